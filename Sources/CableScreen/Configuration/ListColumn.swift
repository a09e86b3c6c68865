/// A column of the list; the raw value is its name in the settings.
package enum ListColumn: String, Sendable, Hashable, CaseIterable {
  case level = "class"
  case sign, date, post, subject, tags, refs

  /// The text above it.
  var head: String {
    switch self {
    case .level: "Cls"
    case .sign: ""
    case .date: "Date"
    case .post: "Post"
    case .subject: "Subject"
    case .tags: "Tags"
    case .refs: "Refs"
    }
  }

  /// What it shows.
  var meaning: String {
    switch self {
    case .level: "U, SBU, C, S, TS"
    case .sign: "selected, starred, noted, read"
    case .date: "when it was sent"
    case .post: "where from, and the number"
    case .subject: "the subject, with the room that is left"
    case .tags: "TAGS, as many as fit"
    case .refs: "how many it cites, and how many cite it"
    }
  }

  /// All of them, in the usual order.
  static let names = allCases.map(\.rawValue)
}
