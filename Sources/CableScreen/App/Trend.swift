package import CableCatalog

/// How many cables of each month match each of some queries.
package struct Trend: Sendable, Hashable {
  /// Queries as typed.
  package var words: [String]
  /// Every month from the first to the last that any listed cable has: `2009-08`.
  package var months: [String]
  /// For each query, a count for each month.
  package var counts: [[Int]]
  /// How many cables each month has.
  package var cables: [Int]
  /// For each query, how many cables without a date match it.
  package var undated: [Int]
  /// The ids of some of those.
  package var undatedNames: [String]
  /// Index of the month under the cursor.
  var cursor = 0
  /// True for shares of the month's cables.
  var isShare = false

  /// Counts the rows that match.
  ///
  /// - Parameters:
  ///   - words: queries as typed.
  ///   - matched: the rows of each.
  ///   - rows: all that are listed.
  ///   - library: which they are of.
  package init(_ words: [String], matched: [[Int]], among rows: [Int], of library: Library) {
    let all = Timeline(library.facets(among: rows))
    self.words = words
    months = all.months.map(\.name)
    cables = all.months.map(\.count)
    counts = matched.map { rows in
      let known = library.counts(of: .month, among: rows)
      return all.months.map { known[$0.name] ?? 0 }
    }
    let without = matched.map { rows in rows.filter { library.rows[$0].sent == nil } }
    undated = without.map(\.count)
    undatedNames = Set(without.joined()).sorted().prefix(5).map { library.rows[$0].id }
    cursor = max(0, months.count - 1)
  }

  /// The height of a query's line at a month: a count, or a share from 0 to 1.
  func value(_ word: Int, _ month: Int) -> Double {
    let count = Double(counts[word][month])
    return isShare ? count / Double(max(1, cables[month])) : count
  }

  /// What Enter adds to the filter: the month, and the queries.
  var terms: [String] {
    guard months.indices.contains(cursor) else { return [] }
    return [
      "date:" + months[cursor],
      words.count == 1 ? words[0] : "(\(words.joined(separator: " OR ")))",
    ]
  }

  /// Parts what is typed into queries: at blanks, but not within quotation marks.
  static func separated(_ typed: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in typed {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
