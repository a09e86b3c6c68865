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
    for (number, link) in links.enumerated() where seen.insert(link.name).inserted {
      switch link.state {
      case .here(let row): rows.append(self.row(row, sign: "→ ", state))
      case .ambiguous(let found):
        var row = self.row(found[0], sign: "→ ", state, choice: .link(number))
        row.text.append("  \(link.told)", .dim)
        rows.append(row)
      case .missing, .notACable:
        var text = StyledText("→     ", .dim)
        text.append(link.name.padding(to: 18), .missingLink)
        text.append(link.told, .dim)
        rows.append(Chooser.Row(text, .link(number)))
      }
    }
    // Each cable once, however often it is named.
    var named: Set<String> = []
    let once = links.filter { named.insert($0.name).inserted }
    let others = once.count { if case .notACable = $0.state { true } else { false } }
    let missing = once.count { $0.state == .missing }
    let citing = state.openRow.map { state.library.citing($0) } ?? []
    rows += citing.map { self.row($0, sign: "← ", state) }
    let cites =
      "cites \(once.count - others)" + (missing > 0 ? " (\(missing) not here)" : "")
      + (others > 0 ? " and \(others) that \(others == 1 ? "is no cable" : "are no cables")" : "")
    var chooser = Chooser(
      .references, title: "\(cites) · cited by \(citing.count.grouped)", rows: rows,
      isNarrowing: false, empty: "it cites nothing, and nothing here cites it")
    chooser.hint = "→ cites · ← cited by · Enter reads · ; peeks · Esc closes"
    return chooser
  }
}
