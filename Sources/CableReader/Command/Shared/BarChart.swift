import CableCore
import CableScreen

/// Names with counts, drawn as bars of text.
struct BarChart {
  /// A bar.
  struct Bar {
    var name: String
    var count: Int
    var note = ""
  }

  private let bars: [Bar]

  /// A chart of bars in the order given.
  init(_ bars: [Bar]) { self.bars = bars }

  /// Prints one line per bar: name, count, bar, note.
  func print(to output: Output, nameRole: Role = .body) {
    let nameWidth = min(24, bars.map(\.name.count).max() ?? 0)
    let countWidth = bars.map { String($0.count).count }.max() ?? 0
    let most = max(1, bars.map(\.count).max() ?? 0)
    let room = max(8, min(40, (output.columns ?? 80) - nameWidth - countWidth - 34))
    let noteWidth = output.columns.map { $0 - nameWidth - countWidth - room - 3 }
    for bar in bars {
      let count = String(bar.count)
      let drawn = Self.drawn(bar.count, most: most, room: room)
      output.line([
        Piece(bar.name.padding(to: nameWidth + 1), nameRole, isBold: true),
        Piece(String(repeating: " ", count: countWidth - count.count) + count + " "),
        Piece(bar.note.isEmpty ? drawn : drawn.padding(to: room + 1), .border),
        Piece(
          noteWidth.map { DisplayText(bar.note).truncated(to: max(0, $0)).string } ?? bar.note, .dim
        ),
      ])
    }
  }

  /// A bar in eighths of a column; only 0 is drawn as nothing.
  private static func drawn(_ count: Int, most: Int, room: Int) -> String {
    let eighths = max(1, count * room * 8 / most)
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
