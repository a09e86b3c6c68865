/// ASCII for the lines and signs that the screen is drawn with, one column for one column.
///
/// For `--ascii`, and for terminals that have no other characters. Letters and quotation marks
/// stay as they are: they are the document's.
package enum PlainGlyph {
  /// What stands for a line or a sign; nil for everything else.
  package static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "─", "━", "═", "┄", "┅", "┈", "┉", "╌", "╍", "╴", "╶", "╸", "╺", "‾", "▔", "–", "—": "-"
    case "│", "┃", "┊", "┋", "╎", "╏", "╵", "╷", "╹", "╻", "▏", "▕", "▎", "▍", "▐": "|"
    // Where one is.
    case "▌": ">"
    // The gutter of the marks keeps its five patterns apart.
    case "┆", "┇": "|"
    case "║": "#"
    case "█": "@"
    // Columns of the timeline that do not fill their row.
    case "▁", "▂", "▃": "."
    case "▄", "▅", "▆", "▇": ":"
    case "✕", "×": "x"
    case "✎": "+"
    case "↗": ">"
    case "↙": "<"
    case "↺", "↻": "*"
    case "▉", "▊", "▋", "▓", "▒", "░", "■", "▪", "▮": "#"
    case "□", "▫", "○", "◦", "☐": "o"
    case "‹", "◀", "◂", "←", "⟵", "◁": "<"
    case "›", "▶", "▸", "→", "⟶", "▷", "↳", "↪": ">"
    case "▲", "▴", "↑", "△", "⇡": "^"
    case "▼", "▾", "↓", "▽", "⇣": "v"
    case "…": "~"
    case "·", "⋅", "∙": "."
    case "⚠": "!"
    case "•", "●", "★", "☆", "✱", "✦", "◆", "◇": "*"
    case "✓", "✔", "☑": "x"
    case "✗", "✘": "x"
    case "↔", "⇄", "⇆", "⟷": "="
    case "¶": "P"
    case "⏎", "↵", "␤": "$"
    default: (0x2500...0x257F).contains(scalar.value) ? "+" : nil
    }
  }

  /// A line of text with every line and sign as ASCII.
  static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(of(scalar) ?? scalar) }
    return String(scalars)
  }
}
