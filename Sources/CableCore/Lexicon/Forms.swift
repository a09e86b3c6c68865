/// Spellings of the field: each a row with what it means and how it may be met.
///
/// To teach the parser something, add one row, and nothing else:
/// - a spelling of a word: to the table of this folder that has the word (`grep -rn '"NOFORN"'`); of
///   several, to the one whose comment names the line where the spelling is met. A level of the
///   classification line is in `Levels.words`, one in brackets in `PortionMarks`;
/// - a label of a field: to `Labels.names`; one word as `.beforeColon`, also `.bare` if it is a label
///   without a colon, several words as `.spaced`. Before BY, ON or FROM: to `Labels.pairs`;
/// - a portion mark: to `bases` of `PortionMarks`; a control of one word after a blank to the second
///   list of its `controls`, while after a slash any word in capitals is read without a row;
/// - a bullet: to `Bullet.forms`, with the places where it is met, above any row that it begins with;
///   a further closing sign, of one byte: to `closing` of a row;
/// - a phrase of TAGS that a line's end cuts, or one word of which is a code: to `TagPhrases.phrases`;
/// - a slip (one letter wrong, missing or added, or two neighbors changed): no row if that of the word
///   has `.oneSlip`, or all of its table do (`met:` after them). Two letters missing are a spelling.
///
/// All else is made from the rows: the look-up, the filter that skips most words (`openings`),
/// letter-spacing and slips. Code decides order, gaps and continuation alone. To prove a row, run
/// `swift test --filter 'Lexicon|SlipCensus'`, which fails unless each row is read in the template line
/// of its table (`LexiconTable`; a new table needs one). No test knows whether it is what you meant.
/// A row with `.oneSlip` changes the counts in `Goldens/slips.txt`: run once more with `RECORD=1`,
/// which records them and fails, look at the difference, and run again.
struct Forms<Meaning: Sendable & Equatable>: Sendable {
  /// One spelling.
  struct Row: Sendable {
    /// Capitals; the words of a phrase are separated by one blank.
    let text: String
    /// The same bytes, as stored in the program.
    let spelling: StaticString
    /// What the spelling means.
    let meaning: Meaning
    /// How it may be met.
    let met: Met
  }

  /// The spellings in the order in which they are written down; a test walks them.
  let rows: [Row]
  /// What looks for them.
  private let spellings: Spellings

  /// A table of spellings; of a text given twice the first applies.
  init(_ entries: [(StaticString, Meaning, Met)]) {
    rows = entries.map { text, meaning, met in
      Row(text: text.description, spelling: text, meaning: meaning, met: met)
    }
    spellings = Spellings(entries.map { ($0, $2) })
  }

  /// A table whose spellings are all met alike.
  init(_ entries: [(StaticString, Meaning)], met: Met = .bare) {
    self.init(entries.map { ($0, $1, met) })
  }

  /// The letters with which a row may begin, in either case.
  var openings: Openings { spellings.openings }
  /// The same for rows and their slips, but for those whose first letter is another.
  var openingsWithSlips: Openings { spellings.openingsWithSlips }

  /// The meaning of a word that is exactly a row, including case.
  @inline(__always)
  subscript(word: Word) -> Meaning? { spellings.place(of: word).map { rows[$0].meaning } }

  /// Whether a word is exactly a row, including case.
  @inline(__always)
  func contains(_ word: Word) -> Bool { spellings.place(of: word) != nil }

  /// The meaning of a word in capitals that is a row, exactly or with the one slip that the row
  /// allows.
  @inline(__always)
  func meaning(_ word: Word) -> Meaning? {
    if let place = spellings.place(of: word) { return rows[place].meaning }
    return slip(of: word, .oneSlip).map { rows[$0].meaning }
  }

  /// The row that a word in capitals is one slip away from, where the row is met so.
  private func slip(of word: Word, _ way: Met) -> Int? {
    spellings.slip(of: word, way) { rows[$0].meaning == rows[$1].meaning }
  }

  /// The row that a word in capitals, or a phrase as one, is where it occurs in a certain way: exactly, else with one
  /// slip.
  ///
  /// Cost: a look-up for the words of the table, and for others a few nanoseconds for each row that
  /// is met with a slip.
  func match(_ word: Word, _ way: Met) -> Row? {
    if let place = spellings.place(ofWhole: word) {
      return rows[place].met.contains(way) ? rows[place] : nil
    }
    return slip(of: word, way).map { rows[$0] }
  }

  /// The longest row that words in capitals spell, and how many of them it takes.
  ///
  /// - Parameter word: the words by their place from 0; nil after the last.
  /// - Returns: nil if no row begins so.
  func longest(_ word: (Int) -> Word?) -> (row: Row, wordCount: Int)? {
    spellings.longest(word).map { (rows[$0.place], $0.count) }
  }

