import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Why releases withhold parts: asked for and counted.
@Suite struct ExemptionTests {
  private let searcher: Searcher
  private var library: Library { searcher.library }

  init() throws {
    let folder = try TemporaryFolder()
    for (place, stamp) in [
      "RELEASE IN PART B6", "RELEASE IN PART B1,1.4(D)", "RELEASE IN PART B6, B7(C)",
      "RELEASE IN FULL",
    ].enumerated() {
      try folder.write(
        "09ROME\(place + 1).txt",
        """
        \(stamp)
        R 041111Z AUG 09
        FM AMEMBASSY ROME
        TO SECSTATE WASHDC
        UNCLAS ROME \(place + 1)
        TAGS: PREL
        SUBJECT: TREES

        1. (U) A tree was planted.
        """)
    }
    searcher = try folder.searcher()
  }

  @Test(
    "An exemption is found in any form",
    arguments: [
      ("exemption:B6", [1, 3]), ("exemption:(b)(6)", [1, 3]), ("exemption:b-6", [1, 3]),
      ("exemption:1.4(d)", [2]), ("exemption:\"1.4 (D)\"", [2]), ("exemption:1.4*", [2]),
      ("exemption:B7", [3]), ("exemption:B7(C)", [3]), ("exemption:B*", [1, 2, 3]),
      ("-exemption:B*", [4]), ("(exemption:1.4(d) OR exemption:B7(C)) subject:trees", [2, 3]),
      ("exemptions:B3", []),
    ] as [(String, [Int])])
  func found(query: String, numbers: [Int]) {
    let parsed = Query(parsing: query)
    #expect(parsed.problems.isEmpty)
    let rows = searcher.matches(parsed)
    #expect(rows.map { library.rows[$0].id }.sorted() == numbers.map { "09ROME\($0)" })
  }

  @Test(arguments: ["exemption:B60", "exemption:none", "exemption:>B6", "exemption:*"])
  func whatIsNoneIsReported(query: String) {
    #expect(!Query(parsing: query).problems.isEmpty)
  }

  @Test func theyAreCountedAndCrossed() {
    let all = Array(library.rows.indices)
    let counts = library.facets(among: all)[.exemption].map { "\($0.value) \($0.count)" }
    #expect(counts == ["B6 2", "1.4(d) 1", "B1 1", "B7(C) 1"])
    let table = CrossTable(library, among: all, rows: .exemption, columns: .year)
    #expect(table.rows.map(\.count) == [2, 1, 1, 1])
  }

  @Test func theyOutliveTheIndexAndItsCompaction() {
    let columns = library.storage.columns
    let kept = columns.slots.map { CableFacts(columns, $0).exemptions }
    #expect(Set(kept) == [["B6"], ["B1", "1.4(d)"], ["B6", "B7(C)"], []])
  }
}
