/// A cable as a fragment of HTML: no script, readable without a style sheet.
///
/// All text goes through `DisplayText`, so what is hidden in a cable stays visible and inert.
public enum CableHTML {
  /// Where a page can lead.
  public struct Links: Sendable {
    /// The address of a cable's page; nil if it is not among those written.
    public var cable: @Sendable (CableID) -> String?
    /// The address of a tag's page; nil if there is none.
    public var tag: @Sendable (String) -> String?

    /// Links from two functions.
    public init(
      cable: @escaping @Sendable (CableID) -> String?, tag: @escaping @Sendable (String) -> String?
    ) {
      self.cable = cable
      self.tag = tag
    }

    /// A page that leads nowhere.
    public static let none = Links(cable: { _ in nil }, tag: { _ in nil })
  }

  /// A whole page: valid HTML that is well-formed XML as well.
  ///
  /// - Parameters:
  ///   - title: plain text.
  ///   - body: HTML.
  ///   - style: the address of a style sheet; nil puts the sheet into the page.
  /// - Returns: HTML that ends with a line end.
  public static func page(title: String, body: String, style: String?) -> String {
    let sheet =
      style.map { "<link rel=\"stylesheet\" href=\"\(escaped($0))\" />" }
      ?? "<style>\n\(styleSheet)</style>"
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>\(escaped(title))</title>
      \(sheet)
      </head>
      <body>
      \(body)
      </body>
      </html>

      """
  }

  /// The cable as an `article`.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - title: its id, or the file's name where there is none.
  ///   - links: where the page leads.
  ///   - own: what a reader added, shown beside the cable's own text.
  /// - Returns: HTML.
  public static func article(
    _ cable: Cable, title: String, links: Links, own: OwnNotes = OwnNotes()
  ) -> String {
    let level = cable.classification?.value
    var lines = ["<article>"]
    lines.append("<h1>\(escaped(title))</h1>")
    if let subject = cable.subject?.value {
      lines.append("<p class=\"subject\">\(escaped(subject))</p>")
    }
    lines.append("<dl>")
    for fact in HeaderFacts(cable).facts {
      let isLevel = fact.label == "Classification"
      let value = escaped(fact.value)
      let shown = isLevel ? "<span class=\"badge \(cssClass(level))\">\(value)</span>" : value
      lines.append("<dt>\(escaped(fact.label))</dt><dd>\(shown)</dd>")
    }
    if !cable.tags.isEmpty {
      let tags = cable.tags.map { tag in
        let meaning = Vocabulary.tag(tag.value).map { " title=\"\(escaped($0.meaning))\"" } ?? ""
        return link(tag.value, to: links.tag(tag.value), attributes: meaning)
      }
      lines.append("<dt>TAGS</dt><dd>\(tags.joined(separator: ", "))</dd>")
    }
    for reference in cable.references {
      let bullet = reference.bullet.map { escaped($0) + ". " } ?? ""
      let name = reference.name
      let target = reference.id.flatMap(links.cable)
      let note = reference.id != nil && target == nil ? " <small>not here</small>" : ""
      lines.append("<dt>Ref</dt><dd>\(bullet)\(link(name, to: target))\(note)</dd>")
    }
    if !own.tags.isEmpty {
      lines.append("<dt>Own tags</dt><dd>\(escaped(own.tags.joined(separator: ", ")))</dd>")
    }
    lines.append("</dl>")
    lines += own.strayEntries.map { note($0, links) }
    let mentions = Dictionary(grouping: cable.mentions, by: \.paragraph)
    var numbers: Set<String> = []
    for (block, name) in BlockName.all(in: cable) {
      let number = name.number.map(numberAnchor).flatMap { numbers.insert($0).inserted ? $0 : nil }
      lines.append(
        paragraph(block, number: number, mentions: mentions[block.ordinal] ?? [], links: links))
      lines += own.entries(on: block).map { note($0, links) }
    }
    lines += cable.signature.map { "<p class=\"signature\">\(escaped($0.value))</p>" }
    if !cable.diagnostics.isEmpty {
      lines.append("<section class=\"findings\"><h2>Findings about this document</h2><ul>")
      for note in cable.diagnostics {
        lines.append("<li>line \(note.line): \(escaped(note.message))</li>")
      }
      lines.append("</ul></section>")
    }
    lines.append("</article>")
    return lines.joined(separator: "\n")
  }

  /// A link, or the plain text where it leads nowhere.
  public static func link(_ text: String, to target: String?, attributes: String = "") -> String {
    guard let target else {
      return attributes.isEmpty ? escaped(text) : "<span\(attributes)>\(escaped(text))</span>"
    }
    return "<a href=\"\(escaped(target))\"\(attributes)>\(escaped(text))</a>"
  }

  /// Text for HTML, also between double quotes: safe to show, `&`, `<`, `>` and `"` as entities.
  public static func escaped(_ text: String) -> String {
    var written = ""
    for scalar in DisplayText(text).string.unicodeScalars {
      switch scalar {
      case "&": written += "&amp;"
      case "<": written += "&lt;"
      case ">": written += "&gt;"
      case "\"": written += "&quot;"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }

  private static func cssClass(_ classification: Classification?) -> String {
    guard let classification else { return "none" }
    let isSBU = classification.level == .unclassified && classification.controls.contains("FOUO")
    return cssClass(isSBU ? .sbu : classification.level)
  }

  private static func cssClass(_ level: Level) -> String {
    "level-" + String(level.letter).lowercased()
  }

  /// The anchor of a paragraph by its printed number, for `09ASTANA1327#2`.
  private static func numberAnchor(_ number: String) -> String {
    "n" + number.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func note(_ entry: OwnNotes.Entry, _ links: Links) -> String {
    let lines = entry.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let text = lines.map { linked(String($0), links) }.joined(separator: "<br />")
    return
      "<aside class=\"note\"><p><b class=\"by\">\(escaped(entry.title))</b><br />\(text)</p></aside>"
  }

  /// What a reader wrote, with the cables and paragraphs in it as links.
  private static func linked(_ text: String, _ links: Links) -> String {
    let bytes = Array(text.utf8)
    var written = ""
    var from = 0
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for found in WrittenLink.all(in: text) {
      guard let page = links.cable(found.cable) else { continue }
      let anchor = found.paragraph.map { "#" + numberAnchor($0) } ?? ""
      written +=
        escaped(part(from..<found.range.lowerBound))
        + link(part(found.range), to: page + anchor)
      from = found.range.upperBound
    }
    return written + escaped(part(from..<bytes.count))
  }

  private static func paragraph(
    _ paragraph: Paragraph, number: String?, mentions: [Mention], links: Links
  ) -> String {
    let anchor = " id=\"p\(paragraph.ordinal)\""
    let label = paragraph.label.map { escaped($0) + ($0.allSatisfy(\.isNumber) ? ". " : " ") } ?? ""
    let mark = paragraph.mark.map { mark in
      "<b class=\"\(cssClass(mark.level))\">(\(escaped(mark.mark)))</b> "
    }
    let start = (number.map { "<a id=\"\($0)\"></a>" } ?? "") + label + (mark ?? "")
    let style = paragraph.mark.map { " class=\"\(cssClass($0.level))\"" } ?? ""
    switch paragraph.kind {
    case .heading: return "<h2\(anchor)>\(start)\(escaped(paragraph.text))</h2>"
    case .table:
      let rows = paragraph.text.split(separator: "\n", omittingEmptySubsequences: false)
      return
        "<pre\(anchor)\(style)>\(start)\(rows.map { escaped(String($0)) }.joined(separator: "\n"))</pre>"
    case .quote:
      return
        "<blockquote\(anchor)><p>\(start)\(prose(paragraph, mentions, links))</p></blockquote>"
    case .paragraph, .subpoint:
      return "<p\(anchor)\(style)>\(start)\(prose(paragraph, mentions, links))</p>"
    }
  }

  /// The text with its mentions as links.
  private static func prose(_ paragraph: Paragraph, _ mentions: [Mention], _ links: Links) -> String
  {
    let bytes = Array(paragraph.text.utf8)
    var written = ""
    var from = 0
    func text(_ range: Range<Int>) -> String {
      escaped(String(decoding: bytes[range], as: UTF8.self))
    }
    for mention in mentions {
      let range = mention.textRange.clamped(to: 0..<bytes.count)
      guard range.lowerBound >= from, !range.isEmpty, let target = mention.id.flatMap(links.cable)
      else { continue }
      written += text(from..<range.lowerBound)
      written += "<a href=\"\(escaped(target))\">\(text(range))</a>"
      from = range.upperBound
    }
    return written + text(from..<bytes.count)
  }

  /// The style sheet of every page; the colours of marks keep a contrast of 4.5:1 on both backgrounds.
  public static let styleSheet = """
    :root { color-scheme: light dark; --u: #00734a; --b: #5f005f; --c: #0000d7; --s: #870000; --t: #a24e00; }
    @media (prefers-color-scheme: dark) {
      :root { --u: #00ffaf; --b: #af5fff; --c: #87afd7; --s: #e06c6c; --t: #d7af00; }
    }
    body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 serif; }
    h1 { font-size: 1.3rem; margin-bottom: 0; }
    h2 { font-size: 1.05rem; }
    .subject { font-weight: bold; margin-top: .3rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .9rem; }
    dt { opacity: .75; }
    dd { margin: 0; }
    pre { overflow-x: auto; }
    article > p, article > pre { padding-left: .8rem; border-left: .25rem solid transparent; }
    .level-u { border-color: var(--u) !important; } b.level-u { color: var(--u); }
    .level-b { border-color: var(--b) !important; } b.level-b { color: var(--b); }
    .level-c { border-color: var(--c) !important; } b.level-c { color: var(--c); }
    .level-s { border-color: var(--s) !important; } b.level-s { color: var(--s); }
    .level-t { border-color: var(--t) !important; } b.level-t { color: var(--t); }
    .badge { padding: 0 .4rem; color: #fff; background: #555; }
    .badge.level-u { background: #007a33; } .badge.level-b { background: #502b85; }
    .badge.level-c { background: #0033a0; } .badge.level-s { background: #c8102e; }
    .badge.level-t { background: #ff8c00; color: #000; }
    .note { margin: .6rem 0 .6rem 2rem; padding: 0 .6rem; border: 1px solid; font-size: .9rem; }
    .signature { font-variant: small-caps; }
    .findings, footer { font-size: .9rem; border-top: 1px solid; margin-top: 2rem; }
    table { border-collapse: collapse; font-size: .9rem; }
    td, th { text-align: left; vertical-align: top; padding: .1rem .6rem .1rem 0; }

    """
}
