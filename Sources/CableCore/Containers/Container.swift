/// Finds the cables in the bytes of a file: recognised by content, never by extension.
public enum Container {
  /// What a file holds.
  public struct Contents: Sendable {
    /// The cables in order; empty where the file holds none.
    public var cables: [SourceText]
    /// Why there is no cable, as a sentence for a person; nil where there are some.
    public var reason: String?

    /// Contents from their parts.
    public init(cables: [SourceText], reason: String? = nil) {
      self.cables = cables
      self.reason = reason
    }
  }

  /// Recognises the container and takes the cables out of it.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileName: its name without folder; the cable's id may stand in it.
  /// - Returns: the cables, or the reason why there are none. Never fails.
  public static func read(_ bytes: [UInt8], fileName: String) -> Contents {
    var hints = ContainerHints()
    hints.fileName = fileName
    return Contents(cables: [SourceText(bytes: bytes, hints: hints)])
  }
}
