/// Where the places of some words are in some cables that have all of them.
///
/// Sizes are read up to the last of these cables. Where few of a word’s cables are among them, only the rows of places
/// that hold theirs are read.
struct PlaceRanges {
  /// The places of one word in one cable, as a part of `bytes`.
  struct Span {
    var start: UInt32
    var end: UInt32

    /// How many bytes they take.
    @inline(__always) var count: Int { Int(end) &- Int(start) }
    @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// The places, one word and one cable after another.
  private(set) var bytes: [UInt8] = []
  /// For each word in turn where its places in each of the cables are.
  private(set) var spans: [Span] = []
  /// How many bytes the places of each word take in these cables.
  private(set) var sizes: [Int] = []
  /// How many cables there are.
  let count: Int
  private let cables: BitSet<LocalSlot>

  /// Bytes of places that are read in full sooner than a piece of them is taken out.
  private static let bytesOfPiece = 128

  /// The places of no word yet.
  init(of cables: BitSet<LocalSlot>) {
    self.cables = cables
    count = cables.count
  }

  /// Adds the places of a word that all of the cables have.
  ///
  /// Cost: a step for eight cables of the word that are not near any of those, and a row for each 8 kB of
  /// places in which one of those is.
  ///
  /// - Parameters:
  ///   - list: of the word.
  ///   - search: reads the rows.
  /// - Throws: if the lists are not what was written.
  mutating func add(_ list: PostingList, _ search: PostingSearch) throws {
    // A segment has fewer bytes than a span can count.
    guard list.places.count <= Int(Int32.max) - bytes.count else { throw IndexFault.damaged }
    let added =
      if list.sizesSize == 0 {
        try addSingle(list, search)
      } else if count * Self.bytesOfPiece > list.places.count {
        try addAll(list, search)
      } else {
        try addPieces(list, search)
      }
    sizes.append(added.reduce(0) { $0 &+ $1.count })
    spans += added
  }

  /// The places of a word that each cable has once, so that what is read also says where the next one is.
  private mutating func addSingle(_ list: PostingList, _ search: PostingSearch) throws -> [Span] {
    let first = bytes.count
    try search.append(places: list.places, to: &bytes)
    return bytes.withUnsafeBufferPointer { bytes in
      var place = first
      return measured(list.slots) {
        let start = min(place, bytes.count)
        Varint.skip(bytes, at: &place)
        return Span(start: UInt32(start), end: UInt32(min(place, bytes.count)))
      } pass: {
        Varint.skip($0, of: bytes, at: &place)
      }
    }
  }

  /// All places of a word with a size for each cable.
  private mutating func addAll(_ list: PostingList, _ search: PostingSearch) throws -> [Span] {
    let first = list.places.lowerBound + list.sizesSize
    let sizes = try search.places(list.places.lowerBound..<first)
    var reached = bytes.count
    try search.append(places: first..<list.places.upperBound, to: &bytes)
    let spans = sizes.withUnsafeBufferPointer { sizes in
      var own = PlaceSizes(size: list.sizesSize, count: list.slots.count)
      return measured(list.slots) {
        let start = reached
        reached &+= own.next(sizes)
        return Span(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: reached))
      } pass: {
        reached &+= own.sum($0, sizes)
      }
    }
    guard reached <= bytes.count else { throw IndexFault.damaged }
    return spans
  }

  /// The places of a word with a size for each cable, of those cables alone.
  private mutating func addPieces(_ list: PostingList, _ search: PostingSearch) throws -> [Span] {
    let first = list.places.lowerBound + list.sizesSize
    let sizes = try search.places(list.places.lowerBound..<first)
    var runs: [Range<Int>] = []
    var run = first..<first
    var filled = bytes.count
    let spans = sizes.withUnsafeBufferPointer { sizes in
      var own = PlaceSizes(size: list.sizesSize, count: list.slots.count)
      return measured(list.slots, isEachPassed: true) {
        let size = own.next(sizes)
        run = run.lowerBound..<run.upperBound &+ size
        let start = filled
        filled &+= size
        return Span(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: filled))
      } pass: {
        if !run.isEmpty { runs.append(run) }
        let start = run.upperBound &+ own.sum($0, sizes)
        run = start..<start
      }
    }
    guard run.upperBound <= list.places.upperBound else { throw IndexFault.damaged }
    if !run.isEmpty { runs.append(run) }
    bytes.reserveCapacity(filled)
    try search.append(places: runs, to: &bytes)
    return spans
  }

  /// The spans of each of the cables.
  ///
  /// - Parameters:
  ///   - all: the cables of the word.
  ///   - isEachPassed: true if `next` is called for those cables alone.
  ///   - next: the span of the next cable of the word.
  ///   - pass: passes over so many cables of the word, one or more.
  /// - Returns: a span for each of the cables.
  @inline(__always)
  private func measured(
    _ all: BitSet<LocalSlot>, isEachPassed: Bool = false, next: () -> Span, pass: (Int) -> Void
  ) -> [Span] {
    // There is room for one more: a span is written before it is known whether it is kept.
    Array(unsafeUninitializedCapacity: count + 1) { spans, filled in
      var passed = 0
      for place in all.words.indices {
        let word = all.words[place]
        var rest = cables.words[place]
        let (size, wanted) = (word.nonzeroBitCount, rest.nonzeroBitCount)
        guard wanted > 0 else {
          passed &+= size
          continue
        }
        // A step for each cable costs less than one for each wanted one that must be aimed at.
        if !isEachPassed, wanted &* 4 > size {
          if passed > 0 { pass(passed) }
          passed = 0
          var left = word
          while left != 0 {
            spans.initializeElement(at: filled, to: next())
            filled &+= rest & left & (0 &- left) == 0 ? 0 : 1
            left &= left &- 1
          }
          continue
        }
        var before = 0
        while rest != 0 {
          let rank = (word & (rest & ~(rest &- 1) &- 1)).nonzeroBitCount
          passed &+= rank &- before
          if passed > 0 { pass(passed) }
          passed = 0
          spans.initializeElement(at: filled, to: next())
          filled &+= 1
          before = rank &+ 1
          rest &= rest &- 1
        }
        passed = size &- before
      }
    }
  }
}
