/// Format lines 1 to 8: transmission identifier, routing, DE, security, date-time group, addressees.
struct RoutingHeader {
  private enum Part { case none, to, info, exempt }
  private var part = Part.none
  private var hasTransmission = false
  /// True within the lists of offices above the header: `ORIGIN SS-10`, `INFO LOG-00 …`.
  private var isInOffices = false
  private var lastPartBeforeExempt = Part.info
  /// True as soon as everything above the addressees has been read.
  private var isPastSender = false
  /// The room that the words of the line before took, for those of the next one.
  private var words: [Range<Int>] = []
  /// True below `FM` alone: the sender is in the next line.
  private var awaitsSender = false
  /// True if no further addressee is read.
  private var isClosed = false
  /// True as soon as a line of the header was read.
  private(set) var hasRead = false
  /// True if the lines are in small letters, and their words given in capitals.
  var isSmall = false

  /// What became of a line.
  enum Reading {
    /// It is none of the header's.
    case none
    /// A field was read from it.
    case taken
    /// It is one of the header's, of which no field is read.
    case passed
  }

  /// Reads one line.
  mutating func read(_ words: [Word], line: TextLine, into cable: inout Cable) -> Reading {
    let found = readLine(words, line: line.range, gap: line.gap, into: &cable)
    if found != .none { hasRead = true }
    if found == .passed { cable.pass(line.range) }
    return found
  }

  /// Ends the addressees, where the container says that the header ends.
  mutating func close() { isClosed = true }

  private mutating func readLine(
    _ words: [Word], line: Range<Int>, gap: Int, into cable: inout Cable
  ) -> Reading {
    guard let first = words.first else { return .none }
    let opening = HeaderWords.openings[first]
    if awaitsSender {
      awaitsSender = false
      if opening == nil, Self.isAddress(first) { return begin(.from, words[...], into: &cable) }
    }
    let identifier = identifier(words, line: line, into: &cable)
    if identifier != .none { return identifier }
    if isAboveSender(cable) {
      let routing = routing(words, into: &cable)
      if routing != .none { return routing }
    }
    if opening == .station {
      let station = station(words, line: line, into: &cable)
      if station != .none { return station }
    }
    if opening == .prosign {
      guard cable.securityProsign == nil else { return .passed }
      let end = Self.end(of: words[...], from: 2)
      let own = passing(after: end, of: words[...], in: line, &cable)
      cable.securityProsign = Field(words[..<end].joined, at: own)
      return .taken
    }
    if time(words, line: line, into: &cable) { return .taken }
    if offices(words, opening, &cable) { return .passed }
    switch opening {
    case .from, .exempt: return begin(opening, words.dropFirst(), into: &cable)
    case .to where !isClosed, .info where !isClosed:
      return begin(opening, words.dropFirst(), into: &cable)
    default:
      // `FROM AMEMBASSY ROME`, `F M AMEMBASSY ROME`
      if cable.from == nil, part == .none,
        let count = HeaderWords.senders.inPieces([first.uppercased] + words.dropFirst().prefix(1)),
        words.count > count, Self.isAddress(words[count])
      {
        return begin(.from, words[count...], into: &cable)
      }
      if let rest = HeaderWords.glued(first) {
        // `XMT/AMCONSUL ALMATY`
        return begin(.exempt, [rest] + words.dropFirst(), into: &cable)
      }
      return unopened(words, gap: gap, into: &cable)
    }
  }

  /// `VZCZCXRO4167`, even among junk, which is passed.
  private func identifier(
    _ words: [Word], line: Range<Int>, into cable: inout Cable
  ) -> Reading {
    guard words.count <= 3, let id = words.first(where: HeaderWords.isIdentifier) else {
      return .none
    }
    guard cable.transmissionID == nil else { return .passed }
    cable.transmissionID = Field(id.text, at: id.range)
    cable.pass(line.lowerBound..<id.range.lowerBound)
    cable.pass(id.range.upperBound..<line.upperBound)
    return .taken
  }

  /// True if the lines of routing indicators may still come.
  private func isAboveSender(_ cable: Cable) -> Bool {
    !hasTransmission && cable.sent == nil && part == .none
  }

