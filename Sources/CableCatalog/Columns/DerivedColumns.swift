/// What follows from the columns of a library, as arrays: kept beside them, so that the next start need not find it
/// again, and the system keeps of it what is looked at.
///
/// It is of the very columns that it was made of: where a cable or a file comes or goes, all of it is others.
package struct DerivedColumns: ColumnGroup {
  /// As `LibraryStorage.order`.
  var order = Stored<Slot>()
  /// As `LibraryStorage.places`.
  var places = Column<Slot, Int32>()
  /// As `SymbolTable.keptPlaces` of the ids.
  var idPlaces = Stored<UInt32>()
  var byID = Postings<Named.Cable>()
  var byTag = Postings<Named.Tag>()
  var byStation = Postings<Named.Post>()
  var byCaption = Postings<Named.Caption>()
  /// As `Citations.cites`.
  var cites = ListColumn<Symbol<Named.Cable>>()
  /// As `Citations.byCited`.
  var byCited = Postings<Named.Cable>()

  /// Nothing.
  package init() {}

  /// What a storage has made; what it has not made yet is made for this.
  package init(_ storage: LibraryStorage) {
    order = storage.order
    places = storage.places
    idPlaces = storage.columns.ids.keptPlaces
    byID = storage.byID
    byTag = storage.byTag
    byStation = storage.byStation
    byCaption = storage.byCaption
    cites = storage.citations.cites
    byCited = storage.citations.byCited
  }

  package mutating func visit(_ visitor: inout some ColumnVisitor) {
    visitor.visit(&order)
    visitor.visit(&places.values)
    visitor.visit(&idPlaces)
    byID.visit(&visitor)
    byTag.visit(&visitor)
    byStation.visit(&visitor)
    byCaption.visit(&visitor)
    cites.visit(&visitor)
    byCited.visit(&visitor)
  }

  package mutating func index() {}

  /// True if it can be of some columns: no slot and no symbol of it leads out of them.
  ///
  /// Cost: a step for each value.
  package func isSound(for columns: CableColumns) -> Bool {
    let count = columns.count
    return places.count == count && order.count <= count
      && order.areBelow(count)
      && places.values.areWithin(-1...Int32(order.count) - 1)
      && SymbolTable<Named.Cable>.areSound(idPlaces, count: columns.ids.count)
      && byID.isSound(symbolCount: columns.ids.count, below: count)
      && byTag.isSound(symbolCount: columns.tagNames.count, below: count)
      && byStation.isSound(symbolCount: columns.stations.count, below: count)
      && byCaption.isSound(symbolCount: columns.captionNames.count, below: count)
      && cites.count == count && cites.isSound(below: columns.ids.count)
      && byCited.isSound(symbolCount: columns.ids.count, below: count)
  }
}
