/// One item of a REF block: `09 STATE 78227`, `STATE 78227 (05)`, `2764`, `SMITH-JONES E-MAIL`.
enum ReferenceItem {
  /// What an item names.
  struct Found {
    var kind: ReferenceKind
    var id: CableID?
    var text: String
    var isYearAssumed = false
  }

  /// A run of letters or of digits, with what stands around it.
  private struct Piece {
    var word: Word
    var isNumber: Bool
    var isBracketed: Bool
    /// True where a hyphen parts it from the piece before.
    var followsHyphen: Bool
    /// True where a slash parts it from the piece before.
    var followsSlash = false
    /// True where an apostrophe stands before it: `'06`.
    var followsApostrophe = false
  }

  private static let keywords = WordTable<ReferenceKind>([
    ("E-MAIL", .email), ("EMAIL", .email), ("E-MAILS", .email), ("EMAILS", .email),
    ("UNCLASSIFIED-EMAIL", .email), ("TELCON", .telcon), ("TELCONS", .telcon),
    ("PHONECON", .telcon),
    ("TELECON", .telcon), ("PHONE", .telcon), ("TELEPHONE", .telcon), ("PHONECONS", .telcon),
    ("FAM", .book), ("FAH", .book), ("CFR", .book), ("USC", .book), ("U.S.C.", .book),
    ("HANDBOOK", .book), ("WEBSITE", .book), ("IIR", .report), ("TD", .report), ("TDX", .report),
    ("REPORT", .report), ("MEETING", .meeting), ("MEETINGS", .meeting), ("MTG", .meeting),
    ("CONVERSATION", .meeting), ("CONVERSATIONS", .meeting), ("DISCUSSION", .meeting),
    ("LETTER", .other), ("MEMO", .other), ("MEMORANDUM", .other), ("DIPNOTE", .other),
    ("FAX", .other), ("LTR", .other), ("MEMCON", .other), ("NOTE", .other), ("DVC", .telcon),
  ])

