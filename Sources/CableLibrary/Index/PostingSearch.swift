import Foundation
import GRDB

/// Looks words and phrases up in the stored lists, a segment after the other.
struct PostingSearch {
  let database: Database

  /// A segment: its number and its first slot.
  private struct Segment {
    var number: Int
    var first: Int
  }

  /// The slots that hold a word, or any word with a prefix.
  ///
  /// Cost: a look-up a segment, and one step a slot.
  func slots(holding word: [UInt8], isPrefix: Bool, bound: Int) throws -> SlotSet {
    var found = SlotSet(bound: bound)
    for segment in try segments() {
      try forEachEntry(from: word, isPrefix: isPrefix, in: segment.number) { entry, _ in
        Self.insert(entry.slots, first: segment.first, into: &found)
      }
    }
    return found
  }

  /// The slots in which some words stand in a row.
  ///
  /// Cost: one step a place of each word.
  func slots(holdingPhrase words: [[UInt8]], bound: Int) throws -> SlotSet {
    var found = SlotSet(bound: bound)
    for segment in try segments() {
      var lists: [PlaceList] = []
      for (offset, word) in words.enumerated() {
        if let known = lists.first(where: { $0.word == word }) {
          lists.append(PlaceList(known, offset: offset))
          continue
        }
        var list: PlaceList?
        try forEachEntry(from: word, isPrefix: false, in: segment.number) { entry, places in
          list = PlaceList(
            word: word, offset: offset, slots: Array(entry.slots), places: try places())
        }
        guard let list else { break }
        lists.append(list)
      }
      if lists.count == words.count {
        PhraseJoin(lists).forEachSlot { found.insert(segment.first + $0) }
      }
    }
    return found
  }

  private func segments() throws -> [Segment] {
    try Row.fetchAll(
      database.cachedStatement(sql: "SELECT number, first FROM wordsegment ORDER BY number")
    ).map { Segment(number: $0[0], first: $0[1]) }
  }

  /// Calls with the lists of a word, or of all words with a prefix; the places are read on demand.
  private func forEachEntry(
    from word: [UInt8], isPrefix: Bool, in segment: Int,
    _ body: (PostingBlock.Entry, () throws -> [UInt8]) throws -> Void
  ) throws {
    // The block that may hold the word is the last one that begins at or before it.
    let start = try Data.fetchOne(
      database.cachedStatement(
        sql: "SELECT first FROM posting WHERE segment = ? AND first <= ? "
          + "ORDER BY first DESC LIMIT 1"), arguments: [segment, Data(word)])
    guard let start = start ?? (isPrefix ? Data() : nil) else { return }
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: "SELECT first, terms FROM posting WHERE segment = ? AND first >= ? ORDER BY first"),
      arguments: [segment, start])
    while let row = try rows.next() {
      let first: Data = row[0]
      var isBehind = false
      try row.withUnsafeData(atIndex: 1) { data in
        guard let data else { throw IndexFault.damaged }
        try data.withUnsafeBytes { raw in
          guard let block = PostingBlock(raw) else { throw IndexFault.damaged }
          var failure: (any Error)?
          let isWhole = block.forEach { term, entry in
            guard term.starts(with: word) else {
              isBehind = word.lexicographicallyPrecedes(term)
              return !isBehind
            }
            guard isPrefix || term.count == word.count else {
              isBehind = true
              return false
            }
            do {
              try body(entry) { try places(segment, first, entry.places) }
              isBehind = !isPrefix
            } catch {
              failure = error
              isBehind = true
            }
            return !isBehind
          }
          if let failure { throw failure }
          guard isWhole else { throw IndexFault.damaged }
        }
      }
      if isBehind || !isPrefix { return }
    }
  }

  private func places(_ segment: Int, _ first: Data, _ range: Range<Int>) throws -> [UInt8] {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT places FROM posting WHERE segment = ? AND first = ?"),
      arguments: [segment, first])
    let bytes = try row?.withUnsafeData(atIndex: 0) { data -> [UInt8]? in
      data?.withUnsafeBytes { raw in
        PostingBlock.opened(raw).flatMap { bytes in
          range.upperBound <= bytes.count ? Array(bytes[range]) : nil
        }
      }
    }
    guard let bytes = bytes ?? nil else { throw IndexFault.damaged }
    return bytes
  }

  private static func insert(
    _ slots: UnsafeBufferPointer<UInt8>, first: Int, into found: inout SlotSet
  ) {
    var place = 0
    var slot = first - 1
    while place < slots.count {
      let code = Varint.read(slots, at: &place)
      if code & 1 == 0 { _ = Varint.read(slots, at: &place) }
      slot += Int(code >> 1)
      if slot >= 0 { found.insert(slot) }
    }
  }
}

