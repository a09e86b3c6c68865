import CableCore
import CableLibrary
import CableScreen

/// Answers questions to all that is listed.
struct Surveyor: Sendable {
  let searcher: Searcher
  let looks: LibraryLooks?
  /// How widely words are taken.
  let recall: Recall
  let isCancelled: @Sendable () -> Bool

  /// So many missing cables are shown with what cites them.
  private static let mostMissing = 300
  /// So many citing cables are read for their sentences.
  private static let mostRead = 600

  /// Answers; nothing is sent where nobody waits for the answer any more.
  func answer(_ question: SurveyQuestion, _ send: @Sendable (Event) -> Void) {
    if case .text(let pattern) = question.survey {
      return search(pattern, question) { send(.surveyed(question, .hits($0))) }
    }
    let answer = answer(question)
    if !isCancelled() { send(.surveyed(question, answer)) }
  }

  private func answer(_ question: SurveyQuestion) -> SurveyAnswer {
    let library = question.library
    switch question.survey {
    case .missing: return missing(question.rows, library)
    case .table(let rows, let columns):
      return .table(CrossTable(library, among: question.rows, rows: rows, columns: columns))
    case .trend(let words):
      for word in words {
        if let problem = Query(parsing: word).problems.first {
          return .failed("\(word): \(problem.message)")
        }
      }
      let matched = words.map { word in
        var both = Query(parsing: word).with(recall)
        both.root = .and([both.root, question.query.root].filter { $0 != .all })
        return searcher.matches(both, notebook: question.notebook, isCancelled: isCancelled)
      }
      guard searcher.library.hasSameRows(as: library) else {
        return .failed("the files have changed; ask again")
      }
      return .trend(Trend(words, matched: matched, among: question.rows, of: library))
    case .names(let path): return names(path, question.rows)
    case .named: return named(question)
    case .view(let name): return view(name, question)
    case .text: return .hits(FoundHits())
    }
  }

  /// So many hits a person would read.
  private static let mostHits = 500

  /// Looks for a regular expression in texts, and gives what was found so far now and then.
  private func search(
    _ typed: String, _ question: SurveyQuestion, _ send: (FoundHits) -> Void
  ) {
    guard let pattern = try? Pattern(parsing: typed) else { return }
    var found = FoundHits()
    var last = ContinuousClock.now
    func tell() {
      send(found)
      found.isFirst = false
      last = .now
    }
    _ = searcher.hits(of: pattern, among: question.rows, width: 40, isCancelled: isCancelled) {
      let left = Self.mostHits - found.contexts.count
      let row = $0.row
      found.contexts += $0.hits.prefix(left).map { Context(row: row, hit: $0) }
      // Of a cable in which the pattern took too long there may be more, too.
      found.isCut = found.isCut || $0.isCut || $0.hits.count >= left
      guard found.contexts.count < Self.mostHits, !isCancelled() else { return false }
      // The first at once, the others as often as anyone looks.
      if !found.contexts.isEmpty, found.isFirst || .now - last > .milliseconds(250) { tell() }
      return true
    }
    guard !isCancelled() else { return }
    found.isOver = true
    tell()
  }

  private func missing(_ rows: [Int], _ library: Library) -> SurveyAnswer {
    let looks = library.isComplete ? looks : nil
    // The next look compares all; an answer about all rows has the same.
    let isOfAll = looks != nil && rows.count == library.rows.count
    let (cables, count) = library.missing(citedBy: rows, limit: isOfAll ? .max : Self.mostMissing)
    var left = Self.mostRead
    var found: [MissingFound] = []
    for cable in cables.prefix(Self.mostMissing) {
      if isCancelled() { break }
      let read = cable.citing.prefix(left)
      left -= read.count
      found.append(
        MissingFound(
          cable: cable,
          citing: read.map { row in
            library.citing(cable, from: row, in: try? LibraryLoader.cable(at: row, of: library))
          }))
    }
    var arrived: [String] = []
    if let looks, !isCancelled() {
      looks.remember { arrived = $0.see(library, missing: isOfAll ? cables : nil) }
    }
    return .missing(found, count: count, arrived: arrived)
  }

  private func names(_ path: String, _ rows: [Int]) -> SurveyAnswer {
    guard let bytes = TextFile.bytes(path) else {
      return .failed("\(path) cannot be read; check the name")
    }
    let list = NameList(ForeignText.decoded(bytes))
    guard !list.names.isEmpty else { return .failed("\(path) has no name; write one on each line") }
    return .names(list, searcher.counts(of: list, among: rows).counts)
  }

  private func named(_ question: SurveyQuestion) -> SurveyAnswer {
    guard let names = question.names, let row = question.open,
      let cable = try? LibraryLoader.cable(at: row, of: question.library)
    else { return .failed("no cable is open") }
    return .named(searcher.hits(of: names, in: cable, row: row, width: 30))
  }

  private func view(_ name: String, _ question: SurveyQuestion) -> SurveyAnswer {
    let library = question.library
    guard let looks, library.isComplete, let text = question.notebook.queries[name] else {
      return .view(nil)
    }
    let rows = searcher.matches(
      Query(parsing: text).with(recall), notebook: question.notebook, isCancelled: isCancelled)
    guard !isCancelled(), searcher.library.hasSameRows(as: library) else { return .view(nil) }
    var new: [Int]?
    looks.remember { look in
      new = look.new(in: name, rows, of: library)
      look.see(rows, in: name, of: library)
    }
    return .view(new)
  }
}
