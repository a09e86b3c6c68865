/// The line that a relay printed between pages: `ASTANA 00001327  002 OF 002`, `PAGE 02 …`.
enum PageBreak {
  /// True for a line that is nothing but a page break.
  ///
  /// The words before the numbers must be at most five, so that prose never matches.
  static func isBreak(_ words: [Substring]) -> Bool {
    guard words.count >= 3, words.count <= 12 else { return false }
    if words[0] == "PAGE", isNumber(words[1]) { return words.count >= 3 && words.count <= 9 }
    guard let of = words.lastIndex(of: "OF"), of >= 3, of == words.count - 2,
      isNumber(words[of + 1]), words[of + 1].utf8.count == 3,
      words[of - 2].utf8.count >= 5, isNumber(words[of - 2])
    else { return false }
    let section = words[of - 1].split(separator: ".")
    return section.count <= 2 && section.allSatisfy(isNumber)
      && words[..<(of - 2)].allSatisfy { $0.utf8.allSatisfy { !($0 >= 0x61 && $0 <= 0x7A) } }
  }

  private static func isNumber(_ word: Substring) -> Bool {
    !word.isEmpty && word.utf8.allSatisfy(\.isDigit)
  }
}
