/// A field's value together with the bytes of the source text that it was read from.
///
/// Corrections are in `value`; what is printed is always `source[range]`.
public struct Field<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value in the one form that every program agrees on.
  public var value: Value
  /// Byte offsets in the cable's source text.
  public var range: Range<Int>

  /// A value and where it is.
  public init(_ value: Value, at range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

/// The text of one cable as a container gave it: valid UTF-8, markup removed, nothing re-flowed.
public struct SourceText: Sendable, Hashable {
  /// UTF-8 bytes; every range of a `Cable` counts in these.
  public var bytes: [UInt8]
  /// What kind of file the text came from.
  public var format: ContainerFormat
  /// The cable's place among the cables of its file, from 0.
  public var part: Int
  /// The cable's place among those that share its range, from 0: of a mail with several, say.
  public var ordinal = 0
  /// Where the cable is in its file, in bytes.
  public var fileRange: Range<Int>
  /// What the container itself says about the cable, beside its text.
  public var hints: ContainerHints
  /// Where the header ends, in bytes, where the container keeps header and text apart.
  public var headerEnd: Int?
  /// True for a piece of a cable in a file that was asked for by its name: a walk of a folder would
  /// skip the file.
  public var isFragment = false
  /// What was noticed while decoding (encoding guessed, NUL bytes and the like).
  public var diagnostics: [Diagnostic]
  /// True if the container says that the text, or a part of it, is not there.
  public var isExtract = false
  /// What kind of document it is: a telegram unless the container says otherwise.
  public var kind = DocumentKind.telegram
  /// What was read of the text to recognise it; its cable continues from there.
  var readAhead = ReadAhead()

  /// A text with what its container says of it.
  public init(
    bytes: [UInt8], format: ContainerFormat = .text, part: Int = 0, fileRange: Range<Int>? = nil,
    hints: ContainerHints = ContainerHints(), diagnostics: [Diagnostic] = []
  ) {
    self.bytes = bytes
    self.format = format
    self.part = part
    self.fileRange = fileRange ?? 0..<bytes.count
    self.hints = hints
    self.diagnostics = diagnostics
  }
}

/// The forms in which cables are found on disk; the raw value is the name used in JSON.
public enum ContainerFormat: String, Sendable, Hashable, CaseIterable {
  case text
  case markdown
  case cablegateHTML = "cablegate-html"
  case cablegateCSV = "cablegate-csv"
  case dump
  case plusdHTML = "plusd-html"
  case nara
  case frusTEI = "frus-tei"
  case foia
  case mail
  case table
  case json
  case sql
}
