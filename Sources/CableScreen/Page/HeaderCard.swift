import CableCore

/// The facts of a cable: above its text, or in the margin beside it.
struct HeaderCard {
  /// Columns of the names of the facts.
  static let labelWidth = 10
  /// Rows of references in the brief card, and references in the margin.
  private static let briefRows = 2
  private static let marginReferences = 12

  let cable: Cable
  let options: PageOptions
  let links: [PageLink]

  /// A card laid out.
  struct Parts {
    /// The lines above the text: brief, full or as sent; beside a card in the margin the subject
    /// alone.
    var lines: [StyledText]
    /// Which of them show the subject; empty where the whole header is shown.
    var subject = 0..<0
    /// The lines in the margin; empty where the facts are above the text.
    var margin: [StyledText] = []
    /// The references for which there is no room, by their numbers.
    var unseen = 0..<0
  }

  /// The card, each part of it made once.
  var parts: Parts {
    switch options.header {
    case .short:
      guard let width = options.marginWidth else { return brief }
      let (subject, margin) = (subject, margin(of: width))
      return Parts(
        lines: subject, subject: 0..<subject.count, margin: margin, unseen: unseen(in: margin))
    case .full:
      return Parts(
        lines: title + facts + details + numbered + passing + warnings
          + MarkStrip.lines(cable, width: options.textWidth))
    case .wire: return Parts(lines: title + wire + warnings)
    }
  }

  /// The references after the last one that some lines show.
  private func unseen(in lines: [StyledText]) -> Range<Int> {
    let shown = lines.flatMap(\.runs).compactMap(\.link).max()
    return (shown.map { $0 + 1 } ?? 0)..<min(links.count, cable.references.count)
  }

  /// The lines in the margin, a fact each.
  private func margin(of width: Int) -> [StyledText] {
    var lines = [badge.truncated(to: width)]
    if !kind.isEmpty { lines.append(StyledText(kind, .dim)) }
    if !cable.captions.isEmpty {
      lines += StyledText(cable.captions.map(\.value).joined(separator: " · ")).wrapped(to: width)
    }
    if let time { lines += StyledText(time + urgency, .dim).wrapped(to: width) }
    if let route { lines += StyledText(route).wrapped(to: width) }
    func part(_ more: [StyledText]) {
      if !more.isEmpty { lines += [StyledText()] + more }
    }
    part(explained(cable.tags.map(\.value), to: width) { Vocabulary.tag($0)?.meaning })
    let shown = links.prefix(cable.references.count).prefix(Self.marginReferences)
    let more = min(links.count, cable.references.count) - shown.count
    part(
      shown.indices.flatMap { reference($0).wrapped(to: width, indent: 3) }
        + (more > 0 ? [StyledText("and \(more) more, \(options.keys.references) lists", .dim)] : [])
    )
    part(passing.flatMap { $0.wrapped(to: width) })
    part(findings.flatMap { $0.wrapped(to: width, indent: 2) })
    return lines
  }

  private var brief: Parts {
    let (top, subject, references) = (top, subject, briefReferences)
    let found = findings.flatMap { $0.wrapped(to: options.textMeasure, indent: 2) }
    return Parts(
      lines: top + subject + address + references + passing + found,
      subject: top.count..<top.count + subject.count, unseen: unseen(in: references))
  }

  /// Class and captions, and when it was sent at the end of the line.
  private var top: [StyledText] {
    var line = badge
    if options.isSpoken { line.append("  " + (cable.id?.description ?? "cable"), .heading) }
    if !cable.captions.isEmpty {
      line.append("  ")
      for (index, caption) in cable.captions.enumerated() {
        line.append((index > 0 ? " · " : "") + caption.value)
      }
    }
    if !kind.isEmpty { line.append("  " + kind, .dim) }
    let lines = line.wrapped(to: options.textMeasure)
    guard let time else { return lines }
    return beside(lines, [StyledText(time + urgency, .dim), StyledText(time, .dim)])
  }

  /// From whom to whom, and the tags at the end of the line.
  private var address: [StyledText] {
    let tags = cable.tags.map(\.value)
    let lines = route.map { StyledText($0).wrapped(to: options.textMeasure) } ?? []
    guard !options.isExpanded else {
      return lines
        + explained(tags, to: options.textMeasure) { Vocabulary.tag($0)?.meaning }
        + explained(cable.captions.map(\.value), to: options.textMeasure) {
          Vocabulary.caption($0)?.meaning
        }
    }
    return tags.isEmpty ? lines : beside(lines, [StyledText(tags.joined(separator: " "), .tag)])
  }

  /// Puts the first text that fits at the end of the last line, else it gets lines of its own.
  private func beside(_ lines: [StyledText], _ texts: [StyledText]) -> [StyledText] {
    guard let last = lines.last else {
      return texts.first?.wrapped(to: options.textMeasure) ?? []
    }
    for text in texts where last.columns + 2 + text.columns <= options.textMeasure {
      var line = last
      line.pad(to: options.textMeasure - text.columns)
      line.append(text)
      return lines.dropLast() + [line]
    }
    return lines + (texts.first?.wrapped(to: options.textMeasure) ?? [])
  }

