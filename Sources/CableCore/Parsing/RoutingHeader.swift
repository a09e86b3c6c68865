/// Format lines 1 to 8: transmission identifier, routing, DE, security, date-time group, addressees.
struct RoutingHeader {
  private enum Part { case none, to, info, exempt }
  private var part = Part.none
  private var hasTransmission = false

  /// Reads one line; false where it is none of the header's.
  mutating func read(_ words: [Word], line: Range<Int>, into cable: inout Cable) -> Bool {
    guard let first = words.first else { return false }
    if part == .none, first.text.hasPrefix("VZCZC") || first.text.hasPrefix("ZCZC") {
      cable.transmissionID = Field(String(first.text), at: first.range)
      return true
    }
    if !hasTransmission, cable.sent == nil {
      if ["ZZ", "OO", "PP", "RR"].contains(first.text),
        words.dropFirst().allSatisfy(\.isRoutingIndicator)
      {
        cable.routing += words.dropFirst().map { Field(String($0.text), at: $0.range) }
        return true
      }
      if words.allSatisfy(\.isRoutingIndicator) {
        cable.routing += words.map { Field(String($0.text), at: $0.range) }
        return true
      }
    }
    if first.text == "DE", words.count >= 2, words[1].isRoutingIndicator {
      cable.transmission = Field(Self.transmission(words), at: line)
      hasTransmission = true
      return true
    }
    if first.text == "ZNR" || first.text == "ZNY" {
      cable.securityProsign = Field(words.joined, at: line)
      return true
    }
    if cable.sent == nil, let (precedence, time) = Self.dateTimeGroup(words) {
      cable.sent = Field(time, at: line)
      if let precedence { cable.precedence = Field(precedence, at: line) }
      return true
    }
    switch first.text {
    case "FM":
      let name = Array(words.dropFirst())
      if let range = name.range { cable.from = Field(name.joined, at: range) }
      return true
    case "TO":
      part = .to
      addressee(Array(words.dropFirst()), into: &cable)
      return true
    case "INFO" where part == .to || part == .info || part == .exempt:
      part = .info
      addressee(Array(words.dropFirst()), into: &cable)
      return true
    case "XMT":
      exempt(Array(words.dropFirst()), into: &cable)
      part = .exempt
      return true
    default:
      guard part != .none else { return false }
      if part == .exempt, first.text.contains("/") == false {
        exempt(words, into: &cable)
      } else {
        if part == .exempt { part = .info }
        addressee(words, into: &cable)
      }
      return true
    }
  }

  /// Takes the highest precedence of the addressees where it is above the prosign's.
  func finish(into cable: inout Cable) {
    guard let sent = cable.precedence else { return }
    let words = (cable.to + cable.info).compactMap(\.precedence)
    if words.contains(.niactImmediate), sent.value == .immediate {
      cable.precedence?.value = .niactImmediate
    }
  }

  private static func transmission(_ words: [Word]) -> TransmissionLine {
    var line = TransmissionLine(routing: String(words[1].text))
    for word in words.dropFirst(2) {
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

  private static let months = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]

  /// `O P 041111Z AUG 09`; two digits of the year turn at 50.
  private static func dateTimeGroup(_ words: [Word]) -> (Precedence?, ZuluTime)? {
    guard let at = words.firstIndex(where: { isGroup($0.text) }), at <= 3, words.count >= at + 3,
      let month = months.firstIndex(of: words[at + 1].text.prefix(3).uppercased()),
      words[at + 2].isNumber, let year = Int(words[at + 2].text),
      let digits = Int(words[at].text.prefix(6))
    else { return nil }
    var precedence: Precedence?
    for word in words[..<at] {
      let found: Precedence? =
        switch word.text {
        case "Z", "ZZ": .flash
        case "O", "OO": .immediate
        case "P", "PP": .priority
        case "R", "RR": .routine
        default: nil
        }
      guard let found else { return nil }
      precedence = max(precedence ?? found, found)
    }
    let full = year >= 1000 ? year : year >= 50 ? 1900 + year : 2000 + year
    return (
      precedence,
      ZuluTime(
        year: full, month: month + 1, day: digits / 10_000, hour: digits / 100 % 100,
        minute: digits % 100)
    )
  }

  private static func isGroup(_ word: Substring) -> Bool {
    let bytes = Array(word.utf8)
    return bytes.count == 7 && bytes[6] == UInt8(ascii: "Z") && bytes[..<6].allSatisfy(\.isDigit)
  }

  private func addressee(_ words: [Word], into cable: inout Cable) {
    guard let range = words.range, let first = words.first else { return }
    var rest = words
    var routing: String?
    if let slash = first.text.firstIndex(of: "/") {
      let indicator = first.text[..<slash]
      if indicator.first == "R", indicator.utf8.count >= 5, indicator.utf8.allSatisfy(\.isUpper) {
        routing = String(indicator)
        rest[0].text = first.text[first.text.index(after: slash)...]
      }
    }
    var number: String?
    if let last = rest.last, rest.count > 1, last.isNumber, last.text.utf8.count == 4 {
      number = String(last.text)
      rest.removeLast()
    }
    var precedence: Precedence?
    if rest.count > 1, let last = rest.last {
      precedence =
        switch last.text {
        case "FLASH": .flash
        case "IMMEDIATE": rest[rest.count - 2].text == "NIACT" ? .niactImmediate : .immediate
        case "PRIORITY", "PIORITY": .priority
        case "ROUTINE": .routine
        default: nil
        }
      if precedence != nil { rest.removeLast() }
      if precedence == .niactImmediate, rest.count > 1 { rest.removeLast() }
    }
    let found = Addressee(
      routing: routing, name: rest.joined, precedence: precedence, messageNumber: number,
      range: range)
    if part == .to { cable.to.append(found) } else { cable.info.append(found) }
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
