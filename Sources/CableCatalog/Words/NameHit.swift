/// A hit of a name of a list in a cable.
public struct NameHit: Sendable, Hashable {
  /// Index among the names of the list.
  public var name: Int
  /// Of the library.
  public var row: Int
  /// Where it is, with the words around it.
  public var context: KeywordInContext

  /// A hit from its parts.
  package init(name: Int, row: Int, context: KeywordInContext) {
    self.name = name
    self.row = row
    self.context = context
  }
}

/// How often a name of a list was found.
public struct NameCount: Sendable, Hashable {
  /// Hits in all cables.
  public var hits = 0
  /// Cables that have any.
  public var cables = 0

  /// Not at all, or as often as it is said.
  public init(hits: Int = 0, cables: Int = 0) {
    self.hits = hits
    self.cables = cables
  }
}
