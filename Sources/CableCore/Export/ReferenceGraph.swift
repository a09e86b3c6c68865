/// Cables and what they cite, for programs that draw or measure graphs.
public struct ReferenceGraph: Sendable, Hashable {
  /// A cable, or one that is cited and not here.
  public struct Node: Sendable, Hashable {
    /// The canonical id, or the file's name where there is none.
    public var id: String
    /// The subject; nil for a cable that is not here.
    public var subject: String?
    /// ISO date.
    public var date: String?
    /// False for a cable that is cited only.
    public var isHere: Bool
    /// The ids that may be meant, where nobody printed the year of a cable that is not here; empty
    /// where the id is known.
    public var candidates: [String]

    /// A node from its parts.
    public init(
      id: String, subject: String? = nil, date: String? = nil, isHere: Bool,
      candidates: [String] = []
    ) {
      self.id = id
      self.subject = subject
      self.date = date
      self.isHere = isHere
      self.candidates = candidates.count > 1 ? candidates : []
    }
  }

  /// `from` cites `to`.
  public struct Edge: Sendable, Hashable {
    /// Id of the cable that refers.
    public var from: String
    /// Id of the cable that is referred to.
    public var to: String

    /// An edge between two ids.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// In the order in which they are written.
  public var nodes: [Node]
  /// Who refers to whom.
  public var edges: [Edge]

  /// A graph from its parts.
  public init(nodes: [Node] = [], edges: [Edge] = []) {
    self.nodes = nodes
    self.edges = edges
  }

  /// An object of `nodes` and `edges`.
  public var json: String {
    JSONText.object([
      (
        "nodes",
        JSONText.array(
          nodes.map { node in
            JSONText.object([
              ("id", JSONText.string(node.id)), ("date", JSONText.optional(node.date)),
              ("subject", JSONText.optional(node.subject)), ("here", String(node.isHere)),
              ("candidates", JSONText.strings(node.candidates)),
            ])
          })
      ),
      (
        "edges",
        JSONText.array(
          edges.map { edge in
            JSONText.object([
              ("from", JSONText.string(edge.from)), ("to", JSONText.string(edge.to)),
            ])
          })
      ),
    ])
  }

  /// The language of Graphviz, in lines.
  public var dot: String {
    var lines = ["digraph cables {", "  rankdir=LR;", "  node [shape=box];"]
    for node in nodes {
      let name = ([node.id] + node.candidates.dropFirst()).joined(separator: " or ")
      let label = Self.dotQuoted(name + (node.date.map { "\n" + $0 } ?? ""))
      let style = node.isHere ? "" : ", style=dashed"
      lines.append("  \(Self.dotQuoted(node.id)) [label=\(label)\(style)];")
    }
    for edge in edges {
      lines.append("  \(Self.dotQuoted(edge.from)) -> \(Self.dotQuoted(edge.to));")
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// GraphML 1.0, in lines.
  public var graphML: String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
      "  <key id=\"date\" for=\"node\" attr.name=\"date\" attr.type=\"string\"/>",
      "  <key id=\"subject\" for=\"node\" attr.name=\"subject\" attr.type=\"string\"/>",
      "  <key id=\"here\" for=\"node\" attr.name=\"here\" attr.type=\"boolean\"/>",
      "  <graph id=\"cables\" edgedefault=\"directed\">",
    ]
    for node in nodes {
      var data = "<data key=\"here\">\(node.isHere)</data>"
      if let date = node.date { data += "<data key=\"date\">\(CableHTML.escaped(date))</data>" }
      if let subject = node.subject {
        data += "<data key=\"subject\">\(CableHTML.escaped(subject))</data>"
      }
      lines.append("    <node id=\"\(CableHTML.escaped(node.id))\">\(data)</node>")
    }
    for edge in edges {
      lines.append(
        "    <edge source=\"\(CableHTML.escaped(edge.from))\" "
          + "target=\"\(CableHTML.escaped(edge.to))\"/>")
    }
    return (lines + ["  </graph>", "</graphml>"]).joined(separator: "\n")
  }

  private static func dotQuoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }
}