/// A word of a phrase in one segment: the cables that hold it, and its places in them.
struct PlaceList {
  let word: [UInt8]
  /// Its place in the phrase.
  let offset: Int
  let slots: [UInt8]
  let places: [UInt8]

  init(word: [UInt8], offset: Int, slots: [UInt8], places: [UInt8]) {
    self.word = word
    self.offset = offset
    self.slots = slots
    self.places = places
  }

  /// The same word at another place of the phrase.
  init(_ other: PlaceList, offset: Int) {
    self.init(word: other.word, offset: offset, slots: other.slots, places: other.places)
  }
}

/// Goes through the lists of a phrase's words side by side.
struct PhraseJoin {
  private let lists: [PlaceList]

  init(_ lists: [PlaceList]) {
    // The rarest word first: its cables bound the work on the others.
    self.lists = lists.sorted { $0.slots.count < $1.slots.count }
  }

  /// Calls with each slot, counted from the segment's first, that holds the phrase.
  func forEachSlot(_ body: (Int) -> Void) {
    guard let rarest = lists.first else { return }
    var slots: [Int] = []
    var starts: [[UInt32]] = []
    Self.read(rarest, among: nil) { _, slot, places in
      slots.append(slot)
      starts.append(places.compactMap { Self.start($0, rarest.offset) })
    }
    for list in lists.dropFirst() {
      var keptSlots: [Int] = []
      var keptStarts: [[UInt32]] = []
      Self.read(list, among: slots) { index, slot, places in
        var kept: [UInt32] = []
        var place = 0
        for start in starts[index] {
          let wanted = start + UInt32(list.offset)
          while place < places.count, places[place] < wanted { place += 1 }
          if place < places.count, places[place] == wanted { kept.append(start) }
        }
        if !kept.isEmpty {
          keptSlots.append(slot)
          keptStarts.append(kept)
        }
      }
      (slots, starts) = (keptSlots, keptStarts)
      if slots.isEmpty { return }
    }
    for index in slots.indices where !starts[index].isEmpty { body(slots[index]) }
  }

  private static func start(_ place: UInt32, _ offset: Int) -> UInt32? {
    place >= UInt32(offset) ? place - UInt32(offset) : nil
  }

  /// Calls with each cable of a list, or with those of some rising slots, and its places there.
  private static func read(
    _ list: PlaceList, among wanted: [Int]?, _ body: (Int, Int, [UInt32]) -> Void
  ) {
    list.slots.withUnsafeBufferPointer { slots in
      list.places.withUnsafeBufferPointer { bytes in
        var slotPlace = 0
        var bytePlace = 0
        var slot = -1
        var index = 0
        var places: [UInt32] = []
        while slotPlace < slots.count {
          let code = Varint.read(slots, at: &slotPlace)
          let count = code & 1 == 1 ? 1 : Varint.read(slots, at: &slotPlace)
          slot += Int(code >> 1)
          if let wanted {
            while index < wanted.count, wanted[index] < slot { index += 1 }
            if index == wanted.count { return }
            if wanted[index] != slot {
              for _ in 0..<count { Varint.skip(bytes, at: &bytePlace) }
              continue
            }
          }
          places.removeAll(keepingCapacity: true)
          var last: UInt32 = 0
          for _ in 0..<count {
            last &+= Varint.read(bytes, at: &bytePlace)
            places.append(last)
          }
          body(index, slot, places)
        }
      }
    }
  }
}
