/// One item of a REF block: `09 STATE 78227`, `STATE 78227 (05)`, `2764`, `SMITH-JONES E-MAIL`.
enum ReferenceItem {
  /// What an item names.
  struct Found {
    var kind: ReferenceKind
    var id: CableID?
    var text: String
    /// Where the year of the id comes from; nil without one.
    var yearFrom: YearSource?
    /// The id it has if its words name a post that no table has.
    var unlistedID: CableID?
  }

  /// What an item is read with.
  struct Context {
    /// Of the item before, which a bare number shares.
    var station: String?
    /// Four digits; an item without a year has the cable's.
    var cableYear: Int?
    /// Of the citing post, for a bulleted bare number.
    var ownStation: String?
    /// Whether a bullet is before the item.
    var isBulleted = false
  }

  /// The kind that a word of an item, in capitals, names; nil where it may be a cable.
  static func kind(of word: Word) -> ReferenceKind? {
    var end = word.count
    while end > 0, isStop(word[end - 1]) { end -= 1 }
    var start = 0
    while start < end, word[start] == UInt8(ascii: "(") { start += 1 }
    let bare = end - start == word.count ? word : word.part(start..<end)
    if bare.allSatisfy(\.isDigit) { return nil }
    if let found = ReferenceWords.kinds[bare] { return found }
    switch bare.first {
    case UInt8(ascii: "T") where bare.begins("TD-") || bare.begins("TD/") || bare.begins("TDX"),
      UInt8(ascii: "T") where bare.begins("TD3"), UInt8(ascii: "I") where bare.begins("IIR-"):
      return .report
    case UInt8(ascii: "F") where bare.begins("FAM-") || bare.begins("FAH-"),
      UInt8(ascii: "H") where bare.begins("HTTP"), UInt8(ascii: "W") where bare.begins("WWW."):
      return .book
    default: break
    }
    if bare.contains(UInt8(ascii: "@")) { return .email }
    guard bare.count >= 5, bare.contains(UInt8(ascii: "M")) else { return nil }
    let isMail = (0..<bare.count).contains {
      bare.has("E-MAIL", at: $0) || bare.has("EMAIL", at: $0)
    }
    return isMail ? .email : nil
  }

  /// What may be after an item's word.
  private static func isStop(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: ")"):
      true
    default: false
    }
  }

  /// Reads an item's words, without bullet.
  ///
  /// Cost: linear.
  static func read(_ words: [Word], _ context: Context) -> [Found] {
    let printed = words.printed
    let text = trimmed(printed)
    for word in words {
      if let kind = kind(of: word.uppercased) { return [Found(kind: kind, text: text)] }
    }
    var reader = Reader(
      text: text, rest: ReferencePiece.pieces(printed, near: context.cableYear)[...],
      context: context)
    return reader.read()
  }

  /// Without the stop or the comma after an item.
  static func trimmed(_ text: String) -> String {
    var inner = text.utf8[...]
    while let last = inner.last, last.isOne(of: ".,;: -/") { inner.removeLast() }
    let opening: UInt8? =
      switch inner.last {
      case UInt8(ascii: ")"): UInt8(ascii: "(")
      case UInt8(ascii: "]"): UInt8(ascii: "[")
      default: nil
      }
    if let opening, !inner.contains(opening) { inner = inner.dropLast() }
    return inner.count == text.utf8.count ? text : String(Substring(inner))
  }
}

/// Takes year, post and number from an item's pieces, in this order.
private struct Reader {
  let text: String
  /// What is not taken yet.
  var rest: ArraySlice<ReferencePiece>
  let context: ReferenceItem.Context
  /// Four digits; nil where none is printed.
  private var year: Int?
  /// True where the year is after the number.
  private var isYearLast = false

  init(text: String, rest: ArraySlice<ReferencePiece>, context: ReferenceItem.Context) {
    self.text = text
    self.rest = rest
    self.context = context
  }

