public import CableCore

extension Library {
  /// The references of some cables as a graph, for programs that draw or measure graphs.
  ///
  /// Each cable is a node, in the order of the rows, copies of one id together; then each cable
  /// that is cited and not among them.
  ///
  /// Cost: linear in the rows and their references.
  ///
  /// - Parameter rows: of this library.
  /// - Returns: nodes and edges, each once.
  public func graph(of rows: [Int]) -> ReferenceGraph {
    let network = CitationNetwork(self)
    var graph = ReferenceGraph()
    var seen: Set<CitationNetwork.Node> = []
    var order: [CitationNetwork.Node] = []
    for row in rows where self.rows.indices.contains(row) {
      let node = network.node(ofRow: row)
      if seen.insert(node).inserted { order.append(node) }
    }
    let cited = order.flatMap(network.cited(by:)).filter { seen.insert($0).inserted }
    let candidates = network.candidates(of: cited)
    func spelled(_ node: CitationNetwork.Node) -> String {
      candidates[node]?.first?.description ?? network.id(node)
    }
    for node in order {
      for cited in network.cited(by: node) {
        graph.edges.append(.init(from: spelled(node), to: spelled(cited)))
      }
    }
    var names: Set<String> = []
    for node in order + cited {
      let id = spelled(node)
      // Copies of a cable without id have one name.
      guard names.insert(id).inserted else { continue }
      let row = network.rows(node).first.map { self.rows[$0] }
      graph.nodes.append(
        .init(
          id: id, subject: row?.subject, date: row?.sent?.isoDate, isHere: row != nil,
          candidates: (candidates[node] ?? []).map(\.description)))
    }
    return graph
  }

  /// The cables of a way and the references between them, as a graph.
  public func graph(of path: CitationPath) -> ReferenceGraph {
    var graph = ReferenceGraph()
    for step in path.steps {
      let row = step.row.map { rows[$0] }
      graph.nodes.append(
        .init(id: step.id, subject: row?.subject, date: row?.sent?.isoDate, isHere: row != nil))
    }
    for (step, next) in zip(path.steps, path.steps.dropFirst()) {
      graph.edges.append(
        step.next == .cites
          ? .init(from: step.id, to: next.id) : .init(from: next.id, to: step.id))
    }
    return graph
  }
}
