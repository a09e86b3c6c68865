import CableCore
import CableCatalog

/// Keys in a line that is typed.
extension App {
  static func type(_ key: Key, _ state: inout AppState) -> [Effect] {
    guard var prompt = state.prompt else { return [] }
    switch key {
    case .escape, .control("c"): return abandon(prompt, &state)
    case .enter: return enter(prompt, &state)
    case .control("r") where prompt.kind == .search: prompt.kind = .pattern
    case .control("r") where prompt.kind == .pattern: prompt.kind = .search
    case _ where reachesTerms(key, prompt, state): takeTerms(key, &prompt, &state)
    case .tab: prompt.complete(1)
    case .backTab: prompt.complete(-1)
    case .backspace where prompt.text.isEmpty:
      guard prompt.kind == .filter else { return abandon(prompt, &state) }
      // In an empty prompt the last chip goes.
      var filter = state.filter
      guard filter.pop() != nil else { return abandon(prompt, &state) }
      let effects = change(filter, &state)
      prompt.history = state.history(.filter)
      state.prompt = prompt
      return effects
    default: guard prompt.edit(key) else { return [] }
    }
    state.prompt = prompt
    return promptTyped(&state, isCompleting: key == .tab || key == .backTab)
  }

  /// Whether a key that edits the line does so beyond its beginning: to the terms of the filter.
  private static func reachesTerms(_ key: Key, _ prompt: Prompt, _ state: AppState) -> Bool {
    guard prompt.kind == .filter, !state.filter.isEmpty else { return false }
    switch key {
    case .control("u"): return true
    case .left, .control("b"), .home, .control("a"), .control("w"): return prompt.cursor == 0
    default: return false
    }
  }

  /// The last term of the filter, or all of it, goes into the line to be edited, or is deleted: the
  /// terms are what comes before the line.
  private static func takeTerms(_ key: Key, _ prompt: inout Prompt, _ state: inout AppState) {
    prompt.taken = prompt.taken ?? state.filter
    let areAll = [.home, .control("a"), .control("u")].contains(key)
    var term = state.filter.text
    if areAll {
      state.filter = Filter()
    } else {
      let last = state.filter.chips.count + state.filter.tagChips.count - 1
      term = state.filter.take(at: last) ?? ""
    }
    prompt.history = state.history(.filter)
    guard key != .control("u"), key != .control("w") else {
      _ = prompt.edit(key)
      return
    }
    prompt.text = [term, prompt.text].filter { !$0.isEmpty }.joined(separator: " ")
    prompt.cursor = areAll ? 0 : term.count
  }

  /// The line has changed: filter and search follow it at once.
  static func promptTyped(_ state: inout AppState, isCompleting: Bool = false) -> [Effect] {
    guard let prompt = state.prompt else { return [] }
    switch prompt.kind {
    case .filter:
      state.typedFilter = prompt.text.trimmed
      let effects = refilter(&state)
      if !isCompleting { completeFilter(&state) }
      return effects
    case .search, .pattern:
      state.reader.search = SearchTerm(text: prompt.text, isPattern: prompt.kind == .pattern)
      state.reader.findHits()
      if case .search(_, let block, let scroll) = prompt.under {
        state.reader.current = block
        state.reader.scroll = scroll
      }
      if !state.reader.hits.isEmpty || state.reader.seeking != nil { jumpHit(0, &state) }
    case .rows:
      state.listSearch.text = prompt.text
      return seekRows(0, &state)
    case .goto: if !isCompleting { return completeIDs(&state) }
    case .command, .note, .save, .view, .pipe, .tag: break
    }
    return []
  }

  private static func abandon(_ prompt: Prompt, _ state: inout AppState) -> [Effect] {
    state.layers.removeLast()
    switch prompt.kind {
    case .filter:
      guard !state.typedFilter.isEmpty || prompt.taken != nil else { return [] }
      state.typedFilter = ""
      if let before = prompt.taken { state.filter = before }
      return refilter(&state)
    case .search, .pattern:
      guard case .search(let before, let block, let scroll) = prompt.under else { break }
      state.reader.search = before
      state.reader.findHits()
      state.reader.current = block
      state.reader.scroll = scroll
    case .rows:
      state.selection = min(state.listSearch.origin, max(0, state.matched.count - 1))
      let number = state.listSearch.number
      if case .listSearch(let before) = prompt.under { state.listSearch = before }
      state.listSearch.number = number + 1
      return follow(&state)
    case .command, .note, .save, .view, .pipe, .goto, .tag: break
    }
    return []
  }

