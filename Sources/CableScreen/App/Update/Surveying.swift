import CableCatalog
import CableCore

/// Questions to all that is listed.
extension App {
  /// Asks; the answer comes as a panel.
  static func survey(_ survey: Survey, _ state: inout AppState) -> [Effect] {
    if survey != .named, survey.needsRows, state.matched.isEmpty {
      state.message = "nothing is listed"
      return []
    }
    if survey.isJob { state.job = survey.progress }
    return [
      .survey(
        SurveyQuestion(
          survey: survey, rows: state.matched, library: state.library, query: state.query,
          notebook: state.work.notebook, names: state.names, open: state.openRow))
    ]
  }

  /// The answer to a question; one about other rows is asked again.
  static func surveyed(
    _ question: SurveyQuestion, _ answer: SurveyAnswer, _ state: inout AppState
  ) -> [Effect] {
    if case .hits(let found) = answer { return take(found, of: question, &state) }
    if question.survey.isJob { state.job = nil }
    guard question.library.hasSameRows(as: state.library) else {
      return survey(question.survey, &state)
    }
    switch answer {
    case .missing(let found, let count, let arrived):
      state.layers.append(.chooser(Lists.missing(found, count, arrived, state)))
    case .table(let table):
      guard case .table(let rows, let columns) = question.survey else { return [] }
      state.layers.append(
        .cross(CrossPanel(table: table, rowDimension: rows, columnDimension: columns)))
    case .trend(let trend):
      guard !trend.months.isEmpty else {
        state.message = "no listed cable has a date"
        return []
      }
      state.layers.append(.trend(trend))
    case .names(let list, let found):
      state.names = list
      state.layers.append(.chooser(Lists.names(list, found, state)))
    case .named(let hits):
      guard let list = state.names, !hits.isEmpty else {
        state.message = "no name of the list is in this cable"
        return []
      }
      mark(hits, &state)
      state.layers.append(.chooser(Lists.named(list, hits, state)))
    case .view(let rows):
      guard case .view(let name) = question.survey else { return [] }
      state.work.viewCounts[name]?.new = 0
      state.newInView = (rows ?? []).map { CableKey(state.library.rows[$0]) }
      if let rows, !rows.isEmpty {
        state.message =
          "\(rows.count.grouped) of \(name) \(rows.count == 1 ? "is" : "are") new since your last "
          + "look; :new lists them"
      }
    case .failed(let why): state.message = why
    case .hits: break
    }
    return []
  }

  /// Looks for a regular expression in the texts of what is listed.
  static func searchTexts(_ typed: String, _ state: inout AppState) -> [Effect] {
    do throws(Pattern.Fault) {
      guard try !Pattern(parsing: typed).takesNothing else {
        state.message = "/\(typed)/ matches the empty text, and so every place"
        return []
      }
      return survey(.text(typed), &state)
    } catch {
      state.message = "column \(error.column + 1) of the pattern: \(error.message)"
      return []
    }
  }

  /// Shows what a search in texts has found so far; none of it where the search was stopped, or its panel
  /// was closed.
  private static func take(
    _ found: FoundHits, of question: SurveyQuestion, _ state: inout AppState
  ) -> [Effect] {
    guard case .text(let pattern) = question.survey, state.job == question.survey.progress else {
      return []
    }
    let query = "/\(pattern)/"
    let place = state.layers.lastIndex { $0.contexts?.query == query }
    let isUnwanted = place == nil && !found.isFirst
    if found.isOver || isUnwanted { state.job = nil }
    guard !isUnwanted else { return [.stop(.job)] }
    guard question.library.hasSameRows(as: state.library) else {
      state.job = nil
      state.message = "the list has changed meanwhile; ask again"
      return [.stop(.job)]
    }
    guard !found.contexts.isEmpty else {
      state.message = "no text of \(question.rows.count.grouped("cable")) matches \(query)"
      return []
    }
    var contexts = FoundContexts(
      Concordance(found.contexts), query: query, isCut: found.isCut || !found.isOver)
    guard let place, case .chooser(var chooser) = state.layers[place] else {
      state.reader.search = SearchTerm(text: pattern, isPattern: true)
      state.reader.findHits()
      state.layers.append(.chooser(Lists.contexts(contexts, state)))
      return []
    }
    contexts.keepOrder(of: state.layers[place].contexts)
    let fuller = Lists.contexts(contexts, state)
    (chooser.kind, chooser.title) = (fuller.kind, fuller.title)
    chooser.replace(fuller.rows)
    state.layers[place] = .chooser(chooser)
    return []
  }

