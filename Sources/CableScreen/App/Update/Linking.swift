import CableCore
import CableCatalog

/// Following references, and finding the way back.
extension App {
  static func link(_ action: Action, _ state: inout AppState) -> [Effect] {
    switch action {
    case .nextLink: focusLink(state.count ?? 1, &state)
    case .previousLink: focusLink(-(state.count ?? 1), &state)
    case .peek: return peek(&state)
    case .back: return travel(from: \.past, to: \.future, &state)
    case .forward: return travel(from: \.future, to: \.past, &state)
    case .trail: state.layers.append(.chooser(Lists.trail(state)))
    case .references:
      guard state.reader.cable != nil else { return [] }
      state.layers.append(.chooser(Lists.references(state)))
    case .thread:
      guard state.openRow != nil else { return [] }
      state.layers.append(.chooser(Lists.thread(state)))
    case .compare: return compare(&state)
    case .similar:
      guard let row = state.openRow ?? state.selectedRow else { return [] }
      state.job = "looking for cables like \(state.library.rows[row].id)"
      return [.findSimilar(row: row, state.library)]
    case .setMark: state.layers.append(.chord(.setMark))
    case .goToMark: state.layers.append(.chord(.goToMark))
    default: break
    }
    return []
  }

  private static func focusLink(_ count: Int, _ state: inout AppState) {
    let order = state.reader.page.linkOrder
    guard !order.isEmpty else {
      state.message = state.reader.withoutLinks(state.keymap)
      return
    }
    state.pane = .reader
    let next = seenFocus(order, state).map {
      ($0 + count % order.count + order.count) % order.count
    }
    let place = next ?? firstSeen(order, forward: count > 0, state)
    state.reader.link = order[place]
    let link = state.reader.page.links[order[place]]
    // The number that follows it with Enter.
    state.message =
      "link \(order[place] + 1) of \(state.reader.page.links.count): \(link.name), \(link.summary)"
    if let line = state.reader.page.line(ofLink: order[place]) {
      state.reader.reveal(line, height: state.readerHeight)
    }
  }

  /// Where the focused link is in the order, as long as it is in sight.
  private static func seenFocus(_ order: [Int], _ state: AppState) -> Int? {
    guard let link = state.reader.link else { return nil }
    if state.reader.page.isOutside(link: link) { return order.firstIndex(of: link) }
    guard let line = state.reader.page.line(ofLink: link) else { return nil }
    let shown = state.reader.scroll..<(state.reader.scroll + max(1, state.readerHeight))
    return shown.contains(line) ? order.firstIndex(of: link) : nil
  }

  /// Without a focus in sight, the first link from where one reads.
  private static func firstSeen(_ order: [Int], forward: Bool, _ state: AppState) -> Int {
    let own = state.reader.page.lines(ofBlock: state.reader.current)
    let top = max(state.reader.scroll, own?.lowerBound ?? 0)
    let seen = order.indices.first {
      (state.reader.page.line(ofLink: order[$0]) ?? 0) >= top
    }
    guard forward else { return ((seen ?? order.count) - 1 + order.count) % order.count }
    return seen ?? 0
  }

  static func followLink(_ state: inout AppState) -> [Effect] {
    guard let number = state.reader.link else {
      let order = state.reader.page.linkOrder
      if order.count == 1 {
        state.reader.link = order[0]
        return followLink(&state)
      }
      state.message =
        order.isEmpty
        ? state.reader.withoutLinks(state.keymap)
        : "\(state.keymap.way(to: .nextLink)) chooses one of \(order.count) references, Enter follows"
      return []
    }
    return follow(link: number, &state)
  }

  static func follow(link number: Int, _ state: inout AppState) -> [Effect] {
    guard state.reader.page.links.indices.contains(number) else { return [] }
    let link = state.reader.page.links[number]
    state.reader.link = number
    state.wanted = link.id.flatMap { id in
      link.paragraph.map { ParagraphLink(cable: id, paragraph: $0) }
    }
    switch link.state {
    case .here(let row): return go(to: row, &state)
    case .ambiguous(let rows):
      state.layers.append(.chooser(Lists.candidates(link.name, rows, state)))
    case .missing:
      state.message = "\(link.name) is not in this folder\(known(of: link, state))"
    case .notACable(let kind):
      state.message = "\(link.text) is \(kind.article), not a cable: nothing to follow"
    }
    return []
  }

