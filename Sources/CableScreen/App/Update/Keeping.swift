import CableCore
import CableCatalog

/// Changes of the notebook: shown as pending, then as saved or taken back, as the disk answers.
extension App {
  /// Makes a change of the notebook, which can be undone.
  static func record(
    _ change: NotebookChange, _ wording: PendingChange.Wording, _ state: inout AppState
  ) -> [Effect] {
    guard let begun = state.work.begin(change, wording, from: .person) else { return [] }
    state.undo.remember(.notebook(begun.inverse, wording))
    return show(begun, &state)
  }

  /// Remembers what a person did without asking for it to be kept.
  static func trace(_ change: NotebookChange, _ attempt: String, _ state: inout AppState)
    -> [Effect]
  {
    let wording = PendingChange.Wording(attempt: attempt)
    guard let begun = state.work.begin(change, wording, from: .trace) else { return [] }
    return [.note(begun.number, change)]
  }

  /// Takes a change back or makes it again.
  static func reverse(
    _ change: NotebookChange, _ wording: PendingChange.Wording, from origin: PendingChange.Origin,
    _ state: inout AppState
  ) -> [Effect] {
    let done = origin == .undo ? "undone" : "redone"
    let repeated = PendingChange.Wording(
      attempt: "\(origin == .undo ? "undo" : "redo"): \(wording.attempt)", done: done)
    guard let begun = state.work.begin(change, repeated, from: origin) else {
      state.message = done
      return []
    }
    state.undo[origin == .undo ? .future : .past].append(.notebook(begun.inverse, wording))
    return show(begun, &state)
  }

  private static func show(_ begun: PendingChange, _ state: inout AppState) -> [Effect] {
    state.message = begun.wording.pending
    state.layOut()
    return [.note(begun.number, begun.change)] + refilterByNotebook(&state)
  }

  /// The disk has answered: the change of a number is written, or why it is not.
  static func written(_ number: Int, _ error: NotebookError?, _ state: inout AppState) -> [Effect] {
    guard let error else {
      guard let done = state.work.finish(number) else { return [] }
      if let message = done.wording.done,
        state.message == nil || state.message == done.wording.pending
      {
        state.message = state.work.isKept ? message : "\(message), until you quit"
      }
      if done.isShown { state.layOut() }
      return []
    }
    let isKnown = state.work.failures.contains { $0.reason == error.reason }
    guard let failed = state.work.takeBack(number, error.reason) else { return [] }
    forgetStep(of: failed, &state)
    var message = "could not \(failed.wording.attempt): \(error.reason)"
    var effects: [Effect] = []
    if failed.origin == .trace { effects.append(.awaitNotebook) }
    if failed.origin == .person, case .note(let note) = failed.change {
      let isRetried = state.work.drafts.contains { $0.id == note.id }
      state.work.drafts.removeAll { $0.id == note.id }
      state.work.drafts.append(note)
      message += "; \(state.keymap.hint(.note)) brings your text back"
      effects.append(.awaitNotebook)
      // It was reported when it first failed.
      if isRetried { return effects }
    }
    // Of many traces that cannot be kept, the first one is reported.
    if failed.origin != .trace || (state.message == nil && !isKnown) { state.message = message }
    guard failed.isShown else { return effects }
    state.layOut()
    return effects + refilterByNotebook(&state)
  }

  /// The notebook can be written again: notes and traces that could not be written are tried again.
  static func rewrite(_ state: inout AppState) -> [Effect] {
    // The text of a note may be in the prompt, being changed.
    if state.prompt?.kind == .note { return [.awaitNotebook] }
    let traces = state.work.failures.filter(\.isTrace)
    return rewriteDrafts(&state) + traces.flatMap { trace($0.change, $0.attempt, &state) }
  }

  /// Everything that is still to be written when the program ends.
  package static func farewell(_ state: inout AppState) -> [Effect] {
    state.layers = []
    var effects = rewrite(&state)
    for (change, attempt) in parting(state) { effects += trace(change, attempt, &state) }
    return effects
  }

  private static func rewriteDrafts(_ state: inout AppState) -> [Effect] {
    state.work.drafts.flatMap { note -> [Effect] in
      let wording = noteWording(note)
      guard let begun = state.work.begin(.note(note), wording, from: .person) else { return [] }
      state.undo.remember(.notebook(begun.inverse, wording))
      state.layOut()
      return [.note(begun.number, begun.change)]
    }
  }

  /// How a new note is reported to a person.
  static func noteWording(_ note: Note) -> PendingChange.Wording {
    let place = note.anchor.shown
    return PendingChange.Wording(attempt: "note on \(place)", done: "noted on \(place)")
  }

  /// A change that failed cannot be undone; one whose undoing failed still can.
  private static func forgetStep(of failed: PendingChange, _ state: inout AppState) {
    func take(_ stack: UndoStack.Direction) -> UndoStack.Change? {
      guard
        let place = state.undo[stack].lastIndex(where: {
          if case .notebook(failed.inverse, _) = $0 { true } else { false }
        })
      else { return nil }
      return state.undo[stack].remove(at: place)
    }
    switch failed.origin {
    case .trace: break
    case .person: _ = take(.past)
    case .undo, .redo:
      let (from, to): (UndoStack.Direction, UndoStack.Direction) =
        failed.origin == .undo ? (.future, .past) : (.past, .future)
      if case .notebook(_, let wording) = take(from) {
        state.undo[to].append(.notebook(failed.change, wording))
      }
    }
  }

  private static func refilterByNotebook(_ state: inout AppState) -> [Effect] {
    state.query.asksNotebook ? refilter(&state) : []
  }
}

extension AppState {
  /// What is not on the disk, a sentence each, with the whole text of notes: for the end.
  package var unwritten: [String] {
    let late = work.pending.map {
      OwnWork.Failed(
        change: $0.change, attempt: $0.wording.attempt,
        reason: "the notebook did not answer in time",
        isTrace: $0.origin == .trace)
    }
    let failures = work.failures.filter { failure in
      !late.contains { $0.attempt == failure.attempt }
    }
    let lost = (failures + late).filter { !$0.isTrace }
    let traces = (failures + late).filter(\.isTrace)
    var sentences = (lost + traces.suffix(3)).map { "Could not \($0.attempt): \($0.reason)." }
    if traces.count > 3 {
      sentences.append("The same is true of \(traces.count - 3) more places and read marks.")
    }
    let texts =
      work.drafts
      + work.pending.compactMap { change -> Note? in
        guard case .note(let note) = change.change else { return nil }
        return work.drafts.contains { $0.id == note.id } ? nil : note
      }
    return sentences + texts.map { "The text of the note on \($0.cable.name): \($0.text)" }
  }
}