  /// `Ref 1 09MANILA1233   2 STATE 41207 (08 or 09), not here`, in two rows at most.
  private var briefReferences: [StyledText] {
    let count = min(links.count, cable.references.count)
    guard count > 0 else { return [] }
    let width = options.textMeasure
    var lines: [StyledText] = []
    var line = StyledText("Ref ", .dim)
    for number in links.prefix(count).indices {
      let item = reference(number)
      let rest = "and \(count - number) more, \(options.keys.references) lists"
      // In the last row there is room for how many follow.
      let isLast = lines.count == Self.briefRows - 1
      let kept = isLast && number < count - 1 ? rest.utf8.count + 3 : 0
      if line.columns > 4, line.columns + 3 + item.columns + kept > width {
        if isLast, line.columns + kept <= width {
          line.append("   " + rest, .dim)
          return lines + [line]
        } else if isLast {
          // The only reference of the row leaves no room.
          return lines + [line, StyledText("    " + rest, .dim)]
        }
        lines.append(line)
        line = StyledText("    ", .dim)
      } else if line.columns > 4 {
        line.append("   ")
      }
      line.append(item)
      if line.columns > width {
        // A reference that is longer than a row, as printed in the old telegrams.
        let pieces = line.wrapped(to: width, indent: 4)
        lines += pieces.dropLast()
        line = pieces.last ?? StyledText()
      }
    }
    return lines + [line]
  }

  /// A reference by the number that follows it, with its letter.
  private func reference(_ number: Int) -> StyledText {
    let link = links[number]
    var text = StyledText("\(number + 1) ", .dim)
    text.append(
      (link.bullet.map { $0 + ". " } ?? "") + link.name,
      Style(role: link.role, isUnderlined: link.role == .link), link: number)
    if case .here = link.state { return text }
    text.append(", \(link.summary)", .dim)
    return text
  }

  private var badge: StyledText {
    let level = cable.classification?.value
    return StyledText(
      " \(level?.description ?? "no classification") ", Theme.badge(of: level.map(Theme.level)),
      isBold: true)
  }

  /// Its sections, or that it is part of a cable.
  private var kind: String {
    var parts: [String] = []
    if let section = cable.section?.value, section.count > 1 {
      let isWhole = section.number == 1 && cable.highestSection == section.count
      parts.append(
        isWhole ? "\(section.count) sections" : "section \(section.number) of \(section.count)")
    }
    if cable.isPartial { parts.append("partial extract") }
    return parts.joined(separator: " · ")
  }

  private var subject: [StyledText] {
    guard let subject = cable.subject?.value, !subject.isEmpty else {
      return [StyledText("(no subject)", .dim)]
    }
    return StyledText(subject, .heading, isBold: true).wrapped(to: options.textMeasure)
  }

  /// `10 Jun 2009 15:20 UTC`.
  private var time: String? {
    cable.sent.map { sent in
      let clock = sent.value.iso8601.dropFirst(11).prefix(5)
      return
        "\(sent.value.day) \(sent.value.monthName.prefix(3)) \(sent.value.year) \(clock) UTC"
    }
  }

  private var urgency: String {
    cable.precedence.map { " · \($0.value.word.lowercased())" } ?? ""
  }

  /// `Valletta to State and 2 more`.
  private var route: String? {
    guard let from = cable.from?.value ?? cable.station?.value else { return nil }
    let others = cable.to.count - 1 + cable.info.count
    let to = cable.to.first.map { " to \(Self.post($0.name))" } ?? ""
    return Self.post(from) + to + (others > 0 ? " and \(others) more" : "")
  }

  /// Codes with their meanings, a row each.
  private func explained(
    _ codes: [String], to width: Int, _ meaning: (String) -> String?
  ) -> [StyledText] {
    codes.flatMap { code -> [StyledText] in
      var text = StyledText(code.padding(to: 5), .tag)
      text.append(meaning(code) ?? "", .dim)
      return text.wrapped(to: width, indent: 5)
    }
  }

  /// What the eye cannot see, the first other finding, and how many more there are.
  private var findings: [StyledText] {
    let hidden = hidden
    // What has a line of its own is not said twice.
    let found = cable.diagnostics.filter { hidden.isEmpty || $0.code != .hiddenCharacters }
    let first =
      found.first { $0.code == .earlierCopy }
      ?? found.first { $0.severity != .notice } ?? found.first
    guard let first else { return hidden }
    var text = StyledText("! " + first.message, .error)
    let more = found.count - 1
    if more > 0 { text.append(" and \(more) more, \(options.keys.findings)", .dim) }
    return hidden + [text]
  }

  /// What the eye cannot see.
  private var hidden: [StyledText] {
    HiddenCharacters(in: cable.source.bytes).warning.map {
      [StyledText("! \($0): \(options.keys.view) shows every byte", .error)]
    } ?? []
  }

  private var title: [StyledText] {
    var line = badge
    line.append("  ")
    line.append(cable.id?.description ?? "cable", .heading, isBold: true)
    if !kind.isEmpty { line.append("  " + kind, .dim) }
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
    if let route { lines += fact("From", route) }
    if !cable.captions.isEmpty {
      lines += expandable("Captions", cable.captions.map(\.value)) {
        Vocabulary.caption($0)?.meaning
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
      if let meaning = meaning(code) { text.append(" " + meaning, .dim) }
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
    if !cable.exemptions.isEmpty {
      lines += fact("Withheld", cable.exemptions.map(\.value).joined(separator: ", "))
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

  private var numbered: [StyledText] {
    var lines: [StyledText] = []
    for (index, link) in links.prefix(cable.references.count).enumerated() {
      var text = StyledText()
      text.append(
        (link.bullet.map { $0 + ". " } ?? "") + link.name,
        Style(role: link.role, isUnderlined: link.role == .link), link: index)
      text.append(", " + link.summary, .dim)
      lines += labelled(index == 0 ? "Ref" : "", text)
    }
    return lines
  }

  /// What the eye cannot see, and what is left out.
  private var warnings: [StyledText] {
    let copies = cable.diagnostics.filter { $0.code == .earlierCopy }.map {
      StyledText("! " + $0.message, .error)
    }
    return (copies + hidden).flatMap { $0.wrapped(to: options.textMeasure, indent: 2) }
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
