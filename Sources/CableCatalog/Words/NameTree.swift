/// Names as words that are numbers, in a tree: what names begin with is looked at once for all of them.
struct NameTree: Sendable {
  /// A name in one of the orders in which its words may come.
  struct Pattern: Sendable {
    /// Index among the names.
    var name: Int32
    /// Numbers of its words.
    var words: [Int32]
  }

  /// The node of the names that begin with a word, by its number; 0 where none does.
  private var roots: [Int32] = []
  /// Bits of the hashes of the first two words of all names that have two: most places of frequent words are passed
  /// without a search.
  private var pairs: [UInt64]
  private let pairShift: UInt64
  /// For each node the word that leads to it.
  ///
  /// Nodes are in the order of breadth, so that the children of a node follow each other, rising by their words.
  private var words: [Int32] = [-1]
  /// Where the children of each node begin; those of the next node begin where they end.
  private var children: [Int32] = []
  /// Where the names that end at each node begin in `names`.
  private var ends: [Int32] = []
  private var names: [Int32] = []

  /// A tree of some patterns, whose words are below a bound.
  init(_ patterns: [Pattern], wordBound: Int) {
    let sorted = patterns.sorted { one, other in
      one.words == other.words
        ? one.name < other.name : one.words.lexicographicallyPrecedes(other.words)
    }
    // So many bits that few of two other words have one by chance.
    var size: UInt64 = 10
    while size < 20, 1 << size < patterns.count * 32 { size += 1 }
    pairs = Array(repeating: 0, count: 1 << (size - 6))
    pairShift = 64 - size
    for pattern in patterns where pattern.words.count > 1 {
      let bit = Self.pair(pattern.words[0], pattern.words[1]) >> pairShift
      pairs[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    // The patterns below each node, and how many words lead to it.
    var below: [(patterns: Range<Int>, depth: Int)] = [(0..<sorted.count, 0)]
    var node = 0
    while node < below.count {
      let (range, depth) = below[node]
      var index = range.lowerBound
      ends.append(Int32(names.count))
      children.append(Int32(below.count))
      while index < range.upperBound, sorted[index].words.count == depth {
        names.append(sorted[index].name)
        index += 1
      }
      while index < range.upperBound {
        let word = sorted[index].words[depth]
        let start = index
        while index < range.upperBound, sorted[index].words[depth] == word { index += 1 }
        words.append(word)
        below.append((start..<index, depth + 1))
      }
      node += 1
    }
    ends.append(Int32(names.count))
    children.append(Int32(below.count))
    roots = [Int32](repeating: 0, count: wordBound)
    for node in children(of: 0) { roots[Int(words[node])] = Int32(node) }
  }

  /// True without names.
  var isEmpty: Bool { names.isEmpty }

  /// The node of the names that begin with a word; nil where none does.
  @inline(__always)
  func root(_ word: Int32) -> Int? {
    guard word >= 0, word < roots.count else { return nil }
    let node = Int(roots[Int(word)])
    return node == 0 ? nil : node
  }

  /// The node after another one and a word; nil where no name continues so.
  @inline(__always)
  func child(of node: Int, _ word: Int32) -> Int? {
    var range = children(of: node)
    while range.count > 0 {
      let middle = (range.lowerBound &+ range.upperBound) / 2
      if words[middle] == word { return middle }
      range = words[middle] < word ? middle &+ 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// False where no name begins with two words, one after the other; such a name may be a single word.
  @inline(__always)
  func mayBegin(_ word: Int32, _ next: Int32) -> Bool {
    let bit = Self.pair(word, next) >> pairShift
    return pairs[Int(truncatingIfNeeded: bit >> 6)] & 1 << (bit & 63) != 0
  }

  /// True if a name ends at a node.
  @inline(__always)
  func hasName(_ node: Int) -> Bool { ends[node] != ends[node &+ 1] }

  /// The places of the names that end at a node; the names rise.
  @inline(__always)
  func places(at node: Int) -> Range<Int> { Int(ends[node])..<Int(ends[node &+ 1]) }

  /// The name at a place.
  @inline(__always)
  func name(_ place: Int) -> Int32 { names[place] }

  /// A hash of two words, whose upper bits depend on all of both.
  @inline(__always)
  private static func pair(_ word: Int32, _ next: Int32) -> UInt64 {
    let both = UInt64(UInt32(bitPattern: word)) << 32 | UInt64(UInt32(bitPattern: next))
    return (both ^ both >> 29) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private func children(of node: Int) -> Range<Int> {
    Int(children[node])..<Int(children[node + 1])
  }
}
