/// Blocks whose lines are aligned in columns.
enum Columns {
  /// True for a block that must keep its lines: two and more of them with inner runs of blanks.
  static func isTable(_ lines: ArraySlice<Range<Int>>, _ bytes: [UInt8]) -> Bool {
    guard lines.count >= 2 else { return false }
    var wide = 0
    var narrow = 0
    for line in lines {
      let runs = innerRuns(line, bytes)
      if runs >= 2 { wide += 1 }
      if runs == 1 { narrow += 1 }
    }
    return wide >= 2 || (wide + narrow >= 3 && (wide + narrow) * 4 >= lines.count * 3)
  }

  /// True for a line of names with two and more gaps between them.
  static func areNames(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    innerRuns(line, bytes) >= 2
  }

  /// Runs of three and more blanks inside a line.
  private static func innerRuns(_ line: Range<Int>, _ bytes: [UInt8]) -> Int {
    // Most lines have neither three blanks nor a tab.
    guard
      bytes.place(of: 0x20, twiceApart: 2, in: line) != nil
        || bytes.place(of: 0x09, twiceApart: 0, in: line) != nil
    else { return 0 }
    var runs = 0
    var blanks = 0
    for index in line {
      if bytes[index] == 0x20 {
        blanks += 1
      } else if bytes[index] == 0x09 {
        blanks += 3
      } else {
        if blanks >= 3 { runs += 1 }
        blanks = 0
      }
    }
    return runs
  }
}
