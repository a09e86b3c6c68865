/// The exemptions under which a release withholds parts of a cable: `B6`, `1.4(d)`.
///
/// They are read only where a stamp says that something was withheld: `B1/B2` is also a kind of visa, and
/// `(b)(3)` a paragraph of a law. There they are after the stamp, on lines of nothing else (the margin of the
/// page), at the end of a line after three blanks, and alone in square brackets.
enum Exemptions {
  /// Fills in the exemptions, each once, in the order in which they are first printed.
  ///
  /// Cost: a look at the first two bytes of each line; a pass over the text of a release.
  static func fill(_ cable: inout Cable, lines: [TextLine]) {
    let bytes = cable.source.bytes
    guard isReleased(lines, bytes) else { return }
    var found: [Field<String>] = []
    var start = 0
    while let line = nextLine(of: bytes, from: &start) {
      for code in codes(in: line, of: bytes)
      where !found.contains(where: { $0.value == code.value }) {
        found.append(code)
      }
    }
    cable.exemptions = found
  }

  // MARK: Lines

  /// Whether a line is a stamp that says that something was withheld.
  private static func isReleased(_ lines: [TextLine], _ bytes: [UInt8]) -> Bool {
    let openings = ExemptionWords.stamps.openings
    let span = lines.span
    for place in span.indices
    where openings.mayBeWritten(at: span[place].range.lowerBound, in: bytes)
      && ExemptionWords.stamps.isRow(at: span[place].range.lowerBound, in: bytes)
    {
      return true
    }
    return false
  }

  /// The next line that is not blank, without its outer blanks; nil at the end of the text.
  private static func nextLine(of bytes: [UInt8], from start: inout Int) -> Range<Int>? {
    while start < bytes.count {
      let end =
        bytes.place(of: UInt8(ascii: "\n"), or: UInt8(ascii: "\r"), from: start) ?? bytes.count
      var (first, last) = (start, end)
      start = end + 1
      while first < last, bytes[first].isBlank { first += 1 }
      while last > first, bytes[last - 1].isBlank { last -= 1 }
      if first < last { return first..<last }
    }
    return nil
  }

  /// The exemptions that a line names.
  private static func codes(in line: Range<Int>, of bytes: [UInt8]) -> [Field<String>] {
    if let stamp = ExemptionWords.stamps.row(at: line.lowerBound, in: bytes) {
      return list(line.lowerBound + stamp.text.utf8.count..<line.upperBound, of: bytes).codes
    }
    let (codes, end) = list(line, of: bytes)
    if end == line.upperBound, !codes.isEmpty { return codes }
    return margin(of: line, in: bytes) + brackets(of: line, in: bytes)
  }

  /// The exemptions at the end of a line, after three blanks or more.
  private static func margin(of line: Range<Int>, in bytes: [UInt8]) -> [Field<String>] {
    var blanks = 0
    // No list of exemptions is longer.
    for place in line.suffix(60).reversed() {
      blanks = bytes[place].isBlank ? blanks + 1 : 0
      guard blanks == 3 else { continue }
      let (codes, end) = list(place + 3..<line.upperBound, of: bytes)
      return end == line.upperBound ? codes : []
    }
    return []
  }

  /// The exemptions alone in square brackets.
  private static func brackets(of line: Range<Int>, in bytes: [UInt8]) -> [Field<String>] {
    var found: [Field<String>] = []
    for place in line where bytes[place] == UInt8(ascii: "[") {
      let (codes, end) = list(place + 1..<line.upperBound, of: bytes)
      if end < line.upperBound, bytes[end] == UInt8(ascii: "]") { found += codes }
    }
    return found
  }

  // MARK: Lists

  /// The exemptions with which a range begins, and where they end.
  private static func list(_ range: Range<Int>, of bytes: [UInt8]) -> (
    codes: [Field<String>], end: Int
  ) {
    var codes: [Field<String>] = []
    var place = range.lowerBound
    var end = place
    while place < range.upperBound {
      if bytes[place].isBlank {
        place += 1
      } else if let (code, after) = ExemptionWords.code(
        at: place, in: bytes, before: range.upperBound)
      {
        codes.append(Field(code, at: place..<after))
        (place, end) = (after, after)
      } else if let joint = ExemptionWords.joints.row(at: place, in: bytes) {
        place += joint.text.utf8.count
      } else {
        break
      }
    }
    return (codes, end)
  }
}
