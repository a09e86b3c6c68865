/// Reads a query by descent: OR of ANDs of terms; brackets nest to a depth of 64.
struct QueryParser {
  private let text: [Character]
  private var position = 0
  private(set) var problems: [Query.Problem] = []

  init(_ text: String) { self.text = Array(text) }

  mutating func parse() -> Query.Node {
    var nodes: [Query.Node] = []
    while position < text.count {
      let before = position
      let node = alternatives(depth: 0)
      if node != .all { nodes.append(node) }
      skipBlanks()
      if position < text.count, text[position] == ")" {
        problems.append(Query.Problem(column: position, message: "no bracket is open here"))
        position += 1
      } else if position == before {
        position += 1
      }
    }
    return Self.joined(nodes, Query.Node.and)
  }

  private static func joined(_ nodes: [Query.Node], _ make: ([Query.Node]) -> Query.Node)
    -> Query.Node
  {
    nodes.isEmpty ? .all : nodes.count == 1 ? nodes[0] : make(nodes)
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position].isWhitespace { position += 1 }
  }

  private mutating func take(keyword: String) -> Bool {
    skipBlanks()
    let end = position + keyword.count
    guard end <= text.count, String(text[position..<end]) == keyword,
      end == text.count || text[end].isWhitespace || text[end] == "("
    else { return false }
    position = end
    return true
  }

  private mutating func alternatives(depth: Int) -> Query.Node {
    var nodes = [terms(depth: depth)]
    while take(keyword: "OR") { nodes.append(terms(depth: depth)) }
    return Self.joined(nodes.filter { $0 != .all }, Query.Node.or)
  }

  private mutating func terms(depth: Int) -> Query.Node {
    var nodes: [Query.Node] = []
    while true {
      skipBlanks()
      guard position < text.count, text[position] != ")" else { break }
      let mark = position
      if take(keyword: "OR") {
        position = mark
        break
      }
      if take(keyword: "AND") { continue }
      let node = term(depth: depth)
      if node != .all { nodes.append(node) }
    }
    return Self.joined(nodes, Query.Node.and)
  }

  private mutating func term(depth: Int) -> Query.Node {
    if take(keyword: "NOT") || takeSign() {
      skipBlanks()
      guard position < text.count, text[position] != ")" else { return .all }
      let inner = depth < 64 ? term(depth: depth + 1) : word()
      return inner == .all ? .all : .not(inner)
    }
    guard text[position] == "(", depth < 64 else { return word() }
    let open = position
    position += 1
    let inner = alternatives(depth: depth + 1)
    skipBlanks()
    if position < text.count {
      position += 1
    } else {
      problems.append(Query.Problem(column: open, message: "this bracket is not closed"))
    }
    return inner
  }

  private mutating func takeSign() -> Bool {
    guard position + 1 < text.count, text[position] == "-" || text[position] == "!",
      !text[position + 1].isWhitespace
    else { return false }
    position += 1
    return true
  }

  /// Fields as other readers and archives name them.
  private static let meant: [String: Query.FieldName] = [
    "origin": .from, "post": .from, "embassy": .from, "station": .from, "tags": .tag,
    "classification": .class, "year": .date, "month": .date, "before": .date, "after": .date,
    "ref": .cites, "refs": .cites, "reftel": .cites, "title": .subject, "file": .path,
  ]

  private mutating func word() -> Query.Node {
    let start = position
    if text[position] == "\"" { return .phrase(quoted().split(separator: " ").map(String.init)) }
    var word = ""
    while position < text.count, !text[position].isWhitespace, text[position] != ")",
      text[position] != "\""
    {
      word.append(text[position])
      position += 1
      // No field has a longer name: a run of colons is looked at once.
      if text[position - 1] == ":", word.utf8.count <= 12,
        let name = Query.FieldName(rawValue: word.dropLast().lowercased())
      {
        return field(name)
      }
    }
    if let colon = word.firstIndex(of: ":") {
      problems.append(
        Query.Problem(
          column: start,
          message: "\(word[..<colon]) is no field; taken as a word"
            + (Self.meant[word[..<colon].lowercased()].map { "; did you mean \($0.rawValue):?" }
              ?? "")))
    }
    if word.last == "*" { return .word(String(word.dropLast()), isPrefix: true) }
    return word.isEmpty ? .all : .word(word, isPrefix: false)
  }

  private mutating func field(_ name: Query.FieldName) -> Query.Node {
    let start = position
    var comparison = Query.Comparison.equal
    for candidate in [Query.Comparison.atLeast, .atMost, .above, .below] {
      let sign = Array(candidate.rawValue)
      if position + sign.count <= text.count, Array(text[position..<position + sign.count]) == sign
      {
        comparison = candidate
        position += sign.count
        break
      }
    }
    var value = ""
    if position < text.count, text[position] == "\"" {
      value = quoted()
    } else {
      while position < text.count, !text[position].isWhitespace, text[position] != ")" {
        value.append(text[position])
        position += 1
      }
    }
    guard !value.isEmpty else {
      problems.append(
        Query.Problem(column: start, message: "\(name.rawValue): needs a value"))
      return .all
    }
    if let message = Self.complaint(about: value, in: name) {
      problems.append(Query.Problem(column: start, message: message))
    }
    return .field(name, comparison, value)
  }

  /// What is wrong with a value that nothing can match.
  private static func complaint(about value: String, in name: Query.FieldName) -> String? {
    let known: [String]
    switch name {
    case .date:
      return value.split(separator: ".").allSatisfy { isDate($0) }
        ? nil : "\(value) is no date; write 2009, 2009-08, 2009-08-04 or 2009-08..2009-12"
    case .has:
      known = ["refs", "cited", "missing-ref", "diagnostic", "note", "star", "mytag"]
    case .is: known = ["read", "unread", "starred", "star"]
    case .class, .mark:
      guard Level(asked: value) == nil else { return nil }
      known = ["U", "SBU", "LOU", "C", "S", "TS"]
    case .precedence:
      guard Precedence(asked: value) == nil else { return nil }
      known = Precedence.allCases.map { $0.word.replacing(" ", with: "-") }
    default: return nil
    }
    guard !known.contains(value.lowercased()) else { return nil }
    return "\(name.rawValue):\(value) is not known; there are \(known.joined(separator: ", "))"
  }

  /// A year, a month or a day.
  private static func isDate(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    return numbers.count == parts.count && (1...3).contains(parts.count) && parts[0].count == 4
      && numbers.dropFirst().allSatisfy { (1...31).contains($0) }
      && (numbers.count < 2 || numbers[1] <= 12)
  }

  private mutating func quoted() -> String {
    let open = position
    position += 1
    var inner = ""
    while position < text.count, text[position] != "\"" {
      inner.append(text[position])
      position += 1
    }
    if position < text.count {
      position += 1
    } else {
      problems.append(Query.Problem(column: open, message: "this quotation is not closed"))
    }
    return inner
  }
}
