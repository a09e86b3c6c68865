/// The REF block: items split by bullets, commas, semicolons, AND and line ends.
enum ReferenceList {
  private struct Item {
    var bullet: String?
    var words: [Word] = []
  }

  /// Reads the blocks' lines; each reference once, the cable itself left out.
  static func read(_ blocks: [ArraySlice<Range<Int>>], into cable: inout Cable) {
    var known: Set<String> = []
    for lines in blocks {
      var state = State(cable: cable)
      for item in items(lines, cable.source.bytes) { state.add(item) }
      if blocks.count == 1, state.references.count == 1 {
        cable.references = state.references
        return
      }
      for reference in state.references where known.insert(key(of: reference)).inserted {
        cable.references.append(reference)
      }
    }
  }

  /// What the container lists, where the text has no REF block of its own.
  static func readListed(into cable: inout Cable) {
    var known: Set<String> = []
    for printed in cable.source.hints.references {
      var state = State(cable: cable)
      if let id = CableID(mending: printed) {
        guard id != cable.id else { continue }
        state.references = [Reference(kind: .cable, id: id, text: printed, range: 0..<0)]
      } else {
        state.add(Item(bullet: nil, words: Identity.placeless(printed)))
      }
      for reference in state.references where known.insert(key(of: reference)).inserted {
        cable.references.append(reference)
      }
    }
  }

  private static func key(of reference: Reference) -> String {
    reference.id?.description ?? "?" + reference.text
  }

  private static func items(_ lines: ArraySlice<Range<Int>>, _ bytes: [UInt8]) -> [Item] {
    var items = [Item()]
    func open() -> Bool { items[items.count - 1].words.isEmpty }
    for line in lines {
      let words = pieces(Word.words(bytes, line))
      if !open(), isComplete(items[items.count - 1].words) {
        items.append(Item(bullet: items[items.count - 1].bullet))
      }
      for (place, word) in words.enumerated() {
        if let bullet = bullet(of: word),
          place == 0 || !isWithinItem(items[items.count - 1], word, bullet)
        {
          if open() {
            // `A. (A) PARIS 1784`: one bullet, printed twice.
            items[items.count - 1].bullet = bullet
          } else {
            items.append(Item(bullet: bullet))
          }
          continue
        }
        if let bullet = looseBullet(words, at: place, above: items[items.count - 1]) {
          if !open() { items.append(Item()) }
          items[items.count - 1].bullet = bullet
          continue
        }
        // What joins and parts items is short.
        switch joint(word) {
        case .stop:
          if !open() { items.append(Item(bullet: items[items.count - 1].bullet)) }
        case .and:
          if isComplete(items[items.count - 1].words) {
            items.append(Item(bullet: items[items.count - 1].bullet))
          } else if !open() {
            items[items.count - 1].words.append(word)
          }
        case .label where open(), .dash where open(), .point: continue
        default: items[items.count - 1].words.append(word)
        }
      }
    }
    return items.filter { !$0.words.isEmpty }
  }

  /// Words between items, which are none of their own.
  private enum Joint { case stop, and, label, point, dash }

  private static let joints = WordTable<Joint>([
    (",", .stop), (";", .stop), ("AND", .and), ("&", .and), ("REF", .point), ("REFTEL", .point),
    ("REFS", .label), (".", .point), (":", .point), ("-", .dash), ("--", .dash),
  ])

  private static func joint(_ word: Word) -> Joint? {
    word.count > 6 ? nil : joints[word.uppercased]
  }

