@testable import CableCore

/// A table of the lexicon for the laws: its rows, and a line in which each of them is read.
struct LexiconTable: Sendable, CustomStringConvertible {
  /// As declared: `Precedences.words`.
  let name: String
  let rows: [(text: String, met: Met)]
  let openings: Openings
  let openingsWithSlips: Openings
  /// Pairs of rows of different meaning, one of which is a slip of the other.
  let confused: [(String, String)]
  /// Whether a spelling is read as a row in the table's own template line.
  private let isReadAs: @Sendable (_ spelling: String, _ row: String) -> Bool

  init<Meaning>(
    _ name: String, _ forms: Forms<Meaning>,
    isRead: @escaping @Sendable (_ text: String, _ meaning: Meaning) -> Bool
  ) {
    self.name = name
    rows = forms.rows.map { ($0.text, $0.met) }
    openings = forms.openings
    openingsWithSlips = forms.openingsWithSlips
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
    isReadAs = { spelling, text in
      forms.rows.first { $0.text == text }.map { isRead(spelling, $0.meaning) } ?? false
    }
  }

  /// Whether a spelling is read as a row is; the row itself where no other is given.
  func isRead(_ row: String, spelled spelling: String? = nil) -> Bool {
    isReadAs(spelling ?? row, row)
  }

  /// The spellings of a row with a letter missing, a letter doubled, or two neighbours changed.
  static func slips(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var slips: Set<[UInt8]> = []
    for place in bytes.indices {
      slips.insert(Array(bytes[..<place] + bytes[(place + 1)...]))
      slips.insert(Array(bytes[...place] + bytes[place...]))
      guard place > 0 else { continue }
      var swapped = bytes
      swapped.swapAt(place - 1, place)
      slips.insert(swapped)
    }
    slips.remove(bytes)
    return slips.map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  var description: String { name }

  /// Every table: one that is in none of these lists fails a law.
  static let all = header + labels + fields + body + containers
}
