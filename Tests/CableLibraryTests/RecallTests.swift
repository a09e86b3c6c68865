import CableCatalog
import CableCore
import Testing

@testable import CableLibrary

/// How widely the words of a query are taken: with and without a hyphen, and by their stems.
@Suite struct RecallTests {
  private static let texts = [
    "They will cooperate on oil.", "They will co-operate on oil.",
    "A non-proliferation talk in Oslo.", "A nonproliferation talk in Oslo.",
    "The costs of co st are low.", "The U.S. team left with us.", "An F-16 flew; an F16 did not.",
    "Cooperation was promised.",
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (number, text) in Self.texts.enumerated() {
      let id = "09ASTANA\(number + 1)"
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    return folder
  }

  static let hyphenRows: [(typed: String, found: [Int])] = [
    ("cooperate", [1, 2]), ("co-operate", [1, 2]), ("\"cooperate\"", [1]),
    ("nonproliferation", [3, 4]), ("non-proliferation", [3, 4]),
    ("NON\u{2010}PROLIFERATION", [3, 4]),
    ("non-prolif*", [3, 4]), ("nonprolif*", [4]), ("cost", []), ("us", [6]), ("u.s.", [6]),
    ("f-16", [7]), ("f16", [7]), ("-cooperate talk", [3, 4]), ("para:(cooperate oil)", [1, 2]),
    ("para:(co-operate oil)", [1, 2]), ("para:(non-prolif* oslo)", [3, 4]),
    ("cooperate co-operate", [1, 2]),
  ]

  @Test("A word is found with and without its hyphen", arguments: hyphenRows)
  func hyphens(typed: String, found: [Int]) throws {
    let searcher = try folder().searcher()
    #expect(searcher.found(typed) == found)
  }

  static let hitRows: [(typed: String, text: String, found: [String])] = [
    ("cooperate", "Co-operate, and cooperate.", ["Co-operate", "cooperate"]),
    ("co-operate", "We cooperate; co workers operate.", ["cooperate"]),
    ("para:nonproliferation", "On non-proliferation.", ["non-proliferation"]),
    ("cooperat*", "We cooperated, and co-operated.", ["cooperated"]),
  ]

  @Test("Each way to write a word is a hit where it is printed", arguments: hitRows)
  func hits(typed: String, text: String, found: [String]) {
    #expect(Query(parsing: typed).hits(in: text).map { String(text[$0]) } == found)
  }

  static let stemRows: [(typed: String, meant: String)] = [
    ("cooperate", "stem:cooperate"), ("\"cooperate\"", "\"cooperate\""),
    ("oak -talks", "(stem:oak -stem:talks)"), ("coop*", "coop*"), ("F16", "F16"), ("us", "us"),
    ("co-operate", "co-operate"), ("\"oil talks\"", "\"oil talks\""), ("tag:PREL", "tag:PREL"),
    ("para:(talks OR oil)", "para:(stem:talks OR stem:oil)"),
  ]

  @Test("Where stems are taken, a word means all of its forms", arguments: stemRows)
  func stems(typed: String, meant: String) {
    #expect(Query(parsing: typed).with(Recall(takesStems: true)).root.typed == meant)
    #expect(Query(parsing: typed).with(Recall()) == Query(parsing: typed))
  }

  @Test("A spelling of a name and the stem of a word are taken together")
  func together() throws {
    var synonyms = Synonyms()
    try synonyms.add("oil", ["petroleum"])
    let recall = Recall(synonyms: synonyms, takesStems: true)
    #expect(
      Query(parsing: "oil talks").with(recall).root.typed
        == "((stem:oil OR stem:petroleum) stem:talks)")
  }
}

/// Hits in an order of their own and in groups.
@Suite struct ConcordanceTests {
  private func concordance() throws -> (Concordance, Library) {
    let folder = try TemporaryFolder()
    for (id, text) in [
      ("09ASTANA1", "An oak tree. The old oak fell."), ("08OSLO2", "No oak, and a young oak."),
      ("09OSLO3", "Oak."),
    ] {
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    let searcher = try folder.searcher()
    let query = Query(parsing: "oak")
    var contexts: [Context] = []
    for row in searcher.matches(query).sorted(by: {
      searcher.library.rows[$0].id < searcher.library.rows[$1].id
    }) {
      let cable = try LibraryLoader.cable(at: row, of: searcher.library)
      contexts += query.contexts(in: cable, width: 30).map { Context(row: row, hit: $0) }
    }
    return (Concordance(contexts), searcher.library)
  }

  static let orderRows: [(order: Concordance.Order, hits: [String])] = [
    (
      .cables,
      [
        "No oak, and a young oak.", "No oak, and a young oak.", "An oak tree. The old oak fell.",
        "An oak tree. The old oak fell.", "Oak.",
      ]
    ),
    (
      .after, ["oak.", "Oak.", "oak, and a young oak.", "oak fell.", "oak tree. The old oak fell."]
    ),
    (.before, ["Oak", "An oak", "No oak", "An oak tree. The old oak", "No oak, and a young oak"]),
  ]

  @Test("Hits are sorted by the words after or before them", arguments: orderRows)
  func sorts(order: Concordance.Order, hits: [String]) throws {
    var (concordance, library) = try concordance()
    concordance.order = order
    let groups = concordance.groups(in: library)
    #expect(groups.map(\.name) == [""])
    let shown = groups[0].contexts.map(\.hit).map { hit in
      switch order {
      case .cables: hit.before + hit.found + hit.after
      case .after: hit.found + hit.after
      case .before: hit.before + hit.found
      }
    }
    #expect(shown == hits)
  }

  @Test("Groups are posts by name, or years in their order; none is empty, no hit is lost")
  func groups() throws {
    var (concordance, library) = try concordance()
    func sizes() -> [String] {
      concordance.groups(in: library).map { "\($0.name) \($0.contexts.count)" }
    }
    concordance.grouping = .post
    #expect(sizes() == ["ASTANA 2", "OSLO 3"])
    concordance.grouping = .year
    #expect(sizes() == ["2008 2", "2009 3"])
    let folder = try TemporaryFolder()
    try folder.write("note.txt", "SUBJECT: A tree\n\n1. (U) The oak fell.")
    try folder.write("a.txt", TemporaryFolder.cable("09OSLO4", text: "An oak."))
    let searcher = try folder.searcher()
    let hit = KeywordInContext(before: "An ", found: "oak", after: ".")
    let rows = Array(searcher.library.rows.indices)
    #expect(rows.count == 2)
    func names(_ grouping: Concordance.Grouping) -> [String] {
      Concordance(rows.map { Context(row: $0, hit: hit) }, grouping: grouping)
        .groups(in: searcher.library).map(\.name)
    }
    #expect(names(.post) == ["OSLO", "no post"])
    #expect(names(.year) == ["2009", "no date"])
    concordance.contexts = []
    #expect(sizes().isEmpty)
  }
}
