import CableCore
import CableCatalog

/// What the statistics count, and in which order they show it.
struct Statistics: Sendable, Hashable {
  /// The dimensions in the order in which Tab goes through them.
  private static let turn: [FacetDimension] = [
    .year, .month, .post, .class, .tag, .caption, .exemption, .signed, .classifiedby, .drafted,
  ]

  var dimension = FacetDimension.year
  /// True for the most frequent first; otherwise times are in their order, the rest by name.
  var isByCount = false
  /// True for each spelling of a name by itself.
  var isApart = false

  /// The next dimension, or the one before; each begins in its usual order.
  func turned(_ step: Int) -> Statistics {
    let at = (Self.turn.firstIndex(of: dimension) ?? 0) + step + Self.turn.count
    let next = Self.turn[at % Self.turn.count]
    return Statistics(dimension: next, isByCount: !next.isTime, isApart: isApart)
  }

  /// Every value with its count, none left out.
  func counts(_ facets: Facets) -> [Facets.Count] {
    let counts = facets[dimension]
    if isByCount { return counts.sorted { ($1.count, $0.value) < ($0.count, $1.value) } }
    return dimension.isTime ? counts : counts.sorted { $0.value < $1.value }
  }
}

extension FacetDimension {
  /// What several values of it are called.
  var plural: String {
    switch self {
    case .year: "Years"
    case .month: "Months"
    case .post: "Posts"
    case .class: "Classes"
    case .tag: "Tags"
    case .caption: "Captions"
    case .exemption: "Exemptions"
    case .signed: "Signed by"
    case .classifiedby: "Classified by"
    case .drafted: "Drafted by"
    }
  }

  /// The term of a filter that keeps cables with a value; nil for those without one.
  func term(_ value: String) -> String? {
    guard !value.isEmpty else { return nil }
    return switch self {
    case .year, .month: "date:\(value)"
    case .post: "from:\(value)"
    case .class: "class:\(value.classTerm)"
    case .tag: "tag:\(value.quoted)"
    case .caption: "caption:\(value.quoted)"
    case .exemption: "exemption:\(value.quoted)"
    case .signed, .classifiedby, .drafted: "\(rawValue):\("=\(value)".quoted)"
    }
  }

  /// What a value means; empty where it says so itself.
  func meaning(_ value: String) -> String {
    switch self {
    case .post: Vocabulary.postName(value) ?? ""
    case .tag: Vocabulary.tag(value)?.meaning ?? ""
    case .caption: Vocabulary.caption(value)?.meaning ?? ""
    case .exemption:
      Vocabulary.meaning(ofExemption: value) ?? HeaderLine.explain(value).first?.meaning ?? ""
    case .year, .month, .class, .signed, .classifiedby, .drafted: ""
    }
  }

  /// The term of a filter that keeps what was counted, under each of its spellings.
  func term(_ count: Facets.Count) -> String? {
    let terms = count.spellings.compactMap { term($0.text) }
    return terms.isEmpty ? term(count.value) : "(\(terms.joined(separator: " OR ")))"
  }

  /// What a value means, or how else it was spelled.
  func meaning(_ count: Facets.Count) -> String {
    count.spellings.isEmpty
      ? meaning(count.value)
      : "also "
        + count.spellings.dropFirst().map { "\($0.text) \($0.count)" }.joined(separator: ", ")
  }
}

extension Lists {
  /// Counts of what is listed, by one dimension at a time: whole, in either order.
  static func statistics(_ statistics: Statistics, _ state: AppState) -> Chooser {
    let dimension = statistics.dimension
    let isCounted =
      state.facets.map { $0.hasPeople(apart: statistics.isApart) || !dimension.isPerson } ?? false
    let counts = isCounted ? state.facets.map { statistics.counts($0) } ?? [] : []
    let all = max(1, state.matched.count)
    let most = counts.map(\.count).max() ?? 1
    let name = min(26, max(6, (counts.map { DisplayText($0.value).columns }.max() ?? 6)) + 2)
    let bar = max(8, min(48, state.boxWidth - name - 20 - (dimension.isTime ? 0 : 24)))
    let rows = counts.map { count -> Chooser.Row in
      let share = (count.count * 1000 / all + 5) / 10
      var text = StyledText(
        (count.value.isEmpty ? "none" : count.value).padding(to: name), .tag, isBold: true)
      text.append(count.count.grouped.leftPadding(to: 9))
      text.append("\(share == 0 ? "<1" : String(share)) %".leftPadding(to: 7) + "  ", .dim)
      text.append(Bar.of(count.count, most: most, columns: bar).padding(to: bar + 1), .bar)
      text.append(dimension.meaning(count), .dim)
      return Chooser.Row(
        text, words: "\(count.value) \(dimension.meaning(count))",
        dimension.term(count).map { .filter($0) }
          ?? .say("no filter finds cables without one"))
    }
    let undated = state.facets?.undated ?? 0
    let order =
      statistics.isByCount ? "by count" : dimension.isTime ? "by time" : "by name"
    var chooser = Chooser(
      .statistics(statistics),
      title: "\(dimension.plural)  \(state.matched.count.grouped) of "
        + "\(state.library.rows.count.grouped("cable")) · \(order)"
        + (undated > 0 && dimension.isTime ? " · \(undated.grouped) without a date" : ""),
      rows: rows,
      empty: !isCounted
        ? "counting…"
        : state.matched.isEmpty ? "nothing is listed" : "none of the listed cables has any")
    let next = statistics.turned(1).dimension.plural.lowercased()
    chooser.hint =
      "letters narrow · Tab \(next) · F3 \(statistics.isByCount ? (dimension.isTime ? "by time" : "by name") : "by count") "
      + (dimension.isPerson ? "· F4 \(statistics.isApart ? "joins" : "separates") spellings " : "")
      + "· Enter filters · Esc closes"
    return chooser
  }
}
