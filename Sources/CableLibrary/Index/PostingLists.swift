/// The lists of many words while they are written: measured first, then each put in its place.
struct PostingLists {
  /// What one word of a text adds to the lists of its term.
  struct Step {
    var term: Int
    /// Counted from the segment's first.
    var slot: Int32
    /// The slot that held the term before; -1 where none did.
    var before: Int32
    /// Bytes that the term's places in the cable take; 0 for all but the first of them.
    var size: UInt32
    /// A step from the place before in the cable.
    var place: UInt32

    var isFirst: Bool { size > 0 }
    /// To write a slot as a step from the one before; above 0.
    var slotStep: UInt32 { UInt32(truncatingIfNeeded: slot - before) }
  }

  /// Bytes that the segment's slots take as bits.
  private let bitmapSize: Int
  /// Bytes of each term's list, then where it is written next.
  private var slotSizes: [Int]
  private var sizeSizes: [Int]
  private var placeSizes: [Int]
  /// Where each term's lists begin, and where the last ones end.
  private var slotStarts: [Int] = []
  private var sizeStarts: [Int] = []
  private var placeStarts: [Int] = []
  private var isBitmap: [Bool]
  private var isOften: [Bool]
  private var slots: [UInt8] = []
  private var sizes: [UInt8] = []
  private var places: [UInt8] = []

  /// Lists for some terms and a segment of some cables.
  init(termCount: Int, width: Int) {
    bitmapSize = (width + 7) / 8
    slotSizes = Array(repeating: 0, count: termCount)
    sizeSizes = slotSizes
    placeSizes = slotSizes
    isBitmap = Array(repeating: false, count: termCount)
    isOften = isBitmap
  }

  /// Counts what a step will take.
  mutating func measure(_ step: Step) {
    if step.isFirst {
      slotSizes[step.term] += Varint.size(step.slotStep)
      sizeSizes[step.term] += Varint.size(step.size)
    } else {
      isOften[step.term] = true
    }
    placeSizes[step.term] += Varint.size(step.place)
  }

  /// Makes room, once all steps were measured; then they are written in the same order.
  mutating func reserve() {
    for term in slotSizes.indices {
      if slotSizes[term] > bitmapSize {
        isBitmap[term] = true
        slotSizes[term] = bitmapSize
      }
      // Where no cable has the term twice, each of its places is as long as it says itself.
      if !isOften[term] { sizeSizes[term] = 0 }
    }
    slotStarts = Self.starts(&slotSizes)
    sizeStarts = Self.starts(&sizeSizes)
    placeStarts = Self.starts(&placeSizes)
    slots = Array(repeating: 0, count: slotStarts.last ?? 0)
    sizes = Array(repeating: 0, count: sizeStarts.last ?? 0)
    places = Array(repeating: 0, count: placeStarts.last ?? 0)
  }

  /// Where each list begins, and where all end; the sizes become the former.
  private static func starts(_ sizes: inout [Int]) -> [Int] {
    var sum = 0
    for term in sizes.indices { (sizes[term], sum) = (sum, sum + sizes[term]) }
    return sizes + [sum]
  }

  /// Writes a step.
  mutating func write(_ step: Step) {
    if step.isFirst {
      if isBitmap[step.term] {
        slots[slotSizes[step.term] + Int(step.slot >> 3)] |= 1 << UInt8(step.slot & 7)
      } else {
        slots.withUnsafeMutableBufferPointer {
          Varint.write(step.slotStep, to: $0, at: &slotSizes[step.term])
        }
      }
      if isOften[step.term] {
        sizes.withUnsafeMutableBufferPointer {
          Varint.write(step.size, to: $0, at: &sizeSizes[step.term])
        }
      }
    }
    places.withUnsafeMutableBufferPointer {
      Varint.write(step.place, to: $0, at: &placeSizes[step.term])
    }
  }

  /// The lists of one term, once all is written.
  struct Lists {
    var isBitmap: Bool
    var slots: ArraySlice<UInt8>
    var sizes: ArraySlice<UInt8>
    var places: ArraySlice<UInt8>
  }

  subscript(term: Int) -> Lists {
    Lists(
      isBitmap: isBitmap[term], slots: slots[slotStarts[term]..<slotStarts[term + 1]],
      sizes: sizes[sizeStarts[term]..<sizeStarts[term + 1]],
      places: places[placeStarts[term]..<placeStarts[term + 1]])
  }
}
