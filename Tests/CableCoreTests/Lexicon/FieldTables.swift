@testable import CableCore

extension LexiconTable {
  /// The tables that `Fields` reads with.
  static let fields: [LexiconTable] = []
}
