/// Which signs a line without a label shows; each is looked for once, and only if it is asked for.
struct LineSigns {
  /// What a line, or its surroundings, may show; the cheapest comes first.
  enum Sign: UInt8, CaseIterable {
    /// TAGS, SUBJECT, REF or Classified By is somewhere above.
    case fields
    case subjectAbove, tagsAbove
    /// One blank line or more above, and two or more.
    case gap, wideGap
    /// More than eight words, and more than one.
    case long, severalWords
    /// The field above has no text yet.
    case emptyField
    /// How the line above ends: with a comma, with any sign of continuing, within a bracket.
    case commaAbove, openEndAbove, openBracketAbove
    /// Dashes or the like alone.
    case rule
    /// Captions alone.
    case caption
    /// A heading with which a body begins, and one that names a summary.
    case opening, summary
    /// `Reason: 1.4 (b)`.
    case reason
    /// Running text.
    case prose
    /// `DEPT FOR EUR/RPM`: passes the cable on by its form.
    case passing
    /// Tags alone.
    case codes
    /// An item of a list of references.
    case item
    /// A label begins this line or one of the next, and one of the next.
    case labelAhead, labelBelow
  }

  private var known: UInt32 = 0
  private var shown: UInt32 = 0

  /// Whether the line shows a sign; `look` is called the first time that it is asked for.
  mutating func shows(_ sign: Sign, look: () -> Bool) -> Bool {
    let bit: UInt32 = 1 << UInt32(sign.rawValue)
    if known & bit == 0 {
      known |= bit
      if look() { shown |= bit }
    }
    return shown & bit != 0
  }
}

/// What a line without a label is, by the field that is above it.
///
/// A field is a list of rows, and the first row that holds decides. To let a field continue over another
/// kind of line, add a row, and a sign if there is none for it: nothing else asks.
struct Continuation {
  /// What becomes of the line.
  enum Ending: Equatable {
    /// It belongs to the field above.
    case goesOn
    /// It is a caption or passing line of its own.
    case passes
    /// It begins a field whose label was left out.
    case opens(FieldLabel)
    /// It separates the fields, and is none.
    case rule
    /// The body begins with it.
    case body
  }

  /// All of some signs, none of others, and what follows from them.
  private struct Row {
    var shown: [LineSigns.Sign]
    var absent: [LineSigns.Sign]
    var ending: Ending
  }

  private var rows: [Row]
  private var otherwise: Ending

  /// What becomes of a line, by the first row that holds.
  func ending(shows: (LineSigns.Sign) -> Bool) -> Ending {
    for row in rows where row.shown.allSatisfy(shows) && !row.absent.contains(where: shows) {
      return row.ending
    }
    return otherwise
  }

  /// The rows of the field with a label; of nil, those of the lines before and between fields.
  static func of(_ label: FieldLabel?) -> Continuation {
    label.map { byLabel[Int($0.rawValue)] } ?? unlabelled
  }

  private static func row(
    _ shown: LineSigns.Sign..., unless absent: [LineSigns.Sign] = [], then ending: Ending
  ) -> Row {
    Row(shown: shown, absent: absent, ending: ending)
  }

  /// Above the rows of every field: a rule and a heading end the preamble.
  private static let rules = [
    row(.fields, .rule, .labelBelow, then: .rule), row(.fields, .rule, then: .body),
  ]
  private static let openings = [row(.fields, .opening, unless: [.caption], then: .body)]
  /// A line that passes the cable on is none of a field that has a text.
  private static let passing = row(.passing, unless: [.emptyField], then: .passes)

  private init(_ above: [Row], _ rows: [Row], otherwise: Ending) {
    self.rows = Self.rules + above + rows
    self.otherwise = otherwise
  }

  private static let unlabelled = Continuation(
    openings,
    [
      row(.passing, then: .goesOn),
      row(.subjectAbove, .gap, unless: [.caption], then: .body),
      row(.subjectAbove, .prose, unless: [.caption], then: .body),
    ], otherwise: .goesOn)

  private static let order = Continuation(
    openings,
    [
      passing,
      row(.severalWords, .codes, unless: [.tagsAbove], then: .opens(.tags)),
      row(.caption, then: .passes),
      row(.subjectAbove, .gap, unless: [.emptyField], then: .body),
      row(.gap, unless: [.emptyField], then: .passes),
    ], otherwise: .goesOn)

  private static let tags = Continuation(
    openings,
    [
      row(.emptyField, then: .goesOn),
      row(.commaAbove, then: .goesOn),
      // `OVIP (KISSINGER, HENRY` / `A.), PREL`
      row(.openBracketAbove, unless: [.gap], then: .goesOn),
      row(.codes, unless: [.wideGap, .caption], then: .goesOn),
      passing,
      row(.gap, .subjectAbove, unless: [.caption], then: .body),
      row(.gap, .long, unless: [.caption], then: .body),
    ], otherwise: .passes)

  private static let subject = Continuation(
    [
      row(.fields, .opening, .gap, unless: [.caption], then: .body),
      row(.fields, .opening, .summary, unless: [.caption], then: .body),
    ],
    [
      row(.emptyField, then: .goesOn),
      passing,
      row(unless: [.gap, .caption], then: .goesOn),
      row(.caption, then: .passes),
      // Blank lines within the preamble: a subject that ends open continues.
      row(.labelAhead, .openEndAbove, then: .goesOn),
      row(.labelAhead, then: .passes),
    ], otherwise: .body)

  private static let reference = Continuation(
    openings,
    [
      row(.emptyField, then: .goesOn),
      passing,
      row(unless: [.gap, .prose], then: .goesOn),
      row(.item, then: .goesOn),
      row(.caption, then: .passes),
    ], otherwise: .body)

  private static let classifiedBy = Continuation(
    openings,
    [
      row(.emptyField, then: .goesOn),
      passing,
      row(unless: [.gap], then: .goesOn),
      row(.reason, then: .goesOn),
      row(.caption, then: .passes),
    ], otherwise: .body)

  private static let labelLine = Continuation(
    openings, [row(.emptyField, then: .goesOn)], otherwise: .passes)

  private static let byLabel: [Continuation] = FieldLabel.allCases.map { label in
    switch label {
    case .executiveOrder, .declassifyOn: order
    case .tags: tags
    case .subject: subject
    case .reference: reference
    case .classifiedBy, .derivedFrom: classifiedBy
    case .messageNumber, .date, .from, .action, .captions: labelLine
    }
  }
}
