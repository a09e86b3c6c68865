/// A regular expression that a person searches with; no pattern can take more than linear time.
///
/// Known are `.`, `[a-z]`, `[^a-z]`, `\d \w \s` with their opposites `\D \W \S`, `\b` and `\B`,
/// `^` and `$`, groups, `|`, and the repetitions `* + ? {2} {2,} {2,5}`, each greedy or, with a `?`
/// after it, not. There are no back references: nothing linear could find them.
public struct Pattern: Sendable, Hashable {
  /// Why a pattern cannot be used.
  public struct Fault: Error, Sendable, Hashable {
    /// Column in characters, from 0.
    public var column: Int
    /// What is wrong, as a sentence without a full stop.
    public var message: String

    /// A fault from its parts.
    public init(column: Int, message: String) {
      self.column = column
      self.message = message
    }
  }

  /// One instruction of the machine that runs over a text.
  enum Step: Sendable, Hashable {
    /// Takes one character of a set.
    case one(PatternSet)
    /// Continues at both places; the first is preferred.
    case both(Int, Int)
    case jump(Int)
    case start, end
    /// Between a character of a word and one of none, or anywhere else.
    case edge(Bool)
    case found
  }

  let steps: [Step]
  /// True if the pattern has no capitals: then case does not count.
  public let ignoresCase: Bool
  /// ASCII characters in a row that every match has; empty if none are known.
  private let literal: [UInt8]

  /// Reads a pattern as it is typed.
  public init(parsing text: String) throws(Fault) {
    var parser = PatternParser(text)
    let node = try parser.parse()
    var program = PatternProgram()
    try program.add(node)
    steps = program.steps + [.found]
    ignoresCase = !parser.hasCapitals
    literal = node.literals.max { $0.count < $1.count } ?? []
  }

  /// A pattern from its steps, which ignores case, and small letters of ASCII in a row that every match has.
  init(steps: [Step], literal: [UInt8] = []) {
    self.steps = steps
    ignoresCase = true
    self.literal = literal
  }

  /// What every word that matches has, as words are folded; empty if nothing is known.
  var wordLiteral: [UInt8] { literal.map(\.lowercased) }

  /// False if a text cannot match because it lacks what every match has.
  ///
  /// Cost: one pass over the bytes; nothing is known of texts with other than ASCII.
  ///
  /// - Parameter text: what would be searched.
  /// - Returns: true if it has to be.
  package func mayMatch(_ text: String) -> Bool {
    guard let first = literal.first else { return true }
    var text = text
    return text.withUTF8 { bytes in
      // Other letters than ASCII may be ASCII in lower case, as the Kelvin sign is.
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return true }
      var place = 0
      while place + literal.count <= bytes.count {
        if fold(bytes[place]) == first,
          literal.indices.allSatisfy({ fold(bytes[place + $0]) == literal[$0] })
        {
          return true
        }
        place += 1
      }
      return false
    }
  }

  private func fold(_ byte: UInt8) -> UInt8 {
    ignoresCase && byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
  }

  /// Every match in a text that is not empty, from left to right; none overlaps another.
  ///
  /// Of several matches at one place the one that a backtracking engine finds first is taken.
  ///
  /// - Parameters:
  ///   - text: what is searched, as characters.
  ///   - budget: how many steps may still be made; at 0 the search ends with what it has.
  ///     One match costs at most the text's length times the pattern's.
  /// - Returns: ranges of indices of `text`.
  public func matches(in text: [Character], budget: inout Int) -> [Range<Int>] {
    let folded = ignoresCase ? text.map(Self.folded) : text
    var run = PatternRun(steps: steps, text: folded)
    var found: [Range<Int>] = []
    var from = 0
    while from <= text.count, budget > 0, let match = run.first(from: from, budget: &budget) {
      if match.isEmpty {
        from = match.upperBound + 1
      } else {
        found.append(match)
        from = match.upperBound
      }
    }
    return found
  }

  /// A character in lower case, where that is one character.
  public static func folded(_ character: Character) -> Character {
    if let ascii = character.asciiValue {
      return ascii >= 0x41 && ascii <= 0x5A
        ? Character(Unicode.Scalar(ascii + 0x20)) : character
    }
    let lower = character.lowercased()
    return lower.count == 1 ? lower.first ?? character : character
  }
}

/// The characters that a place of a pattern takes.
struct PatternSet: Sendable, Hashable {
  /// Characters of a kind.
  enum Kind: Sendable, Hashable {
    case any, digit, word, blank

    func has(_ character: Character) -> Bool {
      switch self {
      case .any: true
      case .digit: character >= "0" && character <= "9"
      case .word: character.isLetter || character.isNumber || character == "_"
      case .blank: character.isWhitespace
      }
    }
  }

  /// A kind, or all but it.
  struct Part: Sendable, Hashable {
    var kind: Kind
    var isOpposite = false
  }

