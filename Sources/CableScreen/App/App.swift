import CableCore
import CableCatalog

/// The program as a pure function: an event changes the state and asks for effects.
package enum App {
  package static func update(_ state: inout AppState, _ event: Event) -> [Effect] {
    let before = state.reader.awaited?.number
    let seeking = state.reader.seeking
    let listSearch = state.listSearch
    let isShowingViews = state.isShowingViews
    let place = (state.selection, state.pane, state.generation)
    var effects = updated(&state, event)
    let awaited = state.reader.awaited
    if awaited?.number != before {
      effects.append(awaited.map { .layOut($0.number, $0.source) } ?? .stop(.layout))
    }
    if let number = state.reader.seeking, number != seeking {
      effects.append(.seek(number, state.reader.search, state.reader.page))
    } else if seeking != nil, state.reader.seeking == nil {
      effects.append(.stop(.seek))
    }
    if listSearch.isSeeking, !state.listSearch.isSeeking, state.listSearch.match == nil {
      effects.append(.stop(.seekRows))
    }
    if place.0 != state.selection || place.1 != state.pane, place.2 == state.generation,
      !event.isOfTheList
    {
      // Whoever moves is somewhere else from now on.
      state.lostKey = nil
    }
    if isShowingViews, !state.isShowingViews { effects.append(.stop(.views)) }
    state.renewSnippets()
    let layout = state.layout
    if layout.list != nil { state.listScroll = state.listTop(height: layout.listRows) }
    return effects + askForSnippets(&state)
  }

  private static func updated(_ state: inout AppState, _ event: Event) -> [Effect] {
    switch event {
    case .resize(let width, let height):
      // Also reported after a stop: then every line stays where it is.
      guard width != state.width || height != state.height else { return [] }
      let isOther = width != state.width
      state.width = width
      state.height = height
      state.layOut()
      return isOther ? remakeBox(&state) : []
    case .terminate(let code): return [.quit(code)]
    case .key(let key): return press(key, &state)
    case .paste(let text): return paste(text, &state)
    case .library(let library): return take(library, &state)
    case .loadFailed(let error):
      state.failure = error.message
      return []
    case .filesChanged: return state.isPaused ? [] : [.load]
    case .opened(let key, let cable, let position):
      guard key == state.reader.key else { return [] }
      opened(cable, at: position, &state)
      return readFileIfRaw(state)
    case .laidOut(let number, let page):
      state.reader.laidOut(number, page, height: state.readerHeight)
      showPhrase(&state)
      return []
    case .sought(let number, let found):
      if let jump = state.reader.sought(number, found),
        jump != 0 || !found.hits.isEmpty || state.prompt == nil
      {
        jumpHit(jump, &state)
      }
      return []
    case .soughtRows(let number, let places): return soughtRows(number, places, &state)
    case .fileRead(let key, let bytes):
      guard key == state.reader.key else { return [] }
      state.reader.file = bytes
      state.layOut()
      return []
    case .notebook(let view, let lines, let visits, let notice, let isKept):
      state.work.notebook = view
      state.work.isKept = isKept
      state.work.lines = lines
      state.work.visits = visits.map(\.cable)
      if let notice { state.message = notice }
      state.layOut()
      return []
    case .written(let number, let error): return written(number, error, &state)
    case .notebookFree: return rewrite(&state)
    case .notebookChanged(let view, _):
      guard view != state.work.notebook else { return [] }
      state.work.notebook = view
      state.layOut()
      return state.query.asksNotebook ? refilter(&state) : []
    case .openFailed(let key, let error):
      guard key == state.reader.key else { return [] }
      state.reader.clear()
      state.reader.isOpening = false
      state.message = error.message
      return []
    case .resumed(let session, let isFirstTime):
      resume(session, isFirstTime: isFirstTime, &state)
      return []
    case .filtered(let answer): return filtered(answer, &state)
    case .indexDamaged: return rebuildIndex(&state)
    case .foundIDs(let number, let rows, let library, let purpose):
      return foundIDs(number, rows, library, purpose, &state)
    case .foundPath(let names, let path, let library):
      state.job = nil
      // Rows of another library are other cables.
      guard library.hasSameRows(as: state.library) else { return Lists.path(names, &state) }
      Lists.showPath(path, names, &state)
      return []
    case .counted(let generation, let facets):
      counted(generation, facets, &state)
      return []
    case .surveyed(let question, let answer): return surveyed(question, answer, &state)
    case .explained(let generation, let text):
      if generation == state.generation { state.emptiness = text }
      return []
    case .said(let text):
      state.message = text
      return []
    case .unpacked(let share):
      if state.reader.isOpening || state.look != nil { state.unpacked = share }
      return []
    case .looked(let number, let notice, let text):
      guard number == state.lookNumber, let look = state.look else { return [] }
      state.look = nil
      if let notice {
        show(notice, of: look.source, isAgain: look.isAgain, &state)
        return []
      }
      return looked(atSame: look.source, text, &state)
    case .viewCounted(let number, let name, let count):
      guard number == state.work.viewCount else { return [] }
      state.work.viewCounts[name] = count
      refreshLists(&state)
      return []
    case .similar(let row, let found, let library):
      state.job = nil
      guard library.hasSameRows(as: state.library) else {
        state.message = "the list has changed meanwhile; ask again"
        return []
      }
      guard !found.isEmpty else {
        state.message = "no cable shares the rare words of \(library.rows[row].id)"
        return []
      }
      state.layers.append(.chooser(Lists.similar(row, found, state)))
      return []
    case .contexts(let query, let contexts, let isCut):
      state.job = nil
      guard !contexts.isEmpty else {
        state.message = "the filter has no words, or no text has them"
        return []
      }
      let found = FoundContexts(Concordance(contexts), query: query, isCut: isCut)
      state.layers.append(.chooser(Lists.contexts(found, state)))
      return []
    case .snippets(let question, let found):
      state.snippets.take(found, to: question)
      return []
    case .changes(let changes):
      state.changes = changes
      return []
    case .freeName(let proposed, let free):
      // Whoever has typed something else meanwhile keeps it.
      guard var prompt = state.prompt, prompt.kind == .save, prompt.text == proposed else {
        return []
      }
      prompt.text = free
      prompt.cursor = free.count
      state.prompt = prompt
      return []
    case .jobEnded(let text):
      state.job = nil
      state.message = text
      return []
    case .shared(let text, let what, let purpose): return deliver(text, what, purpose, &state)
    case .mouse(let mouse):
      state.message = nil
      state.reader.phrase = nil
      return click(mouse, &state)
    }
  }

  private static let lookingForChanges = "looking for new and changed files"

  /// A fuller library than before: the cursor stays on its cable, the page keeps its place.
  private static func take(_ library: Library, _ state: inout AppState) -> [Effect] {
    compare(library, &state) + list(library, &state) + renew(&state) + arrive(&state)
  }

  /// Goes to the cable that the program was started with, once it is there or all is read.
  private static func arrive(_ state: inout AppState) -> [Effect] {
    guard let typed = state.destination else { return [] }
    let id = ParagraphLink(typed)?.cable ?? CableID(parsing: typed)
    let isHere = id.map { !state.library.rows(of: $0.description).isEmpty } ?? false
    guard isHere || state.library.isComplete else { return [] }
    state.destination = nil
    return go(typed: typed, &state)
  }

  /// Reports what a look at the files found, and asks which cables these are.
  private static func compare(_ library: Library, _ state: inout AppState) -> [Effect] {
    let before = state.base ?? library
    if state.base == nil { state.base = library }
    guard library.isComplete, library.progress == nil else { return [] }
    state.isPaused = false
    state.isRebuilding = false
    state.base = library
    guard let changes = library.changes else { return [] }
    if changes.isEmpty {
      if state.message == lookingForChanges { state.message = "nothing is new, changed or gone" }
      return []
    }
    let isOther = !library.hasSameRows(as: before)
    state.message = changes.summary + (isOther ? "; :changes lists them" : "")
    return isOther ? [.findChanges(from: before, to: library)] : []
  }

  /// Lists the rows of a library.
  private static func list(_ library: Library, _ state: inout AppState) -> [Effect] {
    if let notice = library.notice, state.message == nil { state.message = notice }
    guard state.filterText.isEmpty, state.order == ListOrder() else {
      // The list changes at once with its rows, when these are known.
      state.newest = library
      return refilter(&state)
    }
    if state.newest == nil, !state.isFiltering, library.hasSameRows(as: state.library) {
      // Only the progress has changed: everything that is made of rows can stay.
      state.library = library
      return []
    }
    let key = state.isUntouched ? nil : state.anchorKey
    state.adopt(library)
    state.newest = nil
    state.generation += 1
    state.asked = nil
    state.matched = library.allRows
    keepSelection(key, &state)
    state.layOut()
    return follow(&state) + askForCounts(&state)
  }

  /// The index was found damaged: it is rebuilt, once, whatever else is asked of it meanwhile.
  private static func rebuildIndex(_ state: inout AppState) -> [Effect] {
    guard !state.isRebuilding else { return [] }
    state.isRebuilding = true
    state.isPaused = false
    state.message =
      "the index was damaged and is being rebuilt; until then searches read the files"
    return [.load]
  }

  /// Keys as text that was pasted: typed into a prompt, never run as commands.
  private static func paste(_ text: String, _ state: inout AppState) -> [Effect] {
    let clean = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if state.prompt != nil {
      state.prompt?.insert(clean)
      return promptTyped(&state)
    }
    if var chooser = state.chooser, chooser.isNarrowing {
      chooser.typed += clean
      chooser.narrow()
      state.chooser = chooser
      return []
    }
    state.message = "pasted text is not taken as keys; open a prompt first"
    return []
  }

  private static func press(_ key: Key, _ state: inout AppState) -> [Effect] {
    guard state.settings.a11y else { return pressed(key, &state) }
    let before = (state.pane, state.reader.id, state.split.isZoomed)
    let effects = pressed(key, &state)
    let after = (state.pane, state.reader.id, state.split.isZoomed)
    // What a reader sees at once has to be said.
    if state.message == nil, state.layers.isEmpty, before != after {
      if after.0 == .list, before.0 == .reader {
        state.message = "list of \(state.matched.count.grouped("cable"))"
      } else if after.0 == .reader, let id = after.1, before.0 != .reader || before.1 != after.1 {
        state.message = "reading \(id)"
      }
    }
    return effects
  }

  private static func pressed(_ key: Key, _ state: inout AppState) -> [Effect] {
    state.message = nil
    state.resuming = nil
    state.destination = nil
    state.reader.declined = nil
    if state.look != nil, [.peel, .interrupt].contains(state.keymap.action(for: key)) {
      return stopLooking(&state)
    }
    guard let layer = state.layers.last else { return browse(key, &state) }
    if key == .control("l") { return [.terminal(.redraw)] }
    switch layer {
    case .prompt: return type(key, &state)
    case .chooser: return choose(key, &state)
    case .timeline(let timeline): return brush(timeline, key, &state)
    case .trend(let trend): return follow(trend, key, &state)
    case .cross(let panel): return cross(panel, key, &state)
    case .notice(let notice): return read(notice, key, &state)
    case .chord(let chord):
      state.layers.removeLast()
      return finish(chord, key, &state)
    }
  }

  /// A key with nothing over the panes: digits are a count, the rest are actions.
  private static func browse(_ key: Key, _ state: inout AppState) -> [Effect] {
    if let phrase = state.reader.phrase {
      guard key != .control("l") else { return [.terminal(.redraw)] }
      return press(key, in: phrase, &state)
    }
    if state.settings.preset == "plain", let effects = typeAhead(key, &state) { return effects }
    if case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII, digit > 0 || state.count != nil
    {
      state.count = min(999_999, (state.count ?? 0) * 10 + digit)
      return []
    }
    defer { state.count = nil }
    guard let action = state.keymap.action(for: key) else {
      state.message =
        "\(KeyName.shown(key)) does nothing here; \(state.keymap.hint(.help)) shows help"
      return []
    }
    state.practice.note(action)
    return perform(action, &state)
  }

  /// Carries an action out, whether a key, the help or the palette asked for it.
  static func perform(_ action: Action, _ state: inout AppState) -> [Effect] {
    if action != .interrupt { state.isInterrupted = false }
    if action != .pageDown { state.isAtEnd = false }
    if let why = refusal(of: action, state) {
      state.message = why
      return []
    }
    switch action.group {
    case .moving: return move(action, &state)
    case .filtering: return narrow(action, &state)
    case .following: return link(action, &state)
    case .reading: return readCable(action, &state)
    case .ownWork: return share(action, &state)
    case .program: return manage(action, &state)
    }
  }

  /// Why a key does nothing in a list without rows.
  private static func refusal(of action: Action, _ state: AppState) -> String? {
    guard action.needsRow, state.matched.isEmpty, state.pane == .list, !state.isFiltering,
      action.group != .ownWork || state.selected.isEmpty
    else { return nil }
    guard state.library.rows.isEmpty else {
      return "nothing is listed; \(state.keymap.way(to: .undo)) undoes the last filter, "
        + "\(state.keymap.way(to: .clearTags)) clears it"
    }
    return state.latest.isComplete
      ? "there are no cables here; \(state.keymap.way(to: .problems)) shows why"
      : "no cable was read yet"
  }

  /// Undo, help, the ways out.
  private static func manage(_ action: Action, _ state: inout AppState) -> [Effect] {
    switch action {
    case .undo: return undo(&state)
    case .redo: return redo(&state)
    case .reload:
      state.isPaused = false
      state.message = lookingForChanges
      return [.load]
    case .palette:
      state.layers.append(.chooser(Palette.chooser(state)))
    case .help:
      state.layers.append(.chooser(Help.chooser(state)))
    case .peel: return peel(&state)
    case .close:
      if state.pane == .reader, state.layout.list != nil || state.layout.reader != nil {
        state.pane = .list
        return follow(&state)
      }
      return [.quit(0)]
    case .quit: return [.quit(0)]
    case .leave: state.layers.append(.chord(.leave))
    case .interrupt: return interrupt(&state)
    case .redraw: return [.terminal(.redraw)]
    case .suspend:
      guard !state.isSecure else {
        state.message = "secure mode does not suspend to a shell"
        return []
      }
      return [.terminal(.suspend)]
    default: break
    }
    return []
  }
}

extension LibraryChanges {
  /// `3 new · 1 changed · 2 gone`.
  var summary: String {
    [(added, "new"), (changed, "changed"), (moved, "moved"), (gone, "gone")]
      .filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }.joined(separator: " · ")
  }
}
