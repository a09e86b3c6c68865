import CableCore

/// The references of a library as a graph of small numbers, for those who walk it.
///
/// A node is an id, of a cable here or of one that is only cited; copies with one id are one node.
/// Cables without id, which share the name of their file, are nodes of their own.
struct CitationNetwork: Sendable {
  typealias Node = UInt32

  let storage: LibraryStorage
  /// Nodes below are symbols of `columns.ids`; those from here on stand for slots.
  private let symbolCount: UInt32

  /// The network of a library; costs nothing to make.
  init(_ library: Library) {
    storage = library.storage
    symbolCount = UInt32(library.storage.columns.ids.count)
  }

  /// How many nodes there can be.
  var bound: Int { Int(symbolCount) + storage.columns.count }

  /// The node of a row.
  func node(ofRow row: Int) -> Node { node(ofSlot: storage.order[row]) }

  private func node(ofSlot slot: UInt32) -> Node {
    let symbol = storage.columns.id[Int(slot)]
    guard storage.byID[symbol].count > 1 else { return symbol }
    let id = storage.columns.ids[symbol]
    return CableID(parsing: id)?.description == id ? symbol : symbolCount + slot
  }

  /// The id of a node; a cable that has none is named as the notebook names it.
  func id(_ node: Node) -> String {
    guard node >= symbolCount else { return storage.columns.ids[node] }
    return CableKey(LibraryRow(storage: storage, slot: Int(node - symbolCount))).name
  }

  /// The rows of a node, newest first: none for a cable that is not here, several for copies.
  func rows(_ node: Node) -> [Int] {
    slots(node).map { Int(storage.places[Int($0)]) }.sorted()
  }

  private func slots(_ node: Node) -> ArraySlice<UInt32> {
    node < symbolCount ? storage.byID[node] : [node - symbolCount]
  }

  /// True if a cable of this node is here.
  func isHere(_ node: Node) -> Bool { !slots(node).isEmpty }

  /// What may be meant by a node that is not here and whose year nobody printed; empty for others.
  ///
  /// Cost: a look at each cable that cites it, and at each of its post.
  func candidates(_ node: Node) -> [CableID] { candidates(of: [node])[node] ?? [] }

  /// `candidates` of many nodes, without those for which it is empty.
  ///
  /// Cost: a look at each cable that cites any of them, however many of them it cites.
  func candidates(of nodes: [Node]) -> [Node: [CableID]] {
    let none = SlotSet(bound: Int(symbolCount))
    var (wanted, cited, printed) = (none, none, none)
    var citing = SlotSet(bound: storage.columns.count)
    for node in nodes where node < symbolCount && !isHere(node) {
      wanted.insert(Int(node))
      for first in storage.byCited[node] where !citing.contains(Int(first)) {
        citing.insert(Int(first))
        for other in storage.sections.others(first) { citing.insert(Int(other)) }
      }
    }
    citing.forEach { slot in
      for code in storage.columns.cites[slot].lazy.map(CitationCode.init) {
        let symbol = Int(code.symbol)
        guard wanted.contains(symbol) else { continue }
        if code.isYearAssumed { cited.insert(symbol) } else { printed.insert(symbol) }
      }
    }
    cited.subtract(printed)
    var open: [Node: OpenYear] = [:]
    cited.forEach { symbol in
      open[Node(symbol)] = CableID(parsing: storage.columns.ids[Node(symbol)]).map {
        OpenYear(id: $0)
      }
    }
    guard !open.isEmpty else { return [:] }
    citing.forEach { slot in
      let sent = storage.columns.sent[slot]
      for code in storage.columns.cites[slot].lazy.map(CitationCode.init) {
        guard cited.contains(Int(code.symbol)), let year = open[code.symbol], !year.isPossible
        else {
          continue
        }
        open[code.symbol]?.isPossible = !storage.years.excludes(year.id, sent: sent)
      }
    }
    return open.mapValues(\.candidates)
  }

  /// What may be meant by an id whose year none of those that cite it prints.
  private struct OpenYear {
    /// Of the year of those that cite it.
    let id: CableID
    /// True if it may be of the citing year.
    var isPossible = false

    var candidates: [CableID] { isPossible ? [id, id.yearBefore] : [id.yearBefore] }
  }

  /// The id of a node for people; where its year is open, as `STATE 178303 (06 or 07)`.
  func name(_ node: Node) -> String {
    let candidates = candidates(node)
    return CableID.name(ofAny: candidates) ?? candidates.first?.description ?? id(node)
  }

  /// What a node cites, each once.
  func cited(by node: Node) -> [Node] {
    var seen: Set<Node> = [node]
    return slots(node).flatMap { storage.cites[Int($0)] }.filter { seen.insert($0).inserted }
  }

  /// What cites a node, newest first, each once.
  func citing(_ node: Node) -> [Node] {
    guard node < symbolCount else { return [] }
    let slots = storage.byCited[node].sorted {
      storage.places[Int($0)] < storage.places[Int($1)]
    }
    var seen: Set<Node> = [node]
    return slots.map(self.node(ofSlot:)).filter { seen.insert($0).inserted }
  }

  /// The neighbours of a node in a direction.
  func neighbours(_ node: Node, _ direction: CitationDirection) -> [Node] {
    switch direction {
    case .cites: cited(by: node)
    case .citedBy: citing(node)
    }
  }
}

/// The two ways in which a reference is followed.
public enum CitationDirection: String, Sendable, Hashable, CaseIterable {
  /// From a cable to what it refers to: its ancestors.
  case cites
  /// From a cable to those that refer to it: its descendants.
  case citedBy
}
