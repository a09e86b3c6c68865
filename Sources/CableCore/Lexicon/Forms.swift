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
    /// The words of `text`.
    fileprivate let words: [Word]
  }

  /// The spellings in the order in which they are written down; a test walks them.
  let rows: [Row]
  /// The letters with which a row may begin, in either case.
  let openings: Openings
  /// The same for rows and their slips, but for those whose first letter is another.
  let openingsWithSlips: Openings
  /// The meanings of the rows of one word; the look-up that is made most.
  private let single: WordTable<Meaning>
  /// The places of the rows by their text.
  private let whole: WordTable<Int>
  /// The rows that begin with a word, the longest first: a range of `byStart`.
  private let starts: WordTable<Range<Int>>
  private let byStart: [Int]
  /// The spellings alone, and the places of the rows that are met in a way that is looked for by going
  /// through them: a row is copied only when it is found.
  private let spellings: [StaticString]
  /// The first eight bytes of each spelling's first word, ones for as many as it has, and its place; those
  /// with the same first byte together, in the order of the rows.
  private let heads: [(bytes: UInt64, mask: UInt64, place: Int)]
  /// For each code of a first byte where its heads begin, and after all where they end.
  private let headStarts: [Int]
  private let ends: [(last: UInt8, place: Int)]
  private let begins: [Int]
  /// The beginnings of the rows that are met in pieces, with the place of the row that ends there.
  private let beginnings: WordTable<Int>
  private let slips: Slips

  /// A table of spellings; of a text given twice the first applies.
  init(_ entries: [(StaticString, Meaning, Met)]) {
    let rows = entries.map { text, meaning, met in
      Row(
        text: text.description, spelling: text, meaning: meaning, met: met,
        words: text.description.split(separator: " ").map {
          Word(spelled: String($0), at: 0..<0)
        })
    }
    self.rows = rows
    openings = Openings(of: rows.map { ($0.text, $0.met) })
    openingsWithSlips = Openings(of: rows.map { ($0.text, $0.met) }, slips: true)
    single = WordTable(rows.lazy.filter { $0.words.count == 1 }.map { ($0.text, $0.meaning) })
    whole = WordTable(rows.enumerated().map { ($1.text, $0) })
    // In any order, so long as rows with the same first word are together.
    let order = rows.indices.sorted {
      let (left, right) = (rows[$0].words, rows[$1].words)
      if !left[0].isSame(as: right[0]) { return left[0].precedes(right[0]) }
      return left.count > right.count
    }
    var ranges: [(String, Range<Int>)] = []
    for (place, row) in order.enumerated() {
      let first = rows[row].words[0].text
      if ranges.last?.0 == first {
        ranges[ranges.count - 1].1 = ranges[ranges.count - 1].1.lowerBound..<(place + 1)
      } else {
        ranges.append((first, place..<(place + 1)))
      }
    }
    starts = WordTable(ranges)
    byStart = order
    beginnings = WordTable(Self.beginnings(of: rows))
    spellings = rows.map(\.spelling)
    let codes = rows.map { Int(Openings.code($0.text.utf8.first ?? 0)) }
    heads = rows.indices.sorted { (codes[$0], $0) < (codes[$1], $1) }.map { place in
      let head = rows[place].text.utf8.prefix { $0 != 0x20 }.prefix(8)
      let bytes = head.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      return (bytes, UInt64.max >> UInt64(64 - head.count * 8), place)
    }
    headStarts = (0...Openings.width).map { code in codes.count { $0 < code } }
    ends = rows.indices.filter { rows[$0].met.contains(.beforeColon) && rows[$0].words.count == 1 }
      .map { (rows[$0].words[0].last, $0) }
    begins = rows.indices.filter { rows[$0].met.contains(.beginning) }
    slips = Slips(
      of: rows.enumerated().filter { _, row in
        row.words.count == 1 && !row.met.isDisjoint(with: [.oneSlip, .slipBeforeColon])
      }.map { ($1.words[0], $0) })
  }

  /// A table whose spellings are all met alike.
  init(_ entries: [(StaticString, Meaning)], met: Met = .bare) {
    self.init(entries.map { ($0, $1, met) })
  }

  /// The whole texts first, so that the beginning of one that is another means that other.
  private static func beginnings(of rows: [Row]) -> [(String, Int)] {
    let squeezed = rows.enumerated().filter { $1.met.contains(.spaced) }.map {
      ($1.text.filter { $0 != " " }, $0)
    }
    return squeezed
      + squeezed.flatMap { text, _ in
        text.indices.dropFirst().map { (String(text[..<$0]), -1) }
      }
  }

  /// The meaning of a word that is exactly a row, including case.
  @inline(__always)
  subscript(word: Word) -> Meaning? { single[word] }

  /// Whether a word is exactly a row, including case.
  @inline(__always)
  func contains(_ word: Word) -> Bool { single[word] != nil }

  /// The meaning of a word in capitals that is a row, exactly or with the one slip that the row
  /// allows.
  func meaning(_ word: Word) -> Meaning? {
    if let known = single[word] { return known }
    guard let place = slip(word), rows[place].met.contains(.oneSlip) else { return nil }
    return rows[place].meaning
  }

  private func slip(_ word: Word) -> Int? {
    slips.row(of: word) { rows[$0].meaning == rows[$1].meaning }
  }

  /// The row that a word in capitals is where it occurs in a certain way: exactly, else with one slip.
  ///
  /// Cost: a look-up for the words of the table, and for others a few nanoseconds for each row that
  /// is met with a slip.
  func match(_ word: Word, _ way: Met) -> Row? {
    if let place = whole[word] { return rows[place].met.contains(way) ? rows[place] : nil }
    guard let place = slip(word), rows[place].met.contains(way),
      way == .beforeColon || rows[place].met.contains(.oneSlip)
    else { return nil }
    return rows[place]
  }

  /// The longest row that words in capitals spell, and how many of them it takes.
  ///
  /// - Parameter word: the words by their place from 0; nil after the last.
  /// - Returns: nil if no row begins so.
  func longest(_ word: (Int) -> Word?) -> (row: Row, wordCount: Int)? {
    guard let first = word(0), let candidates = starts[first] else { return nil }
    for place in byStart[candidates] {
      let row = rows[place]
      let isHere = row.words.indices.dropFirst().allSatisfy { place in
        word(place).map(row.words[place].isSame) ?? false
      }
      if isHere { return (row, row.words.count) }
    }
    return nil
  }

  /// Whether a word in capitals is the first of a row.
  func beginsRow(_ word: Word) -> Bool { starts[word] != nil }

  /// The longest row that some words in capitals begin with, and how many of them it takes.
  func longest(_ words: ArraySlice<Word>) -> (row: Row, wordCount: Int)? {
    longest { words.startIndex + $0 < words.endIndex ? words[words.startIndex + $0] : nil }
  }

  /// The row that is a whole text in capitals, a phrase with single blanks.
  subscript(text: String) -> Row? { whole[Word(spelled: text, at: 0..<0)].map { rows[$0] } }

  /// The first row that begins at a place, in any case, whatever follows it.
  func row(at place: Int, in bytes: [UInt8]) -> Row? {
    index(at: place, in: bytes).map { rows[$0] }
  }

  /// The meaning of the first row that begins at a place, in any case, whatever follows it.
  func meaning(at place: Int, in bytes: [UInt8]) -> Meaning? {
    index(at: place, in: bytes).map { rows[$0].meaning }
  }

  /// Whether a row begins at a place, in any case.
  func isRow(at place: Int, in bytes: [UInt8]) -> Bool { index(at: place, in: bytes) != nil }

  @inline(__always)
  private func index(at place: Int, in bytes: [UInt8]) -> Int? {
    guard place < bytes.count, openings.mayBeWritten(at: place, in: bytes) else { return nil }
    // Eight bytes at once: a row is looked at only where it begins so.
    let head = bytes.eightInCapitals(at: place)
    let code = Int(Openings.code(bytes[place]))
    for index in headStarts[code]..<headStarts[code + 1]
    where head & heads[index].mask == heads[index].bytes
      && bytes.end(ofPhrase: spellings[heads[index].place], at: place) != nil
    {
      return heads[index].place
    }
    return nil
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
    // By span, and by the row's place: to take out a word or a row would copy it.
    let span = words.span
    guard !span.isEmpty, var (text, isLast) = piece(span[0]), var row = beginnings[text] else {
      return nil
    }
    var found: (row: Int, wordCount: Int)?
    var count = 1
    while true {
      if row >= 0 { found = (row, count) }
      guard !isLast, count < span.count, let next = piece(span[count]) else { break }
      count += 1
      isLast = next.isLast
      text = text.appending(next.letters)
      guard let longer = beginnings[text] else { break }
      row = longer
    }
    return found.map { (rows[$0.row], $0.wordCount) }
  }

  /// Whether a row that is met in pieces may begin with some letters in capitals, or be they.
  func beginsInPieces(_ letters: Word) -> Bool { beginnings[letters] != nil }

  /// The longest row that words of one letter spell, and how many of them it takes.
  func spaced(_ words: ArraySlice<Word>) -> (row: Row, wordCount: Int)? {
    guard let first = words.first, first.count == 1 else { return nil }
    return spaced(words) { $0.count == 1 && $0.isUpper ? ($0, false) : nil }
  }

  /// How many words make up a row, which the first of them is or which they spell letter by letter;
  /// nil if they make up none.
  func inPieces(_ words: ArraySlice<Word>) -> Int? {
    guard let first = words.first, openings.mayBegin(first) else { return nil }
    return contains(first) ? 1 : spaced(words)?.wordCount
  }

  /// The row that a word in capitals is, or begins with where more letters may follow.
  func beginning(_ word: Word) -> Meaning? {
    if let known = meaning(word) { return known }
    return begins.first { word.begins(spellings[$0]) }.map { rows[$0].meaning }
  }

  /// The row whose text a word in capitals ends with, and how many bytes of it that is.
  ///
  /// Rows that may be glued to the word before them are met so; all others are alone, or after a
  /// byte that is neither letter nor digit.
  func ending(_ word: Word) -> (row: Row, count: Int)? {
    if let place = whole[word], rows[place].met.contains(.beforeColon) {
      return (rows[place], word.count)
    }
    let last = word.last
    for end in ends where end.last == last {
      let count = spellings[end.place].utf8CodeUnitCount
      let before = word.count - count
      guard before > 0, word.ends(spellings[end.place]) else { continue }
      if rows[end.place].met.contains(.glued)
        || !word[before - 1].isLetter && !word[before - 1].isDigit
      {
        return (rows[end.place], count)
      }
    }
    return nil
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
