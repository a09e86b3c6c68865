import CableCatalog
package import CableCore

/// What was found in the cables of a list under a filter with words, as far as it was asked for.
struct Snippets: Sendable {
  /// Rows that are remembered at most.
  private static let most = 2_000

  /// The filter whose words are shown; nil where the list has no hits to show.
  private(set) var query: Query?
  /// By row of the library.
  private(set) var found: [Int: KeywordInContext] = [:]
  /// The rows that were asked for last, and the number of that question.
  private(set) var asked: [Int] = []
  private(set) var number = 0
  /// The filter that they are of, and whether something is being typed after it.
  private var generation = -1
  private var isTyping = false

  /// Forgets what was found, where the list is that of another filter.
  ///
  /// While a word is being typed rows have none: it changes with each letter.
  mutating func renew(_ query: Query, generation: Int, isTyping: Bool) {
    guard generation != self.generation || isTyping != self.isTyping else { return }
    self.generation = generation
    self.isTyping = isTyping
    self.query = !isTyping && query.asksForWords ? query : nil
    found = [:]
    asked = []
  }

  /// The question for those of some rows of which nothing is known; nil if there is none, or it was asked
  /// already.
  mutating func question(_ rows: some Sequence<Int>) -> SnippetQuestion? {
    guard let query else { return nil }
    let missing = rows.filter { found[$0] == nil }
    guard !missing.isEmpty, missing != asked else { return nil }
    asked = missing
    number += 1
    return SnippetQuestion(number: number, generation: generation, query: query, rows: missing)
  }

  /// Takes an answer, perhaps to a part of a question; one to another filter is ignored.
  mutating func take(_ answer: [Int: KeywordInContext], to question: SnippetQuestion) {
    guard question.generation == generation, query != nil else { return }
    if found.count + answer.count > Self.most { found = [:] }
    found.merge(answer) { $1 }
    asked.removeAll { answer[$0] != nil }
  }
}

/// A question for what was found in the cables of some rows.
package struct SnippetQuestion: Sendable {
  /// Characters on each side of a hit: more than a screen shows.
  package static let width = 120

  package let number: Int
  let generation: Int
  package let query: Query
  package let rows: [Int]
}

extension App {
  /// Asks for what was found in the cables that are on the screen; the keys do not wait for it.
  static func askForSnippets(_ state: inout AppState) -> [Effect] {
    let layout = state.layout
    guard layout.hasSnippets, !state.isFiltering else { return [] }
    let top = state.listTop(height: layout.listRows)
    let rows = state.matched[min(top, state.matched.count)...].prefix(layout.listRows)
    return state.snippets.question(rows).map { [.findSnippets($0, state.library)] } ?? []
  }
}

extension AppState {
  /// Lets snippets go that are of another list than the one that is shown.
  mutating func renewSnippets() {
    guard !isFiltering else { return }
    snippets.renew(query, generation: generation, isTyping: !typedFilter.isEmpty)
  }
}
