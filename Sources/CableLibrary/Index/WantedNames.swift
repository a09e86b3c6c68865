import CableCatalog
import CableCore
import SQLiteStore

/// The names of a list as an index is asked for them.
struct WantedNames: Sendable {
  let matcher: NameMatcher
  /// The words that decide, rising by their bytes: those of the names, and those that may be one of them with a
  /// slip.
  let words: [[UInt8]]
  /// The number that each of `words` has in the matcher.
  let numbers: [Int32]

  /// What is asked for some names.
  ///
  /// Cost: where names have slips, a look at each word of the vocabulary.
  ///
  /// - Parameters:
  ///   - matcher: of the names.
  ///   - vocabulary: all words of the index; it is asked for only where names have slips.
  init(_ matcher: NameMatcher, vocabulary: () -> WordTable) {
    var matcher = matcher
    var words: [[UInt8]] = []
    if matcher.hasSlips {
      vocabulary().forEach { word, _, _ in
        if matcher.number(of: word) != 0 { words.append(Array(word)) }
        return .next
      }
    } else {
      words = matcher.spelled
    }
    numbers = words.map { matcher.number(of: $0) }
    self.words = words
    self.matcher = matcher
  }
}

/// How many hits each name of a list has, and in how many cables.
struct NameTally: Sendable {
  private(set) var hits: [Int]
  private(set) var cables: [Int]
  /// The last cable of each name.
  private var last: [Int32]

  /// No hits of any name.
  init(count: Int) {
    hits = Array(repeating: 0, count: count)
    cables = hits
    last = Array(repeating: -1, count: count)
  }

  /// Adds a hit of a name in a cable; those of one cable follow each other.
  mutating func add(_ name: Int, in cable: Int32) {
    hits[name] &+= 1
    if last[name] != cable { cables[name] &+= 1 }
    last[name] = cable
  }

  /// Adds the hits of other cables.
  mutating func add(_ other: NameTally) {
    for name in hits.indices {
      hits[name] += other.hits[name]
      cables[name] += other.cables[name]
    }
  }
}

extension PostingSearch {
  /// Adds the slots of a scope that hold any name.
  ///
  /// Cost: each block that may hold one of the words is read once; of names of several words the places of all
  /// words, where all of them are in some cable.
  func insert(
    holdingAnyOf wanted: WantedNames, within scope: SlotSet, into found: inout SlotSet
  ) throws {
    var lists = try NameLists(wanted, self)
    let own = own(scope)
    var sure = lists.slots(wanted.matcher.needs.filter(\.isWord))
    sure.formIntersection(own)
    sure.forEach { found.insert(directory.slot($0)) }
    var left = own
    left.subtract(sure)
    let names = lists.slots(wanted.matcher.needs.filter { !$0.isWord })
    left.formIntersection(names)
    var matcher = wanted.matcher
    try lists.forEachRow(of: left) { slot, row in
      var isFound = false
      matcher.forEachName(in: row) { _, _ in isFound = true }
      if isFound { found.insert(directory.slot(slot)) }
    }
  }

  /// Counts the hits of names in a scope.
  ///
  /// Cost: each block that may hold one of the words is read once, then the places of all words of names that may
  /// be in some cable.
  func count(_ wanted: WantedNames, within scope: SlotSet, into tally: inout NameTally) throws {
    var lists = try NameLists(wanted, self)
    var own = own(scope)
    own.formIntersection(lists.slots(wanted.matcher.needs))
    var matcher = wanted.matcher
    try lists.forEachRow(of: own) { slot, row in
      let cable = Int32(truncatingIfNeeded: directory.slot(slot).number)
      matcher.forEachName(in: row) { name, _ in tally.add(name, in: cable) }
    }
  }
}
