/// Where a reference leads.
public enum Resolution: Sendable, Hashable {
  /// One cable: its row.
  case found(Int)
  /// Several cables of one id: their rows.
  case ambiguous([Int])
  /// Not in this library.
  case missing
}

extension Resolution {
  /// The row it leads to, of several the newest; nil if it is not in this library.
  public var firstRow: Int? {
    switch self {
    case .found(let row): row
    case .ambiguous(let rows): rows.first
    case .missing: nil
    }
  }
}
