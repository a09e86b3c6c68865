/// Blanks and line ends of word processors and web pages, read as those that they stand for.
///
/// They put U+00A0 after a number, U+2028 or a vertical tab for a line end, a byte order mark before a
/// line. The parser knows the blanks of the wire alone, so it reads a text of the same
/// length in which each of them is a run of ASCII blanks, and each rule of other dashes one of
/// hyphens: every range counts in the source as well.
enum PlainBlanks {
  /// A text with plain blanks, and where the first of the others was.
  struct Found {
    private(set) var bytes: [UInt8]
    /// Where the first is that is counted: a rule is not.
    private(set) var first = 0..<0
    private(set) var count = 0

    fileprivate init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Puts a byte in the place of a sign, and another in that of its further bytes.
    fileprivate mutating func put(_ byte: UInt8, then rest: UInt8 = 0x20, at range: Range<Int>) {
      for place in range { bytes[place] = place == range.lowerBound ? byte : rest }
    }

    /// Counts a sign that was replaced.
    fileprivate mutating func count(_ range: Range<Int>) {
      if count == 0 { first = range }
      count += 1
    }

    /// What a finding says of them.
    var sentence: String {
      count == 1
        ? "a blank or line end of a word processor was read as a plain one"
        : "\(count) blanks and line ends of a word processor were read as plain ones"
    }
  }

  private enum Meaning { case blank, lineEnd, nothing, rule, feed }

  /// What the parser reads, by the bytes of UTF-8; `nothing` counts before a line's text, and before a
  /// portion mark, alone, since
  /// within a word it joins or separates nothing that a reader sees; `feed` within a line alone, since pages end
  /// at others.
  private static let rows: [Row] =
    [0xA0, 0x1680, 0x202F, 0x205F, 0x3000].map { row($0, .blank) }
    + (0x2000...0x200A).map { row($0, .blank) }
    + [0x0B, 0x85, 0x2028, 0x2029].map { row($0, .lineEnd) }
    + [row(0x2010, .rule, isHyphen: true)] + (0x2011...0x2015).map { row($0, .rule) }
    + [0x2212, 0x2500, 0x2501].map { row($0, .rule) }
    + [row(0x0C, .feed)]
    // The wire's own marks around a header and a text are there as well.
    + [0x01, 0x02, 0x03, 0x04, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF].map {
      row($0, .nothing)
    }
    + [row(0xAD, .nothing, isHyphen: true)]

  private struct Row {
    let bytes: [UInt8]
    let meaning: Meaning
    /// True for what a word that goes over a line's end may have there.
    let isHyphen: Bool
  }

  private static func row(_ value: UInt32, _ meaning: Meaning, isHyphen: Bool = false) -> Row {
    Row(
      bytes: Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? [],
      meaning: meaning, isHyphen: isHyphen)
  }

  /// Whether a letter is before a range and nothing but blanks up to the line's end after it.
  private static func endsLine(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, bytes[range.lowerBound - 1].isLetter else { return false }
    let next = bytes[range.upperBound...].first { $0 != 0x20 && $0 != 0x0D }
    return next == 0x0A
  }

  /// The rows by their first byte, so that a letter of another script costs one look.
  private static let byFirst: [[Row]] = (0...255).map { first in
    rows.filter { $0.bytes.first == UInt8(first) }
  }

  /// Whether a line end of a word processor or a web page is at a place.
  static func endsLine(_ bytes: [UInt8], at place: Int) -> Bool {
    byFirst[Int(bytes[place])].contains {
      $0.meaning == .lineEnd && bytes[place...].starts(with: $0.bytes)
    }
  }

  /// The same text with plain blanks; nil if it has them already, as nearly all texts do.
  ///
  /// Cost: linear, sixteen bytes at a time in ASCII.
  static func read(_ bytes: [UInt8]) -> Found? {
    var found: Found?
    var place = 0
    while let next = nextUnusual(bytes, from: place) {
      place = next + 1
      for row in byFirst[Int(bytes[next])] where bytes[next...].starts(with: row.bytes) {
        var range = next..<(next + row.bytes.count)
        let endsWord = row.isHyphen && endsLine(bytes, range)
        let isRule = row.meaning == .rule && !endsWord
        if isRule {
          // Five and more in a run are a rule; one is a dash of the text.
          while bytes[range.upperBound...].starts(with: row.bytes) {
            range = next..<(range.upperBound + row.bytes.count)
          }
          place = range.upperBound
          guard range.count >= 5 * row.bytes.count else { break }
        } else if !endsWord {
          let text = found?.bytes ?? bytes
          if row.meaning == .nothing, !beginsText(text, next) { break }
          if row.meaning == .feed, !isWithinLine(text, next) { break }
        }
        var own = found ?? Found(bytes)
        // Else the text would be copied.
        found = nil
        switch row.meaning {
        case _ where endsWord: own.put(UInt8(ascii: "-"), at: range)
        case .rule: own.put(UInt8(ascii: "-"), then: UInt8(ascii: "-"), at: range)
        case .lineEnd: own.put(0x0A, at: range)
        case .blank, .nothing, .feed: own.put(0x20, at: range)
        }
        if !isRule { own.count(range) }
        found = own
        place = range.upperBound
        break
      }
    }
    return found
  }

