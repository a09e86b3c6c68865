public import CableCore

extension Query {
  /// Where the words of the query are in a text: those that must be there, not those that must
  /// not.
  ///
  /// Words are folded as in the index, so `cafe` finds `Café`; a phrase is one hit, and so are words
  /// that are near each other.
  ///
  /// Cost: linear in the text for each word.
  ///
  /// - Parameter text: any text.
  /// - Returns: ranges in the text, rising, none within another.
  public func hits(in text: String) -> [Range<String.Index>] {
    var search = HitSearch(self)
    return search.hits(in: text, nil)
  }
}

/// Looks for the words of a query in texts.
package struct HitSearch {
  /// A word of a text.
  private struct Word {
    var range: Range<String.Index>
    var folded: String
  }

  /// Words that are hits in the texts for which a test holds.
  private struct Group {
    /// Nil where all texts are looked through.
    var test: PassageMatcher?
    var wanted: WantedHits
    var forms: [WordMatcher]

    init(_ wanted: WantedHits, in query: PassageQuery?) {
      test = query.map { PassageMatcher($0) }
      self.wanted = wanted
      forms = wanted.forms.map { WordMatcher($0) }
    }

    /// How many words from a place on are a hit.
    mutating func length(at place: Int, in words: [Word]) -> Int {
      var longest = 0
      for (parts, isPrefix) in wanted.words where place + parts.count <= words.count {
        let isHit = parts.indices.allSatisfy { part in
          let word = words[place + part].folded
          return isPrefix && part == parts.count - 1
            ? word.hasPrefix(parts[part]) : word == parts[part]
        }
        if isHit { longest = max(longest, parts.count) }
      }
      guard longest == 0, !forms.isEmpty else { return longest }
      var word = words[place].folded
      return word.withUTF8 { bytes in
        forms.indices.contains { forms[$0].takes(bytes) } ? 1 : 0
      }
    }
  }

  private var groups: [Group]

  /// True if nothing can be found.
  package var isEmpty: Bool { groups.isEmpty }

  /// Looks for what must be there.
  package init(_ query: Query) {
    let wanted = WantedHits(query.root)
    groups = wanted.isEmpty ? [] : [Group(wanted, in: nil)]
    for inner in query.root.paragraphs {
      let own = WantedHits(inner)
      if !own.isEmpty { groups.append(Group(own, in: PassageQuery(inner))) }
    }
  }

  /// Where the words are in a text, rising, none within another.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - passage: what it is; words of `para:` are hits only in the paragraphs that it means. Nil looks
  ///     for them everywhere.
  /// - Returns: ranges in the text.
  package mutating func hits(in text: String, _ passage: SearchedPassage?) -> [Range<String.Index>]
  {
    guard !groups.isEmpty else { return [] }
    let words = Self.words(of: text)
    let folded = words.map(\.folded)
    var lengths = [Int](repeating: 0, count: words.count)
    for group in groups.indices {
      if let passage, groups[group].test != nil {
        if case .line = passage { continue }
        guard groups[group].test?.holds(folded, passage) ?? true else { continue }
      }
      for place in words.indices {
        lengths[place] = max(lengths[place], groups[group].length(at: place, in: words))
      }
      for (near, others) in groups[group].wanted.near {
        for window in WordWindow.windows(of: near, in: folded, others: others) {
          lengths[window.lowerBound] = max(lengths[window.lowerBound], window.count)
        }
      }
    }
    var hits: [Range<String.Index>] = []
    var place = 0
    while place < words.count {
      let length = lengths[place]
      if length > 0 {
        hits.append(words[place].range.lowerBound..<words[place + length - 1].range.upperBound)
      }
      place += max(1, length)
    }
    return hits
  }

  /// The words of a text, folded as in the index.
  private static func words(of text: String) -> [Word] {
    text.utf8.allSatisfy { $0 < 0x80 } ? plainWords(of: text) : anyWords(of: text)
  }

  /// The words of a text that is ASCII, as nearly all are.
  private static func plainWords(of text: String) -> [Word] {
    var words: [Word] = []
    var start = text.startIndex
    var folded = ""
    var place = start
    while place < text.endIndex {
      let byte = text.utf8[place]
      let next = text.utf8.index(after: place)
      if byte.isASCIIWord {
        if folded.isEmpty { start = place }
        folded.unicodeScalars.append(Unicode.Scalar(byte | (byte < 0x40 ? 0 : 0x20)))
      } else if !folded.isEmpty {
        words.append(Word(range: start..<place, folded: folded))
        folded = ""
      }
      place = next
    }
    if !folded.isEmpty { words.append(Word(range: start..<place, folded: folded)) }
    return words
  }

  private static func anyWords(of text: String) -> [Word] {
    text.split { !$0.isLetter && !$0.isNumber }.map { word in
      Word(
        range: word.startIndex..<word.endIndex,
        folded: WordFolding.words(of: String(word)).joined())
    }
  }
}

/// What is a hit by itself: every term of a query that is not negated, and not within `para:`.
struct WantedHits {
  /// Folded words in a row; the last need only begin so where it is a prefix.
  var words: [(parts: [String], isPrefix: Bool)] = []
  var forms: [WordForm] = []
  /// Folded words near each other.
  var near: [(words: [String], others: Int)] = []

  var isEmpty: Bool { words.isEmpty && forms.isEmpty && near.isEmpty }

  /// The hits of a node.
  init(_ node: Query.Node) { add(node) }

  private mutating func add(_ node: Query.Node) {
    switch node {
    case .all, .not, .paragraph: break
    case .word(let word, let isPrefix):
      add([word], isPrefix: isPrefix)
      for other in Hyphenation.others(of: word) where other.count == 1 || !isPrefix {
        words.append((other, isPrefix))
      }
    case .phrase(let words): add(words, isPrefix: false)
    case .field(.subject, _, let value): add([value], isPrefix: false)
    case .field: break
    case .form(let form): forms.append(form)
    case .near(let words, let others):
      near.append((words.flatMap { WordFolding.words(of: $0) }, others))
    case .and(let nodes), .or(let nodes): for node in nodes { add(node) }
    }
  }

  private mutating func add(_ words: [String], isPrefix: Bool) {
    let parts = words.flatMap { WordFolding.words(of: $0) }
    if !parts.isEmpty { self.words.append((parts, isPrefix)) }
  }
}

extension Query.Node {
  /// What its `para:` terms ask of a paragraph, those that are negated excepted.
  fileprivate var paragraphs: [Query.Node] {
    switch self {
    case .paragraph(let inner): [inner]
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.paragraphs)
    case .all, .not, .word, .form, .phrase, .near, .field: []
    }
  }

  /// The forms of every term that is not negated.
  package var wantedForms: [WordForm] {
    switch self {
    case .form(let form): [form]
    case .paragraph(let inner): inner.wantedForms
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.wantedForms)
    case .all, .not, .word, .phrase, .near, .field: []
    }
  }
}

extension UInt8 {
  /// True for a letter or digit of ASCII.
  fileprivate var isASCIIWord: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
