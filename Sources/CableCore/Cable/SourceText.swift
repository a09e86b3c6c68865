/// A field's value together with the bytes of the source text that it was read from.
///
/// Corrections stand in `value`; what is printed is always `source[range]`.
public struct Field<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The value in the one form that every program agrees on.
  public var value: Value
  /// Byte offsets in the cable's source text.
  public var range: Range<Int>

  /// A value and where it stands.
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
  /// Where the cable lies in its file, in bytes.
  public var fileRange: Range<Int>
  /// What the container itself says about the cable, beside its text.
  public var hints: ContainerHints
  /// What was noticed while decoding (encoding guessed, NUL bytes and the like).
  public var diagnostics: [Diagnostic]

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
}

/// What a container tells about a cable outside of the cable's text.
///
/// Used only where the text itself is silent, and to cross-check it.
public struct ContainerHints: Sendable, Hashable {
  /// The file's name without folder and extension, such as `09ASTANA1327`.
  public var fileName: String?
  /// The container's own id, as printed.
  public var id: String?
  /// The container's date, as printed.
  public var created: String?
  /// The container's classification, as printed.
  public var classification: String?
  /// The container's origin, as printed (`Embassy Brasilia`).
  public var origin: String?
  /// The container's subject, as printed.
  public var subject: String?
  /// The container's TAGS, as printed.
  public var tags: String?
  /// The precedence word, where the container tells it.
  public var precedence: String?
  /// Captions that the container tells, upper case.
  public var captions: [String] = []
  /// References that the container lists, as printed.
  public var references: [String] = []
  /// The plain address of the sender, where the container tells it.
  public var from: String?
  /// The plain address of the addressee, where the container tells it.
  public var to: String?
  /// Who signed, where the container's mark-up tells it.
  public var signed: String?

  /// Nothing known.
  public init() {}
}
