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

  private static func paragraph(_ paragraph: Paragraph) -> String {
    let label =
      paragraph.label.map { escaped($0) + ($0.allSatisfy(\.isNumber) ? "\\. " : " ") } ?? ""
    let mark = paragraph.mark.map { "(\(escaped($0.mark))) " } ?? ""
    let start = label + mark
    let lead = start.isEmpty ? "" : "**\(start.dropLast())** "
    switch paragraph.kind {
    case .heading: return "### " + start + escaped(paragraph.text)
    case .table:
      let lines = paragraph.text.split(separator: "\n", omittingEmptySubsequences: false)
      return (lead.isEmpty ? "" : lead + "\n\n")
        + lines.map { "    " + $0 }.joined(separator: "\n")
    case .quote: return "> " + lead + escaped(paragraph.text)
    case .paragraph, .subpoint: return lead + escaped(paragraph.text)
    }
  }

  /// Text without a character that Markdown would take for a sign; line ends become blanks.
  static func escaped(_ text: String) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "!":
        written += "\\"
        written.unicodeScalars.append(scalar)
      case "\n", "\r": written += " "
      case "-", "+":
        // Only at the start a sign of lists and rules.
        if written.isEmpty { written += "\\" }
        written.unicodeScalars.append(scalar)
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written
  }
}
