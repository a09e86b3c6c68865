/// Quoted texts within a body: `BEGIN TEXT` … `END TEXT`.
enum Quotation {
  /// What a block does to the quotation that is open.
  enum Change { case none, begins, ends, whole }

  /// Reads the beginning of a block's text.
  static func change(_ text: String) -> Change {
    guard let first = text.utf8.first, "BEQU(be".utf8.contains(first) else { return .none }
    let head = text.prefix(60).uppercased()
    let bare = head.hasPrefix("(") ? String(head.dropFirst()) : head
    if bare.hasPrefix("END ") || bare == "UNQUOTE" || bare.hasPrefix("UNQUOTE") {
      return words.contains { bare.dropFirst(4).contains($0) } || bare.hasPrefix("UNQUOTE")
        ? .ends : .none
    }
    if bare.hasPrefix("BEGIN ") || bare.hasPrefix("QUOTE") && bare.utf8.count <= 8 {
      guard words.contains(where: { bare.contains($0) }) else { return .none }
      return text.uppercased().contains("END ") && text.utf8.count > 40 ? .whole : .begins
    }
    return .none
  }

  private static let words = [
    "TEXT", "QUOTE", "NON-PAPER", "NONPAPER", "TALKING POINTS", "TRANSLATION", "POINTS",
    "STATEMENT",
    "LETTER", "DECLARATION",
  ]
}
