/// A cable as `export` writes it: the object of schema 2 as values that can be encoded and decoded.
///
/// The keys are those of docs/json.md; ``CableJSON`` writes the same object, faster.
public struct CableRecord: Codable, Sendable, Hashable {
  /// 2, the number of the schema.
  public var schema: Int
  /// `09ASTANA1327`; nil if no id can be found.
  @Nullable public var id: String?
  /// The path that was asked for, as it was given.
  @Nullable public var root: String?
  /// The file, relative to the path that was asked for.
  public var path: String
  /// The cable's place in its file, from 0.
  public var part: Int
  /// The form of the file, a raw value of ``ContainerFormat``.
  public var format: String
  /// What the document is, a raw value of ``DocumentKind``.
  public var kind: String
  /// True if the text begins below the header, or says that it is an extract.
  public var partial: Bool
  /// `VZCZCXRO4167`.
  @Nullable public var transmissionID: String?
  /// `ROUTINE` to `FLASH`.
  @Nullable public var precedence: String?
  /// `2009-08-04T11:11:00Z`, in UTC.
  @Nullable public var sent: String?
  /// The sender's plain address.
  @Nullable public var from: String?
  /// The action addressees.
  public var to: [Addressee]
  /// The information addressees.
  public var info: [Addressee]
  /// The level with its controls.
  @Nullable public var classification: String?
  /// The level alone.
  @Nullable public var level: String?
  /// Each caption once.
  public var captions: [String]
  /// The section that the classification line names.
  @Nullable public var section: Section?
  /// The lines that pass the cable on, as printed.
  public var distribution: [String]
  /// Header lines that no field takes, as printed.
  public var passing: [String]
  /// The line of the executive order.
  @Nullable public var executiveOrder: Order?
  /// Names, without titles.
  public var classifiedBy: [String]
  /// `1.4(b)`.
  public var reasons: [String]
  /// Upper case, each once, in the order printed.
  public var tags: [String]
  /// One line, without its mark.
  @Nullable public var subject: String?
  /// The mark printed with the subject.
  @Nullable public var subjectMark: String?
  /// The items under REF, each once.
  public var references: [Reference]
  /// References in the prose.
  public var mentions: [Mention]
  /// The text of the summary.
  @Nullable public var summary: String?
  /// The blocks of the text.
  public var paragraphs: [Paragraph]
  /// The names under the text: a telegram's in capitals.
  public var signature: [String]
  /// Who drafted it, without offices.
  public var draftedBy: [String]
  /// `B6`, `1.4(d)`: why a release withholds parts.
  public var exemptions: [String]
  /// What the file says of the cable beside its text.
  public var container: [ContainerValue]
  /// Findings, in the order of their lines.
  public var diagnostics: [Diagnostic]

  /// One to whom the cable is sent.
  public struct Addressee: Codable, Sendable, Hashable {
    /// The routing indicator, `RUEHC`.
    @Nullable public var routing: String?
    /// The plain address.
    public var name: String
    /// The addressee's own precedence.
    @Nullable public var precedence: String?
    /// Digits as printed.
    @Nullable public var messageNumber: String?
    /// Members of a collective that do not get it.
    public var exempt: [String]
  }

  /// A section of a cable in several.
  public struct Section: Codable, Sendable, Hashable {
    /// From 1.
    public var number: Int
    /// How many there are.
    public var of: Int
  }

  /// The line of an executive order.
  public struct Order: Codable, Sendable, Hashable {
    /// `12958`.
    @Nullable public var order: String?
    /// What the line says.
    public var text: String
    /// `2019-08-04`; nil if it names no date.
    @Nullable public var declassifyOn: String?
  }

  /// An item under REF.
  public struct Reference: Codable, Sendable, Hashable {
    /// `cable`, `email` and so on.
    public var kind: String
    /// Of a cable.
    @Nullable public var id: String?
    /// `A`.
    @Nullable public var bullet: String?
    /// As printed, without the bullet.
    public var text: String
    /// True for what was not sent to all addressees.
    public var notal: Bool
    /// `printed` or `assumed`.
    @Nullable public var yearFrom: String?
    /// The ids that may be meant where no year is printed.
    public var candidates: [String]
  }

  /// A reference in the prose.
  public struct Mention: Codable, Sendable, Hashable {
    /// `cable`, `email` and so on.
    public var kind: String
    /// Of a cable.
    @Nullable public var id: String?
    /// The ordinal of the paragraph that it is in.
    public var paragraph: Int
    /// As printed.
    public var text: String
    /// `printed` or `assumed`.
    @Nullable public var yearFrom: String?
    /// The ids that may be meant where no year is printed.
    public var candidates: [String]
  }

  /// A block of the text.
  public struct Paragraph: Codable, Sendable, Hashable {
    /// Its place, from 1.
    public var ordinal: Int
    /// The number or letter as printed.
    @Nullable public var label: String?
    /// `paragraph`, `subpoint`, `heading`, `table` or `quote`.
    public var kind: String
    /// The portion mark, `SBU`.
    @Nullable public var mark: String?
    /// The level that the mark says.
    @Nullable public var level: String?
    /// `NOFORN` and others, in full.
    public var controls: [String]
    /// A heading that runs into the text.
    @Nullable public var heading: String?
    /// Re-flowed.
    public var text: String
  }

  /// What a file says of a cable beside its text.
  public struct ContainerValue: Codable, Sendable, Hashable {
    /// The key that it belongs to.
    @Nullable public var field: String?
    /// As printed.
    public var value: String
    /// The column, cell or label that says it.
    public var source: String
  }

  /// A finding.
  public struct Diagnostic: Codable, Sendable, Hashable {
    /// Listed in docs/cable-format.md.
    public var code: String
    /// `notice`, `warning` or `error`.
    public var severity: String
    /// Of the cable's text, from 1.
    public var line: Int
    /// For a person.
    public var message: String
  }
}

/// A value that is written as `null` where there is none, so that every key is in every object.
@propertyWrapper
public struct Nullable<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
  /// The value; nil for `null`.
  public var wrappedValue: Value?

  /// A value, or none.
  public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  /// Reads a value or `null`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
  }

  /// Writes a value or `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
