/// A tag of XML or HTML: its name, where its attributes are and where it ends.
struct MarkupTag {
  /// Where its `<` is.
  var start: Int
  /// Without a prefix, in small letters.
  var name: String
  /// With its prefix, as printed.
  var range: Range<Int>
  /// Its name without the prefix.
  var ownRange: Range<Int>
  /// Its attributes, with the blanks around them.
  var attributeRange: Range<Int>
  /// After its `>`.
  var end: Int
  var isClosing: Bool
  var isEmpty: Bool

  /// The tag of a range from its `<` to its `>`; nil for a comment or a declaration.
  init?(_ bytes: [UInt8], _ whole: ClosedRange<Int>) {
    let close = whole.upperBound
    (start, end) = (whole.lowerBound, close + 1)
    isClosing = bytes[start + 1] == UInt8(ascii: "/")
    let from = isClosing ? start + 2 : start + 1
    if bytes[from] == UInt8(ascii: "!") { return nil }
    var own = from
    var stop = from
    while stop < close, stop - from < 80, Self.isName(bytes[stop]) {
      if bytes[stop] == UInt8(ascii: ":") { own = stop + 1 }
      stop += 1
    }
    (range, ownRange) = (from..<stop, own..<stop)
    name = bytes.string(ownRange).lowercased()
    isEmpty = bytes[close - 1] == UInt8(ascii: "/")
    attributeRange = stop..<max(stop, isEmpty ? close - 1 : close)
  }

  /// Where the names and values of its attributes are, the quotes left out; in HTML there may be none.
  func attributes(in bytes: [UInt8]) -> [(name: Range<Int>, value: Range<Int>)] {
    var found: [(name: Range<Int>, value: Range<Int>)] = []
    var place = attributeRange.lowerBound
    let end = attributeRange.upperBound
    func skipBlanks() {
      while place < end, bytes[place].isBlank { place += 1 }
    }
    while place < end {
      skipBlanks()
      let from = place
      while place < end, Self.isName(bytes[place]) { place += 1 }
      let name = from..<place
      skipBlanks()
      guard !name.isEmpty, place < end, bytes[place] == UInt8(ascii: "=") else {
        if place == from { place += 1 }
        continue
      }
      place += 1
      skipBlanks()
      guard place < end else { break }
      let quote = bytes[place]
      let isQuoted = quote == 0x22 || quote == 0x27
      if isQuoted { place += 1 }
      let value =
        place..<(bytes[place..<end].firstIndex { isQuoted ? $0 == quote : $0.isBlank }
        ?? end)
      found.append((name, value))
      place = value.upperBound + (isQuoted ? 1 : 0)
    }
    return found
  }

  /// True for a byte after `<` with which a tag, a comment or a declaration begins.
  static func mayBegin(_ byte: UInt8) -> Bool { byte.isLetter || byte.isOne(of: "/_!") }

  /// True for a byte of a name, with its prefix.
  static func isName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte.isOne(of: "_-.:") || byte >= 0x80
  }
}

/// The tags of a range in order; comments, declarations and what `<![CDATA[` holds are skipped.
///
/// Cost: linear; at a tag without an end nothing further is looked for.
struct MarkupTags: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var place: Int
  private let end: Int

  /// The tags of a range.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    (self.bytes, place, end) = (bytes, range.lowerBound, range.upperBound)
  }

  /// Continues after a place.
  mutating func skip(to place: Int) { self.place = Swift.max(self.place, place) }

  mutating func next() -> MarkupTag? {
    while let open = bytes.place(of: UInt8(ascii: "<"), from: place), open < end {
      place = open + 1
      if bytes.has("<![CDATA[", at: open) {
        place = Markup.find("]]>", in: bytes, from: open, before: end).map { $0 + 3 } ?? end
        continue
      }
      guard open + 1 < end else { break }
      let isClosing = bytes[place] == UInt8(ascii: "/")
      let from = isClosing ? open + 2 : open + 1
      guard from < end,
        bytes[from].isLetter || bytes[from].isOne(of: "_!")
      else { continue }
      guard let close = Markup.tagEnd(bytes, open, end) else { break }
      place = close + 1
      if let tag = MarkupTag(bytes, open...close) { return tag }
    }
    place = end
    return nil
  }
}
