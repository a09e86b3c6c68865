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