  mutating func read() -> [ReferenceItem.Found] {
    if let found = numberFirst() { return found }
    takeLeadingYear()
    let names = rest.prefix { !$0.isNumber }
    rest = rest.dropFirst(names.count)
    // `ROME (4 MAY) 123`: a date between post and number.
    while !names.isEmpty, let date = rest.first, date.isBracketed,
      date.part == .date || date.month != nil
    {
      rest = rest.dropFirst()
    }
    if !names.isEmpty { takeInnerYear() }
    guard let number = takeNumber() else { return unnumbered() }
    let isAirgram = names.count > 1 && names.last?.word.is("A") == true && number.followsHyphen
    takeTrailingYear(after: number)
    return cables(
      of: Array(isAirgram ? names.dropLast() : names), from: number, isAirgram: isAirgram)
  }

  /// The item without an id.
  private func named(_ kind: ReferenceKind) -> [ReferenceItem.Found] {
    [ReferenceItem.Found(kind: kind, text: text)]
  }

  /// `CINCPAC 111230Z JUN 09` is a cable that only its time names, all else none.
  private func unnumbered() -> [ReferenceItem.Found] {
    named(rest.first?.part == .timeGroup || rest.first?.isCut == true ? .cable : .other)
  }

  /// `377 KATHMANDU`: the number before the post, and nothing else; two figures are a year, where one was.
  private func numberFirst() -> [ReferenceItem.Found]? {
    guard year == nil, let number = rest.first, rest.count > 1, let value = number.value, value > 0,
      number.word.count <= 7, !isYear(number), !number.isCut, !mayBeYear(number),
      rest.dropFirst().allSatisfy({ !$0.isNumber && !$0.isBracketed }),
      rest.dropFirst().first?.joint == .blank,
      case .listed(let post) = ReferencePost.find(
        Array(rest.dropFirst()), number: number, own: context.ownStation, year: context.cableYear)
    else { return nil }
    return found(post, [value], isAirgram: false)
  }

  /// `09 STATE 12`, `(05) ROME 55`, `2005PANAMA2342`.
  private mutating func takeLeadingYear() {
    guard let first = rest.first, let value = first.value, rest.count > 1,
      first.word.count == 2 || isYear(first), rest.dropFirst().contains(where: \.isName)
    else { return }
    year = CableID.fullYear(value)
    rest = rest.dropFirst()
  }

  /// Two figures of a year that was, when the cable was sent.
  private func mayBeYear(_ piece: ReferencePiece) -> Bool {
    piece.word.count == 2
      && piece.value.map { CableID.fullYear($0) <= context.cableYear ?? .max } ?? false
  }

  private func isYear(_ piece: ReferencePiece) -> Bool {
    piece.word.count == 4 && piece.value.map { (1950..<2050).contains($0) } ?? false
  }

  /// `LISBON 06-300`, `LISBON '06 300`, `STATE (01) 201265`: the year between post and number.
  private mutating func takeInnerYear() {
    guard year == nil, let first = rest.first, let value = first.value,
      let next = rest.dropFirst().first, next.value != nil,
      first.word.count == 2 || isYear(first) && first.isBracketed,
      let cableYear = context.cableYear,
      (cableYear - 40...cableYear).contains(CableID.fullYear(value))
    else { return }
    let isSeparated =
      next.followsHyphen && (next.word.count >= 3 || first.word.first == 0x30)
      || first.joint.contains(.apostrophe)
    // `STATE 09 12347`: no post's number has a zero before it and but two digits.
    let isShort =
      first.word.count == 2 && next.word.count >= 3 && next.joint == .blank
      && (first.word.first == 0x30 || CableID.fullYear(value) >= cableYear - 1)
    guard isSeparated || isShort || first.isBracketed && !next.isBracketed else { return }
    year = CableID.fullYear(value)
    rest = rest.dropFirst()
  }

  /// A number of up to seven digits; a blank may split the digits that were typed with zeros.
  private mutating func takeNumber() -> ReferencePiece? {
    guard var number = rest.first, number.value != nil, !number.isCut, !isWithinCode(rest),
      // So many digits, with its zeros, has the mark of a page as well.
      number.word.count <= 7
        || number.word.count == 8 && number.word.first == 0x30 && rest.count == 1
    else { return nil }
    rest = rest.dropFirst()
    if let tail = rest.first, tail.value != nil, tail.joint == .blank, !tail.isCut,
      isSplit(number.word, tail.word)
    {
      number.word = number.word.appending(tail.word)
      rest = rest.dropFirst()
    }
    return number.value.map { $0 > 0 } == true ? number : nil
  }

