import CableCore
import CableLibrary

/// Says which term of a query left nothing.
enum EmptyResult {
  /// A sentence or two for standard error.
  static func explanation(
    _ query: Query, _ library: Library, _ notebook: NotebookView = NotebookView()
  ) -> String {
    guard !library.rows.isEmpty else {
      let files = library.files.count
      return files == 0
        ? "There are no files here. Name a folder that holds cables."
        : "None of the \(files) files holds a cable. `cablereader check` says why."
    }
    guard case .and(let terms) = query.root else {
      return "Nothing matches among \(library.rows.count) cables."
    }
    let counts = terms.map {
      "\($0.spelled) \(library.matches(Query(root: $0), notebook: notebook).count)"
    }
    return "Nothing matches all of: \(counts.joined(separator: ", "))."
  }
}

extension Query.Node {
  /// The node as a person would type it.
  var spelled: String {
    switch self {
    case .all: ""
    case .word(let word, let isPrefix): isPrefix ? word + "*" : word
    case .phrase(let words): "\"\(words.joined(separator: " "))\""
    case .field(let name, let comparison, let value):
      "\(name.rawValue):\(comparison.rawValue)"
        + (value.contains(" ") || value.contains(")") ? "\"\(value)\"" : value)
    case .not(let inner): "-\(inner.spelled)"
    case .and(let nodes): "(\(nodes.map(\.spelled).joined(separator: " ")))"
    case .or(let nodes): "(\(nodes.map(\.spelled).joined(separator: " OR ")))"
    }
  }
}
