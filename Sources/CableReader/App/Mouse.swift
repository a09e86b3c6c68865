/// What a mouse did on the screen, where a person turned it on.
struct Mouse: Sendable, Hashable {
  /// What was done.
  enum Deed: Sendable, Hashable {
    /// The left button went down.
    case press
    /// The left button went down twice in one cell.
    case doublePress
    case wheelUp, wheelDown
  }

  var deed: Deed
  /// Column and row of the cell, from 0 at the upper left.
  var column: Int
  var row: Int
}
