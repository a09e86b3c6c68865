import CableCore

/// Collects the words of some cables in a row, and where each stands.
///
/// Words are kept as numbers, four bytes each, until all are there; then every list is written
/// once, in its final place.
struct PostingBuilder {
  /// Stands between passages, so that no phrase reaches from one into the next.
  private static let gap = UInt32.max

  private let first: Int
  private var terms = SymbolTable()
  private var tokens: [UInt32] = []
  /// Each cable's slot and where its tokens end.
  private var cables: [(slot: UInt32, end: Int)] = []
  private var folder = WordFolder()

  /// A builder for cables from a slot on.
  init(first: Int) { self.first = first }

  /// Adds the words of subject, passing lines and paragraphs; slots must rise.
  ///
  /// Cost: linear in the text.
  mutating func add(_ cable: Cable, slot: Int) {
    add(cable.subject?.value ?? "")
    for line in cable.aboveText { add(line.value) }
    for paragraph in cable.paragraphs { add(paragraph.text) }
    cables.append((UInt32(slot), tokens.count))
  }

  private mutating func add(_ passage: String) {
    folder.removeAll()
    var passage = passage
    passage.withUTF8 { folder.fold($0) }
    folder.forEachWord { tokens.append(terms.intern($0)) }
    tokens.append(Self.gap)
  }

  /// The lists of all words, in blocks in the order of the words; slots below `bound` are done.
  ///
  /// The builder is of no use any more.
  mutating func segment(bound: Int) -> PostingSegment {
    var lists = PostingLists(termCount: terms.count, width: bound - first)
    forEachStep { lists.measure($0) }
    lists.reserve()
    forEachStep { lists.write($0) }
    tokens = []
    let (blocks, places) = blocks(lists)
    return PostingSegment(first: first, bound: bound, blocks: blocks, places: places)
  }

  private func forEachStep(_ body: (PostingLists.Step) -> Void) {
    var lastSlot = [Int32](repeating: -1, count: terms.count)
    var lastPlace = [UInt32](repeating: 0, count: terms.count)
    var sizes = lastPlace
    lastSlot.withUnsafeMutableBufferPointer { lastSlot in
      lastPlace.withUnsafeMutableBufferPointer { lastPlace in
        sizes.withUnsafeMutableBufferPointer { sizes in
          tokens.withUnsafeBufferPointer { tokens in
            var start = 0
            for (slot, end) in cables {
              let own = Int32(truncatingIfNeeded: Int(slot) - first)
              // How long a word's places in the cable are is written before them.
              for index in start..<end where tokens[index] != Self.gap {
                let term = Int(tokens[index])
                let place = UInt32(truncatingIfNeeded: index - start)
                let step = sizes[term] == 0 ? place : place - lastPlace[term]
                sizes[term] += UInt32(truncatingIfNeeded: Varint.size(step))
                lastPlace[term] = place
              }
              for index in start..<end where tokens[index] != Self.gap {
                let term = Int(tokens[index])
                let place = UInt32(truncatingIfNeeded: index - start)
                let isFirst = sizes[term] > 0
                body(
                  PostingLists.Step(
                    term: term, slot: own, before: lastSlot[term], size: sizes[term],
                    place: isFirst ? place : place - lastPlace[term]))
                lastSlot[term] = own
                lastPlace[term] = place
                sizes[term] = 0
              }
              start = end
            }
          }
        }
      }
    }
  }

  private func blocks(_ lists: PostingLists) -> ([PostingBlock.Encoded], places: [[UInt8]]) {
    let order = terms.texts.bytes.withUnsafeBufferPointer { bytes in
      (0..<terms.count).sorted {
        bytes[terms.texts.range($0)].lexicographicallyPrecedes(bytes[terms.texts.range($1)])
      }
    }
    var blocks: [PostingBlock.Encoded] = []
    var writer = PostingBlock.Writer()
    for term in order {
      let word = terms.texts.bytes[terms.texts.range(term)]
      if !writer.append(word, lists[term]) {
        blocks.append(writer.take())
        _ = writer.append(word, lists[term])
      }
    }
    if !writer.isEmpty { blocks.append(writer.take()) }
    return (blocks, writer.takeRows())
  }
}

/// The word lists of cables in a row, ready to be stored.
struct PostingSegment: Sendable {
  /// Slots from here.
  var first: Int
  /// Slots to below here.
  var bound: Int
  var blocks: [PostingBlock.Encoded]
  /// Rows of places of all blocks.
  var places: [[UInt8]]
}
