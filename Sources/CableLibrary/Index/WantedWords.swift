/// Some rising words that are looked for among others, which rise as well and are front-coded.
///
/// How far the wanted word agrees with the one before says for most words, by what they share with
/// that, whether they come before or after the wanted one; the others are compared from there on.
struct WantedWords {
  private let words: [[UInt8]]
  private let bound: Int
  /// The word that is looked for.
  private var next: Int
  /// How many bytes it has in common with the word that was met last, which comes before it.
  private var common = 0

  /// Nothing was met yet.
  ///
  /// - Parameters:
  ///   - words: the words.
  ///   - range: which of them are wanted.
  init(_ words: [[UInt8]], _ range: Range<Int>) {
    self.words = words
    (next, bound) = (range.lowerBound, range.upperBound)
  }

  /// True where no more words are looked for.
  var isEmpty: Bool { next >= bound }

  /// The place of the word that is met, if it is wanted.
  ///
  /// - Parameters:
  ///   - shared: how many bytes it has in common with the one before; 0 of the first.
  ///   - rest: its other bytes.
  /// - Returns: nil if it is not.
  @inline(__always)
  mutating func meet(_ shared: Int, _ rest: UnsafeBufferPointer<UInt8>) -> Int? {
    shared > common ? nil : compare(shared, rest)
  }

  private mutating func compare(_ shared: Int, _ rest: UnsafeBufferPointer<UInt8>) -> Int? {
    while next < bound {
      // It leaves what the wanted one has in common with the one before, so it comes after it.
      guard shared >= common else {
        skip()
        continue
      }
      guard shared == common else { return nil }
      let word = words[next]
      var end = 0
      let most = min(rest.count, word.count - shared)
      while end < most, word[shared + end] == rest[end] { end += 1 }
      if end == rest.count {
        guard shared + end == word.count else {
          common = shared + end
          return nil
        }
        let found = next
        common = word.count
        skip()
        return found
      }
      if shared + end < word.count, word[shared + end] > rest[end] {
        common = shared + end
        return nil
      }
      skip()
    }
    return nil
  }

  /// Turns to the next word, which has at most as much in common with the word that was met last.
  private mutating func skip() {
    next += 1
    guard next < bound else { return }
    let (word, before) = (words[next], words[next - 1])
    var end = 0
    while end < common, end < word.count, word[end] == before[end] { end += 1 }
    common = end
  }
}
