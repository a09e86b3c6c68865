import CableCore

/// Finds all names of a list in texts at once.
///
/// A word becomes the number that it has among the words of the names; from each of them on the tree of names is
/// gone down. So a text costs the same for ten names as for ten thousand, but for the hits.
package struct NameMatcher: Sendable {
  /// A name in a text.
  package struct Hit: Sendable, Hashable {
    /// Index among the names.
    package var name: Int
    /// In the UTF-8 of the text.
    package var range: Range<Int>
  }

  /// What a text must have for a name to be in it.
  package struct Need: Sendable, Hashable {
    /// Numbers of words, rising, each once.
    package var words: [Int32]
    /// True where one of the words may be a slip away.
    package var allowsSlip: Bool
    /// True where the one word is all of the name.
    package var isWord: Bool
  }

  /// What is needed for any of the names, each once.
  package let needs: [Need]
  /// The folded words of all names, rising by their bytes.
  package let spelled: [[UInt8]]
  /// How many names there are.
  package let count: Int

  private let plain: NameTree
  private let slipping: NameTree
  private var words: NameWords
  /// Names that a place was found to have, with how many words; of use only while that place is looked at.
  private var matches: [(name: Int32, count: Int)] = []
  /// Nodes of the names with slips that were reached, with how many words, and whether one of these had a slip; of use
  /// only while a place is looked at.
  private var reached: [(node: Int, count: Int, hasSlip: Bool)] = []
  /// Where the last hit of each name ends among the words that are looked at.
  private var ends: [Int]
  /// Names for which that is not 0.
  private var ended: [Int32] = []
  private var row: [Int32] = []

  /// A matcher of some names.
  package init(_ names: [ListedName]) {
    var words = NameWords()
    var (plain, slipping): ([NameTree.Pattern], [NameTree.Pattern]) = ([], [])
    var needs = Set<Need>()
    var spelled = Set<[UInt8]>()
    for (index, name) in names.enumerated() {
      for form in name.forms {
        let numbers = form.map { word in
          let bytes = Array(word.utf8)
          spelled.insert(bytes)
          return words.insert(bytes, allowsSlip: name.allowsSlip)
        }
        let pattern = NameTree.Pattern(name: Int32(index), words: numbers)
        if name.allowsSlip { slipping.append(pattern) } else { plain.append(pattern) }
        needs.insert(
          Need(
            words: Set(numbers).sorted(), allowsSlip: name.allowsSlip, isWord: numbers.count == 1))
      }
    }
    self.spelled = spelled.sorted { $0.lexicographicallyPrecedes($1) }
    words.finish(self.spelled)
    self.words = words
    self.needs = Array(needs)
    let bound = Int(words.nameBound)
    self.plain = NameTree(plain, wordBound: bound)
    self.slipping = NameTree(slipping, wordBound: bound)
    count = names.count
    ends = Array(repeating: 0, count: names.count)
  }

  /// True where names may have slips.
  package var hasSlips: Bool { words.haveSlips }

  /// The number of a folded word; 0 where no name has it, not even with a slip.
  package mutating func number(of word: [UInt8]) -> Int32 {
    word.withUnsafeBufferPointer { words.number(of: $0) }
  }

  /// The number of a folded word; 0 where no name has it, not even with a slip.
  package mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    words.number(of: word)
  }

  /// The words of names that a word of a number is, or is a slip away from.
  package func meant(by number: Int32) -> (exact: Int32?, near: [Int32]) {
    let exact = words.exact(number)
    return (exact == NameWords.other ? nil : exact, Array(words.near(number)))
  }

  /// The names in a text, in order of place; of one name none within another.
  ///
  /// Cost: linear in the text, a look-up per word; more where many names begin with a word of it.
  package mutating func hits(in text: String) -> [Hit] {
    var text = text
    return text.withUTF8 { hits(in: $0) }
  }

  private mutating func hits(in text: UnsafeBufferPointer<UInt8>) -> [Hit] {
    var found: [(name: Int, words: Range<Int>)] = []
    forEachName(in: text) { found.append(($0, $1)) }
    guard !found.isEmpty else { return [] }
    let places = WordFolder.places(in: text)
    return found.compactMap { name, words in
      guard words.upperBound <= places.count else { return nil }
      return Hit(
        name: name,
        range: places[words.lowerBound].lowerBound..<places[words.upperBound - 1].upperBound)
    }
  }

  /// Calls with each hit in a text, as `hits` gives them, and which of the words of the text it is.
  package mutating func forEachName(
    in text: UnsafeBufferPointer<UInt8>, _ body: (_ name: Int, _ words: Range<Int>) -> Void
  ) {
    // Taken out for a moment: what is written to must have no other owner.
    var row: [Int32] = []
    swap(&row, &self.row)
    row.removeAll(keepingCapacity: true)
    var isAny: Int32 = 0
    var folder = WordFolder()
    folder.forEachWord(of: text) { word in
      let number = words.number(of: word)
      row.append(number)
      isAny |= number
    }
    if isAny != NameWords.other { row.withUnsafeBufferPointer { forEachName(in: $0, body) } }
    swap(&row, &self.row)
  }

  /// Calls with each name in a row of words that are numbers, and where its words are.
  ///
  /// Cost: a step for each word; a step for each word of a name from there on where one begins.
  package mutating func forEachName(
    in row: UnsafeBufferPointer<Int32>, _ body: (_ name: Int, _ words: Range<Int>) -> Void
  ) {
    for start in row.indices where row[start] != NameWords.other {
      findPlain(row, start)
      if !slipping.isEmpty { findSlipping(row, start) }
      guard !matches.isEmpty else { continue }
      if matches.count > 1 { keepLongest() }
      for (name, count) in matches where start >= ends[Int(name)] {
        body(Int(name), start..<start + count)
        // A single word is over before any other begins.
        guard count > 1 else { continue }
        if ends[Int(name)] == 0 { ended.append(name) }
        ends[Int(name)] = start + count
      }
      matches.removeAll(keepingCapacity: true)
    }
    for name in ended { ends[Int(name)] = 0 }
    ended.removeAll(keepingCapacity: true)
  }

  /// Finds the names without slips that begin at a word.
  @inline(__always)
  private mutating func findPlain(_ row: UnsafeBufferPointer<Int32>, _ start: Int) {
    let first = words.exact(row[start])
    guard var node = plain.root(first) else { return }
    let next = start &+ 1 < row.count ? words.exact(row[start &+ 1]) : NameWords.other
    guard plain.hasName(node) || plain.mayBegin(first, next) else { return }
    var place = start
    while true {
      for name in plain.places(at: node) { matches.append((plain.name(name), place &- start &+ 1)) }
      place &+= 1
      guard place < row.count, let next = plain.child(of: node, words.exact(row[place])) else {
        return
      }
      node = next
    }
  }

  /// Finds the names with at most one slip that begin at a word.
  private mutating func findSlipping(_ row: UnsafeBufferPointer<Int32>, _ start: Int) {
    let next = start &+ 1 < row.count ? row[start &+ 1] : NameWords.other
    let exact = words.exact(row[start])
    if let node = slipping.root(exact), mayGoOn(from: node, exact, next, hasSlip: false) {
      reached.append((node, 1, false))
    }
    for place in words.nearRange(row[start]) {
      let word = words.nearWord(place)
      if let node = slipping.root(word), mayGoOn(from: node, word, next, hasSlip: true) {
        reached.append((node, 1, true))
      }
    }
    while let (node, count, hasSlip) = reached.popLast() {
      for name in slipping.places(at: node) { matches.append((slipping.name(name), count)) }
      guard start + count < row.count, row[start + count] != NameWords.other else { continue }
      let next = row[start + count]
      if let node = slipping.child(of: node, words.exact(next)) {
        reached.append((node, count + 1, hasSlip))
      }
      guard !hasSlip else { continue }
      for place in words.nearRange(next) {
        if let node = slipping.child(of: node, words.nearWord(place)) {
          reached.append((node, count + 1, true))
        }
      }
    }
  }

  /// False where neither a name ends with a first word, nor one continues with what the next is or is a slip away from.
  @inline(__always)
  private func mayGoOn(from node: Int, _ word: Int32, _ next: Int32, hasSlip: Bool) -> Bool {
    if slipping.hasName(node) { return true }
    guard next != NameWords.other else { return false }
    if slipping.mayBegin(word, words.exact(next)) { return true }
    guard !hasSlip else { return false }
    for place in words.nearRange(next) where slipping.mayBegin(word, words.nearWord(place)) {
      return true
    }
    return false
  }

  /// Of each name that begins at a word the longest of its forms, in the order of the list.
  private mutating func keepLongest() {
    matches.sort { ($0.name, $1.count) < ($1.name, $0.count) }
    var kept = 0
    for index in matches.indices where index == 0 || matches[index].name != matches[kept - 1].name {
      matches[kept] = matches[index]
      kept += 1
    }
    matches.removeLast(matches.count - kept)
  }
}
