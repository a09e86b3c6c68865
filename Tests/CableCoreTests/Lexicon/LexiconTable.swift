@testable import CableCore

/// A table of the lexicon for the laws: its rows, and a line in which each of them is read.
struct LexiconTable: Sendable, CustomStringConvertible {
  /// As declared: `Precedences.words`.
  let name: String
  let rows: [(text: String, met: Met)]
  let openings: Openings
  /// Pairs of rows of different meaning, one of which is a slip of the other.
  let confused: [(String, String)]
  /// Whether a row is read in the table's own template line.
  let isRead: @Sendable (String) -> Bool

  init<Meaning>(
    _ name: String, _ forms: Forms<Meaning>,
    isRead: @escaping @Sendable (_ text: String, _ meaning: Meaning) -> Bool
  ) {
    self.name = name
    rows = forms.rows.map { ($0.text, $0.met) }
    openings = forms.openings
    var confused: [(String, String)] = []
    for row in forms.rows where row.met.contains(.oneSlip) {
      for other in forms.rows
      where other.meaning != row.meaning
        && Spelling.distance(row.text, other.text, limit: 1) == 1
      {
        confused.append((row.text, other.text))
      }
    }
    self.confused = confused
    self.isRead = { text in
      forms.rows.first { $0.text == text }.map { isRead(text, $0.meaning) } ?? false
    }
  }

  var description: String { name }

  /// Every table: one that is in none of these lists fails a law.
  static let all = header + fields + body
}
