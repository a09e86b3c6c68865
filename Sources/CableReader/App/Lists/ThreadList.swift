import CableCore
import CableLibrary

extension Lists {
  /// How deep a thread is followed.
  static let threadDepth = 6
  /// No more rows than a person would read.
  static let threadLimit = 500

  /// Ancestors above, the open cable, descendants below, each indented by its distance.
  static func thread(_ state: AppState) -> Chooser {
    guard let open = state.openRow else {
      return Chooser(.thread, title: "Thread", rows: [], isNarrowing: false)
    }
    var seen: Set<Int> = [open]
    var above: [Chooser.Row] = []
    walk(open, depth: 1, sign: "↑", state, &seen, &above) { row in
      state.library.rows[row].cites.flatMap { state.library.rows(of: $0) }
    }
    var below: [Chooser.Row] = []
    walk(open, depth: 1, sign: "↓", state, &seen, &below) { state.library.citing($0) }
    let missing = state.library.rows[open].cites.count { !state.library.holds($0) }
    var chooser = Chooser(
      .thread,
      title: "Thread: \(above.count) before, \(below.count) after"
        + (missing > 0 ? ", \(missing) not in this folder" : ""),
      rows: above + [row(open, sign: "● ", state)] + below, isNarrowing: false)
    chooser.choice = above.count
    chooser.hint = "↑ cited · ↓ citing · ↺ shown already · Enter reads · ; peeks · Esc closes"
    return chooser
  }

  private static func walk(
    _ row: Int, depth: Int, sign: String, _ state: AppState, _ seen: inout Set<Int>,
    _ rows: inout [Chooser.Row], next: (Int) -> [Int]
  ) {
    guard depth <= threadDepth else { return }
    let indent = String(repeating: "  ", count: depth - 1)
    for found in next(row) where rows.count < threadLimit {
      guard seen.insert(found).inserted else {
        rows.append(self.row(found, sign: "\(indent)\(sign)↺", state))
        continue
      }
      rows.append(self.row(found, sign: "\(indent)\(sign) ", state))
      walk(found, depth: depth + 1, sign: sign, state, &seen, &rows, next: next)
    }
  }

  /// The shortest way of references between two cables, whichever cites the other.
  static func path(_ words: String, _ state: inout AppState) -> [Effect] {
    let ids = words.split(separator: " ").map(String.init)
    guard ids.count == 2,
      let from = state.library.row(of: CableID(parsing: ids[0])?.description ?? ids[0]),
      let to = state.library.row(of: CableID(parsing: ids[1])?.description ?? ids[1])
    else {
      state.message = "path takes the ids of two cables of this folder"
      return []
    }
    guard let way = way(from: from, to: to, state.library) else {
      state.message = "no references lead from \(ids[0]) to \(ids[1])"
      return []
    }
    state.layers.append(
      .chooser(
        Chooser(
          .thread, title: "From \(ids[0]) to \(ids[1])", rows: way.map { row($0, state) },
          isNarrowing: false)))
    return []
  }

  private static func way(from: Int, to: Int, _ library: Library) -> [Int]? {
    var before: [Int: Int] = [from: from]
    var front = [from]
    while !front.isEmpty, before[to] == nil {
      var next: [Int] = []
      for row in front {
        let near =
          library.rows[row].cites.flatMap { library.rows(of: $0) } + library.citing(row)
        for found in near where before[found] == nil {
          before[found] = row
          next.append(found)
        }
      }
      front = next
    }
    guard before[to] != nil else { return nil }
    var way = [to]
    while let last = way.last, last != from, let previous = before[last] { way.append(previous) }
    return way.reversed()
  }
}
