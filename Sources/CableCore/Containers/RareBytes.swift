/// Which of the bytes that most texts do not have a text has, found in one pass.
///
/// What recognises a form asks here first: hardly a text has the byte that its form needs. Of a part of the text,
/// the same may be asked.
struct RareBytes {
  /// A bit for each of the bytes that is there, by its number.
  private var found: (low: UInt64, high: UInt64) = (0, 0)
  /// True where no byte has its top bit.
  private(set) var areASCII = true

  /// `<`, without which there is no markup.
  var hasTag: Bool { has(UInt8(ascii: "<")) }
  /// `&`, without which there is no character reference.
  var hasAmpersand: Bool { has(UInt8(ascii: "&")) }
  /// `[`, without which there is no link of Markdown.
  var hasBracket: Bool { has(UInt8(ascii: "[")) }
  /// `\`, without which nothing is escaped.
  var hasBackslash: Bool { has(UInt8(ascii: "\\")) }
  /// `*`, without which nothing is bold.
  var hasStar: Bool { has(UInt8(ascii: "*")) }
  /// `|`, without which there is no table of Markdown.
  var hasBar: Bool { has(UInt8(ascii: "|")) }

  /// True if a byte is there; asked only of those that are looked for.
  func has(_ byte: UInt8) -> Bool {
    (byte < 64 ? found.low >> UInt64(byte) : found.high >> UInt64(byte & 63)) & 1 != 0
  }

  /// Looks at a whole text.
  ///
  /// Cost: linear, sixty-four bytes at a time where none of them is.
  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      let width = ByteBlock.width
      var place = 0
      while place &+ 4 &* width <= text.count {
        let (first, second) = ByteBlock.pair(text, at: place, ahead: width)
        let (third, fourth) = ByteBlock.pair(text, at: place &+ 2 &* width, ahead: width)
        let rare = (
          Self.rare(in: first), Self.rare(in: second), Self.rare(in: third), Self.rare(in: fourth)
        )
        if !(rare.0 | rare.1 | rare.2 | rare.3).isEmpty {
          add(rare.0, of: text, at: place)
          add(rare.1, of: text, at: place &+ width)
          add(rare.2, of: text, at: place &+ 2 &* width)
          add(rare.3, of: text, at: place &+ 3 &* width)
        }
        place &+= 4 &* width
      }
      while place < text.count {
        add(text[place])
        place += 1
      }
    }
  }

  /// Where the bytes are that are looked for, or are as rare.
  @inline(__always)
  private static func rare(in block: ByteBlock) -> ByteBlock.Places {
    // `[`, `\`, `{`, `|` and `~` with what is between them, and all beyond ASCII.
    block.areLetters(in: UInt8(ascii: "{")...0xFF)
      // `<`, `>` and what is between them.
      | block.are(in: UInt8(ascii: "<")...UInt8(ascii: ">")) | block.are(UInt8(ascii: "&"))
      | block.are(UInt8(ascii: "#")) | block.are(UInt8(ascii: "*")) | block.are(UInt8(ascii: "`"))
  }

  @inline(__always)
  private mutating func add(
    _ places: ByteBlock.Places, of text: UnsafeBufferPointer<UInt8>, at start: Int
  ) {
    var rest = places.inOrder
    while !rest.isEmpty {
      add(text[start + rest.first])
      rest.removeFirst()
    }
  }

  @inline(__always)
  private mutating func add(_ byte: UInt8) {
    if byte < 64 {
      found.low |= 1 << UInt64(byte)
    } else if byte < 128 {
      found.high |= 1 << UInt64(byte & 63)
    } else {
      areASCII = false
    }
  }
}
