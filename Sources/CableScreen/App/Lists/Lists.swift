import CableCore
import CableCatalog

/// The lists one picks from, each made of the state as it is.
enum Lists {
  /// A row for a cable: mark, id, date, subject.
  static func row(
    _ row: Int, sign: String = "", _ state: AppState, choice: Chooser.Choice? = nil
  ) -> Chooser.Row {
    let entry = state.library.rows[row]
    let level = entry.classification.map(Theme.level)
    var text = StyledText(sign, .dim)
    text.append(
      (level?.shortMark ?? "?").padding(to: 4), Style(role: Theme.role(of: level), isBold: true))
    text.append(entry.id.padding(to: 18))
    text.append((entry.sent?.isoDate ?? "").padding(to: 11), .dim)
    text.append(entry.subject)
    return Chooser.Row(text, choice ?? .cable(row: row))
  }

  /// Several cables of one id.
  static func candidates(_ name: String, _ rows: [Int], _ state: AppState) -> Chooser {
    var chooser = Chooser(
      .candidates, title: "\(rows.count) cables are named \(name)",
      rows: rows.map { row in
        let entry = state.library.rows[row]
        var text = self.row(row, state).text
        text.runs.removeLast()
        // One chooses by where they differ: the ends of their paths.
        let path = state.library.files[entry.file].split(separator: "/").suffix(3)
        text.append(path.joined(separator: "/"), .dim)
        text.append("  " + entry.subject)
        return Chooser.Row(text, .cable(row: row))
      }, isNarrowing: false)
    chooser.hint = "Enter reads · ; peeks · Esc closes"
    return chooser
  }

  /// Cables read before, the latest first.
  static func trail(_ state: AppState) -> Chooser {
    let visits = state.work.visits
    let rows = zip(visits, state.library.rows(of: visits)).map { key, row -> Chooser.Row in
      if let row { return self.row(row, state) }
      return Chooser.Row(
        StyledText("    \(key.name.padding(to: 18))not here", .dim),
        .say("\(key.name) is not in this folder"))
    }
    return Chooser(
      .history, title: "Cables read before", rows: rows, empty: "no cable has been read yet")
  }

  /// Marks that were set, by their letters.
  static func marks(_ state: AppState) -> Chooser {
    let rows = state.work.notebook.marks.sorted { $0.key < $1.key }.map { letter, mark in
      Chooser.Row(
        StyledText(
          "\(letter)  \(mark.cable.name.padding(to: 18))"
            + place(of: mark, state).padding(to: 12) + mark.name),
        key: .character(letter), .place(state.place(of: mark)))
    }
    return Chooser(
      .menu, title: "Marks", rows: rows, isNarrowing: false,
      empty: "no mark is set; m and a letter set one")
  }

  /// Where a mark is, as the head of the page names it: only the text of the open cable is here.
  private static func place(of mark: Mark, _ state: AppState) -> String {
    guard mark.position.ordinal > 0 else { return "top" }
    guard mark.cable == state.reader.key, let cable = state.reader.cable,
      let block = cable.paragraphs.first(where: { $0.ordinal == mark.position.ordinal })
    else { return "" }
    return BlockName(block, in: cable).position(isSpoken: false)
  }

  /// All notes, the latest first, and below each what its paragraph says.
  static func notes(_ state: AppState) -> Chooser {
    let book = state.work.notebook
    let latest = Dictionary(
      uniqueKeysWithValues: book.latestNotes.enumerated().map { ($0.element, $0.offset) })
    let notes = book.notes.values.flatMap(\.self).map { ($0, latest[$0.id] ?? -1) }.sorted {
      let (note, other) = ($0.0, $1.0)
      return ($0.1, note.changed, other.cable.name, other.anchor.ordinal, other.id)
        > ($1.1, other.changed, note.cable.name, note.anchor.ordinal, note.id)
    }
    let rows = notes.map { note, _ -> Chooser.Row in
      var text = StyledText(note.cable.shown + " ", .link)
      if note.anchor.label != nil { text.append(note.anchor.shown + " ", .dim) }
      if let author = note.author { text.append(" " + author + ":", .dim) }
      text.append(" " + note.text, .note)
      let place = Reader.Place(
        key: note.cable, anchor: PageAnchor(paragraph: note.anchor.ordinal))
      let quote = note.quote.split(whereSeparator: \.isNewline).joined(separator: " ")
      return Chooser.Row(
        text, detail: StyledText("“\(quote)”", .dim),
        words: "\(text.string) \(quote)", .place(place))
    }
    return Chooser(
      .notes, title: "Notes, the latest first", rows: rows,
      empty: "no notes yet; \(state.keymap.way(to: .note)) adds one to the paragraph you read")
  }

