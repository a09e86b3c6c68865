/// A tag of XML or HTML: its name, where its attributes are and where it ends.
struct MarkupTag {
  /// Where its `<` is.
  var start: Int
  /// Without a prefix, in small letters.
  var name: String
  /// With its prefix, as printed.
  var range: Range<Int>
  /// Its attributes, with the blanks around them.
  var attributeRange: Range<Int>
  /// After its `>`.
  var end: Int
  var isClosing: Bool
  var isEmpty: Bool
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
      var from = isClosing ? open + 2 : open + 1
      guard from < end,
        bytes[from].isLetter || bytes[from].isOne(of: "_!")
      else { continue }
      guard let close = Markup.tagEnd(bytes, open, end) else { break }
      let isDeclaration = bytes[from] == UInt8(ascii: "!")
      place = close + 1
      if isDeclaration { continue }
      let whole = from
      var stop = from
      while stop < close, stop - from < 80, Self.isName(bytes[stop]) {
        if bytes[stop] == UInt8(ascii: ":") { from = stop + 1 }
        stop += 1
      }
      let isEmpty = bytes[close - 1] == UInt8(ascii: "/")
      return MarkupTag(
        start: open, name: bytes.string(from..<stop).lowercased(), range: whole..<stop,
        attributeRange: stop..<Swift.max(stop, isEmpty ? close - 1 : close), end: close + 1,
        isClosing: isClosing, isEmpty: isEmpty)
    }
    place = end
    return nil
  }

  /// True for a byte of a name, with its prefix.
  static func isName(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte.isOne(of: "_-.:") || byte >= 0x80
  }
}
