/// Which of the bytes that most texts do not have a text has, found in one pass.
struct RareBytes {
  /// `<`, without which there is no markup.
  private(set) var hasTag: Bool
  /// `&`, without which there is no character reference.
  private(set) var hasAmpersand: Bool
  /// `[`, without which there is no link of Markdown.
  private(set) var hasBracket: Bool

  /// Looks at a whole text.
  ///
  /// Cost: linear, sixteen bytes at a time.
  init(_ bytes: [UInt8]) {
    (hasTag, hasAmpersand, hasBracket) = bytes.withUnsafeBufferPointer { text in
      var (tag, ampersand, bracket) = (false, false, false)
      var place = 0
      while place + ByteBlock.width <= text.count {
        let block = ByteBlock(text, at: place)
        let (tags, ampersands) = (block.are(UInt8(ascii: "<")), block.are(UInt8(ascii: "&")))
        let brackets = block.are(UInt8(ascii: "["))
        if !(tags | ampersands | brackets).isEmpty {
          tag = tag || !tags.isEmpty
          ampersand = ampersand || !ampersands.isEmpty
          bracket = bracket || !brackets.isEmpty
        }
        place += ByteBlock.width
      }
      while place < text.count {
        tag = tag || text[place] == UInt8(ascii: "<")
        ampersand = ampersand || text[place] == UInt8(ascii: "&")
        bracket = bracket || text[place] == UInt8(ascii: "[")
        place += 1
      }
      return (tag, ampersand, bracket)
    }
  }
}
