/// Follows an automaton through words in sorted order: what a word shares with the one before is not
/// followed again.
package struct WordTrail: Sendable {
  /// No word that a person writes has more bytes; longer ones have no form.
  private static let mostBytes = 256

  private(set) var automaton: WordAutomaton
  /// The state after so many bytes of the last word, up to `mostBytes`, which a type cannot name; that within a letter
  /// is the one before it.
  private var reached = InlineArray<257, Int32>(repeating: WordAutomaton.start)
  /// How many bytes of the last word were followed.
  private var length = 0

  /// Bytes in a row that every taken word has; empty where none are known, or where most words are
  /// given up by their beginnings.
  package let literal: [UInt8]

  /// The trail of a pattern, before the first word.
  package init(_ pattern: Pattern) {
    automaton = WordAutomaton(pattern)
    let isAnchored = automaton.next(WordAutomaton.start, 0xFFFD) == WordAutomaton.dead
    literal = isAnchored ? [] : pattern.wordLiteral
  }

  /// Whether a word is taken.
  ///
  /// Cost: a step for each letter that is not shared, until no word with these letters is taken.
  ///
  /// - Parameters:
  ///   - word: in UTF-8, folded.
  ///   - shared: bytes that it has in common with the word before; 0 where that is not known.
  /// - Returns: whether it is, and with how many of its bytes no word is; nil if some may be.
  package mutating func follow(
    _ word: UnsafeBufferPointer<UInt8>, sharing shared: Int
  ) -> (hasForm: Bool, deadEnd: Int?) {
    if automaton.isFull {
      automaton.reset()
      length = 0
    }
    guard word.count <= Self.mostBytes else {
      length = 0
      return (false, nil)
    }
    var place = min(shared, length, word.count)
    while place > 0, place < word.count, word[place] & 0xC0 == 0x80 { place -= 1 }
    var state = reached[place]
    while state != WordAutomaton.dead, place < word.count {
      let (scalar, size) = Self.scalar(word, place)
      for _ in 1..<size {
        place += 1
        reached[place] = state
      }
      state = automaton.next(state, scalar)
      place += 1
      reached[place] = state
    }
    length = place
    return state == WordAutomaton.dead ? (false, place) : (automaton.accepts(state), nil)
  }

  /// The letter at a place, and its bytes.
  @inline(__always)
  private static func scalar(_ word: UnsafeBufferPointer<UInt8>, _ start: Int) -> (UInt32, Int) {
    let lead = word[start]
    guard lead >= 0xC0 else { return (UInt32(lead), 1) }
    let size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard start + size <= word.count else { return (0xFFFD, word.count - start) }
    var value = UInt32(lead) & (0x7F >> UInt32(size))
    for offset in 1..<size { value = value << 6 | UInt32(word[start + offset] & 0x3F) }
    return (value, size)
  }
}
