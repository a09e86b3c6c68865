/// Format line 4, `ZNR UUUUU` or `ZNY CCCCC` (ACP 131).
enum SecurityProsign {
  /// The level of the five letters; nil for letters that give none.
  static func level(_ line: String) -> Level? {
    let name: Substring.UTF8View = line.utf8.drop { $0 == 0x20 }
    let gap: Substring.UTF8View = name.drop { $0 != 0x20 }
    guard let first = gap.first(where: { $0 != 0x20 }) else { return nil }
    return Levels.prosigns[Word([first], 0..<1)]
  }
}
