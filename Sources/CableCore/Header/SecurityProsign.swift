/// Format line 4, `ZNR UUUUU` or `ZNY CCCCC` (ACP 131).
enum SecurityProsign {
  /// The level of the five letters; nil for letters that give none.
  static func level(_ line: String) -> Level? {
    let words = line.utf8.split(separator: 0x20, maxSplits: 2)
    guard words.count > 1, let first = words[1].first else { return nil }
    return Levels.prosigns[Word([first], 0..<1)]
  }
}
