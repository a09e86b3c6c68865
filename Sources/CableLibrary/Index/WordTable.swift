import CableCatalog
import CableCore
import Dispatch
import Glibc
import Synchronization

/// All words of an index in sorted order, each with the number of cables that it is in.
///
/// Words are front-coded: how many bytes a word shares with the one before, then the others. Blocks
/// begin again, so that a search can begin at any of them. Some bytes a word: 442,595 words of 410 MB of
/// text are some 3 MB.
struct WordTable: Sendable {
  /// A word of it.
  struct Word: Sendable, Hashable {
    /// Folded, in UTF-8.
    var bytes: [UInt8]
    /// How many cables have it, those that were deleted since included.
    var count: Int
  }

  /// What a block holds at most, so that its row fills a page.
  private static let blockSize = 8_100
  /// So many are gone through in a fraction of a millisecond: for fewer no other core is woken.
  private static let blocksForACore = 32

  /// The blocks, each beginning with a word that shares nothing.
  private(set) var blocks: [[UInt8]] = []
  /// How many words there are.
  private(set) var count = 0
  private var last: [UInt8] = []

  /// No words.
  init() {}

  /// A vocabulary from its blocks as they were stored.
  init(blocks: [[UInt8]], count: Int) {
    self.blocks = blocks
    self.count = count
  }

  /// Adds a word that comes after all others.
  mutating func append(_ word: UnsafeBufferPointer<UInt8>, count: Int) {
    var shared = 0
    let isNew = (blocks.last?.count ?? Self.blockSize) + word.count + 12 > Self.blockSize
    if isNew {
      blocks.append([])
    } else {
      while shared < min(last.count, word.count), last[shared] == word[shared] { shared += 1 }
    }
    let block = blocks.count - 1
    Varint.append(shared, to: &blocks[block])
    Varint.append(word.count - shared, to: &blocks[block])
    blocks[block].append(contentsOf: word[shared...])
    Varint.append(count, to: &blocks[block])
    last.removeSubrange(min(shared, last.count)...)
    last.append(contentsOf: word[shared...])
    self.count += 1
  }

  /// Which word is wanted after one.
  enum Wanted {
    /// None.
    case none
    /// The next one.
    case next
    /// The next one that shares less than so many bytes with this one.
    case sharingLess(than: Int)
  }

  /// How many bytes after a word that `forEach` calls with may be read: what they are means nothing.
  static let roomAfter = 8

  /// Calls with words from a beginning on, in order, with what each shares with the one before that was wanted.
  ///
  /// Cost: of a word that is not wanted some bytes are read, and none is copied.
  func forEach(
    from prefix: [UInt8] = [],
    _ body: (_ word: UnsafeBufferPointer<UInt8>, _ shared: Int, _ count: Int) -> Wanted
  ) {
    forEach(in: max(0, firstBlock(after: prefix) - 1)..<blocks.count, body)
  }

  /// The first block that begins after a word.
  private func firstBlock(after word: [UInt8]) -> Int {
    blocks.firstIndex(halvingAt: { word.lexicographicallyPrecedes(Self.first(of: $0)) })
  }

  /// Calls with the words of some blocks, as `forEach(from:)` does.
  private func forEach(
    in range: Range<Int>,
    _ body: (_ word: UnsafeBufferPointer<UInt8>, _ shared: Int, _ count: Int) -> Wanted
  ) {
    let own = blocks[range]
    // No word is longer than its block.
    let room = own.reduce(1) { max($0, $1.count) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room + Self.roomAfter) { word in
      word.initialize(repeating: 0)
      var size = 0
      var most = Int.max
      for block in own {
        let isMore = block.withUnsafeBufferPointer { bytes in
          var place = 0
          while place < bytes.count {
            let shared = Int(Varint.read(bytes, at: &place))
            let added = Int(Varint.read(bytes, at: &place))
            guard place + added <= bytes.count else { return false }
            if shared >= most {
              place += added
              Varint.skip(bytes, at: &place)
              continue
            }
            guard shared <= size, shared + added <= room else { return false }
            size = shared + added
            Self.copy(bytes, place, added, to: word, shared)
            place += added
            let count = Int(Varint.read(bytes, at: &place))
            switch body(UnsafeBufferPointer(rebasing: word[..<size]), shared, count) {
            case .none: return false
            case .next: most = .max
            case .sharingLess(let bound): most = bound
            }
          }
          return true
        }
        guard isMore else { return }
      }
    }
  }

