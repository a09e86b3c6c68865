/// Splits the words of a REF block into items.
struct ReferenceSplitter {
  /// Some words that name one thing, and the bullet before them.
  struct Item {
    var bullet: String?
    private(set) var words: [Word] = []
    /// True where it has a number that may end it.
    private(set) var isWhole = false
    /// True where a word shows that it names no cable.
    private(set) var isOther = false
    /// True where one of its words has a digit.
    private(set) var hasDigit = false
    /// How many brackets are open.
    private(set) var depth = 0
    /// True where a digit is in the brackets that are open.
    private(set) var hasBracketedDigit = false
    private var hasLetters = false

    init(bullet: String? = nil, words: [Word] = []) {
      self.bullet = bullet
      for word in words { add(word) }
    }

    var isEmpty: Bool { words.isEmpty }

    /// True where its last bracket holds places in the cable: `(SECTIONS 1 AND 2)`.
    var namesPlaces: Bool {
      guard let open = words.last(where: { $0.first == UInt8(ascii: "(") }) else { return false }
      return ReferenceWords.ends.contains(open.dropping(1).uppercased)
    }

    /// False for an item of nothing but signs.
    var isNamed: Bool { words.contains { $0.hasDigit || $0.hasLetter } }

    /// True for two or four digits and nothing else, which a year is as well.
    var isLoneNumber: Bool { words.count == 1 && words[0].isNumber }

