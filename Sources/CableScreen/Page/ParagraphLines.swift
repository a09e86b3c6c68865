import CableCore

/// One block of the body as lines: label and mark in colour, links in the text, tables as sent.
struct ParagraphLines {
  let cable: Cable
  let paragraph: Paragraph
  let options: PageOptions
  let links: [PageLink]
  /// Indices of the paragraph's own mentions in those of the cable.
  let mentions: [Int]
  /// The level that it has from the paragraph it belongs to, where that is given in words.
  let spokenLevel: Level?

  /// The lines, at least one.
  var lines: [StyledText] {
    switch paragraph.kind {
    case .table: table
    case .subpoint, .quote: flowed(indent: 4)
    case .paragraph, .heading: flowed(indent: 0)
    }
  }

  private var table: [StyledText] {
    var offset = 0
    var lines: [StyledText] = []
    for row in paragraph.text.split(separator: "\n", omittingEmptySubsequences: false) {
      var text = StyledText()
      text.append(String(row), origin: offset)
      lines +=
        text.columns > options.textWidth
        ? text.wrapped(to: options.textWidth, indent: 2) : [text]
      offset += row.utf8.count + 1
    }
    return lines
  }

  private func flowed(indent: Int) -> [StyledText] {
    let role = Theme.role(of: paragraph.mark?.level)
    var text = StyledText()
    let isWide = options.textMeasure > 40
    let lead = isWide ? indent : 0
    text.append(String(repeating: " ", count: lead))
    if let label = paragraph.label {
      let isNumber = label.allSatisfy(\.isNumber)
      text.append(
        label + (isNumber || label.allSatisfy(\.isLetter) ? ". " : " "),
        Style(role: role, isBold: true))
    }
    if let level = spokenLevel {
      text.append("(\(level.shortMark)) ", Style(role: Theme.role(of: level), isBold: true))
    }
    if let mark = paragraph.mark { text.append("(\(mark.mark)) ", Style(role: role, isBold: true)) }
    appendText(to: &text)
    if text.runs.isEmpty { return [text] }
    return text.wrapped(to: options.textMeasure, indent: lead)
  }

  /// The text, cut where links begin and end.
  private func appendText(to text: inout StyledText) {
    let bytes = Array(paragraph.text.utf8)
    let body = Style(isBold: paragraph.kind == .heading)
    var at = 0
    for number in mentions {
      let mention = cable.mentions[number]
      guard mention.textRange.lowerBound >= at, mention.textRange.upperBound <= bytes.count else {
        continue
      }
      appendPlain(bytes[at..<mention.textRange.lowerBound], body, to: &text)
      let link = cable.references.count + number
      let role = links.indices.contains(link) ? links[link].role : .link
      text.append(
        String(decoding: bytes[mention.textRange], as: UTF8.self),
        Style(role: role, isUnderlined: role == .link), link: link,
        origin: mention.textRange.lowerBound)
      at = mention.textRange.upperBound
    }
    appendPlain(bytes[at...], body, to: &text)
  }

  private func appendPlain(
    _ bytes: ArraySlice<UInt8>, _ style: Style, to text: inout StyledText
  ) {
    guard !bytes.isEmpty else { return }
    guard options.isExpanded else {
      text.append(String(decoding: bytes, as: UTF8.self), style, origin: bytes.startIndex)
      return
    }
    var at = bytes.startIndex
    for term in Acronyms.terms(in: bytes) {
      text.append(
        String(decoding: bytes[at..<term.range.upperBound], as: UTF8.self), style, origin: at)
      text.append(" [\(term.meaning)]", .expansion)
      at = term.range.upperBound
    }
    if at < bytes.endIndex {
      text.append(String(decoding: bytes[at...], as: UTF8.self), style, origin: at)
    }
  }
}
