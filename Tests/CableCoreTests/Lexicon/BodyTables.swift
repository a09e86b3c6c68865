@testable import CableCore

extension LexiconTable {
  /// The tables that `Body` reads with.
  static let body: [LexiconTable] = []
}
