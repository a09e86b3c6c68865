/// What a list of cables is ordered by.
public enum SortKey: String, Sendable, Hashable, CaseIterable {
  /// Newest first.
  case date
  case id
  case post
  /// Highest first.
  case classification = "class"
  case subject
  /// How well the words of a query fit, as `Relevance` has it; then newest first.
  case relevance

  /// A key by its name, or by the older name of `relevance`.
  public init?(asked name: String) {
    guard let key = SortKey(rawValue: name == "rank" ? "relevance" : name) else { return nil }
    self = key
  }
}

/// What a list is ordered by first, what where that is equal, and so on.
public struct ListOrder: Sendable, Hashable {
  /// A key and its direction.
  public struct Part: Sendable, Hashable {
    /// What is compared.
    public var key: SortKey
    /// True turns this key's order over.
    public var isReversed: Bool

    /// A part from its key and direction.
    public init(_ key: SortKey, isReversed: Bool = false) {
      self.key = key
      self.isReversed = isReversed
    }
  }

  /// The first has the highest priority; rows that are equal in all of them are newest first.
  public var parts: [Part]

  /// An order by some keys; without any it is by date.
  public init(_ parts: [Part] = []) {
    self.parts = parts.isEmpty ? [Part(.date)] : parts
  }

  /// An order by one key.
  public init(_ key: SortKey, isReversed: Bool = false) {
    parts = [Part(key, isReversed: isReversed)]
  }

  /// An order as it is written: `post,-date` is by post, and where that is equal oldest first.
  ///
  /// Nil if a key is not known.
  public init?(spelled text: String) {
    var parts: [Part] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let isReversed = word.first == "-"
      guard let key = SortKey(asked: String(isReversed ? word.dropFirst() : word)) else {
        return nil
      }
      if !parts.contains(where: { $0.key == key }) {
        parts.append(Part(key, isReversed: isReversed))
      }
    }
    self.init(parts)
  }

  /// As `init(spelled:)` reads it.
  public var spelled: String {
    parts.map { ($0.isReversed ? "-" : "") + $0.key.rawValue }.joined(separator: ",")
  }

  /// The whole order, reversed.
  public var reversed: ListOrder {
    ListOrder(parts.map { Part($0.key, isReversed: !$0.isReversed) })
  }
}
