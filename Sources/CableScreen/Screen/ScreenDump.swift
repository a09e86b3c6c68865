import CableCore

/// A screen as text, each row followed by its styles.
package enum ScreenDump {
  /// `S` lines hold the text, `A` lines the runs of a style other than plain.
  package static func text(_ grid: Grid, isPlain: Bool = false) -> String {
    var lines: [String] = []
    for y in 0..<grid.height {
      var row = ""
      var runs: [(style: Style, start: Int, end: Int)] = []
      for x in 0..<grid.width {
        let cell = grid[x, y]
        if let character = cell.character { row.append(character) }
        if cell.style != Style() {
          if let last = runs.last, last.style == cell.style, last.end == x {
            runs[runs.count - 1].end = x + 1
          } else {
            runs.append((cell.style, x, x + 1))
          }
        }
      }
      while row.last == " " { row.removeLast() }
      lines.append(isPlain ? row : "S \(row)")
      guard !isPlain, !runs.isEmpty else { continue }
      let styles = runs.map { run in
        let emphasis =
          (run.style.isBold ? " bold" : "") + (run.style.isUnderlined ? " underlined" : "")
          + (run.style.isReversed ? " reversed" : "")
        return "\(run.start)-\(run.end) \(run.style.role.rawValue)\(emphasis)"
      }
      lines.append("A " + styles.joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }
}
