import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Regular expressions over the texts of cables.
@Suite struct PatternSearchTests {
  /// Of the cables, for as long as a test runs.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let texts = [
    "Qadhafi said: \"no way\".", "Kadafi said\nyes. The visit cost $5,000 or 5000 lire.", "An oak.",
    "Ein Straßenfest; QADHAFI\u{2019}s son.",
  ]

  private static func searcher(_ folder: TemporaryFolder) throws -> Searcher {
    for (number, text) in texts.enumerated() {
      let id = "09ASTANA\(number + 1)"
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    return try folder.searcher()
  }

  static let rows: [(pattern: String, found: [String])] = [
    ("[qk]ad+h?afi said", ["1 Qadhafi said", "2 Kadafi said"]),
    ("Qad", ["1 Qad"]), ("qadhafi.s", ["1 Qadhafi s", "4 QADHAFI\u{2019}s"]),
    ("said yes", ["2 said yes"]),
    ("\\$\\d,\\d{3}", ["2 $5,000"]), ("\\d{4} lire", ["2 5000 lire"]), ("^an oak", ["3 An oak"]),
    ("oak\\.$", ["3 oak."]), ("STRASSE", []), ("stra(ß|ss)e", ["4 Straße"]), ("absent", []),
    ("TREES IN 09ASTANA3", ["3 TREES IN 09ASTANA3"]),
  ]

  @Test(
    "A pattern is found in subjects and paragraphs, as printed and across lines", arguments: rows)
  func finds(pattern: String, expected: [String]) throws {
    let searcher = try Self.searcher(folder)
    var found: [String] = []
    let errors = searcher.hits(
      of: try Pattern(parsing: pattern), among: Array(searcher.library.rows.indices), width: 20
    ) { cable in
      let number = searcher.library.rows[cable.row].id.last ?? "?"
      found += cable.hits.map { "\(number) \($0.found)" }
      #expect(!cable.isCut)
      return true
    }
    #expect(errors == [])
    #expect(found.sorted() == expected)
  }

  @Test("The search ends where enough is found, and looks only among the rows of a filter")
  func ends() throws {
    let searcher = try Self.searcher(folder)
    let pattern = try Pattern(parsing: "planting")
    var rows: [Int] = []
    _ = searcher.hits(of: pattern, among: [2, 0, 1], width: 20) { cable in
      rows.append(cable.row)
      return rows.count < 2
    }
    #expect(rows == [2, 0])
  }

  @Test(
    "What every match has is looked for first, and nothing is missed by it",
    arguments: [
      "oak", "o+ak", "x?oak", "(oak|elm)", "oa[k]", "(?:oak)s?", "^oak$", "OAK", "o.k", "k",
      "\\boak\\b",
    ])
  func literals(typed: String) throws {
    let pattern = try Pattern(parsing: typed)
    for text in ["An oak.", "AN OAK.", "elms", "o\u{212A}", "oa\u{212A}", "", "oak", "ooak x"] {
      var budget = 10_000
      let isMatched = !pattern.matches(in: Array(text), budget: &budget).isEmpty
      if isMatched { #expect(pattern.mayMatch(text), "\(text)") }
    }
  }

  @Test func aTextWithoutWhatEveryMatchHasIsNotSearched() throws {
    #expect(!(try Pattern(parsing: "\\d+ oaks?")).mayMatch("elms and ashes"))
    #expect(try Pattern(parsing: "\\d+ oaks?").mayMatch("no OAK"))
    #expect(!(try Pattern(parsing: "Oak")).mayMatch("no oak"))
  }
}