  /// Copies some bytes, eight at a time where there is room for more.
  @inline(__always)
  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int,
    to word: UnsafeMutableBufferPointer<UInt8>, _ place: Int
  ) {
    let (from, to) = (UnsafeRawBufferPointer(bytes), UnsafeMutableRawBufferPointer(word))
    var done = 0
    while done < count, start + done + 8 <= from.count, place + done + 8 <= to.count {
      to.storeBytes(
        of: from.loadUnaligned(fromByteOffset: start + done, as: UInt64.self),
        toByteOffset: place + done, as: UInt64.self)
      done += 8
    }
    while done < count {
      word[place + done] = bytes[start + done]
      done += 1
    }
  }

  private static func first(of block: [UInt8]) -> ArraySlice<UInt8> {
    block.withUnsafeBufferPointer { bytes in
      var place = 0
      _ = Varint.read(bytes, at: &place)
      let size = Int(Varint.read(bytes, at: &place))
      return block[place..<min(block.count, place + size)]
    }
  }

  /// The words of a form; where there are too many, those of most cables.
  ///
  /// Cost: a step for each letter that differs from the word before, over the words that begin as the
  /// form does and have what every word of the form has; less where a beginning shows that no word with
  /// it has the form.
  ///
  /// - Parameters:
  ///   - matcher: of the form.
  ///   - limit: how many words are taken at most.
  ///   - isCancelled: asked now and then; once true, the result is of no use.
  /// - Returns: words in sorted order, and how many have the form.
  func words(
    _ matcher: WordMatcher, limit: Int, isCancelled: @Sendable () -> Bool = { false }
  ) -> (words: [Word], total: Int) {
    let prefix = matcher.prefix
    let start = max(0, firstBlock(after: prefix) - 1)
    // Words with a beginning are in few blocks.
    let shares =
      prefix.isEmpty
      ? max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), blocks.count / Self.blocksForACore)) : 1
    let parts = Mutex([[Word]](repeating: [], count: shares))
    DispatchQueue.concurrentPerform(iterations: shares) { share in
      let count = blocks.count - start
      let range = start + count * share / shares..<start + count * (share + 1) / shares
      let found = words(matcher, in: range, isCancelled)
      parts.withLock { $0[share] = found }
    }
    let found = parts.withLock { $0 }.flatMap { $0 }
    guard found.count > limit else { return (found, found.count) }
    let most = found.sorted { $0.count > $1.count }.prefix(limit)
    return (most.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, found.count)
  }

  /// The words of a form in some blocks.
  private func words(
    _ matcher: WordMatcher, in range: Range<Int>, _ isCancelled: @Sendable () -> Bool
  ) -> [Word] {
    var matcher = matcher
    var found: [Word] = []
    var seen = 0
    let prefix = matcher.prefix
    var begins = prefix.isEmpty
    var filter = ByteFilter(matcher.literal)
    // What a word has in common with the one that was looked at last.
    var least = 0
    forEach(in: range) { word, shared, count in
      seen += 1
      if seen & 0xFFFF == 0, isCancelled() { return .none }
      // What shares the prefix with a word that has it has it, too.
      let isFirst = !begins || shared < prefix.count
      if isFirst {
        begins = word.starts(with: prefix)
        guard begins else { return prefix.lexicographicallyPrecedes(word) ? .none : .next }
      }
      least = isFirst ? 0 : min(least, shared)
      if filter?.takes(word, sharing: isFirst ? 0 : shared) == false { return .next }
      let (hasForm, deadEnd) = matcher.look(at: word, sharing: least)
      least = .max
      if hasForm { found.append(Word(bytes: Array(word), count: count)) }
      return deadEnd.map { .sharingLess(than: $0) } ?? .next
    }
    return found
  }

  /// How many cables have a word; 0 for one that is not here.
  ///
  /// Cost: a step for each word of a block, and nothing is copied.
  func count(of word: [UInt8]) -> Int {
    let block = firstBlock(after: word) - 1
    guard block >= 0 else { return 0 }
    var wanted = WantedWords([word], 0..<1)
    return blocks[block].withUnsafeBufferPointer { bytes in
      var place = 0
      while place < bytes.count, !wanted.isEmpty {
        let shared = Int(Varint.read(bytes, at: &place))
        let added = Int(Varint.read(bytes, at: &place))
        guard place + added <= bytes.count else { return 0 }
        let rest = UnsafeBufferPointer(rebasing: bytes[place..<place + added])
        place += added
        let count = Int(Varint.read(bytes, at: &place))
        if wanted.meet(shared, rest) != nil { return count }
      }
      return 0
    }
  }
}

/// Joins the words of segments with those of a vocabulary.
struct WordTableBuilder {
  private var terms = TermTable()
  private var counts: [UInt32] = []

  /// Adds a word that some cables have.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, count: Int) {
    guard !word.isEmpty else { return }
    let term = Int(terms.intern(word))
    if term == counts.count { counts.append(0) }
    counts[term] &+= UInt32(clamping: count)
  }

  /// All words that were added.
  ///
  /// Cost: sorts them.
  func table() -> WordTable {
    var table = WordTable()
    terms.bytes.withUnsafeBufferPointer { bytes in
      for term in terms.sorted() {
        table.append(
          UnsafeBufferPointer(rebasing: bytes[terms.range(Int(term))]),
          count: Int(counts[Int(term)]))
      }
    }
    return table
  }
}
