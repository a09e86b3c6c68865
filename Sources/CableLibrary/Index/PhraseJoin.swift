/// A word of a phrase in one segment: the cables that hold it, and its places in them.
struct PlaceList {
  /// Its place in the phrase.
  let offset: Int
  /// Counted from the segment's first.
  let slots: SlotSet
  /// How many bytes the places in each cable take, unless each has one place, and then the places.
  let bytes: [UInt8]
  let sizesSize: Int
}

/// Goes through the places of a phrase's words side by side.
struct PhraseJoin {
  private let lists: [PlaceList]

  init(_ lists: [PlaceList]) {
    // The rarest word first: its places bound the work on the others.
    self.lists = lists.sorted { $0.bytes.count < $1.bytes.count }
  }

  /// Calls with each slot of those that hold all words where these are consecutive.
  ///
  /// Cost: a step for each cable of a word to find its places; of those, the ones in `common`.
  func forEachSlot(among common: SlotSet, _ body: (Int) -> Void) {
    Self.open(lists[...], []) { cursors in
      var cursors = cursors
      var starts: [UInt32] = []
      common.forEach { slot in
        starts.removeAll(keepingCapacity: true)
        for index in cursors.indices {
          cursors[index].move(to: slot)
          if index == 0 {
            cursors[index].collect(&starts)
          } else {
            cursors[index].keep(&starts, isLast: index == cursors.count - 1)
          }
          if starts.isEmpty { break }
        }
        if !starts.isEmpty { body(slot) }
      }
    }
  }

  /// Opens all lists, each within the last one's opening.
  private static func open(
    _ lists: ArraySlice<PlaceList>, _ cursors: [Cursor], _ body: ([Cursor]) -> Void
  ) {
    guard let list = lists.first else { return body(cursors) }
    list.bytes.withUnsafeBufferPointer { bytes in
      open(lists.dropFirst(), cursors + [Cursor(list, bytes)], body)
    }
  }

  /// Goes through one list, from cable to cable.
  private struct Cursor {
    private let slots: SlotSet
    private let offset: UInt32
    private let bytes: UnsafeBufferPointer<UInt8>
    private let sizesSize: Int
    /// The word of bits that was reached, and how many cables are before it.
    private var word = 0
    private var before = 0
    /// How many cables were passed, and where the sizes and places of the next one are.
    private var passed = 0
    private var size = 0
    private var end: Int
    /// Where the places of the cable that was reached are.
    private var start = 0

    init(_ list: PlaceList, _ bytes: UnsafeBufferPointer<UInt8>) {
      slots = list.slots
      offset = UInt32(list.offset)
      sizesSize = min(list.sizesSize, bytes.count)
      end = sizesSize
      self.bytes = bytes
    }

    /// Advances to a cable of the list, after the one before.
    mutating func move(to slot: Int) {
      while word < slot >> 6 {
        before += slots.words[word].nonzeroBitCount
        word += 1
      }
      let lower = slots.words[word] & (1 << UInt64(slot & 63) - 1)
      let rank = before + lower.nonzeroBitCount
      while passed < rank { pass() }
      start = end
      pass()
    }

    private mutating func pass() {
      passed += 1
      if sizesSize == 0 {
        Varint.skip(bytes, at: &end)
      } else {
        end += Int(Varint.read(bytes, at: &size))
      }
      end = min(end, bytes.count)
    }

    /// Adds where the phrase would begin for each place of the word.
    func collect(_ starts: inout [UInt32]) {
      var place = start
      var value: UInt32 = 0
      while place < end {
        value &+= Varint.read(bytes, at: &place)
        if value >= offset { starts.append(value - offset) }
      }
    }

    /// Keeps the beginnings that the word agrees with; of the last word one is enough.
    func keep(_ starts: inout [UInt32], isLast: Bool) {
      var place = start
      var value: UInt32 = 0
      var isRead = false
      var kept = 0
      for index in starts.indices {
        let wanted = starts[index] + offset
        while place < end, !isRead || value < wanted {
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
      starts.removeSubrange(kept...)
    }
  }
}
