/// Lines of the body that belong together.
struct Block {
  var start: ParagraphStart?
  var kind: ParagraphKind
  /// Its lines among those of the body, one after another.
  var lines: Range<Int>
  var isAfterBreak = false
  var isAfterRule = false
  var isAboveRule = false
  /// The printed mark of a sub-point: `a`, `--`.
  var point: String?
}

/// The labels of sub-points: `A.`, `a.`, `(a)`, `1)`, `--`, `-`, `•`.
enum Subpoint {
  /// The label of a line that begins like a sub-point, lower case for letters, and whether it is a sign;
  /// nil for other lines.
  static func label(
    _ bytes: [UInt8], _ line: Range<Int>
  ) -> (text: String, isSign: Bool, isProse: Bool)? {
    guard line.count >= 3, let bullet = bullet(bytes, line) else { return nil }
    switch bullet.inner {
    case .sign(let sign): return (sign, true, bullet.isProse)
    case .number:
      return line.count > bullet.length + 2 ? (bullet.label, false, bullet.isProse) : nil
    case .letter(let letter):
      // `(U)`, `(C)` and `(S)` are portion marks.
      let isMark =
        bytes[line.lowerBound] == UInt8(ascii: "(")
        && bytes[line.lowerBound + 1].isOne(of: "UCS")
      guard line.count > 4, !isMark else { return nil }
      return (String(Character(Unicode.Scalar(letter | 0x20))), false, false)
    }
  }

  /// Where the text after the label begins.
  static func textStart(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    guard let bullet = bullet(bytes, line) else { return line.lowerBound }
    var index = line.lowerBound + bullet.length
    // `--- Text`, `- - Text`: as many dashes as there are.
    let isRule = bytes[line.lowerBound] == UInt8(ascii: "-") || bytes[line.lowerBound] == 0x2A
    while index < line.upperBound,
      bytes[index] == 0x20
        || isRule && (bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "*"))
    {
      index += 1
    }
    return min(index, line.upperBound)
  }

  private static func bullet(_ bytes: [UInt8], _ line: Range<Int>) -> Bullet? {
    // `(2) Exports` above a text is its heading.
    if bytes[line.lowerBound] == UInt8(ascii: "("), line.count > 1,
      bytes[line.lowerBound + 1].isDigit, Heading.isHeading(bytes.string(line))
    {
      return nil
    }
    return Bullet.read(bytes, line, of: 8, .point)
  }
}

/// Which numbers at a line's beginning are those of paragraphs.
struct Numbering {
  /// The last main number.
  private(set) var last: Int?
  private var isMarked = false
  /// The last number of a list within a paragraph.
  private var inner: Int?
  /// The last sub-point's label.
  var point: String?

  /// Whether a beginning is taken, and as what.
  ///
  /// It has a portion mark, or is the next number, or the block above is closed; `isListed` where the
  /// line above ends with a colon, `isAfterSentence` where it ends a sentence, `isSentence` where another one
  /// begins after the number as well.
  mutating func accept(
    _ start: ParagraphStart, isClosed: Bool, isListed: Bool = false, isAfterSentence: Bool = false,
    isSentence: Bool = false
  ) -> ParagraphKind? {
    guard let number = start.number else {
      guard isClosed || last == nil else { return nil }
      return .paragraph
    }
    if start.isLoose, !start.hasMark || start.isUndotted {
      let isNext = number == (last ?? 0) + 1
      // With a mark it may be one of the next, and right below a sentence.
      let isLater = start.hasMark && number > last ?? 0 && (isClosed || isAfterSentence)
      guard isLater || isNext && isClosed else { return nil }
    }
    if start.hasMark {
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
    if number == 1, isMarked, isListed || point?.utf8.first?.isLetter == true {
      // A letter's own 1, 2, 3, or those after a colon.
      inner = 1
      return .subpoint
    }
    // `1. Text.` / `3. More text.`: a number was lost, or the paragraph with it.
    let isSkipping = isSentence && last.map { $0 + 1 < number && number <= $0 + 3 } == true
    guard isClosed || isSkipping else { return nil }
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
