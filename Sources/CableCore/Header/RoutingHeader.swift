/// Format lines 1 to 8: transmission identifier, routing, DE, security, date-time group, addressees.
struct RoutingHeader {
  private enum Part { case none, to, info, exempt }
  private var part = Part.none
  private var hasTransmission = false
  /// True within the lists of offices above the header: `ORIGIN SS-10`, `INFO LOG-00 …`.
  private var isInOffices = false
  private var lastPartBeforeExempt = Part.info
  /// True as soon as all is read that stands above the addressees.
  private var isPastSender = false
  /// The room that the words of the line before took, for those of the next one.
  private var words: [Range<Int>] = []
  /// True as soon as a line of the header was read.
  private(set) var hasRead = false

  /// Reads one line; false where it is none of the header's.
  mutating func read(_ words: [Word], line: TextLine, into cable: inout Cable) -> Bool {
    let found = readLine(words, line: line.range, gap: line.gap, into: &cable)
    if found { hasRead = true }
    return found
  }

  private mutating func readLine(
    _ words: [Word], line: Range<Int>, gap: Int, into cable: inout Cable
  ) -> Bool {
    guard let first = words.first else { return false }
    if cable.transmissionID == nil, words.count <= 3,
      let id = words.first(where: { $0.begins("VZCZC") || $0.begins("ZCZC") })
    {
      cable.transmissionID = Field(id.text, at: id.range)
      return true
    }
    if !hasTransmission, cable.sent == nil, part == .none, routing(words, into: &cable) {
      return true
    }
    if first.is("DE"), words.count >= 2, words[1].first == UInt8(ascii: "R"),
      words[1].isUpper
    {
      if cable.transmission == nil {
        cable.transmission = Field(Self.transmission(words), at: line)
      }
      hasTransmission = true
      isInOffices = false
      return true
    }
    if first.is("ZNR") || first.is("ZNY") {
      if cable.securityProsign == nil { cable.securityProsign = Field(words.joined, at: line) }
      return true
    }
    if cable.sent == nil, let (precedence, time) = Self.dateTimeGroup(words) {
      cable.sent = Field(time, at: line)
      if let precedence { cable.precedence = Field(precedence, at: line) }
      isInOffices = false
      return true
    }
    if offices(words, &cable) { return true }
    switch Self.opening[first] {
    case .from:
      let name = words[1...]
      if cable.from == nil, let range = name.range { cable.from = Field(name.joined, at: range) }
      return true
    case .to:
      part = .to
      addressee(words.dropFirst(), into: &cable)
      return true
    case .info:
      part = .info
      addressee(words.dropFirst(), into: &cable)
      return true
    case .exempt:
      exempt(words.dropFirst(), into: &cable)
      if part != .exempt { lastPartBeforeExempt = part }
      part = .exempt
      return true
    case nil:
      let hasIndicator = AddressLine.indicator(first) != nil
      if part == .none {
        // A fragment that begins among the addressees.
        guard hasIndicator, cable.sent == nil else { return false }
        part = .info
      }
      if goesOn(words, into: &cable) { return true }
      // Behind a blank line an addressee shows itself as one.
      guard gap == 0 || hasIndicator || Self.addressWords.contains(first) else { return false }
      if part == .exempt, !hasIndicator {
        exempt(words[...], into: &cable)
      } else {
        if part == .exempt { part = lastPartBeforeExempt == .to ? .to : .info }
        addressee(words[...], into: &cable)
      }
      return true
    }
  }

  /// `OO RUEHAG RUEHAST …` and the lines that go on with it.
  private func routing(_ words: [Word], into cable: inout Cable) -> Bool {
    guard let first = words.first else { return false }
    if first.count == 2, first[0] == first[1], Self.prosign(first) != nil,
      words.dropFirst().allSatisfy(\.isRoutingIndicator)
    {
      cable.routing += words.dropFirst().map { Field($0.text, at: $0.range) }
      if cable.precedence == nil, let level = Self.prosign(first) {
        cable.precedence = Field(level, at: first.range)
      }
      return true
    }
    guard words.allSatisfy(\.isRoutingIndicator), words.count > 1 || !cable.routing.isEmpty else {
      return false
    }
    cable.routing += words.map { Field($0.text, at: $0.range) }
    return true
  }

  /// The Department's own lists above a header: they address nobody.
  private mutating func offices(_ words: [Word], _ cable: inout Cable) -> Bool {
    guard part == .none, let first = words.first, cable.from == nil else { return false }
    if Self.officeWords.contains(first) || first.is("INFO") && cable.sent == nil {
      isInOffices = true
      return true
    }
    if first.begins("-----") {
      isInOffices = false
      return true
    }
    let isNumber = words.count == 1 && first.isNumber && first.count <= 6
    return isInOffices || isNumber && cable.sent == nil && hasRead
  }