  /// `DE RUEHTA #1327/01 2161111`; the first is taken.
  private mutating func station(
    _ words: [Word], line: Range<Int>, into cable: inout Cable
  ) -> Reading {
    guard words.count >= 2, words[1].first == UInt8(ascii: "R"), words[1].isUpper else {
      return .none
    }
    hasTransmission = true
    isInOffices = false
    guard cable.transmission == nil else { return .passed }
    let own = passing(
      after: Self.end(of: words[...], from: 2), of: words[...], in: line, &cable)
    cable.transmission = Field(Self.transmission(words), at: own)
    return .taken
  }

  /// `O P 041111Z AUG 09`.
  private mutating func time(_ words: [Word], line: Range<Int>, into cable: inout Cable) -> Bool {
    guard cable.sent == nil, let first = words.first,
      let (precedence, time) = Self.dateTimeGroup(words)
        ?? (HeaderWords.times.contains(first) ? Self.dateTimeGroup(Array(words.dropFirst())) : nil)
    else { return false }
    // `R 161706Z MAR 06 FM AMEMBASSY ROME`, where the line end was lost.
    let sender = words.dropLast().firstIndex { HeaderWords.openings[$0] == .from }
      .flatMap { Self.isAddress(words[$0 + 1]) ? $0 : nil }
    let group = words[..<(sender ?? words.endIndex)]
    let end = Self.end(ofTime: time, group)
    let place = passing(
      after: end, of: group, in: sender == nil ? line : group.range ?? line, &cable)
    cable.sent = Field(time, at: place)
    if let precedence { cable.precedence = Field(precedence, at: place) }
    isInOffices = false
    if let sender { _ = begin(.from, words[(sender + 1)...], into: &cable) }
    return true
  }

  /// Passes what follows a line's own words; the range of these.
  private func passing(
    after end: Int, of words: ArraySlice<Word>, in line: Range<Int>, _ cable: inout Cable
  ) -> Range<Int> {
    guard let rest = words[end...].range, let own = words[..<end].range else { return line }
    cable.pass(rest)
    return own
  }

  /// Where a line has its last number or operating signal (`ZDK`), from a place on.
  private static func end(of words: ArraySlice<Word>, from place: Int) -> Int {
    var end = min(place, words.endIndex)
    while end < words.endIndex,
      words[end].hasDigit
        || words[end].first == UInt8(ascii: "Z") && words[end].count <= 5
          && words[end].last != UInt8(ascii: ":") && !words[end].hasSmallLetter
    {
      end += 1
    }
    return end
  }

  /// Where the words of a date-time group end: hardly any other follow.
  private static func end(ofTime time: ZuluTime, _ words: ArraySlice<Word>) -> Int {
    guard let last = words.last, !last.last.isDigit else { return words.endIndex }
    let end = words.indices.prefix(12).dropFirst(2).first {
      dateTimeGroup(Array(words[..<$0]))?.1 == time
    }
    return end.map { Self.end(of: words, from: $0) } ?? words.endIndex
  }

  /// A line that begins with the word of a sender or of addressees; the rest of it names them.
  private mutating func begin(
    _ opening: HeaderWords.Opening?, _ rest: ArraySlice<Word>, into cable: inout Cable
  ) -> Reading {
    switch opening {
    case .from:
      guard cable.from == nil else { return .passed }
      awaitsSender = rest.isEmpty
      // `FM AMEMBASSY ROME TO SECSTATE WASHDC`, where the line end was lost.
      let to = rest.dropFirst().firstIndex { $0.is("TO") } ?? rest.endIndex
      let isGlued = to + 1 < rest.endIndex && Self.isAddress(rest[to + 1])
      let name = isGlued ? rest[..<to] : rest
      guard let range = name.range else { return .passed }
      cable.from = Field(name.joined, at: range)
      return isGlued ? begin(.to, rest[(to + 1)...], into: &cable) : .taken
    case .exempt:
      if part != .exempt { lastPartBeforeExempt = part }
      part = .exempt
      return exempt(rest, into: &cable)
    default:
      part = opening == .to ? .to : .info
      return addressee(rest, into: &cable)
    }
  }

