/// What a cable cites, what that cites, and so on; or what cites it.
///
/// Lines of a tree from top to bottom, ready to be shown. Each cable is unfolded once, where it is
/// nearest to the root; elsewhere it is only named, so that a tree never grows beyond the number
/// of references.
public struct CitationTree: Sendable, Hashable {
  /// A line of the tree.
  public struct Line: Sendable, Hashable {
    /// Steps from the root, which is not among the lines: 1 and more.
    public var depth: Int
    /// The id, or the file's name of a cable that has none; `STATE 178303 (06 or 07)` where the cable
    /// is not here and its year is open.
    public var id: String
    /// The cable's rows, newest first: none if it is not here, several for copies of one id.
    public var rows: [Int]
    /// What is known of the cable.
    public var state: State
  }

  /// Why a line has no lines below it, or how it continues.
  public enum State: Sendable, Hashable {
    /// Its own references follow as deeper lines; none do where it has none.
    case unfolded
    /// It is not in this library, so nothing more is known.
    case missing
    /// It is above itself, so the references go in a circle.
    case cycle
    /// It is unfolded elsewhere in the tree.
    case repeated
    /// The tree ends here; this many references follow.
    case folded(Int)
  }

  /// The direction in which references are followed.
  public let direction: CitationDirection
  /// In the order of reading; without the root.
  public private(set) var lines: [Line] = []
  /// Cables of the tree that are here, without the root.
  public private(set) var foundCount = 0
  /// Cables of the tree that are not here.
  public private(set) var missingCount = 0
  /// True if lines were left out because there are too many.
  public private(set) var isCut = false

  /// The tree of a row.
  ///
  /// Cost: that of the references in it; a cable that a quarter of a million others lead to is cut
  /// at `limit` in a few milliseconds.
  ///
  /// - Parameters:
  ///   - row: of the library; the root.
  ///   - library: where references are looked up.
  ///   - direction: which way they are followed.
  ///   - depth: steps from the root; 0 gives no lines.
  ///   - limit: so many lines at most.
  public init(
    of row: Int, in library: Library, direction: CitationDirection, depth: Int = 3,
    limit: Int = 2000
  ) {
    self.direction = direction
    guard library.rows.indices.contains(row), depth > 0, limit > 0 else { return }
    let network = CitationNetwork(library)
    let root = network.node(ofRow: row)
    var growth = Growth(root: root, network: network, direction: direction)
    growth.grow(depth: depth, limit: limit)
    isCut = growth.isCut
    foundCount = growth.parents.keys.count { network.isHere($0) } - 1
    missingCount = growth.parents.count - 1 - foundCount
    append(below: root, depth: 1, path: [root], growth, limit)
  }

  private mutating func append(
    below parent: CitationNetwork.Node, depth: Int, path: [CitationNetwork.Node],
    _ growth: Growth, _ limit: Int
  ) {
    for child in growth.children[parent] ?? [] {
      guard lines.count < limit else {
        isCut = true
        return
      }
      let state: State =
        if path.contains(child) {
          .cycle
        } else if !growth.network.isHere(child) {
          .missing
        } else if growth.parents[child] != parent {
          .repeated
        } else if growth.children[child] == nil {
          growth.network.neighbours(child, direction).isEmpty
            ? .unfolded : .folded(growth.network.neighbours(child, direction).count)
        } else {
          .unfolded
        }
      lines.append(
        Line(
          depth: depth, id: growth.network.name(child), rows: growth.network.rows(child),
          state: state))
      if state == .unfolded {
        append(below: child, depth: depth + 1, path: path + [child], growth, limit)
      }
    }
  }

  /// Finds where each cable is nearest to the root, level by level.
  private struct Growth {
    let network: CitationNetwork
    let direction: CitationDirection
    /// Under which node each is unfolded; the root under itself.
    private(set) var parents: [CitationNetwork.Node: CitationNetwork.Node]
    /// The neighbours of the nodes that are unfolded.
    private(set) var children: [CitationNetwork.Node: [CitationNetwork.Node]] = [:]
    private(set) var isCut = false
    private var edge: [CitationNetwork.Node]

    init(root: CitationNetwork.Node, network: CitationNetwork, direction: CitationDirection) {
      self.network = network
      self.direction = direction
      parents = [root: root]
      edge = [root]
    }

    mutating func grow(depth: Int, limit: Int) {
      var left = depth
      while left > 0, !edge.isEmpty {
        left -= 1
        var next: [CitationNetwork.Node] = []
        for node in edge {
          guard parents.count <= limit else {
            isCut = true
            return
          }
          var found = network.neighbours(node, direction)
          if found.count > limit {
            isCut = true
            found.removeLast(found.count - limit)
          }
          children[node] = found
          for child in found where parents[child] == nil {
            parents[child] = node
            next.append(child)
          }
        }
        edge = next
      }
    }
  }
}