  private static func enter(_ prompt: Prompt, _ state: inout AppState) -> [Effect] {
    state.layers.removeLast()
    let text = prompt.text.trimmed
    let remembered = remember(prompt.kind, text, &state)
    switch prompt.kind {
    case .filter:
      state.typedFilter = ""
      guard !text.isEmpty || prompt.taken != nil else { return remembered }
      // While it was typed, the list showed what begins with it.
      let otherwise = Filter.begun(by: text).map { state.filter.adding($0) }
      let filter = state.filter.adding(text)
      if let before = prompt.taken {
        // One undo takes back all that was edited.
        state.filter = before
        if filter == before { return remembered + refilter(&state) }
      }
      return remembered + change(filter, otherwise: otherwise, &state)
    case .search, .pattern:
      if text.isEmpty, case .search(let before, _, _) = prompt.under, !before.isEmpty {
        // Enter alone searches again, as in less.
        state.reader.search = before
        state.reader.findHits()
      }
      jumpHit(0, &state)
      return remembered
    case .rows:
      // Enter alone searches again, as in less.
      if text.isEmpty, case .listSearch(let before) = prompt.under {
        state.listSearch.text = before.text
      }
      return remembered + seekRows(text.isEmpty ? 1 : 0, &state)
    case .goto:
      guard !text.isEmpty else { return [] }
      return remembered + go(typed: text, &state)
    case .command: return remembered + Palette.run(line: text, &state)
    case .note, .view, .tag: return remembered + keep(prompt.kind, text, &state)
    case .save, .pipe: return remembered + send(prompt, text, &state)
    }
  }

  /// Remembers a line, newest first and each once.
  static func remember(_ kind: Prompt.Kind, _ text: String, _ state: inout AppState)
    -> [Effect]
  {
    guard !text.isEmpty else { return [] }
    var lines = state.work.lines[kind] ?? []
    lines.removeAll { $0 == text }
    lines.insert(text, at: 0)
    state.work.lines[kind] = Array(lines.prefix(200))
    return trace(.prompt(kind, text), "remember what was typed", &state)
  }

  /// What can come where the filter is typed, with counts and meanings.
  static func completeFilter(_ state: inout AppState) {
    guard var prompt = state.prompt, prompt.kind == .filter else { return }
    prompt.completions = FilterCompletion.completions(of: prompt.text, state: state)
    prompt.completion = nil
    state.prompt = prompt
  }

  /// Asks for the listed cables whose ids have what is typed of one.
  private static func completeIDs(_ state: inout AppState) -> [Effect] {
    guard let prompt = state.prompt else { return [] }
    let typed = prompt.text.uppercased().filter { !$0.isWhitespace }
    guard typed.count > 2 else {
      state.idSearch += 1
      showIDs([], &state)
      return []
    }
    return findIDs(typed, for: .completing, &state)
  }

  /// Shows cables as what an id that is typed may become.
  private static func showIDs(_ rows: [Int], _ state: inout AppState) {
    guard var prompt = state.prompt, prompt.kind == .goto else { return }
    prompt.completions = rows.map { index in
      let row = state.library.rows[index]
      return Prompt.Completion(
        line: row.id, shown: StyledText(row.id.padding(to: 20) + row.subject))
    }
    prompt.completion = nil
    state.prompt = prompt
  }

  /// Asks for cables by a part of their ids; the keys do not wait for them.
  static func findIDs(_ text: String, for purpose: IDPurpose, _ state: inout AppState)
    -> [Effect]
  {
    state.idSearch += 1
    return [.findIDs(state.idSearch, text, state.matched, state.library, purpose)]
  }

  /// Cables were found by a part of their ids; an answer to an older question is ignored.
  static func foundIDs(
    _ number: Int, _ rows: [Int], _ library: Library, _ purpose: IDPurpose,
    _ state: inout AppState
  ) -> [Effect] {
    guard number == state.idSearch else { return [] }
    guard library.hasSameRows(as: state.library) else {
      // Rows of another library are other cables.
      switch purpose {
      case .completing: return completeIDs(&state)
      case .going(let typed): return go(typed: typed, &state)
      }
    }
    switch purpose {
    case .completing: showIDs(rows, &state)
    case .going(let typed):
      if rows.count == 1 { return go(to: rows[0], &state) }
      guard rows.isEmpty else {
        state.layers.append(.chooser(Lists.candidates(typed, rows, state)))
        return []
      }
      state.message = "\(CableID(parsing: typed)?.description ?? typed) is not in this folder"
    }
    return []
  }
}
