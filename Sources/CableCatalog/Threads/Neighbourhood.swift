/// The cables within some steps of references of others, both ways: a thread as a conversation.
public struct Neighbourhood: Sendable, Hashable {
  /// Rows, the nearest first; those it is about are the first.
  public private(set) var rows: [Int]
  /// Cables that are cited by those and are not here.
  public private(set) var missingCount = 0
  /// True if rows were left out because there are too many.
  public private(set) var isCut = false

  /// The neighbourhood of some rows.
  ///
  /// Cost: that of the references of the cables in it.
  ///
  /// - Parameters:
  ///   - starts: rows of the library.
  ///   - library: where references are looked up.
  ///   - depth: steps from the rows.
  ///   - limit: so many rows at most.
  public init(_ starts: [Int], in library: Library, depth: Int, limit: Int = .max) {
    let network = CitationNetwork(library)
    rows = []
    var seen: Set<CitationNetwork.Node> = []
    var edge: [CitationNetwork.Node] = []
    for row in starts where library.rows.indices.contains(row) {
      rows.append(row)
      let node = network.node(ofRow: row)
      if seen.insert(node).inserted { edge.append(node) }
    }
    var known = Set(rows)
    var left = depth
    while left > 0, !isCut, !edge.isEmpty {
      left -= 1
      var next: [CitationNetwork.Node] = []
      for node in edge {
        for other in network.cited(by: node) + network.citing(node)
        where seen.insert(other).inserted {
          let found = network.rows(other)
          if found.isEmpty {
            missingCount += 1
            continue
          }
          guard rows.count + found.count <= limit else {
            isCut = true
            return
          }
          rows += found.filter { known.insert($0).inserted }
          next.append(other)
        }
      }
      edge = next
    }
  }

  /// The rows in the order in which the cables were sent, as a conversation is read; those
  /// without a date are first.
  public var rowsByDate: [Int] { rows.sorted(by: >) }
}