  /// The words with which the lines of sender and addressees begin.
  private enum Opening { case from, to, info, exempt }

  private static let opening = WordTable<Opening>([
    ("FM", .from), ("FROM:", .from), ("TO", .to), ("TO:", .to), ("INFO", .info), ("INFO:", .info),
    ("XMT", .exempt),
  ])
  private static let officeWords = WordTable(["ORIGIN", "ACTION", "DRAFTED", "APPROVED"])
  private static let addressWords = WordTable([
    "AMEMBASSY", "AMCONSUL", "USMISSION", "SECSTATE", "SECDEF", "CIA", "DIA", "NSC", "USINT",
    "USLO", "USEU", "USNATO", "AMCONGEN", "USUN", "JCS", "CINCEUR", "DEPT",
  ])

  /// Night action is told by the address lines only: its prosign is that of IMMEDIATE.
  func finish(into cable: inout Cable) {
    let addressees = [cable.to, cable.info].lazy.joined()
    if let sent = cable.precedence {
      if sent.value == .immediate,
        addressees.contains(where: { $0.precedence == .niactImmediate })
      {
        cable.precedence?.value = .niactImmediate
      }
    } else if let highest = addressees.compactMap(\.precedence).max(),
      let first = cable.to.first ?? cable.info.first
    {
      cable.precedence = Field(highest, at: first.range)
    }
  }

  /// The action addressee of a reading-room text.
  mutating func addAction(_ words: [Word], into cable: inout Cable) {
    part = .to
    addressee(words[...], into: &cable)
  }

  private static func transmission(_ words: [Word]) -> TransmissionLine {
    var line = TransmissionLine(routing: words[1].text)
    for word in words.dropFirst(2).prefix(3) {
      if word.first == UInt8(ascii: "#") {
        let parts = word.dropping(1).split(at: UInt8(ascii: "/"))
        line.serial = parts.first.flatMap { Int($0.text) }
        if parts.count > 1 { line.section = Int(parts[1].text) }
      } else if word.count == 7, let value = word.number {
        line.julianDay = value / 10_000
        line.time = value % 10_000
      }
    }
    return line
  }

  /// `O P 041111Z AUG 09`; two digits of the year turn at 50.
  static func dateTimeGroup(_ printed: [Word]) -> (Precedence?, ZuluTime)? {
    // Six digits and a Z, or the four of the hour: without them there is none.
    let beginning = printed.prefix(8)
    guard beginning.contains(where: hasSixDigits) || beginning.contains(where: isTime) else {
      return nil
    }
    var words = spaced(printed)
    // `o 041111z aug 09`
    if !words.prefix(8).contains(where: isGroup) { words = spaced(printed.map(\.uppercased)) }
    guard let at = words.prefix(8).firstIndex(where: isGroup) else { return nil }
    let group = words[at]
    var rest = Array(words[(at + 1)...].prefix(2))
    if group.count > 7 { rest.insert(group.dropping(7), at: 0) }
    if let first = rest.first, first.count == 5, first[3].isDigit, first[4].isDigit {
      // `AUG09`
      rest = [first, first.dropping(3)]
    }
    guard rest.count >= 2, let month = DateText.month(rest[0]),
      let year = rest[1].prefix(rest[1].prefixCount(\.isDigit)).number,
      let digits = group.prefix(6).number
    else { return nil }
    var precedence: Precedence?
    // `Aug 04, 2009 / 041111Z AUG 09`: what stands before a slash is the date in words.
    let from = words[..<at].lastIndex { $0.is("/") }.map { $0 + 1 } ?? 0
    for word in words[from..<at] {
      for sign in word.split(at: UInt8(ascii: "/")) {
        guard let found = prosign(sign) else { return nil }
        precedence = max(precedence ?? found, found)
      }
    }
    let time = ZuluTime(
      year: year >= 1000 ? year : CableID.fullYear(year % 100), month: month, day: digits / 10_000,
      hour: digits / 100 % 100, minute: digits % 100)
    guard (1...31).contains(time.day), time.hour < 24, time.minute < 60 else { return nil }
    return (precedence, time)
  }

