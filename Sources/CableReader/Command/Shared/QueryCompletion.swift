import CableCore

/// What can stand where a query is typed on the command line.
enum QueryCompletion {
  /// Fields, and behind a field's colon its values, for the last word typed.
  static func values(for typed: String) -> [String] {
    let start = typed.lastIndex(of: " ").map { typed.index(after: $0) } ?? typed.startIndex
    let before = typed[..<start]
    let word = typed[start...]
    guard let colon = word.firstIndex(of: ":") else {
      return Query.FieldName.allCases.map { "\(before)\($0.rawValue):" }
    }
    let name = word[..<colon].drop { $0 == "-" }
    guard let field = Query.FieldName(rawValue: name.lowercased()) else { return [] }
    return values(of: field).map { "\(before)\(word[...colon])\($0)" }
  }

  /// The values of a field that are known without looking at any cable.
  static func values(of field: Query.FieldName) -> [String] {
    switch field {
    case .tag: Vocabulary.allTags.map(\.code).filter { !$0.contains(" ") }
    case .from, .to: Vocabulary.allPosts
    case .class, .mark: ["U", "SBU", "C", "S", "TS"]
    case .precedence: Precedence.allCases.map { $0.word.contains(" ") ? "NIACT" : $0.word }
    case .caption: ["SENSITIVE", "SIPDIS", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS"]
    case .has: ["note", "star", "diagnostic", "refs", "missing-ref"]
    case .is: ["read", "unread"]
    default: []
    }
  }
}
