/// Some words in a row of the alphabet, each with the cables that hold it and its places in them.
///
/// A row after its checksum holds the words with their slots; the places, which only phrases need,
/// follow each other in rows of their own through the whole segment. Slots are bits, one for each
/// cable of the segment, or steps from the slot before (the first from the one before the segment's
/// first), whichever takes less. The places of a word are two lists: for each cable how many bytes
/// its places take, as in `PlaceSizes`, left out where every one has the word once; and the
/// places, each a step from the one before in the cable.
struct PostingBlock {
  /// A block as it is stored.
  struct Encoded: Sendable {
    /// Its first word.
    var first: [UInt8]
    var terms: [UInt8]
  }

  /// A word's lists in a block.
  struct Entry {
    var slots: SlotList
    /// Where its sizes and places are among all those of the segment.
    var places: Range<Int>
    /// How many of these bytes are sizes.
    var sizesSize: Int
  }

  /// What a row of words holds at most, so that two fit on a page.
  static let mostBytes = 4_000
  /// What each row of places but the last holds, so that it fills a page.
  static let placeRowSize = 8_128

  /// Puts words into blocks, and their places into rows.
  struct Writer {
    private var first: [UInt8] = []
    private var last: [UInt8] = []
    private var count = 0
    private var head: [UInt8] = []
    private var slots: [UInt8] = []
    /// Where the block's places begin, and where they end so far.
    private var placeStart: Int
    private(set) var placeEnd: Int
    private let mostBytes: Int
    private var places: [UInt8] = []
    private(set) var rows: [[UInt8]] = []

    /// A writer without words yet.
    ///
    /// - Parameters:
    ///   - places: how many bytes of places the segment has already.
    ///   - mostBytes: what a row of words holds at most.
    init(after places: Int = 0, mostBytes: Int = PostingBlock.mostBytes) {
      (placeStart, placeEnd, self.mostBytes) = (places, places, mostBytes)
    }

    var isEmpty: Bool { count == 0 }

    /// Adds a word that is after all others in the alphabet; false where the block is full.
    mutating func append(_ term: UnsafeBufferPointer<UInt8>, _ lists: PostingLists) -> Bool {
      // What the numbers beside the word take at most.
      let added = term.count + lists.slots.count + 30
      guard isEmpty || head.count + slots.count + added <= mostBytes else {
        return false
      }
      if isEmpty { first = Array(term) }
      var shared = 0
      while shared < min(last.count, term.count), last[shared] == term[shared] { shared += 1 }
      Varint.append(shared, to: &head)
      Varint.append(term.count - shared, to: &head)
      let rest = UnsafeBufferPointer(rebasing: term[shared...])
      head.append(contentsOf: rest)
      Varint.append(lists.slots.count << 1 | (lists.isBitmap ? 1 : 0), to: &head)
      Varint.append(lists.sizes.count, to: &head)
      Varint.append(lists.places.count, to: &head)
      slots += lists.slots
      placeEnd += lists.sizes.count + lists.places.count
      places += lists.sizes
      places += lists.places
      cutFullRows()
      last.removeLast(last.count - shared)
      last.append(contentsOf: rest)
      count += 1
      return true
    }

    /// The block; the writer has no words again, but still the places.
    mutating func take() -> Encoded {
      var terms: [UInt8] = []
      Varint.append(count, to: &terms)
      Varint.append(head.count, to: &terms)
      Varint.append(placeStart, to: &terms)
      terms += head
      terms += slots
      defer {
        (first, last, head, slots, count) = ([], [], [], [], 0)
        placeStart = placeEnd
      }
      return Encoded(first: first, terms: PostingBlock.sealed(terms))
    }

    /// The rows of places of all blocks, in order; of those that were not taken before.
    mutating func takeRows() -> [[UInt8]] {
      if !places.isEmpty { rows.append(PostingBlock.sealed(places[...])) }
      places = []
      return takeFullRows()
    }

    /// The rows of places that are full so far, in order.
    mutating func takeFullRows() -> [[UInt8]] {
      guard !rows.isEmpty else { return [] }
      defer { rows = [] }
      return rows
    }

    private mutating func cutFullRows() {
      var start = 0
      while places.count - start >= PostingBlock.placeRowSize {
        rows.append(PostingBlock.sealed(places[start..<start + PostingBlock.placeRowSize]))
        start += PostingBlock.placeRowSize
      }
      if start > 0 { places.removeSubrange(..<start) }
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let count: Int
  private let placeStart: Int
  private let headStart: Int
  private let slotsStart: Int

  /// Opens the words of a block; nil where they are not what was written.
  init?(_ raw: UnsafeRawBufferPointer) {
    guard let bytes = Self.opened(raw) else { return nil }
    self.bytes = bytes
    var place = 0
    count = Int(Varint.read(bytes, at: &place))
    let headSize = Int(Varint.read(bytes, at: &place))
    placeStart = Int(Varint.read(bytes, at: &place))
    headStart = place
    slotsStart = place + headSize
    guard slotsStart <= bytes.count else { return nil }
  }

  /// Calls with each word and its lists until that returns false; false where they do not fit.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>, Entry) -> Bool) -> Bool {
    // No word is longer than all that is there of them.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, slotsStart - headStart)) {
      forEach(writingTo: $0, body)
    }
  }

