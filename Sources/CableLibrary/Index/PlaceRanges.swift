/// Where the places of one word are in some of the cables that have it.
///
/// Sizes are read up to the last of these cables; of the places only the rows that hold theirs.
struct PlaceRanges {
  /// The rows that were read, one after another.
  private(set) var bytes: [UInt8] = []
  /// For each of the cables where its places are in `bytes`.
  private(set) var ranges: [Range<Int>] = []
  /// Where the last row that was read begins, and its number.
  private var lastStart = 0
  private var lastRow = -1

  /// The places of a word.
  ///
  /// Cost: a step for eight cables of the word that are not among those, and a row for each 8 kB of
  /// places in which one of those is.
  ///
  /// - Parameters:
  ///   - list: of the word.
  ///   - cables: some that have it.
  ///   - search: reads the rows.
  /// - Throws: if the lists are not what was written.
  init(_ list: PostingList, of cables: BitSet<LocalSlot>, _ search: PostingSearch) throws {
    ranges.reserveCapacity(cables.count)
    if list.sizesSize == 0 {
      // Each cable has one place, so that what is read is also what says where the next one is.
      bytes = try search.places(list.places)
      bytes.withUnsafeBufferPointer { bytes in
        var start = 0
        var passed = 0
        Self.forEachRank(of: cables, in: list.slots) { rank in
          Varint.skip(rank - passed, of: bytes, at: &start)
          let first = start
          Varint.skip(bytes, at: &start)
          ranges.append(min(first, bytes.count)..<min(start, bytes.count))
          passed = rank + 1
        }
      }
      return
    }
    var wanted: [Range<Int>] = []
    wanted.reserveCapacity(cables.count)
    let first = list.places.lowerBound + list.sizesSize
    let sizes = try search.places(list.places.lowerBound..<first)
    sizes.withUnsafeBufferPointer { sizes in
      var place = 0
      var start = first
      var passed = 0
      Self.forEachRank(of: cables, in: list.slots) { rank in
        start += Varint.sum(rank - passed, of: sizes, at: &place)
        let end = start + Int(Varint.read(sizes, at: &place))
        wanted.append(start..<end)
        start = end
        passed = rank + 1
      }
    }
    guard wanted.last.map({ $0.upperBound <= list.places.upperBound }) ?? true else {
      throw IndexFault.damaged
    }
    for range in wanted { try read(range, search) }
  }

  /// Reads the rows of a range of the segment's places, after those of all ranges before.
  private mutating func read(_ range: Range<Int>, _ search: PostingSearch) throws {
    let size = PostingBlock.placeRowSize
    guard !range.isEmpty else {
      ranges.append(bytes.count..<bytes.count)
      return
    }
    let row = range.lowerBound / size
    if row > lastRow { try append(row, search) }
    let start = lastStart + range.lowerBound - row * size
    while lastRow < (range.upperBound - 1) / size { try append(lastRow + 1, search) }
    guard start + range.count <= bytes.count else { throw IndexFault.damaged }
    ranges.append(start..<start + range.count)
  }

  private mutating func append(_ row: Int, _ search: PostingSearch) throws {
    lastStart = bytes.count
    lastRow = row
    try search.appendPlaceRow(row, to: &bytes)
  }

  /// Calls for each of some cables with how many of all cables of a word are before it.
  private static func forEachRank(
    of some: BitSet<LocalSlot>, in all: BitSet<LocalSlot>, _ body: (Int) -> Void
  ) {
    var before = 0
    for place in all.words.indices {
      let word = all.words[place]
      var rest = some.words[place]
      while rest != 0 {
        body(before + (word & (rest & ~(rest &- 1) &- 1)).nonzeroBitCount)
        rest &= rest &- 1
      }
      before += word.nonzeroBitCount
    }
  }
}
