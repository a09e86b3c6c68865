import CableCore

/// The references of a library as a graph of small numbers, for those who walk it.
///
/// A node is an id, of a cable here or of one that is only cited; copies with one id are one node.
/// Cables without id, which share the name of their file, are nodes of their own.
struct CitationNetwork: Sendable {
  /// A symbol of `columns.ids`, or from as many on a slot.
  struct Node: Numbered {
    let number: UInt32
  }

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

  private func node(ofSlot slot: Slot) -> Node {
    let symbol = storage.columns.id[slot]
    guard storage.byID.count(of: symbol) > 1 else { return node(symbol) }
    let id = storage.columns.ids[symbol]
    return CableID(parsing: id)?.description == id
      ? node(symbol) : Node(number: symbolCount + slot.number)
  }

  /// The node of an id.
  func node(_ id: Symbol<Named.Cable>) -> Node { Node(number: id.number) }

  /// The id of a node; nil for one that stands for a slot.
  private func symbol(_ node: Node) -> Symbol<Named.Cable>? {
    node.number < symbolCount ? Symbol(number: node.number) : nil
  }

  /// The slot of a node that stands for one.
  private func slot(_ node: Node) -> Slot { Slot(number: node.number - symbolCount) }

  /// The id of a node; a cable that has none is named as the notebook names it.
  func id(_ node: Node) -> String {
    if let symbol = symbol(node) { return storage.columns.ids[symbol] }
    return CableKey(LibraryRow(storage: storage, slot: slot(node))).name
  }

  /// The rows of a node, newest first: none for a cable that is not here, several for copies.
  func rows(_ node: Node) -> [Int] {
    slots(node).compactMap(storage.row(of:)).sorted()
  }

  private func slots(_ node: Node) -> [Slot] {
    symbol(node).map { Array(storage.byID[$0]) } ?? [slot(node)]
  }

  /// True if a cable of this node is here.
  func isHere(_ node: Node) -> Bool { !slots(node).isEmpty }

  /// What may be meant by a node that is not here and whose year nobody printed; empty for others.
  ///
  /// Cost: a look at each cable that cites it, and at each of its post.
  func candidates(_ node: Node) -> [CableID] {
    symbol(node).flatMap { candidates(of: [$0])[$0] } ?? []
  }

  /// `candidates` of many nodes, without those for which it is empty.
  func candidates(of nodes: [Node]) -> [Node: [CableID]] {
    let found = candidates(of: nodes.compactMap { symbol($0) })
    return Dictionary(uniqueKeysWithValues: found.map { (node($0), $1) })
  }

  /// `candidates` of the nodes of many ids, without those for which it is empty.
  ///
  /// Cost: a look at each cable that cites any of them, however many of them it cites.
  func candidates(
    of ids: some Sequence<Symbol<Named.Cable>>
  ) -> [Symbol<Named.Cable>: [CableID]] {
    Dictionary(uniqueKeysWithValues: openYears(of: ids).map { ($0.symbol, $0.year.candidates) })
  }

  /// The ids whose year is open, and what may be meant by each.
  ///
  /// Cost: as `candidates`.
  func openYears(
    of ids: some Sequence<Symbol<Named.Cable>>
  ) -> [(symbol: Symbol<Named.Cable>, year: OpenYear)] {
    let none = BitSet<Symbol<Named.Cable>>(bound: Int(symbolCount))
    var (wanted, cited, printed) = (none, none, none)
    var citing = SlotSet(bound: storage.columns.count)
    let byCited = storage.citations.byCited
    for id in ids where storage.byID.count(of: id) == 0 {
      wanted.insert(id)
      for first in byCited[id] where !citing.contains(first) {
        citing.insert(first)
        for other in storage.sections.others(first) { citing.insert(other) }
      }
    }
    let cites = storage.columns.cites
    citing.forEach { slot in
      for place in cites.range(slot) {
        let code = cites.values[place]
        let symbol = code.symbol
        guard wanted.contains(symbol) else { continue }
        if code.isYearAssumed { cited.insert(symbol) } else { printed.insert(symbol) }
      }
    }
    cited.subtract(printed)
    guard !cited.isEmpty else { return [] }
    // By the symbol, its place in `open`; -1 for all others.
    var places = [Int32](repeating: -1, count: Int(symbolCount))
    var open: [(symbol: Symbol<Named.Cable>, year: OpenYear)] = []
    cited.forEach { symbol in
      guard let id = CableID(parsing: storage.columns.ids[symbol]) else { return }
      places[symbol.index] = Int32(open.count)
      open.append((symbol, OpenYear(id: id)))
    }
    let years = storage.years
    citing.forEach { slot in
      let sent = storage.columns.sent[slot]
      for code in cites.range(slot) {
        let place = Int(places[cites.values[code].symbol.index])
        guard place >= 0, !open[place].year.isPossible else { continue }
        open[place].year.isPossible = !years.excludes(open[place].year.id, sent: sent)
      }
    }
    return open
  }

  /// What may be meant by an id whose year none of those that cite it prints.
  struct OpenYear {
    /// Of the year of those that cite it.
    fileprivate let id: CableID
    /// True if it may be of the citing year.
    fileprivate var isPossible = false

    /// The first of the candidates.
    var likeliest: CableID { isPossible ? id : id.yearBefore }
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
    return slots(node).flatMap { storage.citations.cites[$0].map(self.node(_:)) }.filter {
      seen.insert($0).inserted
    }
  }

  /// What cites a node, newest first, each once.
  func citing(_ node: Node) -> [Node] {
    guard let symbol = symbol(node) else { return [] }
    let slots = storage.citations.byCited[symbol].sorted {
      storage.places[$0] < storage.places[$1]
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
