/// A text without the signs of no width among its letters, and with plain signs for full-width ones; and where each
/// of its bytes is in the source.
///
/// Word processors and web pages put soft hyphens, U+200B and the like into and between words. Nobody sees
/// them, and no name, label or number that has one would be known. Beside letters of other scripts they
/// stay, since they join or part those; so do those of the prose, which the screen makes visible.
///
/// A keyboard of East Asia writes `（Ｃ）` and `１．`. In the prose only what a paragraph begins with is read so.
struct BareText {
  /// The text.
  private(set) var bytes: [UInt8] = []
  /// What is left out: where it would be in the text, how many bytes are left out up to there, and
  /// whether they are the end of the sign before.
  private var cuts: [(place: Int, count: Int, endsSign: Bool)] = []
  /// The first sign, in the source.
  private(set) var first = 0..<0

  /// How many signs are left out.
  private(set) var count = 0
  /// How many full-width signs are plain ones.
  private(set) var fullWidth = 0

  /// Leaves the signs out that are before a place; nil where none is within a line's text, as in nearly all texts.
  ///
  /// Cost: linear; ASCII is skipped sixteen bytes at a time.
  init?(_ source: [UInt8], before end: Int = .max) {
    var done = 0
    var place = 0
    var isWithinText = false
    while let next = PlainBlanks.nextSign(source, from: place) {
      var run = [next]
      while let further = PlainBlanks.sign(source, at: run[run.count - 1].range.upperBound) {
        run.append(further)
      }
      place = run[run.count - 1].range.upperBound
      guard next.range.lowerBound == 0 || source[next.range.lowerBound - 1] < 0x80,
        place == source.count || source[place] < 0x80
      else { continue }
      for sign in run {
        if sign.range.lowerBound >= end {
          let above = source[done..<sign.range.lowerBound]
          guard sign.byte != nil, Self.opensParagraph(bytes, above) else { break }
        }
        bytes += source[done..<sign.range.lowerBound]
        done = sign.range.upperBound
        if cuts.isEmpty { first = sign.range }
        if let byte = sign.byte {
          bytes.append(byte)
          fullWidth += 1
          isWithinText = true
        } else {
          count += 1
        }
        cuts.append((bytes.count, done - bytes.count, sign.byte != nil))
      }
      isWithinText = isWithinText || !cuts.isEmpty && bytes.last.map { $0 != 0x0A } ?? false
    }
    guard isWithinText else { return nil }
    bytes += source[done...]
  }

  /// Whether nothing but a paragraph's number and its mark is in the line before what follows two pieces of text.
  private static func opensParagraph(_ bytes: [UInt8], _ rest: ArraySlice<UInt8>) -> Bool {
    var length = 0
    for byte in [bytes[...], rest].joined().reversed() {
      if byte == 0x0A || byte == 0x0D { return true }
      length += 1
      guard length <= 24, byte.isDigit || byte.isUpper || byte.isOne(of: ".()/ ") else {
        return false
      }
    }
    return true
  }

  /// What a finding says of the signs.
  var sentence: String {
    var parts: [String] = []
    if count > 0 {
      parts.append(
        count == 1 ? "a sign of no width was left out" : "\(count) signs of no width were left out")
    }
    if fullWidth > 0 {
      parts.append(
        fullWidth == 1
          ? "a full-width sign was read as a plain one"
          : "\(fullWidth) full-width signs were read as plain ones")
    }
    return parts.joined(separator: ", and ")
  }

  /// Where a range of the text is in the source: from its first byte to its last.
  func source(_ range: Range<Int>) -> Range<Int> {
    let start = source(range.lowerBound)
    if range.isEmpty { return start..<start }
    let end = source(range.upperBound - 1) + 1
    // The last byte may be a whole sign.
    let after = cuts.firstIndex(halvingAt: { $0.place >= range.upperBound })
    let endsWithSign =
      after < cuts.count && cuts[after].place == range.upperBound && cuts[after].endsSign
    return start..<(endsWithSign ? end + 2 : end)
  }

  /// Where a byte of the text is in the source.
  func source(_ place: Int) -> Int {
    let after = cuts.firstIndex(halvingAt: { $0.place > place })
    return after == 0 ? place : place + cuts[after - 1].count
  }

  /// Where a place of the source is in the text.
  func place(ofSource place: Int) -> Int {
    let cut = cuts.last { $0.place + $0.count <= place }
    return place - (cut?.count ?? 0)
  }
}
