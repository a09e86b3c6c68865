import CableCatalog
import CableCore

/// The words of some cables as they were found: each distinct word once, and the cables as rows of
/// numbers, two bytes for nearly every word.
struct FoundWords: Sendable {
  /// Precedes a number of more than two bytes, which follows in two halves.
  static let wide = UInt16.max

  /// The distinct words, one after the other.
  var bytes: [UInt8]
  /// Where each distinct word ends.
  var ends: [UInt32]
  /// The cables' words by the numbers of `ends`.
  var tokens: [UInt16]
  /// Where each cable ends among `tokens`.
  var cables: [UInt32]

  /// Bytes that it takes.
  var size: Int { bytes.count + 4 * ends.count + 2 * tokens.count + 4 * cables.count }

  /// True where every number has a word.
  var isSound: Bool {
    func isRising(_ ends: [UInt32], to last: Int) -> Bool {
      zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 } && Int(ends.last ?? 0) == last
    }
    return isRising(ends, to: bytes.count) && isRising(cables, to: tokens.count)
  }

  /// Calls with the words of a cable in order, as numbers; after those of each passage comes that of its
  /// end, so that no phrase reaches from one into the next.
  @inline(__always)
  static func forEach(
    _ tokens: UnsafeBufferPointer<UInt16>, in range: Range<Int>, _ body: (Int) -> Void
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      index &+= 1
      if token < wide {
        body(Int(token))
      } else if index &+ 1 < range.upperBound {
        body(Int(tokens[index]) << 16 | Int(tokens[index &+ 1]))
        index &+= 2
      }
    }
  }
}

/// Collects the words of cables, one cable after another.
struct WordCollector {
  /// Numbers of words and of distinct words at which the words are taken.
  private static let most = (tokens: 1 << 18, terms: 1 << 15)

  private var table = TermTable()
  private var tokens: [UInt16] = []
  private var cables: [UInt32] = []

  /// Cables whose words are there.
  var count: Int { cables.count }
  /// True where it is time to `take` them.
  var isFull: Bool { tokens.count >= Self.most.tokens || table.count >= Self.most.terms }

  /// Adds the words of subject, passing lines and paragraphs.
  ///
  /// Cost: linear in the text, which is not copied.
  mutating func add(_ cable: Cable) {
    var folder = WordFolder()
    cable.forEachSearchedText { text, passage in
      folder.withWords(of: text) { bytes, ends in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ends.count) { terms in
          table.intern(bytes, ends: ends, as: terms)
          for term in terms { add(term) }
        }
      }
      add(PassageEnd.word(passage).withUnsafeBufferPointer { table.intern($0) })
    }
    cables.append(UInt32(truncatingIfNeeded: tokens.count))
  }

  @inline(__always)
  private mutating func add(_ term: UInt32) {
    if term < UInt32(FoundWords.wide) {
      tokens.append(UInt16(truncatingIfNeeded: term))
    } else {
      tokens.append(FoundWords.wide)
      tokens.append(UInt16(truncatingIfNeeded: term >> 16))
      tokens.append(UInt16(truncatingIfNeeded: term))
    }
  }

  /// The words of all cables; there are none again then.
  mutating func take() -> FoundWords {
    defer { self = WordCollector() }
    return FoundWords(bytes: table.bytes, ends: table.ends, tokens: tokens, cables: cables)
  }
}
