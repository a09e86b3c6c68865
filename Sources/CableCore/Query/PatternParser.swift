/// A pattern as it was read.
indirect enum PatternNode {
  case empty, start, end
  case one(PatternSet)
  case edge(Bool)
  case sequence([PatternNode])
  case either([PatternNode])
  case repeated(PatternNode, low: Int, high: Int?, isLazy: Bool)
}

extension PatternNode {
  /// Runs of ASCII characters that every match has.
  var literals: [[UInt8]] {
    guard case .sequence(let nodes) = self else { return literal.map { [[$0]] } ?? [] }
    var runs: [[UInt8]] = [[]]
    for node in nodes {
      if let byte = node.literal {
        runs[runs.count - 1].append(byte)
      } else {
        if case .sequence = node { runs += node.literals }
        runs.append([])
      }
    }
    return runs
  }

  /// The one ASCII character that it takes; nil if it takes others.
  private var literal: UInt8? {
    guard case .one(let set) = self, set.parts.isEmpty, !set.isOpposite, set.ranges.count == 1,
      let range = set.ranges.first, range.lowerBound == range.upperBound
    else { return nil }
    return range.lowerBound.asciiValue
  }
}

/// Reads what is typed; every fault has its column.
struct PatternParser {
  /// Groups within groups; each takes some of the stack.
  private static let deepest = 50
  /// The highest count of `{…}`.
  private static let mostTimes = 500

  private let text: [Character]
  private var at = 0
  private var depth = 0
  /// True if a letter that is searched for is a capital.
  private(set) var hasCapitals = false

  init(_ text: String) { self.text = Array(text) }

  mutating func parse() throws(Pattern.Fault) -> PatternNode {
    let node = try alternatives()
    guard at == text.count else { throw fault("this ) closes nothing; \\) is the character") }
    return node
  }

  private var peek: Character? { at < text.count ? text[at] : nil }

  private func fault(_ message: String, at column: Int? = nil) -> Pattern.Fault {
    Pattern.Fault(column: column ?? at, message: message)
  }

  private mutating func alternatives() throws(Pattern.Fault) -> PatternNode {
    var nodes = [try sequence()]
    while peek == "|" {
      at += 1
      nodes.append(try sequence())
    }
    return nodes.count == 1 ? nodes[0] : .either(nodes)
  }

