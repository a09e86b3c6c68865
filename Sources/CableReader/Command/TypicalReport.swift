import CableCore
import CableLibrary
import CableScreen

/// What `stats --typical` and `stats --company` print: words that some texts have more often than others.
struct TypicalReport {
  let output: Output
  let cells: SheetOptions
  let limit: Int?

  /// How many are printed as text where no limit is given.
  private static let fewLines = 30

  /// A word or a phrase as the query that finds it.
  static func phrase(_ words: String) -> String {
    "\"\(words.replacing("\"", with: " "))\""
  }

  /// Prints the words of a query's cables, or the company of a word in them.
  ///
  /// - Returns: the exit code.
  /// - Throws: where a path cannot be walked.
  func show(
    _ resolved: (paths: [String], missing: Int), _ query: Query, asItIs: Bool,
    company: String?, as format: TableFormat
  ) throws(LibraryError) -> Int32 {
    guard let company else {
      let selection = try Selection(resolved, query, asItIs: asItIs, gathersWords: true)
      guard let words = selection.searcher.typicalWords(of: selection.rows) else {
        Failure.end(
          "There is no index of all words to count in. Run cablereader index --rebuild.", code: 4)
      }
      let others = selection.library.rows.count - selection.rows.count
      tell(
        words, "cables",
        "\(selection.rows.count.grouped("cable")) against \(others.grouped) others",
        format)
      return Selection.exitCode(isEmpty: words.isEmpty, unreadable: selection.unreadable)
    }
    var both = Query(parsing: Self.phrase(company))
    both.root = .and([both.root, query.root].filter { $0 != .all })
    let selection = try Selection(resolved, both, asItIs: asItIs, gathersWords: true)
    let found = selection.searcher.company(of: company, among: selection.rows)
    for error in found.errors.prefix(3) { Failure.say(error.message) }
    tell(
      found.words, "paragraphs",
      "\(found.paragraphs.grouped("paragraph")) of \(selection.rows.count.grouped("cable"))", format
    )
    return Selection.exitCode(
      isEmpty: found.words.isEmpty, unreadable: selection.unreadable + found.errors.count)
  }

  private func tell(
    _ words: [TypicalWord], _ texts: String, _ counted: String, _ format: TableFormat
  ) {
    guard format == .text else {
      var table = Table(format, ["word", "inside", "outside", "likelihood"], cells, to: output)
      for word in words.prefix(max(0, limit ?? .max)) {
        let likelihood = Self.decimals(word.likelihood)
        table.row([
          Cell(word.word), Cell(word.inside), Cell(word.outside),
          Cell(likelihood, json: likelihood),
        ])
      }
      return table.report()
    }
    output.line(counted)
    output.line()
    let shown = words.prefix(max(0, limit ?? Self.fewLines))
    BarChart(
      shown.map {
        .init(
          name: $0.word, count: $0.inside,
          note: "\($0.outside.grouped) other \(texts), G² \(Self.decimals($0.likelihood))")
      }
    ).print(to: output)
    if words.count > shown.count {
      output.line([
        Piece("and \((words.count - shown.count).grouped) more; --limit shows them", .dim)
      ])
    }
    if words.isEmpty { Failure.say("No word occurs in them more often than by chance.") }
  }

  /// Two decimals.
  private static func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = String(hundredths % 100)
    return "\(hundredths / 100)." + (rest.count < 2 ? "0" : "") + rest
  }
}
