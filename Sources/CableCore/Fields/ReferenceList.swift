/// The REF block: items split by bullets, commas, semicolons, AND, line ends, and where the next begins.
enum ReferenceList {
  /// Reads the blocks' lines; each reference once, the cable itself left out.
  ///
  /// Cost: linear.
  static func read(_ blocks: [ArraySlice<Range<Int>>], into cable: inout Cable) {
    var known: Set<String> = []
    var bullet: String?
    var bulletAbove: String?
    for lines in blocks {
      var state = State(id: cable.id, year: cable.sent?.value.year ?? cable.id?.year)
      var splitter = ReferenceSplitter(bullet: bullet, after: bulletAbove, year: state.year)
      for line in lines {
        // A part at a time, so that a line of a million items takes no more than they do.
        for part in parts(of: line, cable.source.bytes) {
          splitter.add(
            ReferenceToken.words(cable.source.bytes, part),
            isLineStart: part.lowerBound == line.lowerBound)
          for item in splitter.takeWhole() { state.add(item) }
        }
      }
      // `A. REF: STATE 5`: the label is after the bullet.
      bullet = splitter.openBullet
      bulletAbove = splitter.lastBullet
      for item in splitter.takeAll() { state.add(item) }
      var references = state.references
      // Held here alone, so that what is taken out of it costs no copy.
      state.references = []
      if blocks.count > 1 || references.count > 1 {
        references.removeAll { !known.insert(key(of: $0)).inserted }
      }
      if cable.references.isEmpty {
        cable.references = references
      } else {
        cable.references += references
      }
    }
  }

  /// A line, or its parts of some kilobytes where it is longer; each but the first follows a comma.
  private static func parts(of line: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = line.lowerBound
    while line.upperBound - start > 8192,
      let comma = bytes.place(of: ", ", in: (start + 4096)..<line.upperBound)
    {
      parts.append(start..<(comma + 1))
      start = comma + 1
    }
    return parts + [start..<line.upperBound]
  }

  /// What the container lists, where the text has no REF block of its own.
  static func readListed(into cable: inout Cable) {
    var known: Set<String> = []
    for printed in cable.source.hints.references {
      var state = State(id: cable.id, year: cable.sent?.value.year ?? cable.id?.year)
      if let id = CableID(correcting: printed) {
        guard id != cable.id else { continue }
        state.references = [
          Reference(kind: .cable, id: id, text: printed, yearFrom: .printed, range: 0..<0)
        ]
      } else {
        state.add(ReferenceSplitter.Item(words: Identity.placeless(printed)))
      }
      for reference in state.references where known.insert(key(of: reference)).inserted {
        cable.references.append(reference)
      }
    }
  }

  private static func key(of reference: Reference) -> String {
    reference.id?.description ?? "?" + reference.text
  }

  /// The letter of `A.`, `A)`, `(A)`, `A:`, `[A]`, upper case; nil where a word is no bullet.
  static func bullet(of word: Word) -> String? { Bullet.whole(word, .reference)?.label }

  /// True for a bullet and nothing else.
  static func isBullet(_ words: [Word]) -> Bool { words.count == 1 && bullet(of: words[0]) != nil }

  /// True for a line or item that can only be one of the REF block.
  static func isItem(_ words: [Word]) -> Bool {
    guard let first = words.first else { return false }
    let hasDigit = words.prefix(8).contains { $0.hasDigit }
    if bullet(of: first) != nil {
      guard words.count <= 24 else { return false }
      if hasDigit { return !Heading.isProse(words) && !beginsText(words) }
      return words.contains { ReferenceItem.kind(of: $0.uppercased) != nil }
    }
    guard hasDigit, words.count <= 12, !Heading.isProse(words) else { return false }
    let found = ReferenceItem.read(words, ReferenceItem.Context(cableYear: 2000))
    return found.contains { $0.id.map { Vocabulary.isStation($0.station) } == true }
  }

  /// `1) Summary. As compared to the June poll …`: the text's first paragraph.
  private static func beginsText(_ words: [Word]) -> Bool {
    words.count > 3 && bullet(of: words[0]) == "1" && BodyStart.isLongSentence(words)
      && !words[1...3].contains { Vocabulary.isStationWord($0.upper) }
  }

  /// True for a line that begins with a cable and continues with something that is no sentence.
  static func beginsItem(_ words: [Word]) -> Bool {
    !words.isEmpty && words.count <= 24 && ReferenceSplitter.beginsCable(words, at: 0, near: nil)
      && !Heading.isProse(words)
  }

  private static let notal = Array("NOTAL".utf8)

  /// `(NOTAL)`: not sent to all addressees.
  static func isNotalWord(_ word: Word) -> Bool {
    guard word.count >= 5, word.count <= 9 else { return false }
    var letters = 0
    for place in 0..<word.count where word[place].isLetter {
      guard letters < notal.count, notal[letters] == word[place].uppercased else { return false }
      letters += 1
    }
    return letters == notal.count
  }

