/// Finds the cables in the bytes of a file: recognised by content, never by extension.
public enum Container {
  /// What a file holds.
  public struct Contents: Sendable {
    /// The cables in order; empty if the file holds none.
    public var cables: [SourceText]
    /// Why there is no cable, as a sentence for a person; nil if there are some.
    public var reason: String?
    /// The records and documents that gave none: with the cables they are all that were found.
    public var passed: [PassedRecord]

    /// Contents from their parts.
    public init(cables: [SourceText], reason: String? = nil, passed: [PassedRecord] = []) {
      self.cables = cables
      self.reason = reason
      self.passed = passed
    }
  }

  /// Recognises the container and takes the cables out of it.
  ///
  /// For files of many cables that are too large for memory, see `ContainerReader`.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - fileName: its name without folder; the cable's id may be in it.
  ///   - isNamed: true for a file that was asked for by its name, which is read however little of a
  ///     cable it holds: a label, a mark, a classification line or an id.
  /// - Returns: the cables, or the reason why there are none. Never fails.
  public static func read(_ bytes: [UInt8], fileName: String, isNamed: Bool = false) -> Contents {
    read(bytes, fileName: fileName, isNamed: isNamed, depth: 0)
  }

  /// The cables of a file that is nested in so many others.
  static func read(
    _ bytes: [UInt8], fileName: String, isNamed: Bool = false, depth: Int
  ) -> Contents {
    var reader = ContainerReader(fileName: fileName, isNamed: isNamed, depth: depth)
    let cables = reader.append(bytes)
    let passed = reader.takePassed()
    let rest = reader.finish()
    let all = cables + rest.cables
    return Contents(
      cables: all, reason: all.isEmpty ? rest.reason : nil, passed: passed + rest.passed)
  }

  /// Reads one cable again from the bytes of its own range; see `ContainerHead`, which reads many.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of `fileRange`, as given by a cable's source.
  ///   - head: the file's first `ContainerReader.headLength` bytes; all of a shorter file.
  ///   - fileName: the file's name without folder.
  ///   - part: the cable's place among those of its file.
  ///   - ordinal: its place among those that share its range.
  ///   - fileRange: where the bytes are in the file.
  /// - Returns: nil if there is no cable any more.
  public static func cable(
    in bytes: [UInt8], head: [UInt8], fileName: String, part: Int, ordinal: Int = 0,
    fileRange: Range<Int>
  ) -> SourceText? {
    ContainerHead(head).cable(
      in: bytes, fileName: fileName, part: part, ordinal: ordinal, fileRange: fileRange)
  }

  /// The kind of a file, by its beginning.
  enum Kind: Sendable {
    case empty, binary, volume, mailbox, page, single
    /// No text, or none as it is: the reason as a clause for a person.
    case foreign(String)
    case records(RecordDialect)

    /// True for mails one after another.
    var isMailbox: Bool { if case .mailbox = self { true } else { false } }
  }

  /// What a file is by its first bytes, and the signs by which it was known; those of the bytes that are
  /// rare are given where they were looked for.
  static func recognised(
    _ head: [UInt8], _ rare: RareBytes? = nil, isWhole: Bool
  ) -> (kind: Kind, signs: [String]) {
    if head.isEmpty { return (.empty, []) }
    if let reason = ForeignKind.reason(for: head) { return (.foreign(reason), []) }
    if Decoding.isBinary(head) { return (.binary, []) }
    let encoding = Decoding.encoding(of: head)
    var text = head
    if encoding != .narrow {
      var wide = WideText(encoding)
      text = wide.narrowed(Array(head[Decoding.markLength(of: head)...]), isLast: isWhole)
    }
    if let reason = JSONSniffer.reasonUnread(text) ?? PrintedTable.reasonUnread(text) {
      return (.foreign(reason), [])
    }
    if var found = RecordSniffer.find(in: text, rare, isWhole: isWhole) {
      found.dialect.encoding = encoding
      found.dialect.dateOrder = DateOrder(of: text, found.dialect, isWhole: isWhole)
      found.dialect.laterHeads = LaterHead.find(in: text, found.dialect, isWhole: isWhole)
      return (.records(found.dialect), found.signs)
    }
    if encoding != .narrow { return (DiplomaticHistory.isVolume(text) ? .volume : .single, []) }
    return (kind(of: head, rare), [])
  }

