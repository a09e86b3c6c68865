import CableCore

/// The portion marks of a whole cable at a glance, and where they disagree with its classification.
enum MarkStrip {
  /// The findings that are shown below the strip as well as at the paragraph.
  static let codes: Set<Diagnostic.Code> = [.markAboveClassification, .classificationAboveMarks]

  /// A line with a letter for each paragraph, then what is odd; nothing for a cable without marks.
  static func lines(_ cable: Cable, width: Int) -> [StyledText] {
    let levels = cable.paragraphs.indices.filter { cable.paragraphs[$0].kind == .paragraph }
      .map { cable.paragraphs[$0].mark?.level }
    let known = levels.compactMap { $0 }
    guard !known.isEmpty else { return [] }
    var strip = StyledText("Marks".padding(to: HeaderCard.labelWidth), .dim)
    for level in levels.prefix(max(0, width - HeaderCard.labelWidth - 1)) {
      strip.append(
        level.map { String($0.letter) } ?? "·",
        Style(role: Theme.badge(of: level), isBold: true))
    }
    if levels.count > width - HeaderCard.labelWidth - 1 { strip.append("…", .dim) }
    var lines = [strip]
    for note in cable.diagnostics where codes.contains(note.code) {
      lines += StyledText("! " + note.message, .error).wrapped(to: width, indent: 2)
    }
    return lines
  }
}
