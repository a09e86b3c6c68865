import CableCatalog
import CableCore

extension PostingSearch {
  /// Adds the slots of a scope that have a passage with what a query wants.
  ///
  /// Cost: a row for each word of the query; where cables of the scope may have such a passage, the
  /// places of its words and of their passages' ends.
  ///
  /// - Parameters:
  ///   - query: what a passage must have.
  ///   - forms: the words of the forms in it, rising.
  ///   - scope: slots of the library.
  ///   - found: gets the slots.
  /// - Throws: if the lists are not what was written.
  func insert(
    holding query: PassageQuery, _ forms: [WordForm: [[UInt8]]], within scope: SlotSet,
    into found: inout SlotSet
  ) throws {
    var own = BitSet<LocalSlot>(bound: directory.width)
    for local in LocalSlot(0)..<LocalSlot(directory.width) {
      let slot = directory.slot(local)
      if slot.index < scope.bound, scope.contains(slot) { own.insert(local) }
    }
    guard !own.isEmpty else { return }
    var lists = PassageLists(width: directory.width)
    try lists.find(query.words + [.ends], forms, self)
    own.formIntersection(lists.candidates(query))
    guard !own.isEmpty else { return }
    let bytes = try lists.readPlaces(self)
    bytes.withUnsafeBufferPointer { bytes in
      var join = PassageJoin(lists, bytes)
      own.forEach { slot in
        if join.holds(query, slot) { found.insert(directory.slot(slot)) }
      }
    }
  }
}

/// What places are looked up for: a word of a query, or the ends of passages.
enum PassageWord: Hashable {
  case word(String, isPrefix: Bool)
  case form(WordForm)
  case ends
}

extension PassageQuery {
  /// The words whose places decide.
  fileprivate var words: [PassageWord] {
    switch self {
    case .word(let word, let isPrefix): [.word(word, isPrefix: isPrefix)]
    case .form(let form): [.form(form)]
    case .phrase(let words), .near(let words, _): words.map { .word($0, isPrefix: false) }
    case .not(let inner): inner.words
    case .and(let parts), .or(let parts): parts.flatMap(\.words)
    case .all, .paragraph, .marks: []
    }
  }
}

/// The lists of a query's words in one segment.
struct PassageLists {
  /// One word of the segment.
  struct List {
    var term: [UInt8]
    var posting: PostingList
    /// Where its places were read to.
    var start = 0
  }

  private let width: Int
  fileprivate private(set) var lists: [PassageWord: [List]] = [:]

  init(width: Int) { self.width = width }

  /// Looks words up.
  mutating func find(
    _ words: [PassageWord], _ forms: [WordForm: [[UInt8]]], _ search: PostingSearch
  ) throws {
    for word in words where lists[word] == nil {
      var found: [List] = []
      func add(_ term: [UInt8], _ entry: PostingBlock.Entry) {
        found.append(List(term: term, posting: search.list(entry)))
      }
      switch word {
      case .word(let word, let isPrefix):
        try search.forEachEntry(from: Array(word.utf8), isPrefix: isPrefix) { add($0, $1) }
      case .form(let form):
        let terms = forms[form] ?? []
        try search.forEachEntry(ofAny: terms) { add(terms[$0], $1) }
      case .ends:
        try search.forEachEntry(ofAny: PassageEnd.words) { add(PassageEnd.words[$0], $1) }
      }
      lists[word] = found
    }
  }

  /// The cables that may have a passage with what a query wants; all others have none.
  func candidates(_ query: PassageQuery) -> BitSet<LocalSlot> {
    switch query {
    case .word(let word, let isPrefix): return slots(.word(word, isPrefix: isPrefix))
    case .form(let form): return slots(.form(form))
    case .phrase(let words), .near(let words, _):
      return words.reduce(everything) {
        $0.intersection(slots(.word($1, isPrefix: false)))
      }
    case .marks(let bits):
      var result = BitSet<LocalSlot>(bound: width)
      for list in lists[.ends] ?? [] where Self.takes(bits, PassageEnd.passage(list.term)) {
        result.formUnion(list.posting.slots)
      }
      return result
    case .and(let parts):
      return parts.reduce(everything) { $0.intersection(candidates($1)) }
    case .or(let parts):
      var result = BitSet<LocalSlot>(bound: width)
      for part in parts { result.formUnion(candidates(part)) }
      return result
    case .all, .paragraph, .not: return everything
    }
  }

  private var everything: BitSet<LocalSlot> { BitSet(bound: width, isFull: true) }

  private func slots(_ word: PassageWord) -> BitSet<LocalSlot> {
    var result = BitSet<LocalSlot>(bound: width)
    for list in lists[word] ?? [] { result.formUnion(list.posting.slots) }
    return result
  }

  /// True if a passage has one of some marks.
  static func takes(_ bits: UInt8, _ passage: SearchedPassage) -> Bool {
    guard case .paragraph(let level?) = passage else { return false }
    return bits & MarkBits.bit(of: level) != 0
  }

  /// Reads the places of all lists, one after another.
  mutating func readPlaces(_ search: PostingSearch) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for word in lists.keys {
      for index in lists[word, default: []].indices {
        guard let list = lists[word]?[index] else { continue }
        lists[word]?[index].start = bytes.count
        bytes += try search.places(list.posting.places)
      }
    }
    return bytes
  }
}

/// Goes through cables, and tells which of their passages have what a query wants.
private struct PassageJoin {
  private struct Source {
    let slots: BitSet<LocalSlot>
    let passage: SearchedPassage
    var cursor: PlaceCursor
  }

