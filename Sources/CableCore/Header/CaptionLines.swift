/// Captions and passing lines, between the classification line and the labelled fields.
enum CaptionLines {
  private static let single: [String] = [
    "SIPDIS", "SENSITIVE", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "TERREP", "CODEL",
    "STAFFDEL", "NOCONTRACT", "ORCON", "PROPIN", "WNINTEL", "SPECAT", "AIDAC", "NOWACA", "FOUO",
    "LOU", "TOSEC", "SECTO", "CHEROKEE", "VISAS", "VIPER", "DONKEY", "EYES", "ONLY", "CHANNEL",
    "ROGER", "DS", "SY", "MED", "PRIORITY", "NOFORNSIPDIS", "DISSEM", "SIPIDS", "SIPDI", "SENSITVE",
  ]
  private static let double: Set<String> = [
    "ROGER CHANNEL", "DS CHANNEL", "SY CHANNEL", "MED CHANNEL", "EYES ONLY", "ADM AID",
    "INFORM CONSULS", "VISAS VIPER", "VISAS VIPERS", "VISAS DONKEY", "VISAS EAGLE",
    "DISSENT CHANNEL", "STATE CHANNEL", "HUMINT CHANNEL", "NOT PASS", "NO FORN", "NO DIS",
    "EX DIS", "LIM DIS", "SIP DIS",
  ]
  private static let doubleStarts = WordTable(double.map { String($0.prefix { $0 != " " }) })
  private static let mended = [
    "SIPIDS": "SIPDIS", "SIPDI": "SIPDIS", "SENSITVE": "SENSITIVE", "VISAS VIPERS": "VISAS VIPER",
    "NO FORN": "NOFORN", "NO DIS": "NODIS", "EX DIS": "EXDIS", "LIM DIS": "LIMDIS",
    "SIP DIS": "SIPDIS",
  ]
  /// Words of captions that are none alone.
  private static let parts: [String] = [
    "EYES", "ONLY", "CHANNEL", "ROGER", "DS", "SY", "MED", "PRIORITY", "VIPER", "DONKEY", "DISSEM",
    "DISSENT", "VIPERS", "INFORM", "CONSULS", "ADM", "AID", "EAGLE", "HUMINT",
  ]
  private static let misspelled = WordTable(mended.keys)
  private static let alone = WordTable(single.filter { !parts.contains($0) })
  private static let verbs = WordTable(["FOR", "PASS", "BUT"])

  /// True for a line that holds nothing but captions.
  static func isCaptions(_ words: [Word]) -> Bool {
    guard words.count <= 24, let first = words.first, first.first.isLetter else { return false }
    let found = captions(words, areAll: true)
    return !found.isEmpty && found.reduce(0) { $0 + $1.wordCount } == words.count
      || isCorrectedCopy(words)
  }

  /// Reads lines: captions are taken as such, everything else passes the cable on.
  ///
  /// Behind TAGS or SUBJECT nothing passes a cable on: only captions are taken there.
  static func read(_ lines: ArraySlice<Range<Int>>, passes: Bool, into cable: inout Cable) {
    let bytes = cable.source.bytes
    var lastEnd: Int?
    // The lines of the passing line that is open, joined when it ends.
    var open: [String] = []
    defer {
      if let last = cable.distribution.indices.last, !open.isEmpty {
        cable.distribution[last].value = open.joined(separator: " ")
      }
    }
    var words: [Word] = []
    for line in lines {
      words.removeAll(keepingCapacity: true)
      Word.append(bytes, line, to: &words)
      guard !words.isEmpty, let range = words.range else { continue }
      if isCorrectedCopy(words) {
        cable.note(.correctedCopy, at: range, "this is a corrected copy")
        lastEnd = nil
      } else if isCaptions(words) {
        take(words, into: &cable)
        lastEnd = nil
      } else if passes, cable.classification != nil {
        let leading = leadingCaptions(words)
        if leading > 0 { take(Array(words[..<leading]), into: &cable) }
        let rest = Array(words[leading...])
        guard let restRange = rest.range,
          rest.contains(where: \.hasLetter)
        else { continue }
        let text = rest.joined
        if leading == 0, let lastEnd,
          bytes.lineEnds(in: lastEnd..<range.lowerBound) == 1,
          let last = cable.distribution.indices.last, let above = open.last, continues(above, text)
        {
          open.append(text)
          cable.distribution[last].range =
            cable.distribution[last].range.lowerBound..<range.upperBound
        } else {
          if let last = cable.distribution.indices.last, !open.isEmpty {
            cable.distribution[last].value = open.joined(separator: " ")
          }
          cable.distribution.append(Field(text, at: restRange))
          open = [text]
        }
        lastEnd = range.upperBound
      }
    }
  }

  /// Takes the captions among some words, each once.
  static func take(_ words: [Word], into cable: inout Cable) {
    for found in captions(words) where cable.captions.count < 100 {
      if !cable.captions.contains(where: { $0.value == found.caption }) {
        cable.captions.append(Field(found.caption, at: found.range))
      }
    }
  }

  /// The level is that of the line and the captions together.
  static func raiseClassification(of cable: inout Cable) {
    guard var whole = cable.classification else { return }
    for caption in cable.captions {
      if caption.value == "NOFORN", whole.value.level >= .confidential,
        !whole.value.controls.contains("NOFORN")
      {
        whole.value.controls.append("NOFORN")
      }
      if caption.value == "SENSITIVE" || caption.value == "FOUO",
        whole.value.level == .unclassified,
        !whole.value.controls.contains("FOUO")
      {
        whole.value.controls.append("FOUO")
      }
    }
    if whole.value.controls.contains("NOFORN"),
      !cable.captions.contains(where: { $0.value == "NOFORN" })
    {
      cable.captions.append(Field("NOFORN", at: whole.range))
    }
    cable.classification = whole
  }

