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

  /// A word whose company is asked for.
  struct Company {
    /// A word or a phrase.
    let of: String
    /// How many words on each side are near; nil for the paragraph.
    let window: Int?
    /// True if every cable is to be read, however many there are.
    let readsAll: Bool
  }

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
    company: Company?, as format: TableFormat
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
    var both = Query(parsing: Self.phrase(company.of))
    both.root = .and([both.root, query.root].filter { $0 != .all })
    let selection = try Selection(resolved, both, asItIs: asItIs, gathersWords: true)
    let found = selection.searcher.company(
      of: company.of, among: selection.rows, window: company.window,
      most: company.readsAll ? nil : Searcher.someCables)
    for error in found.errors.prefix(3) { Failure.say(error.message) }
    let texts = company.window == nil ? "paragraph" : "word"
    tell(
      found.words, texts + "s",
      "\(found.places.grouped(texts)) of "
        + Self.read(found.readCount, of: selection.rows.count), format)
    if format != .text, found.readCount < selection.rows.count {
      Failure.say("Counted in \(Self.read(found.readCount, of: selection.rows.count)).")
    }
    return Selection.exitCode(
      isEmpty: found.words.isEmpty, unreadable: selection.unreadable + found.errors.count)
  }

  /// `31 cables`, or of many `1,000 of 31,200 cables, spread evenly; --all reads every one`.
  static func read(_ count: Int, of all: Int) -> String {
    count < all
      ? "\(count.grouped) of \(all.grouped("cable")), spread evenly; --all reads every one"
      : all.grouped("cable")
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
