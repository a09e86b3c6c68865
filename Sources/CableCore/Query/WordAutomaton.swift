/// A pattern at work on words: which of them it matches, a step for each letter.
///
/// All ways through the pattern that a beginning leaves open are one state, made when it is first
/// reached. A table of sorted words is searched with a step for each letter that differs from the
/// word before.
struct WordAutomaton: Sendable {
  /// Before the first letter.
  static let start: Int32 = 0
  /// Whatever comes, the word is matched.
  static let found: Int32 = 1
  /// Whatever comes, the word is not matched.
  static let dead: Int32 = 2

  /// A pattern can have more states than memory holds.
  private static let mostStates = 2_000
  private static let unknown: Int32 = -1

  private struct State: Hashable {
    /// Steps that take a letter.
    var ones: [Int32]
    /// True if the word may end here.
    var isEnd: Bool
  }

  /// Where in a word ways are followed.
  private enum Place { case start, middle, end }

  private let steps: [Pattern.Step]
  /// True where a step for a capital takes the small letter: words have no capitals.
  private let hasCapitals: Bool
  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  /// For each state and ASCII letter the next state.
  private var table: [Int32] = []
  private var others: [UInt64: Int32] = [:]

  /// The machine of a pattern.
  init(_ pattern: Pattern) {
    steps = pattern.steps
    hasCapitals = !pattern.ignoresCase
    reset()
  }

  /// How many states were made.
  var stateCount: Int { states.count }

  /// True where the states are so many that they are better forgotten.
  var isFull: Bool { stateCount > Self.mostStates || others.count > Self.mostStates }

  /// Forgets all states, as before the first word.
  mutating func reset() {
    (states, numbers, table, others) = ([], [:], [], [:])
    let start = closure([0], .start)
    let isFound = start.isFound
    append(State(ones: isFound ? [] : start.ones, isEnd: isFound))
    append(State(ones: [], isEnd: true))
    append(State(ones: [], isEnd: false))
    if isFound {
      for byte in 0..<128 { table[byte] = Self.found }
    }
    for byte in 0..<128 {
      table[128 + byte] = Self.found
      table[256 + byte] = Self.dead
    }
  }

  private mutating func append(_ state: State) {
    states.append(state)
    table.append(contentsOf: repeatElement(Self.unknown, count: 128))
  }

  /// True if a word that ends in a state is matched.
  func accepts(_ state: Int32) -> Bool { states[Int(state)].isEnd }

  /// The state after one more letter.
  @inline(__always)
  mutating func next(_ state: Int32, _ scalar: UInt32) -> Int32 {
    if scalar < 128 {
      let known = table[Int(state) &* 128 &+ Int(scalar)]
      if known >= 0 { return known }
    }
    return newNext(state, scalar)
  }

  private mutating func newNext(_ state: Int32, _ scalar: UInt32) -> Int32 {
    if state == Self.found || state == Self.dead { return state }
    let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(scalar)
    if let known = others[key] { return known }
    let character = Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")
    let upper = hasCapitals ? character.uppercased().first ?? character : character
    // A match may begin at each letter.
    var reached: [Int32] = [0]
    for one in states[Int(state)].ones {
      guard case .one(let set) = steps[Int(one)] else { continue }
      if set.has(character) || (hasCapitals && set.has(upper)) { reached.append(one + 1) }
    }
    let open = closure(reached, .middle)
    let number: Int32
    if open.isFound {
      number = Self.found
    } else {
      let isEnd = closure(reached, .end).isFound
      number =
        open.ones.isEmpty && !isEnd
        ? Self.dead : intern(State(ones: open.ones, isEnd: isEnd))
    }
    if scalar < 128 {
      table[Int(state) * 128 + Int(scalar)] = number
    } else {
      others[key] = number
    }
    return number
  }

  private mutating func intern(_ state: State) -> Int32 {
    if let known = numbers[state] { return known }
    let number = Int32(states.count)
    append(state)
    numbers[state] = number
    return number
  }

  /// The steps that take a letter, from some steps on, and whether the pattern's end is reached.
  private func closure(_ from: [Int32], _ place: Place) -> (ones: [Int32], isFound: Bool) {
    var seen = [Bool](repeating: false, count: steps.count)
    var stack = from.map(Int.init)
    var ones: [Int32] = []
    while let step = stack.popLast() {
      guard !seen[step] else { continue }
      seen[step] = true
      switch steps[step] {
      case .found: return ([], true)
      case .one: ones.append(Int32(step))
      case .jump(let to): stack.append(to)
      case .both(let first, let second): stack += [first, second]
      case .start: if place == .start { stack.append(step + 1) }
      case .end: if place == .end { stack.append(step + 1) }
      // A word has edges where it begins and ends, and none within.
      case .edge(let isEdge): if isEdge == (place != .middle) { stack.append(step + 1) }
      }
    }
    return (ones.sorted(), false)
  }
}