    /// Adds a word; cost: that of the word.
    mutating func add(_ word: Word) {
      if words.isEmpty { words.reserveCapacity(4) }
      words.append(word)
      isOther = isOther || ReferenceItem.kind(of: word.uppercased) != nil
      var digits = 0
      // `O4 CHENNAI`: an O among digits is a zero.
      let isNumber = word.hasDigit && word.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "O") }
      for place in 0...word.count {
        let byte = place < word.count ? word[place] : 0
        if byte.isDigit || isNumber && place < word.count {
          digits += 1
          continue
        }
        if digits > 0 { endNumber(word.part((place - digits)..<place)) }
        digits = 0
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["):
          if depth == 0 { hasBracketedDigit = false }
          depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
        default: hasLetters = hasLetters || byte.isLetter
        }
      }
    }

    /// A year alone waits for its station, with one for its number.
    private mutating func endNumber(_ number: Word) {
      hasDigit = true
      hasBracketedDigit = hasBracketedDigit || depth > 0
      let mayBeYear =
        number.count == 2
        || number.count == 4 && number.number.map { (1950..<2050).contains($0) } ?? true
      if hasLetters || !mayBeYear { isWhole = true }
    }
  }

  /// The items that nothing can be added to any more, and that were not taken yet.
  private var done: [Item] = []
  /// The item that may continue.
  private var last: Item
  /// True until a second item begins.
  private var hasOneItem = true
  /// True right after a bullet.
  private var isBelowBullet = false
  /// True after a sentence on handling, until the next bullet.
  private var isPassing = false

  /// Of the citing cable, four digits: near it a number may be a year.
  private let year: Int?

  /// The bullet of the block above, after which the list continues.
  private let bulletAbove: String?

  /// A splitter whose first item may have its bullet already.
  init(bullet: String? = nil, after bulletAbove: String? = nil, year: Int? = nil) {
    last = Item(bullet: bullet)
    self.bulletAbove = bulletAbove
    self.year = year
  }

  /// The bullet of the last item, or of the block above.
  var lastBullet: String? { last.bullet ?? bulletAbove }

  /// Takes the items that nothing can be added to any more; those of nothing but signs are left out.
  mutating func takeWhole() -> [Item] {
    guard !done.isEmpty else { return [] }
    defer { done.removeAll(keepingCapacity: true) }
    return done.filter(\.isNamed)
  }

  /// Takes all items, at the end of the block.
  mutating func takeAll() -> [Item] { takeWhole() + (last.isNamed ? [last] : []) }

  /// The bullet at the end, where no item came after it.
  var openBullet: String? { last.isEmpty ? last.bullet : nil }

  private mutating func begin(bullet: String?) {
    if last.isEmpty {
      // `A. (A) PARIS 1784`: one bullet, printed twice.
      last.bullet = bullet
    } else {
      done.append(last)
      last = Item(bullet: bullet)
      hasOneItem = false
    }
  }

  /// Begins another item after the same bullet.
  private mutating func beginNext() {
    if !last.isEmpty { begin(bullet: last.bullet) }
  }

  /// Adds the words of a line, or of a part of a long one after a comma.
  ///
  /// Cost: linear.
  mutating func add(_ words: [Word], isLineStart: Bool = true) {
    if isPassing, !words.isEmpty, Self.beginsCable(words, at: 0, near: year) { isPassing = false }
    if isLineStart, last.isWhole, !isPassing, let first = words.first?.uppercased,
      !ReferenceWords.tails.contains(first)
    {
      beginNext()
    }
    var closes = Self.closingBrackets(words)
    let quotes = words.reduce(0) { $0 + Self.quotes($1) }
    var isQuoted = false
    var place = 0
    while place < words.count {
      let word = words[place]
      defer { place += 1 }
      if word.contains(UInt8(ascii: ")")) || word.contains(UInt8(ascii: "]")) { closes -= 1 }
      if last.isEmpty, Self.isBulletRange(word) || isBelowBullet && isMark(word) { continue }
      if let bullet = bullet(words, at: place) {
        begin(bullet: bullet)
        (isPassing, isBelowBullet) = (false, true)
        continue
      }
      isBelowBullet = false
      if isPassing { continue }
      if quotes > 0, quotes % 2 == 0, isQuoted || Self.quotes(word) > 0 {
        // `"CORK AND WINE"`: a title is no list.
        last.add(word)
        if Self.quotes(word) % 2 == 1 { isQuoted.toggle() }
        continue
      }
      if last.isWhole, last.depth == 0 {
        if ReferenceWords.handling.contains(word.uppercased) {
          isPassing = true
          continue
        }
        if !last.isOther, Self.beginsCable(words, at: place, near: year) { beginNext() }
      }
      join(words, at: place, isBracketed: last.depth > 0 && closes > 0)
    }
  }

  /// How many quotation marks a word has.
  private static func quotes(_ word: Word) -> Int {
    word.contains(UInt8(ascii: "\""))
      ? (0..<word.count).count { word[$0] == UInt8(ascii: "\"") } : 0
  }

  /// How many words of a line have a closing bracket.
  private static func closingBrackets(_ words: [Word]) -> Int {
    words.count { $0.contains(UInt8(ascii: ")")) || $0.contains(UInt8(ascii: "]")) }
  }

  /// Adds a word to the item, unless it only separates items.
  private mutating func join(_ words: [Word], at place: Int, isBracketed: Bool) {
    let word = words[place]
    switch word.count > 7 ? nil : ReferenceWords.joints[word.uppercased] {
    case .stop where isWithinPost(words, at: place) || isWithinDate(words, at: place),
      .stop where isBracketed && last.namesPlaces, .and where isBracketed && last.namesPlaces,
      .stop where isBracketed && !last.hasBracketedDigit,
      .and where isBracketed && !last.hasBracketedDigit:
      last.add(word)
    case .stop: beginNext()
    case .and where last.isWhole || last.isLoneNumber: beginNext()
    case .and where last.isEmpty, .label where last.isEmpty, .dash where last.isEmpty, .point: break
    case nil where last.isEmpty && isPrevious(words, at: place): break
    default: last.add(word)
    }
  }

  /// `AND PREVIOUS 03 OSLO 14`: a word that names no cable, before the year of one.
  private func isPrevious(_ words: [Word], at place: Int) -> Bool {
    place + 2 < words.count && words[place + 1].first.isDigit && words[place + 2].first.isLetter
      && ReferenceWords.additions.contains(words[place].uppercased)
  }

  /// `PARIS, 1228`: a comma between post and number.
  private func isWithinPost(_ words: [Word], at place: Int) -> Bool {
    guard !last.isEmpty, !last.hasDigit, last.words.count <= 4, place + 1 < words.count,
      words[place + 1].first.isDigit, words[place].first == UInt8(ascii: ",")
    else { return false }
    return Self.isPost(last.words[...])
  }

  /// `OF DECEMBER 5, 2006`: a comma between day and year.
  private func isWithinDate(_ words: [Word], at place: Int) -> Bool {
    guard place + 1 < words.count, last.words.count > 1, words[place].first == UInt8(ascii: ",")
    else { return false }
    let year = words[place + 1].prefix(words[place + 1].prefixCount(\.isDigit))
    guard year.count == 4, year.number.map({ (1950..<2050).contains($0) }) == true else {
      return false
    }
    let (month, day) = (last.words[last.words.count - 2], last.words[last.words.count - 1])
    return DateText.month(month) != nil && day.count <= 2 && day.isNumber
  }

  private static func isPost(_ words: ArraySlice<Word>) -> Bool {
    guard let first = words.first else { return false }
    let name = words.dropFirst().reduce(first.uppercased) { $0.appending($1.uppercased) }
    return Vocabulary.listedStation(name) != nil
  }

  /// Whether `08 ROME 9`, `ROME 9` or `09STATE12` begins at a place.
  static func beginsCable(_ words: [Word], at place: Int, near citingYear: Int?) -> Bool {
    var start = place
    var hasYear = false
    let first = words[place]
    if first.first.isDigit || first.first == UInt8(ascii: "'") {
      let digits = first.first.isDigit ? first : first.dropping(1)
      guard let year = digits.number else {
        // `09STATE12`
        return digits.count >= 6 && digits.hasASCIILetter && digits.last.isDigit
          && CableID(parsing: digits.text).map { Vocabulary.isStation($0.station) } == true
      }
      guard digits.count == 2 || digits.count == 4 && (1950..<2050).contains(year) else {
        return false
      }
      hasYear = true
      start += 1
    }
    for count in 1...4 where start + count < words.count {
      let end = words[start + count - 1]
      guard end.first.isLetter || end.first == UInt8(ascii: "'") else { return false }
      let number = words[start + count]
      guard number.first.isDigit else { continue }
      guard isPost(words[start..<(start + count)]) else { return false }
      // Without a year before the post, `MALTA 2008` may be a place and a year.
      let digits = number.prefix(number.prefixCount(\.isDigit))
      guard !hasYear, digits.count == 4, let value = digits.number else { return true }
      return
        !(citingYear.map { ($0 - 20...$0 + 1).contains(value) }
        ?? (1950..<2050).contains(value))
    }
    return false
  }

  // MARK: Bullets

  /// The bullet that a word is; nil for most words.
  private func bullet(_ words: [Word], at place: Int) -> String? {
    let word = words[place]
    guard word.count <= 8 else { return nil }
    if let bullet = Bullet.whole(word, .reference), counts(bullet, words, at: place) {
      return bullet.label
    }
    return nextBullet(words, at: place)
  }

  /// `A-C`, `(A-C)`: the bullets of the list, after its label.
  static func isBulletRange(_ word: Word) -> Bool {
    guard word.count >= 3, word.count <= 6 else { return false }
    guard word.contains(UInt8(ascii: "-")) else { return false }
    let letters = (0..<word.count).map { word[$0] }.filter { !$0.isOne(of: "():.") }
    return letters.count == 3 && letters[0].isUpper && letters[2].isUpper
      && letters[1] == UInt8(ascii: "-")
  }

  /// `A. (U) STATE 1`: the portion mark of an item, which is no bullet and no word of its own.
  private func isMark(_ word: Word) -> Bool {
    guard word.count <= 5, word.first == UInt8(ascii: "("), word.last == UInt8(ascii: ")"),
      let open = last.bullet?.utf8.first
    else { return false }
    return word[1] != open && Vocabulary.portionMark(word.part(1..<(word.count - 1))) != nil
  }

  /// Whether a bullet with its sign is one here: initials within an item are none.
  private func counts(_ bullet: Bullet, _ words: [Word], at place: Int) -> Bool {
    guard place > 0, let letter = bullet.letter else { return true }
    let isOpening = !words[place].first.isLetter
    if last.isEmpty {
      // `A. J. SMITH`: after a bullet only the same or the next is one, unless it has a bracket.
      let open = last.bullet?.utf8.first
      return words[place].last != UInt8(ascii: ".")
        || open.map { letter == $0 || letter == $0 + 1 } ?? true
    }
    guard let open = last.bullet?.utf8.first else {
      // `ROME 1 B. ROME 2`: the first one was lost.
      return last.isWhole || words[place].last != UInt8(ascii: ".")
    }
    if last.isWhole { return letter > open || letter == UInt8(ascii: "A") }
    guard words[place].last == UInt8(ascii: "."), !isOpening else { return true }
    guard letter == open + 1 else { return false }
    // The next letter begins the next item where this one can end.
    return last.hasDigit || last.isOther || last.words.contains { $0.uppercased.begins("PREV") }
      || Self.beginsCable(words, at: min(place + 1, words.count - 1), near: year)
  }

  /// `A STATE 1 B ROME 2`, `A - STATE 1`, `1) STATE 1`: a bullet without stop, or a number.
  ///
  /// It is one where it is the next one: the first before any item, each other after a whole one.
  private func nextBullet(_ words: [Word], at place: Int) -> String? {
    guard place + 1 < words.count else { return nil }
    let isFirst = last.isEmpty && last.bullet == nil && hasOneItem
    guard isFirst || last.isWhole || last.isEmpty && (place == 0 || isBehindStop(words, place)),
      let bullet = Bullet.whole(words[place], .nextReference)
    else { return nil }
    // `A, STATE 1`: the sign may be a word of its own.
    var next = words[place + 1]
    if next.count == 1, next.first.isOne(of: ",;-/="), place + 2 < words.count {
      next = words[place + 2]
    }
    switch bullet.inner {
    case .letter(let letter):
      let open = last.bullet?.utf8.first
      let expected = (isFirst ? bulletAbove?.utf8.first ?? 0x40 : open).map { $0 + 1 }
      guard letter == expected, words[place].contains(where: \.isUpper),
        next.count > 1 || next.first == UInt8(ascii: "-")
      else { return nil }
    case .number(let number):
      let expected = (isFirst ? bulletAbove ?? "0" : last.bullet).flatMap { Int($0) }.map { $0 + 1 }
      guard number == expected, next.first.isLetter || next.count == 2 || next.count == 4 else {
        return nil
      }
    case .sign: return nil
    }
    return bullet.label
  }

  private func isBehindStop(_ words: [Word], _ place: Int) -> Bool {
    guard place > 0, words[place - 1].count <= 4 else { return false }
    let joint = ReferenceWords.joints[words[place - 1].uppercased]
    return joint == .stop || joint == .and
  }
}
