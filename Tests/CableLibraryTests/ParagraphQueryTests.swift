import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// What is asked of one paragraph, and words near each other.
@Suite struct ParagraphQueryTests {
  /// Of the cables, for as long as a test runs.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The paragraphs of each cable.
  private static let texts = [
    "(SBU) Babies were sold.\n\n2. (C) Trafficking of grain went on.",
    "(U) Nothing.\n\n2. (SBU) Baby trafficking, the minister said, was rare.",
    "(C) The rule of the new law was praised. Courts closed.\n\n2. Law came before rule here.",
    "Rule.\n\n2. (S) Law.",
    "(TS) Oak oak ash. The carter and the cartel met.\n\n2. (C) A cartel alone.",
  ]

  private static func searcher(_ folder: TemporaryFolder) throws -> Searcher {
    for (number, text) in texts.enumerated() {
      let id = "09ASTANA\(number + 1)"
      let cable = TemporaryFolder.cable(id, level: "SECRET", text: text)
      try folder.write("\(id).txt", cable.replacing("1. (U) ", with: "\n1. "))
    }
    return try folder.searcher()
  }

  static let rows: [(query: String, found: [Int])] = [
    ("bab* trafficking", [1, 2]), ("para:(bab* trafficking)", [2]),
    ("para:(mark:SBU \"baby trafficking\")", [2]), ("para:(mark:C \"baby trafficking\")", []),
    ("para:(mark:SBU bab*)", [1, 2]), ("para:(mark:>=C trafficking)", [1]),
    ("para:(mark:U nothing)", [2]), ("para:(mark:>=SBU law)", [3, 4]),
    ("para:(rule law)", [3]), ("para:(rule -law)", [4]), ("para:(law -rule)", [4]),
    ("para:(cartel -carter)", [5]), ("-para:(cartel carter)", [1, 2, 3, 4]),
    ("para:(carte*)", [5]), ("para:(mark:TS *tel carter~1)", [5]),
    ("para:(stem:carters stem:cartels)", [5]), ("para:(/^cart/ alone)", [5]),
    ("para:(nothing OR (cartel -alone))", [2, 5]), ("para:\"oak oak\"", [5]),
    ("para:courts", [3]), ("para:planting", []), ("planting", [1, 2, 3, 4, 5]),
    ("para:(cartel) para:(mark:C)", [5]), ("para:(-mark:U -mark:SBU -mark:C)", [3, 4, 5]),
    ("\"rule law\"~5", [3]), ("\"rule law\"~2", [3]), ("\"rule law\"~1", []),
    ("\"rule law\"~3", [3]),
    ("\"law rule\"~3", [3]), ("\"law rule\"~2", [3]), ("\"oak oak\"~1", [5]),
    ("\"oak oak oak\"~5", []), ("\"oak ash\"~1", [5]), ("\"planting in\"~1", [1, 2, 3, 4, 5]),
    ("\"rule nothing\"~9", []), ("para:\"rule law\"~3", [3]),
    ("para:(\"rule law\"~3 -praised)", [3]), ("para:(mark:C \"rule law\"~2)", []),
  ]

  @Test("A paragraph has all that is asked of it", arguments: rows)
  func finds(query: String, expected: [Int]) throws {
    #expect(try Self.searcher(folder).found(query) == expected)
  }

  @Test("Where the index is damaged, paragraphs are looked through in the files", arguments: rows)
  func damaged(query: String, expected: [Int]) throws {
    let searcher = try Self.searcher(folder)
    let evaluator = Evaluator(
      storage: searcher.storage, notebook: NotebookView(),
      texts: IndexedTexts(
        storage: searcher.storage, words: DamagedWords(), whenDamaged: {}, isCancelled: { false }),
      isCancelled: { false })
    let rows = searcher.library.rows(in: evaluator.slots(Query(parsing: query)))
    #expect(rows.map { Int(searcher.library.rows[$0].id.dropFirst(8)) ?? 0 }.sorted() == expected)
  }