  /// A line of addressees that continues those above.
  private mutating func unopened(_ words: [Word], gap: Int, into cable: inout Cable) -> Reading {
    if isClosed { return .none }
    let hasIndicator = AddressLine.indicator(words[0]) != nil
    if part == .none {
      // A fragment that begins among the addressees.
      guard hasIndicator, cable.sent == nil else { return .none }
      part = .info
    }
    if !hasIndicator, UnaddressedLine.isDate(words) { return .none }
    if goesOn(words, into: &cable) { return .taken }
    if !hasIndicator {
      if UnaddressedLine.isBreak(words), let range = words.range {
        cable.pageBreaks.append(range)
        part = .none
        return .taken
      }
      if !Self.isAddress(words[0].uppercased),
        UnaddressedLine.isText(words) || UnaddressedLine.isListed(words)
          || UnaddressedLine.namesNobody(words)
      {
        return .none
      }
    }
    // After a blank line an addressee must be recognizable as one.
    guard gap == 0 || hasIndicator || AddressWords.opensLine(words[0]) || Self.isGroup(words) else {
      return .none
    }
    if part == .exempt, !hasIndicator { return exempt(words[...], into: &cable) }
    leaveExempt()
    return addressee(words[...], into: &cable)
  }

  /// Whether a word begins an address, with its indicator or without.
  private static func isAddress(_ word: Word) -> Bool {
    AddressLine.indicator(word) != nil || AddressWords.opensLine(word)
  }

  /// `EUROPEAN POLITICAL COLLECTIVE`, with its precedence or its number.
  private static func isGroup(_ words: [Word]) -> Bool {
    words.count <= 9 && words[0].isUpper
      && words.suffix(3).contains(where: AddressWords.groups.contains)
  }

  /// True at a header's first line: the DE line and the sender follow within a few lines.
  static func begins(at place: Int, in bytes: [UInt8]) -> Bool {
    guard bytes.has("VZCZC", at: place) else { return false }
    let end = min(bytes.count, place + 2000)
    return hasLine("DE R", in: place..<end, of: bytes) && hasLine("FM ", in: place..<end, of: bytes)
  }

  /// True if a line begins so after the start of a range.
  private static func hasLine(_ start: StaticString, in range: Range<Int>, of bytes: [UInt8])
    -> Bool
  {
    var range = range
    while let found = bytes.place(of: start, in: range) {
      if found > 0, bytes.endsLine(at: found - 1) { return true }
      range = (found + 1)..<range.upperBound
    }
    return false
  }

  /// True for a line that can only be a header's by its form.
  static func isHeaderLine(_ words: [Word]) -> Bool {
    guard let first = words.first else { return false }
    return HeaderWords.isIdentifier(first) || HeaderWords.openings[first] != nil
      || AddressLine.indicator(first) != nil || dateTimeGroup(words) != nil
      || words.dropFirst(first.count == 2 ? 1 : 0).allSatisfy(\.isRoutingIndicator)
  }

  /// Whether a line continues the header of a cable below the end of a page.
  ///
  /// - Parameters:
  ///   - words: the line's.
  ///   - isCertain: true where only what no other line can be does; else a name without a
  ///     routing indicator is enough, and `INFO` before any name.
  ///   - cable: what was read; what it has already begins another header.
  /// - Returns: nil where the line does not show.
  static func continues(_ words: [Word], isCertain: Bool, of cable: Cable) -> Bool? {
    guard let first = words.first else { return nil }
    if PassingLine.isPassing(words) || UnaddressedLine.isBreak(words) { return false }
    if HeaderWords.isIdentifier(first) { return cable.transmissionID == nil && cable.from == nil }
    let isNamed = !isCertain || words.count > 1 && isAddress(words[1])
    switch HeaderWords.openings[first] {
    case .station: return cable.transmission == nil
    case .prosign: return cable.securityProsign == nil
    case .from: return cable.from == nil
    case .to: return isNamed && cable.to.isEmpty
    case .info: return isNamed && cable.info.isEmpty
    case .exempt, .office: return isNamed
    case nil: break
    }
    if dateTimeGroup(words) != nil { return cable.sent == nil }
    if AddressLine.indicator(first) != nil { return !cable.to.isEmpty || !cable.info.isEmpty }
    if words.count > 1, isHeaderLine(words) { return cable.sent == nil }
    return !isCertain && AddressWords.opensLine(first) ? true : nil
  }

  /// An addressee with a routing indicator is none of those that do not get the message.
  private mutating func leaveExempt() {
    if part == .exempt { part = lastPartBeforeExempt == .to ? .to : .info }
  }

