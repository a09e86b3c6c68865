import CableCore
import CableCatalog

/// Keys in a list that one picks from.
extension App {
  static func choose(_ key: Key, _ state: inout AppState) -> [Effect] {
    let before = state.chooser.flatMap(Palette.theme)
    let effects = chosen(key, &state)
    let after = state.chooser.flatMap(Palette.theme)
    // A theme is shown as long as the cursor is on it.
    guard before != after, state.settings.theme != before || after != nil else { return effects }
    return preview(after, state) + effects
  }

  private static func chosen(_ key: Key, _ state: inout AppState) -> [Effect] {
    guard var chooser = state.chooser else { return [] }
    let page = max(1, state.rows(of: chooser.place) - 1)
    switch key {
    case .escape: return leave(chooser, isKept: false, &state)
    case .enter: return pick(chooser, &state)
    case .down, .control("n"): chooser.move(1)
    case .up, .control("p"): chooser.move(-1)
    case .pageDown, .control("f"): chooser.move(page)
    case .pageUp, .control("b"): chooser.move(-page)
    case .home: chooser.move(-1_000_000)
    case .end: chooser.move(1_000_000)
    case .control("c"):
      // What still adds rows to it is stopped first.
      if case .contexts = chooser.kind, state.job != nil { return interrupt(&state) }
      return leave(chooser, isKept: false, &state)
    case .character(" ") where chooser.kind == .columns,
      .character("<") where chooser.kind == .columns,
      .character(">") where chooser.kind == .columns:
      return changeColumn(chooser, key, &state)
    case .character(" ") where chooser.kind == .tags:
      if case .tag(let tag)? = chooser.chosen?.choice { return toggle(tag: tag, &state) }
    case .character(" "):
      guard case .cable(let row)? = chooser.chosen?.choice else {
        return chooseMore(chooser, key, &state)
      }
      turn(row, &state)
      chooser.move(1)
    case .tab where chooser.kind == .palette:
      if let name = chooser.chosen.flatMap({ Palette.name(of: $0.choice) }) {
        chooser.typed = name + " "
        chooser.narrow()
      }
    case .function(3), .function(4):
      guard case .contexts(let found) = chooser.kind else {
        return turnStatistics(chooser, key, &state)
      }
      var turned = Lists.contexts(key == .function(3) ? found.reordered : found.regrouped, state)
      turned.typed = chooser.typed
      turned.narrow()
      chooser = turned
    case .tab, .backTab: return turnStatistics(chooser, key, &state)
    case .backspace:
      guard !chooser.typed.isEmpty else { return leave(chooser, isKept: true, &state) }
      chooser.typed.removeLast()
      chooser.narrow()
    case .control("u"):
      chooser.typed = ""
      chooser.narrow()
    default: return chooseMore(chooser, key, &state)
    }
    state.chooser = chooser
    return []
  }

  /// In the statistics: another dimension, the other order, or each spelling by itself.
  private static func turnStatistics(_ chooser: Chooser, _ key: Key, _ state: inout AppState)
    -> [Effect]
  {
    guard case .statistics(var statistics) = chooser.kind else { return [] }
    if key == .function(3) {
      statistics.isByCount.toggle()
    } else if key == .function(4) {
      guard statistics.dimension.isPerson else { return [] }
      statistics.isApart.toggle()
    } else {
      statistics = statistics.turned(key == .tab ? 1 : -1)
    }
    var counted = Lists.statistics(statistics, state)
    let isSame = key == .function(3) || key == .function(4)
    counted.typed = isSame ? chooser.typed : ""
    counted.narrow()
    state.chooser = counted
    return askForCounts(&state)
  }

  /// Letters narrow a list; in a menu they are keys.
  private static func chooseMore(_ chooser: Chooser, _ key: Key, _ state: inout AppState)
    -> [Effect]
  {
    var chooser = chooser
    // What a list of cables or counts has for keys; a key of a row only before anything is typed.
    switch key {
    case .character(";"):
      if case .cable(let row)? = chooser.chosen?.choice {
        return peek(at: row, &state)
      }
    case .character("=") where chooser.typed.isEmpty:
      if case .cable(let row)? = chooser.chosen?.choice, chooser.place == .list {
        return compare(with: row, &state)
      }
      if case .say(let why)? = chooser.chosen?.choice {
        state.message = why
        return []
      }
    case .character("-") where chooser.kind == .facets && chooser.typed.isEmpty:
      return pick(chooser, isNegated: true, &state)
    case .character where chooser.kind == .facets && chooser.typed.isEmpty:
      if let row = chooser.rows.first(where: { $0.key == key }) {
        state.layers.removeLast()
        return take(row.choice, &state)
      }
    case .left where chooser.kind != .palette: return leave(chooser, isKept: true, &state)
    case .right where chooser.kind != .palette: return pick(chooser, &state)
    default: break
    }
    if !chooser.isNarrowing {
      if let row = chooser.rows.first(where: { $0.key == key }) {
        state.layers.removeLast()
        return take(row.choice, &state)
      }
      switch key {
      case .character(" ") where chooser.kind == .order,
        .character("-") where chooser.kind == .order:
        return extendOrder(chooser, isTurning: key == .character("-"), &state)
      case .character("j"): chooser.move(1)
      case .character("k"): chooser.move(-1)
      case .character("g"): chooser.move(-1_000_000)
      case .character("G"): chooser.move(1_000_000)
      case .character(" "): chooser.move(max(1, state.rows(of: chooser.place) - 1))
      case .character("q"), .character("h"): return leave(chooser, isKept: true, &state)
      case .character("l"): return pick(chooser, &state)
      default: break
      }
      state.chooser = chooser
      return []
    }
    // In the help a function key or a control key is looked for by its name.
    if case .character(let character) = key {
      chooser.typed.append(character)
    } else if chooser.kind == .help {
      chooser.typed = KeyName.shown(key)
    }
    chooser.narrow()
    state.chooser = chooser
    return []
  }

