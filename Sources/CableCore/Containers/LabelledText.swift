/// A text below lines with names and values of its publisher: `Reference ID: 09LISBON512`, `Date: …`.
///
/// A cable that has nothing but such labels is read as one; here a whole cable is below them, with a header
/// or a classification line of its own.
enum LabelledText {
  private static let mostLines = 24

  /// The cable's own text; nil if the lines are not there.
  ///
  /// - Returns: the text after them. Their values become hints.
  static func read(_ bytes: [UInt8], hints: inout ContainerHints) -> [UInt8]? {
    var facts: [(name: String, value: Substring)] = []
    var start = 0
    for _ in 0..<mostLines where start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      let line = bytes.string(start..<end)
      if let fact = fact(line) {
        facts.append(fact)
      } else if line.contains(where: { !$0.isWhitespace }) {
        break
      }
      start = end + 1
    }
    guard facts.count >= 2, start < bytes.count, facts.contains(where: isID),
      beginsCable(bytes, at: start)
    else { return nil }
    for (name, value) in facts {
      FrontMatter.note(name, FrontMatter.values(value), into: &hints)
    }
    return Array(bytes[start...])
  }

  /// A name that columns of tables have as well, and what is after its colon.
  private static func fact(_ line: String) -> (name: String, value: Substring)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = String(line[..<colon])
    guard RecordColumns.meaning(of: name) != nil else { return nil }
    let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
    return (name, Substring(value.reversed().drop(while: \.isWhitespace).reversed()))
  }

  private static func isID(_ name: String, _ value: Substring) -> Bool {
    RecordColumns.meaning(of: name)?.meaning == .field(.id) && RecordValue.id(String(value)) != nil
  }

  private static func beginsCable(_ bytes: [UInt8], at start: Int) -> Bool {
    var first = start
    while first < bytes.count, bytes[first].isBlank { first += 1 }
    let end = bytes.place(of: 0x0A, from: first) ?? bytes.count
    guard first < end, DocumentOpening.mayOpen(bytes, first) else { return false }
    return DocumentOpening(bytes, first..<end, lineStart: start)?.kind.isHeader == true
  }
}
