import CableCore
import CableLibrary

/// A box of rows above the panes.
enum Popup {
  static func draw(_ rows: [String], title: String, choice: Int, on grid: inout Grid) {
    let width = min(grid.width - 2, max(40, grid.width * 2 / 3))
    let height = max(1, min(rows.count, grid.height - 5))
    let left = (grid.width - width) / 2
    let box = Rect(x: left, y: 1, width: width, height: height + 2)
    let style = Style(role: .borderFocused)
    grid.fill(box, style: Style())
    let bar = String(repeating: "─", count: width - 2)
    grid.write(DisplayText("┌\(bar)┐"), x: left, y: 1, style: style, clip: box)
    grid.write(
      DisplayText(" \(title) ").truncated(to: width - 4), x: left + 2, y: 1, style: style, clip: box
    )
    grid.write(DisplayText("└\(bar)┘"), x: left, y: height + 2, style: style, clip: box)
    let top = max(0, min(choice - height / 2, rows.count - height))
    for line in 0..<height {
      let y = line + 2
      grid.write("│", x: left, y: y, style: style, clip: box)
      grid.write("│", x: left + width - 1, y: y, style: style, clip: box)
      guard top + line < rows.count else { continue }
      let isChosen = top + line == choice
      let text = DisplayText(rows[top + line].padding(to: width - 4)).truncated(to: width - 4)
      grid.write(
        text, x: left + 2, y: y,
        style: Style(role: isChosen ? .selection : .body, isReversed: isChosen),
        clip: box)
      if isChosen { grid.cursor = (left + 2, y) }
    }
  }
}

/// The rows of the tag picker: use, tag, count, meaning.
enum TagPicker {
  static func rows(_ state: AppState) -> [String] {
    state.pickerTags.map { entry in
      let use =
        switch state.tags[entry.tag] {
        case nil: "    "
        case .and: "and "
        case .or: "or  "
        case .not: "not "
        }
      let count =
        String(repeating: " ", count: max(0, 7 - String(entry.count).count)) + String(entry.count)
      return use + entry.tag.padding(to: 8) + count + "  "
        + (Vocabulary.tag(entry.tag)?.meaning ?? "")
    }
  }
}

/// What the open cable cites, and what cites it.
enum ReferencePanel {
  struct Row: Sendable, Hashable {
    var label: String
    var text: String
    /// Nil where the cable is not in the library.
    var row: Int?
  }

  static func rows(_ state: AppState) -> [Row] {
    guard let cable = state.cable else { return [] }
    let cites = cable.references.map { reference -> Row in
      let name = reference.id?.description ?? reference.text
      guard let id = reference.id else { return Row(label: "→ \(name)  not a cable", text: name) }
      switch state.library.resolve(id, isYearAssumed: reference.isYearAssumed, from: state.openRow)
      {
      case .missing: return Row(label: "→ \(name)  not in this folder", text: name)
      case .found(let row): return found(row, sign: "→", state)
      case .ambiguous(let rows): return found(rows[0], sign: "→", state)
      }
    }
    let citing = state.openRow.map { state.library.citing($0) } ?? []
    return cites + citing.map { found($0, sign: "←", state) }
  }

  private static func found(_ row: Int, sign: String, _ state: AppState) -> Row {
    let entry = state.library.rows[row]
    return Row(
      label: "\(sign) \(entry.id.padding(to: 18))\(entry.subject)", text: entry.id, row: row)
  }
}
