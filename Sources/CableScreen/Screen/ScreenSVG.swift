import CableCore

/// A screen as a picture (SVG 1.1), for documents: the same cells, roles and colours as a terminal.
///
/// The same grid and theme give the same bytes. Text stays text, so it can be searched and read
/// aloud; each run is set to the width of its cells, whatever font the viewer has.
package enum ScreenSVG {
  /// Size of a cell, in pixels.
  private static let cell = (width: 8, height: 18)
  /// Room around the screen, in pixels.
  private static let margin = 10

  /// The picture, without a line end after it.
  ///
  /// - Parameters:
  ///   - grid: the screen.
  ///   - theme: what colours its roles have.
  ///   - title: what the picture is called where it cannot be seen.
  /// - Returns: a whole XML document of one `svg` element.
  package static func text(_ grid: Grid, theme: Theme, title: String) -> String {
    let width = grid.width * cell.width + 2 * margin
    let height = grid.height * cell.height + 2 * margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" role=\"img\">",
      "<title>\(escaped(title))</title>",
      "<style>text { font: 13.3px ui-monospace, \"DejaVu Sans Mono\", Menlo, Consolas, monospace; "
        + "white-space: pre; }</style>",
      "<rect width=\"\(width)\" height=\"\(height)\" rx=\"8\" fill=\"\(paper(theme))\"/>",
    ]
    for y in 0..<grid.height {
      for run in runs(of: y, in: grid) { lines += drawn(run, y: y, theme: theme) }
    }
    if let (x, y) = grid.cursor, x < grid.width, y < grid.height {
      let place = origin(x, y)
      lines.append(
        "<rect x=\"\(place.x)\" y=\"\(place.y + cell.height - 2)\" width=\"\(cell.width)\" "
          + "height=\"2\" fill=\"\(ink(theme))\"/>")
    }
    lines.append("</svg>")
    return lines.joined(separator: "\n")
  }

  /// Cells of one row and one style.
  private struct Run {
    var x: Int
    var columns = 0
    var text = ""
    var style: Style
  }

  private static func runs(of y: Int, in grid: Grid) -> [Run] {
    var runs: [Run] = []
    for x in 0..<grid.width {
      let one = grid[x, y]
      if runs.last?.style != one.style { runs.append(Run(x: x, style: one.style)) }
      runs[runs.count - 1].columns += 1
      if let character = one.character { runs[runs.count - 1].text.append(character) }
    }
    return runs
  }

  private static func drawn(_ run: Run, y: Int, theme: Theme) -> [String] {
    let look = theme.look(of: run.style)
    var front = look.foreground >= 0 ? colour(look.foreground) : ink(theme)
    var back = look.background >= 0 ? colour(look.background) : nil
    if look.isReversed { (front, back) = (back ?? paper(theme), front) }
    var lines: [String] = []
    let place = origin(run.x, y)
    if let back {
      lines.append(
        "<rect x=\"\(place.x)\" y=\"\(place.y)\" width=\"\(run.columns * cell.width)\" "
          + "height=\"\(cell.height)\" fill=\"\(back)\"/>")
    }
    let emphasis =
      (run.style.isBold ? " font-weight=\"bold\"" : "")
      + (run.style.isUnderlined ? " text-decoration=\"underline\"" : "")
    for piece in pieces(run) {
      let x = place.x + piece.start * cell.width
      lines.append(
        "<text x=\"\(x)\" y=\"\(place.y + 14)\" textLength=\"\(piece.columns * cell.width)\" "
          + "lengthAdjust=\"spacingAndGlyphs\" fill=\"\(front)\"\(emphasis)>"
          + "\(escaped(piece.text))</text>")
    }
    return lines
  }

  /// The words of a run at their places: wide gaps show the background, since not every viewer
  /// keeps more than one blank.
  private static func pieces(_ run: Run) -> [(start: Int, columns: Int, text: String)] {
    var pieces: [(start: Int, columns: Int, text: String)] = []
    var blanks = 2
    var column = 0
    for character in run.text {
      let columns = DisplayText(String(character)).columns
      if character == " " {
        blanks += 1
      } else if blanks > 1 {
        pieces.append((column, columns, String(character)))
        blanks = 0
      } else {
        pieces[pieces.count - 1].text += String(repeating: " ", count: blanks) + String(character)
        pieces[pieces.count - 1].columns += blanks + columns
        blanks = 0
      }
      column += columns
    }
    return pieces
  }

  private static func origin(_ x: Int, _ y: Int) -> (x: Int, y: Int) {
    (margin + x * cell.width, margin + y * cell.height)
  }

  /// The background of a terminal of the theme's kind, and its letters.
  private static func paper(_ theme: Theme) -> String { theme.isLight ? "#ffffff" : "#16181d" }
  private static func ink(_ theme: Theme) -> String { theme.isLight ? "#1c1c1c" : "#d8dbe0" }

  private static func colour(_ number: Int32) -> String {
    let (red, green, blue) = XtermPalette.components(number)
    return "#" + [red, green, blue].map { Hexadecimal.text(UInt($0), digits: 2) }.joined()
  }

  /// Text for XML: what it cannot hold does not occur in a grid, and would be shown as what it is.
  private static func escaped(_ text: String) -> String { CableHTML.escaped(text) }
}