  /// Whether a word in capitals is the first of a row.
  @inline(__always)
  func beginsRow(_ word: Word) -> Bool { spellings.beginsRow(word) }

  /// The longest row that some words in capitals begin with, and how many of them it takes.
  func longest(_ words: ArraySlice<Word>) -> (row: Row, wordCount: Int)? {
    spellings.longest(words).map { (rows[$0.place], $0.count) }
  }

  /// The row that is a whole text in capitals, a phrase with single blanks.
  subscript(text: String) -> Row? {
    spellings.place(ofWhole: Word(spelled: text, at: 0..<0)).map { rows[$0] }
  }

  /// The first row that begins at a place, in any case, whatever follows it.
  func row(at place: Int, in bytes: [UInt8]) -> Row? {
    spellings.first(at: place, in: bytes).map { rows[$0] }
  }

  /// The meaning of the first row that begins at a place, in any case, whatever follows it.
  @inline(__always)
  func meaning(at place: Int, in bytes: [UInt8]) -> Meaning? {
    spellings.first(at: place, in: bytes).map { rows[$0].meaning }
  }

  /// Whether a row begins at a place, in any case.
  @inline(__always)
  func isRow(at place: Int, in bytes: [UInt8]) -> Bool {
    spellings.first(at: place, in: bytes) != nil
  }

  /// The longest row that words spell letter by letter or in pieces, and how many of them it takes.
  ///
  /// - Parameters:
  ///   - words: each is asked of `piece` first.
  ///   - piece: what a word gives to the spelling, and whether the spelling ends with it; nil if
  ///     the word is no piece.
  /// - Returns: nil if the pieces make up no row.
  func spaced(
    _ words: ArraySlice<Word>, piece: (Word) -> (letters: Word, isLast: Bool)?
  ) -> (row: Row, wordCount: Int)? {
    spellings.spaced(words, piece: piece).map { (rows[$0.place], $0.count) }
  }

  /// Whether a row that is met in pieces may begin with some letters in capitals, or be they.
  @inline(__always)
  func beginsInPieces(_ letters: Word) -> Bool { spellings.beginsInPieces(letters) }

  /// The longest row that words of one letter spell, and how many of them it takes.
  func spaced(_ words: ArraySlice<Word>) -> (row: Row, wordCount: Int)? {
    spellings.spaced(words).map { (rows[$0.place], $0.count) }
  }

  /// How many words make up a row, which the first of them is or which they spell letter by letter;
  /// nil if they make up none.
  @inline(__always)
  func inPieces(_ words: ArraySlice<Word>) -> Int? { spellings.inPieces(words) }

  /// The row that a word in capitals is, or begins with where more letters may follow.
  func beginning(_ word: Word) -> Meaning? {
    meaning(word) ?? spellings.beginning(of: word).map { rows[$0].meaning }
  }

  /// The row whose text a word in capitals ends with, and how many bytes of it that is.
  ///
  /// Rows that may be glued to the word before them are met so; all others are alone, or after a
  /// byte that is neither letter nor digit.
  func ending(_ word: Word) -> (row: Row, count: Int)? {
    spellings.ending(of: word).map { (rows[$0.place], $0.count) }
  }
}

/// How a spelling may be met in a text.
struct Met: OptionSet, Sendable {
  let rawValue: UInt8

  /// As a word, or a run of words, of its own.
  static let bare = Met(rawValue: 1 << 0)
  /// Before a colon.
  static let beforeColon = Met(rawValue: 1 << 1)
  /// Its letters right after those of the word before: `LAKESSUBJECT:`.
  static let glued = Met(rawValue: 1 << 2)
  /// Letter by letter, or in pieces: `CO N F I D E N T I A L`.
  static let spaced = Met(rawValue: 1 << 3)
  /// With one letter missing, doubled, added or wrong, or with two neighbours changed.
  static let oneSlip = Met(rawValue: 1 << 4)
  /// With one slip, but only before a colon, which shows that the word is a label.
  static let slipBeforeColon = Met(rawValue: 1 << 5)
  /// With other letters after it: `CLASSIFICATION` begins with `CLASSIF`.
  static let beginning = Met(rawValue: 1 << 6)
}

/// The meaning of a table that only lists: a row is in it.
enum Listed: Sendable, Equatable { case listed }

extension Forms where Meaning == Listed {
  /// A table that lists spellings.
  init(_ texts: [StaticString], met: Met = .bare) {
    self.init(texts.map { ($0, .listed, met) })
  }
}
