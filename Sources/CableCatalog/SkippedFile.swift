public import CableCore

/// A file that gave no cable, with the reason as a sentence; or a record of one that gave others.
public struct SkippedFile: Sendable, Hashable {
  /// The file, as it was found.
  public var path: String
  /// Why it gave no cable, as a clause or a sentence for a person.
  public var reason: String
  /// True if the walk of a folder met the file, and it holds no cable; false if it could not be
  /// read, or was asked for by its name.
  public var isOrdinary: Bool

  /// The record of the file that gave none; nil if the whole file gave none.
  public var record: PassedRecord?

  /// A skipped file.
  public init(
    path: String, reason: String, isOrdinary: Bool = true, record: PassedRecord? = nil
  ) {
    self.record = record
    self.path = path
    self.reason = reason
    self.isOrdinary = isOrdinary
  }
}