  /// What a file that holds no records is.
  private static func kind(of head: [UInt8], _ rare: RareBytes?) -> Kind {
    if MailboxStream.opens(head, at: 0) { return .mailbox }
    guard rare?.hasTag ?? (head.place(of: UInt8(ascii: "<")) != nil) else { return .single }
    if CablegatePage.isPage(head) { return .page }
    if DiplomaticHistory.isVolume(head) { return .volume }
    return isPage(head) ? .page : .single
  }

  /// True for a page of HTML.
  static func isPage(_ head: [UInt8]) -> Bool {
    let start = 0..<min(head.count, 4096)
    return head.place(of: "<HTML", in: start) != nil
      || head.place(of: "<!DOCTYPE", in: start) != nil || isPartOfPage(head) || breaksLines(head)
  }

  /// True where most lines end with `<br>`, as a program puts a text into a page; Markdown has it as well.
  private static func breaksLines(_ head: [UInt8]) -> Bool {
    var (breaks, from) = (0, 0)
    while let place = head.place(of: UInt8(ascii: "<"), from: from) {
      if head.has("<BR", at: place) { breaks += 1 }
      from = place + 1
    }
    return breaks >= 8 && breaks * 2 > head.count { $0 == 0x0A } && !MarkdownText.hasBoldLabel(head)
  }

  /// What a part of a page begins with that somebody kept without the rest.
  private static let pageTags: [StaticString] = [
    "<DIV", "<P>", "<P ", "<ARTICLE", "<SECTION", "<MAIN", "<BODY", "<SPAN", "<?XML", "<PRE",
  ]

  private static func isPartOfPage(_ head: [UInt8]) -> Bool {
    guard let first = head.prefix(64).firstIndex(where: { $0 > 0x20 }),
      head[first] == UInt8(ascii: "<")
    else { return false }
    return pageTags.contains { head.has($0, at: first) }
  }

  /// The cables of a file that holds no records: of each document in it.
  ///
  /// Its rare bytes are given where they were looked for.
  static func documents(
    of bytes: [UInt8], _ known: RareBytes? = nil, hints: ContainerHints, isNamed: Bool = false,
    depth: Int
  ) -> Contents {
    let ranges = FlattenedText.documents(of: bytes) ?? Seams.documents(of: bytes)
    let rare = known ?? RareBytes(bytes)
    guard ranges.count > 1 else {
      return single(bytes, rare, hints: hints, isNamed: isNamed, depth: depth)
    }
    var all = Contents(cables: [])
    let documents = Transmissions.joiningCopies(ranges, bytes)
    for (number, document) in documents.enumerated() {
      let found = single(Array(bytes[document.text]), rare, hints: hints, depth: depth)
      if found.cables.isEmpty {
        all.reason = found.reason
        all.passed.append(
          PassedRecord(
            number: number + 1, fileRange: document.whole,
            reason: found.reason ?? "it holds no cable", isFailure: false))
      }
      for (place, var source) in found.cables.enumerated() {
        (source.part, source.fileRange) = (all.cables.count, document.whole)
        if place == 0, document.hasCopy { source.diagnostics.append(Transmissions.copyFinding) }
        all.cables.append(source)
      }
      all.passed += found.passed.map { $0.moved(by: document.text.lowerBound) }
    }
    // What follows a page or a mailbox and is no cable is a part of the one document.
    if all.cables.count < 2, all.cables.isEmpty || !documents.contains(where: \.hasCopy) {
      return single(bytes, rare, hints: hints, isNamed: isNamed, depth: depth)
    }
    all.reason = nil
    return all
  }

  /// Files within files: beyond a few it is nothing that anybody sent.
  private static let depthLimit = 6

  /// A text without what is around it, and with the lines that programs joined or numbered.
  private static func plain(_ text: [UInt8], _ rare: RareBytes) -> [UInt8] {
    var bytes = Enclosure.taken(from: text, rare) ?? text
    if rare.hasTag, AltoText.isAlto(bytes) {
      bytes = AltoText.read(bytes)
    } else if rare.hasTag, AltoText.isHOCR(bytes) {
      bytes = AltoText.readHOCR(bytes)
    }
    if rare.hasBackslash, let lined = EscapedText.lined(bytes) { bytes = lined }
    if let numbered = NumberedText.plain(bytes) { bytes = numbered }
    return FlattenedText.lined(bytes) ?? bytes
  }

