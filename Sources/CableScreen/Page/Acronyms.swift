import CableCore

/// Words of the field in running text: tags, captions, office and routing codes.
enum Acronyms {
  /// A word with its meaning.
  struct Term: Sendable, Hashable {
    /// In the bytes it was found in.
    var range: Range<Int>
    var meaning: String
  }

  /// The words in a text that the tables know.
  ///
  /// Only words of at least four capitals are taken: shorter ones are too often something else.
  ///
  /// Cost: linear.
  static func terms(in bytes: ArraySlice<UInt8>) -> [Term] {
    var terms: [Term] = []
    var start: Int?
    for index in bytes.startIndex...bytes.endIndex {
      let isCapital = index < bytes.endIndex && (0x41...0x5A).contains(bytes[index])
      if isCapital {
        if start == nil, index == bytes.startIndex || !isWordByte(bytes[index - 1]) {
          start = index
        }
        continue
      }
      defer { start = nil }
      guard let from = start, index - from >= 4,
        index == bytes.endIndex || !isWordByte(bytes[index])
      else { continue }
      let word = String(decoding: bytes[from..<index], as: UTF8.self)
      if let entry = Vocabulary.tag(word) ?? Vocabulary.caption(word) {
        terms.append(Term(range: from..<index, meaning: entry.meaning))
      }
    }
    return terms
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
