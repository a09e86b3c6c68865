/// Where the places of some words are in some cables that have all of them.
///
/// Sizes are read up to the last of these cables; of the places only the rows that hold theirs.
struct PlaceRanges {
  /// The places of one word in one cable, as a part of `bytes`.
  struct Span {
    var start: UInt32
    var end: UInt32
  }

  /// The rows that were read, one after another.
  private(set) var bytes: [UInt8] = []
  /// For each word in turn where its places in each of the cables are.
  private(set) var spans: [Span] = []
  /// How many bytes the places of each word take in these cables.
  private(set) var sizes: [Int] = []
  /// How many cables there are.
  let count: Int
  private let cables: BitSet<LocalSlot>

  /// The places of no word yet.
  init(of cables: BitSet<LocalSlot>) {
    self.cables = cables
    count = cables.count
  }

  /// Adds the places of a word that all of the cables have.
  ///
  /// Cost: a step for eight cables of the word that are not among those, and a row for each 8 kB of
  /// places in which one of those is.
  ///
  /// - Parameters:
  ///   - list: of the word.
  ///   - search: reads the rows.
  /// - Throws: if the lists are not what was written.
  mutating func add(_ list: PostingList, _ search: PostingSearch) throws {
    // A segment has fewer bytes than a span can count.
    guard list.places.count <= Int(Int32.max) - bytes.count else { throw IndexFault.damaged }
    let added = list.sizesSize == 0 ? try addSingle(list, search) : try addSized(list, search)
    sizes.append(added.reduce(0) { $0 + Int($1.end) - Int($1.start) })
    spans += added
  }

  /// The places of a word that each cable has once, so that what is read also says where the next one is.
  private mutating func addSingle(_ list: PostingList, _ search: PostingSearch) throws -> [Span] {
    let first = bytes.count
    try search.append(places: list.places, to: &bytes)
    return bytes.withUnsafeBufferPointer { bytes in
      var place = first
      return measured(list.slots) { passed in
        Varint.skip(passed, of: bytes, at: &place)
        let start = min(place, bytes.count)
        Varint.skip(bytes, at: &place)
        return Span(start: UInt32(start), end: UInt32(min(place, bytes.count)))
      }
    }
  }

  /// The places of a word with a size for each cable.
  private mutating func addSized(_ list: PostingList, _ search: PostingSearch) throws -> [Span] {
    let first = list.places.lowerBound + list.sizesSize
    let sizes = try search.places(list.places.lowerBound..<first)
    let most = list.places.upperBound - first
    var end = 0
    var spans = sizes.withUnsafeBufferPointer { sizes in
      var place = 0
      return measured(list.slots) { passed in
        let start = passed == 0 ? end : end &+ Varint.sum(passed, of: sizes, at: &place)
        end = start &+ Int(Varint.read(sizes, at: &place))
        return Span(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end))
      }
    }
    guard end <= most else { throw IndexFault.damaged }
    var rows = Rows(after: bytes.count)
    for place in spans.indices {
      let span = spans[place]
      let range = first + Int(span.start)..<first + Int(span.end)
      if range.upperBound > rows.range.upperBound { try rows.read(range, &bytes, search) }
      spans[place] = Span(
        start: UInt32(range.lowerBound + rows.shift), end: UInt32(range.upperBound + rows.shift))
    }
    return spans
  }

  /// What a body makes of each of the cables; it gets how many cables of the word were passed since the
  /// last one.
  @inline(__always)
  private func measured(_ all: BitSet<LocalSlot>, _ body: (Int) -> Span) -> [Span] {
    Array(unsafeUninitializedCapacity: count) { spans, filled in
      var before = 0
      var passed = 0
      for place in all.words.indices {
        let word = all.words[place]
        var rest = cables.words[place]
        while rest != 0 {
          let rank = before + (word & (rest & ~(rest &- 1) &- 1)).nonzeroBitCount
          spans.initializeElement(at: filled, to: body(rank - passed))
          filled += 1
          passed = rank + 1
          rest &= rest &- 1
        }
        before += word.nonzeroBitCount
      }
    }
  }

  /// Rows of places that were read without a gap between them.
  private struct Rows {
    /// Which of the segment's places they hold.
    private(set) var range = 0..<0
    /// What leads from a place of the segment to that in the bytes.
    private(set) var shift: Int
    private var next = 0

    /// No rows yet, after some bytes.
    init(after count: Int) { shift = count }

    /// Reads on to the end of a range that comes after all ranges before; those before may be left.
    mutating func read(
      _ wanted: Range<Int>, _ bytes: inout [UInt8], _ search: PostingSearch
    ) throws {
      guard !wanted.isEmpty else { return }
      let size = PostingBlock.placeRowSize
      if wanted.lowerBound / size > next || range.isEmpty {
        next = wanted.lowerBound / size
        range = next * size..<next * size
        shift = bytes.count - range.lowerBound
      }
      while range.upperBound < wanted.upperBound {
        let before = bytes.count
        try search.appendPlaceRow(next, to: &bytes)
        // All but the last are full.
        guard bytes.count > before, range.upperBound == next * size else {
          throw IndexFault.damaged
        }
        next += 1
        range = range.lowerBound..<bytes.count - shift
      }
    }
  }
}
