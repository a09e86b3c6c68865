import CableCatalog
import CableCore

/// What surveys found, as lists.
extension Lists {
  /// Cables that are cited and not here, each with what cites it and every citing sentence.
  static func missing(
    _ found: [MissingFound], _ count: Int, _ arrived: [String], _ state: AppState
  ) -> Chooser {
    var rows = arrived.prefix(50).map { id in
      var text = StyledText(id.padding(to: 30), .link, isBold: true)
      text.append("was missing and is here now", .dim)
      return Chooser.Row(text, .id(id))
    }
    for missing in found {
      let facets = state.library.facets(among: missing.cable.citing)
      var text = StyledText(missing.cable.name.padding(to: 30), .missingLink, isBold: true)
      text.append("cited by \(missing.cable.citing.count.grouped)".padding(to: 14))
      text.append(
        [listed(facets.posts), listed(facets.years)].filter { !$0.isEmpty }.joined(
          separator: " · "),
        .dim)
      rows.append(Chooser.Row(text, .filter("cites:\(missing.cable.id)")))
      for citing in missing.citing {
        let entry = state.library.rows[citing.row]
        let key = CableKey(entry)
        var text = StyledText("  " + entry.id.padding(to: 18), .link)
        text.append((entry.sent?.isoDate ?? "no date").padding(to: 12), .dim)
        text.append(citing.item.map { "as \($0)" } ?? "")
        rows.append(
          Chooser.Row(text, words: "\(missing.cable.name) \(text.string)", .cable(row: citing.row)))
        for mention in citing.mentions {
          let place = Reader.Place(key: key, anchor: PageAnchor(paragraph: mention.paragraph))
          rows.append(
            Chooser.Row(
              StyledText("    " + mention.sentence),
              words: "\(missing.cable.name) \(entry.id) \(mention.sentence)", .place(place)))
        }
      }
    }
    let here =
      arrived.isEmpty
      ? ""
      : " · \(arrived.count.grouped) of your missing cables \(arrived.count == 1 ? "is" : "are") here now"
    var chooser = Chooser(
      .survey,
      title: "\(count.grouped("cable")) \(count == 1 ? "is" : "are") cited and not here\(here)",
      rows: rows, empty: "everything that is cited is here")
    chooser.hint = "letters narrow · Enter reads what cites it, or lists it · Esc closes"
    return chooser
  }

  /// The first few of some counts: `ASTANA 5, ALMATY 2`.
  private static func listed(_ counts: [Facets.Count]) -> String {
    let named = counts.filter { !$0.value.isEmpty }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    return named.prefix(3).map { "\($0.value) \($0.count)" }.joined(separator: ", ")
      + (named.count > 3 ? " …" : "")
  }

  /// The names of a list, those with most hits first.
  static func names(_ list: NameList, _ found: [NameCount], _ state: AppState) -> Chooser {
    let most = found.map(\.hits).max() ?? 1
    let order = found.indices.sorted { (found[$1].hits, $0) < (found[$0].hits, $1) }
    let rows = order.map { place -> Chooser.Row in
      let (name, count) = (list.names[place], found[place])
      var text = StyledText(name.text.padding(to: 32), .tag, isBold: true)
      text.append(count.hits.grouped.leftPadding(to: 8))
      text.append("  in \(count.cables.grouped("cable"))".padding(to: 18), .dim)
      text.append(Bar.of(count.hits, most: most, columns: 20), .bar)
      return Chooser.Row(
        text, words: name.text,
        count.hits > 0 ? .filter(name.term) : .say("\(name.text) is in none of the listed cables"))
    }
    let hits = found.count { $0.hits > 0 }
    var chooser = Chooser(
      .survey, title: "\(hits.grouped) of \(found.count.grouped("name")) found", rows: rows)
    chooser.hint = "letters narrow · Enter filters · :named finds them in a cable · Esc closes"
    return chooser
  }

  /// Where names of the list are in the open cable.
  static func named(_ list: NameList, _ hits: [NameHit], _ state: AppState) -> Chooser {
    let rows = hits.compactMap { hit -> Chooser.Row? in
      guard list.names.indices.contains(hit.name), let key = state.reader.key else { return nil }
      let place =
        hit.context.paragraph == nil
        ? hit.context.label ?? "head"
        : "¶" + (hit.context.label ?? hit.context.paragraph.map(String.init) ?? "")
      var text = StyledText(place.padding(to: 7), .dim)
      text.append(list.names[hit.name].text.padding(to: 26), .tag, isBold: true)
      text.append(hit.context.before)
      text.append(
        hit.context.found, Style(role: .searchHit, isBold: true, isUnderlined: true))
      text.append(hit.context.after)
      let anchor = PageAnchor(paragraph: hit.context.paragraph ?? 0)
      return Chooser.Row(text, .place(Reader.Place(key: key, anchor: anchor)))
    }
    let names = Set(hits.map(\.name)).count
    var chooser = Chooser(
      .survey,
      title: "\(names.grouped("name")) in \(state.reader.id ?? "this cable")", rows: rows)
    chooser.hint = "letters narrow · Enter goes there · n and N move between them · Esc closes"
    return chooser
  }

  /// Cables of a view that are new since the last look.
  static func new(_ state: AppState) -> Chooser {
    Chooser(
      .survey, title: "New since your last look",
      rows: state.library.rows(of: state.newInView).compactMap(\.self).map { row($0, state) },
      empty: "nothing is new in the view that was opened last; :view NAME opens one")
  }
}

extension ListedName {
  /// The name as a term of a filter, in each of its orders.
  fileprivate var term: String {
    if let id { return "(id:\(id) OR cites:\(id))" }
    let forms = forms.map { $0.count == 1 ? $0[0] : "\"\($0.joined(separator: " "))\"" }
    return forms.count == 1 ? forms[0] : "(\(forms.joined(separator: " OR ")))"
  }
}
