import CableCore
import CableCatalog

extension Lists {
  /// What the open cable cites, and what cites it.
  static func references(_ state: AppState) -> Chooser {
    guard let cable = state.reader.cable else {
      return Chooser(.references, title: "References", rows: [], isNarrowing: false)
    }
    let links =
      state.reader.page.links.isEmpty
      ? PageLink.all(of: cable, in: state.library, row: state.openRow) : state.reader.page.links
    var seen: Set<String> = []
    var rows: [Chooser.Row] = []
    for (number, link) in links.enumerated()
    where !link.isOwn && seen.insert(link.name).inserted {
      switch link.state {
      case .here(let row): rows.append(self.row(row, sign: "→ ", state))
      case .ambiguous(let found):
        var row = self.row(found[0], sign: "→ ", state, choice: .link(number))
        row.text.append("  \(link.summary)", .dim)
        rows.append(row)
      case .missing, .notACable:
        var text = StyledText("→     ", .dim)
        text.append(link.name.padding(to: 18), .missingLink)
        text.append(link.summary, .dim)
        rows.append(Chooser.Row(text, .link(number)))
      }
    }
    // Each cable once, however often it is named: what the REF block lists, as the list of cables
    // counts it, then what the text alone has.
    var named: Set<String> = []
    var (listed, more): ([PageLink], [PageLink]) = ([], [])
    for (number, link) in links.enumerated()
    where !link.isOwn && named.insert(link.name).inserted {
      if number < cable.references.count { listed.append(link) } else { more.append(link) }
    }
    func counted(_ links: [PageLink], _ noun: String) -> String {
      let missing = links.count { $0.state == .missing }
      return "\(links.count)\(noun)" + (missing > 0 ? " (\(missing) not here)" : "")
    }
    func isCable(_ link: PageLink) -> Bool {
      if case .notACable = link.state { false } else { true }
    }
    let others = (listed + more).count { !isCable($0) }
    (listed, more) = (listed.filter(isCable), more.filter(isCable))
    let citing = state.openRow.map { state.library.citing($0) } ?? []
    rows += citing.map { self.row($0, sign: "← ", state) }
    let cites =
      "cites " + counted(listed, "") + (more.isEmpty ? "" : ", the text " + counted(more, " more"))
      + (others > 0
        ? " and \(others) that \(others == 1 ? "is not a cable" : "are not cables")" : "")
    var chooser = Chooser(
      .references, title: "\(cites) · cited by \(citing.count.grouped)", rows: rows,
      empty: "it cites nothing, and nothing here cites it")
    chooser.hint =
      "letters narrow · → cites · ← cited by · Enter reads · ; peeks · = beside · Esc closes"
    return chooser
  }
}
