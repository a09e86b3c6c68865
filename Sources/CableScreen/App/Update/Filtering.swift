import CableCore
import CableCatalog

/// Narrowing and ordering the list.
extension App {
  static func narrow(_ action: Action, _ state: inout AppState) -> [Effect] {
    switch action {
    case .filter:
      state.keptFacets = state.facets
      state.keptGeneration = state.generation
      state.ask(.filter, over: .filter(state.anchorKey))
      completeFilter(&state)
      return askForCounts(&state)
    case .tagPicker:
      countNow(&state)
      var tags = Lists.tags(state)
      tags.under = .filter(state.filter)
      state.layers.append(.chooser(tags))
    case .clearTags:
      guard !state.filter.isEmpty else {
        state.message = "there is no filter"
        return []
      }
      state.message =
        "removed \(state.filter.text); \(state.keymap.way(to: .undo)) restores it"
      return change(Filter(), &state)
    case .facets:
      countNow(&state)
      state.layers.append(.chooser(Lists.facets(state)))
      return countViews(&state)
    case .timeline:
      countNow(&state)
      let timeline = Timeline(state.facets)
      guard !timeline.months.isEmpty else {
        state.message = "no listed cable has a date"
        return []
      }
      state.layers.append(.timeline(timeline))
    case .sparkline:
      countNow(&state)
      state.months = Timeline(state.facets).months
      guard !state.settings.a11y else {
        state.message = state.months.summary
        return []
      }
      var settings = state.settings
      settings.sparkline.toggle()
      return use(settings, &state)
    case .statistics:
      countNow(&state)
      state.layers.append(.chooser(Lists.statistics(Statistics(), state)))
    case .filterBy: state.layers.append(.chooser(Lists.filterBy(state)))
    case .views:
      state.layers.append(.chooser(Lists.views(state)))
      return countViews(&state)
    case .contexts:
      guard !state.filter.isEmpty else {
        state.message = "filter by words first: \(state.keymap.way(to: .filter))"
        return []
      }
      state.job = "looking for the words"
      return [.findContexts(query: state.filter.text, state.matched, state.library)]
    case .saveView:
      guard !state.filter.isEmpty else {
        state.message = "nothing to save: there is no filter"
        return []
      }
      state.ask(.view)
    case .sort:
      var orders = Lists.sort(state)
      orders.under = .order(state.order)
      state.layers.append(.chooser(orders))
    case .reverse:
      return reorder(state.order.reversed, &state)
    case .goto: state.ask(.goto)
    default: break
    }
    return []
  }

  /// Asks what the saved views find.
  private static func countViews(_ state: inout AppState) -> [Effect] {
    let book = state.work.notebook
    guard !book.savedQueries.isEmpty else { return [] }
    state.work.viewCount += 1
    return [.countViews(state.work.viewCount, book.savedQueries, book)]
  }

  /// Another filter, which can be undone; `otherwise` is meant where it finds nothing.
  static func change(_ filter: Filter, otherwise: Filter? = nil, _ state: inout AppState)
    -> [Effect]
  {
    guard filter != state.filter else { return [] }
    state.undo.remember(.filter(state.filter))
    state.filter = filter
    return refilter(otherwise: otherwise, &state)
  }

  /// Another order, which can be undone.
  static func reorder(_ order: ListOrder, _ state: inout AppState) -> [Effect] {
    state.undo.remember(.order(state.order))
    state.order = order
    state.message = "ordered by \(order.shown)"
    return refilter(&state)
  }

  /// Asks which rows match now; the list stays as it is until the answer comes.
  ///
  /// What a filter whose answer is still awaited would become is not forgotten.
  static func refilter(
    otherwise: Filter? = nil, _ state: inout AppState
  ) -> [Effect] {
    state.generation += 1
    let before = state.asked
    let otherwise = otherwise ?? (before?.filter == state.filter ? before?.otherwise : nil)
    let begun = otherwise == nil ? Filter.begun(by: state.typedFilter) : nil
    // What Enter would give is shown: the word as it is typed, and what it begins where it finds nothing.
    state.query = state.query(
      begun == nil ? state.filter.text(with: state.typedFilter) : state.filterText)
    state.asked = AskedFilter(filter: state.filter, otherwise: otherwise)
    var question = FilterQuestion(
      generation: state.generation, query: state.query, order: state.order,
      notebook: state.work.notebook)
    if let otherwise {
      question.otherwise = FilterQuestion.Otherwise(
        settled: state.query(state.filter.text), begun: state.query(otherwise.text),
        query: state.query(otherwise.text(with: state.typedFilter)))
    } else if begun != nil {
      let wider = state.query(state.filter.text(with: state.typedFilter))
      let plural = Filter.plural(of: state.typedFilter).map { typed in
        state.query([state.filter.text, typed].filter { !$0.isEmpty }.joined(separator: " "))
      }
      question.otherwise = FilterQuestion.Otherwise(
        settled: nil, begun: wider, query: wider, plural: plural)
    }
    return [.filter(question)]
  }

