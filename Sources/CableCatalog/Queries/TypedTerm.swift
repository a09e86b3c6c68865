public import CableCore

extension Query.Node {
  /// The node as a person would type it; parsed again, it is the same node.
  public var typed: String {
    switch self {
    case .all: ""
    case .word(let word, let isPrefix): isPrefix ? word + "*" : word
    case .form(let form): form.typed
    case .phrase(let words): "\"\(words.joined(separator: " "))\""
    case .near(let words, let others): "\"\(words.joined(separator: " "))\"~\(others)"
    case .paragraph(let inner): "para:" + inner.typed
    case .field(let name, let comparison, let value):
      "\(name.rawValue):\(comparison.rawValue)"
        + (value.contains { $0 == " " || $0 == ")" } ? "\"\(value)\"" : value)
    case .not(let inner): "-\(inner.typed)"
    case .and(let nodes): "(\(nodes.map(\.typed).joined(separator: " ")))"
    case .or(let nodes): "(\(nodes.map(\.typed).joined(separator: " OR ")))"
    }
  }
}
