import CableCatalog
import CableCore

/// A cable that is like another.
public struct SimilarCable: Sendable, Hashable {
  /// Of the library.
  public var row: Int
  /// How much of what is rare in the other cable is in this one, from 0 to 1; cables are ordered by it.
  ///
  /// These are the weights of the shared words among those of all that were looked for, and less of that
  /// where this cable is longer than usual and than the other.
  public var likeness: Double
  /// The rarest words that they share, the rarest first.
  public var words: [String]
  /// How many runs of three words both texts have, among those that either has; from 0 to 1.
  public var sameText: Double

  /// True if the text is nearly the same, as that of a copy or of a message sent twice.
  public var isNearDuplicate: Bool { sameText >= 0.7 }
}

extension Searcher {
  /// Words of a cable that are looked for in others: enough to tell what it is about, and few enough for
  /// `SharedWords`.
  private static let wordsOfCable = 30

  /// The cables that share the rare words of a cable, those that share most first.
  ///
  /// Of the cable the words are taken that say most: rare in the library and frequent in the cable, above all
  /// in its subject. The cables that have them are ordered by how much of that they have, of which less counts
  /// in a long one, and the texts of the first are compared with it.
  ///
  /// Cost: the reading of the cable and, on all cores, of those that are given back, and a look-up for each
  /// word.
  ///
  /// - Parameters:
  ///   - row: of the library.
  ///   - rows: among which cables are looked for; nil for all.
  ///   - limit: how many are enough.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: cables, none of them the cable itself.
  /// - Throws: if the cable cannot be read again.
  public func similar(
    to row: Int, among rows: [Int]? = nil, limit: Int = 20,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(LibraryError) -> [SimilarCable] {
    guard let words else { return [] }
    let cable = try LibraryLoader.cable(at: row, of: library)
    let source = CableWords(cable)
    let wanted = rareWords(of: source, words)
    var shared = SharedWords(wanted.map(\.weight), bound: storage.columns.count)
    for (place, word) in wanted.enumerated() {
      if isCancelled() { return [] }
      // That it has the word, not how often: else a long cable that repeats one is like all others.
      shared.add(
        place, words.slots(holding: word.word, isPrefix: false, bound: storage.columns.count))
      guard !words.isDamaged else { return [] }
    }
    // What is found in a later section is found in the first.
    for (slot, first) in storage.sections.followers { shared.move(slot, to: first) }
    let own = storage.order[row]
    let allowed = rows.map { Set($0) }
    let lengths = storage.columns.rangeLength.values.copied
    let mean = lengths.reduce(0) { $0 + Double($1) } / Double(max(1, lengths.count))
    // A copy of a long cable is as much like it as one of a short cable.
    let usual = max(1, mean, Double(lengths[own.index]))
    var found = Highest(limit)
    // By slots, as the scores are in memory, and not by rows.
    for slot in storage.columns.slots {
      let score = shared.scores[slot.index]
      guard score > 0, score >= found.least, slot != own, let row = storage.row(of: slot),
        storage.order[row] == slot, allowed?.contains(row) != false
      else { continue }
      // A long cable shares words by chance: one of four times the usual length has half its score.
      found.add(row, score / (1 + 0.3 * max(0, Double(lengths[slot.index]) / usual - 1)))
    }
    let total = wanted.reduce(0) { $0 + $1.weight }
    let best = found.rows
    var sameText: [Int: Double] = [:]
    _ = read(best.map(\.row), inSharesOf: 4) {
      { other, row in (row: row, value: source.resemblance(to: CableWords(other))) }
    } until: {
      isCancelled()
    } each: { (answer: (row: Int, value: Double)) in
      sameText[answer.row] = answer.value
    }
    return best.compactMap { row, score -> SimilarCable? in
      guard let same = sameText[row] else { return nil }
      let places = shared.places(storage.order[row])
      return SimilarCable(
        row: row, likeness: min(1, score / max(1, total)),
        words: places.sorted { wanted[$0].holding < wanted[$1].holding }.prefix(5)
          .map { wanted[$0].word },
        sameText: same)
    }
  }

  /// The words of a cable that say most, of which other cables have some.
  private func rareWords(
    of source: CableWords, _ words: any WordSource
  ) -> [(word: String, weight: Double, holding: Int)] {
    let most = max(2, storage.listed.count / 2)
    let count = Double(max(1, storage.listed.count))
    var found: [(word: String, weight: Double, holding: Int, value: Double)] = []
    for (word, times) in source.counts where TypicalWord.isTold(word.utf8) {
      let holding = words.count(of: word)
      guard holding > 1, holding <= most else { continue }
      let weight = Relevance.weight(of: holding, among: count)
      found.append((word, weight, holding, weight * Double(min(times, 4))))
    }
    found.sort { ($1.value, $0.word) < ($0.value, $1.word) }
    return found.prefix(Self.wordsOfCable).map { ($0.word, $0.value, $0.holding) }
  }
}

/// Which of a few words each cable has, and what they come to.
private struct SharedWords {
  /// What each of the words comes to.
  private let weights: [Double]
  /// For each slot.
  private(set) var scores: [Double]
  /// For each slot a bit for each word.
  private var words: [UInt32]

