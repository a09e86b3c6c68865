/// A telegram of the United States Department of State, read from any bytes at all.
///
/// Parsing never fails: what is missing is `nil` or empty, what looks odd is a `Diagnostic`. All
/// ranges are byte offsets in `source.bytes`.
public struct Cable: Sendable, Hashable {
  /// The text that every range of this cable counts in.
  public var source: SourceText
  /// The canonical id (`09ASTANA1327`), from the text first and the file's name second.
  public var id: CableID?
  /// What kind of document it is.
  public var kind: DocumentKind { id?.isAirgram == true ? .airgram : source.kind }
  /// True if the text says that it is an extract, or begins after the header.
  public var isPartial = false
  /// The transmission identifier of format line 1, such as `VZCZCXRO4167` (5 FAH-2 H-321.1).
  public var transmissionID: Field<String>?
  /// Routing indicators of format line 2, without the precedence digraph.
  public var routing: [Field<String>] = []
  /// The `DE` line: who transmits, the station serial, section and time of filing.
  public var transmission: Field<TransmissionLine>?
  /// The security prosign line, such as `ZNR UUUUU ZZH`.
  public var securityProsign: Field<String>?
  /// The highest precedence of the message.
  public var precedence: Field<Precedence>?
  /// The date-time group, in Zulu (UTC).
  public var sent: Field<ZuluTime>?
  /// The sender's plain address, such as `AMEMBASSY ASTANA`.
  public var from: Field<String>?
  /// Action addressees.
  public var to: [Addressee] = []
  /// Information addressees.
  public var info: [Addressee] = []
  /// The overall classification.
  public var classification: Field<Classification>?
  /// The number that the post gave the cable, as on the classification line.
  public var number: Field<Int>?
  /// The post as on the classification line, without spaces (`ASTANA`).
  public var station: Field<String>?
  /// `SECTION 01 OF 02`.
  public var section: Field<SectionMark>?
  /// Captions such as `SENSITIVE` and `SIPDIS`, each once.
  public var captions: [Field<String>] = []
  /// Passing and attention lines before the executive order line.
  public var distribution: [Field<String>] = []
  /// Header lines that no field takes, in order of place.
  public var passing: [Field<String>] = []
  /// The executive order line.
  public var executiveOrder: Field<ExecutiveOrder>?
  /// Names of the persons who classified it.
  public var classifiedBy: [Field<String>] = []
  /// Reasons for classification, such as `1.4(b)`.
  public var reasons: [String] = []
  /// TAGS: Traffic Analysis by Geography and Subject (5 FAH-3), each once.
  public var tags: [Field<String>] = []
  /// The subject in one line, without portion mark.
  public var subject: Field<String>?
  /// The portion mark printed with the subject.
  public var subjectMark: PortionMark?
  /// The references of the REF block, each once, without the cable itself.
  public var references: [Reference] = []
  /// References in the prose: `reftel`, `Ref A`, `07 PARIS 123`.
  public var mentions: [Mention] = []
  /// Offset of the first byte of the body: the preamble ends at the first paragraph.
  public var bodyStart = 0
  /// The blocks of the body in order.
  public var paragraphs: [Paragraph] = []
  /// Summary, comment, action request and quoted texts.
  public var passages: [Passage] = []
  /// The summary's text without markers, numbers and portion marks.
  public var summary: String?
  /// Page-break lines inside the text, which the paragraphs leave out.
  public var pageBreaks: [Range<Int>] = []
  /// The names under the text, as printed.
  public var signature: [Field<String>] = []
  /// Who drafted it, as printed and without the office: `JDOE`, `A. BORG`.
  public var draftedBy: [Field<String>] = []
  /// What a release names as its reason to withhold a part, each once: `B6`, `B7(C)`, `1.4(d)`.
  ///
  /// The first are exemptions of 5 U.S.C. 552(b).
  public var exemptions: [Field<String>] = []
  /// The highest section that a header or a page mark within the text names; 0 where none does.
  public internal(set) var highestSection = 0
  /// What is odd about the document, in order of place.
  public var diagnostics: [Diagnostic] = []

  /// A cable of which nothing is read yet.
  init(unparsed source: SourceText) { self.source = source }

  /// A field's range without what interrupts it and is none of its text: page breaks, which are
  /// furniture, and a classification line that is printed again below its label.
  ///
  /// Cost: linear in the number of page breaks.
  ///
  /// - Parameter range: of a field, from its first word to its last.
  /// - Returns: the parts in order; the range itself where nothing interrupts it.
  public func pieces(of range: Range<Int>) -> [Range<Int>] {
    let breaks = (pageBreaks + [classification?.range].compactMap(\.self))
      .filter(range.encloses).sorted { $0.lowerBound < $1.lowerBound }
    guard !breaks.isEmpty else { return [range] }
    let starts = [range.lowerBound] + breaks.map(\.upperBound)
    let ends = breaks.map(\.lowerBound) + [range.upperBound]
    return zip(starts, ends).compactMap { $0 < $1 ? $0..<$1 : nil }
  }

  /// What is printed at a range of the source.
  public func printed(_ range: Range<Int>) -> String {
    String(decoding: source.bytes[range.clamped(to: 0..<source.bytes.count)], as: UTF8.self)
  }
}

extension Cable {
  /// The names of `signature` as telegrams have them, in capitals, so that one person has one name
  /// however a post or an archive printed it: `BORG` for `Borg`.
  ///
  /// Editors of a volume set names as they are written, and so they stay.
  public var signatories: [String] {
    let printed = signature.map(\.value)
    return source.hints.published == nil ? printed.map { $0.uppercased() } : printed
  }

  /// What of the cable's text cannot be seen, or passes for what it is not.
  ///
  /// Cost: linear in the text; ask once and keep the answer.
  ///
  /// - Parameter limit: how many places to keep.
  /// - Returns: counts, and the first places up to the limit.
  public func hiddenCharacters(keeping limit: Int = 0) -> HiddenCharacters {
    HiddenCharacters(in: source.bytes, keeping: limit)
  }
}

extension Range<Int> {
  /// Whether another range is within this one, with something of this one before and after it.
  func encloses(_ other: Self) -> Bool {
    lowerBound < other.lowerBound && other.upperBound < upperBound
  }
}
