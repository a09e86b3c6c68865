import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Who signed, classified and drafted: asked for and counted.
@Suite struct PeopleTests {
  private let searcher: Searcher
  private var library: Library { searcher.library }

  init() throws {
    let folder = try TemporaryFolder()
    let people = [
      ("Ida Borg", "HUNTSMAN", "EUR: A. STRAND"), ("IDA BORG", "HUNTSMAN", "POL:JDOE"),
      ("Ida Borg", "HUNTSMAN", "POL:JDOE"), ("Jan Vella", "HUNTSMN", "JDOE"),
      ("Ira Borg", "VAN DER BORG", "POL:K. Doe"),
    ]
    for (place, (classified, signed, drafted)) in people.enumerated() {
      let id = "09ROME\(place + 1)"
      try folder.write(
        "\(id).txt",
        """
        R 041111Z AUG 09
        FM AMEMBASSY ROME
        TO SECSTATE WASHDC
        C O N F I D E N T I A L ROME \(place + 1)
        TAGS: PREL
        SUBJECT: TREES
        Classified By: DCM \(classified) for reasons 1.4 (b).

        1. (C) A tree was planted.

        \(signed)

        DRAFTED BY: \(drafted)
        """)
    }
    searcher = try folder.searcher()
  }

  @Test(
    "A name is found by its words, whole, by its beginning or with a slip",
    arguments: [
      ("signed:huntsman", [1, 2, 3]), ("signed:HUNTS*", [1, 2, 3, 4]),
      ("signed:huntsman~1", [1, 2, 3, 4]), ("signed:borg", [5]), ("signed:\"=BORG\"", []),
      ("signed:\"=van der borg\"", [5]), ("classifiedby:borg", [1, 2, 3, 5]),
      ("classifiedBy:\"borg, ida\"", [1, 2, 3]), ("classifiedby:\"=Ida Borg\"", [1, 2, 3]),
      ("classifiedby:\"=ida borg~1\"", [1, 2, 3, 5]), ("drafted:jdoe", [2, 3, 4]),
      ("drafted:doe", [5]), ("draftedBy:strand", [1]), ("signature:huntsmn", [4]),
      ("signed:strand", []), ("-signed:huntsman", [4, 5]),
    ] as [(String, [Int])])
  func found(query: String, numbers: [Int]) {
    let parsed = Query(parsing: query)
    #expect(parsed.problems.isEmpty)
    let rows = searcher.matches(parsed)
    #expect(rows.map { library.rows[$0].id }.sorted() == numbers.map { "09ROME\($0)" })
  }

  @Test(arguments: ["signed:-", "drafted:\"...\"", "classifiedby:>borg"])
  func aNameWithoutAWordIsNone(query: String) {
    #expect(!Query(parsing: query).problems.isEmpty)
  }

  private func counts(_ dimension: FacetDimension, apart: Bool = false) -> [String] {
    library.facetsWithPeople(among: Array(library.rows.indices), apart: apart)[dimension].map {
      "\($0.value) \($0.count)"
        + $0.spellings.map { " \($0.text)=\($0.count)" }.joined()
    }
  }

  @Test func aRareSpellingIsJoinedToAFrequentOneAndShown() {
    #expect(counts(.signed) == ["HUNTSMAN 4 HUNTSMAN=3 HUNTSMN=1", "VAN DER BORG 1"])
    #expect(counts(.signed, apart: true) == ["HUNTSMAN 3", "HUNTSMN 1", "VAN DER BORG 1"])
  }

