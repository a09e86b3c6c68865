/// Captions and passing lines, between the classification line and the labelled fields.
enum CaptionLines {
  /// True for a line that holds nothing but captions.
  static func isCaptions(_ words: [Word]) -> Bool {
    guard words.count <= 24, let first = words.first,
      first.first.isLetter || first.first.isOne(of: signs) && first[signCount(first)].isUpper
    else { return false }
    let found = captions(words, areAll: true)
    return !found.isEmpty && found.reduce(0) { $0 + $1.wordCount } == words.count
      || isCorrectedCopy(words)
  }

  /// Reads lines: captions are taken as such, what passes the cable on is its distribution, and
  /// everything else is kept as lines that no field takes.
  ///
  /// Between the classification line and the fields every line passes the cable on; elsewhere only
  /// one that does so by its form.
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
      let isBelowLevel = cable.classification.map { $0.range.lowerBound < line.lowerBound } ?? false
      if isCorrectedCopy(words) {
        cable.note(.correctedCopy, at: range, "this is a corrected copy")
        cable.pass(line)
        lastEnd = nil
      } else if isCaptions(words) {
        cable.pageBreaks += take(words, areAll: true, into: &cable)
        lastEnd = nil
      } else if isBelowLevel, passes || PassingLine.isPassing(words) || lastEnd != nil {
        let words = unglued(words)
        let leading = leadingCaptions(words)
        if leading > 0 { cable.pageBreaks += take(Array(words[..<leading]), into: &cable) }
        var rest = Array(words[leading...])
        // `DEPT FOR EUR/WE SENSITIVE`: a caption at the end of a passing line.
        let named = rest.dropFirst(2).reversed().prefix {
          Captions.words.match(bare($0), .spaced) != nil
        }.count
        cable.pageBreaks += take(Array(rest.suffix(named)), into: &cable)
        rest.removeLast(named)
        guard let restRange = rest.range else { continue }
        guard rest.contains(where: \.hasLetter) else {
          cable.pass(restRange)
          continue
        }
        let text = rest.joined
        if leading == 0, let lastEnd,
          bytes.lineEnds(in: lastEnd..<range.lowerBound) == 1,
          let last = cable.distribution.indices.last, let above = open.last, continues(above, rest)
        {
          open.append(text)
          cable.distribution[last].range =
            cable.distribution[last].range.lowerBound..<restRange.upperBound
        } else if passes || PassingLine.isPassing(rest) {
          if let last = cable.distribution.indices.last, !open.isEmpty {
            cable.distribution[last].value = open.joined(separator: " ")
          }
          cable.distribution.append(Field(text, at: restRange))
          open = [text]
        } else {
          cable.pass(restRange)
          lastEnd = nil
          continue
        }
        // After captions nothing continues, or they would be within the line.
        lastEnd = named > 0 ? nil : range.upperBound
      } else {
        cable.pass(line)
      }
    }
  }

  /// Takes the captions among some words, each once; with `areAll` only if there is nothing else.
  ///
  /// - Returns: the places of captions that were taken before.
  @discardableResult
  static func take(
    _ words: [Word], areAll: Bool = false, into cable: inout Cable
  ) -> [Range<Int>] {
    var repeated: [Range<Int>] = []
    for found in captions(words, areAll: areAll) {
      if cable.captions.count >= 100
        || cable.captions.contains(where: { $0.value == found.caption })
      {
        repeated.append(found.range)
      } else {
        cable.captions.append(Field(found.caption, at: found.range))
      }
    }
    return repeated
  }

  /// `SENSITIVE BUT UNCLASSIFIED - PLEASE HANDLE ACCORDINGLY`: whether a line says nothing but that.
  static func isSensitive(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let row = NoticeWords.sensitive.row(at: line.lowerBound, in: bytes) else { return false }
    var place = line.lowerBound + row.text.utf8.count
    while place < line.upperBound, !bytes[place].isLetter, !bytes[place].isDigit { place += 1 }
    return place >= line.upperBound || NoticeWords.openings.isRow(at: place, in: bytes)
  }

  /// Whether a line says that an unclassified cable is sensitive.
  private static func saysSensitive(_ line: Field<String>) -> Bool {
    if line.value == "SBU" { return true }
    guard line.value.utf8.count > 24 else { return false }
    let text = Array(line.value.utf8)
    return NoticeWords.sensitive.rows.contains {
      text.place(of: $0.spelling, in: 0..<text.count) != nil
    }
  }

  /// The level is that of the line and the captions together.
  static func raiseClassification(of cable: inout Cable) {
    guard var whole = cable.classification else { return }
    // A sentence that says so raises the level as the caption does, above the subject or below it.
    if whole.value.level == .unclassified, !whole.value.controls.contains("FOUO"),
      cable.distribution.contains(where: saysSensitive)
        || cable.passing.contains(where: saysSensitive)
    {
      whole.value.controls.append("FOUO")
    }
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
      // The control itself, or level and controls up to section and post.
      let word = cable.source.bytes.place(of: "NOFORN", in: whole.range).map { $0..<($0 + 6) }
      let parts = [cable.section?.range, cable.station?.range, cable.number?.range]
      let end = parts.compactMap { $0?.lowerBound }.min() ?? whole.range.upperBound
      let before = whole.range.lowerBound..<max(whole.range.lowerBound, end)
      cable.captions.append(Field("NOFORN", at: word ?? before.clamped(to: whole.range)))
    }
    cable.classification = whole
  }

  /// A passing line continues if the one above ends open, or if neither verb nor office begins.
  private static func continues(_ above: String, _ words: [Word]) -> Bool {
    if let last = above.utf8.last, last.isOne(of: ",/(&") { return true }
    let before = above.utf8.lastIndex(of: 0x20).map { above[above.index(after: $0)...] }
    let end = Word(spelled: String(before ?? above[...]), at: 0..<0)
    if Captions.passing[end]?.contains(.leavesOpen) == true { return true }
    if let first = words.first, Captions.passing[first]?.contains(.goesOn) == true { return true }
    return !words.contains { Captions.passing[$0]?.contains(.verb) == true }
  }

  /// `SIPDISDEPT FOR …`: a caption of six letters and more that what follows is glued to.
  private static func unglued(_ words: [Word]) -> [Word] {
    guard let place = words.prefix(4).firstIndex(where: { gluedCaption($0) != nil }),
      let count = gluedCaption(words[place])
    else { return words }
    return words[..<place] + [words[place].prefix(count), words[place].dropping(count)]
      + words[(place + 1)...]
  }

  private static func gluedCaption(_ word: Word) -> Int? {
    guard word.count >= 9, word.first.isUpper else { return nil }
    let count = (6...9).last { count in
      count < word.count
        && Captions.words[word.prefix(count).text]?.met.contains(.spaced) == true
    }
    return count.flatMap { word[$0].isUpper ? $0 : nil }
  }

  private static func leadingCaptions(_ words: [Word]) -> Int {
    var count = 0
    for found in captions(words.prefix(4)) where found.start == count {
      count += found.wordCount
    }
    guard count > 0, count < words.count else { return count }
    return Captions.passing[words[count]]?.contains(.followsOffice) == true ? 0 : count
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
  /// caption ends the search, since only a line of nothing else is one.
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
      // `(TOSEC 40123)` may be after the number.
      guard words[index].count >= 2,
        words[index].first.isUpper || words[index].first.isOne(of: signs)
      else {
        if areAll { return [] }
        index += 1
        continue
      }
      let printed = bare(words[index])
      // `Sensitive` stands for the caption where the line has nothing else.
      let word = words.count <= 2 ? printed.uppercased : printed
      let known = Captions.words.longest { place in
        place == 0 ? word : index + place < words.count ? bare(words[index + place]) : nil
      }
      if let (row, count) = known, let range = words[index..<(index + count)].range {
        found.append(
          Caption(caption: row.meaning, start: index, wordCount: count, range: range))
        index += count
        continue
      }
      // A slip is read only where there is nothing but captions in its line.
      if areAll, let caption = Captions.words.meaning(word) {
        found.append(
          Caption(caption: caption, start: index, wordCount: 1, range: words[index].range))
        index += 1
        continue
      }
      guard isJoined(word) else {
        if areAll { return [] }
        index += 1
        continue
      }
      let pieces = split(word).map { Captions.words[$0] }
      if pieces.allSatisfy({ $0 != nil }) {
        for (place, caption) in pieces.compactMap(\.self).enumerated() {
          found.append(
            Caption(
              caption: caption, start: index, wordCount: place == 0 ? 1 : 0,
              range: words[index].range))
        }
      }
      index += 1
    }
    return found
  }

  /// `E X D I S`: a caption of single letters, and how many words it takes.
  static func spaced(_ words: ArraySlice<Word>) -> (caption: String, wordCount: Int)? {
    Captions.words.spaced(words).map { ($0.row.meaning, $0.wordCount) }
  }

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
    let word = printed.first.isOne(of: signs) ? printed.dropping(signCount(printed)) : printed
    var end = word.count
    while end > 0, isStop(word[end - 1]) || end > 1 && word[end - 1].isOne(of: ")*\"]>") {
      end -= 1
    }
    return end == word.count ? word : word.prefix(end)
  }

  /// What may be before a caption: `(SIPDIS)`, `*SIPDIS*`, `//SIPDIS`.
  private static let signs: StaticString = "(*\"[</"

  private static func signCount(_ word: Word) -> Int { word.prefixCount { $0.isOne(of: signs) } }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }

  /// `C O R R E C T E D  C O P Y (TEXT)`, and what was corrected.
  static func isCorrectedCopy(_ words: [Word]) -> Bool {
    guard let first = words.first, first.first.uppercased == UInt8(ascii: "C"),
      first.count == 1 || first[1].uppercased == UInt8(ascii: "O")
    else { return false }
    let squeezed = words.prefix(16).map(\.text).joined().uppercased()
    return squeezed.hasPrefix("CORRECTEDC")
  }
}
