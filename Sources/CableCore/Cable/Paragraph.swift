/// What a block of the body is; the raw value is the name used in JSON.
public enum ParagraphKind: String, Sendable, Hashable, CaseIterable {
  case paragraph
  case subpoint
  case heading
  case table
  case quote
}

/// One block of the body.
public struct Paragraph: Sendable, Hashable {
  /// Its place in the cable, from 1.
  public var ordinal: Int
  /// The printed number or letter (`15`, `a`, `-`), where there is one.
  public var label: String?
  /// What the block is.
  public var kind: ParagraphKind
  /// Its own portion mark, where one is printed.
  public var mark: PortionMark?
  /// How sensitive the paragraph is by its own mark; nil where none is printed.
  public var level: Level? { mark?.level }
  /// A run-in heading, where one was recognised.
  public var heading: String?
  /// Re-flowed: page breaks taken out, split parts joined, one space between words.
  ///
  /// A table keeps its lines. Cost: a `String` is made at each call.
  public var text: String {
    get { flowed.string }
    set { flowed = SharedText(newValue) }
  }
  private(set) var flowed: SharedText
  /// From its label to its last byte.
  public var range: Range<Int>
  /// The pieces of `range` that are its text, when page breaks split it.
  public var pieces: [Range<Int>] {
    get { broken.isEmpty ? [range] : broken }
    set { broken = Self.isWhole(newValue, range) ? [] : newValue }
  }
  /// The pieces where there are several: nearly every paragraph is one, and needs no array.
  private var broken: [Range<Int>]

  /// A block from its parts.
  public init(
    ordinal: Int, label: String? = nil, kind: ParagraphKind = .paragraph, mark: PortionMark? = nil,
    heading: String? = nil, text: String, range: Range<Int>, pieces: [Range<Int>] = []
  ) {
    self.init(
      ordinal: ordinal, label: label, kind: kind, mark: mark, heading: heading,
      flowed: SharedText(text), range: range, pieces: pieces)
  }

  /// A block whose text is in a run with that of others.
  init(
    ordinal: Int, label: String?, kind: ParagraphKind, mark: PortionMark?, heading: String?,
    flowed: SharedText, range: Range<Int>, pieces: [Range<Int>]
  ) {
    self.ordinal = ordinal
    self.label = label
    self.kind = kind
    self.mark = mark
    self.heading = heading
    self.flowed = flowed
    self.range = range
    broken = Self.isWhole(pieces, range) ? [] : pieces
  }

  private static func isWhole(_ pieces: [Range<Int>], _ range: Range<Int>) -> Bool {
    pieces.count == 1 && pieces[0] == range
  }
}

/// A run of paragraphs that is set off: the summary, a comment, an action request, a quoted text.
public struct Passage: Sendable, Hashable {
  /// What the run is.
  public enum Kind: String, Sendable, Hashable {
    case summary, comment, actionRequest, note, quotedText
  }

  /// What the run is.
  public var kind: Kind
  /// Ordinals of its first and last paragraph.
  public var paragraphs: ClosedRange<Int>
  /// In the source.
  public var range: Range<Int>

  /// A passage from its parts.
  public init(kind: Kind, paragraphs: ClosedRange<Int>, range: Range<Int>) {
    self.kind = kind
    self.paragraphs = paragraphs
    self.range = range
  }
}
