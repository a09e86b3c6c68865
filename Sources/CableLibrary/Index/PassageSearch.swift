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
    var own = own(scope)
    guard !own.isEmpty else { return }
    var lists = PassageLists(width: directory.width)
    try lists.find(query.words + [.ends], forms, self)
    own.formIntersection(lists.candidates(query))
    guard !own.isEmpty else { return }
    let bytes = try lists.readPlaces(self)
    bytes.withUnsafeBufferPointer { bytes in
      var join = PassageJoin(query, lists, bytes)
      own.forEach { slot in
        if join.holds(slot) { found.insert(directory.slot(slot)) }
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
        try search.append(places: list.posting.places, to: &bytes)
      }
    }
    return bytes
  }
}

/// Goes through cables, and says which of them have a passage with what a query wants.
private struct PassageJoin {
  /// A list of a word, or of an end of passages.
  private struct Source {
    let slots: BitSet<LocalSlot>
    let passage: SearchedPassage
    var cursor: PlaceCursor
  }

  /// A query whose words are numbers.
  private indirect enum Node {
    case always
    case paragraph
    case marks(UInt8)
    /// A word, a phrase or words that are near each other, by its number in `wanted`.
    case places(Int)
    case not(Node)
    case and([Node])
    case or([Node])
  }

  /// Something that has places in a cable.
  private struct Wanted {
    enum Kind {
      case word([Source])
      case phrase([Int])
      case near([Int], needed: [Int], others: Int)
    }

    var kind: Kind
    /// Where it is in the cable that is looked at, rising, and how many of that are before the passage that is
    /// looked at; of use only where they were found.
    var places: [UInt32] = []
    var passed = 0
    var isFound = false
  }

  private var query = Node.always
  private var wanted: [Wanted] = []
  private var numbers: [PassageWord: Int] = [:]
  private var endSources: [Source] = []
  /// Where the passages of the cable that is looked at end, each with the number of its source in the lowest byte.
  private var ends: [UInt64] = []

  init(_ query: PassageQuery, _ lists: PassageLists, _ bytes: UnsafeBufferPointer<UInt8>) {
    func sources(_ word: PassageWord) -> [Source] {
      (lists.lists[word] ?? []).map { list in
        let posting = list.posting
        let own = UnsafeBufferPointer(
          rebasing: bytes[list.start..<list.start + posting.places.count])
        return Source(
          slots: posting.slots, passage: PassageEnd.passage(list.term),
          cursor: PlaceCursor(posting.slots, own, sizesSize: posting.sizesSize))
      }
    }
    endSources = sources(.ends)
    self.query = node(query, sources)
  }

  private mutating func node(_ query: PassageQuery, _ sources: (PassageWord) -> [Source]) -> Node {
    switch query {
    case .all: return .always
    case .paragraph: return .paragraph
    case .marks(let bits): return .marks(bits)
    case .word(let word, let isPrefix):
      return .places(number(of: .word(word, isPrefix: isPrefix), sources))
    case .form(let form): return .places(number(of: .form(form), sources))
    case .phrase(let words):
      let own = words.map { number(of: .word($0, isPrefix: false), sources) }
      wanted.append(Wanted(kind: .phrase(own)))
      return .places(wanted.count - 1)
    case .near(let words, let others):
      var own: [Int] = []
      var needed: [Int] = []
      for number in words.map({ number(of: .word($0, isPrefix: false), sources) }) {
        if let known = own.firstIndex(of: number) {
          needed[known] += 1
        } else {
          own.append(number)
          needed.append(1)
        }
      }
      wanted.append(Wanted(kind: .near(own, needed: needed, others: others)))
      return .places(wanted.count - 1)
    case .not(let inner): return .not(node(inner, sources))
    case .and(let parts): return .and(parts.map { node($0, sources) })
    case .or(let parts): return .or(parts.map { node($0, sources) })
    }
  }

  private mutating func number(
    of word: PassageWord, _ sources: (PassageWord) -> [Source]
  ) -> Int {
    if let known = numbers[word] { return known }
    wanted.append(Wanted(kind: .word(sources(word))))
    numbers[word] = wanted.count - 1
    return wanted.count - 1
  }