  /// `AND PREVIOUS`, `ET AL.`: words that name no cable of their own.
  private static func isAddition(_ word: Word) -> Bool {
    if word.isUpper { return ReferenceWords.additions.contains(word) }
    guard word.hasLetter else { return false }
    return ReferenceWords.additions.contains(
      Word(spelled: word.upperLetters, at: word.range))
  }

  /// What is carried from item to item.
  private struct State {
    let id: CableID?
    let year: Int?
    var references: [Reference] = []
    var station: String?
    var bullet: String?
    var wasCable = false
    /// True where the item before named paragraphs, and no cable yet.
    var isPlaceAbove = false

    /// `PARA`, `Paras.`; not `PARAMARIBO`.
    private static func namesPlace(_ word: Word) -> Bool {
      word.uppercased.begins("PARA")
        && MentionWords.places.contains(Word(spelled: word.upperLetters, at: word.range))
    }

    /// A number of a paragraph, or the word between it and the cable.
    private static func isPlace(_ word: Word) -> Bool {
      word.first.isDigit || word.uppercased.is("OF")
    }

    init(id: CableID?, year: Int?) {
      self.id = id
      self.year = year
    }

    /// `OSLO 61, DECEMBER 5, 2006`: the day of the cable before, whose year nobody printed else.
    private mutating func takeYear(of printed: [Word]) -> Bool {
      let words = printed.filter { $0.hasDigit || $0.hasASCIILetter }
      guard (2...4).contains(words.count), let last = references.indices.last,
        words.contains(where: { DateText.month($0) != nil }),
        words.allSatisfy({ $0.hasDigit || DateText.month($0) != nil }),
        let id = references[last].id,
        let year = words.last.flatMap({
          Word(spelled: ReferenceItem.trimmed($0.text), at: 0..<0).number
        }),
        year >= 1950, year <= self.year ?? 2050
      else { return false }
      if references[last].yearFrom == .assumed {
        references[last].id = CableID(
          year: year, station: id.station, number: id.number, isAirgram: id.isAirgram)
        references[last].yearFrom = .printed
      }
      if let end = words.range?.upperBound { extendLast(to: end) }
      references[last].text += ", " + ReferenceItem.trimmed(words.printed)
      return true
    }

    /// Adds words to the item before; the cables of `KABUL 692/317/274` share theirs.
    private mutating func extendLast(to end: Int) {
      guard let shared = references.last?.range else { return }
      for place in references.indices.reversed() {
        guard references[place].range == shared else { return }
        references[place].range = shared.lowerBound..<end
      }
    }

    mutating func add(_ item: ReferenceSplitter.Item) {
      var words = item.words
      let count = words.count
      words.removeAll(where: isNotalWord)
      let isNotal = words.count < count
      if words.allSatisfy(isAddition) {
        if isNotal, !references.isEmpty { references[references.count - 1].isNotal = true }
        return
      }
      guard let range = words.range else { return }
      // `LISBON 300, PARA 5`, `PARA 5 OF LISBON 300`: where to look in it.
      if Self.namesPlace(words[0]),
        wasCable && item.bullet == bullet || words.dropFirst().allSatisfy(Self.isPlace)
      {
        isPlaceAbove = true
        return
      }
      // `PARAS 4 AND 5 OF LISBON 300`
      if isPlaceAbove {
        // `PARAS 4, 5 AND 6`
        guard !words.allSatisfy(Self.isPlace) else { return }
        isPlaceAbove = false
        if words[0].isNumber, words[1].uppercased.is("OF") { words.removeFirst(2) }
      }
      // `REF: NONE` names nothing.
      if references.isEmpty, words.count == 1,
        ReferenceWords.none.contains(
          Word(spelled: ReferenceItem.trimmed(words[0].text.uppercased()), at: 0..<0))
      {
        return
      }
      if item.bullet == bullet, wasCable, takeYear(of: words) { return }
      // A bare number after a bullet of its own is one of the post's own.
      if item.bullet != bullet { station = nil }
      bullet = item.bullet
      // `E-MAIL, 12 FEB`: a date alone.
      let isFragment = words.allSatisfy {
        !$0.hasASCIILetter || DateText.month($0) != nil
      }
      if isFragment, !wasCable, let last = references.indices.last,
        references[last].bullet == item.bullet, references[last].kind != .cable
      {
        // `E-MAIL OF MAY 4, 2009`: the date belongs to the item before.
        references[last].text += ", " + ReferenceItem.trimmed(words.printed)
        extendLast(to: range.upperBound)
        return
      }
      let found = ReferenceItem.read(
        words,
        ReferenceItem.Context(
          station: station, cableYear: year, ownStation: id?.station,
          isBulleted: item.bullet != nil))
      for reference in found {
        if let cited = reference.id { station = cited.station }
        wasCable = reference.kind == .cable
        if let cited = reference.id, cited == id { continue }
        references.append(
          Reference(
            kind: reference.kind, id: reference.id, bullet: item.bullet, text: reference.text,
            isNotal: isNotal, yearFrom: reference.yearFrom, unlistedID: reference.unlistedID,
            range: range))
      }
    }
  }
}
