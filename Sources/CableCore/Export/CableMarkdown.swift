/// A cable as Markdown (CommonMark) that shows what is printed and nothing else.
public enum CableMarkdown {
  /// What a page has beside the cable itself.
  public struct Extras: Sendable {
    /// What a reader added, below the paragraphs that it is on.
    public var own = OwnNotes()
    /// The name of a cable's page in a vault of Obsidian; nil for Markdown without such links.
    public var page: (@Sendable (CableID) -> String)?

    /// Nothing beside the cable.
    public init() {}
  }

  /// The cable with its header facts, TAGS, references and paragraphs.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - title: its id, or the file's name where there is none.
  ///   - extras: what the page has beside the cable.
  /// - Returns: text that ends with a line end.
  public static func text(_ cable: Cable, title: String, extras: Extras = Extras()) -> String {
    var blocks = ["# " + escaped(title + (cable.subject.map { ": " + $0.value } ?? ""))]
    var facts = HeaderFacts(cable).facts.map { "- **\($0.label):** \(escaped($0.value))" }
    if !cable.tags.isEmpty {
      let tags = cable.tags.map { tag in
        escaped(tag.value) + (Vocabulary.tag(tag.value).map { " (\(escaped($0.meaning)))" } ?? "")
      }
      facts.append("- **TAGS:** " + tags.joined(separator: ", "))
    }
    for reference in cable.references {
      let bullet = reference.bullet.map { escaped($0) + ". " } ?? ""
      let id = reference.id.map { link($0, extras) + ", printed " } ?? ""
      facts.append("- **Ref:** \(bullet)\(id)\(escaped(reference.text))")
    }
    if !extras.own.tags.isEmpty {
      facts.append("- **Own tags:** " + extras.own.tags.map { escaped($0) }.joined(separator: ", "))
    }
    if extras.own.isStarred { facts.append("- **Starred**") }
    blocks.append(facts.joined(separator: "\n"))
    blocks += extras.own.strayEntries.map { note($0, extras) }
    let mentions = Dictionary(grouping: cable.mentions, by: \.paragraph)
    for block in cable.paragraphs {
      blocks.append(paragraph(block, mentions: mentions[block.ordinal] ?? [], extras))
      blocks += extras.own.entries(on: block).map { note($0, extras) }
    }
    blocks += cable.signature.map { "**\(escaped($0.value))**" }
    if !cable.diagnostics.isEmpty {
      blocks.append("## Findings about this document")
      blocks.append(
        cable.diagnostics.map { "- line \($0.line): \(escaped($0.message))" }
          .joined(separator: "\n"))
    }
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// A block with its number and its mark, without a line end.
  static func paragraph(
    _ paragraph: Paragraph, mentions: [Mention] = [], _ extras: Extras = Extras()
  ) -> String {
    let label =
      paragraph.label.map { escaped($0) + ($0.allSatisfy(\.isNumber) ? "\\. " : " ") } ?? ""
    let mark = paragraph.mark.map { "(\(escaped($0.mark))) " } ?? ""
    let start = label + mark
    let lead = start.isEmpty ? "" : "**\(start.dropLast())** "
    let text = prose(paragraph, mentions, extras)
    // By it another page of the vault leads to the paragraph.
    let anchor = extras.page == nil ? "" : " ^p\(paragraph.ordinal)"
    switch paragraph.kind {
    case .heading: return "### " + start + text + anchor
    case .table:
      return (lead.isEmpty ? "" : lead + "\n\n")
        + (extras.page == nil ? fenced(paragraph.text) : block(paragraph.text))
    case .quote: return "> " + lead + text + anchor
    case .paragraph, .subpoint: return lead + text + anchor
    }
  }

  /// The text, with its mentions as links in a vault.
  private static func prose(
    _ paragraph: Paragraph, _ mentions: [Mention], _ extras: Extras
  ) -> String {
    guard extras.page != nil, !mentions.isEmpty else { return escaped(paragraph.text) }
    let bytes = Array(paragraph.text.utf8)
    var written = ""
    var from = 0
    func text(_ range: Range<Int>) -> String {
      escaped(String(decoding: bytes[range], as: UTF8.self), isContinued: !written.isEmpty)
    }
    for mention in mentions {
      let range = mention.textRange.clamped(to: 0..<bytes.count)
      guard range.lowerBound >= from, !range.isEmpty, let id = mention.id else { continue }
      written += text(from..<range.lowerBound)
      written += link(id, said: String(decoding: bytes[range], as: UTF8.self), extras)
      from = range.upperBound
    }
    return written + text(from..<bytes.count)
  }

  /// The id, in a vault as a link to its page; with the words that are printed where they hold no
  /// sign of a link.
  private static func link(_ id: CableID, said: String? = nil, _ extras: Extras) -> String {
    guard let page = extras.page else { return escaped(id.description) }
    let name = page(id)
    let said = said ?? id.description
    let isPlain = said.utf8.allSatisfy { byte in
      switch byte {
      case 0x23, 0x27...0x29, 0x2C...0x39, 0x41...0x5A, 0x61...0x7A, 0x20: true
      default: false
      }
    }
    return said == name || !isPlain ? "[[\(name)]]" : "[[\(name)|\(said)]]"
  }

  /// A note, in a vault with the cables that it names as links.
  private static func linked(_ text: String, _ extras: Extras) -> String {
    guard extras.page != nil else { return text }
    let bytes = Array(text.utf8)
    var written = ""
    var from = 0
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for found in WrittenLink.all(in: text) where !isLinked(found.range, in: bytes) {
      written += part(from..<found.range.lowerBound)
      written += link(found.cable, said: part(found.range), extras)
      from = found.range.upperBound
    }
    return written + part(from..<bytes.count)
  }

  /// True for what the reader made a link already: `[[09ASTANA1327]]`, `[there](09ASTANA1327.md)`.
  private static func isLinked(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard range.lowerBound > 0 else { return false }
    return bytes[range.lowerBound - 1].isOne(of: "[(|/")
  }

  /// A note of a reader: a quotation in plain Markdown, a callout in a vault.
  private static func note(_ entry: OwnNotes.Entry, _ extras: Extras) -> String {
    let title = escaped(entry.title)
    let text = linked(entry.markdown, extras)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let head = extras.page == nil ? "> **\(title):**" : "> [!note] \(title)"
    return ([head] + lines.map { "> " + $0 }).joined(separator: "\n")
  }

  /// A block that is shown letter by letter: fenced, since an indented block after a list belongs to
  /// the list, where a line that begins with `<` is live HTML.
  private static func fenced(_ text: String) -> String {
    var run = 0
    var longest = 2
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\n\(text)\n\(fence)"
  }

  /// What programs that fill in the templates of a vault look for, also in a fenced block.
  private static let templates = ["<%", "{%", "{{"]

  /// A fenced block; with the sign of a template, a block of HTML in which it is none.
  private static func block(_ text: String) -> String {
    guard templates.contains(where: { text.contains($0) }) else { return fenced(text) }
    let inert = CableHTML.escaped(text).replacing("{", with: "&#123;")
    return "<pre>\n\(inert)\n</pre>"
  }

  /// Text without a character that Markdown would take for a sign; line ends become blanks.
  ///
  /// Holds for CommonMark and for what pandoc adds to it: mathematics, citations, attributes,
  /// superscripts, definitions. Any ASCII sign may follow a backslash (CommonMark 0.31, 2.4).
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - isContinued: true where other text precedes it on its line.
  /// - Returns: its Markdown.
  public static func escaped(_ text: String, isContinued: Bool = false) -> String {
    var written = ""
    var isAtStart = !isContinued
    /// True within the digits that a text begins with: `1.` and `1)` begin lists.
    var isNumber = !isContinued
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { before = scalar }
      if isAtStart, scalar.properties.isWhitespace { continue }
      let isDigit = ("0"..."9").contains(scalar)
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "!", "{", "}", "$", "^",
        "@":
        written += "\\"
        written.unicodeScalars.append(scalar)
      case "\n", "\r": written += " "
      case "%" where before == scalar && !isAtStart, "=" where before == scalar && !isAtStart,
        "%" where before == "<" || before == "{":
        // Obsidian takes two of them for a comment and for a highlight; programs that fill in templates
        // look for `<%` and `{%`, whatever is before these.
        written += "\\"
        written.unicodeScalars.append(scalar)
      case "-", "+", ":", "%", "=":
        // Only at the start a sign of lists, rules, definitions and titles.
        if isAtStart { written += "\\" }
        written.unicodeScalars.append(scalar)
      case ".", ")":
        if isNumber, !isAtStart { written += "\\" }
        written.unicodeScalars.append(scalar)
      default: written.unicodeScalars.append(scalar)
      }
      isAtStart = false
      isNumber = isNumber && isDigit
    }
    return written
  }
}
