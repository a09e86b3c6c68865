import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// The order by how well the words of a query fit.
@Suite struct RelevanceTests {
  /// Of the cables, for as long as a test runs.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let filler = String(repeating: "The visit went on. ", count: 60)

  /// Texts by number; cables have the date of their year, so that 1 is the newest.
  private static func searcher(
    _ folder: TemporaryFolder, _ texts: [String], subjects: [String] = []
  ) throws -> Searcher {
    for (number, text) in texts.enumerated() {
      let id = "\(10 - number < 10 ? "0" : "")\(10 - number)ASTANA\(number + 1)"
      var cable = TemporaryFolder.cable(id, text: text)
      if number < subjects.count {
        cable = cable.replacing("PLANTING TREES", with: subjects[number])
      }
      try folder.write("\(number).txt", cable)
    }
    return try folder.searcher()
  }

  private static func ordered(_ query: String, _ searcher: Searcher) -> [Int] {
    let query = Query(parsing: query)
    return searcher.sorted(searcher.matches(query), by: ListOrder(.relevance), query: query)
      .map { Int(searcher.library.rows[$0].id.drop { !$0.isLetter }.drop { $0.isLetter }) ?? 0 }
  }

  @Test("More occurrences come first, and in a short cable they say more")
  func occurrences() throws {
    let searcher = try Self.searcher(
      folder,
      ["An oak. " + Self.filler, "An oak, an oak. " + Self.filler, "An oak.", "A canal."])
    #expect(Self.ordered("oak", searcher) == [3, 2, 1])
  }

  @Test("A rare word says more than a common one")
  func rarity() throws {
    let searcher = try Self.searcher(
      folder, ["A common visit.", "A rare visit.", "Common.", "Common.", "Common."])
    #expect(Self.ordered("visit (common OR rare)", searcher) == [2, 1])
  }

  @Test("A word of the subject says more than one of the text, and equal cables are newest first")
  func subject() throws {
    let searcher = try Self.searcher(
      folder, ["An oak here.", "An elm here.", "An oak here.", "An oak here."],
      subjects: ["PLANTING TREES", "PLANTING OAK"])
    #expect(Self.ordered("oak", searcher) == [2, 1, 3, 4])
  }

  @Test(
    "Forms, phrases and paragraphs are ordered by their words",
    arguments: [
      ("canal~1", [2, 1]), ("cana*", [2, 1]), ("\"canal was\"", [2, 1]),
      ("para:(canal dug)", [2, 1]),
      ("*anal", [2, 1]), ("\"canal dug\"~3", [2, 1]), ("tag:PHUM", [1, 2, 3]), ("-visit", [1, 2]),
    ])
  func terms(query: String, expected: [Int]) throws {
    let searcher = try Self.searcher(
      folder,
      ["A canal was dug.", "A canal was dug; the canal was long.", "A visit took place here."])
    #expect(Self.ordered(query, searcher) == expected)
  }

  @Test("Where the index is damaged, each cable that has a word counts once")
  func damaged() throws {
    let searcher = try Self.searcher(folder, ["An oak.", "An oak, an oak.", "An elm."])
    let texts = IndexedTexts(
      storage: searcher.storage, words: DamagedWords(), whenDamaged: {}, isCancelled: { false })
    var found: [Int] = []
    texts.forEachFrequency(of: .word("oak", isPrefix: false)) { found.append($1) }
    #expect(found == [1, 1])
  }

  @Test func theOlderNameOfTheOrderIsKnown() {
    #expect(ListOrder(spelled: "-rank,date")?.spelled == "-relevance,date")
    #expect(ListOrder(spelled: "relevance") == ListOrder(.relevance))
  }
}
