package import CableCore

/// Evaluates queries against the columns of a library, a set of slots a node.
package struct Evaluator: Sendable {
  let storage: LibraryStorage
  let notebook: NotebookView
  /// Where words are looked up.
  let texts: any TextSource
  /// Asked between steps; true gives up, and the result is then of no use.
  let isCancelled: @Sendable () -> Bool

  /// Evaluates against some columns, a notebook and texts.
  package init(
    storage: LibraryStorage, notebook: NotebookView, texts: any TextSource,
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.storage = storage
    self.notebook = notebook
    self.texts = texts
    self.isCancelled = isCancelled
  }

  private var columns: CableColumns { storage.columns }
  private var bound: Int { storage.columns.count }

  /// The cables that a query matches.
  package func slots(_ query: Query) -> SlotSet { slots(query.root, within: storage.listed) }

  /// The cables of a scope that a node matches.
  ///
  /// Costly nodes look at the scope only; so the cheap ones of an AND come first.
  package func slots(_ node: Query.Node, within scope: SlotSet) -> SlotSet {
    if isCancelled() { return SlotSet(bound: bound) }
    switch node {
    case .all: return scope
    case .not(let inner):
      var result = scope
      result.subtract(slots(inner, within: scope))
      return result
    case .and(let nodes): return all(of: nodes, within: scope)
    case .or(let nodes):
      var result = SlotSet(bound: bound)
      for node in nodes { result.formUnion(slots(node, within: scope)) }
      return result
    case .word(let word, let isPrefix):
      var result = words(word, isPrefix: isPrefix, within: scope)
      for other in Hyphenation.others(of: word) {
        result.formUnion(
          other.count > 1
            ? isPrefix ? SlotSet(bound: bound) : texts.slots(holdingPhrase: other, within: scope)
            : texts.slots(holding: other[0], isPrefix: isPrefix))
      }
      if let byID = identified(word) { result.formUnion(byID) }
      storage.sections.fold(&result)
      result.formIntersection(scope)
      return result
    case .form(let form):
      var result = texts.slots(holding: form)
      result.formIntersection(scope)
      return result
    case .near, .paragraph:
      var result = texts.slots(holding: PassageQuery(node), within: scope)
      result.formIntersection(scope)
      return result
    case .phrase(let words):
      var result = phrase(words, within: scope)
      if let byID = identified(words.joined(separator: " ")) { result.formUnion(byID) }
      result.formIntersection(scope)
      return result
    case .field(let name, let comparison, let value):
      var result = FieldMatching(evaluator: self).slots(name, comparison, value, within: scope)
      storage.sections.fold(&result)
      result.formIntersection(scope)
      return result
    }
  }

  private func all(of nodes: [Query.Node], within scope: SlotSet) -> SlotSet {
    var result = scope
    for node in nodes.sorted(by: { Self.cost($0) < Self.cost($1) }) {
      result = slots(node, within: result)
      if result.isEmpty { break }
    }
    // `ASTANA 1327` is two words, `09 ASTANA 1327` three, and the way people write an id: either
    // counts.
    for length in [2, 3] where length <= nodes.count {
      for start in 0...(nodes.count - length) {
        let run = nodes[start..<start + length]
        let words = run.compactMap(\.plainWord)
        guard words.count == length, var named = identified(words.joined(separator: " ")) else {
          continue
        }
        named.formIntersection(scope)
        for node in nodes[..<start] + nodes[(start + length)...] {
          named.formIntersection(slots(node, within: scope))
        }
        result.formUnion(named)
      }
    }
    return result
  }

  private static func cost(_ node: Query.Node) -> Int {
    switch node {
    case .all: 0
    case .field(.subject, _, _), .field(.path, _, _): 2
    case .field: 1
    case .word(_, isPrefix: false): 3
    case .word: 4
    case .form, .phrase: 5
    case .near, .paragraph: 6
    case .not(let inner): cost(inner)
    case .and(let nodes), .or(let nodes): 1 + (nodes.map(cost).max() ?? 0)
    }
  }

  /// The cables that an id in any spelling names; nil if it is no id.
  func identified(_ text: String) -> SlotSet? {
    if let id = CableID(parsing: text) {
      guard let symbol = columns.ids.find(id.description) else { return SlotSet(bound: bound) }
      return SlotSet(bound: bound, storage.byID[symbol])
    }
    let squeezed = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let name = squeezed.prefix { $0.isLetter }
    let digits = squeezed.dropFirst(name.count)
    guard name.count >= 3, !digits.isEmpty, digits.count <= 7, let number = Int(digits),
      digits.allSatisfy(\.isNumber), let station = Vocabulary.station(String(name))
    else { return nil }
    // Without a year: the cables of that post and number, of any year.
    var found = SlotSet(bound: bound)
    for year in 0..<100 {
      let spelled = (year < 10 ? "0\(year)" : "\(year)") + station + String(number)
      guard let symbol = columns.ids.find(spelled) else { continue }
      for slot in storage.byID[symbol] { found.insert(slot) }
    }
    return found
  }

  /// Cables that hold a typed word; `U.S.` is two words in a row, and two words somewhere where the last
  /// need only begin so.
  private func words(_ typed: String, isPrefix: Bool, within scope: SlotSet) -> SlotSet {
    let words = WordFolding.words(of: typed)
    guard let last = words.indices.last else { return scope }
    if words.count > 1, !isPrefix {
      var result = texts.slots(holdingPhrase: words, within: scope)
      result.formIntersection(scope)
      return result
    }
    var result = scope
    for index in words.indices {
      result.formIntersection(
        texts.slots(holding: words[index], isPrefix: isPrefix && index == last))
    }
    return result
  }

  private func phrase(_ typed: [String], within scope: SlotSet) -> SlotSet {
    let words = typed.flatMap { WordFolding.words(of: $0) }
    guard words.count > 1 else {
      return words.first.map { self.words($0, isPrefix: false, within: scope) } ?? scope
    }
    var result = texts.slots(holdingPhrase: words, within: scope)
    result.formIntersection(scope)
    return result
  }
}

extension Query.Node {
  /// The word of a node that is one, and no prefix.
  fileprivate var plainWord: String? {
    guard case .word(let word, isPrefix: false) = self else { return nil }
    return word
  }
}
