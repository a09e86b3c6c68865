/// Format lines 1 to 8: transmission identifier, routing, DE, security, date-time group, addressees.
struct RoutingHeader {
  private enum Part { case none, to, info, exempt }
  private var part = Part.none
  private var hasTransmission = false
  /// True within the lists of offices above the header: `ORIGIN SS-10`, `INFO LOG-00 …`.
  private var isInOffices = false
  private var lastPartBeforeExempt = Part.info
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
      let id = words.first(where: { $0.text.hasPrefix("VZCZC") || $0.text.hasPrefix("ZCZC") })
    {
      cable.transmissionID = Field(id.text, at: id.range)
      return true
    }
    if !hasTransmission, cable.sent == nil, part == .none, routing(words, into: &cable) {
      return true
    }
    if first.text == "DE", words.count >= 2, words[1].text.utf8.first == UInt8(ascii: "R"),
      words[1].isUpper
    {
      if cable.transmission == nil {
        cable.transmission = Field(Self.transmission(words), at: line)
      }
      hasTransmission = true
      isInOffices = false
      return true
    }
    if first.text == "ZNR" || first.text == "ZNY" {
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
    switch first.text {
    case "FM", "FROM:":
      let name = Array(words.dropFirst())
      if cable.from == nil, let range = name.range { cable.from = Field(name.joined, at: range) }
      return true
    case "TO", "TO:":
      part = .to
      addressee(Array(words.dropFirst()), into: &cable)
      return true
    case "INFO", "INFO:":
      part = .info
      addressee(Array(words.dropFirst()), into: &cable)
      return true
    case "XMT":
      exempt(Array(words.dropFirst()), into: &cable)
      if part != .exempt { lastPartBeforeExempt = part }
      part = .exempt
      return true
    default:
      let hasIndicator = Self.indicator(first.text) != nil
      if part == .none {
        // A fragment that begins among the addressees.
        guard hasIndicator, cable.sent == nil else { return false }
        part = .info
      }
      if goesOn(words, into: &cable) { return true }
      // Behind a blank line an addressee shows itself as one.
      guard gap == 0 || hasIndicator || Self.addressWords.contains(first.text) else { return false }
      if part == .exempt, !hasIndicator {
        exempt(words, into: &cable)
      } else {
        if part == .exempt { part = lastPartBeforeExempt == .to ? .to : .info }
        addressee(words, into: &cable)
      }
      return true
    }
  }

