import ArgumentParser
import CableLibrary
import CableScreen

/// `cablereader keys`: the keymap as a document, for docs and the manual page.
struct Keys: PrintingCommand {
  /// What the keys are printed as.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, short, man
  }

  static let configuration = CommandConfiguration(
    abstract: "Print every key of the screen.", discussion: "Example: cablereader keys",
    shouldDisplay: false)

  @Option(help: "As columns, Markdown, Markdown of the first keys, or mdoc.")
  var format = Format.text

  var output: Output { Output() }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let table = KeyDocument(keymap: .standard)
    let text =
      switch format {
      case .text: table.text
      case .markdown: table.markdown
      case .short: table.shortMarkdown
      case .man: table.manual
      }
    output.bytes(Array(text.utf8))
    return 0
  }
}
