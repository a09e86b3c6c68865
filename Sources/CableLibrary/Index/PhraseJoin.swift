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
          cursors[index].cursor.move(to: slot)
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
      let cursor = Cursor(
        offset: UInt32(list.offset),
        cursor: PlaceCursor(list.slots, bytes, sizesSize: list.sizesSize))
      open(lists.dropFirst(), cursors + [cursor], body)
    }
  }

  /// The places of one word of the phrase.
  private struct Cursor {
    /// The word's place in the phrase.
    let offset: UInt32
    var cursor: PlaceCursor

    /// Adds where the phrase would begin for each place of the word.
    func collect(_ starts: inout [UInt32]) {
      var place = cursor.start
      var value: UInt32 = 0
      while place < cursor.end {
        value &+= Varint.read(cursor.bytes, at: &place)
        if value >= offset { starts.append(value - offset) }
      }
    }

    /// Keeps the beginnings that the word agrees with; of the last word one is enough.
    func keep(_ starts: inout [UInt32], isLast: Bool) {
      var place = cursor.start
      var value: UInt32 = 0
      var isRead = false
      var kept = 0
      for index in starts.indices {
        let wanted = starts[index] + offset
        while place < cursor.end, !isRead || value < wanted {
          value &+= Varint.read(cursor.bytes, at: &place)
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
