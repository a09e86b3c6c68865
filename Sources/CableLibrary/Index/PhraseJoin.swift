/// Goes through the places of a phrase's words, cable by cable.
///
/// Where the phrase would begin for each place of the rarest word is a bit; each other word leaves those
/// that it agrees with. That takes no step that depends on what the words before had.
struct PhraseJoin {
  /// A word of the phrase.
  private struct Word {
    /// What leads from its places to where the phrase begins, and on by the number of words, so that none
    /// is below 1.
    let shift: Int
    /// Where its spans begin among those of all words.
    let firstSpan: Int
  }

  private let places: PlaceRanges
  private let words: [Word]

  /// A join of some words.
  ///
  /// - Parameters:
  ///   - phrase: for each word of the phrase its number among those of the places.
  ///   - places: of the words, in the cables that have all of them.
  init(_ phrase: [Int], _ places: PlaceRanges) {
    self.places = places
    // The rarest word first: its places bound the work on the others.
    words = phrase.enumerated().sorted { places.sizes[$0.element] < places.sizes[$1.element] }
      .map { Word(shift: phrase.count - $0.offset, firstSpan: $0.element * places.count) }
  }

  /// Calls with each of the cables in which the words are consecutive.
  ///
  /// Cost: a step for each place of the words in a cable, up to where they first are.
  ///
  /// - Parameters:
  ///   - cables: those whose places were read.
  ///   - body: gets the cables, rising.
  func forEachSlot(among cables: BitSet<LocalSlot>, _ body: (LocalSlot) -> Void) {
    guard let first = words.first, let last = words.dropFirst().last else {
      return cables.forEach(body)
    }
    let others = words[1..<words.count - 1]
    places.bytes.withUnsafeBufferPointer { bytes in
      places.spans.withUnsafeBufferPointer { spans in
        var index = 0
        var starts = PlaceBits()
        var kept = PlaceBits()
        cables.forEach { slot in
          starts.insert(spans[first.firstSpan &+ index], of: bytes, first.shift)
          for word in others where !starts.isEmpty {
            starts.move(those: spans[word.firstSpan &+ index], of: bytes, word.shift, to: &kept)
            swap(&starts, &kept)
          }
          if starts.hasAny(spans[last.firstSpan &+ index], of: bytes, last.shift) { body(slot) }
          starts.removeAll()
          index &+= 1
        }
      }
    }
  }
}

/// Places in one cable as bits: no more of them than the cable has words.
private struct PlaceBits: ~Copyable {
  private var words: UnsafeMutableBufferPointer<UInt64>
  /// None is after it; 0, which is no place, where there are none.
  private var last = 0

  init() {
    words = .allocate(capacity: 64)
    words.initialize(repeating: 0)
  }

  deinit { words.deallocate() }

  var isEmpty: Bool { last == 0 }

  /// Adds the places of a word, moved by what its place in the phrase makes of them.
  @inline(__always)
  mutating func insert(
    _ span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    let (words, bound) = (words, words.count << 6)
    var reached = 0
    Self.forEach(span, bytes, shift) { place in
      reached = place
      guard place < bound else { return false }
      words[place >> 6] |= 1 << UInt64(place & 63)
      return true
    }
    if reached < bound { last = reached } else { insertGrowing(to: reached, span, bytes, shift) }
  }

  private mutating func insertGrowing(
    to place: Int, _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    grow(to: place)
    insert(span, of: bytes, shift)
  }

  /// Moves those of a word's places that are here to others, which has none, and removes all.
  mutating func move(
    those span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int,
    to others: inout PlaceBits
  ) {
    if last >> 6 >= others.words.count { others.grow(to: last) }
    let (words, kept, last) = (words, others.words, last)
    var lastKept = 0
    Self.forEach(span, bytes, shift) { place in
      guard place <= last else { return false }
      let bit = words[place >> 6] & 1 << UInt64(place & 63)
      kept[place >> 6] |= bit
      lastKept = bit == 0 ? lastKept : place
      return true
    }
    others.last = lastKept
    removeAll()
  }

  /// True if any of a word's places is here.
  @inline(__always)
  func hasAny(
    _ span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) -> Bool {
    let (words, last) = (words, last)
    var found: UInt64 = 0
    Self.forEach(span, bytes, shift) { place in
      guard place <= last else { return false }
      found = words[place >> 6] >> UInt64(place & 63) & 1
      return found == 0
    }
    return found != 0
  }

  @inline(__always)
  mutating func removeAll() {
    for place in 0...last >> 6 { words[place] = 0 }
    last = 0
  }

  private mutating func grow(to place: Int) {
    let larger = UnsafeMutableBufferPointer<UInt64>.allocate(
      capacity: max(words.count * 2, (place >> 6) + 1))
    larger.initialize(repeating: 0)
    for place in words.indices { larger[place] = words[place] }
    words.deallocate()
    words = larger
  }

  /// Calls with the places of a word, rising, until that returns false.
  @inline(__always)
  private static func forEach(
    _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int,
    _ body: (Int) -> Bool
  ) {
    var value = shift
    var place = Int(span.start)
    let end = Int(span.end)
    while place < end {
      let byte = bytes[place]
      if byte < 0x80 {
        value &+= Int(byte)
        place &+= 1
      } else {
        value &+= Int(Varint.read(bytes, at: &place))
      }
      if !body(value) { return }
    }
  }
}
