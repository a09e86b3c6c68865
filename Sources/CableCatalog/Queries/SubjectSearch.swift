import CableCore

/// Looks for text in the subjects, which are one after the other.
package enum SubjectSearch {
  /// Whose text has another in it, letter case aside (ASCII): of subjects the slots.
  ///
  /// Cost: one pass over the bytes of all texts, eight in a step.
  static func keys<Key>(containing text: String, in texts: TextColumn<Key>) -> [Key] {
    let wanted = text.utf8.map(lower)
    guard !wanted.isEmpty else { return Array(texts.keys) }
    var found: [Key] = []
    texts.forEachRun { first, start, bytes, ends in
      var index = 0
      var position = 0
      while let place = place(of: wanted, in: bytes, from: position) {
        index = Self.index(at: start + place, in: ends, from: index)
        let end = Int(ends[index]) - start
        let isWithin = place + wanted.count <= end
        if isWithin { found.append(Key(first + index)) }
        position = isWithin ? end : place + 1
      }
    }
    return found
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Where some bytes that have no capital letters are next, letter case aside.
  private static func place(
    of wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    // This bit is all by which small letters differ from capital ones. It makes others the same, too, so each place is
    // looked at once more.
    let small = ones << 5
    let last = bytes.count - wanted.count
    let first = UInt64(wanted[0]) &* ones | small
    let second = wanted.count > 1 ? UInt64(wanted[1]) &* ones | small : nil
    var place = start
    while place <= last {
      if place + 9 <= raw.count {
        var others = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian | small
        others ^= first
        if let second {
          let next = raw.loadUnaligned(fromByteOffset: place + 1, as: UInt64.self).littleEndian
          others |= (next | small) ^ second
        }
        // The lowest byte without a bit.
        let here = (others &- ones) & ~others & (ones << 7)
        guard here != 0 else {
          place += 8
          continue
        }
        place += here.trailingZeroBitCount >> 3
      }
      if place <= last, isHere(wanted, bytes, place) { return place }
      place += 1
    }
    return nil
  }

  private static func isHere(
    _ wanted: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    for offset in wanted.indices where lower(bytes[place + offset]) != wanted[offset] {
      return false
    }
    return true
  }

  /// Slots from a start on whose subject has a folded word.
  package static func slots(
    _ word: String, isPrefix: Bool, in subjects: TextColumn<Slot>, from start: Slot
  ) -> [Slot] {
    slots(
      of: .word(word, isPrefix: isPrefix), in: subjects,
      among: start..<max(start, Slot(subjects.count)))
  }

  /// Those of some slots whose subject has a word of a term.
  static func slots(
    of term: WordTerm, in subjects: TextColumn<Slot>, among slots: some Sequence<Slot>
  ) -> [Slot] {
    switch term {
    case .word(let word, let isPrefix):
      let wanted = Array(word.utf8)
      return Self.slots(in: subjects, among: slots) {
        isPrefix ? $0.starts(with: wanted) : $0.elementsEqual(wanted)
      }
    case .form(let form):
      var matcher = WordMatcher(form)
      return Self.slots(in: subjects, among: slots) { matcher.takes($0) }
    }
  }

  /// Slots from a start on whose subject has a folded word for which a test holds.
  package static func slots(
    in subjects: TextColumn<Slot>, from start: Slot,
    where isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> [Slot] {
    slots(in: subjects, among: start..<max(start, Slot(subjects.count)), where: isWanted)
  }

  /// Those of some slots whose subject has a folded word for which a test holds.
  private static func slots(
    in subjects: TextColumn<Slot>, among slots: some Sequence<Slot>,
    where isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> [Slot] {
    var folder = WordFolder()
    return slots.filter { slot in
      var isThere = false
      subjects.withBytes(slot) { subject in
        folder.forEachWord(of: subject) { isThere = isThere || isWanted($0) }
      }
      return isThere
    }
  }

  /// Slots from a start on whose subject is a passage that a matcher takes.
  package static func slots(
    _ matcher: inout PassageMatcher, in subjects: TextColumn<Slot>, from start: Slot
  ) -> [Slot] {
    (start..<max(start, Slot(subjects.count))).filter {
      matcher.holds(WordFolding.words(of: subjects[$0]), .line)
    }
  }

  /// Slots from a start on in whose subject folded words are consecutive.
  package static func slots(
    holdingPhrase words: [String], in subjects: TextColumn<Slot>, from start: Slot
  ) -> [Slot] {
    let wanted = Array((" " + words.joined(separator: " ") + " ").utf8)
    var folder = WordFolder()
    return (start..<max(start, Slot(subjects.count))).filter { slot in
      folder.removeAll()
      subjects.withBytes(slot) { folder.fold($0) }
      return folder.joined().contains(wanted)
    }
  }

  /// The text in which a byte is, which is that of a place or a later one.
  ///
  /// Cost: few steps where it is near.
  private static func index(
    at position: Int, in ends: UnsafeBufferPointer<UInt32>, from start: Int
  ) -> Int {
    let last = max(start, ends.count - 1)
    var (low, high, step) = (start, start, 1)
    while high < last, Int(ends[high]) <= position {
      low = high + 1
      high = min(last, high + step)
      step *= 2
    }
    return ends[low..<max(low, high)].firstIndex(halvingAt: { Int($0) > position })
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
  }
}
