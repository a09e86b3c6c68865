/// A text without the signs of no width among its letters, and where each of its bytes is in the source.
///
/// Word processors and web pages put soft hyphens, U+200B and the like into and between words. Nobody sees
/// them, and no name, label or number that has one would be known. Beside letters of other scripts they
/// stay, since they join or part those; so do those of the prose, which the screen makes visible.
struct BareText {
  /// The text.
  private(set) var bytes: [UInt8] = []
  /// What is left out: where it would be in the text, and how many bytes are left out up to there.
  private var cuts: [(place: Int, count: Int)] = []
  /// The first sign, in the source.
  private(set) var first = 0..<0

  /// How many signs are left out.
  private(set) var count = 0

  /// Leaves the signs out that are before a place; nil where none is within a line's text, as in nearly all texts.
  ///
  /// Cost: linear; ASCII is skipped sixteen bytes at a time.
  init?(_ source: [UInt8], before end: Int = .max) {
    var done = 0
    var place = 0
    var isWithinText = false
    while var run = PlainBlanks.nextWidthless(source, from: place), run.lowerBound < end {
      var signs = 1
      while let end = PlainBlanks.widthless(source, at: run.upperBound) {
        run = run.lowerBound..<end
        signs += 1
      }
      place = run.upperBound
      guard run.lowerBound == 0 || source[run.lowerBound - 1] < 0x80,
        run.upperBound == source.count || source[run.upperBound] < 0x80
      else { continue }
      bytes += source[done..<run.lowerBound]
      done = run.upperBound
      if cuts.isEmpty { first = run }
      cuts.append((bytes.count, done - bytes.count))
      count += signs
      isWithinText = isWithinText || bytes.last.map { $0 != 0x0A } ?? false
    }
    guard isWithinText else { return nil }
    bytes += source[done...]
  }

  /// Where a range of the text is in the source: from its first byte to its last.
  func source(_ range: Range<Int>) -> Range<Int> {
    let start = source(range.lowerBound)
    return start..<(range.isEmpty ? start : source(range.upperBound - 1) + 1)
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
