/// Reads a query by descent: OR of ANDs of terms; brackets nest to a depth of 64.
struct QueryParser {
  private let text: [Character]
  private var position = 0
  private(set) var problems: [Query.Problem] = []
  /// How many more words are taken.
  private var wordsLeft = Query.mostWords
  /// True within the brackets of `para:( … )`.
  private var isInParagraph = false

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
      end == text.count || text[end].isWhitespace || text[end] == "(" || text[end] == ")"
    else { return false }
    position = end
    return true
  }

  private mutating func alternatives(depth: Int) -> Query.Node {
    var nodes = [terms(depth: depth)]
    while true {
      skipBlanks()
      let column = position
      guard take(keyword: "OR") else { break }
      let known = problems.count
      nodes.append(terms(depth: depth))
      if problems.count == known, nodes.suffix(2).contains(.all) { needTerms(column, "OR") }
    }
    return Self.joined(nodes.filter { $0 != .all }, Query.Node.or)
  }

  private mutating func terms(depth: Int) -> Query.Node {
    var nodes: [Query.Node] = []
    var hasTerm = false
    /// Where AND is that no term has followed yet.
    var joiner: Int?
    while true {
      skipBlanks()
      guard position < text.count, text[position] != ")" else { break }
      let mark = position
      if take(keyword: "OR") {
        position = mark
        break
      }
      if take(keyword: "AND") {
        if hasTerm { joiner = mark } else { needTerms(mark, "AND") }
        continue
      }
      let node = term(depth: depth)
      hasTerm = true
      joiner = nil
      if node != .all { nodes.append(node) }
    }
    if let joiner { needTerms(joiner, "AND") }
    return Self.joined(nodes, Query.Node.and)
  }

  private mutating func needTerms(_ column: Int, _ keyword: String) {
    problems.append(
      Query.Problem(column: column, message: "\(keyword) needs a term before it and one after it"))
  }

  private mutating func term(depth: Int) -> Query.Node {
    let start = position
    if take(keyword: "NOT") || takeSign() {
      skipBlanks()
      guard position < text.count, text[position] != ")", !take(keyword: "OR"),
        !take(keyword: "AND")
      else {
        problems.append(Query.Problem(column: start, message: "NOT needs a term after it"))
        return .all
      }
      let inner = depth < 64 ? term(depth: depth + 1) : word()
      return inner == .all ? .all : .not(inner)
    }
    guard text[position] == "(", depth < 64 else { return word() }
    let open = position
    position += 1
    let known = problems.count
    let inner = alternatives(depth: depth + 1)
    skipBlanks()
    if position < text.count {
      position += 1
      if inner == .all, problems.count == known {
        problems.append(Query.Problem(column: open, message: "these brackets hold no term"))
      }
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
    "embassy": .from, "station": .from, "year": .date, "month": .date, "before": .date,
    "after": .date, "reftel": .cites, "title": .subject, "file": .path,
  ]

  /// More words among those of a phrase are more than a paragraph has.
  private static let mostOthers = 1_000

  /// Fields whose values come one after another.
  private static let ordered: Set<Query.FieldName> = [.class, .mark, .precedence, .date]

  private mutating func word() -> Query.Node {
    let start = position
    if text[position] == "/" { return pattern() }
    if text[position] == "\"" {
      let phrase = quoted()
      guard holdsWord(phrase, at: start) else { return .all }
      let words = phrase.split(separator: " ").map(String.init)
      let taken = Array(words.prefix(wordsLeft))
      let others = distance()
      guard takeWords(words.count, at: start) else {
        return taken.isEmpty ? .all : .phrase(taken)
      }
      return others.map { .near(words, others: $0) } ?? .phrase(words)
    }
    var word = ""
    while position < text.count, !text[position].isWhitespace, text[position] != ")",
      text[position] != "\""
    {
      word.append(text[position])
      position += 1
      // No field has a longer name: a run of colons is looked at once.
      if text[position - 1] == ":", word.utf8.count <= 15,
        let name = Query.FieldName(asked: String(word.dropLast()))
      {
        return name == .para ? paragraph(from: start) : field(name)
      }
    }
    if let colon = word.firstIndex(of: ":") {
      problems.append(
        Query.Problem(
          column: start,
          message: (colon == word.startIndex
            ? "before the colon a field is missing" : "\(word[..<colon]) is not a field")
            + (Self.meant[word[..<colon].lowercased()].map { "; did you mean \($0.rawValue):?" }
              ?? ""),
          remedy: "taken as a word"))
    }
    guard holdsWord(word, at: start), takeWords(1, at: start) else { return .all }
    if let form = form(of: word, at: start) { return .form(form) }
    return word.last == "*"
      ? .word(String(word.dropLast()), isPrefix: true) : .word(word, isPrefix: false)
  }

  /// How many words may be among those of a phrase, `~5` after it; nil where the phrase is one.
  private mutating func distance() -> Int? {
    guard position < text.count, text[position] == "~" else { return nil }
    let column = position
    position += 1
    var digits = ""
    while position < text.count, text[position].isNumber {
      digits.append(text[position])
      position += 1
    }
    guard let others = Int(digits), (1...Self.mostOthers).contains(others) else {
      problems.append(
        Query.Problem(
          column: column,
          message:
            "after a phrase ~ needs a number from 1 to \(Self.mostOthers), as in \"rule law\"~5",
          remedy: "taken as a phrase"))
      return nil
    }
    return others
  }

  /// What one paragraph must have, after `para:`: a term, or several in brackets.
  private mutating func paragraph(from start: Int) -> Query.Node {
    guard position < text.count, !text[position].isWhitespace, text[position] != ")" else {
      problems.append(
        Query.Problem(column: position, message: "para: needs a term, or several in brackets"))
      return .all
    }
    guard !isInParagraph else {
      problems.append(
        Query.Problem(
          column: start, message: "para: is for one paragraph, which has no others in it"))
      return .all
    }
    isInParagraph = true
    defer { isInParagraph = false }
    let inner = term(depth: 1)
    return inner == .all ? .all : .paragraph(inner)
  }

  /// The form that a word asks for: `karimov~1`, `*artel*`, `cart*l`; nil for all other words.
  private mutating func form(of word: String, at column: Int) -> WordForm? {
    if let tilde = word.lastIndex(of: "~") {
      let stem = String(word[..<tilde])
      let count = word[word.index(after: tilde)...]
      guard let errors = Int(count), (1...2).contains(errors), Self.isWord(stem) else {
        problems.append(
          Query.Problem(
            column: column,
            message: "write one word with 1 or 2 typing errors as karimov~1 or karimov~2",
            remedy: "taken as words"))
        return nil
      }
      let fewest = WordForm.fewestLetters(errors: errors)
      guard stem.count >= fewest else {
        problems.append(
          Query.Problem(
            column: column,
            message: "a word of fewer than \(fewest) letters is \(errors) "
              + "\(errors == 1 ? "error" : "errors") away from too many others",
            remedy: "taken as a word"))
        return nil
      }
      guard stem.utf8.count <= WordForm.mostLetters else {
        problems.append(
          Query.Problem(
            column: column,
            message: "a word with typing errors has at most \(WordForm.mostLetters) letters",
            remedy: "taken as a word"))
        return nil
      }
      return .near(stem, errors: errors)
    }
    // A star at the end alone is a prefix.
    guard word.dropLast().contains("*") else { return nil }
    guard Self.isWord(word.replacing("*", with: "")) else {
      problems.append(
        Query.Problem(
          column: column, message: "a * within a word goes with letters and digits only",
          remedy: "taken as words"))
      return nil
    }
    return .shape(word)
  }

  /// True for letters and digits alone: one word of the index, however it is folded.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber }
  }

  /// A regular expression between slashes; in it `\/` is a slash.
  private mutating func pattern() -> Query.Node {
    let open = position
    position += 1
    var inner = ""
    while position < text.count, text[position] != "/" {
      if text[position] == "\\", position + 1 < text.count {
        if text[position + 1] != "/" { inner.append("\\") }
        position += 1
      }
      inner.append(text[position])
      position += 1
    }
    guard position < text.count else {
      problems.append(
        Query.Problem(
          column: open, message: "this pattern is not closed: write /\(inner)/",
          remedy: "taken as words"))
      return holdsWord(inner, at: open) ? .word(inner, isPrefix: false) : .all
    }
    position += 1
    guard takeWords(1, at: open) else { return .all }
    do throws(Pattern.Fault) {
      if try Pattern(parsing: inner).takesNothing {
        problems.append(
          Query.Problem(
            column: open, message: "/\(inner)/ matches every word: it can match nothing"))
        return .all
      }
      return .form(.pattern(inner))
    } catch {
      problems.append(
        Query.Problem(column: open + 1 + error.column, message: "in /\(inner)/ \(error.message)"))
      return .all
    }
  }

  /// Counts words; false if there are too many, and then what follows is left out.
  private mutating func takeWords(_ count: Int, at column: Int) -> Bool {
    guard count > wordsLeft else {
      wordsLeft -= count
      return true
    }
    problems.append(
      Query.Problem(
        column: column,
        message: "a query has at most \(Query.mostWords) words", remedy: "the rest is left out"))
    wordsLeft = 0
    position = text.count
    return false
  }

  /// Whether a text has a letter or a digit; without one no word of a cable can equal it, and taking
  /// it for nothing would select every cable.
  private mutating func holdsWord(_ text: String, at column: Int) -> Bool {
    if Self.hasWord(text) { return true }
    problems.append(
      Query.Problem(
        column: column,
        message: "\(text.isEmpty ? "this" : text) has no letter or digit to look for"))
    return false
  }

  private static func hasWord(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
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
      // `exemption:1.4(d)`: a bracket that the value itself opened is a part of it.
      var depth = 0
      while position < text.count, !text[position].isWhitespace, depth > 0 || text[position] != ")"
      {
        if text[position] == "(" { depth += 1 }
        if text[position] == ")" { depth -= 1 }
        value.append(text[position])
        position += 1
      }
    }
    guard !value.allSatisfy(\.isWhitespace) else {
      problems.append(
        Query.Problem(column: start, message: "\(name.rawValue): needs a value"))
      return .all
    }
    guard takeWords(1, at: start) else { return .all }
    if let message = Self.complaint(about: value, compared: comparison, in: name) {
      problems.append(Query.Problem(column: start, message: message))
    }
    if isInParagraph, name != .stem, name != .mark {
      problems.append(
        Query.Problem(
          column: start,
          message: "\(name.rawValue): is about a whole cable; within para: only words, phrases and "
            + "mark: are known"))
      return .all
    }
    if name == .stem, comparison == .equal, Self.isWord(value) { return .form(.stem(value)) }
    return .field(name, comparison, value)
  }

  /// What is wrong with a value that nothing can match, or with a comparison that says nothing.
  private static func complaint(
    about value: String, compared comparison: Query.Comparison, in name: Query.FieldName
  ) -> String? {
    let known: [String]
    if comparison != .equal, !ordered.contains(name) {
      return "\(name.rawValue): has no order; write \(name.rawValue):\(value), or in quotes what "
        + "begins with \(comparison.rawValue)"
    }
    switch name {
    case .stem:
      return isWord(value) ? nil : "stem: takes one word, such as stem:cartel"
    case .subject, .note, .signed, .classifiedby, .drafted:
      return hasWord(value) ? nil : "\(value) has no letter or digit to look for"
    case .date:
      guard let dates = AskedDates(value) else {
        return "\(value) is not a date; write 2009, 2009-08, 2009-08-04 or 2009-08..2009-12"
      }
      if dates.isBackwards { return "\(value) ends before it begins" }
      return dates.isRange && comparison != .equal
        ? "\(comparison.rawValue) is for one date, and \(value) is a range" : nil
    case .has:
      known = ["refs", "cited", "missing-ref", "diagnostic", "note", "star", "mytag"]
    case .is:
      known =
        ["read", "unread", "starred", "star"]
        + DocumentKind.allCases.map { $0.rawValue.replacing(" ", with: "-") }
    case .class, .mark:
      guard Level(asked: value) == nil else { return nil }
      known = ["U", "SBU", "LOU", "C", "S", "TS"]
    case .precedence:
      guard Precedence(asked: value) == nil else { return nil }
      known = Precedence.allCases.map { $0.word.replacing(" ", with: "-") }
    case .exemption:
      guard ExemptionWords.name(value) == nil, value.last != "*" || !hasWord(value) else {
        return nil
      }
      return "\(value) is not an exemption; write B6, B7(C), 1.4(d) or B*"
    case .tag, .from, .to, .caption, .id, .cites, .citedby, .path, .mytag, .para: return nil
    }
    guard !known.contains(value.lowercased()) else { return nil }
    return "\(name.rawValue):\(value) is not known; there are \(known.joined(separator: ", "))"
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