  /// The kind that a word of an item, in capitals, tells; nil where it may be a cable.
  static func kind(of word: Word) -> ReferenceKind? {
    var end = word.count
    while end > 0, isStop(word[end - 1]) { end -= 1 }
    var start = 0
    while start < end, word[start] == UInt8(ascii: "(") { start += 1 }
    let bare = end - start == word.count ? word : word.part(start..<end)
    if bare.allSatisfy(\.isDigit) { return nil }
    if let found = keywords[bare] { return found }
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

  /// What may stand behind an item's word.
  private static func isStop(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: ")"):
      true
    default: false
    }
  }

  private static let noStation: Set<String> = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC",
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
    "NOVEMBER", "DECEMBER", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY",
    "SUNDAY", "UNCLAS", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "PAGE", "SECTION", "PARA",
    "PARAS", "PARAGRAPH", "DATED", "DTD", "OF", "NO", "NUMBER", "NR", "THE", "AT", "ON", "IN",
    "FROM", "TO", "BY", "PART", "VERSION", "CLASSIFIED", "REASON", "REASONS",
  ]

  private static let levels: Set<String> = ["UNCLAS", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET"]

  /// Words that are in no post's name.
  private static let noNewPost: Set<String> = [
    "YOUR", "OUR", "MY", "HIS", "TELEGRAM", "CABLE", "MESSAGE", "NOTICE", "DEPARTMENT", "ALDAC",
    "GUIDEBOOK", "RESOLUTION", "UNSCR", "WASHDC", "WASHINGTON", "DIA", "CIA", "FBI", "NSC",
  ]

  /// Reads an item.
  ///
  /// - Parameters:
  ///   - words: the item without bullet.
  ///   - station: of the item before, which a bare number shares.
  ///   - cableYear: four digits; an item without a year has the cable's.
  ///   - ownStation: of the citing post, for a bulleted bare number.
  ///   - isBulleted: whether a bullet stands before the item.
  /// - Returns: what the item names.
  static func read(
    _ words: [Word], sharing station: String?, cableYear: Int?, ownStation: String?,
    isBulleted: Bool
  ) -> [Found] {
    let text = trimmed(words.joined)
    for word in words {
      if let kind = kind(of: word.uppercased) { return [Found(kind: kind, text: text)] }
    }
    var reader = Reader(
      text: text, rest: pieces(text)[...], station: station, cableYear: cableYear,
      ownStation: ownStation, isBulleted: isBulleted)
    return reader.read()
  }

  /// Takes year, post and number from an item's pieces, in this order.
  private struct Reader {
    let text: String
    /// What is not taken yet.
    var rest: ArraySlice<Piece>
    /// Of the item before, which a bare number shares.
    let station: String?
    let cableYear: Int?
    let ownStation: String?
    let isBulleted: Bool
    /// Four digits; nil where none is printed.
    private var year: Int?

    init(
      text: String, rest: ArraySlice<Piece>, station: String?, cableYear: Int?,
      ownStation: String?, isBulleted: Bool
    ) {
      self.text = text
      self.rest = rest
      self.station = station
      self.cableYear = cableYear
      self.ownStation = ownStation
      self.isBulleted = isBulleted
    }

    mutating func read() -> [Found] {
      guard rest.contains(where: \.isNumber) else { return named(.other) }
      if hasDateTimeGroup(Array(rest)) { return named(.cable) }
      takeLeadingYear()
      let names = rest.prefix { !$0.isNumber }
      rest = rest.dropFirst(names.count)
      takeInnerYear(after: names)
      guard let number = takeNumber() else { return named(.other) }
      let isAirgram = names.count > 1 && names.last?.word.is("A") == true && number.followsHyphen
      takeTrailingYear(after: number)
      switch post(isAirgram ? names.dropLast() : names, of: number) {
      case .none: return named(.other)
      case .unknown: return named(.cable)
      case .known(let post): return cables(of: post, from: number, isAirgram: isAirgram)
      }
    }

    /// The item without an id.
    private func named(_ kind: ReferenceKind) -> [Found] { [Found(kind: kind, text: text)] }

    /// `09 STATE 12`, `(05) ROME 55`, `2005PANAMA2342`.
    private mutating func takeLeadingYear() {
      guard let first = rest.first, first.isNumber, rest.count > 1,
        first.word.count == 2 || first.word.count == 4, let value = first.word.number,
        rest.dropFirst().contains(where: { !$0.isNumber }),
        first.word.count == 2 || (1950...2050).contains(value)
      else { return }
      year = CableID.fullYear(value)
      rest = rest.dropFirst()
    }

    private mutating func takeInnerYear(after names: ArraySlice<Piece>) {
      guard year == nil, !names.isEmpty, let inner = innerYear(rest, before: cableYear) else {
        return
      }
      year = inner
      rest = rest.dropFirst()
    }

    private mutating func takeNumber() -> Piece? {
      guard let number = rest.first, number.word.count <= 7, let value = number.word.number,
        value > 0
      else { return nil }
      rest = rest.dropFirst()
      return number
    }

    /// `STATE 12 OF 5 JUNE 2008`, `AMMAN 07718 99`; a year after the citing cable's is a slip.
    private mutating func takeTrailingYear(after number: Piece) {
      if year == nil {
        if rest.contains(where: { DateText.month($0.word) != nil }) {
          year = datedYear(rest)
        } else if let last = rest.first, last.isNumber, isYear(last, after: number, rest.count) {
          year = last.word.number.map(CableID.fullYear)
        }
      }
      if let given = year, let cableYear, given > cableYear { year = nil }
    }

    private enum Post { case known(String), unknown, none }

    /// The post that sent what an item names.
    private func post(_ letters: ArraySlice<Piece>, of number: Piece) -> Post {
      // `XXXXXXXXXXXX 123`: the post was taken out before the cable was published.
      if letters.contains(where: { $0.word.count >= 4 && $0.word.allSatisfy { $0 == 0x58 } }) {
        return .unknown
      }
      if letters.isEmpty {
        // `2007 AND PREVIOUS` names a year, not a cable.
        if number.word.number == cableYear { return .none }
        return (station ?? (isBulleted ? ownStation : nil)).map { .known($0) } ?? .unknown
      }
      let name =
        listedStation(letters)
        ?? ReferenceItem.station(
          letters.map(\.word.text), own: ownStation, mayBeNew: !number.isBracketed)
      return name.map { .known($0) } ?? .none
    }

    /// The cables of a post from a number on: one, or a range, or several that slashes part.
    private func cables(of post: String, from number: Piece, isAirgram: Bool) -> [Found] {
      guard let value = number.word.number, let whole = year ?? cableYear else {
        return named(.cable)
      }
      var numbers = [value]
      if let last = rangeEnd(rest, from: value, digits: number.word.count) {
        numbers += (value + 1)...last
      }
      // `STATE 12/13`: the numbers share the post.
      for piece in rest {
        guard piece.isNumber, piece.followsSlash, year == nil, let other = piece.word.number,
          other > 0, piece.word.count <= 7
        else { break }
        numbers.append(other)
      }
      return numbers.map {
        Found(
          kind: .cable,
          id: CableID(year: whole, station: post, number: $0, isAirgram: isAirgram), text: text,
          isYearAssumed: year == nil)
      }
    }
  }

  /// `300 - 302`, `300 THROUGH 302`: the last number of a range that ends the item.
  ///
  /// Its numbers have as many digits, three at least, and there are no more than twenty of them, or
  /// it is none.
  private static func rangeEnd(_ rest: ArraySlice<Piece>, from value: Int, digits: Int) -> Int? {
    guard let first = rest.first, let last = rest.last, rest.count <= 2, last.isNumber,
      rest.count == 1 ? last.followsHyphen : throughs.contains(first.word), !last.isBracketed,
      digits >= 3, last.word.count == digits, let end = last.word.number,
      end > value, end - value < 20
    else { return nil }
    return end
  }

  private static let throughs = WordTable(["THROUGH", "THRU", "TO"])

  /// `LISBON 06-300`, `LISBON '06 300`: the year between the post and the number.
  private static func innerYear(_ rest: ArraySlice<Piece>, before cableYear: Int?) -> Int? {
    guard let first = rest.first, let next = rest.dropFirst().first, first.word.count == 2,
      next.isNumber, next.followsHyphen || first.followsApostrophe, next.word.count >= 3,
      let cableYear,
      let year = first.word.number.map(CableID.fullYear)
    else { return nil }
    return (cableYear - 20...cableYear).contains(year) ? year : nil
  }

  /// `CAIRO 5640 OF 5 JUNE 1975`, `CAIRO 5640 (05 JUN 75)`: the year of a date behind the number.
  private static func datedYear(_ rest: ArraySlice<Piece>) -> Int? {
    guard let month = rest.firstIndex(where: { DateText.month($0.word) != nil }) else { return nil }
    let numbers = rest[month...].filter(\.isNumber)
    if let whole = numbers.first(where: { $0.word.count == 4 }) {
      return whole.word.number.flatMap { (1950..<2050).contains($0) ? $0 : nil }
    }
    // Two digits are the year where the day stands elsewhere.
    let hasDay = rest[..<month].contains(where: \.isNumber) || numbers.count > 1
    guard hasDay, let last = numbers.last, last.word.count == 2 else { return nil }
    return last.word.number.map(CableID.fullYear)
  }

  private static func isYear(_ piece: Piece, after number: Piece, _ count: Int) -> Bool {
    guard let value = piece.word.number else { return false }
    if piece.word.count == 4 { return (1960...2030).contains(value) }
    return piece.word.count == 2 && !(piece.followsSlash && number.word.count < 3)
      && (piece.isBracketed || count == 1 && number.word.count >= 3)
  }

  /// `USCINCRED 311345Z`: six digits and the letter of the zone where the number would be.
  ///
  /// Behind a number, as in `STATE 12 (DTG 311345Z MAY 73)`, they tell when that cable was sent.
  private static func hasDateTimeGroup(_ pieces: [Piece]) -> Bool {
    guard
      let place = pieces.indices.dropLast().first(where: {
        pieces[$0].isNumber && pieces[$0].word.count == 6 && pieces[$0 + 1].word.is("Z")
      })
    else { return false }
    let before = pieces[..<place]
    guard let number = before.lastIndex(where: \.isNumber), number > 0 else { return true }
    return !before[..<number].contains {
      !$0.isNumber && Vocabulary.isStationWord($0.word.text)
    }
  }

  /// The station of up to four words that stand in the tables together, which most items' do.
  private static func listedStation(_ letters: ArraySlice<Piece>) -> String? {
    guard let first = letters.first, letters.count <= 4 else { return nil }
    return Vocabulary.listedStation(
      letters.dropFirst().reduce(first.word) { $0.appending($1.word) })
  }

  /// Without the stop or the comma behind an item.
  static func trimmed(_ text: String) -> String {
    var inner = text.utf8[...]
    while let last = inner.last, ".,;:".utf8.contains(last) { inner = inner.dropLast() }
    if inner.last == UInt8(ascii: ")"), !inner.contains(UInt8(ascii: "(")) {
      inner = inner.dropLast()
    }
    return inner.count == text.utf8.count ? text : String(Substring(inner))
  }

  /// The canonical station for an item's words; nil where none of them is one.
  private static func station(_ words: [String], own: String?, mayBeNew: Bool) -> String? {
    let words = Array(
      words.filter { $0 != "REF" && $0 != "REFTEL" }.drop { levels.contains($0) })
    guard !words.isEmpty, words.count <= 8 else { return nil }
    // `THE HAGUE`, before `THE` tells that it is no post.
    if words.count <= 4, let found = Vocabulary.station(words.joined()) { return found }
    if words.contains(where: { noStation.contains($0) }) {
      guard let first = words.first, !noStation.contains(first) else { return nil }
      let before = words.prefix { !noStation.contains($0) }
      return Vocabulary.station(before.joined())
    }
    let whole = words.joined()
    // Between a post and the Department, in telegrams before 1973.
    if ["DEPTEL", "DEPTELS", "DEPTTEL"].contains(whole) { return "STATE" }
    if ["EMBTEL", "EMBTELS", "CONTEL"].contains(whole) { return own }
    if let found = Vocabulary.station(whole) { return found }
    for count in stride(from: words.count - 1, to: max(0, words.count - 4), by: -1) {
      let name = words.suffix(count).joined()
      // `DIA WASHDC` is in the same city, and is not the Department.
      if name == "WASHDC" || name == "WASHINGTONDC" || name == "WASHINGTON" { continue }
      if let found = Vocabulary.station(name) { return found }
    }
    for count in stride(from: words.count - 1, to: max(0, words.count - 3), by: -1) {
      if let found = Vocabulary.station(words.prefix(count).joined()) { return found }
    }
    if let mended = Vocabulary.mendedStation(whole) { return mended }
    // `BANJA LUKA`: a post that no table has; more words, or a number in brackets, are a title.
    guard mayBeNew, words.count <= 2, !words.contains(where: { noNewPost.contains($0) }),
      whole.utf8.count >= 3, whole.utf8.count <= 17
    else {
      return nil
    }
    return whole
  }

  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    pieces.reserveCapacity(8)
    var current: [UInt8] = []
    current.reserveCapacity(32)
    var isNumber = false
    var hyphen = false
    var slash = false
    var apostrophe = false
    var depth = 0
    func flush() {
      if !current.isEmpty {
        pieces.append(
          Piece(
            word: Word(current, 0..<current.count), isNumber: isNumber, isBracketed: depth > 0,
            followsHyphen: hyphen, followsSlash: slash, followsApostrophe: apostrophe))
        (hyphen, slash, apostrophe) = (false, false, false)
      }
      current.removeAll(keepingCapacity: true)
    }
    for scalar in lettersForZeros(text.uppercased()).unicodeScalars {
      let isDigit = scalar.value >= 0x30 && scalar.value <= 0x39
      let isLetter =
        scalar.isASCII ? UInt8(ascii: scalar).isLetter : scalar.properties.isAlphabetic
      if isDigit || isLetter {
        if !current.isEmpty, isDigit != isNumber { flush() }
        isNumber = isDigit
        if scalar.isASCII {
          current.append(UInt8(ascii: scalar))
        } else {
          current.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        continue
      }
      // An apostrophe or a point within a name parts nothing.
      if scalar == "'" || scalar == "’", !isNumber || current.isEmpty {
        if current.isEmpty { apostrophe = true }
        continue
      }
      flush()
      if scalar == "-" { hyphen = true }
      if scalar == "/" { slash = true }
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth = max(0, depth - 1) }
    }
    flush()
    return zeroForO(pieces)
  }

  /// `0TTAWA`, `SANTIAG0`: a zero within a word of letters is an O.
  private static func lettersForZeros(_ text: String) -> String {
    guard hasNameWithZero(text) else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let letters = word.utf8.count(where: \.isLetter)
      let isName = letters >= 3 && word.utf8.allSatisfy { $0.isLetter || $0 == 0x30 }
      // `STATE 0` glued, as `STATE00`, is a name with its number.
      let isTail = word.utf8.reversed().prefix { $0 == 0x30 }.count >= 2
      return isName && !isTail ? word.map { $0 == "0" ? "O" : String($0) }.joined() : String(word)
    }.joined(separator: " ")
  }

  /// True where letters, three and more, and zeros make up a word: it may be a name.
  private static func hasNameWithZero(_ text: String) -> Bool {
    var letters = 0
    var hasZero = false
    var isName = true
    for byte in text.utf8 {
      if byte == 0x20 {
        if isName, hasZero, letters >= 3 { return true }
        (letters, hasZero, isName) = (0, false, true)
      } else if byte.isLetter {
        letters += 1
      } else if byte == 0x30 {
        hasZero = true
      } else {
        isName = false
      }
    }
    return isName && hasZero && letters >= 3
  }

  /// `O4 CHENNAI`: the first digit of a year is a zero.
  private static func zeroForO(_ pieces: [Piece]) -> [Piece] {
    guard pieces.count > 1, pieces[0].word.is("O"), !pieces[0].isNumber, pieces[1].isNumber,
      pieces[1].word.count == 1
    else { return pieces }
    let year = Word(spelled: "0" + pieces[1].word.text, at: 0..<0)
    return [Piece(word: year, isNumber: true, isBracketed: false, followsHyphen: false)]
      + pieces.dropFirst(2)
  }
}