  /// `12Z11`: digits that a letter glues to others.
  private func isWithinCode(_ pieces: ArraySlice<ReferencePiece>) -> Bool {
    let glued = pieces.dropFirst().prefix(2)
    return glued.count == 2 && glued.allSatisfy { $0.joint.isEmpty }
      && glued.first.map { !$0.isNumber && $0.word.count == 1 } == true
  }

  /// `1 O1684`: together the six digits of a number with its zeros.
  ///
  /// Until 1979 the Department's numbers were printed with six digits, those of posts with five.
  private func isSplit(_ head: Word, _ tail: Word) -> Bool {
    let count = head.count + tail.count
    // No number is 0.
    if head.allSatisfy({ $0 == 0x30 }) { return (3...7).contains(count) }
    if head.count == 1, tail.count == 5 { return true }
    let year = year ?? context.cableYear ?? 2000
    guard tail.first == 0x30 && tail.count >= 3 || year < 1980 else { return false }
    // `1 790`, `17 90`: hardly a post's first number of a year, and no year before the citing one.
    if head.count == 1, tail.count == 3, year < 1980 { return true }
    if head.count == 2, tail.count == 2, year < 1980, let value = tail.number,
      CableID.fullYear(value) > year
    {
      return true
    }
    return tail.count >= 2 && (count == 6 || count == 5 && tail.first == 0x30 && head.count < 4)
  }

  /// `STATE 12 OF 5 JUNE 2008`, `AMMAN 07718 99`; a year after the citing cable's is a slip.
  private mutating func takeTrailingYear(after number: ReferencePiece) {
    if year == nil {
      let date = rest.filter { $0.isNumber && $0.part == .date }
      if rest.contains(where: { $0.month != nil }) {
        year = datedYear
      } else if date.count == 3 {
        // `OSLO 61 DTD 05/05/08`
        year = (date.first { $0.word.count == 4 } ?? date.last)?.word.number.map(CableID.fullYear)
      } else if rest.count == 2, rest.first?.word.is("OF") == true, let last = rest.last,
        isYear(last)
      {
        // `OSLO 1401 OF 2007`
        year = last.value
        rest = []
      } else if let last = rest.first, isTrailingYear(last, after: number) {
        year = last.value.map(CableID.fullYear)
        rest = rest.dropFirst()
      }
      isYearLast = year != nil
    }
    if let given = year, let cableYear = context.cableYear, given > cableYear { year = nil }
  }

  private func isTrailingYear(_ piece: ReferencePiece, after number: ReferencePiece) -> Bool {
    guard let value = piece.value else { return false }
    if piece.word.count == 4 { return (1960...2030).contains(value) }
    return piece.word.count == 2 && !(piece.followsSlash && number.word.count < 3)
      && (piece.isBracketed || rest.count == 1 && number.word.count >= 3)
  }

  /// `CAIRO 5640 OF 5 JUNE 1975`, `CAIRO 5640 (05 JUN 75)`: the year of a date after the number.
  private var datedYear: Int? {
    guard let month = rest.firstIndex(where: { $0.month != nil }) else { return nil }
    let numbers = rest[month...].filter(\.isNumber)
    if let whole = numbers.first(where: { $0.word.count == 4 }) {
      return whole.word.number.flatMap { (1950..<2050).contains($0) ? $0 : nil }
    }
    // Two digits are the year where the day is elsewhere.
    let hasDay = rest[..<month].contains(where: \.isNumber) || numbers.count > 1
    guard hasDay, let last = numbers.last, last.word.count == 2 else { return nil }
    return last.word.number.map(CableID.fullYear)
  }

