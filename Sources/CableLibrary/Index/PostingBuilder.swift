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

  /// How many words were collected.
  var tokenCount: Int { tokens.count }

  /// Adds the words of subject and paragraphs; slots must rise.
  ///
  /// Cost: linear in the text.
  mutating func add(_ cable: Cable, slot: Int) {
    add(cable.subject?.value ?? "")
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
    var slotEnds = [Int](repeating: 0, count: terms.count)
    var placeEnds = slotEnds
    let sizes = measure(&slotEnds, &placeEnds)
    let (slots, places) = encode(&slotEnds, &placeEnds, sizes: sizes)
    tokens = []
    return PostingSegment(
      first: first, bound: bound,
      blocks: blocks(slots, slotEnds: slotEnds, places, placeEnds: placeEnds))
  }

  /// What a token adds to the lists of its term.
  private struct Step {
    var term: Int
    /// For the first token of the term in a cable: its slot as a step from the term's last one, and
    /// how often the term stands in the cable; else 0.
    var slot: UInt32
    var count: UInt32
    /// Its place, as a step from the one before in the cable.
    var place: UInt32

    /// The step to a slot, doubled; plus one where the term stands there once.
    var slotCode: UInt32 { slot << 1 | (count == 1 ? 1 : 0) }

    var slotSize: Int {
      slot == 0 ? 0 : Varint.size(slotCode) + (count == 1 ? 0 : Varint.size(count))
    }
  }

  private func forEachStep(_ body: (Step) -> Void) {
    // The slot before the first is -1, so that every step is above 0.
    var lastSlot = [Int32](repeating: -1, count: terms.count)
    var lastPlace = [UInt32](repeating: 0, count: terms.count)
    var counts = lastPlace
    lastSlot.withUnsafeMutableBufferPointer { lastSlot in
      lastPlace.withUnsafeMutableBufferPointer { lastPlace in
        counts.withUnsafeMutableBufferPointer { counts in
          tokens.withUnsafeBufferPointer { tokens in
            var start = 0
            for (slot, end) in cables {
              let own = Int32(truncatingIfNeeded: Int(slot) - first)
              for index in start..<end where tokens[index] != Self.gap {
                counts[Int(tokens[index])] += 1
              }
              for index in start..<end where tokens[index] != Self.gap {
                let term = Int(tokens[index])
                let place = UInt32(truncatingIfNeeded: index - start)
                let isFirst = lastSlot[term] != own
                body(
                  Step(
                    term: term, slot: UInt32(truncatingIfNeeded: own - lastSlot[term]),
                    count: counts[term], place: isFirst ? place : place - lastPlace[term]))
                lastSlot[term] = own
                lastPlace[term] = place
                counts[term] = 0
              }
              start = end
            }
          }
        }
      }
    }
  }

  /// Replaces the zeros by where each term's lists begin; gives the sizes of all together.
  private func measure(_ slotStarts: inout [Int], _ placeStarts: inout [Int]) -> (Int, Int) {
    var slotSum = 0
    var placeSum = 0
    slotStarts.withUnsafeMutableBufferPointer { slots in
      placeStarts.withUnsafeMutableBufferPointer { places in
        forEachStep { step in
          slots[step.term] += step.slotSize
          places[step.term] += Varint.size(step.place)
        }
        for term in slots.indices {
          (slots[term], slotSum) = (slotSum, slotSum + slots[term])
          (places[term], placeSum) = (placeSum, placeSum + places[term])
        }
      }
    }
    return (slotSum, placeSum)
  }

  /// Writes all lists; turns where they begin into where they end.
  private func encode(
    _ slotEnds: inout [Int], _ placeEnds: inout [Int], sizes: (Int, Int)
  ) -> ([UInt8], [UInt8]) {
    var slots = [UInt8](repeating: 0, count: sizes.0)
    var places = [UInt8](repeating: 0, count: sizes.1)
    slots.withUnsafeMutableBufferPointer { slots in
      places.withUnsafeMutableBufferPointer { places in
        slotEnds.withUnsafeMutableBufferPointer { slotEnds in
          placeEnds.withUnsafeMutableBufferPointer { placeEnds in
            forEachStep { step in
              if step.slot > 0 {
                Varint.write(step.slotCode, to: slots, at: &slotEnds[step.term])
                if step.count > 1 {
                  Varint.write(step.count, to: slots, at: &slotEnds[step.term])
                }
              }
              Varint.write(step.place, to: places, at: &placeEnds[step.term])
            }
          }
        }
      }
    }
    return (slots, places)
  }

  private func blocks(
    _ slots: [UInt8], slotEnds: [Int], _ places: [UInt8], placeEnds: [Int]
  ) -> [PostingBlock.Encoded] {
    let order = terms.texts.bytes.withUnsafeBufferPointer { bytes in
      (0..<terms.count).sorted {
        bytes[terms.texts.range($0)].lexicographicallyPrecedes(bytes[terms.texts.range($1)])
      }
    }
    var blocks: [PostingBlock.Encoded] = []
    var writer = PostingBlock.Writer()
    for term in order {
      let slotStart = term == 0 ? 0 : slotEnds[term - 1]
      let placeStart = term == 0 ? 0 : placeEnds[term - 1]
      writer.append(
        Array(terms.texts.bytes[terms.texts.range(term)]), slots: slots[slotStart..<slotEnds[term]],
        places: places[placeStart..<placeEnds[term]])
      if writer.isFull { blocks.append(writer.take()) }
    }
    if !writer.isEmpty { blocks.append(writer.take()) }
    return blocks
  }
}

/// The word lists of cables in a row, ready to be stored.
struct PostingSegment: Sendable {
  /// Slots from here.
  var first: Int
  /// Slots to below here.
  var bound: Int
  var blocks: [PostingBlock.Encoded]
}
