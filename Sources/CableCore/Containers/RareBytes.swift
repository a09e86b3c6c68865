/// Which of the bytes that most texts do not have a text has, found in one pass.
struct RareBytes {
  /// A bit for each of the bytes that is there, by its number.
  private var found: (low: UInt64, high: UInt64) = (0, 0)

  /// `<`, without which there is no markup.
  var hasTag: Bool { has(UInt8(ascii: "<")) }
  /// `&`, without which there is no character reference.
  var hasAmpersand: Bool { has(UInt8(ascii: "&")) }
  /// `[`, without which there is no link of Markdown.
  var hasBracket: Bool { has(UInt8(ascii: "[")) }

  /// `*`, without which nothing is bold.
  var hasStar: Bool { has(UInt8(ascii: "*")) }

  /// True if a byte is there; asked only of those that are looked for.
  func has(_ byte: UInt8) -> Bool {
    (byte < 64 ? found.low >> UInt64(byte) : found.high >> UInt64(byte & 63)) & 1 != 0
  }

  /// Looks at a whole text.
  ///
  /// Cost: linear, sixteen bytes at a time where none of them is.
  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      var place = 0
      while place + ByteBlock.width <= text.count {
        let block = ByteBlock(text, at: place)
        // `[`, `\`, `{` and `~`, with what is between them; it is rare as well.
        var all = block.areLetters(in: UInt8(ascii: "{")...UInt8(ascii: "~"))
        // `<`, `>` and what is between them.
        all = all | block.are(in: UInt8(ascii: "<")...UInt8(ascii: ">"))
        all = all | block.are(UInt8(ascii: "&"))
        all = all | block.are(UInt8(ascii: "#")) | block.are(UInt8(ascii: "*"))
        all = all | block.are(UInt8(ascii: "`"))
        var rare = all.inOrder
        while !rare.isEmpty {
          add(text[place + rare.first])
          rare.removeFirst()
        }
        place += ByteBlock.width
      }
      while place < text.count {
        add(text[place])
        place += 1
      }
    }
  }

  private mutating func add(_ byte: UInt8) {
    if byte < 64 {
      found.low |= 1 << UInt64(byte)
    } else if byte < 128 {
      found.high |= 1 << UInt64(byte & 63)
    }
  }
}