  /// The answer of a filter; one that is out of date is ignored.
  static func filtered(_ answer: FilterAnswer, _ state: inout AppState) -> [Effect] {
    guard answer.generation == state.generation else { return [] }
    if answer.isOtherwise {
      if let otherwise = state.asked?.otherwise { state.filter = otherwise }
      state.query = state.query(state.filter.text(with: state.typedFilter))
    }
    state.wordUnderWay = WordUnderWay(typed: state.typedFilter, of: answer)
    if state.prompt == nil, let notice = answer.notice { state.message = notice }
    // While a filter is typed the cursor goes by where it was before, not by passing results.
    let key =
      if case .filter(let before)? = state.prompt?.under { before } else {
        state.newest != nil && state.isUntouched ? nil : state.anchorKey
      }
    if answer.library.hasSameRows(as: state.library) {
      state.library = answer.library
    } else {
      state.adopt(answer.library)
      state.layOut()
    }
    state.newest = nil
    state.asked = nil
    state.matched = answer.rows
    state.emptiness = nil
    if state.prompt?.kind == .filter { state.selection = 0 }
    keepSelection(key, &state)
    if state.prompt?.kind != .filter, markWords(&state), state.reader.cable != nil {
      state.reader.findHits()
    }
    var effects = renew(&state) + closeUnlisted(&state) + follow(&state) + askForCounts(&state)
    if answer.rows.isEmpty, !state.query.isEmpty {
      effects.append(
        .explainEmpty(generation: answer.generation, state.query, state.work.notebook))
    }
    return effects
  }

  /// Puts the cursor back on the cable it was on, where that is still listed.
  static func keepSelection(_ key: CableKey?, _ state: inout AppState) {
    defer { keepRange(&state) }
    state.facets = nil
    if let key = state.resuming, let row = state.library.row(of: key),
      let index = place(of: row, in: state)
    {
      state.selection = index
      state.resuming = nil
    } else if let index = (state.lostKey ?? key).flatMap({ place(of: $0, in: state) }) {
      state.selection = index
      state.lostKey = nil
    } else if state.lostKey != nil, let index = key.flatMap({ place(of: $0, in: state) }) {
      state.selection = index
    } else {
      if state.lostKey == nil { state.lostKey = key }
      var near = state.selection
      // A cable that is no longer listed leaves the cursor where it would be.
      if state.prompt == nil, state.order == ListOrder(), let key,
        let row = state.library.row(of: key)
      {
        near = firstPlace(from: row, in: state.matched)
      }
      state.selection = max(0, min(near, state.matched.count - 1))
    }
  }

  /// Where a cable is in the list; nil where it is not listed.
  private static func place(of key: CableKey, in state: AppState) -> Int? {
    state.library.row(of: key).flatMap { place(of: $0, in: state) }
  }

  /// Where a row is in the list; by halving where the list is in the order of rows.
  static func place(of row: Int, in state: AppState) -> Int? {
    guard state.order == ListOrder() else { return state.matched.firstIndex(of: row) }
    let place = firstPlace(from: row, in: state.matched)
    return place < state.matched.count && state.matched[place] == row ? place : nil
  }

  /// The first place of rising rows that holds this row or a later one; their count where none does.
  private static func firstPlace(from row: Int, in rows: [Int]) -> Int {
    rows.firstIndex(halvingAt: { $0 >= row })
  }

  /// Counts at once, so that keys typed ahead find the list that they are for.
  ///
  /// Cost: mostly none, since the counts of a filter are asked for with its rows; where they have not
  /// come yet, one pass over the listed rows, some milliseconds for 250,000.
  private static func countNow(_ state: inout AppState) {
    if state.facets == nil { state.facets = state.library.facets(among: state.matched) }
  }

  /// Asks for the counts that something on the screen shows, or the next key may want; the keys do not
  /// wait for them.
  static func askForCounts(_ state: inout AppState) -> [Effect] {
    let isApart = state.showsApart
    let isCounted =
      state.facets.map { facets in
        !state.showsPeople || facets.hasPeople(apart: isApart)
      } ?? false
    // Those of everything are kept, and while a filter is typed the next letter needs the cores.
    let isFiltered = !state.query.isEmpty && state.typedFilter.isEmpty
    guard state.showsCounts || isFiltered, !isCounted else { return [] }
    return [
      .count(
        generation: state.generation, state.matched, state.library, withPeople: state.showsPeople,
        apart: isApart)
    ]
  }

