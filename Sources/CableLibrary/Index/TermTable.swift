/// Distinct words, each named by a number in the order in which they came.
///
/// What `SymbolTable` does for columns this does for the millions of words of texts: most are of eight
/// bytes or fewer, and those are compared as one number.
struct TermTable: Sendable {
  /// Open addressing: 0 where free, else number plus one, and above it half of the hash.
  private var places: [UInt64]
  /// The first eight bytes of each word, zeros after a shorter one, the first byte highest: so they
  /// are in the order of the alphabet.
  private(set) var heads: [UInt64] = []
  /// All words, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each word ends.
  private(set) var ends: [UInt32] = []

  /// No words, and room for some.
  init(room: Int = 2_048) {
    var size = 64
    while size < room * 2 { size *= 2 }
    places = Array(repeating: 0, count: size)
  }

  var count: Int { ends.count }

  /// Where a word is in `bytes`.
  func range(_ term: Int) -> Range<Int> {
    Int(term == 0 ? 0 : ends[term - 1])..<Int(ends[term])
  }

  /// The number of a word that is not empty, new where it was not there.
  ///
  /// Cost: one hash and, nearly always, one comparison.
  mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let head = Self.head(word)
    return intern(word, head, tag: Self.hash(word, head))
  }

  private mutating func intern(
    _ word: UnsafeBufferPointer<UInt8>, _ head: UInt64, tag: UInt64
  ) -> UInt32 {
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: tag) & mask
    while places[place] != 0 {
      let found = places[place]
      if found >> 32 == tag {
        let term = Int(truncatingIfNeeded: found & 0xFFFF_FFFF) &- 1
        if heads[term] == head, isRest(of: word, term) { return UInt32(truncatingIfNeeded: term) }
      }
      place = (place &+ 1) & mask
    }
    heads.append(head)
    bytes.append(contentsOf: word)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    places[place] = tag << 32 | UInt64(count)
    if count &* 2 > places.count { grow() }
    return UInt32(truncatingIfNeeded: count &- 1)
  }

  /// A word that is about to be looked up, with what is at its first place.
  private struct Ahead {
    var word: UnsafeBufferPointer<UInt8>
    var head: UInt64
    var tag: UInt64
    var entry: UInt64 = 0
    /// The head of the entry's word; 0 where there is none.
    var known: UInt64 = 0
  }

  /// The numbers of words in their order, new ones where they were not there.
  ///
  /// A table of many words is larger than the caches of a processor. What sixteen words need is loaded
  /// before any of them is compared, so that the waits for memory overlap.
  ///
  /// - Parameters:
  ///   - bytes: of all words, one after the other; none is empty.
  ///   - ends: where each word ends.
  ///   - terms: gets a number for each word.
  mutating func intern(
    _ bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<some FixedWidthInteger>,
    as terms: UnsafeMutableBufferPointer<UInt32>
  ) {
    withUnsafeTemporaryAllocation(of: Ahead.self, capacity: 16) { ahead in
      var start = 0
      var place = 0
      while place < ends.count {
        let count = min(ahead.count, ends.count &- place)
        for index in 0..<count {
          let end = Int(truncatingIfNeeded: ends[place &+ index])
          let word = UnsafeBufferPointer(rebasing: bytes[start..<end])
          let head = Self.head(word)
          ahead.initializeElement(
            at: index, to: Ahead(word: word, head: head, tag: Self.hash(word, head)))
          start = end
        }
        look(ahead, count)
        for index in 0..<count {
          let one = ahead[index]
          // A head of fewer than eight bytes, which ends with zeros, is the whole word.
          terms[place &+ index] =
            one.entry != 0 && one.entry >> 32 == one.tag && one.known == one.head
              && one.word.count < 8
            ? UInt32(truncatingIfNeeded: one.entry) &- 1 : intern(one.word, one.head, tag: one.tag)
        }
        place &+= count
      }
    }
  }

  /// Loads the first place of each word, and then the head of what is there.
  private func look(_ ahead: UnsafeMutableBufferPointer<Ahead>, _ count: Int) {
    let mask = UInt64(places.count &- 1)
    places.withUnsafeBufferPointer { places in
      for index in 0..<count {
        ahead[index].entry = places[Int(truncatingIfNeeded: ahead[index].tag & mask)]
      }
    }
    heads.withUnsafeBufferPointer { heads in
      for index in 0..<count {
        let term = Int(truncatingIfNeeded: ahead[index].entry & 0xFFFF_FFFF)
        ahead[index].known = term == 0 ? 0 : heads[term &- 1]
      }
    }
  }

  /// True where a word whose head is that of a term is the term.
  private func isRest(of word: UnsafeBufferPointer<UInt8>, _ term: Int) -> Bool {
    let range = range(term)
    guard range.count == word.count else { return false }
    if word.count <= 8 { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      var place = 8
      while place < word.count {
        if bytes[range.lowerBound &+ place] != word[place] { return false }
        place &+= 1
      }
      return true
    }
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: 0, count: old.count * 2)
    let mask = places.count - 1
    for entry in old where entry != 0 {
      var place = Int(truncatingIfNeeded: entry >> 32) & mask
      while places[place] != 0 { place = (place &+ 1) & mask }
      places[place] = entry
    }
  }

  private static func head(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(word)
    let size = raw.count
    if size >= 8 { return UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)) }
    var head: UInt64
    if size >= 4 {
      // The two halves overlap in bytes that are the same.
      let first = UInt64(UInt32(bigEndian: raw.loadUnaligned(as: UInt32.self)))
      let last = UInt64(
        UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: size &- 4, as: UInt32.self)))
      head = first << 32 | last << UInt64((8 &- size) &* 8)
    } else {
      head = 0
      for place in 0..<size { head |= UInt64(raw[place]) << UInt64((7 &- place) &* 8) }
    }
    return head
  }

  /// The half of a hash that is kept.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>, _ head: UInt64) -> UInt64 {
    var state = head ^ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: word.count &+ 1)
    state = mix(state)
    if word.count > 8 {
      let raw = UnsafeRawBufferPointer(word)
      var place = 8
      while place &+ 8 <= raw.count {
        state = mix(state ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        place &+= 8
      }
      // The last eight bytes, of which some were taken in before.
      state = mix(state ^ raw.loadUnaligned(fromByteOffset: raw.count &- 8, as: UInt64.self))
    }
    return state & 0xFFFF_FFFF
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// The numbers of all words in the order of the alphabet.
  ///
  /// Cost: linear but for words that have their first eight bytes in common.
  func sorted() -> [UInt32] {
    var order = (0..<UInt32(count)).map { $0 }
    var other = order
    // By the last byte first; each step keeps what the one before has put in order.
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var starts = [Int](repeating: 0, count: 257)
      for head in heads { starts[Int(head >> shift & 0xFF) + 1] += 1 }
      if starts.contains(count) { continue }
      for byte in 0..<256 { starts[byte + 1] += starts[byte] }
      for term in order {
        let byte = Int(heads[Int(term)] >> shift & 0xFF)
        other[starts[byte]] = term
        starts[byte] += 1
      }
      swap(&order, &other)
    }
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, heads[Int(order[end])] == heads[Int(order[start])] { end += 1 }
      if end - start > 1 {
        order[start..<end].sort {
          bytes[range(Int($0))].lexicographicallyPrecedes(bytes[range(Int($1))])
        }
      }
      start = end
    }
    return order
  }
}