  /// A file that is one text: page, archive text, dump, mail, Markdown or plain.
  private static func single(
    _ file: [UInt8], _ rareInFile: RareBytes, hints given: ContainerHints, isNamed: Bool = false,
    depth: Int
  ) -> Contents {
    if Decoding.encoding(of: file) == .narrow, MailText.isMail(file.beginning(16_384)) {
      return depth < depthLimit
        ? mail(file, hints: given, depth: depth)
        : Contents(cables: [], reason: "it is a mail within too many mails")
    }
    var hints = given
    let decoded = Decoding(file, rareInFile)
    var bytes = decoded.bytes
    if let rest = FrontMatter.taken(from: bytes, hints: &hints) { bytes = rest }
    let rare = decoded.diagnostics.isEmpty ? rareInFile : RareBytes(bytes)
    let isCablegate = rare.hasTag && CablegatePage.isPage(bytes)
    if depth < depthLimit, let page = PrintedPage.read(bytes, rare, isCablegate: isCablegate) {
      return single(page, RareBytes(page), hints: hints, isNamed: isNamed, depth: depth + 1)
    }
    if !isCablegate { bytes = plain(bytes, rare) }
    var source: SourceText?
    let head = bytes.beginning(16_384)
    lazy var phrases = FormPhrases(in: head)
    if isCablegate {
      source = CablegatePage.read(bytes, hints: hints)
    } else if rare.hasTag, isPage(head) {
      source = PlusDPage.read(bytes, hints: hints)
      var own = hints
      if let found = source, case let start = found.bytes.beginning(16_384),
        SmartText.isSmart(start, FormPhrases(in: start)),
        let text = SmartText.read(found.bytes, hints: &own)
      {
        source = SourceText(bytes: text, format: .foia, hints: own)
      }
      if var found = source {
        let isCable = Signs.holdsCable(&found)
        source = found
        guard isCable else {
          return Contents(cables: [], reason: "it is a page without a cable, such as an index page")
        }
      }
    } else if SmartText.isSmart(head, phrases), let text = SmartText.read(bytes, hints: &hints) {
      source = SourceText(bytes: text, format: .foia, hints: hints)
    } else if ArchiveText.isArchive(bytes, head.count == bytes.count ? phrases : nil) {
      let own = ArchiveText.read(bytes, hints: &hints)
      // Below the attributes' many lines nobody saw that the telegram has none.
      let (text, blanks) = ArchiveText.withoutBlanks(FlattenedText.lined(within: own) ?? own)
      source = SourceText(bytes: text, format: .nara, hints: hints)
      source?.isExtract = ArchiveText.isUnavailable(text)
      if blanks > 0 {
        source?.diagnostics.append(
          Diagnostic(
            code: .hiddenCharacters, range: 0..<0, line: 1,
            message: "\(blanks) signs \u{BF} stand for what the archive could not read"))
      }
    } else if let text = CopiedPage.read(bytes, phrases, hints: &hints) {
      source = SourceText(bytes: text, format: .plusdHTML, hints: hints)
    } else if DumpText.isDump(head, phrases), let dump = DumpText.read(bytes, hints: &hints) {
      source = SourceText(bytes: dump.text, format: .dump, hints: hints)
      source?.headerEnd = dump.headerEnd
    } else if let text = LinedText.read(bytes, hints: &hints)
      ?? LabelledText.read(bytes, hints: &hints)
    {
      source = SourceText(bytes: text, hints: hints)
    } else {
      let decoded = rare.hasAmpersand ? Entity.decoded(bytes) : bytes
      // A bracket may have been written as a reference.
      let plain =
        rare.hasBracket || rare.hasAmpersand || rare.hasStar
        ? MarkdownText.unwrapped(decoded) : (bytes: decoded, isMarkdown: false)
      hints.linksTags = plain.isMarkdown && MarkdownText.linksTags(decoded)
      source = SourceText(
        bytes: plain.bytes, format: plain.isMarkdown ? .markdown : .text, hints: hints)
    }
    guard var source else {
      return Contents(cables: [], reason: "it is a page without a cable, such as an index page")
    }
    if source.format != .cablegateHTML, !Signs.holdsCable(&source) {
      guard isNamed, Signs.holdsPart(source) else {
        return Contents(
          cables: [],
          reason: isNamed
            ? "it holds nothing of a cable: no label, mark, classification line or id"
            : "it holds no cable: no header, TAGS, SUBJECT or marked paragraph")
      }
      source.isFragment = true
    }
    if isNamed { Signs.noteID(in: &source) }
    source.fileRange = 0..<file.count
    source.diagnostics += decoded.diagnostics
    let cables = Transmissions.split(source)
    guard cables.count == 1, let finding = UnreadTable.finding(in: bytes) else {
      return Contents(cables: cables)
    }
    source.diagnostics.append(finding)
    return Contents(cables: [source])
  }
}
