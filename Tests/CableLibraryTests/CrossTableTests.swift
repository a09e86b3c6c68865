import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct CrossTableTests {
  private func library() throws -> Library {
    let folder = try TemporaryFolder()
    for (id, tags, level) in [
      ("09ROME1", "PHUM, SENV", "UNCLAS"), ("09ROME2", "SENV", "SECRET"),
      ("08ROME3", "PHUM", "SECRET"), ("09OSLO1", "KDEM", "UNCLAS"),
    ] {
      try folder.write("\(id).txt", TemporaryFolder.cable(id, tags: tags, level: level))
    }
    return try folder.load()
  }

  @Test func everyPairIsCounted() throws {
    let library = try library()
    let table = CrossTable(
      library, among: Array(library.rows.indices), rows: .post, columns: .year)
    #expect(table.rows == [.init(value: "ROME", count: 3), .init(value: "OSLO", count: 1)])
    #expect(table.columns.map(\.value) == ["2008", "2009"])
    #expect(table.counts == [[1, 2], [0, 1]])
  }

  @Test func aCableWithSeveralTagsIsCountedWithEach() throws {
    let library = try library()
    let table = CrossTable(
      library, among: Array(library.rows.indices), rows: .tag, columns: .class)
    #expect(table.rows.map(\.value) == ["PHUM", "SENV", "KDEM"])
    #expect(table.counts == [[1, 1], [1, 1], [0, 1]])
  }

  @Test func countsAgreeWithTheFacets() throws {
    let library = try library()
    let rows = Array(library.rows.indices.dropFirst())
    let facets = library.facets(among: rows)
    for dimension in FacetDimension.allCases {
      let table = CrossTable(library, among: rows, rows: dimension, columns: .post)
      #expect(table.rows.filter { !$0.value.isEmpty } == facets[dimension])
      #expect(table.counts.map { $0.reduce(0, +) } == table.rows.map(\.count))
    }
  }

  @Test func theRowsAndColumnsWithMostAreKeptInTheirOrder() throws {
    let library = try library()
    var table = CrossTable(
      library, among: Array(library.rows.indices), rows: .year, columns: .tag)
    table.keep(rows: 1, columns: 2)
    #expect(table.rows.map(\.value) == ["2009"] && table.columns.map(\.value) == ["PHUM", "SENV"])
    #expect(table.counts == [[1, 2]])
  }
}