  /// `OO RUEHAG RUEHAST …` and the lines that continue it; `OO` alone, which the time says again, is furniture.
  private func routing(_ words: [Word], into cable: inout Cable) -> Reading {
    guard let first = words.first else { return .none }
    if first.count == 2, let precedence = Precedences.prosigns[first],
      words.dropFirst().allSatisfy(\.isRoutingIndicator)
    {
      if words.count == 1 { cable.pageBreaks.append(first.range) }
      cable.routing += words.dropFirst().map { Field($0.text, at: $0.range) }
      if cable.precedence == nil { cable.precedence = Field(precedence, at: first.range) }
      return .taken
    }
    guard words.allSatisfy(\.isRoutingIndicator), words.count > 1 || !cable.routing.isEmpty else {
      return .none
    }
    cable.routing += words.map { Field($0.text, at: $0.range) }
    return .taken
  }

  /// The Department's own lists above a header: they address nobody.
  private mutating func offices(
    _ words: [Word], _ opening: HeaderWords.Opening?, _ cable: inout Cable
  ) -> Bool {
    guard part == .none, let first = words.first, cable.from == nil else { return false }
    if opening == .office || first.is("INFO") && cable.sent == nil {
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

  /// Only the address lines show night action: its prosign is that of IMMEDIATE.
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

  /// The action addressees of a reading-room text, separated by semicolons.
  mutating func addAction(_ words: [Word], into cable: inout Cable) {
    part = .to
    for part in words.split(whereSeparator: { $0.is(";") }) {
      var rest: [Word] = []
      for word in part {
        rest.append(word.last == UInt8(ascii: ";") ? word.prefix(word.count - 1) : word)
        guard word.last == UInt8(ascii: ";") else { continue }
        addActionAddressee(rest, into: &cable)
        rest = []
      }
      addActionAddressee(rest, into: &cable)
    }
  }

  /// One of them: its precedence is met in title case as well (`Niact Immediate`).
  private mutating func addActionAddressee(_ words: [Word], into cable: inout Cable) {
    var words = words
    var found: Precedence?
    while words.count > 1, let last = words.last, !last.isUpper,
      let precedence = Precedence.allCases.first(where: { last.uppercased.text == $0.word })
    {
      found = max(found ?? precedence, precedence)
      words.removeLast()
    }
    guard !words.isEmpty, addressee(words[...], into: &cable) == .taken else { return }
    if let found, let last = cable.to.indices.last, cable.to[last].precedence == nil {
      cable.to[last].precedence = found
    }
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

  /// Reads a line that can only be one of the addressees', by its bytes: most of a header's are.
  ///
  /// - Returns: false for any other line, also one that needs a closer look; nothing is read then.
  mutating func readAddressee(
    _ line: Range<Int>, of bytes: [UInt8], into cable: inout Cable
  ) -> Bool {
    if isClosed { return false }
    // What is above the addressees must have been read, since it is looked for first.
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
    case .indicator: leaveExempt()
    case .to: part = .to
    case .info: part = .info
    }
    let from = opening == .indicator ? words[...] : words.dropFirst()
    if !take(from, areSingle: areSingle, of: bytes, into: &cable) { cable.pass(line) }
    return true
  }

  private mutating func addressee(_ words: ArraySlice<Word>, into cable: inout Cable) -> Reading {
    let ranges = words.map(\.range)[...]
    if isSmall, let range = words.range {
      let text = Array(words.joined.utf8)
      let places = Word.words(text, 0..<text.count).map(\.range)
      return take(places[...], areSingle: true, of: text, at: range, into: &cable) || words.isEmpty
        ? .taken : .passed
    }
    return take(ranges, areSingle: false, of: cable.source.bytes, into: &cable) || words.isEmpty
      ? .taken : .passed
  }

  /// Takes the addressees of a line: nearly always one.
  private mutating func take(
    _ words: ArraySlice<Range<Int>>, areSingle: Bool, of bytes: [UInt8],
    at range: Range<Int>? = nil, into cable: inout Cable
  ) -> Bool {
    if range == nil,
      let cut = words.indices.dropFirst().first(where: { Self.endsName(words, at: $0, bytes) })
    {
      let isTaken = takeOne(words[..<cut], areSingle: areSingle, of: bytes, at: nil, into: &cable)
      var rest = words[cut...]
      switch bytes[words[cut].lowerBound] {
      case UInt8(ascii: "X"):
        let text = rest.map { Word(bytes, $0) }
        let exempted = HeaderWords.glued(text[0]).map { [$0] + text.dropFirst() }
        _ = exempt((exempted ?? Array(text.dropFirst()))[...], into: &cable)
        return true
      case UInt8(ascii: "I"):
        part = .info
        rest = rest.dropFirst()
      default: break
      }
      return rest.isEmpty
        ? isTaken : take(rest, areSingle: areSingle, of: bytes, into: &cable) || isTaken
    }
    return takeOne(words, areSingle: areSingle, of: bytes, at: range, into: &cable)
  }

  /// Whether a word within a line of addressees begins another, or the list of those that are exempt:
  /// `SECSTATE WASHDC 9043 RUEHRO/AMEMBASSY ROME`, `ASEAN COLLECTIVE XMT/HANOI`.
  private static func endsName(
    _ words: ArraySlice<Range<Int>>, at place: Int, _ bytes: [UInt8]
  ) -> Bool {
    let range = words[place]
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "X"):
      guard bytes.has("XMT", at: range.lowerBound) else { return false }
      let word = Word(bytes, range)
      return word.is("XMT") && place + 1 < words.endIndex || HeaderWords.glued(word) != nil
    case UInt8(ascii: "R"):
      let word = Word(bytes, range)
      return word[1].isOne(of: "UH")
        && AddressLine.indicator(word).map { $0.count >= 5 && $0.count + 1 < word.count } == true
    case UInt8(ascii: "I"):
      guard range.count == 4, bytes.has("INFO", at: range.lowerBound) else { return false }
      return place + 1 == words.endIndex || isAddress(Word(bytes, words[place + 1]))
    default: return false
    }
  }

