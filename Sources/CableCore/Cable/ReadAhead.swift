/// Header and fields of a text that had to be read to tell whether it is a cable, kept so that they
/// are read once.
///
/// It is no part of what a text is: two texts are equal with it and without.
struct ReadAhead: Sendable, Hashable {
  private final class Fields: Sendable {
    let cable: Cable
    let body: ArraySlice<TextLine>

    init(_ cable: Cable, body: ArraySlice<TextLine>) {
      self.cable = cable
      self.body = body
    }
  }

  private let read: Fields?

  /// Nothing was read.
  init() { read = nil }

  /// What was read, and the lines of the body.
  init(_ cable: Cable, body: ArraySlice<TextLine>) { read = Fields(cable, body: body) }

  /// True where nothing was read.
  var isEmpty: Bool { read == nil }

  /// What was read of a text; nil where that is nothing, or the text has changed since.
  ///
  /// Cost: constant where it has not changed.
  func fields(of source: SourceText) -> (cable: Cable, body: ArraySlice<TextLine>)? {
    guard let read, read.cable.source.bytes == source.bytes,
      read.cable.source.format == source.format, read.cable.source.hints == source.hints
    else { return nil }
    return (read.cable, read.body)
  }

  static func == (left: ReadAhead, right: ReadAhead) -> Bool { true }

  func hash(into hasher: inout Hasher) {}
}
