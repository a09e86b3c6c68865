import CableCore

/// The line above a pane or panel: what is in it; reversed where the keys are.
enum Head {
  /// Draws it.
  ///
  /// - Parameters:
  ///   - left: what is shown, cut where it does not fit.
  ///   - right: parts at the end of the line; the last ones are left out first.
  ///   - least: columns of `left` that no part of `right` may take.
  ///   - rect: one row.
  ///   - isFocused: whether the keys are there.
  ///   - grid: what is drawn on.
  static func draw(
    _ left: StyledText, right: [StyledText] = [], least: Int = 30, in rect: Rect, isFocused: Bool,
    on grid: inout Grid
  ) {
    guard rect.width > 4, rect.height > 0 else { return }
    let lead = isFocused ? 1 : 2
    let room = rect.width - lead - (isFocused ? 1 : 2)
    let kept = min(left.columns, max(least, room / 3))
    var end = StyledText()
    for part in right where part.columns > 0 {
      let more = (end.columns == 0 ? 0 : 3) + part.columns
      guard kept + 2 + end.columns + more <= room else { break }
      if end.columns > 0 { end.append(" · ", .head) }
      end.append(part)
    }
    let start = left.truncated(to: max(1, room - (end.columns == 0 ? 0 : end.columns + 2)))
    if !isFocused { drawRule(rect, on: &grid) }
    if isFocused { grid.fill(rect, style: Style(role: .headFocused, isReversed: true)) }
    var x = rect.x + lead
    x = grid.write(start, x: x, y: rect.y, clip: rect)
    if !isFocused { grid.write(" ", x: x, y: rect.y, style: Style(), clip: rect) }
    if end.columns > 0 {
      let place = rect.x + lead + room - end.columns
      if !isFocused { grid.write(" ", x: place - 1, y: rect.y, style: Style(), clip: rect) }
      grid.write(end, x: place, y: rect.y, clip: rect)
      if !isFocused {
        grid.write(" ", x: place + end.columns, y: rect.y, style: Style(), clip: rect)
      }
    }
    guard isFocused else { return }
    grid.restyle(rect) { style in
      style = Style(role: .headFocused, isBold: true, isReversed: true)
    }
  }

  private static func drawRule(_ rect: Rect, on grid: inout Grid) {
    let rule = DisplayText(String(repeating: "─", count: rect.width))
    grid.write(rule, x: rect.x, y: rect.y, style: Style(role: .border), clip: rect)
    grid.write(" ", x: rect.x + 1, y: rect.y, style: Style(), clip: rect)
  }
}
