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
  /// For files of many cables that are too large for memory, see `ContainerReader`.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileName: its name without folder; the cable's id may stand in it.
  /// - Returns: the cables, or the reason why there are none. Never fails.
  public static func read(_ bytes: [UInt8], fileName: String) -> Contents {
    var reader = ContainerReader(fileName: fileName)
    let cables = reader.append(bytes)
    let rest = reader.finish()
    let all = cables + rest.cables
    return Contents(cables: all, reason: all.isEmpty ? rest.reason : nil)
  }

  /// Reads one cable again from the bytes of its own range.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of `fileRange`, as a cable's source told it.
  ///   - fileName: the file's name without folder.
  ///   - part: the cable's place among those of its file.
  ///   - fileRange: where the bytes lie in the file.
  /// - Returns: nil where there is no cable any more.
  public static func cable(
    in bytes: [UInt8], fileName: String, part: Int, fileRange: Range<Int>
  ) -> SourceText? {
    let found = read(bytes, fileName: fileName).cables
    // A text with several transmissions gives them all: its parts share one range.
    guard var source = found.count > 1 ? found.first(where: { $0.part == part }) : found.first
    else {
      return nil
    }
    source.part = part
    source.fileRange = fileRange
    return source
  }

  /// The kind of a file, by its beginning.
  enum Kind {
    case empty, binary, table, volume, page, single
  }

  static func kind(of head: [UInt8]) -> Kind {
    if head.isEmpty { return .empty }
    if Decoding.isBinary(head) { return .binary }
    if TableRecords.isTable(head) { return .table }
    guard head.place(of: UInt8(ascii: "<")) != nil else { return .single }
    if CablegatePage.isPage(head) { return .page }
    if DiplomaticHistory.isVolume(head) { return .volume }
    let start = 0..<min(head.count, 4096)
    if head.place(of: "<HTML", in: start) != nil || head.place(of: "<!DOCTYPE", in: start) != nil {
      return .page
    }
    return .single
  }

  /// A file that is one text: page, archive text, dump, mail, Markdown or plain.
  static func single(_ file: [UInt8], hints given: ContainerHints) -> Contents {
    var hints = given
    let decoded = Decoding(file)
    let bytes = decoded.bytes
    var source: SourceText?
    let head = bytes.beginning(16_384)
    let rare = RareBytes(bytes)
    if rare.hasTag, CablegatePage.isPage(bytes) {
      source = CablegatePage.read(bytes, hints: hints)
    } else if rare.hasTag, kind(of: head) == .page {
      source = PlusDPage.read(bytes, hints: hints)
      if let found = source, !Signs.holdsCable(found) {
        return Contents(cables: [], reason: "it is a page without a cable, such as an index page")
      }
    } else if MailText.isMail(head) {
      let text = MailText.read(bytes)
      source = SourceText(bytes: Decoding(text).bytes, format: .mail, hints: hints)
    } else if ArchiveText.isArchive(bytes) {
      let text = ArchiveText.read(bytes, hints: &hints)
      source = SourceText(bytes: text, format: .nara, hints: hints)
    } else if DumpText.isDump(head), let text = DumpText.read(bytes, hints: &hints) {
      source = SourceText(bytes: text, format: .dump, hints: hints)
    } else if let text = LinedText.read(bytes, hints: &hints) {
      source = SourceText(bytes: text, hints: hints)
    } else {
      let decoded = rare.hasAmpersand ? Entity.decoded(bytes) : bytes
      // A bracket may have been written as a reference.
      let plain =
        rare.hasBracket || rare.hasAmpersand
        ? MarkdownText.unwrapped(decoded) : (bytes: decoded, isMarkdown: false)
      let isReadingRoom = Signs.isReadingRoom(head)
      source = SourceText(
        bytes: plain.bytes, format: isReadingRoom ? .foia : plain.isMarkdown ? .markdown : .text,
        hints: hints)
    }
    guard var source else {
      return Contents(cables: [], reason: "it is a page without a cable, such as an index page")
    }
    guard source.format == .cablegateHTML || Signs.holdsCable(source) else {
      return Contents(
        cables: [], reason: "it holds no cable: no header, TAGS, SUBJECT or marked paragraph")
    }
    source.fileRange = 0..<file.count
    source.diagnostics += decoded.diagnostics
    return Contents(cables: Transmissions.split(source))
  }
}
