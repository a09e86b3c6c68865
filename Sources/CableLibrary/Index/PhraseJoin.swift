/// A word of a phrase in one segment: its places in the cables that have all words.
struct PlaceList {
  /// Its place in the phrase.
  let offset: Int
  let places: PlaceRanges
}

/// Goes through the places of a phrase's words side by side.
struct PhraseJoin {
  private let lists: [PlaceList]

  init(_ lists: [PlaceList]) {
    // The rarest word first: its places bound the work on the others.
    self.lists = lists.sorted { $0.places.bytes.count < $1.places.bytes.count }
  }

  /// Calls with each of some cables in which the words are consecutive: those that have all of them,
  /// whose places the lists are.
  ///
  /// Cost: a step for each place of the words in these cables.
  func forEachSlot(among common: BitSet<LocalSlot>, _ body: (LocalSlot) -> Void) {
    Self.open(lists[...], []) { words in
      var starts: [UInt32] = []
      var index = 0
      common.forEach { slot in
        starts.removeAll(keepingCapacity: true)
        for number in words.indices {
          let word = words[number]
          if number == 0 {
            word.collect(word.ranges[index], &starts)
          } else {
            word.keep(word.ranges[index], &starts, isLast: number == words.count - 1)
          }
          if starts.isEmpty { break }
        }
        if !starts.isEmpty { body(slot) }
        index += 1
      }
    }
  }

  /// Opens all lists, each within the last one's opening.
  private static func open(
    _ lists: ArraySlice<PlaceList>, _ words: [Word], _ body: ([Word]) -> Void
  ) {
    guard let list = lists.first else { return body(words) }
    list.places.bytes.withUnsafeBufferPointer { bytes in
      let word = Word(offset: UInt32(list.offset), bytes: bytes, ranges: list.places.ranges)
      open(lists.dropFirst(), words + [word], body)
    }
  }

  /// The places of one word of the phrase.
  private struct Word {
    /// The word's place in the phrase.
    let offset: UInt32
    let bytes: UnsafeBufferPointer<UInt8>
    let ranges: [Range<Int>]

    /// Adds where the phrase would begin for each place of the word.
    func collect(_ range: Range<Int>, _ starts: inout [UInt32]) {
      var place = range.lowerBound
      var value: UInt32 = 0
      while place < range.upperBound {
        value &+= Varint.read(bytes, at: &place)
        if value >= offset { starts.append(value - offset) }
      }
    }

    /// Keeps the beginnings that the word agrees with; of the last word one is enough.
    func keep(_ range: Range<Int>, _ starts: inout [UInt32], isLast: Bool) {
      var place = range.lowerBound
      var value: UInt32 = 0
      var isRead = false
      var kept = 0
      for index in starts.indices {
        let wanted = starts[index] + offset
        while place < range.upperBound, !isRead || value < wanted {
          value &+= Varint.read(bytes, at: &place)
          isRead = true
        }
        guard isRead, value >= wanted else { break }
        if value == wanted {
          starts[kept] = starts[index]
          kept += 1
          if isLast { break }
        }
      }
      starts.removeLast(starts.count - kept)
    }
  }
}
