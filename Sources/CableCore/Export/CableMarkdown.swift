/// A cable as Markdown (CommonMark) that shows what is printed and nothing else.
public enum CableMarkdown {
  /// The cable with its header facts, TAGS, references and paragraphs.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - title: its id, or the file's name where there is none.
  /// - Returns: text that ends with a line end.
  public static func text(_ cable: Cable, title: String) -> String {
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
      let id = reference.id.map { escaped($0.description) + ", printed " } ?? ""
      facts.append("- **Ref:** \(bullet)\(id)\(escaped(reference.text))")
    }
    blocks.append(facts.joined(separator: "\n"))
    blocks += cable.paragraphs.map(paragraph)
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
  static func paragraph(_ paragraph: Paragraph) -> String {
    let label =
      paragraph.label.map { escaped($0) + ($0.allSatisfy(\.isNumber) ? "\\. " : " ") } ?? ""
    let mark = paragraph.mark.map { "(\(escaped($0.mark))) " } ?? ""
    let start = label + mark
    let lead = start.isEmpty ? "" : "**\(start.dropLast())** "
    switch paragraph.kind {
    case .heading: return "### " + start + escaped(paragraph.text)
    case .table:
      return (lead.isEmpty ? "" : lead + "\n\n") + fenced(paragraph.text)
    case .quote: return "> " + lead + escaped(paragraph.text)
    case .paragraph, .subpoint: return lead + escaped(paragraph.text)
    }
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

  /// Text without a character that Markdown would take for a sign; line ends become blanks.
  ///
  /// Holds for CommonMark and for what pandoc adds to it: mathematics, citations, attributes,
  /// superscripts, definitions. Any ASCII sign may follow a backslash (CommonMark 0.31, 2.4).
  static func escaped(_ text: String) -> String {
    var written = ""
    var isAtStart = true
    /// True within the digits that a text begins with: `1.` and `1)` begin lists.
    var isNumber = true
    for scalar in text.unicodeScalars {
      if isAtStart, scalar.properties.isWhitespace { continue }
      let isDigit = ("0"..."9").contains(scalar)
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "!", "{", "}", "$", "^",
        "@":
        written += "\\"
        written.unicodeScalars.append(scalar)
      case "\n", "\r": written += " "
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
