/// Goes through the places of a phrase's words, cable by cable.
///
/// Where the phrase would begin for each place of the rarest word is marked; each other word marks those
/// that it agrees with as its own. So no word's steps depend on what the words before had.
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
        var marks = PlaceMarks(wordCount: words.count)
        cables.forEach { slot in
          marks.begin(spans[first.firstSpan &+ index], of: bytes, first.shift)
          for word in others {
            marks.keep(spans[word.firstSpan &+ index], of: bytes, word.shift)
          }
          if marks.hasAny(spans[last.firstSpan &+ index], of: bytes, last.shift) { body(slot) }
          index &+= 1
        }
      }
    }
  }
}

/// A number for each place in a cable: it says which word of which cable was the last that agreed.
///
/// Nothing is removed between cables. There are no more places than the longest cable has words.
private struct PlaceMarks: ~Copyable {
  private var marks: UnsafeMutableBufferPointer<UInt32>
  /// Of the word that was taken last.
  private var mark: UInt32 = 0
  /// The last place that has a mark of this cable.
  private var last = 0
  private let wordCount: UInt32

  init(wordCount: Int) {
    marks = .allocate(capacity: 4_096)
    marks.initialize(repeating: 0)
    self.wordCount = UInt32(clamping: wordCount)
  }

  deinit { marks.deallocate() }

  /// Turns to another cable, and marks the places of its first word, moved by what its place in the
  /// phrase makes of them.
  @inline(__always)
  mutating func begin(
    _ span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    if mark > .max - wordCount {
      marks.update(repeating: 0)
      mark = 0
    }
    mark += 1
    mark(span, bytes, shift)
  }

  @inline(__always)
  private mutating func mark(
    _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    let (marks, mark) = (marks, mark)
    let reached = Self.forEach(span, bytes, shift, below: marks.count) { marks[$0] = mark }
    if reached >= marks.count { return markGrowing(to: reached, span, bytes, shift) }
    last = reached
  }

  private mutating func markGrowing(
    to place: Int, _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    marks.deallocate()
    marks = .allocate(capacity: max(marks.count * 2, place + 1))
    marks.initialize(repeating: 0)
    mark(span, bytes, shift)
  }

  /// Marks those of a word's places that are marked.
  mutating func keep(
    _ span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    let (marks, before) = (marks, mark)
    marks[0] = 0
    _ = Self.forEach(span, bytes, shift, below: last &+ 1) { place in
      marks[place] = marks[place] == before ? before &+ 1 : marks[place]
    }
    mark = before + 1
  }

  /// True if any of a word's places is marked.
  @inline(__always)
  func hasAny(
    _ span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) -> Bool {
    let (marks, mark) = (marks, mark)
    marks[0] = 0
    var difference: UInt32 = .max
    _ = Self.forEach(span, bytes, shift, below: last &+ 1) { place in
      difference = min(difference, marks[place] ^ mark)
    }
    return difference == 0
  }

  /// Calls once for each byte with the place that ends with it, rising, or with 0 where none does or it is not below a
  /// bound; returns the last place.
  @inline(__always)
  private static func forEach(
    _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int,
    below bound: Int, _ body: (Int) -> Void
  ) -> Int {
    Varint.forEachSum(of: bytes, Int(span.start)..<Int(span.end), from: shift) { place, ends in
      body(place < bound ? place & ends : 0)
    }
  }
}
