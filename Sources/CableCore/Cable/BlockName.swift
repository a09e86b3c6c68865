/// What a block of a cable is called: by the number that is printed, else by what it is, never by
/// its place among the blocks.
public struct BlockName: Sendable, Hashable {
  /// `8`, `3 a`; nil where none is printed.
  public let number: String?
  /// `SBU` of `(SBU)`; nil where it has none of its own.
  public let mark: String?
  /// `paragraph without a number`, `heading`, `table`, `quotation`, `point of ¶3`.
  public let kind: String
  /// The last number that the cable prints.
  private let last: String?
  private static let unnumbered = "paragraph without a number"

  /// The name of a block.
  ///
  /// Cost: linear in the blocks of the cable.
  public init(_ block: Paragraph, in cable: Cable) {
    let above = cable.paragraphs.last { $0.isNumbered && $0.ordinal < block.ordinal }?.label
    self.init(block, above: above, last: cable.paragraphs.last(where: \.isNumbered)?.label)
  }

  /// The blocks of a cable with their names, in order.
  ///
  /// Cost: one pass over the blocks.
  public static func all(in cable: Cable) -> [(block: Paragraph, name: BlockName)] {
    let last = cable.paragraphs.last(where: \.isNumbered)?.label
    var above: String?
    return cable.paragraphs.map { block in
      defer { if block.isNumbered { above = block.label } }
      return (block, BlockName(block, above: above, last: last))
    }
  }

  /// The name of a block below a numbered paragraph, in a cable with a last number.
  private init(_ block: Paragraph, above: String?, last: String?) {
    mark = block.mark?.mark
    self.last = last
    let label = block.label.flatMap { $0.contains { $0.isLetter || $0.isNumber } ? $0 : nil }
    switch block.kind {
    case .paragraph: (number, kind) = (label, Self.unnumbered)
    case .subpoint:
      number = label.map { label in above.map { "\($0) \(label)" } ?? label }
      kind = above.map { "point of ¶\($0)" } ?? "point"
    case .heading: (number, kind) = (nil, "heading")
    case .table: (number, kind) = (nil, "table")
    case .quote: (number, kind) = (nil, "quotation")
    }
  }

  /// `¶8`, `heading`: where a quotation is from.
  public var place: String { number.map { "¶\($0)" } ?? kind }

  /// `¶8 (SBU)`, `the heading`: in a sentence.
  public var shown: String {
    (number.map { "¶\($0)" } ?? "the \(kind)") + (mark.map { " (\($0))" } ?? "")
  }

  /// `¶ 7 of 8`, `heading`: in the head of the page; in words where they are spoken.
  public func position(isSpoken: Bool) -> String {
    guard let number, let last else {
      return !isSpoken && kind == Self.unnumbered ? "unnumbered ¶" : kind
    }
    return isSpoken ? "paragraph \(number) of \(last)" : "¶ \(number) of \(last)"
  }
}

extension Paragraph {
  /// True for a paragraph of the cable's own numbering.
  fileprivate var isNumbered: Bool { kind == .paragraph && label != nil }
}
