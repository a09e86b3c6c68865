import CableCore
import CableCatalog

/// Selecting a phrase in the current paragraph.
extension App {
  /// What the keys do meanwhile, as a panel shows it.
  static func phraseHint(_ phrase: Phrase) -> String {
    let first = phrase.anchor == nil ? "v selects from here" : "o other end"
    return "h/l word · j/k line · ( ) sentence · s whole one · \(first) · y copy · c cite "
      + "· a note · Enter highlight · Esc ends it"
  }

  /// Begins a phrase: on the current hit of a search where the paragraph has it, else on its first
  /// word in sight.
  static func beginPhrase(_ state: inout AppState) {
    guard state.reader.options.view == .reflowed else {
      state.message =
        "phrases are selected in the re-flowed text; \(state.keymap.way(to: .wrap)) changes to it"
      return
    }
    guard let block = settle(&state) else {
      state.message = "open a cable to select a phrase of it"
      return
    }
    let reader = state.reader
    let lines = reader.page.lines(ofBlock: block.ordinal) ?? 0..<0
    var offset = 0
    if let hit = reader.hit.map({ reader.hits[$0] }), lines.contains(hit.line),
      let byte = reader.page.lines[hit.line].byte(at: hit.columns.lowerBound)
    {
      offset = byte
    } else if lines.contains(reader.scroll) {
      offset = reader.page.lines[reader.scroll].offset
    }
    guard let phrase = Phrase(block, at: offset) else {
      state.message = "there are no words here"
      return
    }
    state.pane = .reader
    state.reader.phrase = phrase
    tellPhrase(&state)
  }

  /// A key while a phrase is selected.
  static func press(_ key: Key, in phrase: Phrase, _ state: inout AppState) -> [Effect] {
    guard let block = state.reader.block, block.ordinal == phrase.ordinal else {
      state.reader.phrase = nil
      return []
    }
    var changed = phrase
    var isMoved = true
    switch key {
    case .left, .character("h"), .character("b"): isMoved = changed.go(to: phrase.cursor - 1)
    case .right, .character("l"), .character("w"): isMoved = changed.go(to: phrase.cursor + 1)
    case .down, .character("j"): isMoved = go(lines: 1, &changed, state)
    case .up, .character("k"): isMoved = go(lines: -1, &changed, state)
    case .character("("): isMoved = changed.step(sentences: -1)
    case .character(")"): isMoved = changed.step(sentences: 1)
    case .home, .character("0"), .character("^"): isMoved = changed.go(to: 0)
    case .end, .character("$"): isMoved = changed.go(to: phrase.words.count - 1)
    case .character("v"), .character(" "): changed.turnAnchor()
    case .character("o"): changed.swapEnds()
    case .character("s"): changed.takeSentences()
    case .character("p"): changed.takeAll()
    case .character("y"): return copy(phrase, of: block, &state)
    case .character("c"): return cite(phrase, of: block, &state)
    case .enter, .character("*"): return highlight(phrase, in: block, &state)
    case .character("a"):
      let own = state.note(on: phrase, in: block)
      state.ask(
        .note, text: own.flatMap { Phrase.found(in: $0.text, of: block)?.text } ?? "",
        about: shortened(phrase.text(in: block)))
      return []
    case .escape where phrase.anchor != nil: changed.turnAnchor()
    case .escape, .character("q"), .control("c"):
      state.reader.phrase = nil
      return []
    default:
      state.message = "\(KeyName.shown(key)) does nothing while a phrase is selected; Esc ends that"
      return []
    }
    state.reader.phrase = changed
    showPhrase(&state)
    if isMoved || state.settings.a11y {
      tellPhrase(&state)
    } else {
      state.message = "the paragraph ends here"
    }
    return []
  }

  /// The word at the same column of another line.
  private static func go(lines count: Int, _ phrase: inout Phrase, _ state: AppState) -> Bool {
    let places = state.reader.page.places(of: phrase.words, inBlock: phrase.ordinal)
    guard places.indices.contains(phrase.cursor), let here = places[phrase.cursor] else {
      return false
    }
    let wanted = here.line + count
    let there = places.indices.filter { places[$0]?.line == wanted }
    func distance(_ word: Int) -> Int { abs((places[word]?.column ?? 0) - here.column) }
    guard let word = there.min(by: { distance($0) < distance($1) }) else { return false }
    return phrase.go(to: word)
  }

