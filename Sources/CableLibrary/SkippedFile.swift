/// A file that gave no cable, with the reason as a sentence.
public struct SkippedFile: Sendable, Hashable {
  public var path: String
  public var reason: String

  /// A skipped file.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
