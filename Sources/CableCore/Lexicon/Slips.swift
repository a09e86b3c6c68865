/// The spellings that are one slip away from the rows of a table: a letter missing, added or wrong,
/// or two neighbours changed (the distance of Damerau and Levenshtein, restricted).
///
/// Each row is kept with each of its letters left out; a word is looked up as it stands and with
/// each of its own left out. Where both meet, the two are a slip apart, or nearly so. A table of
/// every slip would be fifty times as large.
struct Slips: Sendable {
  /// Texts with a letter left out, and the texts themselves, with the rows they come from.
  private let near: WordTable<[Int]>
  private let texts: [Int: String]
  private let lengths: ClosedRange<Int>

  /// A word of fewer letters is too near to too many others.
  static let shortest = 3

  /// The slips of some rows, each with its place in its table.
  init(of rows: [(text: String, place: Int)]) {
    var near: [String: [Int]] = [:]
    for (text, place) in rows {
      precondition(!text.utf8.contains(0x20), "a phrase has no slips")
      near[text, default: []].append(place)
      for shorter in Self.shortened(text) where near[shorter]?.contains(place) != true {
        near[shorter, default: []].append(place)
      }
    }
    self.near = WordTable(near.map { ($0.key, $0.value) })
    texts = Dictionary(rows.map { ($0.place, $0.text) }) { first, _ in first }
    let counts = rows.map { $0.text.utf8.count }
    lengths =
      max((counts.min() ?? 2) - 1, Self.shortest)...max((counts.max() ?? 0) + 1, Self.shortest)
  }

  private static func shortened(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.indices.compactMap { place in
      var rest = bytes
      rest.remove(at: place)
      return rest.isEmpty ? nil : String(validating: rest, as: UTF8.self)
    }
  }

  /// The row that a word in capitals is a slip of; nil where it is none, or one of several that do
  /// not mean the same.
  func row(of word: Word, isSame: (Int, Int) -> Bool) -> Int? {
    guard !texts.isEmpty, lengths.contains(word.count) else { return nil }
    var found: Int?
    let text = word.text
    for spelling in [text] + Self.shortened(text) {
      guard let rows = near[Word(spelled: spelling, at: 0..<0)] else { continue }
      for row in rows where row != found {
        guard let other = texts[row], Spelling.distance(text, other, limit: 1) == 1 else {
          continue
        }
        if let found, !isSame(found, row) { return nil }
        found = found ?? row
      }
    }
    return found
  }
}