  var ranges: [ClosedRange<Character>] = []
  var parts: [Part] = []
  var isOpposite = false

  func has(_ character: Character) -> Bool {
    let isIn =
      ranges.contains { $0.contains(character) }
      || parts.contains { $0.kind.has(character) != $0.isOpposite }
    return isIn != isOpposite
  }
}

/// A pattern as a list of steps, of bounded length.
private struct PatternProgram {
  /// More steps than anyone writes by hand, and few enough to be quick.
  static let most = 1_000

  var steps: [Pattern.Step] = []

  mutating func add(_ node: PatternNode) throws(Pattern.Fault) {
    guard steps.count < Self.most else {
      throw Pattern.Fault(column: 0, message: "the pattern repeats too much: write smaller numbers")
    }
    switch node {
    case .empty: break
    case .one(let set): steps.append(.one(set))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .edge(let isEdge): steps.append(.edge(isEdge))
    case .sequence(let nodes): for node in nodes { try add(node) }
    case .either(let nodes): try addEither(nodes[...])
    case .repeated(let node, let low, let high, let isLazy):
      for _ in 0..<low { try add(node) }
      if let high {
        var forks: [Int] = []
        for _ in low..<high {
          forks.append(steps.count)
          steps.append(.jump(0))
          try add(node)
        }
        for fork in forks { steps[fork] = split(fork + 1, steps.count, isLazy) }
      } else {
        let fork = steps.count
        steps.append(.jump(0))
        try add(node)
        steps.append(.jump(fork))
        steps[fork] = split(fork + 1, steps.count, isLazy)
      }
    }
  }

  private mutating func addEither(_ nodes: ArraySlice<PatternNode>) throws(Pattern.Fault) {
    var ends: [Int] = []
    for (index, node) in zip(nodes.indices, nodes) {
      guard index < nodes.endIndex - 1 else {
        try add(node)
        break
      }
      let fork = steps.count
      steps.append(.jump(0))
      try add(node)
      ends.append(steps.count)
      steps.append(.jump(0))
      steps[fork] = .both(fork + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
  }

  private func split(_ inside: Int, _ beyond: Int, _ isLazy: Bool) -> Pattern.Step {
    isLazy ? .both(beyond, inside) : .both(inside, beyond)
  }
}

/// The machine at work: all ways through the pattern at once, a character at a time.
private struct PatternRun {
  /// A way through the pattern that is under way.
  private struct Way {
    var step: Int
    var start: Int
  }

  let steps: [Pattern.Step]
  let text: [Character]
  private var ways: [Way] = []
  private var next: [Way] = []
  /// For each step the number of the position at which a way came to it last.
  private var seen: [Int]
  private var turn = 0
  private var stack: [Int] = []

  init(steps: [Pattern.Step], text: [Character]) {
    self.steps = steps
    self.text = text
    seen = [Int](repeating: 0, count: steps.count)
  }

  /// The leftmost match from a place on; nil without one, or where the budget is spent.
  mutating func first(from: Int, budget: inout Int) -> Range<Int>? {
    var best: Range<Int>?
    var position = from
    next = []
    turn += 1
    while position <= text.count {
      // A new way begins here, after those that began before.
      if best == nil { follow(0, start: position, at: position) }
      swap(&ways, &next)
      next.removeAll(keepingCapacity: true)
      if ways.isEmpty, best != nil { break }
      turn += 1
      budget -= ways.count + 1
      guard budget > 0 else { return best }
      for way in ways {
        switch steps[way.step] {
        case .found:
          best = way.start..<position
        case .one(let set):
          if position < text.count, set.has(text[position]) {
            follow(way.step + 1, start: way.start, at: position + 1)
          }
          continue
        default: continue
        }
        // Ways that come after one that has matched are not preferred.
        break
      }
      position += 1
    }
    return best
  }

  /// Continues from a step to all places that take a character or are the end, in order.
  private mutating func follow(_ step: Int, start: Int, at position: Int) {
    stack.append(step)
    while let step = stack.popLast() {
      guard seen[step] != turn else { continue }
      seen[step] = turn
      switch steps[step] {
      case .jump(let to): stack.append(to)
      case .both(let first, let second):
        stack.append(second)
        stack.append(first)
      case .start: if position == 0 { stack.append(step + 1) }
      case .end: if position == text.count { stack.append(step + 1) }
      case .edge(let isEdge): if isEdge == isWordEdge(position) { stack.append(step + 1) }
      case .one, .found: next.append(Way(step: step, start: start))
      }
    }
  }

  private func isWordEdge(_ position: Int) -> Bool {
    let word = PatternSet.Kind.word
    let before = position > 0 && word.has(text[position - 1])
    let after = position < text.count && word.has(text[position])
    return before != after
  }
}
