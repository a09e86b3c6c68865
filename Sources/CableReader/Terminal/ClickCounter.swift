import CableScreen

/// Distinguishes two presses in one cell, soon after each other, from two that are not.
struct ClickCounter {
  /// How soon the second press must come.
  static let patience: Duration = .milliseconds(400)

  private var last: (column: Int, row: Int, time: ContinuousClock.Instant)?

  /// The event for a press of the left button.
  ///
  /// A third press starts again.
  mutating func press(column: Int, row: Int, at time: ContinuousClock.Instant) -> Mouse {
    if let last, (last.column, last.row) == (column, row), time - last.time <= Self.patience {
      self.last = nil
      return Mouse(kind: .doublePress, column: column, row: row)
    }
    last = (column, row, time)
    return Mouse(kind: .press, column: column, row: row)
  }
}
