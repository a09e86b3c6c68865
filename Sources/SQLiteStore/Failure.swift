internal import CSQLite
import Glibc

/// Why SQLite did not do what was asked.
public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What a caller can do about it.
  public enum Kind: Sendable, Hashable {
    /// The file is not what was written, or no database.
    case damaged
    /// Another connection holds a lock for longer than this one waits.
    case busy
    /// No space is left.
    case full
    /// The file may not be written.
    case readOnly
    /// The file cannot be opened.
    case unopenable
    /// The disk failed.
    case inputOutput
    /// A rule of the schema forbids it.
    case constraint
    /// A column does not hold a value of the type that was asked for.
    case mismatch
    /// The statement does not fit the schema, such as a table that is missing.
    case statement
    /// The file was moved or replaced after it was opened.
    case moved
    /// Anything else: no memory, an interrupt, a fault of the program.
    case other
  }

  /// SQLite's extended result code (sqlite.org/rescode.html), such as 266 for a failed read.
  public let code: Int32
  /// What happened, in SQLite's words and the system's, as the middle of a sentence.
  public let reason: String

  /// True where the system said that no space is left, whatever SQLite was at.
  private let hasNoSpace: Bool

  /// What a caller can do about it.
  public var kind: Kind {
    if hasNoSpace { return .full }
    if code == SQLITE_READONLY | 4 << 8 { return .moved }
    return switch code & 0xFF {
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: .damaged
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
    case SQLITE_FULL: .full
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
    case SQLITE_CANTOPEN: .unopenable
    case SQLITE_IOERR: .inputOutput
    case SQLITE_CONSTRAINT: .constraint
    case SQLITE_MISMATCH: .mismatch
    case SQLITE_ERROR: .statement
    default: .other
    }
  }

  /// The reason with the code.
  public var description: String { "\(reason) (SQLite \(code))" }

  init(code: Int32, reason: String) {
    self.code = code
    self.reason = reason
    hasNoSpace = false
  }

  /// What a call on a connection reported; of the system's own reason too, where there is one.
  init(_ code: Int32, _ handle: OpaquePointer) {
    self.code = code
    let message = String(cString: sqlite3_errmsg(handle))
    let system = sqlite3_system_errno(handle)
    let isOfDisk = [SQLITE_IOERR, SQLITE_CANTOPEN].contains(code & 0xFF)
    hasNoSpace = isOfDisk && (system == ENOSPC || system == EDQUOT)
    switch code & 0xFF {
    case SQLITE_IOERR where system != 0, SQLITE_CANTOPEN where system != 0:
      reason = message + ": " + Self.text(ofSystemError: system)
    default: reason = message
    }
  }

  static let closed = Failure(code: SQLITE_MISUSE, reason: "the database is closed")
  /// `SQLITE_READONLY_DBMOVED`, which Swift does not import.
  static let moved = Failure(
    code: SQLITE_READONLY | 4 << 8, reason: "the database was moved or replaced")

  private static func text(ofSystemError number: Int32) -> String {
    String(cString: strerror(number))
  }
}
