import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Spellings of one name, which a query for one of them looks for.
@Suite struct SynonymTests {
  private static func synonyms() throws -> Synonyms {
    var synonyms = Synonyms()
    try synonyms.add("qadhafi", ["Gaddafi", "kadafi", "al-Qadhafi"])
    try synonyms.add("ivory coast", ["Côte d'Ivoire"])
    return synonyms
  }

  static let rows: [(typed: String, meant: String)] = [
    ("qadhafi", "(qadhafi OR Gaddafi OR kadafi OR al-Qadhafi)"),
    ("GADDAFI", "(qadhafi OR Gaddafi OR kadafi OR al-Qadhafi)"),
    ("\"ivory coast\"", "(\"ivory coast\" OR \"Côte d'Ivoire\")"),
    ("\"cote d ivoire\"", "(\"ivory coast\" OR \"Côte d'Ivoire\")"),
    ("oak -kadafi", "(oak -(qadhafi OR Gaddafi OR kadafi OR al-Qadhafi))"),
    ("para:(oak kadafi)", "para:(oak (qadhafi OR Gaddafi OR kadafi OR al-Qadhafi))"),
    ("\"qadhafi\"", "\"qadhafi\""), ("qadhafi*", "qadhafi*"), ("kadafi~1", "kadafi~1"),
    ("ivory coast", "(ivory coast)"), ("subject:qadhafi", "subject:qadhafi"), ("oak", "oak"),
    ("\"kadafi spoke\"", "\"kadafi spoke\""), ("stem:kadafi", "stem:kadafi"),
  ]

  @Test("A word that has other spellings means all of them", arguments: rows)
  func means(typed: String, meant: String) throws {
    #expect(Query(parsing: typed).with(try Self.synonyms()).root.typed == meant)
  }

  @Test("A spelling has a word, and is in one group")
  func faults() throws {
    var synonyms = try Self.synonyms()
    let before = synonyms
    #expect(throws: Synonyms.Fault.noWord("…")) { try synonyms.add("oak", ["…"]) }
    #expect(throws: Synonyms.Fault.noWord("")) { try synonyms.add("", ["oak"]) }
    #expect(throws: Synonyms.Fault.isTaken("KADAFI", by: "qadhafi")) {
      try synonyms.add("oak", ["KADAFI"])
    }
    #expect(synonyms == before)
    try synonyms.add("oak", ["Oak", "oaks"])
    #expect(synonyms.groups["oak"] == ["oak", "oaks"])
  }

  @Test("A query for one spelling finds, counts and shows the others")
  func finds() throws {
    let folder = try TemporaryFolder()
    for (number, text) in ["Qadhafi spoke.", "Kadafi said no.", "A visit to Côte d'Ivoire."]
      .enumerated()
    {
      let id = "09ASTANA\(number + 1)"
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    let searcher = try folder.searcher()
    func ids(_ typed: String) throws -> [String] {
      searcher.matches(Query(parsing: typed).with(try Self.synonyms()))
        .map { searcher.library.rows[$0].id }.sorted()
    }
    #expect(try ids("gaddafi") == ["09ASTANA1", "09ASTANA2"])
    #expect(try ids("gaddafi said") == ["09ASTANA2"])
    #expect(try ids("\"ivory coast\"") == ["09ASTANA3"])
    #expect(
      Query(parsing: "gaddafi").with(try Self.synonyms()).hits(in: "Col. Kadafi's son").count == 1)
  }
}