  private func takeOne(
    _ printed: ArraySlice<Range<Int>>, areSingle: Bool, of bytes: [UInt8],
    at range: Range<Int>?, into cable: inout Cable
  ) -> Bool {
    var words = printed
    if let last = words.last, last.count > 1, bytes[last.upperBound - 1].isOne(of: ";,") {
      // `AMEMBASSY ROME;`
      words[words.endIndex - 1] = last.lowerBound..<(last.upperBound - 1)
    }
    guard
      let found = AddressLine.addressee(words, areSingle: areSingle, of: bytes, at: range)
    else { return false }
    // Consumed, or its strings would be retained and released.
    if part == .to {
      cable.to.append(consume found)
    } else {
      if cable.info.isEmpty { cable.info.reserveCapacity(12) }
      cable.info.append(consume found)
    }
    return true
  }

  /// `PRIORITY 1234` in a line of its own: what the addressee above wants.
  private func goesOn(_ words: [Word], into cable: inout Cable) -> Bool {
    guard words.count <= 2, let found = Precedences.words.meaning(words[0]),
      words.count == 1 || words[1].isNumber
    else { return false }
    let addressees: WritableKeyPath<Cable, [Addressee]> = part == .to ? \.to : \.info
    guard part == .to || part == .info, var last = cable[keyPath: addressees].last,
      let own = words.range
    else { return false }
    if last.precedence == nil { last.precedence = found }
    if words.count == 2, last.messageNumber == nil { last.messageNumber = words[1].text }
    if last.range.upperBound <= own.lowerBound,
      cable.source.bytes[last.range.upperBound..<own.lowerBound].allSatisfy({ $0 <= 0x20 })
    {
      last.range = last.range.lowerBound..<own.upperBound
    } else {
      // Below other lines it is a line of its own, of which the addressee says all.
      cable.pageBreaks.append(own)
    }
    cable[keyPath: addressees][cable[keyPath: addressees].count - 1] = last
    return true
  }

  private func exempt(_ words: ArraySlice<Word>, into cable: inout Cable) -> Reading {
    guard !words.isEmpty else { return .taken }
    if !cable.info.isEmpty {
      cable.info[cable.info.count - 1].exempt.append(words.joined)
    } else if !cable.to.isEmpty {
      cable.to[cable.to.count - 1].exempt.append(words.joined)
    } else {
      return .passed
    }
    return .taken
  }
}