  /// A sign of no width, or the full-width form of a sign of ASCII.
  struct Sign {
    var range: Range<Int>
    /// What a full-width form stands for.
    var byte: UInt8?
  }

  /// The next such sign from a place on; a hyphen at a line's end is none.
  static func nextSign(_ bytes: [UInt8], from start: Int) -> Sign? {
    var place = start
    while let next = nextUnusual(bytes, from: place) {
      if let sign = sign(bytes, at: next) { return sign }
      place = next + 1
    }
    return nil
  }

  /// The sign that begins at a place.
  static func sign(_ bytes: [UInt8], at place: Int) -> Sign? {
    if let byte = fullWidth(bytes, at: place) {
      return Sign(range: place..<(place + 3), byte: byte)
    }
    return widthless(bytes, at: place).map { Sign(range: place..<$0) }
  }

  /// What a full-width form stands for: U+FF01 to U+FF5E are the signs from `!` to `~`.
  private static func fullWidth(_ bytes: [UInt8], at place: Int) -> UInt8? {
    guard place + 2 < bytes.count, bytes[place] == 0xEF else { return nil }
    switch (bytes[place + 1], bytes[place + 2]) {
    case (0xBC, 0x81...0xBF): return bytes[place + 2] - 0x60
    case (0xBD, 0x80...0x9E): return bytes[place + 2] - 0x20
    case (_, _): return nil
    }
  }

  /// Where a sign of no width ends that begins at a place.
  private static func widthless(_ bytes: [UInt8], at place: Int) -> Int? {
    guard place < bytes.count, bytes[place] >= 0x80,
      let row = byFirst[Int(bytes[place])].first(where: {
        $0.meaning == .nothing && bytes[place...].starts(with: $0.bytes)
      }), !(row.isHyphen && endsLine(bytes, place..<(place + row.bytes.count)))
    else { return nil }
    return place + row.bytes.count
  }

  /// A value for a person, of which no range is known: blanks plain, and without what nobody sees.
  ///
  /// Cost: as `read`.
  static func bare(_ bytes: [UInt8]) -> [UInt8] {
    guard var next = nextUnusual(bytes, from: 0) else { return bytes }
    var bare: [UInt8] = []
    var done = 0
    while true {
      var end = next + 1
      if let row = byFirst[Int(bytes[next])].first(where: { bytes[next...].starts(with: $0.bytes) }
      ),
        row.meaning != .rule
      {
        bare += bytes[done..<next]
        if row.meaning != .nothing { bare.append(0x20) }
        end = next + row.bytes.count
        done = end
      }
      guard let further = nextUnusual(bytes, from: end) else { break }
      next = further
    }
    return bare + bytes[done...]
  }

  /// The next byte beyond ASCII, or one of the controls that have a row.
  private static func nextUnusual(_ bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { text in
      ByteBlock.first(in: text, start..<max(start, text.count)) { window in
        window[0].are(in: 0x80...0xFF) | window[0].are(in: 0x0B...0x0C)
          | window[0].are(in: 0x01...0x04)
      } _: { place in
        text[place] >= 0x80 || (0x0B...0x0C).contains(text[place])
          || (0x01...0x04).contains(text[place])
      }
    }
  }

  /// True before the text of a line, and between a paragraph's number and its mark.
  private static func beginsText(_ bytes: [UInt8], _ place: Int) -> Bool {
    if beginsLine(bytes, place) { return true }
    guard place > 1, bytes[place - 1] == UInt8(ascii: ".") || bytes[place - 1] == 0x20,
      bytes[(place + 1)...].prefix(5).contains(UInt8(ascii: "("))
    else { return false }
    var before = place - 1
    while before > 0, before > place - 8,
      bytes[before] == 0x20 || bytes[before] == UInt8(ascii: ".")
    {
      before -= 1
    }
    return bytes[before].isDigit
  }

  /// True if something other than blanks precedes a place in its line, and more of the line follows.
  private static func isWithinLine(_ bytes: [UInt8], _ place: Int) -> Bool {
    !beginsLine(bytes, place) && place + 1 < bytes.count && bytes[place + 1] > 0x0D
  }

  /// True if nothing but blanks precedes a place in its line, some eight at most.
  private static func beginsLine(_ bytes: [UInt8], _ place: Int) -> Bool {
    var place = place
    while place > 0, bytes[place - 1].isBlank {
      if bytes[place - 1] == 0x0A || bytes[place - 1] == 0x0D { return true }
      place -= 1
    }
    return place == 0
  }
}