  private var sources: [PassageWord: [Source]]
  /// Where the passages of the cable that is looked at end, and what they are.
  private var ends: [UInt32] = []
  private var passages: [SearchedPassage] = []
  /// The places of each word that was asked for in that cable.
  private var places: [PassageWord: [UInt32]] = [:]

  init(_ lists: PassageLists, _ bytes: UnsafeBufferPointer<UInt8>) {
    sources = lists.lists.mapValues { lists in
      lists.map { list in
        let posting = list.posting
        let own = UnsafeBufferPointer(
          rebasing: bytes[list.start..<list.start + posting.places.count])
        return Source(
          slots: posting.slots, passage: PassageEnd.passage(list.term),
          cursor: PlaceCursor(posting.slots, own, sizesSize: posting.sizesSize))
      }
    }
  }

  /// True if a passage of a cable has what a query wants; the cables that are asked for rise.
  mutating func holds(_ query: PassageQuery, _ slot: LocalSlot) -> Bool {
    readEnds(slot)
    places.removeAll(keepingCapacity: true)
    return held(query, slot).contains(true)
  }

  private mutating func readEnds(_ slot: LocalSlot) {
    var found: [(end: UInt32, passage: SearchedPassage)] = []
    sources[.ends]?.withEach { source in
      guard source.slots.contains(slot) else { return }
      source.cursor.move(to: slot)
      let passage = source.passage
      source.cursor.forEachPlace {
        found.append(($0, passage))
        return true
      }
    }
    found.sort { $0.end < $1.end }
    ends = found.map(\.end)
    passages = found.map(\.passage)
  }

  /// The places of a word in the cable that is looked at, rising.
  private mutating func places(of word: PassageWord, _ slot: LocalSlot) -> [UInt32] {
    if let known = places[word] { return known }
    var found: [UInt32] = []
    sources[word]?.withEach { source in
      guard source.slots.contains(slot) else { return }
      source.cursor.move(to: slot)
      source.cursor.forEachPlace {
        found.append($0)
        return true
      }
    }
    if (sources[word]?.count ?? 0) > 1 { found.sort() }
    places[word] = found
    return found
  }

  /// For each passage whether it has what a query wants.
  private mutating func held(_ query: PassageQuery, _ slot: LocalSlot) -> [Bool] {
    switch query {
    case .all: return [Bool](repeating: true, count: ends.count)
    case .word(let word, let isPrefix):
      return holding(places(of: .word(word, isPrefix: isPrefix), slot))
    case .form(let form): return holding(places(of: .form(form), slot))
    case .phrase(let words): return holding(starts(of: words, slot))
    case .near(let words, let others): return holding(near(words, others, slot))
    case .paragraph:
      return passages.map { if case .paragraph = $0 { true } else { false } }
    case .marks(let bits): return passages.map { PassageLists.takes(bits, $0) }
    case .not(let inner): return held(inner, slot).map { !$0 }
    case .and(let parts):
      var result = [Bool](repeating: true, count: ends.count)
      for part in parts where result.contains(true) {
        for (place, isHeld) in held(part, slot).enumerated() where !isHeld {
          result[place] = false
        }
      }
      return result
    case .or(let parts):
      var result = [Bool](repeating: false, count: ends.count)
      for part in parts {
        for (place, isHeld) in held(part, slot).enumerated() where isHeld { result[place] = true }
      }
      return result
    }
  }

  /// For each passage whether one of some rising places is in it.
  private func holding(_ places: [UInt32]) -> [Bool] {
    var result = [Bool](repeating: false, count: ends.count)
    var passage = 0
    for place in places {
      while passage < ends.count, ends[passage] < place { passage += 1 }
      guard passage < ends.count else { break }
      result[passage] = true
    }
    return result
  }

  /// Where the words of a phrase begin.
  private mutating func starts(of words: [String], _ slot: LocalSlot) -> [UInt32] {
    var starts: [UInt32]?
    for (offset, word) in words.enumerated() {
      let own = places(of: .word(word, isPrefix: false), slot)
      guard let before = starts else {
        starts = own
        continue
      }
      var next = 0
      starts = before.filter { start in
        let wanted = start + UInt32(offset)
        while next < own.count, own[next] < wanted { next += 1 }
        return next < own.count && own[next] == wanted
      }
    }
    return starts ?? []
  }

  /// Where words begin that are near each other, within one passage.
  private mutating func near(_ words: [String], _ others: Int, _ slot: LocalSlot) -> [UInt32] {
    var kinds: [String: Int] = [:]
    var needed: [Int] = []
    var all: [(place: Int, kind: Int)] = []
    for word in words {
      if let kind = kinds[word] {
        needed[kind] += 1
        continue
      }
      kinds[word] = needed.count
      for place in places(of: .word(word, isPrefix: false), slot) {
        all.append((Int(place), needed.count))
      }
      needed.append(1)
    }
    all.sort { $0.place < $1.place }
    var starts: [UInt32] = []
    // What is near each other in two passages is not near.
    var first = 0
    for end in ends {
      var after = first
      while after < all.count, all[after].place < Int(end) { after += 1 }
      let windows = WordWindow.windows(Array(all[first..<after]), needed, others: others)
      if let window = windows.first { starts.append(UInt32(window.lowerBound)) }
      first = after
    }
    return starts
  }
}

extension Array {
  /// Calls with each element, which may be changed.
  fileprivate mutating func withEach(_ body: (inout Element) -> Void) {
    for index in indices { body(&self[index]) }
  }
}
