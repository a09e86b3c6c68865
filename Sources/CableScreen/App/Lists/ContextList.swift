import CableCatalog
import CableCore

/// The hits of a filter's words, and how they are shown.
struct FoundContexts: Sendable, Hashable {
  var concordance: Concordance
  /// The filter, as it was typed.
  var query: String
  /// True where there are more hits than were looked for.
  var isCut: Bool

  /// A value from its parts.
  init(_ concordance: Concordance, query: String, isCut: Bool) {
    self.concordance = concordance
    self.query = query
    self.isCut = isCut
  }

  /// The same hits in the next order.
  var reordered: FoundContexts {
    var next = self
    next.concordance.order = Self.next(concordance.order)
    return next
  }

  /// The same hits in the next groups.
  var regrouped: FoundContexts {
    var next = self
    next.concordance.grouping = Self.next(concordance.grouping)
    return next
  }

  /// Takes the order and the groups of what was shown before.
  mutating func keepOrder(of other: FoundContexts?) {
    guard let other else { return }
    concordance.order = other.concordance.order
    concordance.grouping = other.concordance.grouping
  }

  private static func next(_ order: Concordance.Order) -> Concordance.Order {
    switch order {
    case .cables: .after
    case .after: .before
    case .before: .cables
    }
  }

  private static func next(_ grouping: Concordance.Grouping?) -> Concordance.Grouping? {
    switch grouping {
    case nil: .post
    case .post: .year
    case .year: nil
    }
  }

  /// What the title says.
  fileprivate var title: String {
    let order: String? =
      switch concordance.order {
      case .cables: nil
      case .after: "by the words after"
      case .before: "by the words before"
      }
    let count = concordance.contexts.count
    return
      ([
        "\(count.grouped("hit"))\(isCut ? " and more" : "") of \(query)", order,
        concordance.grouping.map { "by \($0.rawValue)" },
      ] as [String?]).compactMap(\.self).joined(separator: " · ")
  }

  /// What the line under the list says.
  fileprivate var hint: String {
    let order =
      switch Self.next(concordance.order) {
      case .cables: "as listed"
      case .after: "by the words after"
      case .before: "by the words before"
      }
    let group = Self.next(concordance.grouping).map { "by \($0.rawValue)" } ?? "joins groups"
    return "letters narrow · F3 \(order) · F4 \(group) · Enter reads · Esc closes"
  }
}

extension Layer {
  /// The hits that it shows; nil for anything else.
  var contexts: FoundContexts? {
    guard case .chooser(let chooser) = self, case .contexts(let found) = chooser.kind else {
      return nil
    }
    return found
  }
}

extension Lists {
  /// Columns of a row before the text: id, paragraph and mark.
  private static let headWidth = 33

  /// Hits of the filter's words, the words one below the other.
  static func contexts(_ found: FoundContexts, _ state: AppState) -> Chooser {
    let groups = found.concordance.groups(in: state.library)
    let widest = groups.flatMap(\.contexts).map { DisplayText($0.hit.before).columns }.max() ?? 0
    let before = min(widest, max(12, (state.boxWidth - headWidth - 12) / 2))
    var rows: [Chooser.Row] = []
    for group in groups {
      if !group.name.isEmpty {
        rows.append(
          Chooser.Row(
            StyledText(
              "\(group.name)  \(group.contexts.count.grouped("hit"))", .heading, isBold: true),
            words: "", .none))
      }
      rows += group.contexts.map { row($0, before: before, state) }
    }
    var chooser = Chooser(.contexts(found), title: found.title, rows: rows)
    chooser.hint = found.hint
    return chooser
  }

  /// A hit, with so many columns before it.
  private static func row(_ context: Context, before: Int, _ state: AppState) -> Chooser.Row {
    let row = state.library.rows[context.row]
    let hit = context.hit
    // A paragraph has a number; the subject and what has a dash or none are named by a word.
    let isNumbered = hit.label?.first?.isNumber ?? false
    let place = isNumbered ? "¶" + (hit.label ?? "") : hit.paragraph == nil ? hit.label ?? "" : ""
    var text = StyledText(row.id.padding(to: 17), .link)
    text.append(place.padding(to: 8), .dim)
    text.append(
      hit.mark.map { "(\($0.mark))" }?.padding(to: 7) ?? "       ",
      Style(role: Theme.role(of: hit.mark?.level), isBold: true))
    text.append(DisplayText(hit.before).lastColumns(before))
    text.append(hit.found, Style(role: .searchHit, isBold: true, isUnderlined: true))
    text.append(hit.after)
    let anchor = PageAnchor(paragraph: hit.paragraph ?? 0)
    return Chooser.Row(
      text, words: "\(row.id) \(hit.before)\(hit.found)\(hit.after)",
      .place(Reader.Place(key: CableKey(row), anchor: anchor)))
  }
}
