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

  /// Those of the cables in which the words are consecutive.
  ///
  /// Cost: a step for each byte of the words' places in a cable; of a word with many beside one with few a step for
  /// eight.
  ///
  /// - Parameter cables: those whose places were read.
  /// - Returns: some of these cables.
  func kept(of cables: BitSet<LocalSlot>) -> BitSet<LocalSlot> {
    guard let first = words.first, let last = words.dropFirst().last else { return cables }
    let others = words[1..<words.count - 1]
    var kept = cables
    places.bytes.withUnsafeBufferPointer { bytes in
      places.spans.withUnsafeBufferPointer { spans in
        var index = 0
        var marks = PlaceMarks(wordCount: words.count)
        kept.withWords { words in
          for place in words.indices {
            var rest = words[place]
            var found: UInt64 = 0
            while rest != 0 {
              let (few, many) = (spans[first.firstSpan &+ index], spans[last.firstSpan &+ index])
              let has: Bool
              if others.isEmpty, few.count &* Self.bytesOfSkip < many.count {
                has = Self.meets(few, first.shift, many, last.shift, bytes)
              } else {
                marks.begin(few, of: bytes, first.shift)
                for word in others {
                  marks.keep(spans[word.firstSpan &+ index], of: bytes, word.shift)
                }
                has = marks.hasAny(many, of: bytes, last.shift)
              }
              found |= has ? rest & (0 &- rest) : 0
              index &+= 1
              rest &= rest &- 1
            }
            words[place] = found
          }
        }
      }
    }
    return kept
  }

  /// Bytes of one word's places beside a byte of another's, above which most are skipped.
  private static let bytesOfSkip = 20

  /// True if a place of one word is one of another's, which are many; each with its shift.
  private static func meets(
    _ few: PlaceRanges.Span, _ shift: Int, _ many: PlaceRanges.Span, _ otherShift: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var place = Int(few.start)
    var wanted = shift
    var next = Int(many.start)
    let (end, otherEnd) = (Int(few.end), Int(many.end))
    var reached = otherShift &+ Int(Varint.read(bytes, at: &next))
    while place < end {
      wanted &+= Int(Varint.read(bytes, at: &place))
      while next &+ 8 <= otherEnd {
        let (sum, size) = Varint.sumWithinWord(of: bytes, at: next)
        guard size > 0, reached &+ sum < wanted else { break }
        reached &+= sum
        next &+= size
      }
      while reached < wanted {
        guard next < otherEnd else { return false }
        reached &+= Int(Varint.read(bytes, at: &next))
      }
      if reached == wanted { return true }
    }
    return false
  }
}

/// A number for each place in a cable: it says which word of which cable was the last that agreed.
///
/// Nothing is removed between cables. There are no more places than the longest cable has words.
private struct PlaceMarks: ~Copyable {
  /// As many as a power of two.
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
    mark &+= 1
    mark(span, bytes, shift)
  }

  @inline(__always)
  private mutating func mark(
    _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    let (marks, mark, mask) = (marks, mark, marks.count &- 1)
    let reached = Varint.forEachSum(of: bytes, span.range, from: shift) { place, ends in
      marks[place & ends & mask] = mark
    }
    if reached > mask { return markGrowing(to: reached, span, bytes, shift) }
    last = reached
  }

  private mutating func markGrowing(
    to place: Int, _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    var count = marks.count
    while count <= place { count *= 2 }
    marks.deallocate()
    marks = .allocate(capacity: count)
    marks.initialize(repeating: 0)
    mark(span, bytes, shift)
  }

  /// Marks those of a word's places that are marked.
  mutating func keep(
    _ span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) {
    let (marks, before, last) = (marks, mark, last)
    marks[0] = 0
    _ = Varint.forEachSum(of: bytes, span.range, from: shift) { place, ends in
      let place = place <= last ? place & ends : 0
      marks[place] = marks[place] == before ? before &+ 1 : marks[place]
    }
    mark = before &+ 1
  }

  /// True if any of a word's places is marked.
  @inline(__always)
  func hasAny(
    _ span: PlaceRanges.Span, of bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) -> Bool {
    let (marks, mark, mask) = (marks, mark, marks.count &- 1)
    // Where a byte leads with which no number ends.
    marks[0] = 0
    var difference: UInt32 = .max
    let reached = Varint.forEachSum(of: bytes, span.range, from: shift) { place, ends in
      difference = min(difference, marks[place & ends & mask] ^ mark)
    }
    guard difference == 0 else { return false }
    // A place beyond all that have marks is taken for another.
    return reached <= mask || hasAnyBelow(span, bytes, shift)
  }

  private func hasAnyBelow(
    _ span: PlaceRanges.Span, _ bytes: UnsafeBufferPointer<UInt8>, _ shift: Int
  ) -> Bool {
    let (marks, mark, last) = (marks, mark, last)
    var has = false
    _ = Varint.forEachSum(of: bytes, span.range, from: shift) { place, ends in
      has = has || ends != 0 && place <= last && marks[place] == mark
    }
    return has
  }
}