  /// Scrolls so far that the word under the cursor is seen.
  static func showPhrase(_ state: inout AppState) {
    guard let phrase = state.reader.phrase,
      let place = state.reader.page.places(of: phrase.words, inBlock: phrase.ordinal)[phrase.cursor]
    else { return }
    let height = max(1, state.readerHeight)
    if place.line < state.reader.scroll {
      state.reader.scrolled(to: place.line, height: height)
    } else if place.line >= state.reader.scroll + height {
      state.reader.scrolled(to: place.line - height + 1, height: height)
    }
  }

  /// Where it is read aloud, what is selected has to be said.
  private static func tellPhrase(_ state: inout AppState) {
    guard state.settings.a11y, let phrase = state.reader.phrase, let block = state.reader.block
    else { return }
    state.message =
      (phrase.anchor == nil ? "at: " : "selected: ") + phrase.text(in: block)
  }

  private static func shortened(_ text: String) -> String {
    "“\(text.count > 32 ? text.prefix(31) + "…" : text[...])”"
  }

  private static func copy(_ phrase: Phrase, of block: Paragraph, _ state: inout AppState)
    -> [Effect]
  {
    guard let cable = state.reader.cable else { return [] }
    state.reader.phrase = nil
    let name = BlockName(block, in: cable)
    let text = phrase.text(in: block)
    return deliver(
      "“\(text)”\n— \(state.reader.id ?? ""), \(name.place)\n",
      "\(phrase.count.grouped("word"))"
        + " of \(name.shown)", .copy, &state)
  }

  /// Copies a phrase as a quotation.
  private static func cite(_ phrase: Phrase, of block: Paragraph, _ state: inout AppState)
    -> [Effect]
  {
    guard let cable = state.reader.cable else { return [] }
    state.reader.phrase = nil
    let text = Quote.quotation(of: block, phrase: phrase.text(in: block), in: cable, state)
    return deliver(
      text,
      "a quotation of \(phrase.count.grouped("word")) of \(BlockName(block, in: cable).shown)",
      .copy, &state)
  }

  /// Highlights a phrase, or removes the highlight.
  private static func highlight(_ phrase: Phrase, in block: Paragraph, _ state: inout AppState)
    -> [Effect]
  {
    guard let key = state.reader.key else { return [] }
    state.reader.phrase = nil
    guard let own = state.note(on: phrase, in: block) else {
      let text = phrase.text(in: block)
      return record(
        .note(Note(on: key, at: Anchor(block), text: Phrase.noted(text, ""))),
        .init(attempt: "highlight \(shortened(text))", done: "highlighted \(shortened(text))"),
        &state)
    }
    guard let noted = Phrase.found(in: own.text, of: block), noted.text.isEmpty else {
      state.message = "it has a note; a edits it, and an empty note is deleted"
      return []
    }
    return record(
      .removeNote(own.cable, id: own.id),
      .init(attempt: "remove the highlight", done: "removed the highlight"), &state)
  }

  /// A note that was typed for a phrase.
  static func keep(_ text: String, on phrase: Phrase, in block: Paragraph, _ state: inout AppState)
    -> [Effect]
  {
    guard let key = state.reader.key else { return [] }
    state.reader.phrase = nil
    guard var note = state.note(on: phrase, in: block) else {
      guard !text.isEmpty else { return [] }
      let note = Note(
        on: key, at: Anchor(block), text: Phrase.noted(phrase.text(in: block), text))
      return record(.note(note), noteWording(note), &state)
    }
    guard !text.isEmpty else {
      return record(
        .removeNote(note.cable, id: note.id),
        .init(attempt: "delete the note", done: "deleted the note"), &state)
    }
    guard let range = Phrase.found(in: note.text, of: block)?.range else { return [] }
    let quoted = String(decoding: Array(block.text.utf8)[range], as: UTF8.self)
    let line = quoted.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    note.text = Phrase.noted(line, text)
    return record(
      .note(note), .init(attempt: "change the note", done: "changed the note"), &state)
  }
}

extension AppState {
  /// The note on a phrase that shares words with one that is selected.
  func note(on phrase: Phrase, in block: Paragraph) -> Note? {
    blockNotes.first { note in
      note.author == nil
        && Phrase.found(in: note.text, of: block)?.range.overlaps(phrase.range) ?? false
    }
  }

  /// The notes that are on the paragraph of the cursor, or on a phrase of it.
  var blockNotes: [Note] {
    guard let key = reader.key, let cable = reader.cable, let paragraph = reader.block else {
      return []
    }
    return work.notebook.notes(on: key).filter {
      $0.anchor.found(in: cable.paragraphs)?.ordinal == paragraph.ordinal
    }
  }
}