  /// What the list can be ordered by.
  static func sort(_ state: AppState) -> Chooser {
    let keys: [(Character, SortKey, String)] = [
      ("d", .date, "date, newest first"), ("i", .id, "id"), ("p", .post, "post"),
      ("c", .classification, "class, highest first"), ("s", .subject, "subject"),
      ("r", .relevance, "relevance: how well the words match"),
    ]
    let parts = state.order.parts
    var chooser = Chooser(
      .order, title: "Order by",
      rows: keys.map { letter, key, name in
        var text = StyledText("\(letter)  \(name)")
        if let place = parts.firstIndex(where: { $0.key == key }) {
          text.append(
            "  ✓" + (parts.count > 1 ? " \(place + 1)" : "")
              + (parts[place].isReversed ? " reversed" : ""), .chip)
        }
        return Chooser.Row(
          text, key: .character(letter), .order(ListOrder(key)))
      }, isNarrowing: false)
    chooser.hint = "letter or Enter orders · Space adds a key · - reverses it · Esc undoes"
    chooser.choice = keys.firstIndex { $0.1 == parts[0].key } ?? 0
    return chooser
  }

  /// The columns of the list: those that are shown in their order, then the others.
  static func columns(_ state: AppState) -> Chooser {
    let shown = state.settings.columns.compactMap { ListColumn(rawValue: $0) }
    let others = ListColumn.allCases.filter { !shown.contains($0) }
    var rows = (shown + others).map { column -> Chooser.Row in
      let isShown = shown.contains(column)
      var text = StyledText(
        (isShown ? "✓ " : "  ") + column.rawValue.padding(to: 10), isShown ? .chip : .dim)
      text.append(column.meaning, isShown ? .body : .dim)
      return Chooser.Row(text, .column(column))
    }
    var heads = StyledText(
      (state.settings.heads ? "✓ " : "  ") + "heads".padding(to: 10),
      state.settings.heads ? .chip : .dim)
    heads.append("column names above the list", state.settings.heads ? .body : .dim)
    rows.append(Chooser.Row(heads, .columnHeads))
    var chooser = Chooser(.columns, title: "Columns of the list", rows: rows, isNarrowing: false)
    chooser.hint = "Space shows or hides · < > move · Enter closes"
    return chooser
  }

  /// Opens a library by its name; without one it offers those that have a name.
  static func library(_ name: String, _ state: inout AppState) -> [Effect] {
    let libraries = state.settings.libraries
    if libraries[name] != nil {
      state.nextLibrary = name
      return [.quit(0)]
    }
    guard name.isEmpty, !libraries.isEmpty else {
      let known = libraries.keys.sorted().joined(separator: ", ")
      state.message =
        (name.isEmpty ? "no library has a name" : "there is no library \(name)")
        + (known.isEmpty
          ? "; [libraries] in the settings gives folders a name" : "; choose from \(known)")
      return []
    }
    let rows = libraries.sorted { $0.key < $1.key }.map { name, paths in
      var text = StyledText(name.padding(to: 20) + " ", .key, isBold: true)
      text.append(paths.joined(separator: "  "), .dim)
      return Chooser.Row(text, words: name, .command("library \(name)"))
    }
    state.layers.append(.chooser(Chooser(.menu, title: "Libraries", rows: rows)))
    return []
  }

  /// The parts of a cable that can be copied.
  static func yank(_ state: AppState) -> Chooser {
    let keys: [(Character, Share)] = [
      ("y", .id), ("p", .paragraph), ("q", .quotation), ("c", .chicago), ("b", .bibtex),
      ("r", .ris), ("t", .source), ("f", .path),
    ]
    let count = state.selected.count
    return Chooser(
      .menu, title: count > 1 ? "Copy of \(count) selected cables" : "Copy",
      rows: keys.map { letter, share in
        Chooser.Row(StyledText("\(letter)  \(share.title)"), key: .character(letter), .copy(share))
      }, isNarrowing: false)
  }

