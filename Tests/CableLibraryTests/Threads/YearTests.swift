import CableCore
import Testing

@testable import CableLibrary

/// References without a year, and posts that no table has.
@Suite struct YearTests {
  /// A cable with its date-time group and what its REF block cites.
  private typealias Sent = (id: String, date: String, refs: String)

  private func library(_ cables: [Sent]) throws -> Library {
    let folder = try TemporaryFolder()
    for cable in cables {
      try folder.write(
        "\(cable.id).txt",
        TemporaryFolder.cable(cable.id, refs: cable.refs, date: cable.date))
    }
    return try folder.load()
  }

  private static func assumed(_ post: String, _ number: Int, year: Int) -> Reference {
    Reference(
      kind: .cable, id: CableID(year: year, station: post, number: number),
      text: "\(post) \(number)", yearFrom: .assumed, range: 0..<0)
  }

  /// The citing cable is `07LISBON5`; what it cites is `ROME 300` or `STATE 178303`.
  @Test(
    "A missing year is the one that the library leaves",
    arguments: [
      // Here: the citing year, the year before, both.
      (
        cited: "ROME 300", date: "211111Z MAY 07", [("07ROME300", "041111Z FEB 07")],
        "07ROME300 here"
      ),
      ("ROME 300", "121111Z JAN 07", [("06ROME300", "041111Z FEB 06")], "06ROME300 here"),
      ("ROME 300", "211111Z MAY 07", [("06ROME300", "041111Z FEB 06")], "06ROME300 here"),
      (
        "ROME 300", "211111Z MAY 07",
        [("06ROME300", "041111Z FEB 06"), ("07ROME300", "041111Z FEB 07")], "07ROME300 here"
      ),
      // Here, but sent after the citing cable.
      (
        "ROME 300", "121111Z JAN 07",
        [("06ROME300", "041111Z FEB 06"), ("07ROME300", "041111Z FEB 07")], "06ROME300 here"
      ),
      ("ROME 300", "121111Z JAN 07", [("07ROME300", "041111Z FEB 07")], "07ROME300 here"),
      // Not here: open, or excluded by the day or by a later cable with a lower number.
      ("ROME 300", "211111Z MAY 07", [], "ROME 300 (06 or 07)"),
      ("STATE 178303", "211111Z NOV 07", [], "STATE 178303 (06 or 07)"),
      ("STATE 178303", "121111Z JAN 07", [], "06STATE178303"),
      ("ROME 300", "121111Z JAN 07", [("07ROME299", "041111Z FEB 07")], "06ROME300"),
      ("ROME 300", "121111Z JAN 07", [("07ROME301", "041111Z FEB 07")], "ROME 300 (06 or 07)"),
      ("ROME 300", "121111Z MAR 07", [("07ROME299", "041111Z FEB 07")], "ROME 300 (06 or 07)"),
      ("ROME 300", "121111Z MAR 07", [("08ROME2", "041111Z FEB 08")], "ROME 300 (06 or 07)"),
      // Printed: never another year.
      ("07 ROME 300", "121111Z JAN 07", [("06ROME300", "041111Z FEB 06")], "07ROME300"),
    ] as [(cited: String, date: String, others: [(String, String)], expected: String)])
  func years(cited: String, date: String, others: [(String, String)], expected: String) throws {
    let library = try library(
      [("07LISBON5", date, cited)] + others.map { ($0.0, $0.1, "07 OSLO 1") })
    let row = try #require(library.row(of: "07LISBON5"))
    let words = cited.split(separator: " ")
    let number = try #require(words.last.flatMap { Int($0) })
    var reference = Self.assumed(String(words[words.count - 2]), number, year: 2007)
    if words.count == 3 { reference.yearFrom = .printed }
    let meant = try #require(library.cited(reference, from: row))
    let isHere = meant.resolution != .missing
    #expect(meant.name + (isHere ? " here" : "") == expected)
    // The thread names it in the same way, and counts and lists do where it is here.
    let tree = CitationTree(of: row, in: library, direction: .cites, depth: 1)
    if let line = tree.lines.first { #expect(line.id + (isHere ? " here" : "") == expected) }
    if isHere {
      let target = try #require(library.row(of: meant.id.description))
      #expect(library.rows[row].cites == [meant.id.description])
      #expect(library.rows[target].citedByCount == 1 && library.citing(target) == [row])
    }
  }

  @Test("An open year is one node with what others print")
  func oneNode() throws {
    let library = try library([
      ("07LISBON5", "121111Z JAN 07", "STATE 178303"),
      ("07LISBON6", "131111Z JAN 07", "06 STATE 178303"),
      ("07LISBON7", "211111Z NOV 07", "STATE 90"),
      ("07LISBON8", "221111Z NOV 07", "07 STATE 90"),
    ])
    let graph = library.graph(of: Array(library.rows.indices))
    #expect(
      graph.edges.map { "\($0.from) \($0.to)" } == [
        "07LISBON8 07STATE90", "07LISBON7 07STATE90", "07LISBON6 06STATE178303",
        "07LISBON5 06STATE178303",
      ])
    #expect(graph.nodes.filter { !$0.isHere }.map(\.candidates) == [[], []])
  }

  @Test("A graph says which cables an open node may be")
  func candidates() throws {
    let library = try library([("07LISBON5", "211111Z NOV 07", "STATE 90")])
    let graph = library.graph(of: [0])
    #expect(graph.nodes.last?.id == "07STATE90")
    #expect(graph.nodes.last?.candidates == ["07STATE90", "06STATE90"])
    #expect(graph.json.contains("\"candidates\":[\"07STATE90\",\"06STATE90\"]"))
    #expect(graph.dot.contains("07STATE90 or 06STATE90"))
  }

  @Test("Words that no table has are a post where cables of it are here")
  func unlistedPost() throws {
    let citing: Sent = ("07LISBON5", "211111Z NOV 07", "A. TREE HAVEN 12; B. TREE PLAN 12")
    #expect(try library([citing]).rows[0].citesCount == 0)
    let library = try library([citing, ("07TREEHAVEN12", "041111Z FEB 07", "07 OSLO 1")])
    let row = try #require(library.row(of: "07LISBON5"))
    #expect(library.rows[row].cites == ["07TREEHAVEN12"])
    let reference = Reference(
      kind: .other, text: "TREE HAVEN 12", yearFrom: .assumed,
      unlistedID: CableID(year: 2007, station: "TREEHAVEN", number: 12), range: 0..<0)
    #expect(library.cited(reference, from: row)?.name == "07TREEHAVEN12")
    #expect(library.cited(reference, from: row)?.resolution != .missing)
  }
}
