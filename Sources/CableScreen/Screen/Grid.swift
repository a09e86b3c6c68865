import CableCore

/// A rectangle of cells; origin at the top left.
struct Rect: Sendable, Hashable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int
}

/// One column of the screen; the right half of a wide character holds no character.
package struct Cell: Sendable, Hashable {
  /// Nil in the right half of a wide character.
  package var character: Character? = " "
  package var style = Style()
}

/// The screen as data: views write cells, the terminal shows them, tests compare them.
package struct Grid: Sendable, Hashable {
  package let width: Int
  package let height: Int
  private(set) var cells: [Cell]
  /// Where the hardware cursor is, for screen readers: selected row, prompt or match.
  package var cursor: (Int, Int)? {
    get { cursorX.map { ($0, cursorY) } }
    set {
      cursorX = newValue?.0
      cursorY = newValue?.1 ?? 0
    }
  }
  private var cursorX: Int?
  private var cursorY = 0

  /// An empty screen of any size, even 0 × 0.
  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: Cell(), count: self.width * self.height)
  }

  /// The cell at a place inside the grid.
  package subscript(x: Int, y: Int) -> Cell { cells[y * width + x] }

  /// Writes text clipped to `clip` and the grid; returns the column after the last one written.
  @discardableResult
  mutating func write(_ text: DisplayText, x: Int, y: Int, style: Style, clip: Rect) -> Int {
    var column = x
    for glyph in text.glyphs {
      let end = column + glyph.columns
      if end > min(width, clip.x + clip.width) { break }
      if y >= max(0, clip.y), y < min(height, clip.y + clip.height), column >= max(0, clip.x) {
        var glyphStyle = style
        // A letter of another script in its word is marked as well: it may pass for another.
        if glyph.isSubstitute || glyph.isHomoglyph { glyphStyle.role = .substitute }
        cells[y * width + column] = Cell(character: glyph.character, style: glyphStyle)
        if glyph.columns == 2 {
          cells[y * width + column + 1] = Cell(character: nil, style: glyphStyle)
        }
      }
      column = end
    }
    return column
  }

  /// Fills a rectangle with blanks of a style.
  mutating func fill(_ rect: Rect, style: Style) {
    for y in max(0, rect.y)..<max(max(0, rect.y), min(height, rect.y + rect.height)) {
      for x in max(0, rect.x)..<max(max(0, rect.x), min(width, rect.x + rect.width)) {
        cells[y * width + x] = Cell(character: " ", style: style)
      }
    }
  }

  /// Writes a styled line; returns the column after the last one written.
  @discardableResult
  mutating func write(_ text: StyledText, x: Int, y: Int, clip: Rect) -> Int {
    var column = x
    for run in text.runs {
      column = write(run.text, x: column, y: y, style: run.style, clip: clip)
    }
    return column
  }

  /// Gives cells another role, as a search hit has it.
  mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    for y in max(0, rect.y)..<max(max(0, rect.y), min(height, rect.y + rect.height)) {
      for x in max(0, rect.x)..<max(max(0, rect.x), min(width, rect.x + rect.width)) {
        change(&cells[y * width + x].style)
      }
    }
  }

  /// Puts ASCII in place of every line and sign that has some.
  mutating func makePlain() {
    for index in cells.indices {
      guard let character = cells[index].character, !character.isASCII,
        index + 1 == cells.count || cells[index + 1].character != nil,
        let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
        let plain = PlainGlyph.of(scalar)
      else { continue }
      cells[index].character = Character(plain)
    }
  }

  /// Puts blanks in place of our own lines and blocks, which would be read aloud; text stays.
  mutating func takeLinesAway() {
    for index in cells.indices where cells[index].style.role != .body {
      guard let scalar = cells[index].character?.unicodeScalars.first,
        (0x2500...0x259F).contains(scalar.value)
      else { continue }
      cells[index].character = " "
    }
  }

  /// The whole of it as a rectangle.
  var whole: Rect { Rect(x: 0, y: 0, width: width, height: height) }
}