  /// `A STATE 1 B ROME 2`, `A - STATE 1`, `1) STATE 1`: a bullet without stop, or a number.
  ///
  /// It counts where it is the next one: the first before any item, each other behind a whole one.
  private static func looseBullet(_ words: [Word], at place: Int, above: Item) -> String? {
    guard place + 1 < words.count else { return nil }
    let word = words[place]
    guard word.count <= 3 else { return nil }
    let isFirst = above.words.isEmpty && above.bullet == nil
    guard isFirst || isComplete(above.words) || above.words.isEmpty && place == 0 else {
      return nil
    }
    let next = words[place + 1]
    if word.count == 1, word.isUpper {
      let expected = isFirst ? UInt8(ascii: "A") : above.bullet?.utf8.first.map { $0 + 1 }
      guard word.first == expected, next.count > 1 || next.first == UInt8(ascii: "-") else {
        return nil
      }
      return word.text
    }
    guard let bullet = Bullet.whole(word, .nextReference), case .number(let number) = bullet.inner,
      next.first.isLetter || next.count == 2,
      number == (isFirst ? 1 : above.bullet.flatMap { Int($0) }.map { $0 + 1 } ?? 0)
    else { return nil }
    return bullet.label
  }

  /// `A)STATE`, `(B)STATE`, `C.STATE`: a bullet with no blank behind it, as two words.
  private static func unglued(_ words: [Word]) -> [Word] {
    guard words.contains(where: { splitPlace($0) != nil || bulletEnd($0) != nil }) else {
      return words
    }
    var parts: [Word] = []
    parts.reserveCapacity(words.count + 4)
    for word in words.flatMap(split) {
      if let end = bulletEnd(word) {
        parts.append(word.prefix(end))
        parts.append(word.dropping(end))
      } else {
        parts.append(word)
      }
    }
    return parts
  }

  /// Where the bullet ends that a word begins with; nil for most words.
  private static func bulletEnd(_ word: Word) -> Int? {
    guard word.count >= 5, let end = Bullet.read(word, .reference)?.length else { return nil }
    // Initials such as `U.S.` are no bullet.
    guard end + 2 < word.count, word[end].isLetter || word[end].isDigit,
      word[end + 1].isLetter || word[end + 1].isDigit
    else { return nil }
    return end
  }

  /// `12345(B)ROME`, as two words: the item above and the bullet below it.
  private static func split(_ word: Word) -> [Word] {
    guard let open = splitPlace(word) else { return [word] }
    return [word.prefix(open), word.dropping(open)]
  }

  /// Where the bullet opens that is glued to an item's number; nil for most words.
  private static func splitPlace(_ word: Word) -> Int? {
    guard word.count >= 6, word.first != UInt8(ascii: "("),
      let open = word.firstIndex(of: UInt8(ascii: "(")), open + 3 < word.count,
      word[open - 1].isDigit, Bullet.read(word.dropping(open), .reference) != nil
    else { return nil }
    return open
  }

  /// Words with commas and semicolons as words of their own.
  private static func pieces(_ words: [Word]) -> [Word] {
    let words = unglued(words)
    guard words.contains(where: isListed) else { return words }
    var pieces: [Word] = []
    for word in words {
      guard isListed(word) else {
        pieces.append(word)
        continue
      }
      var start = 0
      func add(_ end: Int) {
        guard start < end else { return }
        pieces.append(start == 0 && end == word.count ? word : word.part(start..<end))
        start = end
      }
      for place in 0..<word.count
      where word[place] == UInt8(ascii: ",") || word[place] == UInt8(ascii: ";") {
        add(place)
        add(place + 1)
      }
      add(word.count)
    }
    return pieces
  }

  /// True where a comma or a semicolon is among a word's bytes.
  private static func isListed(_ word: Word) -> Bool {
    word.contains(UInt8(ascii: ",")) || word.contains(UInt8(ascii: ";"))
  }

  /// `A.` in `U.S.` style initials within an item that has no number yet is no bullet.
  private static func isWithinItem(_ item: Item, _ word: Word, _ bullet: String) -> Bool {
    guard !item.words.isEmpty, !isComplete(item.words), word.first != UInt8(ascii: "("),
      word.last == UInt8(ascii: "."), let open = item.bullet
    else { return false }
    guard let letter = open.utf8.first, bullet.utf8.first == letter + 1 else { return true }
    // The next letter begins the next item where this one can end.
    return !item.words.contains {
      let word = $0.uppercased
      return word.hasDigit || word.begins("PREV")
        || ReferenceItem.kind(of: word) != nil
    }
  }