  /// A passing line goes on where the one above ends open, or where neither verb nor office begins.
  private static func continues(_ above: String, _ text: String) -> Bool {
    if let last = above.last, ",/(&".contains(last) { return true }
    if ["AND", "FOR", "TO", "OR", "PASS"].contains(above.split(separator: " ").last) {
      return true
    }
    let words = text.split(separator: " ")
    let verbs: Set<Substring> = ["FOR", "PASS", "PASSES", "ALSO", "PLEASE", "TO"]
    if words.first.map({ verbs.contains($0) }) == true, words.first != "FOR",
      words.first != "PLEASE"
    {
      return true
    }
    return !words.contains { verbs.contains($0) }
  }

  private static func leadingCaptions(_ words: [Word]) -> Int {
    var count = 0
    for found in captions(words.prefix(4)) where found.start == count {
      count += found.wordCount
    }
    return count > 0 && count < words.count && verbs.contains(words[count]) ? 0 : count
  }

  private struct Caption {
    var caption: String
    var start: Int
    var wordCount: Int
    var range: Range<Int>
  }

  private static func captions(_ words: some RandomAccessCollection<Word>) -> [Caption] {
    captions(Array(words))
  }

  /// The captions among some words; with `areAll` none where the first word that belongs to no
  /// caption ends the search, since only a line of nothing else counts.
  private static func captions(_ words: [Word], areAll: Bool = false) -> [Caption] {
    var found: [Caption] = []
    var index = 0
    while index < words.count {
      if words[index].count == 1, let spaced = spaced(words[index...]),
        let range = words[index..<(index + spaced.wordCount)].range
      {
        found.append(
          Caption(
            caption: spaced.caption, start: index, wordCount: spaced.wordCount, range: range))
        index += spaced.wordCount
        continue
      }
      // `(TOSEC 40123)` may stand behind the number.
      guard words[index].count >= 2,
        words[index].first.isUpper || words[index].first == UInt8(ascii: "(")
      else {
        if areAll { return [] }
        index += 1
        continue
      }
      let printed = bare(words[index])
      // `Sensitive` stands for the caption where the line has nothing else.
      let word = words.count <= 2 ? printed.uppercased : printed
      if index + 1 < words.count, doubleStarts.contains(word) {
        let pair = word.text + " " + bare(words[index + 1]).text
        if double.contains(pair) {
          found.append(
            Caption(
              caption: mended[pair] ?? pair, start: index, wordCount: 2,
              range: words[index].range.lowerBound..<words[index + 1].range.upperBound))
          index += 2
          continue
        }
      }
      if alone.contains(word) {
        let text = word.text
        found.append(
          Caption(
            caption: misspelled.contains(word) ? mended[text] ?? text : text, start: index,
            wordCount: 1, range: words[index].range))
        index += 1
        continue
      }
      guard isJoined(word) else {
        if areAll { return [] }
        index += 1
        continue
      }
      let pieces = split(word)
      if !pieces.isEmpty, pieces.allSatisfy(alone.contains) {
        for (place, piece) in pieces.enumerated() {
          found.append(
            Caption(
              caption: mended[piece.text] ?? piece.text, start: index,
              wordCount: place == 0 ? 1 : 0, range: words[index].range))
        }
      }
      index += 1
    }
    return found
  }

  /// `E X D I S`: a caption of single letters, and how many words it takes.
  static func spaced(_ words: ArraySlice<Word>) -> (caption: String, wordCount: Int)? {
    guard let first = words.first, first.count == 1 else { return nil }
    var text = ""
    for word in words.prefix(9) {
      guard word.count == 1, word.isUpper else { return nil }
      text += word.text
      if text.utf8.count >= 5, spaceable.contains(text) { return (text, text.utf8.count) }
    }
    return nil
  }

  private static let spaceable: Set<String> = [
    "SIPDIS", "SENSITIVE", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS",
  ]

  private static func isJoined(_ word: Word) -> Bool {
    word.contains(UInt8(ascii: "/")) || word.contains(UInt8(ascii: ","))
  }

  /// The captions of `SENSITIVE/NOFORN`.
  private static func split(_ word: Word) -> [Word] {
    var pieces: [Word] = []
    var start = 0
    for place in 0...word.count
    where place == word.count || word[place] == UInt8(ascii: "/")
      || word[place] == UInt8(ascii: ",")
    {
      if start < place { pieces.append(word.part(start..<place)) }
      start = place + 1
    }
    return pieces
  }

  private static func bare(_ printed: Word) -> Word {
    let word = printed.first == UInt8(ascii: "(") ? printed.dropping(1) : printed
    var end = word.count
    while end > 0, isStop(word[end - 1]) { end -= 1 }
    return end == word.count ? word : word.prefix(end)
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }

  private static func isCorrectedCopy(_ words: [Word]) -> Bool {
    guard let first = words.first, first.first.uppercased == UInt8(ascii: "C"),
      first.count == 1 || first[1].uppercased == UInt8(ascii: "O")
    else { return false }
    let squeezed = words.prefix(16).map(\.text).joined().uppercased()
    return squeezed.hasPrefix("CORRECTEDCOPY") || squeezed.hasPrefix("CORRECTEDC")
  }
}
