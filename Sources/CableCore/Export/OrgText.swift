/// Text for Org (Emacs, pandoc) in which nothing acts.
///
/// Emphasis is not changed: it changes how a reader sees a sign, and does nothing.
enum OrgText {
  /// Invisible, and what the Org manual advises between signs that belong to the text (11.12).
  private static let apart: Unicode.Scalar = "\u{200B}"
  /// Signs that begin something where they are doubled: links, macros, snippets, targets.
  private static let doubled: Set<Unicode.Scalar> = ["[", "{", "@", "<"]
  /// Signs that begin something with what follows: commands of TeX, calls of code, formulas, indices.
  private static let leading: Set<Unicode.Scalar> = ["\\", "_", "^", "$"]

  /// The text with a blank of no width where a sign of it would be one of Org's.
  ///
  /// At the beginning of a line these are also headlines, lists, tables, comments, drawers and
  /// blocks; a colon after a letter makes a link of what follows (`shell:`).
  static func inert(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var written = String.UnicodeScalarView()
      let scalars = Array(line.unicodeScalars)
      let start = scalars.first { !$0.properties.isWhitespace }
      if let start, "*#|:+-".unicodeScalars.contains(start) { written.append(apart) }
      for (place, scalar) in scalars.enumerated() {
        let before = place > 0 ? scalars[place - 1] : nil
        let isLast = place + 1 == scalars.count
        let isFollowed = !isLast && !scalars[place + 1].properties.isWhitespace
        let isLink = scalar == ":" && isFollowed && before?.properties.isAlphabetic == true
        if isLink || (scalar == before && doubled.contains(scalar)) { written.append(apart) }
        written.append(scalar)
        if leading.contains(scalar), isFollowed { written.append(apart) }
      }
      return String(written)
    }.joined(separator: "\n")
  }
}
