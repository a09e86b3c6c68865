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
    #expect(found[0].likeness > 0.95)
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
    let found = try searcher.similar(to: row)
    #expect(found.map { searcher.library.rows[$0.row].id }.prefix(2) == ["09OSLO11", "09OSLO12"])
    // What is printed explains the order, although the long one shares more of the words.
    let likeness = found.map(\.likeness)
    #expect(likeness == likeness.sorted(by: >))
  }

  @Test("A copy of a long cable is as much like it as a copy of a short one")
  func longCopy() throws {
    let folder = try TemporaryFolder()
    let long = (0..<80).map { "The envoy of the windmill has a farewell letter and premise \($0)." }
    for (number, text) in ([long, long] + (0..<40).map { ["Visit \($0) went on."] }).enumerated() {
      let id = "09ASTANA\(number + 1)"
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text.joined(separator: " ")))
    }
    let searcher = try folder.searcher()
    let row = try #require(searcher.library.row(of: "09ASTANA1"))
    let first = try #require(try searcher.similar(to: row).first)
    #expect(searcher.library.rows[first.row].id == "09ASTANA2")
    #expect(first.isNearDuplicate && first.likeness > 0.99)
  }

  @Test("A very long cable with all words is less like one than a short cable with some of them")
  func longByChance() throws {
    let folder = try TemporaryFolder()
    let names = (0..<18).map { "sail" + String(repeating: "a", count: $0) + "h" }
    let long = names + (0..<700).map { "Sentence \($0) of it." }
    let texts =
      [names[...], long[...], names.prefix(7)].map { $0.joined(separator: " ") }
      + (0..<60).map { "Visit \($0) went on as planned." }
    for (number, text) in texts.enumerated() {
      let id = "09ASTANA\(number + 1)"
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    let searcher = try folder.searcher()
    let row = try #require(searcher.library.row(of: "09ASTANA1"))
    let found = try searcher.similar(to: row)
    #expect(found.prefix(2).map { Self.number($0, searcher) } == [3, 2])
  }

  @Test("What two sections of a cable have counts once")
  func sections() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "1.txt", TemporaryFolder.cable("09ASTANA1", text: "The windmill of the harbour needs sails."))
    for section in 1...2 {
      try folder.write(
        "2-\(section).txt",
        """
        R 041111Z AUG 09
        FM AMEMBASSY OSLO
        TO SECSTATE WASHDC
        UNCLAS SECTION 0\(section) OF 02 OSLO 000007
        TAGS: SCUL
        SUBJECT: SAILS

        \(section). The windmill of the harbour is mentioned here.
        """)
    }
    for number in 3..<20 {
      let id = "09ASTANA\(number)"
      let text = number == 3 ? "The sails of the needs." : "Visit \(number) went on."
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    let searcher = try folder.searcher()
    let row = try #require(searcher.library.row(of: "09ASTANA1"))
    let first = try #require(try searcher.similar(to: row).first)
    #expect(searcher.library.rows[first.row].id == "09OSLO7")
    // It has no needs.
    #expect(first.likeness < 0.9)
  }

  @Test("A cable without rare words is like no other")
  func nothingInCommon() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.txt", TemporaryFolder.cable("09ASTANA1", text: "Only here."))
    let searcher = try folder.searcher()
    #expect(try searcher.similar(to: 0).isEmpty)
  }
}
