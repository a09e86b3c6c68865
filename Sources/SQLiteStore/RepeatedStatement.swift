/// A statement without rows that one owner runs many times, such as the one that fills a table.
///
/// `Connection.run` looks a statement up by its text for each run, which takes as long as a short row.
public final class RepeatedStatement {
  private let statement: Statement

  /// Prepares a statement.
  ///
  /// - Throws: SQLite's error where it cannot be prepared.
  public init(_ sql: String, on connection: Connection) throws(Failure) {
    statement = try connection.prepare(sql)
  }

  /// Runs it to its end.
  ///
  /// - Throws: SQLite's error, or one if there are more or fewer places than arguments.
  public func run(_ arguments: [any Bindable]) throws(Failure) { try statement.run(arguments) }
}
