/// Header and fields of a text, and where they end.
final class FieldsRead: Sendable {
  /// The cable, without its body.
  let cable: Cable
  /// All lines of the text.
  let lines: [TextLine]
  /// Those of the body.
  let body: ArraySlice<TextLine>

  /// What was read of a text's lines.
  init(_ cable: Cable, lines: [TextLine], body: ArraySlice<TextLine>) {
    self.cable = cable
    self.lines = lines
    self.body = body
  }
}

/// What was read of a text to decide whether it is a cable, kept so that it is read once.
///
/// It is no part of what a text is: two texts are equal with it and without.
struct ReadAhead: Sendable, Hashable {
  private let read: FieldsRead?

  /// Nothing, or what was read.
  init(_ read: FieldsRead? = nil) { self.read = read }

  /// True if nothing was read.
  var isEmpty: Bool { read == nil }

  /// What was read of a text; nil if that is nothing, or the text has changed since.
  ///
  /// Cost: constant where it has not changed.
  func fields(of source: SourceText) -> FieldsRead? {
    guard let read, read.cable.source.bytes == source.bytes,
      read.cable.source.format == source.format, read.cable.source.hints == source.hints,
      read.cable.source.headerEnd == source.headerEnd,
      read.cable.source.isExtract == source.isExtract
    else { return nil }
    return read
  }

  static func == (left: ReadAhead, right: ReadAhead) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
