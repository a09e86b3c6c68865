/// Other ways to write a word: `co-operate` as `cooperate`, and `nonproliferation` as
/// `non-proliferation`.
enum Hyphenation {
  /// What English joins to a word with a hyphen or without.
  ///
  /// Left out is what is often a word of its own before another one, such as `re`.
  private static let prefixes = [
    "anti", "co", "counter", "cross", "inter", "intra", "mid", "multi", "non", "post", "pre", "pro",
    "semi", "sub", "ultra", "vice",
  ]

  /// The fewest letters of what follows a prefix: `cost` is no `co-st`.
  private static let leastRest = 4

  /// The other ways to write a typed word, each as folded words in a row.
  static func others(of typed: String) -> [[String]] {
    let words = WordFolding.words(of: typed)
    guard words.count == 1, let word = words.first else {
      // Only a hyphen says that the parts are one word: `U.S.` is not `us`.
      let isHyphenated =
        words.count > 1 && typed.contains { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" }
        && !typed.contains { $0.isWhitespace || $0 == "." || $0 == "/" }
      return isHyphenated ? [[words.joined()]] : []
    }
    return prefixes.compactMap { prefix in
      guard word.hasPrefix(prefix), word.utf8.count >= prefix.utf8.count + leastRest else {
        return nil
      }
      return [prefix, String(word.dropFirst(prefix.count))]
    }
  }
}
