import CableCore
import CableLibrary
import CableScreen

/// Says which term of a query left nothing.
enum EmptyResult {
  /// A sentence or two for standard error.
  static func explanation(
    _ query: Query, _ searcher: Searcher, _ notebook: NotebookView = NotebookView(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> String {
    let library = searcher.library
    guard !library.rows.isEmpty else {
      let files = library.fileCount
      return switch files {
      case 0: "There are no files here. Name a folder that holds cables."
      case 1: "The only file holds no cable. `cablereader check` says why."
      default: "None of the \(files) files holds a cable. `cablereader check` says why."
      }
    }
    let terms = searcher.explainEmpty(query, notebook: notebook, isCancelled: isCancelled)
    let meant = terms.compactMap(\.meant).map { " " + $0 }.joined()
    guard terms.count > 1 else {
      return "Nothing matches among \(library.rows.count.grouped("cable")).\(meant)"
    }
    let counts = terms.map { "\($0.text) \($0.count)" }.joined(separator: ", ")
    // The one without which most are left is the one to drop.
    let guilty = terms.max { $0.withoutIt < $1.withoutIt }
    let advice = guilty.map {
      $0.withoutIt > 0 ? " Without \($0.text) there are \($0.withoutIt)." : ""
    }
    return "Nothing matches all of: \(counts).\(advice ?? "")\(meant)"
  }
}

extension TermCount {
  /// A question about the words that this one may be meant for; nil where there are none.
  fileprivate var meant: String? {
    guard let last = near.last else { return nil }
    let words = near.map { "\($0.word) (\($0.count))" }
    return "For \(text), did you mean "
      + (words.count == 1
        ? words[0]
        : words.dropLast().joined(separator: ", ") + " or \(last.word) (\(last.count))") + "?"
  }
}
