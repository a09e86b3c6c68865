import CableCore
import CableLibrary

/// The facts of a cable above its text.
enum HeaderCard {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  static func lines(_ cable: Cable, measure: Int, state: AppState) -> [ReaderLine] {
    var lines: [ReaderLine] = []
    func add(_ name: String, _ spans: [ReaderSpan]) {
      lines.append(
        ReaderLine(
          spans: [
            ReaderSpan(
              text: DisplayText(name.padding(to: 9)), style: Style(role: .dim))
          ] + spans))
    }
    func plain(_ name: String, _ text: String, role: Role = .body, isBold: Bool = false) {
      for (index, line) in DisplayText(text).wrapped(to: max(8, measure - 9)).enumerated() {
        add(
          index == 0 ? name : "",
          [ReaderSpan(text: line, style: Style(role: role, isBold: isBold))])
      }
    }
    let level = cable.classification?.value
    let role = Theme.role(of: level.map(Theme.level))
    plain(
      cable.id?.description ?? "cable", level?.description ?? "no classification", role: role,
      isBold: true)
    if let subject = cable.subject?.value {
      plain("Subject", subject, role: .heading, isBold: true)
    }
    if let sent = cable.sent?.value {
      let month = months.indices.contains(sent.month - 1) ? months[sent.month - 1] : "?"
      let urgency = cable.precedence.map { " · \($0.value.word.lowercased())" } ?? ""
      let time = sent.iso8601.dropFirst(11).prefix(5)
      plain("Sent", "\(sent.day) \(month) \(sent.year) \(time) UTC\(urgency)")
    }
    if let from = cable.from?.value ?? cable.station?.value {
      let others = cable.to.count - 1 + cable.info.count
      let to = cable.to.first.map { " to \(post($0.name))" } ?? ""
      plain("From", post(from) + to + (others > 0 ? " and \(others) more" : ""))
    }
    if !cable.captions.isEmpty {
      plain("Captions", cable.captions.map(\.value).joined(separator: " "))
    }
    if !cable.tags.isEmpty {
      let tags = cable.tags.map { tag in
        Vocabulary.tag(tag.value).map { "\(tag.value) \($0.meaning)" } ?? tag.value
      }
      plain("TAGS", tags.joined(separator: " · "), role: .tag)
    }
    for (index, reference) in cable.references.enumerated() {
      let target = reference.id.map {
        state.library.resolve($0, isYearAssumed: reference.isYearAssumed, from: state.openRow)
      }
      let told =
        switch target {
        case .found: "here"
        case .ambiguous(let rows): "\(rows.count) of this id"
        case .missing: "not in this folder"
        case nil: "\(reference.kind.rawValue), not a cable"
        }
      let isHere = target.map { $0 != .missing } ?? false
      let shown =
        (reference.bullet.map { $0 + ". " } ?? "") + (reference.id?.description ?? reference.text)
      add(
        index == 0 ? "Ref" : "",
        [
          ReaderSpan(
            text: DisplayText(shown),
            style: Style(
              role: index == state.link ? .linkFocused : isHere ? .link : .missingLink,
              isUnderlined: true), link: index),
          ReaderSpan(text: DisplayText(" " + told), style: Style(role: .dim)),
        ])
    }
    if let name = cable.classifiedBy.first?.value { plain("By", name) }
    return lines
  }

  /// `AMEMBASSY ASTANA` → `Astana`; other addresses as printed.
  private static func post(_ address: String) -> String {
    if address.hasPrefix("SECSTATE") { return "State" }
    let squeezed = address.filter(\.isLetter)
    return Vocabulary.station(squeezed).flatMap(Vocabulary.postName) ?? address
  }
}

extension String {
  /// Blanks behind it up to a width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }
}