  private func forEach(
    writingTo term: UnsafeMutableBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>, Entry) -> Bool
  ) -> Bool {
    var size = 0
    return forEachHead { head, entry in
      guard head.shared <= size, head.shared + head.rest.count <= term.count else { return nil }
      size = head.shared + head.rest.count
      for (offset, place) in head.rest.enumerated() { term[head.shared + offset] = bytes[place] }
      return body(UnsafeBufferPointer(rebasing: term[..<size]), entry)
    }
  }

  /// Calls with those of some rising words that the block has, by their places, and their lists.
  ///
  /// Cost: no word is put together, and of those that share more with the one before than the wanted one
  /// does nothing is compared.
  ///
  /// - Parameters:
  ///   - words: the words.
  ///   - range: which of them are wanted.
  ///   - body: gets the place of a word among all.
  /// - Returns: false where the lists do not fit.
  func forEach(
    ofAny words: [[UInt8]], _ range: Range<Int>, _ body: (Int, Entry) -> Void
  ) -> Bool {
    var wanted = WantedWords(words, range)
    return forEachHead { head, entry in
      guard head.rest.upperBound <= bytes.count else { return nil }
      if let place = wanted.meet(head.shared, UnsafeBufferPointer(rebasing: bytes[head.rest])) {
        body(place, entry)
      }
      return !wanted.isEmpty
    }
  }

  /// What is stored of a word: how many bytes it shares with the one before, and where the others are.
  private struct Head {
    let shared: Int
    let rest: Range<Int>
  }

  /// Calls with each word as it is stored and its lists until that returns false; false where they do
  /// not fit, or where that returns nil.
  @inline(__always)
  private func forEachHead(_ body: (Head, Entry) -> Bool?) -> Bool {
    var place = headStart
    var slots = slotsStart
    var places = placeStart
    for _ in 0..<count {
      let shared = Int(Varint.read(bytes, at: &place))
      let added = Int(Varint.read(bytes, at: &place))
      guard place + added <= slotsStart else { return false }
      let rest = place..<place + added
      place += added
      let slotCode = Int(Varint.read(bytes, at: &place))
      let sizesSize = Int(Varint.read(bytes, at: &place))
      let placesSize = Int(Varint.read(bytes, at: &place))
      let slotsEnd = slots + slotCode >> 1
      guard slotsEnd <= bytes.count else { return false }
      let placesEnd = places + sizesSize + placesSize
      let entry = Entry(
        slots: SlotList(
          bytes: UnsafeBufferPointer(rebasing: bytes[slots..<slotsEnd]),
          isBitmap: slotCode & 1 == 1),
        places: places..<placesEnd, sizesSize: sizesSize)
      slots = slotsEnd
      places = placesEnd
      guard let isMoreWanted = body(Head(shared: shared, rest: rest), entry) else { return false }
      if !isMoreWanted { return true }
    }
    return true
  }

  /// The bytes after their checksum.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] { sealed(bytes[...]) }

  /// The bytes after their checksum.
  static func sealed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.withUnsafeBufferPointer { bytes in
      let checksum = BlockChecksum.of(UnsafeRawBufferPointer(bytes)).littleEndian
      var sealed: [UInt8] = []
      sealed.reserveCapacity(bytes.count + 8)
      withUnsafeBytes(of: checksum) { sealed.append(contentsOf: $0) }
      sealed.append(contentsOf: bytes)
      return sealed
    }
  }

  /// What `sealed` was given; nil where it is damaged.
  static func opened(_ raw: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8>? {
    guard raw.count >= 8 else { return nil }
    let checksum = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let rest = UnsafeRawBufferPointer(rebasing: raw[8...])
    guard BlockChecksum.of(rest) == checksum else { return nil }
    return rest.bindMemory(to: UInt8.self)
  }
}

/// The cables of a segment that hold a word, as they are stored.
struct SlotList {
  let bytes: UnsafeBufferPointer<UInt8>
  /// True where each cable is a bit; else each is a step from the one before.
  let isBitmap: Bool

  /// How many cables there are.
  var count: Int {
    isBitmap
      ? bytes.reduce(0) { $0 + $1.nonzeroBitCount } : bytes.reduce(0) { $0 + ($1 < 0x80 ? 1 : 0) }
  }

  /// Adds the slots to a set, as they are or, with the segment's first slot, as those of the library.
  @inline(__always)
  func insert<Member>(into set: inout BitSet<Member>, from first: Member) {
    if isBitmap {
      set.insert(bits: bytes, from: first)
      return
    }
    let bound = set.bound
    set.withWords { words in
      var place = 0
      // A plain number: the one before the first is no slot, and damaged steps may lead anywhere.
      var slot = first.index - 1
      while place < bytes.count {
        slot += Int(Varint.read(bytes, at: &place))
        if slot >= 0, slot < bound { words[slot >> 6] |= 1 << UInt64(slot & 63) }
      }
    }
  }
}
