import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct ThreadTests {
  /// A folder of cables of 2009, each citing what is listed; numbers are `09ROME<n>`.
  private func library(_ references: [Int: [Int]], copies: [Int] = []) throws -> Library {
    let folder = try TemporaryFolder()
    for (number, cited) in references {
      let refs = cited.map { "09 ROME \($0)" }.joined(separator: ", ")
      let day = number < 10 ? "0\(number)" : "\(number)"
      try folder.write(
        "\(number).txt",
        TemporaryFolder.cable("09ROME\(number)", refs: refs, date: "\(day)1111Z AUG 09"))
      if copies.contains(number) {
        try folder.write(
          "copy/\(number).txt",
          TemporaryFolder.cable(
            "09ROME\(number)", refs: refs, date: "\(day)1111Z AUG 09", text: "Another text."))
      }
    }
    return try folder.load()
  }

  private func row(_ number: Int, _ library: Library) throws -> Int {
    try #require(library.row(of: "09ROME\(number)"))
  }

  /// `1 09ROME2 unfolded` and so on.
  private func lines(_ tree: CitationTree) -> [String] {
    tree.lines.map { "\($0.depth) \($0.id.dropFirst(6)) \($0.state)" }
  }

  @Test func ancestorsAndDescendantsAreUnfoldedToADepth() throws {
    let library = try library([5: [4, 3], 4: [2], 3: [2, 90], 2: [1], 1: []])
    let five = try row(5, library)
    let tree = CitationTree(of: five, in: library, direction: .cites, depth: 3)
    #expect(
      lines(tree) == [
        "1 4 unfolded", "2 2 unfolded", "3 1 unfolded", "1 3 unfolded", "2 2 repeated",
        "2 90 missing",
      ])
    #expect(tree.foundCount == 4 && tree.missingCount == 1 && !tree.isCut)
    let shallow = CitationTree(of: five, in: library, direction: .cites, depth: 1)
    #expect(lines(shallow) == ["1 4 folded(1)", "1 3 folded(2)"])
    let below = CitationTree(of: try row(1, library), in: library, direction: .citedBy, depth: 9)
    #expect(
      lines(below) == [
        "1 2 unfolded", "2 4 unfolded", "3 5 unfolded", "2 3 unfolded", "3 5 repeated",
      ])
    #expect(CitationTree(of: five, in: library, direction: .cites, depth: 0).lines.isEmpty)
  }

  @Test func aCycleIsMarkedAndNotFollowed() throws {
    let library = try library([1: [2], 2: [3], 3: [1, 2]])
    let tree = CitationTree(of: try row(1, library), in: library, direction: .cites, depth: 50)
    #expect(lines(tree) == ["1 2 unfolded", "2 3 unfolded", "3 1 cycle", "3 2 cycle"])
    #expect(tree.foundCount == 2)
  }

  @Test func copiesOfOneIDAreOneLineWithTheirRows() throws {
    let library = try library([1: [], 2: [1], 3: [2]], copies: [1])
    let tree = CitationTree(of: try row(2, library), in: library, direction: .cites, depth: 5)
    #expect(tree.lines.map(\.rows.count) == [2])
    #expect(Set(tree.lines[0].rows) == Set(library.rows(of: "09ROME1")))
  }

  @Test func aTreeIsCutAtItsLimit() throws {
    var references: [Int: [Int]] = [1: []]
    for number in 2...25 { references[number] = [1] }
    let library = try library(references)
    let tree = CitationTree(
      of: try row(1, library), in: library, direction: .citedBy, depth: 3, limit: 10)
    #expect(tree.lines.count == 10 && tree.isCut)
    let whole = CitationTree(of: try row(1, library), in: library, direction: .citedBy, depth: 3)
    #expect(whole.lines.map(\.id) == (2...25).reversed().map { "09ROME\($0)" })
  }

  @Test func theShortestWayIsFoundInBothDirections() throws {
    let library = try library([1: [], 2: [1], 3: [2], 4: [3], 5: [4, 1], 6: []])
    let path = try #require(
      CitationPath(from: try row(3, library), to: try row(5, library), in: library))
    #expect(path.steps.map(\.id) == ["09ROME3", "09ROME4", "09ROME5"])
    #expect(path.steps.map(\.next) == [.citedBy, .citedBy, nil])
    let back = try #require(
      CitationPath(from: try row(5, library), to: try row(2, library), in: library))
    #expect(back.steps.map(\.id) == ["09ROME5", "09ROME1", "09ROME2"])
    #expect(back.steps.map(\.next) == [.cites, .citedBy, nil])
    let built = try #require(
      CitationPath(
        from: try row(5, library), to: try row(2, library), in: library, directions: [.cites]))
    #expect(built.steps.map(\.id) == ["09ROME5", "09ROME4", "09ROME3", "09ROME2"])
    #expect(
      CitationPath(from: try row(6, library), to: try row(1, library), in: library) == nil)
    let alone = try #require(
      CitationPath(from: try row(6, library), to: try row(6, library), in: library))
    #expect(alone.steps.map(\.id) == ["09ROME6"] && alone.steps[0].next == nil)
  }

  @Test func twoCablesThatCiteTheSameMissingOneAreRelated() throws {
    let library = try library([1: [90], 2: [90]])
    let path = try #require(
      CitationPath(from: try row(1, library), to: try row(2, library), in: library))
    #expect(path.steps.map(\.id) == ["09ROME1", "09ROME90", "09ROME2"])
    #expect(path.steps[1].row == nil)
    #expect(path.steps.map(\.next) == [.cites, .citedBy, nil])
  }

  /// The length of the shortest way by trying all (Floyd–Warshall).
  private func distances(_ references: [Int: [Int]], count: Int) -> [[Int]] {
    var distance = Array(
      repeating: Array(repeating: Int.max / 4, count: count + 1), count: count + 1)
    for one in 1...count { distance[one][one] = 0 }
    for (one, cited) in references {
      for other in cited where other != one {
        distance[one][other] = 1
        distance[other][one] = 1
      }
    }
    for middle in 1...count {
      for one in 1...count {
        for other in 1...count {
          distance[one][other] = min(
            distance[one][other], distance[one][middle] + distance[middle][other])
        }
      }
    }
    return distance
  }

  @Test(arguments: UInt64(1)...8)
  func waysAreAsShortAsAnyAndTheirLinksAreReal(seed: UInt64) throws {
    var random = SeededRandom(state: seed)
    let count = 16
    var references: [Int: [Int]] = [:]
    for one in 1...count {
      let cited = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        Int.random(in: 1...count, using: &random)
      }
      references[one] = Array(Set(cited).subtracting([one])).sorted()
    }
    let library = try library(references)
    let distance = distances(references, count: count)
    for one in 1...count {
      for other in 1...count {
        let path = CitationPath(
          from: try row(one, library), to: try row(other, library), in: library)
        guard let path else {
          #expect(distance[one][other] > count)
          continue
        }
        #expect(path.steps.count - 1 == distance[one][other])
        for (step, next) in zip(path.steps, path.steps.dropFirst()) {
          let from = try #require(Int(step.id.dropFirst(6)))
          let to = try #require(Int(next.id.dropFirst(6)))
          #expect(
            step.next == .cites
              ? references[from]?.contains(to) == true : references[to]?.contains(from) == true)
        }
      }
    }
    // Each cable of a tree is unfolded once.
    for one in 1...count {
      let tree = CitationTree(
        of: try row(one, library), in: library, direction: .cites, depth: count)
      let unfolded = tree.lines.filter { $0.state == .unfolded }.map(\.id)
      #expect(Set(unfolded).count == unfolded.count)
      #expect(unfolded.count == tree.foundCount)
    }
  }

  @Test func aNeighbourhoodIsNearestFirstAndAConversationInOrderOfTime() throws {
    let library = try library([1: [], 2: [1, 90], 3: [2], 4: [3], 9: []])
    let near = Neighbourhood([try row(2, library)], in: library, depth: 1)
    #expect(near.rows.map { library.rows[$0].id } == ["09ROME2", "09ROME1", "09ROME3"])
    #expect(near.missingCount == 1)
    #expect(
      near.rowsByDate.map { library.rows[$0].id } == ["09ROME1", "09ROME2", "09ROME3"])
    #expect(Neighbourhood([try row(2, library)], in: library, depth: 9).rows.count == 4)
    let cut = Neighbourhood([try row(2, library)], in: library, depth: 9, limit: 2)
    #expect(cut.rows.count == 2 && cut.isCut)
  }

  @Test func aGraphHasEachCableAndEachReferenceOnce() throws {
    let library = try library([1: [], 2: [1, 90], 3: [1]], copies: [1, 2])
    let graph = library.graph(of: Array(library.rows.indices))
    #expect(graph.nodes.map(\.id).sorted() == ["09ROME1", "09ROME2", "09ROME3", "09ROME90"])
    #expect(graph.nodes.filter { !$0.isHere }.map(\.id) == ["09ROME90"])
    #expect(
      Set(graph.edges) == [
        .init(from: "09ROME2", to: "09ROME1"), .init(from: "09ROME2", to: "09ROME90"),
        .init(from: "09ROME3", to: "09ROME1"),
      ])
    #expect(graph.edges.count == 3)
  }

  @Test func cablesWithoutIDAreNodesOfTheirOwn() throws {
    let folder = try TemporaryFolder()
    for name in ["one", "two"] {
      try folder.write(
        "\(name)/memo.txt",
        "TAGS: PHUM\nSUBJECT: \(name)\nREF: 09 ROME 1\n\n1. (U) A memo of \(name).\n")
    }
    try folder.write("1.txt", TemporaryFolder.cable("09ROME1"))
    let library = try folder.load()
    let tree = CitationTree(of: try row(1, library), in: library, direction: .citedBy, depth: 2)
    #expect(tree.lines.count == 2 && tree.lines.allSatisfy { $0.rows.count == 1 })
    let graph = library.graph(of: Array(library.rows.indices))
    #expect(Set(graph.nodes.map(\.id)).count == 3 && graph.edges.count == 2)
  }
}
