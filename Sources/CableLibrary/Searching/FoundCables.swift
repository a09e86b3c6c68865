/// The cables that a query matches, of which no list of rows is made before it is asked for.
public struct FoundCables: Sendable {
  private let library: Library
  /// Nil for all of them.
  private let slots: SlotSet?

  /// All cables of a library.
  init(allOf library: Library) {
    self.library = library
    slots = nil
  }

  /// Cables of a library, of joined sections the first.
  init(_ slots: SlotSet, of library: Library) {
    self.library = library
    self.slots = slots
  }

  /// How many rows they are.
  ///
  /// Cost: a step for 64 cables of the library.
  public var count: Int { slots?.count ?? library.rows.count }

  /// True if there are none.
  public var isEmpty: Bool { slots?.isEmpty ?? library.rows.isEmpty }

  /// Indices of `Library.rows`, rising.
  ///
  /// Cost: of a few rows a step for each, and their sorting; of many a step for each row of the library.
  public var rows: [Int] { slots.map(library.rows(in:)) ?? library.allRows }
}