  init(_ weights: [Double], bound: Int) {
    self.weights = weights
    scores = [Double](repeating: 0, count: bound)
    words = [UInt32](repeating: 0, count: bound)
  }

  /// Notes that a cable has the word at a place; a slot beyond the bound is none.
  @inline(__always)
  mutating func add(_ place: Int, _ slot: Slot) {
    guard slot.index < scores.count else { return }
    scores[slot.index] += weights[place]
    words[slot.index] |= 1 << UInt32(place)
  }

  /// Notes that some cables have the word at a place.
  mutating func add(_ place: Int, _ slots: SlotSet) {
    let (weight, bit) = (weights[place], 1 << UInt32(place) as UInt32)
    scores.withUnsafeMutableBufferPointer { scores in
      words.withUnsafeMutableBufferPointer { words in
        for (index, bits) in slots.words.prefix((scores.count + 63) / 64).enumerated() {
          var rest = bits
          while rest != 0 {
            let slot = index &* 64 &+ rest.trailingZeroBitCount
            guard slot < scores.count else { break }
            scores[slot] += weight
            words[slot] |= bit
            rest &= rest &- 1
          }
        }
      }
    }
  }

  /// Adds to a cable the words that another one has and it has not.
  mutating func move(_ slot: Slot, to first: Slot) {
    let known = words[first.index]
    for place in places(slot) where known & (1 << UInt32(place)) == 0 { add(place, first) }
  }

  /// The places of the words that a cable has, rising.
  func places(_ slot: Slot) -> [Int] {
    (0..<UInt32.bitWidth).filter { words[slot.index] & (1 << UInt32($0)) != 0 }
  }
}

/// The rows of the highest scores, of equal ones the first.
private struct Highest {
  private let limit: Int
  private var kept: [(row: Int, score: Double)] = []
  /// A score below it is not among the highest.
  private(set) var least = 0.0

  init(_ limit: Int) { self.limit = max(0, limit) }

  mutating func add(_ row: Int, _ score: Double) {
    guard score >= least else { return }
    kept.append((row, score))
    // Sorted now and then, not for each.
    if kept.count >= 2 * limit + 64 { cut() }
  }

  private mutating func cut() {
    kept.sort { ($1.score, $0.row) < ($0.score, $1.row) }
    kept.removeLast(max(0, kept.count - limit))
    least = kept.count < limit ? 0 : kept.last?.score ?? .infinity
  }

  /// The highest first.
  var rows: [(row: Int, score: Double)] {
    var own = self
    own.cut()
    return own.kept
  }
}

/// The words of a cable's subject and paragraphs.
///
/// Whom a cable is passed to does not say what it is about: offices put the same names into all of theirs.
private struct CableWords {
  /// How often each word is there; once in the subject is as often as three times in the text.
  private(set) var counts: [String: Int] = [:]
  /// Hashes of three words in a row.
  private var runs: Set<UInt64> = []

  init(_ cable: Cable) {
    var folder = WordFolder()
    var isSubject = true
    cable.forEachSearchedText { text, passage in
      // The subject is the first of the lines.
      defer { isSubject = false }
      guard passage != .line || isSubject else { return }
      var last: (UInt64, UInt64) = (0, 0)
      folder.forEachWord(of: text) { word in
        counts[String(decoding: word, as: UTF8.self), default: 0] += isSubject ? 3 : 1
        let hash = Hashing.hash(word)
        if last.0 != 0 {
          runs.insert(last.0 &* 0x9E37_79B9_7F4A_7C15 &+ (last.1 ^ hash &* 0xD6E8_FEB8_6659_FD93))
        }
        last = (last.1, hash)
      }
    }
  }

  /// How many runs both have among those that either has.
  func resemblance(to other: CableWords) -> Double {
    let both = runs.intersection(other.runs).count
    let either = runs.count + other.runs.count - both
    return either == 0 ? 0 : Double(both) / Double(either)
  }
}