  /// Marks names in the text as a search does, so that the keys of a search go from one to the next.
  private static func mark(_ hits: [NameHit], _ state: inout AppState) {
    let found = Set(hits.map(\.context.found).filter { !$0.isEmpty })
    let signs = Set(#"\.[]()|*+?{}^$-/"#)
    let pattern = found.sorted { ($1.count, $0) < ($0.count, $1) }.map { text in
      // A line may end within a name.
      text.split(separator: " ").map { word in
        word.map { signs.contains($0) ? "\\\($0)" : String($0) }.joined()
      }.joined(separator: #"\s+"#)
    }.joined(separator: "|")
    state.reader.search = SearchTerm(text: pattern, isPattern: true)
    state.reader.findHits()
  }

  // MARK: Keys

  /// Keys in the lines of words over time.
  static func follow(_ trend: Trend, _ key: Key, _ state: inout AppState) -> [Effect] {
    var trend = trend
    func move(_ count: Int) {
      trend.cursor = max(0, min(trend.months.count - 1, trend.cursor + count))
    }
    switch key {
    case .right, .character("l"), .character("j"), .down: move(1)
    case .left, .character("h"), .character("k"), .up: move(-1)
    case .pageDown, .character("}"): move(12)
    case .pageUp, .character("{"): move(-12)
    case .home, .character("g"): move(-trend.months.count)
    case .end, .character("G"): move(trend.months.count)
    case .character("%"): trend.isShare.toggle()
    case .enter:
      state.layers.removeLast()
      var filter = state.filter
      filter.chips.removeAll { $0.hasPrefix("date:") }
      for term in trend.terms { filter = filter.adding(term) }
      return change(filter, &state)
    case .escape, .character("q"), .control("c"):
      state.layers.removeLast()
      return []
    default: return []
    }
    state.layers[state.layers.count - 1] = .trend(trend)
    return []
  }

  /// Keys in a cross table.
  static func cross(_ panel: CrossPanel, _ key: Key, _ state: inout AppState) -> [Effect] {
    var panel = panel
    let page = max(1, state.rows(of: .whole) - 2)
    switch key {
    case .down, .character("j"): panel.move(rows: 1)
    case .up, .character("k"): panel.move(rows: -1)
    case .right, .character("l"): panel.move(columns: 1)
    case .left, .character("h"): panel.move(columns: -1)
    case .pageDown, .character(" "): panel.move(rows: page)
    case .pageUp, .character("b"): panel.move(rows: -page)
    case .home, .character("0"): panel.move(columns: -panel.table.columns.count)
    case .end, .character("$"): panel.move(columns: panel.table.columns.count)
    case .character("g"): panel.move(rows: -panel.table.rows.count)
    case .character("G"): panel.move(rows: panel.table.rows.count)
    case .enter:
      guard let terms = panel.terms else {
        state.message = "what has none of them is in no field of a filter"
        return []
      }
      state.layers.removeLast()
      return change(terms.reduce(state.filter) { $0.adding($1) }, &state)
    case .escape, .character("q"), .control("c"):
      state.layers.removeLast()
      return []
    default: return []
    }
    state.layers[state.layers.count - 1] = .cross(panel)
    return []
  }
}

extension Survey {
  /// True for what is about the list.
  fileprivate var needsRows: Bool {
    switch self {
    case .missing, .table, .trend, .names, .text: true
    case .named, .view: false
    }
  }
}