  private static func isComplete(_ words: [Word]) -> Bool {
    guard words.contains(where: { $0.hasDigit }) else { return false }
    // A year alone waits for its station.
    return words.contains { $0.hasASCIILetter } || words[0].count > 2
  }

  /// The letter of `A.`, `A)`, `(A)`, `A:`, upper case; nil where a word is no bullet.
  static func bullet(of word: Word) -> String? { Bullet.whole(word, .reference)?.label }

  /// True for a line or item that can only be one of the REF block.
  static func isItem(_ words: [Word]) -> Bool {
    guard let first = words.first else { return false }
    let hasDigit = words.prefix(8).contains { $0.hasDigit }
    if bullet(of: first) != nil {
      guard words.count <= 24 else { return false }
      if hasDigit { return !Heading.isProse(words) }
      return words.contains { ReferenceItem.kind(of: $0.uppercased) != nil }
    }
    guard hasDigit, words.count <= 12, !Heading.isProse(words) else { return false }
    let found = ReferenceItem.read(
      words, sharing: nil, cableYear: 2000, ownStation: nil, isBulleted: false)
    return found.contains { $0.id.map { Vocabulary.isStation($0.station) } == true }
  }

  private static let notal = Array("NOTAL".utf8)

  /// `(NOTAL)`: not sent to all addressees.
  private static func isNotalWord(_ word: Word) -> Bool {
    guard word.count >= 5, word.count <= 9 else { return false }
    var letters = 0
    for place in 0..<word.count where word[place].isLetter {
      guard letters < notal.count, notal[letters] == word[place].uppercased else { return false }
      letters += 1
    }
    return letters == notal.count
  }

  private static let additions = WordTable([
    "AND", "PREVIOUS", "PREV", "NOTAL", "EARLIER", "OTHERS", "ET", "AL", "SERIES",
  ])

  /// `AND PREVIOUS`, `ET AL.`: words that name no cable of their own.
  private static func isAddition(_ word: Word) -> Bool {
    if word.isUpper { return additions.contains(word) }
    guard word.hasLetter else { return false }
    return additions.contains(Word(spelled: word.upper.filter(\.isLetter), at: word.range))
  }

  /// What is carried from item to item.
  private struct State {
    let id: CableID?
    let year: Int?
    var references: [Reference] = []
    var station: String?
    var bullet: String?
    var wasCable = false

    init(cable: Cable) {
      id = cable.id
      year = cable.sent?.value.year ?? cable.id?.year
    }

    mutating func add(_ item: Item) {
      var words = item.words
      let count = words.count
      words.removeAll(where: isNotalWord)
      let isNotal = words.count < count
      if words.allSatisfy(isAddition) {
        if isNotal, !references.isEmpty { references[references.count - 1].isNotal = true }
        return
      }
      guard let range = words.range else { return }
      // `LISBON 300, PARA 5`: where to look in it.
      if wasCable, item.bullet == bullet, words[0].text.uppercased().hasPrefix("PARA") { return }
      // `REF: NONE` names nothing.
      if references.isEmpty, words.count == 1,
        ["NONE", "N/A", "NA", "NIL"].contains(ReferenceItem.trimmed(words[0].text.uppercased()))
      {
        return
      }
      // A bare number behind a bullet of its own is one of the post's own.
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
        references[last].text += ", " + ReferenceItem.trimmed(words.joined)
        references[last].range = references[last].range.lowerBound..<range.upperBound
        return
      }
      let found = ReferenceItem.read(
        words, sharing: station, cableYear: year, ownStation: id?.station,
        isBulleted: item.bullet != nil)
      for reference in found {
        if let cited = reference.id { station = cited.station }
        wasCable = reference.kind == .cable
        if let cited = reference.id, cited == id { continue }
        references.append(
          Reference(
            kind: reference.kind, id: reference.id, bullet: item.bullet, text: reference.text,
            isNotal: isNotal, isYearAssumed: reference.isYearAssumed, range: range))
      }
    }
  }
}
