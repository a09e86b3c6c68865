import CableCore
import CableScreen

/// A picture of cables and what they cite (SVG 1.1): a line for each cable, the oldest first, and an arc from each
/// to what it cites.
///
/// The same graph gives the same bytes. Text stays text; a cable that is not here has an empty circle and comes
/// before the first that cites it.
struct ThreadSVG {
  let title: String
  let graph: ReferenceGraph

  /// More lines than anybody follows.
  static let most = 1_000
  private static let step = 22
  private static let top = 56
  /// Where the circles are, and the widest arc to the left of them.
  private static let left = 236
  private static let widest = 220

  /// The picture, without a line end after it.
  var text: String {
    let (lines, leftOut) = ordered
    let height = Self.top + Self.step * (lines.count + (leftOut > 0 ? 1 : 0)) + 16
    var places: [String: Int] = [:]
    for (index, node) in lines.enumerated() { places[node.id] = Self.top + Self.step * index }
    var text = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\" height=\"\(height)\" "
        + "viewBox=\"0 0 960 \(height)\" role=\"img\">",
      "<title>\(Self.escaped(title))</title>",
      "<style>text { font: 13px system-ui, sans-serif; fill: #1c1c1c; }</style>",
      "<defs><marker id=\"cited\" viewBox=\"0 0 8 8\" refX=\"11\" refY=\"4\" markerWidth=\"7\" "
        + "markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#0072b2\"/></marker></defs>",
      "<rect width=\"960\" height=\"\(height)\" fill=\"#ffffff\"/>",
      "<text x=\"16\" y=\"24\" font-weight=\"bold\">\(Self.escaped(title))</text>",
    ]
    text += graph.edges.compactMap { edge in
      guard let from = places[edge.from], let to = places[edge.to], from != to else { return nil }
      return Self.arc(edge, from: from, to: to)
    }
    text += lines.map { Self.line($0, at: places[$0.id] ?? 0) }
    if leftOut > 0 {
      let note = "\(leftOut.grouped("cable")) \(leftOut == 1 ? "is" : "are") left out"
      text.append("<text x=\"\(Self.left + 16)\" y=\"\(height - 20)\">\(note)</text>")
    }
    return (text + ["</svg>"]).joined(separator: "\n")
  }

  /// The cables that cite or are cited in the order of their dates, and how many there is no line for; a single cable
  /// is shown even where it cites none.
  private var ordered: (lines: [ReferenceGraph.Node], leftOut: Int) {
    var cited: [String: String] = [:]
    var joined: Set<String> = []
    let dates = Dictionary(
      graph.nodes.map { ($0.id, $0.date ?? "9") }, uniquingKeysWith: { first, _ in first })
    for edge in graph.edges {
      joined.formUnion([edge.from, edge.to])
      cited[edge.to] = min(cited[edge.to] ?? "9", dates[edge.from] ?? "9")
    }
    let shown = graph.nodes.filter { graph.nodes.count == 1 || joined.contains($0.id) }
    let keys = shown.map { node in
      (node: node, date: node.isHere ? node.date ?? "9" : cited[node.id] ?? "9")
    }
    let sorted = keys.sorted { one, other in
      if one.date != other.date { return one.date < other.date }
      if one.node.isHere != other.node.isHere { return other.node.isHere }
      return one.node.id < other.node.id
    }
    let lines = sorted.suffix(Self.most).map(\.node)
    return (lines, graph.nodes.count - lines.count)
  }

  /// An arc to the left of the circles.
  private static func arc(_ edge: ReferenceGraph.Edge, from: Int, to: Int) -> String {
    let half = abs(from - to) / 2
    let title = escaped("\(edge.from) cites \(edge.to)")
    return "<path d=\"M\(left) \(from)A\(min(half, widest)) \(half) 0 0 \(from > to ? 1 : 0) "
      + "\(left) \(to)\" fill=\"none\" stroke=\"#0072b2\" stroke-opacity=\"0.6\" "
      + "marker-end=\"url(#cited)\"><title>\(title)</title></path>"
  }

  private static func line(_ node: ReferenceGraph.Node, at place: Int) -> String {
    let name = ([node.id] + node.candidates.dropFirst()).joined(separator: " or ")
    let rest =
      node.isHere ? [node.date ?? "no date", node.subject ?? ""] : ["not here"]
    let text = DisplayText(([name] + rest).joined(separator: "  ")).truncated(to: 96).string
    return "<circle cx=\"\(left)\" cy=\"\(place)\" r=\"4\" stroke=\"#1c1c1c\" fill=\""
      + (node.isHere ? "#1c1c1c" : "#ffffff")
      + "\"/><text x=\"\(left + 16)\" y=\"\(place)\" dy=\"4\""
      + (node.isHere ? "" : " fill-opacity=\"0.6\"") + ">\(escaped(text))</text>"
  }

  private static func escaped(_ text: String) -> String {
    CableHTML.escaped(DisplayText(text).string)
  }
}