  /// True if a passage of a cable has what the query wants; the cables that are asked for rise.
  ///
  /// Cost: the places of a word are read once some passage has all that is before it in the query.
  mutating func holds(_ slot: LocalSlot) -> Bool {
    readEnds(slot)
    for index in wanted.indices { wanted[index].isFound = false }
    var start: UInt32 = 0
    for index in ends.indices {
      let end = UInt32(truncatingIfNeeded: ends[index] >> 8)
      let passage = endSources[Int(ends[index] & 0xFF)].passage
      if holds(query, passage, start..<end, slot) { return true }
      start = end
    }
    return false
  }

  private mutating func readEnds(_ slot: LocalSlot) {
    ends.removeAll(keepingCapacity: true)
    for number in endSources.indices where endSources[number].slots.contains(slot) {
      endSources[number].cursor.move(to: slot)
      endSources[number].cursor.forEachPlace {
        ends.append(UInt64($0) << 8 | UInt64(number))
        return true
      }
    }
    ends.sort()
  }

  /// True if a passage has what a node wants; the passages of a cable are asked for as they rise.
  private mutating func holds(
    _ node: Node, _ passage: SearchedPassage, _ range: Range<UInt32>, _ slot: LocalSlot
  ) -> Bool {
    switch node {
    case .always: return true
    case .paragraph: return if case .paragraph = passage { true } else { false }
    case .marks(let bits): return PassageLists.takes(bits, passage)
    case .places(let number):
      find(number, slot)
      var passed = wanted[number].passed
      let places = wanted[number].places
      while passed < places.count, places[passed] < range.lowerBound { passed += 1 }
      wanted[number].passed = passed
      return passed < places.count && places[passed] <= range.upperBound
    case .not(let inner): return !holds(inner, passage, range, slot)
    case .and(let parts):
      for part in parts where !holds(part, passage, range, slot) { return false }
      return true
    case .or(let parts):
      for part in parts where holds(part, passage, range, slot) { return true }
      return false
    }
  }

  /// Finds the places of something in the cable that is looked at, where that was not done.
  private mutating func find(_ number: Int, _ slot: LocalSlot) {
    guard !wanted[number].isFound else { return }
    var places: [UInt32] = []
    swap(&places, &wanted[number].places)
    places.removeAll(keepingCapacity: true)
    switch wanted[number].kind {
    case .word(var sources):
      // Taken out for a moment: what is written to must have no other owner.
      wanted[number].kind = .word([])
      for index in sources.indices where sources[index].slots.contains(slot) {
        sources[index].cursor.move(to: slot)
        sources[index].cursor.forEachPlace {
          places.append($0)
          return true
        }
      }
      if sources.count > 1 { places.sort() }
      wanted[number].kind = .word(sources)
    case .phrase(let words):
      for word in words { find(word, slot) }
      addStarts(of: words, to: &places)
    case .near(let words, let needed, let others):
      for word in words { find(word, slot) }
      addStarts(of: words, near: others, needed, to: &places)
    }
    wanted[number].places = places
    wanted[number].passed = 0
    wanted[number].isFound = true
  }

  /// Adds where the words of a phrase begin.
  private func addStarts(of words: [Int], to starts: inout [UInt32]) {
    guard let first = words.first else { return }
    starts.append(contentsOf: wanted[first].places)
    for (offset, word) in words.enumerated().dropFirst() {
      let own = wanted[word].places
      var next = 0
      starts.removeAll { start in
        let place = start + UInt32(offset)
        while next < own.count, own[next] < place { next += 1 }
        return next == own.count || own[next] != place
      }
    }
  }

  /// Adds where words begin that are near each other, within one passage.
  private func addStarts(
    of words: [Int], near others: Int, _ needed: [Int], to starts: inout [UInt32]
  ) {
    var all: [(place: Int, kind: Int)] = []
    for (kind, word) in words.enumerated() {
      for place in wanted[word].places { all.append((Int(place), kind)) }
    }
    all.sort { $0.place < $1.place }
    // What is near each other in two passages is not near.
    var first = 0
    for end in ends {
      var after = first
      while after < all.count, all[after].place < Int(end >> 8) { after += 1 }
      let windows = WordWindow.windows(Array(all[first..<after]), needed, others: others)
      if let window = windows.first { starts.append(UInt32(window.lowerBound)) }
      first = after
    }
  }
}
