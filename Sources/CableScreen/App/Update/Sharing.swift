import CableCore
import CableCatalog

/// Stars, notes and own tags; copying, exporting and handing text to other programs.
extension App {
  static func share(_ action: Action, _ state: inout AppState) -> [Effect] {
    switch action {
    case .star: return star(&state)
    case .toggleRead: return toggleRead(&state)
    case .note: return askNote(&state)
    case .notes: state.layers.append(.chooser(Lists.notes(state)))
    case .ownTag: state.ask(.tag, about: severalActing(state))
    case .readingLists: state.layers.append(.chooser(Lists.readingLists(state)))
    case .select where state.pane == .reader: beginPhrase(&state)
    case .select, .selectCable: return select(&state)
    case .selectRange: selectRange(&state)
    case .yank: state.layers.append(.chooser(Lists.yank(state)))
    case .export:
      state.exportedList = nil
      guard !exportedRows(state).isEmpty else {
        state.message = "no cable is listed, so there is nothing to write"
        return []
      }
      state.layers.append(.chooser(Lists.export(state)))
    case .pipe: return ask(.pipe, &state)
    case .shell: return [.terminal(.run(.shell))]
    case .pager: return share(.text, for: .pager, &state)
    case .print: return share(.text, for: .normalScreen(columns: state.width), &state)
    case .editor:
      guard let row = state.actingRow else { return [] }
      let file = state.library.rows[row].file
      if let archive = state.library.files.archive(of: file) {
        let name = archive.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) }
        state.message =
          "it is in \(name ?? "an archive"): unpack that to edit it, or pipe it with |"
        return []
      }
      return [.terminal(.run(.editor(path: state.library.files.bytes(file))))]
    default: break
    }
    return []
  }

  private static func ask(_ kind: Prompt.Kind, _ state: inout AppState) -> [Effect] {
    if state.isSecure {
      state.message = "secure mode starts no other programs"
      return []
    }
    state.ask(kind, about: severalActing(state))
    return []
  }

  /// `3 cables` where an action is for several.
  private static func severalActing(_ state: AppState) -> String? {
    let count = state.selected.count
    return count > 1 ? count.grouped("cable") : nil
  }

  private static func star(_ state: inout AppState) -> [Effect] {
    let keys = actingRows(state).map { CableKey(state.library.rows[$0]) }
    guard !keys.isEmpty else { return [] }
    let isSet = !keys.allSatisfy { state.work.notebook.isStarred($0) }
    return record(
      .several(keys.map { .star($0, isSet) }),
      .init(
        attempt: "\(isSet ? "star" : "unstar") \(counted(keys))",
        done: "\(isSet ? "starred" : "unstarred") \(counted(keys))"), &state)
  }

  private static func toggleRead(_ state: inout AppState) -> [Effect] {
    let keys = actingRows(state).map { CableKey(state.library.rows[$0]) }
    guard !keys.isEmpty else { return [] }
    let isSet = !keys.allSatisfy { state.work.notebook.isRead($0) }
    return record(
      .several(keys.map { .read($0, isSet) }),
      .init(
        attempt: "mark \(counted(keys)) as \(isSet ? "read" : "unread")",
        done: "marked \(counted(keys)) as \(isSet ? "read" : "unread")"), &state)
  }

  private static func counted(_ keys: [CableKey]) -> String {
    keys.count == 1 ? keys[0].name : "\(keys.count) cables"
  }

  /// A cable that was opened is marked as read.
  static func markRead(_ state: inout AppState) -> [Effect] {
    guard let key = state.reader.key else { return [] }
    state.work.visits.removeAll { $0 == key }
    state.work.visits.insert(key, at: 0)
    let isNew = !state.work.notebook.isRead(key)
    return trace(
      .several([.visit(key)] + (isNew ? [.read(key, true)] : [])),
      isNew ? "mark \(key.name) as read" : "add \(key.name) to the history", &state)
  }

  private static func askNote(_ state: inout AppState) -> [Effect] {
    guard let block = settle(&state), let cable = state.reader.cable else {
      state.message = "open a cable to add a note to one of its paragraphs"
      return []
    }
    // A note that is there is changed; emptied, it goes away.
    state.ask(
      .note, text: (state.paragraphDraft ?? state.paragraphNote)?.text ?? "",
      about: BlockName(block, in: cable).shown)
    return []
  }

  /// The block that a note or a copy is of; from the header the cursor goes to the first one, which
  /// is seen.
  static func settle(_ state: inout AppState) -> Paragraph? {
    if state.reader.current == 0, let first = state.reader.page.blocks.first {
      _ = state.reader.goTo(block: first.ordinal, height: state.readerHeight)
    }
    return state.reader.block
  }

  /// A line typed for the notebook.
  static func keep(_ kind: Prompt.Kind, _ text: String, _ state: inout AppState) -> [Effect] {
    guard !text.isEmpty || kind == .note else { return [] }
    switch kind {
    case .note:
      guard let paragraph = settle(&state), let key = state.reader.key else {
        state.message = "open a cable to add a note to one of its paragraphs"
        return []
      }
      if let phrase = state.reader.phrase, phrase.ordinal == paragraph.ordinal {
        return keep(text, on: phrase, in: paragraph, &state)
      }
      let draft = state.paragraphDraft
      state.work.drafts.removeAll { $0.id == draft?.id }
      if var note = state.paragraphNote {
        guard !text.isEmpty else {
          return record(
            .removeNote(note.cable, id: note.id),
            .init(attempt: "delete the note", done: "deleted the note"), &state)
        }
        note.text = text
        return record(
          .note(note), .init(attempt: "change the note", done: "changed the note"), &state)
      }
      guard !text.isEmpty else {
        if let draft {
          let attempt = noteWording(draft).attempt
          state.work.failures.removeAll { $0.attempt == attempt }
          state.message = "discarded the unsaved text"
        }
        return []
      }
      var note = draft ?? Note(on: key, at: Anchor(paragraph), text: text)
      note.text = text
      return record(.note(note), noteWording(note), &state)
    case .view:
      return record(
        .query(name: text, text: state.filter.text),
        .init(attempt: "save the view \(text)", done: "saved as \(text)"), &state)
    case .tag:
      let keys = actingRows(state).map { CableKey(state.library.rows[$0]) }
      let tag = text.lowercased()
      let isSet = !keys.allSatisfy { state.work.notebook.tags(of: $0).contains(tag) }
      return record(
        .several(keys.map { .tag($0, tag, isSet) }),
        .init(
          attempt: "\(isSet ? "add" : "remove") \(tag) \(isSet ? "to" : "from") \(counted(keys))",
          done: "\(isSet ? "added" : "removed") \(tag) \(isSet ? "to" : "from") \(counted(keys))"),
        &state)
    default: return []
    }
  }

  /// Asks for a text of the selected cables.
  static func share(_ share: Share, for purpose: SharePurpose, _ state: inout AppState)
    -> [Effect]
  {
    if share.isOfParagraph {
      guard let paragraph = settle(&state), let cable = state.reader.cable else {
        state.message = "open a cable to copy one of its paragraphs"
        return []
      }
      let text = Quote.text(share, of: paragraph, in: cable, state)
      let name = BlockName(paragraph, in: cable).shown
      return deliver(
        text, share == .quotation ? "quotation of \(name)" : name, purpose, &state)
    }
    let rows = actingRows(state)
    guard !rows.isEmpty else {
      state.message = "no cable is selected"
      return []
    }
    return [.share(rows, share, purpose, state.library)]
  }

  /// A text that was asked for goes where it was asked for.
  static func deliver(
    _ text: String, _ what: String, _ purpose: SharePurpose, _ state: inout AppState
  ) -> [Effect] {
    switch purpose {
    case .copy:
      // Whoever takes the text says when it has it.
      state.message = "copying \(what)…"
      guard state.settings.clipboard.isEmpty || state.isSecure else {
        return [.outside(.feed(state.settings.clipboard, text, what: what))]
      }
      return [.terminal(.copy(text, what: what))]
    case .pipe(let command): return [.terminal(.run(.pipe(command: command, text: text)))]
    case .pager: return [.terminal(.run(.pager(text: text)))]
    case .normalScreen: return [.terminal(.run(.normalScreen(text: text)))]
    }
  }

  /// A line typed for a program or a file.
  static func send(_ prompt: Prompt, _ text: String, _ state: inout AppState) -> [Effect] {
    guard !text.isEmpty else { return [] }
    switch prompt.under {
    case .nothing, .filter, .search, .listSearch:
      return share(.text, for: .pipe(command: text), &state)
    case .export(let form):
      let rows = exportedRows(state)
      state.job = "writing \(rows.count.grouped("cable")) to \(text)"
      return [.outside(.export(rows, form, path: text, state.library))]
    }
  }
}

