import CableCore

/// Joins the lists of neighbouring segments into those of one segment, word by word.
///
/// The slots of each segment come after those of the one before, so the lists of a word are joined by
/// putting them one after another. In memory are one block of words and one row of places of each
/// segment, and the lists of one word.
struct PostingMerge {
  private var sources: [Source]
  private let width: Int

  /// Joins some segments, which rise; all are read through one connection.
  init(_ segments: [PostingSearch]) {
    let first = segments.first?.directory.first ?? Slot(0)
    width = first.distance(to: segments.last?.directory.bound ?? first)
    sources = []
    for segment in segments {
      sources.append(
        Source(
          segment, offset: segment.directory.first.number - first.number))
    }
  }

  /// Writes all blocks and rows of places, each as soon as it is full; pairs of words are left out.
  ///
  /// Cost: each row of the segments is read once.
  ///
  /// - Parameters:
  ///   - block: gets each block of words, in order.
  ///   - row: gets each row of places, in order.
  /// - Returns: how many bytes of places there are.
  /// - Throws: what these throw, or `IndexFault.damaged` where a row is not what was written.
  mutating func run(
    block: (PostingBlock.Encoded) throws -> Void, row: ([UInt8]) throws -> Void
  ) throws -> Int {
    var lists = PostingLists(width: width)
    var writer = PostingBlock.Writer()
    var term: [UInt8] = []
    for index in sources.indices { try sources[index].advance() }
    while let least = leastTerm() {
      term.removeAll(keepingCapacity: true)
      term.append(contentsOf: sources[least].term)
      lists.removeAll()
      for index in sources.indices where sources[index].isAt(term) {
        try sources[index].append(to: &lists)
        try sources[index].advance()
      }
      lists.finish()
      try term.withUnsafeBufferPointer { term in
        if !writer.append(term, lists) {
          try block(writer.take())
          _ = writer.append(term, lists)
        }
      }
      for full in writer.takeFullRows() { try row(full) }
    }
    if !writer.isEmpty { try block(writer.take()) }
    for last in writer.takeRows() { try row(last) }
    return writer.placeEnd
  }

  /// The segment whose word is the first of all; nil after the last word.
  private func leastTerm() -> Int? {
    var least: Int?
    for index in sources.indices where !sources[index].isDone {
      guard let known = least else {
        least = index
        continue
      }
      let (head, other) = (sources[index].head, sources[known].head)
      if head < other
        || head == other && sources[index].term.lexicographicallyPrecedes(sources[known].term)
      {
        least = index
      }
    }
    return least
  }
}

extension PostingMerge {
  /// A segment that is read from its first word to its last.
  private struct Source {
    private struct Entry {
      var term: Range<Int>
      var slots: Range<Int>
      var isBitmap: Bool
      var places: Range<Int>
      var sizesSize: Int
    }

    private let search: PostingSearch
    /// What is added to its slots.
    private let offset: UInt32
    private var nextBlock = 0
    /// The words of the block that was reached, and their slots.
    private var entries: [Entry] = []
    private var next = 0
    private var terms: [UInt8] = []
    private var slots: [UInt8] = []
    /// The row of places that was reached.
    private var row = -1
    private var rowBytes: [UInt8] = []
    /// The first eight bytes of the word that was reached, the first byte highest.
    private(set) var head: UInt64 = 0
    private(set) var isDone = false

    init(_ search: PostingSearch, offset: UInt32) {
      self.search = search
      self.offset = offset
    }

    /// The word that was reached.
    var term: ArraySlice<UInt8> { terms[entries[next - 1].term] }

    func isAt(_ other: [UInt8]) -> Bool { !isDone && term.elementsEqual(other) }

    /// Goes to the next word, the first one at first.
    mutating func advance() throws {
      while next == entries.count {
        guard nextBlock < search.directory.blockCount else {
          isDone = true
          return
        }
        try open(nextBlock)
        nextBlock += 1
      }
      next += 1
      // Pairs come last. Which of them the joined segment has is another question.
      isDone = term.starts(with: WordPair.lead)
      head = 0
      for byte in term.prefix(8) { head = head << 8 | UInt64(byte) }
      head <<= UInt64(8 * (8 - min(8, term.count)) & 63)
    }

    private mutating func open(_ block: Int) throws {
      var (entries, terms, slots) = (self.entries, self.terms, self.slots)
      entries.removeAll(keepingCapacity: true)
      terms.removeAll(keepingCapacity: true)
      slots.removeAll(keepingCapacity: true)
      var isThere = false
      try search.forEachEntry(ofBlock: block) { term, entry in
        isThere = true
        let (start, slotsStart) = (terms.count, slots.count)
        terms.append(contentsOf: term)
        slots.append(contentsOf: entry.slots.bytes)
        entries.append(
          Entry(
            term: start..<terms.count, slots: slotsStart..<slots.count,
            isBitmap: entry.slots.isBitmap, places: entry.places, sizesSize: entry.sizesSize))
      }
      guard isThere else { throw IndexFault.damaged }
      (self.entries, self.terms, self.slots) = (entries, terms, slots)
      next = 0
    }

    /// Adds the lists of the word that was reached.
    mutating func append(to lists: inout PostingLists) throws {
      let entry = entries[next - 1]
      let middle = entry.places.lowerBound + entry.sizesSize
      guard middle <= entry.places.upperBound else { throw IndexFault.damaged }
      let slots = self.slots
      try slots.withUnsafeBufferPointer { bytes in
        let list = SlotList(
          bytes: UnsafeBufferPointer(rebasing: bytes[entry.slots]), isBitmap: entry.isBitmap)
        try lists.append(list, from: offset, sizesSize: entry.sizesSize) { isSizes, bytes in
          try add(
            isSizes
              ? entry.places.lowerBound..<middle : middle..<entry.places.upperBound, to: &bytes)
        }
      }
    }

    /// Adds the bytes of a range of the segment's places, row by row.
    private mutating func add(_ range: Range<Int>, to bytes: inout [UInt8]) throws {
      let size = PostingBlock.placeRowSize
      var place = range.lowerBound
      while place < range.upperBound {
        let index = place / size
        if row != index {
          rowBytes = try search.placeRow(index)
          row = index
        }
        let end = min(range.upperBound, (index + 1) * size)
        guard end - index * size <= rowBytes.count else { throw IndexFault.damaged }
        bytes.append(contentsOf: rowBytes[place - index * size..<end - index * size])
        place = end
      }
    }
  }
}
