package import CableCore
package import CableCatalog

/// What the list is narrowed by: chips, one a term, and picked tags.
struct Filter: Sendable, Hashable {
  /// How a picked tag takes part.
  enum TagUse: Sendable, Hashable { case and, or, not }

  /// Terms of the query language, all of which must hold.
  var chips: [String] = []
  var tags: [String: TagUse] = [:]

  var isEmpty: Bool { chips.isEmpty && tags.isEmpty }

  /// The picked tags as terms, each a chip on the screen.
  var tagChips: [String] {
    var parts = terms(.and, "tag:")
    let either = terms(.or, "tag:")
    if !either.isEmpty {
      parts.append(either.count == 1 ? either[0] : "(\(either.joined(separator: " OR ")))")
    }
    return parts + terms(.not, "-tag:")
  }

  private func terms(_ use: TagUse, _ prefix: String) -> [String] {
    tags.filter { $0.value == use }.keys.sorted().map { tag in
      prefix + (tag.contains(" ") ? "\"\(tag)\"" : tag)
    }
  }

  /// The whole filter in the query language.
  var text: String { (chips + tagChips).joined(separator: " ") }

  /// The filter as it is looked for while something is typed after it: the word under way may
  /// still grow.
  func text(with typed: String) -> String {
    [text, Self.underWay(typed)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The filter with a text of the query language after it.
  func adding(_ typed: String) -> Filter {
    var copy = self
    for term in Self.terms(of: typed) where !copy.chips.contains(term) { copy.chips.append(term) }
    return copy
  }

  /// Takes the last term away and gives it; nil where there is none.
  mutating func pop() -> String? {
    guard let tag = tags.keys.sorted().last else { return chips.popLast() }
    tags[tag] = nil
    return "tag:" + tag
  }

  /// Takes a term away, by its place among `chips` and then `tagChips`, and gives it.
  mutating func take(at place: Int) -> String? {
    guard place >= chips.count else { return chips.remove(at: place) }
    let before = self
    guard before.tagChips.indices.contains(place - chips.count) else { return nil }
    let chip = before.tagChips[place - chips.count]
    // Tags that are joined by "or" are one term.
    for tag in before.tags.keys {
      var without = before
      without.tags[tag] = nil
      if !without.tagChips.contains(chip) { tags[tag] = nil }
    }
    return chip
  }

  /// The query with its last word as the beginning of others; nil where it begins none.
  static func begun(by typed: String) -> String? {
    let begun = underWay(typed)
    return begun != typed && begun.hasSuffix("*") ? begun : nil
  }

  /// A query with its last word as a beginning, because more of it may come.
  ///
  /// A single letter begins too many words to say anything, so it is left out.
  static func underWay(_ typed: String) -> String {
    let start = typed.lastIndex { $0 == " " || $0 == "(" }.map { typed.index(after: $0) }
    let word = typed[(start ?? typed.startIndex)...]
    // `tag:PH` shows what `PHUM` and its like will.
    if let colon = word.firstIndex(of: ":"), typed.count(where: { $0 == "\"" }) % 2 == 0 {
      let field = word[..<colon].drop { $0 == "-" }
      let value = word[word.index(after: colon)...]
      let isPrefix = ["tag", "caption", "from", "id"].contains(field) && !value.isEmpty
      let isWhole = field == "from" && Vocabulary.station(value.uppercased()) != nil
      return isPrefix && !isWhole && value.allSatisfy { $0.isLetter || $0.isNumber }
        ? typed + "*" : typed
    }
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber }
    let isQuoted = typed.count { $0 == "\"" } % 2 == 1
    guard isPlain, !isQuoted, !word.isEmpty, word != "OR", word != "AND", word != "NOT" else {
      return typed
    }
    return word.count == 1 ? String(typed[..<word.startIndex]) : typed + "*"
  }

  /// Parts a query at its outermost "and": each part can be taken away by itself.
  static func terms(of typed: String) -> [String] {
    let query = Query(parsing: typed)
    guard !query.isEmpty else { return [] }
    // What was not understood stays as it was typed, so that it can be corrected.
    guard query.problems.isEmpty, case .and(let nodes) = query.root else {
      return [typed.trimmed]
    }
    return nodes.map(\.typed)
  }
}

/// A filter that was asked for and not answered yet.
struct AskedFilter: Sendable {
  /// The filter without what is being typed after it.
  var filter: Filter
  /// What the filter becomes where it finds nothing and this does: its last word was typed as the
  /// beginning of others, which the list showed while it was typed.
  var otherwise: Filter?
}

/// A filter to be looked for, away from the keys.
package struct FilterQuestion: Sendable {
  /// What to look for where a filter finds nothing.
  package struct Otherwise: Sendable {
    /// The filter that may find nothing, without what is being typed after it; nil where it is the
    /// query itself, and what it would find otherwise is counted, too.
    package var settled: Query?
    /// What is meant then, without what is being typed after it.
    package var begun: Query
    /// What to look for then.
    package var query: Query
    /// The plural of the word under way, whose cables are counted, too; nil where it has none.
    package var plural: Query?
  }

  /// Counts the filters that were asked for: an answer to an older one is ignored.
  package var generation: Int
  package var query: Query
  package var otherwise: Otherwise?
  package var order: ListOrder
  package var notebook: NotebookView
}

/// The answer to a filter.
package struct FilterAnswer: Sendable {
  var generation: Int
  /// Rows of `library`, in the order asked for.
  var rows: [Int]
  /// The latest library when it was looked for.
  var library: Library
  /// True where the filter found nothing, and what it was the beginning of did.
  var isOtherwise = false
  /// How many cables the word under way finds as the beginning of others; nil where that was not
  /// asked.
  var wider: Int?
  /// How many its plural finds; nil where that was not asked.
  var plural: Int?
  /// What has to be said of the answer: that not all words of a form were looked up.
  var notice: String?

  /// A value from its parts.
  package init(
    generation: Int, rows: [Int], library: Library, isOtherwise: Bool = false, wider: Int? = nil,
    plural: Int? = nil, notice: String? = nil
  ) {
    self.notice = notice
    self.generation = generation
    self.rows = rows
    self.library = library
    self.isOtherwise = isOtherwise
    self.wider = wider
    self.plural = plural
  }
}

/// What the word that is being typed into a filter finds.
struct WordUnderWay: Sendable, Hashable {
  /// The last word as it is typed.
  let word: String
  /// How many cables the list shows.
  let shown: Int
  /// How many there are with the words that it begins.
  let wider: Int?
  /// How many there are with its plural.
  let plural: Int?
  /// True where the list shows these because no cable has the word itself.
  let isBegun: Bool
  /// What has to be said of the answer instead.
  let notice: String?

