/// Lines of the body that belong together.
struct Block {
  var start: ParagraphStart?
  var kind: ParagraphKind
  /// Its lines among those of the body, which lie behind one another.
  var lines: Range<Int>
  var isAfterBreak = false
  var isAfterRule = false
  var isAboveRule = false
  /// The printed mark of a sub-point: `a`, `--`.
  var point: String?
}

/// The marks of sub-points: `A.`, `a.`, `(a)`, `1)`, `--`, `-`, `•`.
enum Subpoint {
  /// The label of a line that begins like a sub-point, lower case for letters; nil for other lines.
  static func label(_ bytes: [UInt8], _ line: Range<Int>) -> String? {
    guard line.count >= 3 else { return nil }
    let first = bytes[line.lowerBound]
    let second = bytes[line.lowerBound + 1]
    switch first {
    case UInt8(ascii: "-"):
      if second == 0x20 && bytes[line.lowerBound + 2] == UInt8(ascii: "-") { return "--" }
      if second == UInt8(ascii: "-") { return "--" }
      return second == 0x20 || second.isUpper ? "-" : nil
    case UInt8(ascii: "*"): return second == 0x20 ? "*" : nil
    case 0xE2: return bytes.string(line.lowerBound..<(line.lowerBound + 3)) == "•" ? "•" : nil
    case UInt8(ascii: "("):
      guard second.isLetter, bytes[line.lowerBound + 2] == UInt8(ascii: ")"), line.count > 4,
        !"UCS".utf8.contains(second)
      else { return nil }
      return String(Character(Unicode.Scalar(second | 0x20)))
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      let digits = second.isDigit ? 2 : 1
      guard line.count > digits + 3,
        bytes[line.lowerBound + digits] == UInt8(ascii: ")"),
        bytes[line.lowerBound + digits + 1] == 0x20
      else { return nil }
      return bytes.string(line.lowerBound..<(line.lowerBound + digits))
    default:
      guard first.isLetter, second == UInt8(ascii: ".") || second == UInt8(ascii: ")"),
        line.count > 4,
        bytes[line.lowerBound + 2] == 0x20 || bytes[line.lowerBound + 2] == UInt8(ascii: "(")
          || isGlued(bytes, line)
      else { return nil }
      return String(Character(Unicode.Scalar(first | 0x20)))
    }
  }

  /// `i.ALIEN`: a small letter and a word in capitals without a blank between.
  private static func isGlued(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    !bytes[line.lowerBound].isUpper && bytes[line.lowerBound + 2].isUpper
      && bytes[line.lowerBound + 3].isUpper
  }

  /// Where the text behind the label begins.
  static func textStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var index = line.lowerBound
    if bytes[index].isDigit {
      while index < line.upperBound, bytes[index].isDigit { index += 1 }
      index += 1
    } else if bytes[index].isLetter || bytes[index] == UInt8(ascii: "(") {
      index += bytes[index].isLetter ? 2 : 3
    } else if bytes[index] == 0xE2 {
      index += 3
    } else {
      while index < line.upperBound,
        bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "*")
          || bytes[index] == 0x20
      {
        index += 1
      }
    }
    while index < line.upperBound, bytes[index] == 0x20 { index += 1 }
    return min(index, line.upperBound)
  }
}

/// Which numbers at a line's beginning are those of paragraphs.
struct Numbering {
  /// The last main number.
  private var last: Int?
  private var isMarked = false
  /// The last number of a list within a paragraph.
  private var inner: Int?
  /// The last sub-point's label.
  var point: String?

  /// Whether a beginning counts, and as what.
  ///
  /// It has a portion mark, or is the next number, or the block above is closed.
  mutating func accept(_ start: ParagraphStart, isClosed: Bool) -> ParagraphKind? {
    guard let number = start.number else {
      guard isClosed || last == nil else { return nil }
      return .paragraph
    }
    if start.isLoose, start.mark == nil || start.isUndotted, number != (last ?? 0) + 1 || !isClosed
    {
      return nil
    }
    if start.mark != nil {
      isMarked = true
      take(number)
      return .paragraph
    }
    let goesOnInside = inner.map { number == $0 + 1 } ?? false
    if number == (last ?? 0) + 1, !(goesOnInside && isMarked) {
      take(number)
      return .paragraph
    }
    if goesOnInside {
      inner = number
      return .subpoint
    }
    guard isClosed else { return nil }
    guard let last else {
      take(number)
      return .paragraph
    }
    if number == 1 || number <= last && isMarked {
      inner = number
      return .subpoint
    }
    if isMarked && number > last + 3 { return nil }
    guard number <= last + 20 else { return nil }
    take(number)
    return .paragraph
  }

  private mutating func take(_ number: Int) {
    last = number
    inner = nil
    point = nil
  }

  /// Whether a label right below another line begins a sub-point.
  func accepts(point label: String) -> Bool {
    if let number = Int(label) {
      // `1) One` / `2) Two`: in order, or no list.
      return number == 1
        ? point.flatMap { Int($0) } == nil : point.flatMap { Int($0) } == number - 1
    }
    guard let letter = label.utf8.first, letter.isLetter else { return true }
    guard let before = point?.utf8.first, before.isLetter else { return label == "a" }
    return letter == before + 1 || label == "a"
  }
}
