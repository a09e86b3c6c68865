/// What a container says about a cable outside the cable's text: a row's columns, a page's table,
/// the head of a mail.
///
/// Used only where the text itself is silent, and to cross-check it.
public struct ContainerHints: Sendable, Hashable {
  /// The file's name without folder and extension, such as `09ASTANA1327`.
  public var fileName: String?
  /// Everything that the container says, in its own order.
  public private(set) var values: [ContainerValue] = []
  /// Where a volume of FRUS prints it; nil for what comes from elsewhere.
  public internal(set) var published: PublishedDocument?

  /// Which of two numbers of a date is the day.
  var dateOrder = DateOrder.plain
  /// True where the container makes a link of each code of TAGS, so that none is a piece of another.
  var linksTags = false

  /// Nothing known.
  public init() {}

  /// Notes what the container says.
  ///
  /// - Parameters:
  ///   - field: the field of a cable that the value belongs to; nil if none does.
  ///   - value: as printed; an empty one is skipped.
  ///   - source: the column, cell or label that says it.
  mutating func note(_ field: ContainerValue.Field?, _ value: String?, from source: String) {
    guard let value, !value.isEmpty else { return }
    values.append(ContainerValue(field: field, value: value, source: source))
  }

  /// The first value of a field, as printed.
  func first(_ field: ContainerValue.Field) -> String? {
    values.first { $0.field == field }?.value
  }

  /// All values of a field, as printed.
  func all(_ field: ContainerValue.Field) -> [String] {
    values.compactMap { $0.field == field ? $0.value : nil }
  }

  /// The container's own id.
  var id: String? { first(.id) }
  /// The container's date.
  var created: String? { first(.sent).map(dateOrder.monthFirst) }
  /// The container's classification.
  var classification: String? { first(.classification) }
  /// The post as the container names it (`Embassy Brasilia`).
  var origin: String? { first(.origin) }
  /// The container's subject.
  var subject: String? { first(.subject) }
  /// The container's TAGS, of a list all items; of `AL - Albania | ETRD - Foreign Trade` the codes alone.
  var tags: String? {
    let first = values.first { $0.field == .tags }
    let items = values.filter { $0.field == .tags && $0.source == first?.source }.map(\.value)
    guard !items.isEmpty else { return nil }
    return items.map { printed in
      guard printed.utf8.contains(where: { $0 == 0x7C || $0 == 0x3B }) else { return printed }
      return printed.split { $0 == "|" || $0 == ";" }.map { item in
        item.firstRange(of: " - ").map { item[..<$0.lowerBound] } ?? item
      }.joined(separator: ", ")
    }.joined(separator: ", ")
  }
  /// The precedence word.
  var precedence: String? { first(.precedence) }
  /// Captions, upper case.
  var captions: [String] { all(.captions) }
  /// References that the container lists.
  var references: [String] { all(.references) }
  /// Who signed.
  var signed: String? { first(.signature) }
  /// The plain address of the sender.
  var from: String? { first(.from) }
  /// The plain addresses of those who are to act.
  var to: [String] { all(.to) }
}

/// One thing that a container says of its cable.
public struct ContainerValue: Sendable, Hashable {
  /// The field of a cable that a value belongs to; `name` is its key in JSON.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case id, sent, classification, subject, tags, precedence, captions, references, from, to, info
    case executiveOrder, signature, draftedBy, distribution
    /// The post as a publisher names it, which is no plain address: a sender for want of one.
    case origin

    /// The key of JSON.
    public var name: String { self == .origin ? "from" : rawValue }
  }

  /// The field; nil if the value belongs to none.
  public var field: Field?
  /// As printed.
  public var value: String
  /// The column, cell or label that says it, as printed.
  public var source: String
}
