/// A text below lines with names and values of its publisher: `Reference ID: 09LISBON512`, `Date: …`.
///
/// A whole cable is below them, with a header or a classification line of its own, or the text alone.
enum LabelledText {
  private static let mostLines = 24

  /// A name and a value.
  private typealias Fact = (name: String, value: Substring)
  /// Lines in order, and where the first one begins that is none of them.
  private typealias Listed = (facts: [Fact], end: Int)

  /// The cable's own text; nil if the lines are not there.
  ///
  /// - Returns: the text after them. Their values become hints.
  static func read(_ bytes: [UInt8], hints: inout ContainerHints) -> [UInt8]? {
    let (facts, end) = block(of: bytes, from: 0)
    guard end < bytes.count, facts.contains(where: isID) else { return nil }
    let isBare = facts[0].name == bareID
    guard
      isBare && !isList(bytes, from: end) || facts.count >= 2 && beginsCable(bytes, at: end)
        || facts.count >= 3 && namesPublisher(facts)
    else { return nil }
    for (name, value) in facts {
      if value.hasPrefix("http") {
        // `Source: https://…` is where a page was, and no post.
        hints.note(nil, String(value), from: name)
      } else {
        FrontMatter.note(name, FrontMatter.values(value), into: &hints)
      }
    }
    return Array(bytes[end...])
  }

  /// Whether another id follows: a list of cables, and no cable.
  private static func isList(_ bytes: [UInt8], from place: Int) -> Bool {
    guard let start = bytes[place...].firstIndex(where: { !$0.isBlank }) else { return true }
    return DocumentOpening.isID(bytes, start..<(bytes.place(of: 0x0A, from: start) ?? bytes.count))
  }

  /// How the line with the id may begin.
  static let openings = Openings(
    of: RecordColumns.rows.filter { $0.meaning == .field(.id) }
      // Any sign may be after the first letters.
      .map { (text: $0.name.prefix(2).uppercased(), met: Met.bare) })

  /// False for a line that begins with no name of an id.
  static func mayName(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    openings.mayBegin(at: line.lowerBound, in: bytes)
  }

  /// Whether such lines begin with a line, the first with the id.
  ///
  /// Cost: a few bytes of most lines.
  static func begins(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count <= 80, bytes[line.lowerBound].isDigit || mayName(bytes, line),
      let first = fact(bytes, line) ?? bareFact(bytes, line, below: []),
      isID(first.name, first.value)
    else { return false }
    let (facts, _) = block(of: bytes, from: line.lowerBound)
    return facts.count >= 3 && (first.name == bareID || namesPublisher(facts))
  }

  private static func block(of bytes: [UInt8], from place: Int) -> Listed {
    var block: Listed = ([], place)
    var start = place
    for _ in 0..<mostLines where start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      let line = TextLine.trimmed(bytes.span, start..<end)
      if let fact = fact(bytes, line) ?? bareFact(bytes, line, below: block.facts) {
        block.facts.append(fact)
        block.end = end + 1
      } else if !line.isEmpty {
        break
      }
      start = end + 1
    }
    return block
  }

  /// True where two names are none of a cable's own labels: what is below them need not be one.
  private static func namesPublisher(_ facts: [Fact]) -> Bool {
    facts.count { Labels.names[Word(spelled: $0.name.uppercased(), at: 0..<0)] == nil } >= 2
  }

  /// A name that columns of tables have as well, and what is after its colon.
  private static func fact(_ bytes: [UInt8], _ line: Range<Int>) -> Fact? {
    guard let colon = bytes[line].prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = bytes.string(line.lowerBound..<colon)
    guard RecordColumns.meaning(of: name) != nil else { return nil }
    var value = TextLine.trimmed(bytes.span, (colon + 1)..<line.upperBound)
    // `#09LISBON512`
    if value.count > 1, bytes[value.lowerBound] == UInt8(ascii: "#") {
      value = (value.lowerBound + 1)..<value.upperBound
    }
    return (name, Substring(bytes.string(value)))
  }

  /// The name of an id that has none.
  private static let bareID = "id"

  /// `09LISBON512` as the first line, and a date, a level or a post below it that have no names.
  private static func bareFact(
    _ bytes: [UInt8], _ line: Range<Int>, below facts: [Fact]
  ) -> Fact? {
    guard !line.isEmpty, line.count <= 60 else { return nil }
    if facts.isEmpty {
      guard DocumentOpening.isID(bytes, line), let id = Word.words(bytes, line).last else {
        return nil
      }
      return (bareID, Substring(id.text))
    }
    guard facts[0].name == bareID else { return nil }
    let words = Word.words(bytes, line)
    let text = Substring(bytes.string(line))
    if let first = words.first, DocumentWords.posts.contains(first.uppercased) {
      return ("origin", text)
    }
    return switch RecordValueKind(Array(bytes[line])) {
    case .date: ("date", text)
    // A number is the classification line's own.
    case .level where !words.contains(where: \.hasDigit): ("classification", text)
    default: nil
    }
  }

  private static func isID(_ name: String, _ value: Substring) -> Bool {
    RecordColumns.meaning(of: name)?.meaning == .field(.id) && RecordValue.id(String(value)) != nil
  }

  private static func beginsCable(_ bytes: [UInt8], at start: Int) -> Bool {
    var first = start
    while first < bytes.count, bytes[first].isBlank { first += 1 }
    let end = bytes.place(of: 0x0A, from: first) ?? bytes.count
    guard first < end, DocumentOpening.Filter().mayOpen(bytes, first..<end) else { return false }
    return DocumentOpening(bytes, first..<end, lineStart: start)?.kind.isHeader == true
  }
}
