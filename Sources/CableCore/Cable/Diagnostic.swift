/// A finding about the document: shown, counted, exported, never silently corrected.
public struct Diagnostic: Sendable, Hashable {
  /// How much it matters to a reader.
  public enum Severity: String, Sendable, Hashable {
    case notice, warning, error
  }

  /// What was found; the raw value is the code used in JSON.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case paragraphNumberJump = "paragraph-number-jump"
    case paragraphNumberRepeat = "paragraph-number-repeat"
    case paragraphNumberBack = "paragraph-number-back"
    case markAboveClassification = "mark-above-classification"
    case classificationAboveMarks = "classification-above-marks"
    case prosignMismatch = "prosign-mismatch"
    case julianDayMismatch = "julian-day-mismatch"
    case serialMismatch = "serial-mismatch"
    case missingSection = "missing-section"
    case pageBreakLost = "page-break-lost"
    case idMismatch = "id-mismatch"
    case unresolvedReference = "unresolved-reference"
    case encodingGuessed = "encoding-guessed"
    case hiddenCharacters = "hidden-characters"
    case wideBlanks = "wide-blanks"
    case correctedCopy = "corrected-copy"
    case partialExtract = "partial-extract"
    case severalTransmissions = "several-transmissions"
    case missingField = "missing-field"
    case damagedRecord = "damaged-record"
    case containerMismatch = "container-mismatch"
    case unreadTable = "unread-table"
    case bodyGuessed = "body-guessed"
    case dateGuessed = "date-guessed"
    case earlierCopy = "earlier-copy"
  }

  /// What was found.
  public var code: Code
  /// How much it matters.
  public var severity: Severity
  /// In the source text.
  public var range: Range<Int>
  /// Line of the source text, from 1.
  public var line: Int
  /// One sentence without a full stop.
  public var message: String

  /// A finding from its parts.
  public init(
    code: Code, severity: Severity = .notice, range: Range<Int>, line: Int, message: String
  ) {
    self.code = code
    self.severity = severity
    self.range = range
    self.line = line
    self.message = message
  }
}

extension Cable {
  /// Adds a finding; `CrossCheck` gives it the line it is in.
  mutating func note(
    _ code: Diagnostic.Code, _ severity: Diagnostic.Severity = .notice, at range: Range<Int>,
    _ message: String
  ) {
    diagnostics.append(
      Diagnostic(code: code, severity: severity, range: range, line: 1, message: message))
  }
}