  /// In the orders: a further key, or one that is there reversed or removed.
  private static func extendOrder(_ chooser: Chooser, isTurning: Bool, _ state: inout AppState)
    -> [Effect]
  {
    guard case .order(let chosen)? = chooser.chosen?.choice, let key = chosen.parts.first?.key
    else { return [] }
    var parts = state.order.parts
    if let place = parts.firstIndex(where: { $0.key == key }) {
      if isTurning { parts[place].isReversed.toggle() } else { parts.remove(at: place) }
    } else {
      // The first key that is picked replaces the usual order.
      if state.order == ListOrder() { parts = [] }
      parts.append(ListOrder.Part(key, isReversed: isTurning))
    }
    let effects = reorder(ListOrder(parts), &state)
    var chooser = chooser
    chooser.replace(Lists.sort(state).rows)
    state.chooser = chooser
    return effects
  }

  /// In the columns: shows or hides one, or moves it.
  private static func changeColumn(_ chooser: Chooser, _ key: Key, _ state: inout AppState)
    -> [Effect]
  {
    var settings = state.settings
    switch chooser.chosen?.choice {
    case .columnHeads?:
      guard key == .character(" ") else { return [] }
      settings.heads.toggle()
    case .column(let column)?:
      let place = settings.columns.firstIndex(of: column.rawValue)
      switch (key, place) {
      case (.character(" "), nil): settings.columns.append(column.rawValue)
      case (.character(" "), let place?):
        guard settings.columns.count > 1 else {
          state.message = "at least one column must stay"
          return []
        }
        settings.columns.remove(at: place)
      case (let key, let place?):
        let other = place + (key == .character("<") ? -1 : 1)
        guard settings.columns.indices.contains(other) else { return [] }
        settings.columns.swapAt(place, other)
      default: return []
      }
    default: return []
    }
    let effects = use(settings, &state)
    var chooser = chooser
    chooser.replace(Lists.columns(state).rows)
    state.chooser = chooser
    return effects
  }

  /// Closes a list; Esc undoes what the tag picker or the orders did.
  private static func leave(_ chooser: Chooser, isKept: Bool, _ state: inout AppState) -> [Effect] {
    state.layers.removeLast()
    switch chooser.under {
    case .order(let before):
      return isKept || state.order == before ? [] : reorder(before, &state)
    case .filter(let before):
      if isKept { return settleTags(since: before, &state) }
      guard before != state.filter else { return [] }
      state.filter = before
      return refilter(&state)
    case .nothing:
      // Nobody reads what a search in texts would still add.
      guard case .contexts(let found) = chooser.kind, let job = state.job,
        job == Survey.text(String(found.query.dropFirst().dropLast())).progress
      else { return [] }
      state.job = nil
      return [.stop(.job)]
    }
  }

  /// Remembers the filter from before the picker, so that one undo takes all of it back.
  private static func settleTags(since before: Filter, _ state: inout AppState) -> [Effect] {
    if before != state.filter { state.undo.remember(.filter(before)) }
    return []
  }

  private static func pick(_ chooser: Chooser, isNegated: Bool = false, _ state: inout AppState)
    -> [Effect]
  {
    if case .filter(let before) = chooser.under {
      var effects: [Effect] = []
      // Enter alone picks what the cursor is on; after Space it only keeps.
      if state.filter == before, case .tag(let tag)? = chooser.chosen?.choice {
        effects = toggle(tag: tag, &state)
      }
      state.layers.removeLast()
      return effects + settleTags(since: before, &state)
    }
    // After Space, Enter only keeps the order that was put together.
    if case .order(let before) = chooser.under, state.order != before {
      state.layers.removeLast()
      return []
    }
    if chooser.kind == .palette, let effects = Palette.run(chooser, &state) { return effects }
    guard let row = chooser.chosen else { return [] }
    if case .none = row.choice { return [] }
    state.layers.removeLast()
    if isNegated, case .filter(let term) = row.choice { return take(.filter("-" + term), &state) }
    return take(row.choice, &state)
  }

  /// Does what a row stands for.
  static func take(_ choice: Chooser.Choice, _ state: inout AppState) -> [Effect] {
    switch choice {
    case .none: return []
    case .action(let action): return perform(action, &state)
    case .cable(let row): return go(to: row, &state)
    case .id(let id): return go(toID: id, &state)
    case .filter(let term): return change(state.filter.adding(term), &state)
    case .explain(let term): return look(at: .explanation(term), &state)
    case .command(let line): return Palette.run(line: line, &state)
    case .link(let number): return follow(link: number, &state)
    case .paragraph(let ordinal):
      goTo(paragraph: ordinal, &state)
      return []
    case .tag(let tag): return toggle(tag: tag, &state)
    case .copy(let share): return self.share(share, for: .copy, &state)
    case .export(let form):
      let rows = exportedRows(state)
      let name = rows.count == 1 ? state.library.rows[rows[0]].id : "cables"
      let plain = name.map { $0.isLetter || $0.isNumber ? $0 : "-" }
      let file = "\(String(plain)).\(form.suffix)"
      state.ask(.save, text: file, over: .export(form))
      state.prompt?.subject =
        "\(rows.count == 1 ? name : rows.count.grouped("cable")) as \(form.title)"
      return [.findFreeName(file)]
    case .order(let order): return reorder(order, &state)
    case .column, .columnHeads: return []
    case .lens(let lens):
      change(\.lens, to: lens, &state)
      return []
    case .place(let place): return go(to: place, &state)
    case .say(let text):
      state.message = text
      return []
    }
  }
}
