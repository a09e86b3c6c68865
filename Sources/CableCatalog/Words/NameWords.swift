import CableCore

/// The words of names as numbers, and those that are a slip away from one of them.
///
/// Two words of one hash would be taken for each other, which of 10,000 happens once in 10¹¹ lists.
struct NameWords: Sendable {
  /// The number of all words that are of no name.
  static let other: Int32 = 0

  private var numbers = HashNumbers()
  /// The words of names that are one slip away from each number, one after another, and where those of each end.
  private var nearWords: [Int32] = []
  private var nearEnds: [Int32] = [0]
  /// Numbers below this are words of names.
  private(set) var nameBound: Int32 = 1
  private var slips = SlipTable()

  /// No words.
  init() {}

  /// True where words may have slips.
  var haveSlips: Bool { !slips.isEmpty }

  /// Adds a word of a name, and returns its number.
  mutating func insert(_ word: [UInt8], allowsSlip: Bool) -> Int32 {
    let hash = word.withUnsafeBufferPointer { Hashing.hash($0) }
    let number = Int32(numbers.number(of: hash, new: Int(nameBound)))
    nameBound = max(nameBound, number + 1)
    if allowsSlip { slips.insert(word, number) }
    return number
  }

  /// Ends the adding: looks up which words of names are a slip away from each other.
  mutating func finish(_ words: [[UInt8]]) {
    guard haveSlips else { return }
    var near = [[Int32]](repeating: [], count: Int(nameBound))
    for word in words {
      word.withUnsafeBufferPointer { near[Int(numbers[Hashing.hash($0)])] = slips.near($0) }
    }
    near.dropFirst().forEach { appendNear($0) }
  }

  private mutating func appendNear(_ words: [Int32]) {
    nearWords += words
    nearEnds.append(Int32(nearWords.count))
  }

  /// The words of names that are one slip away from a number.
  func near(_ number: Int32) -> ArraySlice<Int32> { nearWords[nearRange(number)] }

  /// Where the words are that are one slip away from a number; none where names have no slips.
  @inline(__always)
  func nearRange(_ number: Int32) -> Range<Int> {
    guard number > 0, Int(number) < nearEnds.count else { return 0..<0 }
    return Int(nearEnds[Int(number) &- 1])..<Int(nearEnds[Int(number)])
  }

  /// A word at a place of `nearRange`.
  @inline(__always)
  func nearWord(_ place: Int) -> Int32 { nearWords[place] }

  /// The number of a folded word: its own where a name has it or may have it with a slip, else `other`.
  ///
  /// Cost: a look-up; where names have slips, a look-up for each letter of a word that is new.
  @inline(__always)
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = Hashing.hash(word)
    let known = numbers[hash]
    if known >= 0 { return known }
    return haveSlips ? newNumber(word, hash) : Self.other
  }

  private mutating func newNumber(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int32 {
    let found = slips.near(word)
    var number = Self.other
    if !found.isEmpty {
      number = Int32(nearEnds.count)
      appendNear(found)
    }
    _ = numbers.set(hash, to: number)
    return number
  }

  /// The word of names that a number is; `other` where it is one only with a slip.
  @inline(__always)
  func exact(_ number: Int32) -> Int32 { number < nameBound ? number : Self.other }
}
