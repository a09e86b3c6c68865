/// Which signs a line without a label shows; each is looked for once, and only if it is asked for.
struct LineSigns {
  /// Where a sign is looked for, and what shows it.
  enum Look: Sendable {
    /// In the labels that were read.
    case labels(@Sendable (FieldLabels) -> Bool)
    /// In the field above.
    case above(@Sendable (FieldSegments) -> Bool)
    /// In the blank lines above: so many of them.
    case gap(Int)
    /// In the line's words.
    case words(@Sendable ([Word]) -> Bool)
    /// In the line's bytes.
    case rule
    /// In the line's first word.
    case ruleFirst
    /// In the line below, as `rule` is.
    case ruleBelow
    /// In the line above: the end of a page.
    case pageBreak
    /// In the lines from the one so many lines below.
    case labelAhead(after: Int)
  }

  /// What a line, or its surroundings, may show.
  ///
  /// To teach the parser a sign, add a row with a number of its own.
  struct Sign: Sendable {
    /// Below 32.
    fileprivate let number: UInt32
    let look: Look

    private init(_ number: UInt32, _ look: Look) {
      self.number = number
      self.look = look
    }

    /// TAGS, SUBJECT, REF or Classified By is somewhere above.
    static let fields = Sign(0, .labels { $0.hasAny(of: .fields) })
    static let subjectAbove = Sign(1, .labels { $0.contains(.subject) })
    static let tagsAbove = Sign(2, .labels { $0.contains(.tags) })
    /// One blank line or more above, and two or more.
    static let gap = Sign(3, .gap(1))
    static let wideGap = Sign(4, .gap(2))
    /// More than eight words, and more than one.
    static let long = Sign(5, .words { $0.count > 8 })
    static let severalWords = Sign(6, .words { $0.count >= 2 })
    /// The field above has no text yet.
    static let emptyField = Sign(7, .above { $0.isBlank })
    /// How the line above ends: with a comma, with any sign of continuing, within a bracket.
    static let commaAbove = Sign(8, .above { $0.lastByte == UInt8(ascii: ",") })
    static let openEndAbove = Sign(
      9, .above { $0.lastByte.map { $0.isOne(of: ":,-&/") } ?? false })
    static let openBracketAbove = Sign(10, .above { $0.hasOpenBracket })
    /// Dashes or the like alone.
    static let rule = Sign(11, .rule)
    /// Dashes or the like, and words after them.
    static let ruleFirst = Sign(27, .ruleFirst)
    /// Captions alone.
    static let caption = Sign(12, .words(CaptionLines.isCaptions))
    /// A heading with which a body begins, and one that names a summary.
    static let opening = Sign(13, .words(Heading.isOpening))
    static let summary = Sign(14, .words(Heading.isSummary))
    /// A sentence on how the cable is to be handled.
    static let notice = Sign(
      28, .words { NoticeWords.openings.longest($0.prefix(6).map(\.uppercased)[...]) != nil })
    /// `Reason: 1.4 (b)`.
    static let reason = Sign(15, .words { $0.first?.uppercased.begins("REASON") ?? false })
    /// The field above ends with the letter of a reason, and the line begins as further reasons do.
    static let reasonAbove = Sign(29, .above { $0.endsWithReason })
    static let furtherReason = Sign(30, .words(ClassificationReasons.continues))
    /// Running text.
    static let prose = Sign(16, .words(Heading.isProse))
    /// `DEPT FOR EUR/RPM`: passes the cable on by its form.
    static let passing = Sign(17, .words(PassingLine.isPassing))
    /// Tags alone.
    static let codes = Sign(18, .words(TagsField.isCodeList))
    /// An item of a list of references.
    static let item = Sign(19, .words(ReferenceList.isItem))
    /// A label begins this line or one of the next, and one of the next.
    static let labelAhead = Sign(20, .labelAhead(after: 0))
    static let labelBelow = Sign(21, .labelAhead(after: 1))
    /// The end of a page above, around which blank lines say nothing.
    static let pageBreak = Sign(22, .pageBreak)
    /// The line above is full, or ends with a sign or a word that ends no title.
    static let cutAbove = Sign(23, .above { $0.isCut })
    /// A rule is below: the line is a heading.
    static let ruleBelow = Sign(24, .ruleBelow)
    /// Running text with many names, which is mostly in capitals then.
    static let sentence = Sign(25, .words(BodyStart.isLongSentence))
    /// The field above has no small letter.
    static let capitalsAbove = Sign(26, .above { $0.isInCapitals })
  }

  private var known: UInt32 = 0
  private var shown: UInt32 = 0

  /// Whether the line shows a sign; `look` is called the first time that it is asked for.
  mutating func shows(_ sign: Sign, look: () -> Bool) -> Bool {
    let bit: UInt32 = 1 << sign.number
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
    // By span here and below: to take a row out would hold all of its parts.
    let rows = rows.span
    for place in rows.indices
    where Self.all(rows[place].shown.span, are: true, shows)
      && Self.all(rows[place].absent.span, are: false, shows)
    {
      return rows[place].ending
    }
    return otherwise
  }

  /// Whether all of some signs are shown, or none.
  private static func all(
    _ signs: Span<LineSigns.Sign>, are isShown: Bool, _ shows: (LineSigns.Sign) -> Bool
  ) -> Bool {
    for place in signs.indices where shows(signs[place]) != isShown { return false }
    return true
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
    // `------- TRADE SUMMARY`, where line ends were lost.
    row(.fields, .ruleFirst, unless: [.labelAhead], then: .body),
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
      row(.rule, .labelBelow, then: .rule),
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
      row(.codes, .pageBreak, unless: [.caption], then: .goesOn),
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
      // `This is an action message. See para 3.` above REF.
      row(.gap, .notice, .labelBelow, then: .passes),
      row(.sentence, .capitalsAbove, unless: [.openEndAbove, .labelAhead], then: .body),
      row(unless: [.gap, .caption], then: .goesOn),
      row(.caption, then: .passes),
      row(.pageBreak, .labelAhead, then: .goesOn),
      // The end of a page within a subject that no label follows.
      row(.pageBreak, .cutAbove, unless: [.prose, .ruleBelow], then: .goesOn),
      // Blank lines within the preamble: a subject that ends open continues.
      row(.labelAhead, .openEndAbove, then: .goesOn),
      row(.labelAhead, then: .passes),
    ], otherwise: .body)

  private static let reference = Continuation(
    openings,
    [
      row(.emptyField, then: .goesOn),
      passing,
      row(.sentence, unless: [.item, .openEndAbove, .openBracketAbove, .labelAhead], then: .body),
      row(unless: [.gap, .prose], then: .goesOn),
      row(.item, then: .goesOn),
      row(.pageBreak, unless: [.caption, .prose], then: .goesOn),
      row(.caption, then: .passes),
      row(.labelBelow, unless: [.prose], then: .passes),
    ], otherwise: .body)

  private static let classifiedBy = Continuation(
    openings,
    [
      row(.emptyField, then: .goesOn),
      passing,
      // A name, a title or an office below the last reason is none of the field's.
      row(.reasonAbove, unless: [.gap, .furtherReason, .caption], then: .passes),
      row(unless: [.gap], then: .goesOn),
      row(.reason, then: .goesOn),
      row(.pageBreak, unless: [.caption, .prose], then: .goesOn),
      row(.caption, then: .passes),
      row(.labelBelow, unless: [.prose], then: .passes),
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
