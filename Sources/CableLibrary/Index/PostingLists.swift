/// The lists of one word as they are written into a block; the room for them is used again for the
/// next word.
///
/// Slots are those of the segment. Each is written as a step from the one before, the first from -1, or
/// all of them as bits where that takes less; so they are plain numbers in here.
struct PostingLists {
  /// True where slots are bits.
  private(set) var isBitmap = false
  /// The cables that hold the word.
  private(set) var slots: [UInt8] = []
  /// For each cable how many bytes its places take; empty where every one has the word once.
  private(set) var sizes: [UInt8] = []
  /// The same as numbers.
  private var numbers: [UInt32] = []
  /// The places of the word in each cable, each a step from the one before.
  private(set) var places: [UInt8] = []
  /// The numbers of these cables, rising.
  private(set) var own: [UInt32] = []
  /// True where some cable that was joined has the word more than once.
  private var hasSizes = false
  /// Bytes that the segment's slots take as bits.
  private let bitmapSize: Int

  /// Lists for a segment of some cables.
  init(width: Int) { bitmapSize = (width + 7) / 8 }

  /// Writes the lists of a word.
  ///
  /// - Parameters:
  ///   - positions: where it is among all words of the segment, rising.
  ///   - cables: where each cable's words are.
  mutating func write(_ positions: UnsafeBufferPointer<UInt32>, in cables: CablePositions) {
    // Taken out for a moment: an array that is written to must have no other owner.
    var (own, numbers): ([UInt32], [UInt32]) = ([], [])
    var (places, slots): ([UInt8], [UInt8]) = ([], [])
    func exchange() {
      swap(&own, &self.own)
      swap(&places, &self.places)
      swap(&numbers, &self.numbers)
      swap(&slots, &self.slots)
    }
    exchange()
    defer { exchange() }
    own.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    let most = positions.count &* 5
    var slotSize = 0
    Self.reserve(most, &places)
    Self.reserve(most, &slots)
    let placeSize = places.withUnsafeMutableBufferPointer { places in
      slots.withUnsafeMutableBufferPointer { slots in
        var end = 0
        var index = 0
        var lastSlot: UInt32 = .max
        while index < positions.count {
          let cable = cables.cable(at: positions[index])
          let (start, after) = cables.range(cable)
          var last = start
          let first = end
          repeat {
            Varint.write(positions[index] &- last, to: places, at: &end)
            last = positions[index]
            index &+= 1
          } while index < positions.count && positions[index] < after
          let slot = cables.slot(cable).number
          Varint.write(slot &- lastSlot, to: slots, at: &slotSize)
          numbers.append(UInt32(truncatingIfNeeded: end &- first))
          lastSlot = slot
          own.append(slot)
        }
        return end
      }
    }
    isBitmap = slotSize > bitmapSize
    places.removeLast(places.count - placeSize)
    sizes.removeAll(keepingCapacity: true)
    if own.count < positions.count { PlaceSizes.append(numbers, to: &sizes) }
    slots.removeLast(slots.count - slotSize)
    if isBitmap { Self.write(own, asBitsOf: bitmapSize, to: &slots) }
  }

  /// Writes the list of a word without places.
  mutating func write(_ cables: BitSet<LocalSlot>) {
    removeAll()
    cables.forEach { own.append($0.number) }
    finish()
  }

  private static func write(_ own: [UInt32], asBitsOf size: Int, to slots: inout [UInt8]) {
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(0, count: size))
    for slot in own { slots[Int(slot >> 3)] |= 1 << UInt8(slot & 7) }
  }

  // MARK: Joining

  /// Makes room for the lists of a word that are joined.
  mutating func removeAll() {
    own.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    sizes.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    isBitmap = false
    hasSizes = false
  }

  /// Adds the lists that a segment has of the word, after those of the segments before it.
  ///
  /// - Parameters:
  ///   - list: its slots, counted from the segment's first.
  ///   - offset: what is added to them.
  ///   - sizesSize: how many bytes of sizes it has; 0 where each cable has the word once.
  ///   - addBytes: adds a range of the segment's sizes and places, counted from the first of them.
  mutating func append(
    _ list: SlotList, from offset: UInt32, sizesSize: Int,
    addBytes: (_ isSizes: Bool, inout [UInt8]) throws -> Void
  ) rethrows {
    list.forEach { own.append(offset &+ $0.number) }
    let start = places.count
    if sizesSize > 0 {
      if !hasSizes { appendSizes(ofPlacesFrom: 0) }
      hasSizes = true
      sizes.removeAll(keepingCapacity: true)
      try addBytes(true, &sizes)
      let count = own.count - numbers.count
      var next = PlaceSizes(size: sizesSize, count: count)
      sizes.withUnsafeBufferPointer { bytes in
        for _ in 0..<count { numbers.append(UInt32(truncatingIfNeeded: next.next(bytes))) }
      }
    }
    try addBytes(false, &places)
    if hasSizes, sizesSize == 0 { appendSizes(ofPlacesFrom: start) }
  }

  /// Adds the sizes of cables that have the word once.
  private mutating func appendSizes(ofPlacesFrom start: Int) {
    var size: UInt32 = 0
    for byte in places[start...] {
      size += 1
      guard byte < 0x80 else { continue }
      numbers.append(size)
      size = 0
    }
  }

  /// Ends the lists of a word: what was joined is as if it had been written at once.
  mutating func finish() {
    var last: UInt32 = .max
    for slot in own {
      Varint.append(Int(slot &- last), to: &slots)
      last = slot
    }
    isBitmap = slots.count > bitmapSize
    if isBitmap { Self.write(own, asBitsOf: bitmapSize, to: &slots) }
    sizes.removeAll(keepingCapacity: true)
    if hasSizes { PlaceSizes.append(numbers, to: &sizes) }
  }

  /// Makes an array long enough to be written into anywhere.
  private static func reserve(_ count: Int, _ bytes: inout [UInt8]) {
    guard bytes.count < count else { return }
    bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
  }
}

/// Where the words of each cable of a segment are among all of them.
struct CablePositions {
  private var slots: [LocalSlot] = []
  /// Where the words of each cable begin; one more where the last ends.
  private var starts: [UInt32] = [0]
  /// The cable at each `step`th position.
  private var steps: [UInt32] = []

  private static let step: UInt32 = 128

  /// Cables that were added.
  var count: Int { slots.count }
  /// Words of all of them.
  var end: UInt32 { starts[slots.count] }

  /// Adds a cable after the others.
  ///
  /// - Parameters:
  ///   - slot: of the cable.
  ///   - size: how many words it has, passages' ends with them.
  mutating func append(slot: LocalSlot, size: UInt32) {
    let end = self.end &+ size
    while UInt32(truncatingIfNeeded: steps.count) &* Self.step < end {
      steps.append(UInt32(truncatingIfNeeded: slots.count))
    }
    slots.append(slot)
    starts.append(end)
  }

  /// The cable that a position is in.
  ///
  /// Cost: a step for each cable that ends within the same few words.
  @inline(__always)
  func cable(at position: UInt32) -> Int {
    var cable = Int(steps[Int(position / Self.step)])
    while starts[cable &+ 1] <= position { cable &+= 1 }
    return cable
  }

  /// Where a cable's words begin and end.
  @inline(__always)
  func range(_ cable: Int) -> (start: UInt32, end: UInt32) { (starts[cable], starts[cable &+ 1]) }

  /// A cable's slot.
  @inline(__always)
  func slot(_ cable: Int) -> LocalSlot { slots[cable] }
}