  /// `OO RUEHAG RUEHAST …` and the lines that go on with it.
  private func routing(_ words: [Word], into cable: inout Cable) -> Bool {
    guard let first = words.first else { return false }
    if ["ZZ", "OO", "PP", "RR", "YY"].contains(first.text),
      words.dropFirst().allSatisfy(\.isRoutingIndicator)
    {
      cable.routing += words.dropFirst().map { Field($0.text, at: $0.range) }
      if cable.precedence == nil, let level = Self.prosign(first.text) {
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
    if ["ORIGIN", "ACTION", "DRAFTED", "APPROVED"].contains(first.text)
      || first.text == "INFO" && cable.sent == nil
    {
      isInOffices = true
      return true
    }
    if first.text.hasPrefix("-----") {
      isInOffices = false
      return true
    }
    let isNumber = words.count == 1 && first.isNumber && first.text.utf8.count <= 6
    return isInOffices || isNumber && cable.sent == nil && hasRead
  }

  private static let addressWords: Set<String> = [
    "AMEMBASSY", "AMCONSUL", "USMISSION", "SECSTATE", "SECDEF", "CIA", "DIA", "NSC", "USINT",
    "USLO", "USEU", "USNATO", "AMCONGEN", "USUN", "JCS", "CINCEUR", "DEPT",
  ]

  /// Night action is told by the address lines only: its prosign is that of IMMEDIATE.
  func finish(into cable: inout Cable) {
    let words = (cable.to + cable.info).compactMap(\.precedence)
    if let sent = cable.precedence {
      if words.contains(.niactImmediate), sent.value == .immediate {
        cable.precedence?.value = .niactImmediate
      }
    } else if let highest = words.max(), let first = cable.to.first ?? cable.info.first {
      cable.precedence = Field(highest, at: first.range)
    }
  }

  /// The action addressee of a reading-room text.
  mutating func addAction(_ words: [Word], into cable: inout Cable) {
    part = .to
    addressee(words, into: &cable)
  }

  private static func transmission(_ words: [Word]) -> TransmissionLine {
    var line = TransmissionLine(routing: words[1].text)
    for word in words.dropFirst(2).prefix(3) {
      if word.text.hasPrefix("#") {
        let parts = word.text.dropFirst().split(separator: "/")
        line.serial = parts.first.flatMap { Int($0) }
        if parts.count > 1 { line.section = Int(parts[1]) }
      } else if word.isNumber, word.text.utf8.count == 7, let value = Int(word.text) {
        line.julianDay = value / 10_000
        line.time = value % 10_000
      }
    }
    return line
  }

  /// `O P 041111Z AUG 09`; two digits of the year turn at 50.
  static func dateTimeGroup(_ printed: [Word]) -> (Precedence?, ZuluTime)? {
    // Six digits and a Z: without them there is none.
    guard printed.prefix(8).contains(where: { $0.text.utf8.count(where: \.isDigit) >= 6 }) else {
      return nil
    }
    let words = spaced(printed)
    guard let at = words.prefix(8).firstIndex(where: { isGroup($0.text) }) else { return nil }
    let group = words[at].text
    var rest = Array(words[(at + 1)...].prefix(2))
    if group.utf8.count > 7 { rest.insert(words[at].dropping(7), at: 0) }
    if let first = rest.first, first.text.utf8.count == 5,
      first.text.utf8.suffix(2).allSatisfy(\.isDigit)
    {
      // `AUG09`
      rest = [first, first.dropping(3)]
    }
    guard rest.count >= 2, let month = DateText.month(rest[0].text),
      let year = Int(rest[1].text.prefix { $0.isNumber }), let digits = Int(group.prefix(6))
    else { return nil }
    var precedence: Precedence?
    // `Aug 04, 2009 / 041111Z AUG 09`: what stands before a slash is the date in words.
    let from = words[..<at].lastIndex { $0.text == "/" }.map { $0 + 1 } ?? 0
    for word in words[from..<at] {
      for sign in word.text.split(separator: "/") {
        guard let found = prosign(String(sign)) else { return nil }
        precedence = max(precedence ?? found, found)
      }
    }
    let time = ZuluTime(
      year: year >= 1000 ? year : CableID.fullYear(year % 100), month: month, day: digits / 10_000,
      hour: digits / 100 % 100, minute: digits % 100)
    guard (1...31).contains(time.day), time.hour < 24, time.minute < 60 else { return nil }
    return (precedence, time)
  }

  /// `O041111Z` and `041111 Z` in the usual spelling.
  private static func spaced(_ printed: [Word]) -> [Word] {
    var words: [Word] = []
    for word in printed.prefix(10) {
      if let last = words.last, word.text == "Z", last.isNumber, last.text.utf8.count == 6 {
        words[words.count - 1].text += "Z"
        continue
      }
      let letters = word.text.utf8.prefix(while: \.isUpper).count
      if letters == 1 || letters == 2, word.text.utf8.count >= letters + 7,
        isGroup(word.dropping(letters).text)
      {
        var sign = word
        sign.text = String(word.text.prefix(letters))
        sign.range = word.range.lowerBound..<(word.range.lowerBound + letters)
        words.append(sign)
        words.append(word.dropping(letters))
      } else {
        words.append(word)
      }
    }
    return words
  }

  private static func prosign(_ word: String) -> Precedence? {
    switch word {
    case "Z", "ZZ", "Y", "YY": .flash
    case "O", "OO": .immediate
    case "P", "PP": .priority
    case "R", "RR": .routine
    default: nil
    }
  }

  /// `041111Z`, also with the month glued to it.
  private static func isGroup(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return bytes.count >= 7 && bytes.count <= 12 && bytes[6] == UInt8(ascii: "Z")
      && bytes[..<6].allSatisfy(\.isDigit) && bytes[7...].allSatisfy { $0.isUpper || $0.isDigit }
  }

  /// The routing indicator before the slash of `RUEHC/SECSTATE`.
  private static func indicator(_ word: String) -> Substring? {
    guard word.utf8.first == UInt8(ascii: "R"),
      let slash = word.utf8.firstIndex(of: UInt8(ascii: "/"))
    else { return nil }
    let indicator = word[..<slash]
    return indicator.utf8.first == UInt8(ascii: "R") && (4...8).contains(indicator.utf8.count)
      && indicator.utf8.allSatisfy(\.isUpper) ? indicator : nil
  }

  private func addressee(_ words: [Word], into cable: inout Cable) {
    guard let range = words.range, let first = words.first else { return }
    var rest = words
    var routing: String?
    if let indicator = Self.indicator(first.text) {
      routing = String(indicator)
      rest[0] = first.dropping(indicator.utf8.count + 1)
      if rest[0].text.isEmpty { rest.removeFirst() }
    } else if first.isRoutingIndicator, words.count > 1,
      words[1].text.utf8.first == UInt8(ascii: "/")
    {
      // `RUEHC /SECSTATE WASHDC`
      routing = first.text
      rest = [words[1].dropping(1)] + words[2...]
      if rest[0].text.isEmpty { rest.removeFirst() }
    }
    guard !rest.isEmpty else { return }
    var number: String?
    func takeNumber() {
      guard let last = rest.last, rest.count > 1, last.isNumber else { return }
      // Four digits; behind a precedence word any.
      let isBehindWord = rest.count > 2 && Self.precedence(rest[rest.count - 2].text) != nil
      guard last.text.utf8.count == 4 || isBehindWord && last.text.utf8.count <= 6 else { return }
      number = last.text
      rest.removeLast()
    }
    // `WASHDC PRIORITY1234`
    if let last = rest.last, rest.count > 1, let digits = Self.gluedNumber(last.text) {
      let word = last.text.utf8.count - digits
      number = last.dropping(word).text
      rest[rest.count - 1].text = String(last.text.prefix(word))
    } else {
      takeNumber()
    }
    var precedence: Precedence?
    if rest.count > 1, let last = rest.last {
      precedence = Self.precedence(last.text)
      if precedence == .immediate, rest[rest.count - 2].text == "NIACT" {
        precedence = .niactImmediate
      }
      if precedence != nil { rest.removeLast() }
      if precedence == .niactImmediate, rest.count > 1, rest.last?.text == "NIACT" {
        rest.removeLast()
      }
      // `WASHDC 1234 PRIORITY`
      if precedence != nil, number == nil { takeNumber() }
    }
    let found = Addressee(
      routing: routing, name: rest.joined, precedence: precedence, messageNumber: number,
      range: range)
    if part == .to { cable.to.append(found) } else { cable.info.append(found) }
  }

  private static func precedence(_ word: String) -> Precedence? {
    switch word {
    case "FLASH": .flash
    case "IMMEDIATE", "IMMEDIAT", "IMMEDATE", "IMMEIDATE": .immediate
    case "NIACT": .niactImmediate
    case "PRIORITY", "PIORITY", "PRIORTY", "PRIORIY", "PRIROITY": .priority
    case "ROUTINE", "ROUTNE": .routine
    default: nil
    }
  }

  /// The digits behind a precedence word in one word with it; nil for others.
  private static func gluedNumber(_ word: String) -> Int? {
    let digits = word.utf8.reversed().prefix(while: \.isDigit).count
    guard (1...6).contains(digits), precedence(String(word.dropLast(digits))) != nil else {
      return nil
    }
    return digits
  }

  /// `PRIORITY 1234` in a line of its own: what the addressee above wants.
  private func goesOn(_ words: [Word], into cable: inout Cable) -> Bool {
    guard words.count <= 2, let found = Self.precedence(words[0].text),
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

  private func exempt(_ words: [Word], into cable: inout Cable) {
    guard !words.isEmpty else { return }
    if !cable.info.isEmpty {
      cable.info[cable.info.count - 1].exempt.append(words.joined)
    } else if !cable.to.isEmpty {
      cable.to[cable.to.count - 1].exempt.append(words.joined)
    }
  }
}