  /// What is shown about a text that is typed.
  init(typed: String, of answer: FilterAnswer) {
    word = typed.split { $0 == " " || $0 == "(" }.last.map(String.init) ?? ""
    (shown, wider, plural) = (answer.rows.count, answer.wider, answer.plural)
    isBegun = answer.isOtherwise
    notice = answer.notice
  }

  /// `cartel 19 · cartel* 28 · cartels 17 · * takes cartel*`; nil where there is nothing to choose.
  var summary: String? {
    if let notice { return notice }
    if isBegun { return "\(word) 0 · \(word)* \(shown.grouped)" }
    guard let wider, wider > shown else { return nil }
    let plural = plural.map { $0 > 0 ? " · \(word)s \($0.grouped)" : "" } ?? ""
    return "\(word) \(shown.grouped) · \(word)* \(wider.grouped)\(plural) · * takes \(word)*"
  }
}

extension Filter {
  /// The query with its last word in the plural; nil where that is no plain English word.
  static func plural(of typed: String) -> String? {
    let word = typed.split { $0 == " " || $0 == "(" }.last ?? ""
    let isPlain = word.allSatisfy { $0.isLetter && $0.isASCII } && word.count > 2
    guard isPlain, begun(by: typed) != nil, word.last != "s", word.last != "S" else { return nil }
    return typed + "s"
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    let characters = drop { $0.isWhitespace }
    let end = characters.lastIndex { !$0.isWhitespace }
    return end.map { String(characters[...$0]) } ?? ""
  }
}