  /// What is known about a cable that is not here.
  private static func known(of link: PageLink, _ state: AppState) -> String {
    guard let id = link.id else { return "" }
    let citing = state.library.citingCount(id.description)
    let post = Vocabulary.postName(id.station) ?? id.station
    let year = link.name == id.description ? "in \(id.year)" : "in \(id.year - 1) or \(id.year)"
    return ": number \(id.number) of \(post) \(year)"
      + (citing > 1 ? ", cited by \(citing) cables here" : "")
  }

  /// Goes to a row, from which one can come back.
  static func go(to row: Int, at place: Reader.Place? = nil, _ state: inout AppState) -> [Effect] {
    if let place = state.reader.place, state.reader.cable != nil {
      state.trail.past.append(place)
      state.trail.last = place
    }
    state.trail.future = []
    return reach(row, at: place, &state) + markRead(&state)
  }

  /// Goes to a cable, or to a paragraph of it (`09ASTANA1327#2`), by its id as a person types it; where
  /// the year is left out it is looked for.
  static func go(typed: String, _ state: inout AppState) -> [Effect] {
    state.wanted = ParagraphLink(typed)
    let typed = state.wanted?.cable.description ?? typed
    let id = CableID(parsing: typed)?.description ?? typed
    guard state.library.rows(of: id).isEmpty else { return go(toID: id, &state) }
    return findIDs(typed, for: .going(typed: typed), &state)
  }

  /// Goes to a cable by its id.
  static func go(toID id: String, at place: Reader.Place? = nil, _ state: inout AppState)
    -> [Effect]
  {
    let rows = state.library.rows(of: id)
    switch rows.count {
    case 0:
      state.message = "\(id) is not in this folder"
      return []
    case 1: return go(to: rows[0], at: place, &state)
    default:
      state.layers.append(.chooser(Lists.candidates(id, rows, state)))
      return []
    }
  }

  /// Goes to a place of a cable, and of its copies to the very one.
  static func go(to place: Reader.Place, _ state: inout AppState) -> [Effect] {
    guard let row = state.library.row(of: place.key) else {
      state.message = "\(place.key.name) is not in this folder"
      return []
    }
    return go(to: row, at: place, &state)
  }

  private static func reach(_ row: Int, at place: Reader.Place?, _ state: inout AppState)
    -> [Effect]
  {
    state.pane = .reader
    if let index = Self.place(of: row, in: state) {
      state.selection = index
    } else {
      state.message = "\(state.library.rows[row].id) is outside the filter"
    }
    return show(row, at: place, &state)
  }

  private static func travel(
    from: WritableKeyPath<Trail, [Reader.Place]>, to: WritableKeyPath<Trail, [Reader.Place]>,
    _ state: inout AppState
  ) -> [Effect] {
    guard let place = state.trail[keyPath: from].popLast() else {
      state.message = from == \Trail.past ? "there is no earlier place" : "there is no later place"
      return []
    }
    guard let row = state.library.row(of: place.key) else {
      state.message = "\(place.key.name) is no longer in this folder"
      return []
    }
    if let here = state.reader.place { state.trail[keyPath: to].append(here) }
    return reach(row, at: place, &state)
  }

  /// A look at the focused reference, in a box.
  private static func peek(_ state: inout AppState) -> [Effect] {
    guard let number = state.reader.link ?? state.reader.page.linkOrder.first,
      state.reader.page.links.indices.contains(number)
    else {
      state.message = state.reader.withoutLinks(state.keymap)
      return []
    }
    state.reader.link = number
    let link = state.reader.page.links[number]
    switch link.state {
    case .here(let row): return peek(at: row, &state)
    case .ambiguous(let rows): return peek(at: rows[0], &state)
    default: return follow(link: number, &state)
    }
  }

  /// The open cable beside another copy of its id, or beside a cable that it cites.
  private static func compare(_ state: inout AppState) -> [Effect] {
    guard let id = state.reader.id, state.openRow != nil else { return [] }
    if let link = focusedLink(state), case .missing = state.reader.page.links[link].state {
      return follow(link: link, &state)
    }
    if let link = focusedLink(state), case .notACable = state.reader.page.links[link].state {
      return follow(link: link, &state)
    }
    guard let source = comparisons(state).first else {
      state.message =
        state.reader.page.links.isEmpty
        ? "there is no other copy of \(id) here"
        : "there is no other copy of \(id) here, and nothing that it cites"
      return []
    }
    return look(at: source, &state)
  }