  /// The forms in which cables can be written into a file.
  static func export(_ state: AppState) -> Chooser {
    let texts: [(Character, Share)] = [
      ("j", .jsonl), ("c", .csv), ("v", .tsv), ("m", .markdown), ("h", .html), ("t", .text),
      ("b", .bibtex), ("r", .ris), ("z", .csljson), ("n", .chicago), ("i", .id),
    ]
    let forms = texts.map { ($0, ExportForm.text($1)) } + [("q", .database)]
    let rows = App.exportedRows(state)
    let what =
      state.exportedList.map { "the list \($0) (\(rows.count.grouped("cable")))" }
      ?? (rows.count == 1
        ? state.library.rows[rows[0]].id
        : "\(rows.count.grouped) \(state.selected.isEmpty ? "listed" : "selected") cables")
    var chooser = Chooser(
      .menu, title: "Write \(what) as",
      rows: forms.map { letter, form in
        Chooser.Row(
          StyledText("\(letter)  \(form.title)"), key: .character(letter), .export(form))
      }, isNarrowing: false)
    chooser.hint = "a letter or Enter picks · Esc closes"
    return chooser
  }

  /// Which marks are read.
  static func lens(_ state: AppState) -> Chooser {
    let lens = state.reader.options.lens
    var choices: [(Character, String, Lens)] = [
      ("a", "all paragraphs", Lens(levels: nil, isFolding: lens.isFolding))
    ]
    let present = Set((state.reader.cable?.paragraphs ?? []).compactMap { $0.mark?.level })
    let letters: [(Character, Level)] = [
      ("u", .unclassified), ("b", .sbu), ("o", .officialUseOnly), ("l", .limitedOfficialUse),
      ("c", .confidential),
      ("s", .secret), ("t", .topSecret),
    ]
    for (letter, level) in letters where present.contains(level) {
      choices.append(
        (letter, "only (\(level.shortMark))", Lens(levels: [level], isFolding: lens.isFolding)))
    }
    if present.count > 2, let highest = present.max() {
      choices.append(
        (
          "w", "all but (\(highest.shortMark))",
          Lens(levels: present.subtracting([highest]), isFolding: lens.isFolding)
        ))
    }
    choices.append(
      (
        "d", lens.isFolding ? "dim the others instead of folding" : "fold the others away",
        Lens(levels: lens.levels, isFolding: !lens.isFolding)
      ))
    return Chooser(
      .menu, title: "Read paragraphs marked",
      rows: choices.map { letter, name, lens in
        Chooser.Row(StyledText("\(letter)  \(name)"), key: .character(letter), .lens(lens))
      }, isNarrowing: false)
  }

  /// The findings about the cable, then the files without cables.
  static func problems(_ state: AppState) -> Chooser {
    var rows: [Chooser.Row] = []
    for note in state.reader.cable?.diagnostics ?? [] {
      let place = state.reader.cable?.paragraphs.last {
        $0.range.lowerBound <= note.range.lowerBound
      }
      var text = StyledText("line \(note.line)".padding(to: 11), .dim)
      text.append(note.message, note.severity == .notice ? .body : .error)
      rows.append(
        Chooser.Row(text, place.map { .paragraph($0.ordinal) } ?? .say(note.message)))
    }
    for file in state.library.skipped.prefix(5_000) {
      // The reason is in sight whatever the path; what was typed is looked for in all of it.
      let room = max(16, state.boxWidth - DisplayText(file.reason).columns - 2)
      var text = StyledText(
        DisplayText(file.path).shortened(to: room), file.isOrdinary ? .dim : .error)
      text.append("  " + file.reason, .dim)
      rows.append(
        Chooser.Row(
          text, words: "\(file.path) \(file.reason)", .say("\(file.path): \(file.reason)")))
    }
    let skipped = state.library.skipped.count
    let files = state.library.fileCount
    return Chooser(
      .problems,
      title: "Findings here; \((files - skipped).grouped) of \(files.grouped) files hold cables",
      rows: rows, empty: "no findings in this cable, and every file holds one")
  }

  /// Cables that are like one, each with the rare words that they share.
  static func similar(_ row: Int, _ found: [LikeCable], _ state: AppState) -> Chooser {
    let rows = found.map { like -> Chooser.Row in
      let share = "\(like.percent) %".padding(to: 7)
      var detail = StyledText(
        String(repeating: " ", count: share.count), like.isNearDuplicate ? .chip : .dim)
      detail.append(
        like.isNearDuplicate ? "nearly the same text" : like.words.joined(separator: " "),
        like.isNearDuplicate ? .chip : .dim)
      var chosen = self.row(like.row, sign: share, state)
      chosen.detail = detail
      chosen.words += " " + detail.string.lowercased()
      return chosen
    }
    let copies = found.count(where: \.isNearDuplicate)
    var chooser = Chooser(
      .similar,
      title: "Like \(state.library.rows[row].id): \(found.count.grouped("cable"))"
        + (copies > 0 ? ", \(copies.grouped) nearly the same" : ""),
      rows: rows)
    chooser.hint = "letters narrow · Enter reads · ; peeks · = beside · Esc closes"
    return chooser
  }
}
