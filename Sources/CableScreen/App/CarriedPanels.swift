import CableCatalog

extension AppState {
  /// Keeps what panels show, and what a look is at, the same cables where the library has other rows
  /// now; a cable that is gone is named by its id.
  ///
  /// Cost: a look-up for each cable that a panel shows.
  mutating func carryPanels(to library: Library) {
    let asked = look?.source?.rows ?? []
    guard !layers.isEmpty || !asked.isEmpty, !library.hasSameRows(as: self.library) else { return }
    let rows = Set(layers.flatMap(\.rows) + asked).filter(self.library.rows.indices.contains)
      .sorted()
    let before = rows.map { self.library.rows[$0] }
    let after = library.rows(of: before.map { CableKey($0) })
    var carried: [Int: Chooser.Choice] = [:]
    for (place, row) in rows.enumerated() {
      carried[row] = after[place].map { .cable(row: $0) } ?? .id(before[place].id)
    }
    for index in layers.indices { layers[index].carry(carried) }
    if let source = look?.source { look?.source = source.carried { carried[$0]?.row } }
  }
}

extension Layer {
  /// The rows of the library that it leads to.
  fileprivate var rows: [Int] {
    switch self {
    case .chooser(let chooser): chooser.rows.compactMap(\.choice.row)
    case .notice(let notice):
      notice.choices.compactMap { $0?.row } + (notice.source?.rows ?? [])
    case .prompt, .timeline, .trend, .cross, .chord: []
    }
  }

  /// Leads to other rows, or to cables by their ids.
  fileprivate mutating func carry(_ carried: [Int: Chooser.Choice]) {
    switch self {
    case .chooser(var chooser):
      for index in chooser.rows.indices {
        guard let row = chooser.rows[index].choice.row else { continue }
        chooser.rows[index].choice = carried[row] ?? .none
      }
      self = .chooser(chooser)
    case .notice(var notice):
      notice.choices = notice.choices.map { choice in
        if let row = choice?.row { carried[row] } else { choice }
      }
      notice.source = notice.source?.carried { carried[$0]?.row }
      self = .notice(notice)
    case .prompt, .timeline, .trend, .cross, .chord: break
    }
  }
}

extension Chooser.Choice {
  /// The row that it goes to.
  fileprivate var row: Int? { if case .cable(let row) = self { row } else { nil } }
}

extension Notice.Source {
  /// Where Enter goes to from each text; nil where that is on the screen anyway.
  var choices: [Chooser.Choice?] {
    switch self {
    case .cable(let row), .copies(_, with: let row): [.cable(row: row)]
    case .beside(_, with: let row, _): [nil, .cable(row: row)]
    case .explanation: [nil]
    }
  }

  fileprivate var rows: [Int] {
    switch self {
    case .cable(let row): [row]
    case .copies(let row, let other), .beside(let row, let other, _): [row, other]
    case .explanation: []
    }
  }

  /// The same of other rows; nil where one is gone.
  fileprivate func carried(_ new: (Int) -> Int?) -> Notice.Source? {
    let rows = rows.compactMap(new)
    guard rows.count == self.rows.count else { return nil }
    return switch self {
    case .cable: .cable(row: rows[0])
    case .copies: .copies(row: rows[0], with: rows[1])
    case .beside(_, _, let link): .beside(row: rows[0], with: rows[1], link: link)
    case .explanation: self
    }
  }
}
