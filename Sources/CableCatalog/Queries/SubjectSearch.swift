import CableCore

/// Looks for text in the subjects, which are one after the other.
package enum SubjectSearch {
  /// Whose text has another in it, letter case aside (ASCII): of subjects the slots.
  ///
  /// Cost: one pass over the bytes of all texts.
  static func keys<Key>(containing text: String, in texts: TextColumn<Key>) -> [Key] {
    let wanted = text.utf8.map(lower)
    guard let first = wanted.first else { return Array(texts.keys) }
    let upper = first >= 0x61 && first <= 0x7A ? first - 0x20 : first
    var found: [Key] = []
    var index = 0
    texts.withBuffers { bytes, ends in
      var position = 0
      let last = bytes.count - wanted.count
      while position <= last {
        let byte = bytes[position]
        guard byte == first || byte == upper else {
          position += 1
          continue
        }
        var offset = 1
        while offset < wanted.count, lower(bytes[position + offset]) == wanted[offset] {
          offset += 1
        }
        if offset == wanted.count {
          index = Self.index(at: position, in: ends, from: index)
          let end = Int(ends[index])
          if position + wanted.count <= end {
            found.append(Key(index))
            position = end
            continue
          }
        }
        position += 1
      }
    }
    return found
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

  private static func index(
    at position: Int, in ends: UnsafeBufferPointer<UInt32>, from: Int
  ) -> Int {
    ends[from..<max(from, ends.count - 1)].firstIndex(halvingAt: { Int($0) > position })
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
  }
}