  /// The cables of a post from a number on, or the item as it is.
  private func cables(
    of names: [ReferencePiece], from number: ReferencePiece, isAirgram: Bool
  ) -> [ReferenceItem.Found] {
    if names.isEmpty { return bareNumber(number) }
    if isPlaceAndYear(number) { return named(.other) }
    let post = ReferencePost.find(
      names, number: number, own: context.ownStation, year: context.cableYear)
    switch post {
    case .listed(let post): return found(post, numbers(from: number), isAirgram: isAirgram)
    case .redacted: return named(.cable)
    case .unlisted(let name):
      var item = ReferenceItem.Found(kind: .other, text: text)
      if let name, let value = number.value, let whole = year ?? context.cableYear {
        item.unlistedID = CableID(year: whole, station: name, number: value)
        item.yearFrom = year == nil ? .assumed : .printed
      }
      return [item]
    }
  }

  /// `TEHRAN 2008 TRADE FAIR`: a place and a year of late, before words that name something else.
  private func isPlaceAndYear(_ number: ReferencePiece) -> Bool {
    guard year == nil, number.word.count == 4, let value = number.value,
      let cableYear = context.cableYear, (cableYear - 20...cableYear + 1).contains(value),
      let next = rest.first, next.isName, next.joint == .blank
    else { return false }
    return !ReferenceWords.tails.contains(next.word) && ReferenceWords.joints[next.word] == nil
      && !ReferenceWords.throughs.contains(next.word) && next.month == nil
      && !next.word.begins("PREV") && next.word.count > 2
  }

  /// `A) 6307`, `2799 AND 2764`: a number of the post before, or after a bullet of the post's own.
  private func bareNumber(_ number: ReferencePiece) -> [ReferenceItem.Found] {
    // `2007 AND PREVIOUS` names a year, `314/01234-07` a report.
    if number.value == context.cableYear { return named(.other) }
    if rangeEnd(from: number.value ?? 0, digits: number.word.count) == nil,
      rest.contains(where: { $0.joint == .hyphen || $0.joint.isEmpty })
    {
      return named(.other)
    }
    guard let post = context.station ?? (context.isBulleted ? context.ownStation : nil) else {
      return named(.cable)
    }
    return found(post, numbers(from: number), isAirgram: false)
  }

  private func found(_ post: String, _ numbers: [Int], isAirgram: Bool) -> [ReferenceItem.Found] {
    guard let whole = year ?? context.cableYear else { return named(.cable) }
    return numbers.map {
      ReferenceItem.Found(
        kind: .cable,
        id: CableID(year: whole, station: post, number: $0, isAirgram: isAirgram), text: text,
        yearFrom: year == nil ? .assumed : .printed)
    }
  }

  /// A number, and those that share its post: a range, or what slashes or blanks separate.
  private func numbers(from number: ReferencePiece) -> [Int] {
    guard let value = number.value ?? number.word.number else { return [] }
    if let last = rangeEnd(from: value, digits: number.word.count) {
      return Array(value...last)
    }
    var numbers = [value]
    for piece in rest {
      guard let other = piece.value, other > 0, piece.word.count <= 7, !piece.isBracketed,
        !piece.isCut, !isYearLast
      else { break }
      // `STATE 12/13`, and `BRASILIA 2799 2764` where nothing else follows.
      let isListed =
        piece.joint.subtracting(.blank) == .slash
        || piece.joint == .blank && piece.word.count >= 3 && rest.allSatisfy(\.isNumber)
      guard isListed else { break }
      numbers.append(other)
    }
    return numbers
  }

  /// `300 - 302`, `300 THROUGH 302`: the last number of a range that ends the item.
  ///
  /// Its numbers have as many digits, three at least, and there are no more than twenty of them, or
  /// it is none.
  private func rangeEnd(from value: Int, digits: Int) -> Int? {
    guard let first = rest.first, let last = rest.last, rest.count <= 2, !last.isBracketed,
      rest.count == 1 ? last.followsHyphen : ReferenceWords.throughs.contains(first.word),
      digits >= 3, last.word.count == digits, let end = last.value,
      end > value, end - value < 20
    else { return nil }
    return end
  }
}
