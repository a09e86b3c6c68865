/// The labels of the preamble's fields, in the spellings that are met.
///
/// Labels with a colon apply anywhere in a line, also glued to the word before; those without one
/// only at its beginning.
enum FieldLabel: UInt16, Sendable, CaseIterable {
  case executiveOrder, tags, subject, reference, classifiedBy, derivedFrom, declassifyOn
  // Label lines of the reading room's texts after 2009.
  case messageNumber, date, from, action, captions

  /// A label and the bytes it takes.
  struct Place {
    var label: FieldLabel
    var start: Int
    var end: Int
  }

  /// False for a line that certainly holds no label: without a colon and the two bytes with which a
  /// label begins that may be anywhere (`Labels.anywhere`), whose first word begins none.
  ///
  /// Cost: sixteen bytes at a time; the lines of addressees are done with here.
  static func mayStand(in line: Range<Int>, of bytes: [UInt8], first: Int) -> Bool {
    if first < bytes.count, Labels.first.mayBegin(at: first, in: bytes) { return true }
    // `A. REF OSLO 61`
    if first + 3 < bytes.count, bytes[first].isLetter, bytes[first + 1].isOne(of: ".):"),
      Labels.first.mayBegin(at: first + (bytes[first + 2] == 0x20 ? 3 : 2), in: bytes)
    {
      return true
    }
    return bytes.withUnsafeBufferPointer { text in
      var place = line.lowerBound
      while place < line.upperBound, place + ByteBlock.width < text.count {
        let (block, next) = ByteBlock.pair(text, at: place, ahead: 1)
        let found =
          block.are(UInt8(ascii: ":"))
          | (block.areLetter(UInt8(ascii: "e")) & next.are(UInt8(ascii: ".")))
          | (block.areLetter(UInt8(ascii: "c")) & next.areLetter(UInt8(ascii: "l")))
        if !found.isEmpty, found.first < line.upperBound - place { return true }
        place += ByteBlock.width
      }
      // The last bytes of a text are too few for a block, and are left to the words.
      return place < line.upperBound
    }
  }
}

/// Some labels; one number, since every line of a preamble asks for them.
struct FieldLabels: ExpressibleByArrayLiteral {
  private var bits: UInt16 = 0

  init(arrayLiteral labels: FieldLabel...) {
    for label in labels { insert(label) }
  }

  /// Those that open the fields of the text, after header and classification line.
  static let fields: FieldLabels = [.tags, .subject, .reference, .classifiedBy]

  var isEmpty: Bool { bits == 0 }
  func contains(_ label: FieldLabel) -> Bool { bits & 1 << label.rawValue != 0 }
  func hasAny(of others: FieldLabels) -> Bool { bits & others.bits != 0 }
  mutating func insert(_ label: FieldLabel) { bits |= 1 << label.rawValue }
}
