import CableCore

/// What cables are counted by: the same words in every table.
public enum FacetDimension: String, Sendable, Hashable, CaseIterable {
  case year, month, post, `class`, caption, tag
  case signed, classifiedby, drafted, exemption

  /// True if the values come in the order of time.
  public var isTime: Bool { self == .year || self == .month }
  /// True where the values are names of people.
  public var isPerson: Bool { self == .signed || self == .classifiedby || self == .drafted }
}

extension Facets {
  /// The counts of a dimension.
  public subscript(dimension: FacetDimension) -> [Count] {
    switch dimension {
    case .year: years
    case .month: months
    case .post: posts
    case .class: classifications
    case .caption: captions
    case .tag: tags
    case .exemption: exemptions
    case .signed, .classifiedby, .drafted: people?[dimension] ?? []
    }
  }
}

/// How many cables have each pair of values of two dimensions.
public struct CrossTable: Sendable, Hashable {
  /// A row's or a column's value with the number of its cables; empty for cables without one.
  public typealias Head = Facets.Count

  /// Times rising with those that are unknown last; others with most cables first.
  public private(set) var rows: [Head]
  /// As `rows`.
  public private(set) var columns: [Head]
  /// A count for each row and column.
  public private(set) var counts: [[Int]]

  /// Keeps the rows and the columns with most cables, in their order.
  public mutating func keep(rows rowLimit: Int, columns columnLimit: Int) {
    let keptRows = Self.most(rows, rowLimit)
    let keptColumns = Self.most(columns, columnLimit)
    counts = keptRows.map { row in keptColumns.map { counts[row][$0] } }
    rows = keptRows.map { rows[$0] }
    columns = keptColumns.map { columns[$0] }
  }

  private static func most(_ heads: [Head], _ limit: Int) -> [Int] {
    guard heads.count > max(0, limit) else { return Array(heads.indices) }
    return heads.indices.sorted { (heads[$1].count, $0) < (heads[$0].count, $1) }
      .prefix(max(0, limit)).sorted()
  }
}

extension CrossTable {
  /// The table of some rows of a library.
  ///
  /// A cable with several captions or tags is counted with each of them, one without any with none.
  ///
  /// Cost: one pass over the columns of the rows.
  public init(
    _ library: Library, among matched: [Int], rows first: FacetDimension,
    columns second: FacetDimension
  ) {
    let left = FacetKeys(library, first, among: matched)
    let right = FacetKeys(library, second, among: matched)
    var pairs: [UInt64: Int] = [:]
    var leftCounts: [UInt32: Int] = [:]
    var rightCounts: [UInt32: Int] = [:]
    for row in matched where library.rows.indices.contains(row) {
      let slot = library.storage.order[row]
      let (ones, others) = (left.keys(slot), right.keys(slot))
      guard !ones.isEmpty, !others.isEmpty else { continue }
      for one in ones { leftCounts[one, default: 0] += 1 }
      for other in others { rightCounts[other, default: 0] += 1 }
      for one in ones {
        for other in others { pairs[UInt64(one) << 32 | UInt64(other), default: 0] += 1 }
      }
    }
    let rowKeys = left.ordered(leftCounts)
    let columnKeys = right.ordered(rightCounts)
    rows = rowKeys.map { Head(value: left.name($0), count: leftCounts[$0] ?? 0) }
    columns = columnKeys.map { Head(value: right.name($0), count: rightCounts[$0] ?? 0) }
    counts = rowKeys.map { row in
      columnKeys.map { pairs[UInt64(row) << 32 | UInt64($0)] ?? 0 }
    }
  }
}

/// The values of a dimension as numbers, a few a cable.
private struct FacetKeys {
  private let storage: LibraryStorage
  private let dimension: FacetDimension
  /// What stands for an unknown time.
  private static let unknown = UInt32.max
  private let role: PersonRole?
  private let names: JoinedNames?

  init(_ library: Library, _ dimension: FacetDimension, among matched: [Int]) {
    storage = library.storage
    self.dimension = dimension
    role = PersonRole(dimension)
    names = role.map {
      JoinedNames(
        library.personCounts($0, among: matched), library.storage.nameGroups, apart: false)
    }
  }

  private var columns: CableColumns { storage.columns }

  func keys(_ slot: Slot) -> [UInt32] {
    switch dimension {
    case .year, .month:
      guard let sent = CableColumns.time(columns.sent[slot]) else { return [Self.unknown] }
      return [UInt32(dimension == .year ? sent.year : sent.year * 12 + sent.month - 1)]
    case .post: return [columns.station[slot].number]
    case .class: return [columns.classification[slot].number]
    case .caption: return storage.sections.values(columns.captions, slot).map(\.number)
    case .tag: return storage.sections.values(columns.tags, slot).map(\.number)
    case .exemption: return storage.sections.values(columns.exemptions, slot).map(\.number)
    case .signed, .classifiedby, .drafted:
      var keys: [UInt32] = []
      for code in storage.sections.values(columns.persons, slot) where code.role == role {
        guard let number = names?.number(of: code.name).map(UInt32.init), !keys.contains(number)
        else {
          continue
        }
        keys.append(number)
      }
      return keys
    }
  }

  func name(_ key: UInt32) -> String {
    switch dimension {
    case .year: key == Self.unknown ? "" : String(key)
    case .month:
      key == Self.unknown
        ? "" : "\(key / 12)-" + (key % 12 < 9 ? "0" : "") + String(key % 12 + 1)
    case .post: columns.stations[Symbol(number: key)]
    case .class: columns.classifications[Symbol(number: key)]
    case .caption: columns.captionNames[Symbol(number: key)]
    case .tag: columns.tagNames[Symbol(number: key)]
    case .exemption: columns.exemptionNames[Symbol(number: key)]
    case .signed, .classifiedby, .drafted:
      names.map { columns.people[$0.firsts[Int(key)]] } ?? ""
    }
  }

  func ordered(_ counts: [UInt32: Int]) -> [UInt32] {
    if dimension.isTime { return counts.keys.sorted() }
    return counts.map { (key: $0.key, count: $0.value, name: name($0.key)) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map(\.key)
  }
}