  private mutating func sequence() throws(Pattern.Fault) -> PatternNode {
    var nodes: [PatternNode] = []
    while let character = peek, character != "|", character != ")" {
      nodes.append(try repeated(try atom()))
    }
    return nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func atom() throws(Pattern.Fault) -> PatternNode {
    let column = at
    let character = text[at]
    at += 1
    switch character {
    case ".": return .one(PatternSet(parts: [PatternSet.Part(kind: .any)]))
    case "^": return .start
    case "$": return .end
    case "[": return .one(try set(from: column))
    case "(": return try group(from: column)
    case "\\": return try escaped(from: column)
    case "*", "+", "?":
      throw fault("there is nothing to repeat; \\\(character) is the character", at: column)
    default: return .one(literal(character))
    }
  }

  private mutating func literal(_ character: Character) -> PatternSet {
    if character.isUppercase { hasCapitals = true }
    return PatternSet(ranges: [character...character])
  }

  private mutating func group(from column: Int) throws(Pattern.Fault) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw fault("groups are nested too deeply", at: column)
    }
    if peek == "?" {
      guard at + 1 < text.count, text[at + 1] == ":" else {
        throw fault("of groups with (? only (?: is known")
      }
      at += 2
    }
    let node = try alternatives()
    guard peek == ")" else { throw fault("this ( is not closed; \\( is the character", at: column) }
    at += 1
    return node
  }

  private mutating func escaped(from column: Int) throws(Pattern.Fault) -> PatternNode {
    guard let character = peek else {
      throw fault("a \\ at the end escapes nothing; \\\\ is the character", at: column)
    }
    at += 1
    if let part = Self.part(character) { return .one(PatternSet(parts: [part])) }
    switch character {
    case "b": return .edge(true)
    case "B": return .edge(false)
    default: return .one(literal(try plain(character, from: column)))
    }
  }

  /// The character that an escape stands for.
  private func plain(_ character: Character, from column: Int) throws(Pattern.Fault) -> Character {
    if character == "t" { return "\t" }
    if character.isWholeNumber {
      throw fault("back references such as \\\(character) are not known", at: column)
    }
    guard !character.isLetter else { throw fault("\\\(character) is not known", at: column) }
    return character
  }

  private static func part(_ letter: Character) -> PatternSet.Part? {
    switch letter {
    case "d": PatternSet.Part(kind: .digit)
    case "D": PatternSet.Part(kind: .digit, isOpposite: true)
    case "w": PatternSet.Part(kind: .word)
    case "W": PatternSet.Part(kind: .word, isOpposite: true)
    case "s": PatternSet.Part(kind: .blank)
    case "S": PatternSet.Part(kind: .blank, isOpposite: true)
    default: nil
    }
  }

  /// What is between `[` and `]`.
  private mutating func set(from column: Int) throws(Pattern.Fault) -> PatternSet {
    var set = PatternSet()
    if peek == "^" {
      set.isOpposite = true
      at += 1
    }
    var isFirst = true
    while let character = peek {
      // A `]` right at the beginning is the character, as everywhere.
      if character == "]", !isFirst {
        at += 1
        return set
      }
      isFirst = false
      let place = at
      at += 1
      if character == "[", peek == ":" {
        throw fault("[:…:] is not known; there are \\d, \\w and \\s", at: place)
      }
      var low = character
      if character == "\\" {
        guard let letter = peek else { break }
        at += 1
        if let part = Self.part(letter) {
          set.parts.append(part)
          continue
        }
        low = try plain(letter, from: place)
      }
      let high = try end(of: low, from: place)
      if low.isUppercase || high.isUppercase { hasCapitals = true }
      set.ranges.append(low...high)
    }
    throw fault("this [ is not closed; \\[ is the character", at: column)
  }

  /// The last character of a range, or its only one.
  private mutating func end(of low: Character, from place: Int) throws(Pattern.Fault) -> Character {
    guard peek == "-", at + 1 < text.count, text[at + 1] != "]" else { return low }
    at += 1
    var high = text[at]
    at += 1
    if high == "\\" {
      guard let letter = peek else { return low }
      at += 1
      high = try plain(letter, from: at - 2)
    }
    guard low <= high else { throw fault("the range \(low)-\(high) runs backwards", at: place) }
    return high
  }

  private mutating func repeated(_ node: PatternNode) throws(Pattern.Fault) -> PatternNode {
    let column = at
    let times: (low: Int, high: Int?)
    switch peek {
    case "*": times = (0, nil)
    case "+": times = (1, nil)
    case "?": times = (0, 1)
    case "{":
      // Without a number it is the character, as in most engines.
      guard let counted = try counts() else { return node }
      times = counted
      at -= 1
    default: return node
    }
    at += 1
    var isLazy = false
    if peek == "?" {
      isLazy = true
      at += 1
    }
    if let again = peek, "*+?".contains(again) {
      throw fault("this repeats a repetition; put a group around it")
    }
    if case .start = node { throw fault("^ cannot be repeated", at: column) }
    if case .end = node { throw fault("$ cannot be repeated", at: column) }
    return .repeated(node, low: times.low, high: times.high, isLazy: isLazy)
  }

  /// The counts of `{2}`, `{2,}` and `{2,5}`, after which the place is; nil if there is none.
  private mutating func counts() throws(Pattern.Fault) -> (low: Int, high: Int?)? {
    let column = at
    guard let close = text[at...].firstIndex(of: "}") else { return nil }
    let inside = String(text[(at + 1)..<close])
    let parts = inside.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let low = Int(parts[0]), low >= 0 else { return nil }
    var high: Int? = low
    if parts.count == 2 {
      high = parts[1].isEmpty ? nil : Int(parts[1])
      guard parts[1].isEmpty || high != nil else { return nil }
    }
    guard max(low, high ?? 0) <= Self.mostTimes else {
      throw fault("{\(inside)} is too often: at most \(Self.mostTimes)", at: column)
    }
    guard high.map({ low <= $0 }) ?? true else {
      throw fault("{\(inside)} runs backwards", at: column)
    }
    at = close + 1
    return (low, high)
  }
}