extension App {
  /// What an export is of: a reading list in its order, where it is one's, else what is selected, else the cable
  /// that is read, else the list.
  static func exportedRows(_ state: AppState) -> [Int] {
    if let list = state.exportedList {
      let entries = state.work.notebook.lists[list] ?? []
      return state.library.rows(of: entries.map(\.cable)).compactMap(\.self)
    }
    if !state.selected.isEmpty { return actingRows(state) }
    return state.pane == .reader ? state.openRow.map { [$0] } ?? [] : state.matched
  }
}

extension AppState {
  /// The note on the paragraph that the cursor is on, not on a phrase of it.
  var paragraphNote: Note? {
    guard let paragraph = reader.block else { return nil }
    // Another's note is read and not changed.
    return blockNotes.first { $0.author == nil && Phrase.found(in: $0.text, of: paragraph) == nil }
  }

  /// The note on that paragraph that could not be written.
  var paragraphDraft: Note? {
    guard let key = reader.key, let paragraph = reader.block else { return nil }
    return work.drafts.last {
      $0.cable.name == key.name && $0.anchor.ordinal == paragraph.ordinal
    }
  }
}

extension Share {
  /// What a file of it ends with.
  var suffix: String {
    switch self {
    case .id, .paragraph, .quotation, .text, .source, .path, .chicago: "txt"
    case .bibtex: "bib"
    case .ris: "ris"
    case .csljson: "json"
    case .markdown: "md"
    case .html: "html"
    case .jsonl: "jsonl"
    case .csv: "csv"
    case .tsv: "tsv"
    }
  }
}

extension Query {
  /// True where the answer depends on stars, read marks, notes or own tags.
  package var asksNotebook: Bool { root.asksNotebook }
}

extension Query.Node {
  fileprivate var asksNotebook: Bool {
    switch self {
    case .field(.has, _, let value): ["star", "note", "mytag"].contains(value.lowercased())
    case .field(let name, _, _): [.is, .note, .mytag].contains(name)
    case .not(let inner): inner.asksNotebook
    case .and(let nodes), .or(let nodes): nodes.contains { $0.asksNotebook }
    default: false
    }
  }
}
