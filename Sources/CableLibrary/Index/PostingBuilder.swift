import CableCore

/// Puts the words of consecutive cables into lists: where each word is.
///
/// The numbers of all words are laid out by word, each with its position, by counting; then every list
/// is written once, in the order of the alphabet.
struct PostingBuilder {
  /// Some of the cables, with their words.
  private struct Part {
    var tokens: [UInt16]
    /// Where each cable ends among the tokens.
    var cables: [UInt32]
    /// Numbers of the words in `terms`, by those of the part.
    var terms: [UInt32]
    var slots: [LocalSlot]
  }

  private let first: Slot
  private var terms = TermTable(room: 1 << 15)
  /// How often each word occurs in all cables.
  private var counts: [UInt32] = []
  private var parts: [Part] = []

  /// A builder for cables from a slot on.
  init(first: Slot) { self.first = first }

  /// Adds the words of some cables; slots must rise.
  ///
  /// Cost: linear.
  mutating func add(_ words: FoundWords, slots: [Slot]) {
    guard words.isSound, words.cables.count == slots.count else { return }
    var own = [UInt32](repeating: 0, count: words.ends.count)
    words.bytes.withUnsafeBufferPointer { bytes in
      words.ends.withUnsafeBufferPointer { ends in
        own.withUnsafeMutableBufferPointer { terms.intern(bytes, ends: ends, as: $0) }
      }
    }
    var added = [UInt32](repeating: 0, count: own.count)
    words.tokens.withUnsafeBufferPointer { tokens in
      FoundWords.forEach(tokens, in: tokens.indices) { term in
        added[term] &+= 1
      }
    }
    counts += repeatElement(0, count: terms.count - counts.count)
    for (term, count) in zip(own, added) { counts[Int(term)] &+= count }
    parts.append(
      Part(
        tokens: words.tokens, cables: words.cables, terms: own,
        slots: slots.map { LocalSlot(first.distance(to: $0)) }))
  }

  /// The lists of all words, in blocks in the order of the words; slots below `bound` are done.
  ///
  /// The builder is empty again then. `rest` is called now and then.
  mutating func segment(bound: Slot, rest: () -> Void = {}) -> PostingSegment {
    defer { (terms, counts, parts) = (TermTable(room: 0), [], []) }
    var starts: [Int] = []
    starts.reserveCapacity(counts.count)
    var sum = 0
    for count in counts {
      starts.append(sum)
      sum += Int(count)
    }
    let (positions, cables) = laidOut(sum, from: &starts)
    let width = first.distance(to: bound)
    var lists = PostingLists(width: width)
    var letters = FirstLetter(width: width)
    var blocks: [PostingBlock.Encoded] = []
    var writer = PostingBlock.Writer()
    func append(_ word: UnsafeBufferPointer<UInt8>) {
      guard !writer.append(word, lists) else { return }
      blocks.append(writer.take())
      rest()
      _ = writer.append(word, lists)
    }
    positions.withUnsafeBufferPointer { positions in
      terms.bytes.withUnsafeBufferPointer { bytes in
        for term in terms.sorted() {
          // Each word's positions end now where they began before they were laid out.
          let end = starts[Int(term)]
          let count = Int(counts[Int(term)])
          guard count > 0 else { continue }
          lists.write(UnsafeBufferPointer(rebasing: positions[end - count..<end]), in: cables)
          let word = UnsafeBufferPointer(rebasing: bytes[terms.range(Int(term))])
          letters.add(word, lists)
          append(word)
        }
      }
    }
    for (word, cables) in letters.words {
      lists.write(cables)
      word.withUnsafeBufferPointer(append)
    }
    if !writer.isEmpty { blocks.append(writer.take()) }
    return PostingSegment(first: first, bound: bound, blocks: blocks, places: writer.takeRows())
  }

  /// The positions of all words, those of each word together from where it starts.
  ///
  /// The starts become the ends, and the parts are given up on the way.
  private mutating func laidOut(
    _ count: Int, from starts: inout [Int]
  ) -> (positions: [UInt32], cables: CablePositions) {
    var cables = CablePositions()
    let positions = [UInt32](unsafeUninitializedCapacity: count) { positions, filled in
      starts.withUnsafeMutableBufferPointer { starts in
        for place in parts.indices {
          let part = parts[place]
          parts[place] = Part(tokens: [], cables: [], terms: [], slots: [])
          part.tokens.withUnsafeBufferPointer { tokens in
            part.terms.withUnsafeBufferPointer { terms in
              var start = 0
              for (slot, end) in zip(part.slots, part.cables) {
                let begin = cables.end
                var position = begin
                FoundWords.forEach(tokens, in: start..<Int(end)) { term in
                  let term = Int(terms[term])
                  positions[starts[term]] = position
                  starts[term] &+= 1
                  position &+= 1
                }
                cables.append(slot: slot, size: position &- begin)
                start = Int(end)
              }
            }
          }
        }
      }
      filled = count
    }
    return (positions, cables)
  }
}

/// The word lists of cables in a row, ready to be stored.
struct PostingSegment: Sendable {
  /// Slots from here.
  var first: Slot
  /// Slots to below here.
  var bound: Slot
  var blocks: [PostingBlock.Encoded]
  /// Rows of places of all blocks.
  var places: [[UInt8]]
}
