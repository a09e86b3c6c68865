/// Explains whole lines of a header, as well as single words of the field.
public enum HeaderLine {
  private typealias Entry = Vocabulary.Entry

  /// What a word, or each part of a line, means.
  ///
  /// - Parameter text: `PHUM`, `(S/NF)`, or a line such as `DE RUEHTA #1327/01 2161111`.
  /// - Returns: nothing where neither the tables nor the grammar of headers know it.
  public static func explain(_ text: String) -> [Vocabulary.Entry] {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let known = spellings(trimmed).lazy.map(Vocabulary.explain).first { !$0.isEmpty }
    if let known { return known }
    // The field of an order begins at its number: `12958: DECL: 08/04/2019`.
    let number = trimmed.prefix { $0.isNumber }
    let isOrder = number.count == 5 && trimmed.dropFirst(5).first == ":"
    let line = isOrder ? "E.O. " + trimmed : trimmed
    let cable = Cable(parsing: SourceText(bytes: Array(line.utf8)))
    var entries = routing(cable) + addresses(cable) + preamble(cable)
    if entries.isEmpty { entries = LonePart.explain(trimmed) }
    // What the grammar did not explain the tables may: each word that they know, once.
    var codes = Set(entries.map(\.code))
    let words = trimmed.split { $0 == " " || $0 == "," || $0 == ":" || $0 == ";" }
    for word in words.flatMap(parts) where word.utf8.count > 1 && !labels.contains(word) {
      // Two letters in a line are a word far more often than a country.
      for entry in Vocabulary.explain(word)
      where entry.kind != "country" && codes.insert(entry.code).inserted {
        entries.append(entry)
      }
    }
    return entries
  }

  /// Words that begin a line and identify it.
  private static let labels: Set<String> = [
    "FM", "TO", "INFO", "DE", "REF", "TAGS", "BY", "FOR", "OF", "AND", "DECL", "1.4",
    "1.5",
  ]

  /// An office symbol (`EUR/RPM`) and an address (`RUEHC/SECSTATE`), whole where a table has it.
  private static func parts(_ word: Substring) -> [String] {
    Vocabulary.explain(String(word)).isEmpty
      ? word.split(separator: "/").map(String.init) : [String(word)]
  }

  /// The word as typed, and as the tables have it: `EO 13526`, `1.4 (d)`, `13526`.
  private static func spellings(_ text: String) -> [String] {
    let upper = text.uppercased()
    let squeezed = text.filter { $0 != " " }
    let digits = upper.filter(\.isNumber)
    let isOrder =
      digits.count == 5 && ["", "EO", "E.O."].contains(upper.filter { !$0.isNumber && $0 != " " })
    return [text, isOrder ? "E.O. \(digits)" : squeezed]
  }

  private static func routing(_ cable: Cable) -> [Entry] {
    var entries: [Entry] = []
    if let id = cable.transmissionID?.value {
      entries.append(
        Entry(
          code: id, kind: "transmission identifier",
          meaning: "V and ZCZC start the message; then the channel's three letters and its serial",
          source: "5 FAH-2 H-321.1"))
    }
    if let line = cable.transmission?.value {
      var parts = ["transmitted by \(Vocabulary.routing(line.routing) ?? line.routing)"]
      if let serial = line.serial { parts.append("station serial \(serial), counted to 9999") }
      if let section = line.section { parts.append("section \(section)") }
      if let day = line.julianDay {
        let time = line.time.map { " at \(padded($0 / 100)):\(padded($0 % 100)) UTC" } ?? ""
        parts.append("filed on day \(day) of the year\(time)")
      }
      entries.append(
        Entry(
          code: cable.printed(cable.transmission?.range ?? 0..<0), kind: "DE line",
          meaning: parts.joined(separator: ", "), source: "ACP 127, format line 3"))
    }
    if let prosign = cable.securityProsign?.value {
      let words = prosign.split(separator: " ").prefix(2).joined(separator: " ")
      let known = Vocabulary.explain(words).first
      entries.append(
        Entry(
          code: prosign, kind: "security prosign",
          meaning: known?.meaning ?? "how the message may be sent",
          source: known?.source ?? "ACP 131"
        ))
    }
    if let sent = cable.sent {
      let precedence = cable.precedence.map { "\($0.value.word.lowercased()), " } ?? ""
      entries.append(
        Entry(
          code: cable.printed(sent.range), kind: "precedence and date-time group",
          meaning: precedence + sent.value.inWords, source: "ACP 127, format line 5"))
    }
    return entries
  }

  private static func addresses(_ cable: Cable) -> [Entry] {
    var entries: [Entry] = []
    if let from = cable.from?.value {
      let station = Vocabulary.station(String(from.filter(\.isLetter)))
      entries.append(
        Entry(
          code: "FM \(from)", kind: "sender", meaning: station.map(Vocabulary.author) ?? from,
          source: "ACP 127, format line 6"))
    }
    for (kind, list) in [("action addressee", cable.to), ("information addressee", cable.info)] {
      for addressee in list {
        var parts = [addressee.name]
        if let routing = addressee.routing {
          parts.append("by way of \(routing)")
        }
        if let precedence = addressee.precedence { parts.append(precedence.word.lowercased()) }
        if let number = addressee.messageNumber { parts.append("their message number \(number)") }
        entries.append(
          Entry(
            code: addressee.name, kind: kind, meaning: parts.joined(separator: ", "),
            source: "ACP 127, format lines 7 and 8"))
      }
    }
    return entries
  }

  private static func preamble(_ cable: Cable) -> [Entry] {
    var entries: [Entry] = []
    if let classification = cable.classification {
      var parts = [classification.value.description]
      if let section = cable.section?.value {
        parts.append("section \(section.number) of \(section.count)")
      }
      if let station = cable.station?.value, let number = cable.number?.value {
        parts.append("number \(number) of \(Vocabulary.postName(station) ?? station)")
      }
      entries.append(
        Entry(
          code: cable.printed(classification.range), kind: "classification line",
          meaning: parts.joined(separator: ", "), source: "5 FAH-2 H-222"))
    }
    if let order = cable.executiveOrder?.value {
      let code = order.order.map { "E.O. \($0)" } ?? "E.O."
      let date = order.declassifyOn.map { ", to be declassified on \($0)" } ?? ""
      let isOpen = ["N/A", "NA", ""].contains(order.text.uppercased())
      entries.append(
        Entry(
          code: "\(code): \(order.text)", kind: "executive order line",
          meaning: isOpen ? "not classified" : "classified under this order: \(order.text)\(date)",
          source: code))
      entries += Vocabulary.explain(code)
    }
    for reason in cable.reasons { entries += Vocabulary.explain(reason) }
    for tag in cable.tags {
      entries +=
        Vocabulary.tag(tag.value).map { [$0] } ?? [
          Entry(
            code: tag.value, kind: "TAG", meaning: "in no table: a person, or a word of the post's",
            source: "the line itself")
        ]
    }
    for caption in cable.captions {
      if let entry = Vocabulary.caption(caption.value) { entries.append(entry) }
    }
    for reference in cable.references {
      if let id = reference.id { entries.append(LonePart.entry(id)) }
    }
    return entries
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
