/// A file that gave no cable, with the reason as a sentence.
public struct SkippedFile: Sendable, Hashable {
  /// The file, as it was found.
  public var path: String
  /// Why it gave no cable, as a clause or a sentence for a person.
  public var reason: String
  /// True where the file was read and holds no cable; false where it could not be read.
  public var isOrdinary: Bool

  /// A skipped file.
  public init(path: String, reason: String, isOrdinary: Bool = true) {
    self.path = path
    self.reason = reason
    self.isOrdinary = isOrdinary
  }
}
