/// The spellings that are one slip away from the rows of a table: a letter missing, added or wrong,
/// or two neighbours changed (the distance of Damerau and Levenshtein).
///
/// A slip changes the length of a word by one at most, and two of its letters at most: both are
/// compared first, and rule out nearly every other word. There is no table of slips, which would be
/// four hundred times as large as that of the rows.
///
/// Cost: a few nanoseconds a row.
struct Slips: Sendable {
  private struct Row {
    var word: Word
    var letters: UInt32
    var place: Int
  }

  private let rows: [Row]
  private let lengths: ClosedRange<Int>

  /// The slips of some rows, each with its place in its table.
  init(of rows: [(word: Word, place: Int)]) {
    self.rows = rows.map { Row(word: $0.word, letters: $0.word.letters, place: $0.place) }
    let counts = rows.map(\.word.count)
    lengths = (counts.min() ?? 1) - 1...(counts.max() ?? -1) + 1
  }

  /// The row that a word in capitals is a slip of; nil if it is none, or one of several that do
  /// not mean the same.
  func row(of word: Word, isSame: (Int, Int) -> Bool) -> Int? {
    guard lengths.contains(word.count) else { return nil }
    let letters = word.letters
    var found: Int?
    // By span: to take a row out would copy it.
    let rows = rows.span
    for index in rows.indices
    where Self.areTwoAtMost(rows[index].letters ^ letters)
      && abs(rows[index].word.count - word.count) <= 1
      && Spelling.isSlip(word, of: rows[index].word)
    {
      if let found, !isSame(found, rows[index].place) { return nil }
      found = found ?? rows[index].place
    }
    return found
  }

  /// Whether no more than two bits are set; to count them all takes several times as long.
  @inline(__always)
  private static func areTwoAtMost(_ bits: UInt32) -> Bool {
    let others = bits & (bits &- 1)
    return others & (others &- 1) == 0
  }
}

extension Word {
  /// A bit for each letter that it has.
  fileprivate var letters: UInt32 {
    var letters: UInt32 = 0
    forEach { letters |= 1 << UInt32($0 & 0x1F) }
    return letters
  }
}