  /// `O041111Z`, `041111 Z` and `04 1111Z` in the usual spelling.
  private static func spaced(_ printed: [Word]) -> [Word] {
    if let at = printed.prefix(8).firstIndex(where: isGroup),
      !printed.contains(where: { $0.is("Z") }),
      printed[..<at].allSatisfy({ $0.count < 8 })
    {
      return printed
    }
    var words: [Word] = []
    for word in printed.prefix(10) {
      if let last = words.last, word.is("Z"), last.isNumber, last.count == 6 {
        words[words.count - 1] = Word(spelled: last.text + "Z", at: last.range)
        continue
      }
      if let last = words.last, isTime(word), last.isNumber, last.count == 2 {
        words[words.count - 1] = Word(spelled: last.text + word.text, at: last.range)
        continue
      }
      let letters = word.prefixCount(\.isUpper)
      if letters == 1 || letters == 2, word.count >= letters + 7, isGroup(word.dropping(letters)) {
        words.append(word.prefix(letters))
        words.append(word.dropping(letters))
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// `1111Z`: hour and minute that a blank parts from the day.
  private static func isTime(_ word: Word) -> Bool {
    word.count == 5 && word.last.uppercased == UInt8(ascii: "Z") && word.prefix(4).isNumber
  }

  private static func hasSixDigits(_ word: Word) -> Bool {
    word.count >= 6 && (0..<word.count).count { word[$0].isDigit } >= 6
  }

  private static func prosign(_ word: Word) -> Precedence? {
    guard word.count == 1 || word.count == 2 && word[0] == word[1] else { return nil }
    return switch word.first {
    case UInt8(ascii: "Z"), UInt8(ascii: "Y"): .flash
    case UInt8(ascii: "O"): .immediate
    case UInt8(ascii: "P"): .priority
    case UInt8(ascii: "R"): .routine
    default: nil
    }
  }

  /// `041111Z`, also with the month glued to it.
  private static func isGroup(_ word: Word) -> Bool {
    word.count >= 7 && word.count <= 12 && word[6] == UInt8(ascii: "Z")
      && word.prefix(6).isNumber && word.dropping(7).allSatisfy { $0.isUpper || $0.isDigit }
  }

  /// Reads a line that can only be one of the addressees', by its bytes: most of a header's are.
  ///
  /// - Returns: false for any other line, also one that needs a closer look; nothing is read then.
  mutating func readAddressee(
    _ line: Range<Int>, of bytes: [UInt8], into cable: inout Cable
  ) -> Bool {
    // What stands above the addressees must have been read, since it is looked for first.
    if !isPastSender {
      guard cable.sent != nil, cable.from != nil, cable.transmissionID != nil else { return false }
      isPastSender = true
    }
    guard line.count > 5, let opening = AddressLine.opening(bytes, line.lowerBound),
      opening != .indicator || part != .none,
      !FieldLabel.mayStand(in: line, of: bytes, first: line.lowerBound)
    else { return false }
    let areSingle = Word.find(&words, in: bytes, line)
    hasRead = true
    switch opening {
    case .indicator:
      if part == .exempt { part = lastPartBeforeExempt == .to ? .to : .info }
    case .to: part = .to
    case .info: part = .info
    }
    let from = opening == .indicator ? words[...] : words.dropFirst()
    take(from, areSingle: areSingle, of: bytes, into: &cable)
    return true
  }

  private func addressee(_ words: ArraySlice<Word>, into cable: inout Cable) {
    take(words.map(\.range)[...], areSingle: false, of: cable.source.bytes, into: &cable)
  }

  private func take(
    _ words: ArraySlice<Range<Int>>, areSingle: Bool, of bytes: [UInt8], into cable: inout Cable
  ) {
    guard let found = AddressLine.addressee(words, areSingle: areSingle, of: bytes) else { return }
    if part == .to {
      cable.to.append(found)
    } else {
      if cable.info.isEmpty { cable.info.reserveCapacity(12) }
      cable.info.append(found)
    }
  }

  /// `PRIORITY 1234` in a line of its own: what the addressee above wants.
  private func goesOn(_ words: [Word], into cable: inout Cable) -> Bool {
    guard words.count <= 2, let found = Precedences.words[words[0]],
      words.count == 1 || words[1].isNumber
    else { return false }
    func set(_ last: inout Addressee) {
      if last.precedence == nil { last.precedence = found }
      if words.count == 2, last.messageNumber == nil { last.messageNumber = words[1].text }
    }
    if part == .to, let last = cable.to.indices.last {
      set(&cable.to[last])
    } else if part == .info, let last = cable.info.indices.last {
      set(&cable.info[last])
    } else {
      return false
    }
    return true
  }

  private func exempt(_ words: ArraySlice<Word>, into cable: inout Cable) {
    guard !words.isEmpty else { return }
    if !cable.info.isEmpty {
      cable.info[cable.info.count - 1].exempt.append(words.joined)
    } else if !cable.to.isEmpty {
      cable.to[cable.to.count - 1].exempt.append(words.joined)
    }
  }
}
