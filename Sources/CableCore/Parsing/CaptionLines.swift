/// Captions and passing lines, between the classification line and the labelled fields.
enum CaptionLines {
  private static let single: Set<String> = [
    "SIPDIS", "SENSITIVE", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "TERREP", "CODEL",
    "STAFFDEL", "NOCONTRACT", "ORCON", "PROPIN", "WNINTEL", "SPECAT", "AIDAC", "NOWACA", "FOUO",
    "LOU", "TOSEC", "SECTO", "CHEROKEE", "VISAS", "VIPER", "DONKEY", "EYES", "ONLY", "CHANNEL",
    "ROGER", "DS", "SY", "MED", "PRIORITY", "NOFORNSIPDIS", "DISSEM", "SIPIDS", "SIPDI", "SENSITVE",
  ]
  private static let double: Set<String> = [
    "ROGER CHANNEL", "DS CHANNEL", "SY CHANNEL", "MED CHANNEL", "EYES ONLY", "ADM AID",
    "INFORM CONSULS", "VISAS VIPER", "VISAS VIPERS", "VISAS DONKEY", "VISAS EAGLE",
    "DISSENT CHANNEL", "STATE CHANNEL", "HUMINT CHANNEL", "NOT PASS",
  ]
  private static let mended = [
    "SIPIDS": "SIPDIS", "SIPDI": "SIPDIS", "SENSITVE": "SENSITIVE", "VISAS VIPERS": "VISAS VIPER",
  ]
  /// Words of captions that are none alone.
  private static let parts: Set<String> = [
    "EYES", "ONLY", "CHANNEL", "ROGER", "DS", "SY", "MED", "PRIORITY", "VIPER", "DONKEY", "DISSEM",
    "DISSENT", "VIPERS", "INFORM", "CONSULS", "ADM", "AID", "EAGLE", "HUMINT",
  ]

  /// True for a line that holds nothing but captions.
  static func isCaptions(_ words: [Word]) -> Bool {
    guard words.count <= 8 else { return false }
    let found = captions(words)
    return !found.isEmpty && found.reduce(0) { $0 + $1.wordCount } == words.count
      || isCorrectedCopy(words)
  }

  /// Reads lines: captions are taken as such, everything else passes the cable on.
  ///
  /// Behind TAGS or SUBJECT nothing passes a cable on: only captions are taken there.
  static func read(_ lines: [Range<Int>], passes: Bool, into cable: inout Cable) {
    let bytes = cable.source.bytes
    var lastEnd: Int?
    for line in lines {
      let words = Word.words(bytes, line)
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
          rest.contains(where: { $0.text.contains(where: \.isLetter) })
        else { continue }
        let text = rest.joined
        if leading == 0, let lastEnd,
          bytes[lastEnd..<range.lowerBound].count(where: { $0 == 0x0A }) == 1,
          let last = cable.distribution.last, continues(last.value, text)
        {
          cable.distribution[cable.distribution.count - 1] = Field(
            last.value + " " + text, at: last.range.lowerBound..<range.upperBound)
        } else {
          cable.distribution.append(Field(text, at: restRange))
        }
        lastEnd = range.upperBound
      }
    }
  }

  /// Takes the captions among some words, each once.
  static func take(_ words: [Word], into cable: inout Cable) {
    for found in captions(words) {
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
    for found in captions(Array(words.prefix(4))) where found.start == count {
      count += found.wordCount
    }
    if count > 0, count < words.count, ["FOR", "PASS", "BUT"].contains(words[count].text) {
      return 0
    }
    return count
  }

  private struct Caption {
    var caption: String
    var start: Int
    var wordCount: Int
    var range: Range<Int>
  }

  private static func captions(_ words: [Word]) -> [Caption] {
    var found: [Caption] = []
    var index = 0
    while index < words.count {
      let word = bare(words[index].text)
      if index + 1 < words.count {
        let pair = word + " " + bare(words[index + 1].text)
        if double.contains(pair) {
          found.append(
            Caption(
              caption: mended[pair] ?? pair, start: index, wordCount: 2,
              range: words[index].range.lowerBound..<words[index + 1].range.upperBound))
          index += 2
          continue
        }
      }
      let pieces = word.split(separator: "/").flatMap { $0.split(separator: ",") }.map(String.init)
      if !pieces.isEmpty, pieces.allSatisfy({ single.contains($0) && !parts.contains($0) }) {
        for (place, piece) in pieces.enumerated() {
          found.append(
            Caption(
              caption: mended[piece] ?? piece, start: index, wordCount: place == 0 ? 1 : 0,
              range: words[index].range))
        }
      }
      index += 1
    }
    return found
  }

  private static func bare(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, ",;.:".contains(last) { text = text.dropLast() }
    return String(text)
  }

  private static func isCorrectedCopy(_ words: [Word]) -> Bool {
    let squeezed = words.prefix(16).map(\.text).joined().uppercased()
    return squeezed.hasPrefix("CORRECTEDCOPY") || squeezed.hasPrefix("CORRECTEDC")
  }
}