  /// Counts that were asked for; those of the filter before anything was typed after it are of use
  /// even if something has been typed meanwhile.
  static func counted(_ generation: Int, _ facets: Facets, _ state: inout AppState) {
    if generation == state.generation {
      state.facets = facets
      refreshLists(&state)
    } else if generation == state.keptGeneration, state.prompt?.kind == .filter {
      state.keptFacets = facets
      completeFilter(&state)
    }
  }

  /// New counts are here: lists that show them are made again.
  static func refreshLists(_ state: inout AppState) {
    if state.typedFilter.isEmpty { state.keptFacets = state.facets }
    state.months = Timeline(state.facets).months
    for index in state.layers.indices {
      switch state.layers[index] {
      case .chooser(var chooser):
        switch chooser.kind {
        case .tags: chooser.replace(Lists.tags(state).rows)
        case .facets: chooser.replace(Lists.facets(state).rows)
        case .views: chooser.replace(Lists.views(state).rows)
        case .statistics(let statistics):
          let counted = Lists.statistics(statistics, state)
          chooser.title = counted.title
          chooser.replace(counted.rows)
        case .help, .palette, .references, .thread, .menu, .explain, .filterBy, .history, .notes,
          .candidates, .similar, .problems, .contexts, .order, .columns, .survey:
          continue
        }
        state.layers[index] = .chooser(chooser)
      case .timeline(let old):
        var timeline = Timeline(state.facets)
        func found(_ month: Int?) -> Int? {
          guard let month, old.months.indices.contains(month) else { return nil }
          return timeline.months.firstIndex { $0.name == old.months[month].name }
        }
        timeline.cursor = found(old.cursor) ?? timeline.cursor
        timeline.anchor = found(old.anchor)
        state.layers[index] = .timeline(timeline)
      case .prompt, .trend, .cross, .notice, .chord: continue
      }
    }
    if state.prompt?.kind == .filter { completeFilter(&state) }
  }

  /// A key in the picker or the facets that changes the filter while the list stays open.
  static func toggle(tag: String, _ state: inout AppState) -> [Effect] {
    var filter = state.filter
    filter.tags[tag] =
      switch filter.tags[tag] {
      case nil: .and
      case .and: .or
      case .or: .not
      case .not: nil
      }
    state.filter = filter
    let effects = refilter(&state)
    // The counts follow; the use is shown at once.
    if var chooser = state.chooser, chooser.kind == .tags {
      chooser.replace(Lists.tags(state).rows)
      state.chooser = chooser
    }
    return effects
  }

  /// Months under the cursor and the brush of the timeline.
  static func brush(_ timeline: Timeline, _ key: Key, _ state: inout AppState) -> [Effect] {
    var timeline = timeline
    let last = max(0, timeline.months.count - 1)
    func move(_ count: Int) { timeline.cursor = max(0, min(last, timeline.cursor + count)) }
    switch key {
    case .right, .character("l"), .character("j"), .down: move(1)
    case .left, .character("h"), .character("k"), .up: move(-1)
    case .pageDown, .character("}"): move(12)
    case .pageUp, .character("{"): move(-12)
    case .home, .character("g"): move(-last)
    case .end, .character("G"): move(last)
    case .character(" "), .character("v"):
      timeline.anchor = timeline.anchor == nil ? timeline.cursor : nil
    case .enter:
      state.layers.removeLast()
      guard let term = timeline.term else { return [] }
      var filter = state.filter
      filter.chips.removeAll { $0.hasPrefix("date:") }
      return change(filter.adding(term), &state)
    case .escape, .character("q"):
      if timeline.anchor != nil, key == .escape {
        timeline.anchor = nil
        break
      }
      state.layers.removeLast()
      return []
    default: return []
    }
    state.layers[state.layers.count - 1] = .timeline(timeline)
    return []
  }

  static func undo(_ state: inout AppState) -> [Effect] {
    guard let change = state.undo.past.popLast() else {
      state.message = "nothing to undo"
      return []
    }
    return swap(change, to: .future, "undone", &state)
  }

  static func redo(_ state: inout AppState) -> [Effect] {
    guard let change = state.undo.future.popLast() else {
      state.message = "nothing to redo"
      return []
    }
    return swap(change, to: .past, "redone", &state)
  }

  private static func swap(
    _ change: UndoStack.Change, to stack: UndoStack.Direction,
    _ said: String, _ state: inout AppState
  ) -> [Effect] {
    state.message = said
    switch change {
    case .filter(let filter):
      state.undo[stack].append(.filter(state.filter))
      state.filter = filter
    case .order(let order):
      state.undo[stack].append(.order(state.order))
      state.order = order
    case .notebook(let change, let wording):
      return reverse(change, wording, from: stack == .future ? .undo : .redo, &state)
    }
    return refilter(&state)
  }
}

extension AppState {
  /// A text of the query language as it is looked for: with the spellings of the settings.
  func query(_ text: String) -> Query { Query(parsing: text).with(settings.recall) }
}
