import CableCore
import CableCatalog

/// What the statistics count, and in which order they show it.
struct Statistics: Sendable, Hashable {
  /// By what the listed cables are divided.
  enum Division: String, Sendable, Hashable, CaseIterable {
    case years = "Years"
    case months = "Months"
    case posts = "Posts"
    case classes = "Classes"
    case tags = "Tags"
    case captions = "Captions"

    /// True for what has an order in time.
    var isTime: Bool { self == .years || self == .months }
  }

  var division = Division.years
  /// True for the most frequent first; times are else in their order, all else by name.
  var isByCount = false

  /// The next division, or the one before; each begins in its usual order.
  func turned(_ step: Int) -> Statistics {
    let all = Division.allCases
    let at = (all.firstIndex(of: division) ?? 0) + step + all.count
    let next = all[at % all.count]
    return Statistics(division: next, isByCount: !next.isTime)
  }

  /// Every value with its count, none left out.
  func counts(_ facets: Facets) -> [Facets.Count] {
    let counts =
      switch division {
      case .years: facets.years
      case .months: facets.months
      case .posts: facets.posts
      case .classes: facets.classifications
      case .tags: facets.tags
      case .captions: facets.captions
      }
    if isByCount { return counts.sorted { ($1.count, $0.value) < ($0.count, $1.value) } }
    return division.isTime ? counts : counts.sorted { $0.value < $1.value }
  }

  /// The term that keeps what has a value; nil for what has none.
  func term(_ value: String) -> String? {
    guard !value.isEmpty else { return nil }
    return switch division {
    case .years, .months: "date:\(value)"
    case .posts: "from:\(value)"
    case .classes: "class:\(value.classTerm)"
    case .tags: "tag:\(value.quoted)"
    case .captions: "caption:\(value.quoted)"
    }
  }

  fileprivate func meaning(_ value: String) -> String {
    switch division {
    case .posts: Vocabulary.postName(value) ?? ""
    case .tags: Vocabulary.tag(value)?.meaning ?? ""
    case .captions: Vocabulary.caption(value)?.meaning ?? ""
    case .years, .months, .classes: ""
    }
  }
}

extension Lists {
  /// Counts of what is listed, by one division at a time: whole, in either order.
  static func statistics(_ statistics: Statistics, _ state: AppState) -> Chooser {
    let counts = state.facets.map { statistics.counts($0) } ?? []
    let all = max(1, state.matched.count)
    let most = counts.map(\.count).max() ?? 1
    let name = min(26, max(6, (counts.map { DisplayText($0.value).columns }.max() ?? 6)) + 2)
    let bar = max(8, min(48, state.boxWidth - name - 20 - (statistics.division.isTime ? 0 : 24)))
    let rows = counts.map { count -> Chooser.Row in
      let share = (count.count * 1000 / all + 5) / 10
      var text = StyledText(
        (count.value.isEmpty ? "none" : count.value).padding(to: name), .tag, isBold: true)
      text.append(count.count.grouped.leftPadding(to: 9))
      text.append("\(share == 0 ? "<1" : String(share)) %".leftPadding(to: 7) + "  ", .dim)
      text.append(Bar.of(count.count, most: most, columns: bar).padding(to: bar + 1), .bar)
      text.append(statistics.meaning(count.value), .dim)
      return Chooser.Row(
        text, words: "\(count.value) \(statistics.meaning(count.value))",
        statistics.term(count.value).map { .filter($0) }
          ?? .say("what has none of them is in no field of a filter"))
    }
    let undated = state.facets?.undated ?? 0
    let order =
      statistics.isByCount ? "by count" : statistics.division.isTime ? "by time" : "by name"
    var chooser = Chooser(
      .statistics(statistics),
      title: "\(statistics.division.rawValue)  \(state.matched.count.grouped) of "
        + "\(state.library.rows.count.grouped("cable")) · \(order)"
        + (undated > 0 && statistics.division.isTime ? " · \(undated.grouped) without a date" : ""),
      rows: rows, empty: state.facets == nil ? "counting…" : "nothing is listed")
    let next = statistics.turned(1).division.rawValue.lowercased()
    chooser.hint =
      "letters narrow · Tab \(next) · F3 \(statistics.isByCount ? (statistics.division.isTime ? "by time" : "by name") : "by count") "
      + "· Enter filters · Esc closes"
    return chooser
  }
}
