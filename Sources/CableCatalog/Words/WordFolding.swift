/// Cuts text into words and folds them, for the index and for queries alike.
///
/// A word is a run of letters and digits; case and diacritics are folded away.
package enum WordFolding {
  /// A text's words in order, folded.
  package static func words(of text: String) -> [String] {
    var folder = WordFolder()
    var words: [String] = []
    var text = text
    text.withUTF8 { folder.fold($0) }
    folder.forEachWord { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }
}

/// Folds texts into a buffer of words with one blank after each.
package struct WordFolder {
  private(set) var buffer: [UInt8] = []
  private(set) var ends: [Int] = []

  /// No words.
  package init() {}

  package mutating func removeAll() {
    buffer.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Calls with the bytes of each word.
  package func forEachWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    buffer.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// The words with a blank on both sides of each.
  package func joined() -> [UInt8] {
    var joined: [UInt8] = [0x20]
    joined.reserveCapacity(buffer.count + ends.count + 1)
    var start = 0
    for end in ends {
      joined += buffer[start..<end]
      joined.append(0x20)
      start = end
    }
    return joined
  }

  /// Calls with the bytes of each word of a text, which are not kept.
  ///
  /// Cost: a look at each byte; texts with other than ASCII take some times that.
  package mutating func forEachWord(
    of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    withWords(of: text) { bytes, ends in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// Calls once with all words of a text, which are not kept: their bytes, one word after the other, and
  /// where each ends.
  ///
  /// Cost: as of `forEachWord(of:)`.
  package mutating func withWords(
    of text: UnsafeBufferPointer<UInt8>,
    _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>) -> Void
  ) {
    guard Self.isASCII(text) else {
      removeAll()
      fold(text)
      return buffer.withUnsafeBufferPointer { bytes in
        ends.withUnsafeBufferPointer { body(bytes, $0) }
      }
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { bytes in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: text.count / 2 + 1) { ends in
        let (size, count) = Self.foldASCII(text, into: bytes, ends)
        body(
          UnsafeBufferPointer(rebasing: bytes[..<size]),
          UnsafeBufferPointer(rebasing: ends[..<count]))
      }
    }
  }

  /// Folds a text of ASCII alone.
  ///
  /// - Returns: how many bytes there are, and how many words.
  private static func foldASCII(
    _ text: UnsafeBufferPointer<UInt8>, into bytes: UnsafeMutableBufferPointer<UInt8>,
    _ ends: UnsafeMutableBufferPointer<Int>
  ) -> (size: Int, count: Int) {
    table.withUnsafeBufferPointer { table in
      var (size, count, start) = (0, 0, 0)
      for byte in text {
        let folded = table[Int(byte)]
        if folded != 0 {
          bytes[size] = folded
          size &+= 1
        } else if size > start {
          ends[count] = size
          count &+= 1
          start = size
        }
      }
      if size > start {
        ends[count] = size
        count &+= 1
      }
      return (size, count)
    }
  }

  private static func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var high: UInt64 = 0
    var place = 0
    while place &+ 8 <= raw.count {
      high |= raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      place &+= 8
    }
    while place < raw.count {
      high |= UInt64(raw[place])
      place &+= 1
    }
    return high & 0x8080_8080_8080_8080 == 0
  }

  /// Adds the words of a text.
  package mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    var start = buffer.count
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        position += 1
        let folded = Self.table[Int(byte)]
        if folded != 0 {
          buffer.append(folded)
        } else if buffer.count > start {
          ends.append(buffer.count)
          start = buffer.count
        }
        continue
      }
      let (scalar, length) = Self.scalar(text, position)
      position += length
      if let scalar, Self.fold(scalar, into: &buffer) { continue }
      if buffer.count > start {
        ends.append(buffer.count)
        start = buffer.count
      }
    }
    if buffer.count > start { ends.append(buffer.count) }
  }

  /// Where the words of a text are in it, in the order in which `fold` adds them.
  static func places(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var position = 0
    var start: Int?
    var folded: [UInt8] = []
    while position < text.count {
      let begin = position
      let isInWord: Bool
      if text[position] < 0x80 {
        position += 1
        isInWord = table[Int(text[begin])] != 0
      } else {
        let (scalar, length) = scalar(text, position)
        position += length
        let before = folded.count
        isInWord = scalar.map { fold($0, into: &folded) } ?? false
        // A combining mark alone is no word.
        if isInWord, folded.count == before, start == nil { continue }
      }
      if isInWord {
        start = start ?? begin
      } else if let first = start {
        places.append(first..<begin)
        start = nil
      }
    }
    if let start { places.append(start..<text.count) }
    return places
  }

  /// For ASCII: the folded byte, 0 between words.
  private static let table: [UInt8] = (0..<128).map { byte in
    switch UInt8(byte) {
    case 0x30...0x39, 0x61...0x7A: UInt8(byte)
    case 0x41...0x5A: UInt8(byte) + 0x20
    default: 0
    }
  }

  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (
    Unicode.Scalar?, Int
  ) {
    let lead = text[start]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    guard length > 1, start + length <= text.count else { return (nil, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard text[start + offset] & 0xC0 == 0x80 else { return (nil, offset) }
      value = value << 6 | UInt32(text[start + offset] & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// Appends the folded scalar; false where it ends a word.
  ///
  /// A combining mark adds nothing.
  private static func fold(_ scalar: Unicode.Scalar, into buffer: inout [UInt8]) -> Bool {
    if (0x300...0x36F).contains(scalar.value) { return true }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return false }
    for lower in properties.lowercaseMapping.unicodeScalars {
      if let plain = DiacriticTable.plain[lower.value] {
        buffer.append(contentsOf: plain)
      } else {
        buffer.append(contentsOf: Array(String(lower).utf8))
      }
    }
    return true
  }
}
