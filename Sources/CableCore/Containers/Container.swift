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
    guard !bytes.isEmpty else { return Contents(cables: [], reason: "it is empty") }
    let decoded = Decoding(bytes)
    if decoded.isBinary { return Contents(cables: [], reason: "it is not text") }
    var hints = ContainerHints()
    hints.fileName = stem(of: fileName)
    if CablegatePage.isPage(decoded.bytes) {
      guard var source = CablegatePage.read(decoded.bytes, hints: hints) else {
        return Contents(cables: [], reason: "it is a page without a cable, such as an index page")
      }
      source.fileRange = 0..<bytes.count
      source.diagnostics += decoded.diagnostics
      return Contents(cables: [source])
    }
    let plain = MarkdownText.unwrapped(decoded.bytes)
    let source = SourceText(
      bytes: plain.bytes, format: plain.isMarkdown ? .markdown : .text,
      fileRange: 0..<bytes.count, hints: hints, diagnostics: decoded.diagnostics)
    guard isCable(Cable(parsing: source)) else {
      return Contents(
        cables: [], reason: "it holds no cable: no header, TAGS, SUBJECT or marked paragraph")
    }
    return Contents(cables: [source])
  }

  /// A fragment is a cable too, if it holds any field or a marked paragraph.
  private static func isCable(_ cable: Cable) -> Bool {
    cable.transmission != nil || cable.sent != nil || !cable.tags.isEmpty
      || (cable.classification != nil && cable.number != nil) || cable.executiveOrder != nil
      || cable.paragraphs.contains { $0.mark != nil && $0.label != nil }
      || (cable.subject != nil && !cable.references.isEmpty)
  }

  private static func stem(of fileName: String) -> String {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return fileName }
    return String(fileName[..<dot])
  }
}
