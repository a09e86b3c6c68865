import SQLiteStore

/// The lists of one word of a segment.
struct PostingList {
  /// The cables that have it.
  var slots: BitSet<LocalSlot>
  /// Where its sizes and places are among those of the segment, and how many of them are sizes.
  var places: Range<Int>
  var sizesSize: Int
}

/// Looks words and phrases up in the stored lists of one segment.
struct PostingSearch {
  let connection: Connection
  let directory: PostingDirectory

  /// Adds the slots that hold a word, or any word with a prefix.
  ///
  /// Cost: one row for a word, and for a prefix of one letter; bits are taken in 64 at a time.
  func insert(holding word: [UInt8], isPrefix: Bool, into found: inout SlotSet) throws {
    let letter = isPrefix ? FirstLetter.word(ofPrefix: word) : nil
    try forEachEntry(from: letter ?? word, isPrefix: isPrefix && letter == nil) { _, entry in
      entry.slots.insert(into: &found, from: directory.first)
    }
  }

  /// Adds the slots that have a word of a term, and how often; once for each word.
  ///
  /// Cost: the places of each word that any cable has more than once.
  func addFrequencies(
    of term: WordTerm, _ words: [[UInt8]], to found: inout [(slot: Slot, count: Int)]
  ) throws {
    var lists: [PostingList] = []
    switch term {
    case .word(let word, let isPrefix):
      try forEachEntry(from: Array(word.utf8), isPrefix: isPrefix) { lists.append(list($1)) }
    case .form: try forEachEntry(ofAny: words) { lists.append(list($1)) }
    }
    for list in lists {
      guard list.sizesSize > 0 else {
        list.slots.forEach { found.append((directory.slot($0), 1)) }
        continue
      }
      try places(list.places).withUnsafeBufferPointer { bytes in
        var cursor = PlaceCursor(list.slots, bytes, sizesSize: list.sizesSize)
        list.slots.forEach { slot in
          cursor.move(to: slot)
          found.append((directory.slot(slot), cursor.count))
        }
      }
    }
  }

  /// Adds the slots in which some words are consecutive.
  ///
  /// Cost: one row a word; where cables hold all of them, the sizes of the words' lists, and of the
  /// places only those in such cables.
  func insert(holdingPhrase words: [[UInt8]], into found: inout SlotSet) throws {
    var lists: [PostingList] = []
    var numbers: [[UInt8]: Int] = [:]
    var common = BitSet<LocalSlot>(bound: directory.width, isFull: true)
    for word in words where numbers[word] == nil {
      try forEachEntry(from: word, isPrefix: false) { _, entry in lists.append(list(entry)) }
      guard lists.count > numbers.count else { return }
      common.formIntersection(lists[numbers.count].slots)
      if common.isEmpty { return }
      numbers[word] = numbers.count
    }
    if try take(pairsOf: words, to: &common) {
      return found.formUnion(common, from: directory.first)
    }
    guard !common.isEmpty else { return }
    var places = PlaceRanges(of: common)
    for list in lists { try places.add(list, self) }
    let join = PhraseJoin(words.compactMap { numbers[$0] }, places)
    found.formUnion(join.kept(of: common), from: directory.first)
  }

  /// Leaves of some cables those that have each pair of words in a row for which there is a list; true if that
  /// answers the phrase.
  ///
  /// Cost: nothing for few cables, else a row for each pair.
  private func take(pairsOf words: [[UInt8]], to cables: inout BitSet<LocalSlot>) throws -> Bool {
    guard directory.hasPairs, words.count > 1, cables.count >= Self.fewCables else { return false }
    var isKnown = false
    for (first, second) in zip(words, words.dropFirst()) {
      try forEachEntry(from: WordPair.word(first, second), isPrefix: false) { _, entry in
        isKnown = true
        cables.formIntersection(list(entry).slots)
      }
      if cables.isEmpty { return true }
    }
    return isKnown && words.count == 2
  }

  /// Cables whose places are read sooner than a list of a pair.
  private static let fewCables = 64

  /// The lists of an entry, which stay when its block has gone.
  func list(_ entry: PostingBlock.Entry) -> PostingList {
    var slots = BitSet<LocalSlot>(bound: directory.width)
    entry.slots.insert(into: &slots, from: LocalSlot(0))
    return PostingList(slots: slots, places: entry.places, sizesSize: entry.sizesSize)
  }

  /// Calls with a word and its lists, or with all words with a prefix and theirs.
  func forEachEntry(
    from word: [UInt8], isPrefix: Bool,
    _ body: (UnsafeBufferPointer<UInt8>, PostingBlock.Entry) -> Void
  ) throws {
    guard isPrefix else {
      return try forEachEntry(ofAny: [word]) { _, entry in
        word.withUnsafeBufferPointer { body($0, entry) }
      }
    }
    var index = directory.block(holding: word) ?? 0
    var isAfter = false
    while !isAfter, index < directory.blockCount {
      try row("SELECT terms FROM posting WHERE id = ?", index) { raw in
        guard let block = PostingBlock(raw) else { throw IndexFault.damaged }
        let isWhole = block.forEach { term, entry in
          if Self.begins(term, with: word) {
            body(term, entry)
          } else {
            isAfter = word.lexicographicallyPrecedes(term)
          }
          return !isAfter
        }
        guard isWhole else { throw IndexFault.damaged }
      }
      index += 1
    }
  }

