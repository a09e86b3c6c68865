import CableCore
import CableCatalog

extension Lists {
  /// The tag picker: use, tag, count under the filter, meaning.
  static func tags(_ state: AppState) -> Chooser {
    let counted = state.facets?.tags ?? []
    let present = Set(counted.map(\.value))
    let picked = state.filter.tags.keys.filter { !present.contains($0) }.sorted()
    let rows =
      picked.map { tagRow($0, 0, state) } + counted.map { tagRow($0.value, $0.count, state) }
    var chooser = Chooser(
      .tags, title: "Tags", rows: rows,
      empty: state.facets == nil ? "counting…" : "the listed cables have no tags")
    chooser.hint = "letters narrow · Space and/or/not · Enter keeps · Esc undoes"
    return chooser
  }

  private static func tagRow(_ tag: String, _ count: Int, _ state: AppState) -> Chooser.Row {
    let use =
      switch state.filter.tags[tag] {
      case nil: "    "
      case .and: "and "
      case .or: "or  "
      case .not: "not "
      }
    let meaning = Vocabulary.tag(tag)?.meaning ?? ""
    var text = StyledText(use, .chip, isBold: true)
    text.append(tag.padding(to: 8), Style(role: .tag, isBold: true))
    text.append(count.grouped.leftPadding(to: 9) + "  ", .dim)
    text.append(meaning)
    return Chooser.Row(text, words: "\(tag) \(meaning)", .tag(tag))
  }

  /// Counts of the listed cables by everything that divides them, with bars.
  static func facets(_ state: AppState) -> Chooser {
    var rows: [Chooser.Row] = []
    if let facets = state.facets {
      let groups: [(FacetDimension, Int)] = [
        (.class, 12), (.year, 60), (.post, 400), (.tag, 2_000), (.caption, 40),
        (.exemption, 40),
      ]
      let bar = min(12, max(4, state.boxWidth - 36))
      // A long class does not push its number out of the column.
      let longest =
        groups.flatMap { dimension, limit in
          facets[dimension].prefix(limit).map(\.value.count)
        }.max() ?? 0
      let name = min(max(18, state.boxWidth - 36 - bar), max(18, longest)) + 1
      for (dimension, limit) in groups {
        let counts = facets[dimension]
        let most = counts.map(\.count).max() ?? 1
        // The newest year is the one that people look for first.
        for count in (dimension.isTime ? counts.reversed() : counts).prefix(limit) {
          guard let term = dimension.term(count.value) else { continue }
          rows.append(
            facetRow(dimension, count, most: most, columns: (name, bar), term: term))
        }
      }
    }
    rows.insert(contentsOf: viewRows(state).prefix(9), at: 0)
    var chooser = Chooser(
      .facets, title: "Counts of \(state.matched.count.grouped("cable"))", rows: rows,
      empty: state.facets == nil ? "counting…" : "nothing is listed")
    chooser.hint = "letters narrow · Enter adds to the filter · - excludes · Esc closes"
    return chooser
  }

  private static func facetRow(
    _ dimension: FacetDimension, _ count: Facets.Count, most: Int,
    columns: (name: Int, bar: Int), term: String
  ) -> Chooser.Row {
    let name = dimension.rawValue.capitalizedFirst
    // What captions mean is too long for the room that is left.
    let meaning =
      dimension == .caption || dimension == .exemption ? "" : dimension.meaning(count.value)
    var text = StyledText(name.padding(to: 8), .dim)
    text.append(count.value.padding(to: columns.name), Style(role: .tag, isBold: true))
    text.append(count.count.grouped.leftPadding(to: 7) + " ")
    text.append(
      Bar.of(count.count, most: most, columns: columns.bar).padding(to: columns.bar + 1), .bar)
    text.append(meaning, .dim)
    return Chooser.Row(text, words: "\(count.value) \(name) \(meaning)", .filter(term))
  }

  /// Terms that the open or selected cable could be filtered by.
  static func filterBy(_ state: AppState) -> Chooser {
    var terms: [(String, String)] = []
    if let link = state.reader.link, state.pane == .reader,
      state.reader.page.links.indices.contains(link),
      let id = state.reader.page.links[link].id
    {
      terms.append(("cites:\(id)", "cables that cite \(id)"))
    }
    if let row = state.actingRow {
      let entry = state.library.rows[row]
      for tag in entry.tags {
        terms.append(("tag:\(tag.quoted)", Vocabulary.tag(tag)?.meaning ?? ""))
      }
      if !entry.station.isEmpty {
        terms.append(("from:\(entry.station)", Vocabulary.postName(entry.station) ?? ""))
      }
      if let name = entry.classification?.description {
        terms.append(("class:\(name.classTerm)", name))
      }
      if let sent = entry.sent {
        terms.append(("date:\(sent.isoDate.prefix(7))", "the same month"))
        terms.append(("date:\(sent.isoDate.prefix(4))", "the same year"))
      }
      for caption in entry.captions { terms.append(("caption:\(caption.quoted)", "")) }
      terms.append(("cites:\(entry.id)", "cables that cite this one"))
      terms.append(("citedby:\(entry.id)", "cables that this one cites"))
    }
    if !state.reader.search.text.isEmpty, !state.reader.search.isPattern {
      terms.insert((state.reader.search.text.quoted, "the words searched for"), at: 0)
    }
    return Chooser(
      .filterBy, title: "Filter by",
      rows: terms.map { term, meaning in
        var text = StyledText(term.padding(to: 24), Style(role: .tag, isBold: true).role)
        text.append(meaning, .dim)
        return Chooser.Row(text, .filter(term))
      }, empty: "no cable is selected")
  }

  /// Saved views, which give the filter that they were saved with.
  static func views(_ state: AppState) -> Chooser {
    Chooser(
      .views, title: "Saved views", rows: viewRows(state), isNarrowing: false,
      empty: "no view is saved; \(state.keymap.way(to: .saveView)) saves the filter")
  }

  /// The saved views; the first nine have digits as their keys.
  private static func viewRows(_ state: AppState) -> [Chooser.Row] {
    let isAnyNew = state.work.viewCounts.values.contains { $0.new > 0 }
    return state.work.notebook.savedQueries.enumerated().map { number, saved in
      let count = state.work.viewCounts[saved.name]
      var text = StyledText(
        number < 9 ? "\(number + 1)  " : "   ", .dim)
      text.append(saved.name.padding(to: 20), Style(role: .tag, isBold: true).role, isBold: true)
      text.append((count?.all.grouped ?? "…").leftPadding(to: 8) + "  ")
      if isAnyNew {
        let new = count?.new ?? 0
        text.append((new > 0 ? "\(new.grouped) new" : "").padding(to: 12), .chip)
      }
      text.append(saved.text, .dim)
      let key = number < 9 ? Key.character(Character(String(number + 1))) : nil
      return Chooser.Row(text, key: key, .command("view \(saved.name)"))
    }
  }
}

/// A bar of block characters.
enum Bar {
  /// Eighths of a column, so that small differences can be seen.
  static func of(_ count: Int, most: Int, columns: Int) -> String {
    guard most > 0, count > 0 else { return "" }
    let eighths = max(1, count * columns * 8 / most)
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}

extension String {
  /// With a capital.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// In quotation marks where a query would split it.
  var quoted: String { contains(" ") || contains("(") ? "\"\(self)\"" : self }

  /// A classification as queries take it: its level, and SBU for what is headed UNCLASSIFIED//FOUO.
  var classTerm: String {
    let level = split(separator: "/").first.map(String.init) ?? self
    return level == Level.unclassified.name && hasSuffix("FOUO") ? "SBU" : level.quoted
  }
}
