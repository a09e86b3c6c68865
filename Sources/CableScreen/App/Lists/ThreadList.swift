import CableCore
import CableCatalog

extension Lists {
  /// How deep a thread is followed.
  static let threadDepth = 6
  /// No more rows than a person would read.
  static let threadLimit = 500

  /// What the open cable builds on above it, what builds on it below, indented by distance.
  static func thread(_ state: AppState) -> Chooser {
    guard let open = state.openRow else {
      return Chooser(.thread, title: "Thread", rows: [], isNarrowing: false)
    }
    let before = CitationTree(
      of: open, in: state.library, direction: .cites, depth: threadDepth, limit: threadLimit)
    let after = CitationTree(
      of: open, in: state.library, direction: .citedBy, depth: threadDepth, limit: threadLimit)
    let missing = before.missingCount
    var chooser = Chooser(
      .thread,
      title: "Thread: \(before.foundCount.grouped) before, \(after.foundCount.grouped) after"
        + (missing > 0 ? ", \(missing.grouped) not in this folder" : ""),
      rows: before.lines.map { row($0, sign: "↑", state) } + [row(open, sign: "● ", state)]
        + after.lines.map { row($0, sign: "↓", state) })
    chooser.choice = before.lines.count
    chooser.hint =
      "letters narrow · ↑ cited · ↓ citing · ↺ circle · Enter reads · ; peeks · Esc closes"
    return chooser
  }

  private static func row(_ line: CitationTree.Line, sign: String, _ state: AppState)
    -> Chooser.Row
  {
    let lead = String(repeating: "  ", count: line.depth - 1) + sign
    guard let first = line.rows.first else {
      var text = StyledText("\(lead)     ", .dim)
      text.append(line.id.padding(to: 18), .missingLink)
      text.append("not in this folder", .dim)
      return Chooser.Row(text, .say("\(line.id) is not in this folder"))
    }
    let remark =
      switch line.state {
      case .unfolded, .missing: ""
      case .cycle: " ↺ already above"
      case .repeated: " ↺ elsewhere in the thread"
      case .folded(let count): " … \(count) more after it"
      }
    var row = row(first, sign: lead + " ", state)
    if line.rows.count > 1 { row.choice = .id(line.id) }
    row.text.append(remark, .dim)
    return row
  }

  /// The shortest path of references between two cables, whichever cites the other.
  static func path(_ ids: [String], _ state: inout AppState) -> [Effect] {
    guard ids.count == 2,
      let from = state.library.row(of: CableID(parsing: ids[0])?.description ?? ids[0]),
      let to = state.library.row(of: CableID(parsing: ids[1])?.description ?? ids[1])
    else {
      state.message = "path needs the ids of two cables in this folder"
      return []
    }
    state.job = "looking for a path from \(ids[0]) to \(ids[1])"
    return [.findPath(ids, from: from, to: to, state.library)]
  }

  /// Shows the path that was found between the two cables of some names.
  static func showPath(_ path: CitationPath?, _ ids: [String], _ state: inout AppState) {
    guard let path else {
      state.message = "no references lead from \(ids[0]) to \(ids[1])"
      return
    }
    let rows = path.steps.map { step -> Chooser.Row in
      let sign = step.next.map { $0 == .cites ? "→ " : "← " } ?? "  "
      guard let row = step.row else {
        return Chooser.Row(
          StyledText("\(sign)    \(step.id)  not in this folder", .dim),
          .say("\(step.id) is not in this folder"))
      }
      return self.row(row, sign: sign, state)
    }
    var chooser = Chooser(
      .thread, title: "From \(ids[0]) to \(ids[1]) in \((rows.count - 1).grouped("step"))",
      rows: rows)
    chooser.hint = "→ cites the next · ← is cited by it · Enter reads · Esc closes"
    state.layers.append(.chooser(chooser))
  }
}