  /// The comparison after another one of the open cable, the first one after the last; nothing where there
  /// is no other.
  static func compare(after source: Notice.Source?, _ state: inout AppState) -> [Effect] {
    let all = comparisons(state)
    guard all.count > 1, let source, let place = all.firstIndex(of: source) else { return [] }
    return look(at: all[(place + 1) % all.count], &state)
  }

  /// What comes after a comparison that has nothing to show: of several copies the next one.
  static func looked(
    atSame source: Notice.Source?, _ text: String, _ state: inout AppState
  ) -> [Effect] {
    let all = comparisons(state)
    if let source, case .copies = source, let place = all.firstIndex(of: source),
      place + 1 < all.count
    {
      return look(at: all[place + 1], &state)
    }
    state.message = text
    return []
  }

  /// What can be beside the open cable: what the focused reference cites, then its other copies; without
  /// either what its first reference cites that is here.
  static func comparisons(_ state: AppState) -> [Notice.Source] {
    guard let open = state.openRow, let id = state.reader.id else { return [] }
    func cited(_ link: Int) -> [Notice.Source] {
      state.reader.page.links[link].rows.filter { $0 != open }
        .map { .beside(row: open, with: $0, link: link) }
    }
    let copies = state.library.rows(of: id).filter { $0 != open }
    let sources =
      (focusedLink(state).map(cited) ?? []) + copies.map { .copies(row: open, with: $0) }
    guard sources.isEmpty else { return sources }
    return state.reader.page.linkOrder.lazy.map(cited).first { !$0.isEmpty } ?? []
  }

  /// The focused link of the page.
  private static func focusedLink(_ state: AppState) -> Int? {
    state.reader.link.flatMap { state.reader.page.links.indices.contains($0) ? $0 : nil }
  }

  /// A look at the cable of a row, in a box.
  static func peek(at row: Int, _ state: inout AppState) -> [Effect] {
    look(at: .cable(row: row), &state)
  }

  /// The open cable beside that of another row.
  static func compare(with row: Int, _ state: inout AppState) -> [Effect] {
    guard let open = state.openRow, open != row else { return [] }
    let isCopy = state.library.rows[open].id == state.library.rows[row].id
    return look(
      at: isCopy ? .copies(row: open, with: row) : .beside(row: open, with: row, link: nil), &state)
  }

  /// Makes a box of the width that there is.
  static func look(at source: Notice.Source, _ state: inout AppState) -> [Effect] {
    let width = state.width(of: source)
    let rows = state.library.rows
    let what: String
    switch source {
    case .cable(let row): what = "opening \(rows[row].id)"
    case .copies(let row, _): what = "comparing \(rows[row].id)"
    case .beside(let row, let other, _): what = "opening \(rows[other].id) beside \(rows[row].id)"
    case .explanation(let term):
      show(Explanation.notice(of: term, width: width), of: source, isAgain: false, &state)
      return []
    }
    return [.look(beginLook(what, at: source, &state), source, width: width, state.library)]
  }

  /// The box on top for the width that there is now.
  static func remakeBox(_ state: inout AppState) -> [Effect] {
    guard case .notice(let notice) = state.layers.last, let source = notice.source else {
      return []
    }
    let effects = look(at: source, &state)
    if !effects.isEmpty { state.look?.isAgain = true }
    return effects
  }

  /// Shows a box, at the same place of its text where it takes the place of the same one.
  static func show(
    _ notice: Notice, of source: Notice.Source?, isAgain: Bool, _ state: inout AppState
  ) {
    var notice = notice
    notice.source = source
    // The rows may be others since it was asked for.
    if let source { notice.choices = source.choices }
    if case .notice(let old) = state.layers.last, old.source != nil, old.source == source {
      notice.go(toPlaceIn: old)
      state.layers.removeLast()
    } else if isAgain {
      // It was closed meanwhile.
      return
    }
    notice.clamp(rows: state.rows(of: notice))
    state.layers.append(.notice(notice))
  }
}

extension ReferenceKind {
  /// The kind in a sentence.
  fileprivate var article: String {
    switch self {
    case .email: "an e-mail"
    case .other: "something else"
    default: "a \(rawValue)"
    }
  }
}

extension Reader {
  /// What to say where the page has no links.
  fileprivate func withoutLinks(_ keymap: Keymap) -> String {
    page.links.isEmpty || options.view == .reflowed
      ? "this cable has no references"
      : "no reference was found in this view; \(keymap.way(to: .wrap)) changes to the next"
  }
}