  @Test func aDifferenceOfCaseIsNone() {
    // `Ira Borg` is a third as frequent and one letter away.
    #expect(
      counts(.classifiedby) == [
        "Ida Borg 4 Ida Borg=2 IDA BORG=1 Ira Borg=1", "Jan Vella 1",
      ])
    #expect(
      counts(.classifiedby, apart: true) == [
        "Ida Borg 3 Ida Borg=2 IDA BORG=1", "Ira Borg 1", "Jan Vella 1",
      ])
  }

  @Test func joinedNamesTakeTheirPlaceAmongTheOthers() throws {
    let folder = try TemporaryFolder()
    let signed =
      ["HUNTSMAN", "HUNTSMAN", "HUNTSMAN", "HUNTSMN", "STRAND", "STRAND", "STRAND", "STRAND"]
      + ["STRAND", "BORG", "BORG", "BORG", "BORG", "ADAMS", "ADAMS", "ADAMS", "VELLA"]
    for (place, name) in signed.enumerated() {
      try folder.write(
        "\(place).txt",
        TemporaryFolder.cable("09ROME\(place + 1)", text: "A tree was planted.\n\n\(name)"))
    }
    let library = try folder.searcher().library
    let people = library.people(.signed, among: Array(library.rows.indices))
    #expect(
      people.map { "\($0.value) \($0.count)" } == [
        "STRAND 5", "BORG 4", "HUNTSMAN 4", "ADAMS 3", "VELLA 1",
      ])
  }

  @Test func anInitialIsNoSlip() {
    #expect(counts(.drafted) == ["JDOE 3", "A. STRAND 1", "K. Doe 1"])
  }

  @Test func peopleAreCrossedWithPosts() {
    let table = CrossTable(
      library, among: Array(library.rows.indices), rows: .signed, columns: .post)
    #expect(table.rows.map(\.value) == ["HUNTSMAN", "VAN DER BORG"])
    #expect(table.counts == [[4], [1]])
  }

  @Test func namesOutliveTheIndexAndItsCompaction() throws {
    let columns = library.storage.columns
    for slot in columns.slots {
      let facts = CableFacts(columns, slot)
      #expect(facts.people.count == 3)
      #expect(facts.people.map(\.role) == [.signed, .classified, .drafted])
    }
  }

  @Test(
    "What is joined among some cables is what comparing every name with every other joins",
    arguments: 0..<20)
  func joinedAsEachWithEach(seed: UInt64) {
    var random = SeededRandom(state: seed)
    var names = SymbolTable<Named.Person>()
    let words = ["borgan", "Borgan", "strand", "vella", "j", "K", "anders"]
    for _ in 0..<60 {
      var name = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: " ")
      if Bool.random(using: &random) {
        let place = name.index(
          name.startIndex, offsetBy: Int.random(in: 0..<name.count, using: &random))
        if Bool.random(using: &random) {
          name.remove(at: place)
        } else {
          name.insert("x", at: place)
        }
      }
      _ = names.intern(name)
    }
    let all = names.symbols.map { _ in Int.random(in: 0...12, using: &random) }
    let groups = NameGroups(names, counts: all)
    for _ in 0..<5 {
      let some = all.map { $0 == 0 ? 0 : Int.random(in: 0...$0, using: &random) }
      let joined = JoinedNames(some, groups, apart: false)
      #expect(
        joined.firsts.indices.map { "\(names[joined.firsts[$0]]) \(joined.totals[$0])" }
          == joinedByComparing(names, some))
    }
  }

  /// Joins each spelling, the most frequent first, to the first name that folds alike or of which it is a slip.
  private func joinedByComparing(_ names: SymbolTable<Named.Person>, _ counts: [Int]) -> [String] {
    var found: [(first: String, folded: String, total: Int)] = []
    var joined: [String: Int] = [:]
    let counted = names.symbols.filter { counts[$0.index] > 0 }.sorted {
      (counts[$1.index], names[$0]) < (counts[$0.index], names[$1])
    }
    for symbol in counted {
      let (count, folded) = (
        counts[symbol.index], WordFolding.words(of: names[symbol]).joined(separator: " ")
      )
      let own: Int? =
        joined[folded]
        ?? found.firstIndex {
          $0.total >= count * 3 && min($0.folded.count, folded.count) >= 6
            && Spelling.distance($0.folded, folded, limit: 1) == 1
            && isMoreThanAnInitial($0.folded, folded)
        }
      joined[folded] = joined[folded] ?? own ?? found.count
      if let own {
        found[own].total += count
      } else {
        found.append((names[symbol], folded, count))
      }
    }
    return found.map { "\($0.first) \($0.total)" }
  }

  private func isMoreThanAnInitial(_ one: String, _ other: String) -> Bool {
    let (left, right) = (one.split(separator: " "), other.split(separator: " "))
    return left.count != right.count
      || zip(left, right).allSatisfy { $0 == $1 || min($0.count, $1.count) > 2 }
  }
}
