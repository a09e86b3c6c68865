/// Where a reference leads.
public enum Resolution: Sendable, Hashable {
  /// One cable: its row.
  case found(Int)
  /// Several cables of one id: their rows.
  case ambiguous([Int])
  /// Not in this library.
  case missing
}
