import CableCore

/// The facts of a cable above its text.
struct HeaderCard {
  /// Columns of the names of the facts.
  static let labelWidth = 10

  let cable: Cable
  let options: PageOptions
  let links: [PageLink]

  /// The lines of the card, short, full or as sent.
  var lines: [StyledText] {
    switch options.header {
    case .short: title + facts + references + passing + warnings
    case .full: title + facts + details + references + passing + warnings
    case .wire: title + wire + warnings
    }
  }

  private var title: [StyledText] {
    let level = cable.classification?.value
    var line = StyledText()
    line.append(
      " \(level?.description ?? "no classification") ",
      Style(role: Theme.badge(of: level.map(Theme.level)), isBold: true))
    line.append("  ")
    line.append(cable.id?.description ?? "cable", .heading, isBold: true)
    if let section = cable.section?.value, section.count > 1 {
      let isWhole = section.number == 1 && cable.highestSection == section.count
      line.append(
        isWhole ? "  \(section.count) sections" : "  section \(section.number) of \(section.count)",
        .dim)
    }
    if cable.isPartial { line.append("  partial extract", .dim) }
    var lines = [line.truncated(to: options.textWidth)]
    if let subject = cable.subject?.value {
      lines += fact("Subject", subject, .heading, isBold: true)
    }
    return lines
  }

  private var facts: [StyledText] {
    var lines: [StyledText] = []
    if let sent = cable.sent?.value {
      let urgency = cable.precedence.map { " · \($0.value.word.lowercased())" } ?? ""
      let time = sent.iso8601.dropFirst(11).prefix(5)
      lines += fact("Sent", "\(sent.day) \(sent.monthName) \(sent.year) \(time) UTC\(urgency)")
    }
    if let from = cable.from?.value ?? cable.station?.value {
      let others = cable.to.count - 1 + cable.info.count
      let to = cable.to.first.map { " to \(Self.post($0.name))" } ?? ""
      lines += fact("From", Self.post(from) + to + (others > 0 ? " and \(others) more" : ""))
    }
    if !cable.captions.isEmpty {
      let isTold = options.header == .full || options.isExpanded
      lines += expandable("Captions", cable.captions.map(\.value)) {
        isTold ? Vocabulary.caption($0)?.meaning : nil
      }
    }
    if !cable.tags.isEmpty {
      lines += expandable("TAGS", cable.tags.map(\.value)) { Vocabulary.tag($0)?.meaning }
    }
    return lines
  }

  /// Codes with their meanings.
  private func expandable(_ name: String, _ codes: [String], _ meaning: (String) -> String?)
    -> [StyledText]
  {
    var text = StyledText()
    for (index, code) in codes.enumerated() {
      if index > 0 { text.append(" · ", .dim) }
      text.append(code, Style(role: .tag, isBold: true))
      if let told = meaning(code) { text.append(" " + told, .dim) }
    }
    return labelled(name, text)
  }

  private var details: [StyledText] {
    var lines: [StyledText] = []
    for (name, list) in [("To", cable.to), ("Info", cable.info)] where !list.isEmpty {
      for (index, addressee) in list.enumerated() {
        var parts = [addressee.name]
        if let precedence = addressee.precedence { parts.append(precedence.word.lowercased()) }
        if let number = addressee.messageNumber { parts.append("their \(number)") }
        if !addressee.exempt.isEmpty {
          parts.append("but not \(addressee.exempt.joined(separator: ", "))")
        }
        lines += fact(index == 0 ? name : "", parts.joined(separator: " · "))
      }
    }
    for line in cable.distribution { lines += fact("Pass", line.value) }
    if let order = cable.executiveOrder?.value {
      let until = order.declassifyOn.map { " · declassify on \($0)" } ?? ""
      lines += fact(
        "E.O.", [order.order, order.text].compactMap { $0 }.joined(separator: " ") + until)
    }
    if !cable.classifiedBy.isEmpty || !cable.reasons.isEmpty {
      let names = cable.classifiedBy.map(\.value).joined(separator: ", ")
      lines += fact(
        "By",
        [names, cable.reasons.joined(separator: " ")].filter { !$0.isEmpty }
          .joined(separator: " · "))
    }
    if let line = cable.transmission { lines += fact("DE line", cable.printed(line.range)) }
    if let line = cable.securityProsign { lines += fact("Prosign", line.value) }
    if let line = cable.transmissionID { lines += fact("Sent as", line.value) }
    return lines
  }

  /// Lines that no field takes; of those above the classification line, which are a relay's or an
  /// archive's, the short card says how many there are.
  private var passing: [StyledText] {
    var shown = cable.passing[...]
    if options.header == .short, let start = cable.classification?.range.lowerBound {
      shown = shown.filter { $0.range.lowerBound > start }[...]
    }
    var lines = shown.enumerated().flatMap { index, line in
      fact(index == 0 ? "Also" : "", line.value)
    }
    let count = cable.passing.count - shown.count
    if count > 0 {
      lines += fact(
        shown.isEmpty ? "Also" : "",
        count == 1 ? "1 line above the classification" : "\(count) lines above the classification",
        .dim)
    }
    return lines
  }

  private var references: [StyledText] {
    var lines: [StyledText] = []
    for (index, link) in links.prefix(cable.references.count).enumerated() {
      var text = StyledText()
      text.append(
        (link.bullet.map { $0 + ". " } ?? "") + link.name,
        Style(role: link.role, isUnderlined: true), link: index)
      text.append(" " + link.told, .dim)
      lines += labelled(index == 0 ? "Ref" : "", text)
    }
    return lines
  }

  /// What the eye cannot see, and what is left out.
  private var warnings: [StyledText] {
    var told = cable.diagnostics.filter { $0.code == .earlierCopy }.map(\.message)
    if let hidden = HiddenCharacters(in: cable.source.bytes).warning {
      told.append("\(hidden): w shows every byte")
    }
    return told.flatMap {
      StyledText("⚠ " + $0, .error).wrapped(to: options.textMeasure, indent: 2)
    }
  }

  private var wire: [StyledText] {
    let bytes = cable.source.bytes
    let places = SourceLinks(cable, links)
    return LineRanges(Array(bytes[..<min(cable.bodyStart, bytes.count)])).flatMap { range in
      var text = places.text(range, in: bytes, Style(role: .dim), from: 0)
      // What is above the text has no place in a paragraph.
      for index in text.runs.indices { text.runs[index].origin = nil }
      return text.wrapped(to: options.textWidth)
    }
  }

  private func fact(_ name: String, _ value: String, _ role: Role = .body, isBold: Bool = false)
    -> [StyledText]
  {
    labelled(name, StyledText(value, role, isBold: isBold))
  }

  private func labelled(_ name: String, _ value: StyledText) -> [StyledText] {
    let width = options.textWidth > 40 ? Self.labelWidth : 0
    let label = width > 0 ? name.padding(to: width) : name.isEmpty ? "" : name + " "
    var line = StyledText(label, .dim)
    line.append(value)
    return line.wrapped(to: options.textMeasure, indent: width)
  }

  /// `AMEMBASSY ASTANA` → `Astana`; other addresses as printed.
  private static func post(_ address: String) -> String {
    if address.hasPrefix("SECSTATE") { return "State" }
    let squeezed = address.filter(\.isLetter)
    return Vocabulary.station(squeezed).flatMap(Vocabulary.postName) ?? address
  }
}