  @Test("Only the cables of a filter are looked at, and no other is found")
  func withinAFilter() throws {
    let searcher = try Self.searcher(folder)
    #expect(searcher.found("id:09ASTANA3 para:(rule law)") == [3])
    #expect(searcher.found("id:09ASTANA4 \"rule law\"~5") == [])
    #expect(searcher.found("-id:09ASTANA3 (para:(rule law) OR oak)") == [5])
  }

  @Test(
    "A query for a paragraph and a reading of every paragraph agree, however long the cables are")
  func agreesWithAReading() throws {
    let words = ["tree", "oak", "ash", "elm", "the"]
    let marks = ["(U) ", "(C) ", "", "(SBU) "]
    let folder = try TemporaryFolder()
    var state: UInt64 = 7
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for number in 1...300 {
      let paragraphs = (1...3).map { place in
        "\(place). \(marks[next(4)])" + (0..<6).map { _ in words[next(5)] }.joined(separator: " ")
          + "."
      }
      let cable = TemporaryFolder.cable("09ASTANA\(number)", level: "CONFIDENTIAL")
      try folder.write(
        "\(number).txt",
        cable.replacing(
          "1. (U) A tree was planted.", with: "\n" + paragraphs.joined(separator: "\n\n")))
    }
    let searcher = try folder.searcher()
    for typed in [
      "para:(oak ash -elm)", "para:(mark:C tree the)", "\"oak elm\"~1", "\"the the tree\"~2",
      "para:(mark:>=SBU -oak)", "para:(\"oak ash\" OR \"elm elm\"~1)", "para:(-mark:U *k a*)",
    ] {
      let query = Query(parsing: typed)
      #expect(query.problems == [])
      var matcher = PassageMatcher(PassageQuery(query.root))
      let expected = try searcher.library.rows.indices.filter { row in
        var isFound = false
        try LibraryLoader.cable(at: row, of: searcher.library).forEachSearchedText {
          text, passage in
          let own = WordFolding.words(of: String(decoding: text, as: UTF8.self))
          isFound = matcher.holds(own, passage) || isFound
        }
        return isFound
      }
      #expect(searcher.matches(query) == expected, "\(typed)")
      #expect(!expected.isEmpty)
    }
  }

  @Test("Hits are in the paragraphs that a query means, and words near each other are one")
  func hits() throws {
    let searcher = try Self.searcher(folder)
    func hits(_ query: String, _ number: Int) throws -> [String] {
      let row = try #require(searcher.library.row(of: "09ASTANA\(number)"))
      return Query(parsing: query)
        .contexts(in: try LibraryLoader.cable(at: row, of: searcher.library), width: 20)
        .map { "\($0.label ?? "") \($0.found)" }
    }
    #expect(try hits("para:(cartel carter)", 5) == ["1 carter", "1 cartel"])
    #expect(try hits("para:(cartel -carter)", 5) == ["2 cartel"])
    #expect(try hits("para:(mark:C cart*)", 5) == ["2 cartel"])
    #expect(try hits("\"rule law\"~3", 3) == ["1 rule of the new law", "2 Law came before rule"])
    #expect(try hits("\"rule law\"~2", 3) == ["2 Law came before rule"])
    #expect(try hits("cart*l", 5) == ["1 cartel", "2 cartel"])
    #expect(try hits("-cartel carter~1", 5) == ["1 carter", "1 cartel", "2 cartel"])
  }

  @Test("The ends of passages are no words of the library")
  func endsAreNoWords() throws {
    let searcher = try Self.searcher(folder)
    let expansion = searcher.expansions(of: Query(parsing: "/^.{1,2}$/"))
    #expect(expansion.map(\.total) == [expansion[0].taken])
    let all = try #require(searcher.words).words(of: .pattern("."), isCancelled: { false })
    #expect(all.words.allSatisfy { $0.bytes.first != PassageEnd.lead })
    let typical = try #require(
      searcher.typicalWords(of: Array(searcher.library.rows.indices.prefix(1))))
    #expect(typical.allSatisfy { !$0.word.contains("\0") })
  }
}
