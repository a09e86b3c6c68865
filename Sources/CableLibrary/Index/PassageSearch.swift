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
  private(set) var lists: [PassageWord: [List]] = [:]

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
        try search.forEachEntry(from: Array(word.utf8), isPrefix: isPrefix) { add(Array($0), $1) }
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
    bytes.reserveCapacity(
      lists.values.joined().reduce(0) { $0 + $1.posting.places.count })
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