  @inline(__always)
  private static func begins(_ term: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
    guard term.count >= prefix.count else { return false }
    for place in prefix.indices where term[place] != prefix[place] { return false }
    return true
  }

  /// Calls with those of some rising words that the segment has, by their places, and their lists.
  ///
  /// Cost: each block that may hold one of the words is read once.
  func forEachEntry(ofAny words: [[UInt8]], _ body: (Int, PostingBlock.Entry) -> Void) throws {
    var next = 0
    while next < words.count {
      guard let block = directory.block(holding: words[next]) else {
        next += 1
        continue
      }
      var end = next + 1
      while end < words.count, directory.block(block, mayHold: words[end]) { end += 1 }
      try row("SELECT terms FROM posting WHERE id = ?", block) { raw in
        guard let block = PostingBlock(raw), block.forEach(ofAny: words, next..<end, body) else {
          throw IndexFault.damaged
        }
      }
      next = end
    }
  }

  /// Calls with the words of a block and their lists, in order.
  func forEachEntry(
    ofBlock index: Int, _ body: (UnsafeBufferPointer<UInt8>, PostingBlock.Entry) -> Void
  ) throws {
    try row("SELECT terms FROM posting WHERE id = ?", index) { raw in
      guard let block = PostingBlock(raw) else { throw IndexFault.damaged }
      let isWhole = block.forEach { term, entry in
        body(term, entry)
        return true
      }
      guard isWhole else { throw IndexFault.damaged }
    }
  }

  /// The bytes of a range of the segment's places, which may reach over several rows.
  func places(_ range: Range<Int>) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    try append(places: range, to: &bytes)
    return bytes
  }

  /// Adds the bytes of a range of the segment's places.
  func append(places range: Range<Int>, to bytes: inout [UInt8]) throws {
    try append(places: range.isEmpty ? [] : [range], to: &bytes)
  }

  /// Adds the bytes of some rising ranges of the segment's places, none of which is empty.
  ///
  /// Cost: each row that has some of them is read once, and those that follow each other with one statement.
  func append(places ranges: [Range<Int>], to bytes: inout [UInt8]) throws {
    let size = PostingBlock.placeRowSize
    var index = 0
    while index < ranges.count {
      // Ranges whose rows follow each other.
      let first = ranges[index].lowerBound / size
      var last = (ranges[index].upperBound - 1) / size
      var after = index + 1
      while after < ranges.count, ranges[after].lowerBound / size <= last + 1 {
        last = (ranges[after].upperBound - 1) / size
        after += 1
      }
      let rows = try connection.rows(
        "SELECT places FROM place WHERE id BETWEEN ? AND ? ORDER BY id",
        [
          PostingDirectory.row(directory.number, first),
          PostingDirectory.row(directory.number, last),
        ])
      var place = ranges[index].lowerBound
      for row in first...last {
        guard try rows.next() else { throw IndexFault.damaged }
        try rows.withBytes(0) { raw in
          guard let opened = PostingBlock.opened(raw) else { throw IndexFault.damaged }
          let start = row * size
          while index < after, place < start + size {
            let range = ranges[index]
            let end = min(range.upperBound, start + size)
            guard end - start <= opened.count else { throw IndexFault.damaged }
            bytes.append(
              contentsOf: UnsafeBufferPointer(rebasing: opened[place - start..<end - start]))
            place = end
            guard end == range.upperBound else { break }
            index += 1
            if index < after { place = ranges[index].lowerBound }
          }
        }
      }
      guard index == after else { throw IndexFault.damaged }
    }
  }

  /// Those of a set of slots of the library that are in the segment.
  func own(_ set: SlotSet) -> BitSet<LocalSlot> {
    let (first, shift) = (directory.first.index >> 6, UInt64(directory.first.number & 63))
    func word(_ index: Int) -> UInt64 { index < set.words.count ? set.words[index] : 0 }
    var own = BitSet<LocalSlot>(bound: directory.width)
    own.withWords { words in
      for index in words.indices {
        let low = word(first + index) >> shift
        words[index] = shift == 0 ? low : low | word(first + index + 1) << (64 - shift)
      }
      // Slots of the next segment are not this one's.
      if directory.width & 63 != 0, !words.isEmpty {
        words[words.count - 1] &= 1 << UInt64(directory.width & 63) - 1
      }
    }
    return own
  }

  /// A row of the segment's places.
  func placeRow(_ index: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try row("SELECT places FROM place WHERE id = ?", index) { raw in
      guard let row = PostingBlock.opened(raw) else { throw IndexFault.damaged }
      bytes.append(contentsOf: row)
    }
    return bytes
  }

  /// Calls with a row of the segment.
  ///
  /// Where the segment itself is gone, because the words are being gathered again, nothing is called.
  private func row(_ sql: String, _ index: Int, _ body: (UnsafeRawBufferPointer) throws -> Void)
    throws
  {
    let rows = try connection.rows(sql, [PostingDirectory.row(directory.number, index)])
    if try rows.next() {
      try rows.withBytes(0, body)
    } else if try connection.int(
      "SELECT 1 FROM wordsegment WHERE number = ?", [directory.number]) != nil
    {
      throw IndexFault.damaged
    }
  }
}
