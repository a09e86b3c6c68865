/// All words with one first letter, as a word of their own in the index.
///
/// They are a tenth of all words, in thousands of blocks. So the cables that have any of them are one
/// more list, without places: a prefix of one letter is looked up as a word is. No text has such a word,
/// and it comes after all that texts have.
struct FirstLetter {
  /// What these words begin with: a byte that UTF-8 does not have.
  static let lead: UInt8 = 0xFF

  /// The word of a prefix; nil for all but single letters and digits of ASCII.
  static func word(ofPrefix prefix: [UInt8]) -> [UInt8]? {
    prefix.count == 1 && isOne(prefix[0]) ? [lead, prefix[0]] : nil
  }

  /// False for a part of a letter of several bytes, and for what the ends of passages begin with.
  private static func isOne(_ byte: UInt8) -> Bool { byte < 0x80 && byte != PassageEnd.lead }

  /// The word of each letter that was met, and the cables that have words with it; rising.
  private(set) var words: [(word: [UInt8], cables: BitSet<LocalSlot>)] = []
  /// How many cables the segment has room for.
  private let width: Int

  /// No letter was met yet.
  init(width: Int) { self.width = width }

  /// Adds the cables of a word that comes after all others.
  ///
  /// Cost: a step for each cable.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ lists: PostingLists) {
    guard let letter = word.first, Self.isOne(letter) else { return }
    if words.last?.word.last != letter {
      words.append(([Self.lead, letter], BitSet(bound: width)))
    }
    words[words.count - 1].cables.withWords { bits in
      for slot in lists.own { bits[Int(slot >> 6)] |= 1 << UInt64(slot & 63) }
    }
  }
}

extension PostingBlock {
  /// True for a word that texts have.
  @inline(__always)
  static func isOfText(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.first != PassageEnd.lead && word.first != FirstLetter.lead
  }
}
