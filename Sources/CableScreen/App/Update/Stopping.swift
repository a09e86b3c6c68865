import CableCatalog

/// Closing a layer, and stopping what runs.
extension App {
  /// Esc: one layer less; it never ends the program.
  static func peel(_ state: inout AppState) -> [Effect] {
    if state.job != nil || state.reader.isOpening || state.reader.awaited != nil {
      return interrupt(&state)
    }
    if state.pane == .list, !state.listSearch.text.isEmpty {
      state.listSearch.text = ""
    } else if !state.reader.search.isEmpty, !state.reader.search.isOfFilter {
      state.reader.search = SearchTerm()
      state.reader.findHits()
    } else if state.reader.link != nil {
      state.reader.link = nil
    } else if state.range != nil || !state.selected.isEmpty {
      state.range = nil
      state.selected = RowSet()
    } else if state.pane == .reader {
      state.pane = .list
      return follow(&state)
    } else if !state.filter.isEmpty {
      var filter = state.filter
      guard let term = filter.pop() else { return [] }
      state.message = "removed \(term); \(state.keymap.way(to: .undo)) restores it"
      return change(filter, &state)
    }
    return []
  }

  /// Begins a look at other cables, which replaces the one before it.
  ///
  /// - Parameters:
  ///   - what: of it, for a person: "opening 09ASTANA12".
  ///   - source: what is looked at.
  ///   - state: gets the look.
  /// - Returns: its number.
  static func beginLook(
    _ what: String, at source: Notice.Source, _ state: inout AppState
  ) -> Int {
    state.lookNumber += 1
    state.look = Look(what: what, source: source)
    state.unpacked = nil
    return state.lookNumber
  }

  /// Esc or Ctrl-C while cables are read for a box.
  static func stopLooking(_ state: inout AppState) -> [Effect] {
    state.message = state.look.map { "stopped \($0.what)" }
    state.look = nil
    return [.stop(.look)]
  }

  /// Ctrl-C: stops what runs; if nothing runs, twice quits.
  static func interrupt(_ state: inout AppState) -> [Effect] {
    if state.isFiltering {
      state.message = "stopped the filter"
      state.asked = nil
      // An answer that is already on its way is ignored.
      state.generation += 1
      return [.stop(.filter)]
    }
    if state.reader.isOpening, let id = state.reader.id {
      // Its late answer is ignored, because nobody asks for it any more.
      state.message = "stopped opening \(id); \(state.keymap.way(to: .open)) opens it again"
      state.reader.clear()
      state.reader.isOpening = false
      state.reader.key = nil
      state.reader.id = nil
      state.reader.pending = nil
      state.pane = .list
      return [.stop(.opening)]
    }
    if state.reader.awaited != nil {
      state.message = "stopped laying out; the page is as it was"
      state.reader.declinePage()
      return []
    }
    if let job = state.job {
      state.message = "stopped \(job)"
      state.job = nil
      return [.stop(.job)]
    }
    if state.library.progress != nil, !state.isPaused {
      state.isPaused = true
      state.message = "stopped reading; \(state.keymap.way(to: .reload)) continues"
      return [.stop(.load)]
    }
    if state.isInterrupted { return [.quit(130)] }
    state.isInterrupted = true
    state.message = "\(state.keymap.hint(.close)) quits, and so does Ctrl-C once more"
    return []
  }
}
