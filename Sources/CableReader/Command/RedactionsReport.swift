import CableCore
import CableLibrary
import CableScreen

/// What `check --redactions` prints: places that one copy of a cable blacks out and another prints.
struct RedactionsReport {
  let selection: Selection
  let format: TableFormat
  let cells: SheetOptions
  let output: Output

  /// Prints them, cable by cable.
  ///
  /// Every copy is compared with every other one of its id.
  ///
  /// - Returns: the exit code of the command.
  func report() -> Int32 {
    let library = selection.library
    var unread = selection.unreadable
    var table = Table(
      format, ["id", "path", "paragraph", "sign", "before", "text", "after", "shownIn"], cells,
      to: output)
    defer { table.report() }
    var seen: Set<String> = []
    var count = 0
    var cables = 0
    for row in selection.rowsByFile {
      let id = library.rows[row].id
      let rows = library.rows(of: id)
      guard rows.count > 1, seen.insert(id).inserted else { continue }
      var copies: [(path: String, cable: Cable)] = []
      for row in rows {
        guard let cable = selection.cable(row, unread: &unread) else { continue }
        copies.append((selection.relativePath(library.rows[row]), cable))
      }
      let before = count
      for (place, copy) in copies.enumerated() {
        for (otherPlace, other) in copies.enumerated() where place != otherPlace {
          for filled in Redactions.filled(in: copy.cable, by: other.cable) {
            count += 1
            show(filled, id, copy.path, other.path, &table)
          }
        }
      }
      if count > before { cables += 1 }
    }
    if format == .text {
      output.line(
        "\(count.grouped("redaction")) \(count == 1 ? "is" : "are") printed by another copy, in "
          + cables.grouped("cable"))
    }
    return unread > 0 ? 3 : count > 0 ? 0 : 1
  }

  private func show(
    _ filled: FilledRedaction, _ id: String, _ path: String, _ other: String, _ table: inout Table
  ) {
    guard format == .text else {
      table.row([
        Cell(id), Cell(path), Cell(filled.paragraph), Cell(filled.sign), Cell(filled.before),
        Cell(filled.text), Cell(filled.after), Cell(other),
      ])
      return
    }
    output.line([
      Piece(id, .link), Piece("  \(path)", .dim),
      Piece("  … \(filled.before) \(filled.sign) \(filled.after) …"),
    ])
    output.line([
      Piece("  \(other)", .dim), Piece("  "), Piece(filled.text, .searchHit, isBold: true),
    ])
    output.line()
  }
}
