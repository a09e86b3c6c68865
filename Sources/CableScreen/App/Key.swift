/// A key as the terminal reports it.
package enum Key: Sendable, Hashable {
  case character(Character)
  /// Control and a lower-case letter.
  case control(Character)
  case alt(Character)
  case function(Int)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case shiftUp, shiftDown, controlUp, controlDown, altLeft, altRight
}
