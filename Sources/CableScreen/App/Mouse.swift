/// What a mouse did on the screen, where a person turned it on.
package struct Mouse: Sendable, Hashable {
  /// What was done.
  package enum Kind: Sendable, Hashable {
    /// The left button went down.
    case press
    /// The left button went down twice in one cell.
    case doublePress
    case wheelUp, wheelDown
  }

  package var kind: Kind
  /// Column and row of the cell, from 0 at the upper left.
  package var column: Int
  package var row: Int

  /// A value from its parts.
  package init(kind: Kind, column: Int, row: Int) {
    self.kind = kind
    self.column = column
    self.row = row
  }
}
