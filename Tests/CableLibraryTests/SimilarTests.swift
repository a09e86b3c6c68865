import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Cables that are like another.
@Suite struct SimilarTests {
  /// Of the cables, for as long as a test runs.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let story =
    "The harbour master of Valletta reported that the ferry strike had spread to the dockyard, where "
    + "welders and crane drivers demanded overtime before the regatta."
  private static let texts = [
    story, story + " More follows.",
    "Crane drivers at the dockyard and the welders met the harbour master over overtime.",
    "The ferry was late.", "An orchard of plums and pears was planted near the canal.",
    "The strike of teachers ended; schools opened with a regatta of paper boats.",
  ]

  private static func searcher(_ folder: TemporaryFolder) throws -> Searcher {
    for (number, text) in (texts + (0..<20).map { "Visit \($0) went on as planned today." })
      .enumerated()
    {
      let id = "09ASTANA\(number + 1)"
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    return try folder.searcher()
  }

  private static func number(_ cable: SimilarCable, _ searcher: Searcher) -> Int {
    Int(searcher.library.rows[cable.row].id.dropFirst("09ASTANA".count)) ?? 0
  }

  @Test("Cables that share the rare words of one come first, near-duplicates are known")
  func similar() throws {
    let searcher = try Self.searcher(folder)
    let row = try #require(searcher.library.row(of: "09ASTANA1"))
    let found = try searcher.similar(to: row)
    #expect(found.map { Self.number($0, searcher) }.prefix(2) == [2, 3])
    #expect(!found.contains { $0.row == row })
    #expect(found.filter(\.isNearDuplicate).map { Self.number($0, searcher) } == [2])
    #expect(found[0].sameText > 0.8)
    #expect(found[1].sameText < 0.3)
    #expect(found[0].likeness > 0.99)
    #expect((0.3...0.9).contains(found[1].likeness))
    #expect(
      Set(found[1].words).isSubset(of: [
        "crane", "drivers", "dockyard", "welders", "harbour", "master", "overtime", "demanded",
      ]))
  }

  @Test("A filter and a limit narrow what is found")
  func among() throws {
    let searcher = try Self.searcher(folder)
    let row = try #require(searcher.library.row(of: "09ASTANA1"))
    let other = try #require(searcher.library.row(of: "09ASTANA3"))
    #expect(try searcher.similar(to: row, among: [other, row]).map(\.row) == [other])
    #expect(try searcher.similar(to: row, limit: 1).count == 1)
    #expect(try searcher.similar(to: row, limit: 0).isEmpty)
  }

  @Test("Cables that are passed to the same offices are not like each other for that")
  func passedOn() throws {
    let folder = try TemporaryFolder()
    let offices = "STATE FOR WHA/CEN; EB FOR WCRAFT, BLAMPRON; H FOR JHAGAN"
    let cables =
      [
        (offices, "The museum of ships reopened its rope gallery."),
        (offices, "Exports of cod rose again."),
        ("", "Ropes and a gallery: the museum of ships drew a crowd."),
      ] + (0..<9).map { ("", "Visit \($0) went on as planned today.") }
    for (number, (offices, text)) in cables.enumerated() {
      try folder.write(
        "\(number).txt",
        """
        R 041111Z AUG 09
        FM AMEMBASSY OSLO
        TO SECSTATE WASHDC
        UNCLAS OSLO 00000\(number + 1)

        \(offices)

        E.O. 12958: N/A
        TAGS: SCUL
        SUBJECT: NEWS OF THE WEEK

        1. \(text)
        """)
    }
    let searcher = try folder.searcher()
    let row = try #require(searcher.library.row(of: "09OSLO1"))
    let found = try searcher.similar(to: row).map { searcher.library.rows[$0.row].id }
    #expect(found == ["09OSLO3"])
  }

  @Test(
    "A short cable is most like one on its subject, not like a long one that shares other words")
  func subjectAndLength() throws {
    let folder = try TemporaryFolder()
    let long = (0..<60).map { "Sentence \($0) has farewell, premise, envoy and letter in it." }
    let cables =
      [
        ("WINDMILL CONFERENCE", "The envoy paid a farewell call; the premise was a letter."),
        ("DELEGATION", "Ten experts will attend the windmill conference."),
        ("LONG TALKS", long.joined(separator: " ")),
      ] + (0..<12).map { ("VISIT", "Visit \($0) went on as planned today.") }
    for (number, (subject, text)) in cables.enumerated() {
      try folder.write(
        "\(number).txt",
        """
        R 041111Z AUG 09
        FM AMEMBASSY OSLO
        TO SECSTATE WASHDC
        UNCLAS OSLO 0000\(number + 10)
        TAGS: SCUL
        SUBJECT: \(subject)

        1. \(text)
        """)
    }
    let searcher = try folder.searcher()
    let row = try #require(searcher.library.row(of: "09OSLO10"))
    let found = try searcher.similar(to: row).map { searcher.library.rows[$0.row].id }
    #expect(found.prefix(2) == ["09OSLO11", "09OSLO12"])
  }

  @Test("A cable without rare words is like no other")
  func nothingInCommon() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.txt", TemporaryFolder.cable("09ASTANA1", text: "Only here."))
    let searcher = try folder.searcher()
    #expect(try searcher.similar(to: 0).isEmpty)
  }
}
