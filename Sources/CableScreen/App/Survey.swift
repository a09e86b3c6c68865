package import CableCatalog
package import CableCore

/// A question to all that is listed, which is answered by a panel of its own.
package enum Survey: Sendable, Hashable {
  /// Which cables are cited and not here.
  case missing
  /// How many cables have each pair of values.
  case table(rows: FacetDimension, columns: FacetDimension)
  /// How many cables of each month match each of some queries, as they were typed.
  case trend([String])
  /// How often each name of a file is found.
  case names(path: String)
  /// Which names of the list are in the open cable.
  case named
  /// Which cables of a saved view are new since the last look.
  case view(name: String)
  /// Where a regular expression matches in the texts; the answer comes bit by bit.
  case text(String)

  /// True where a person waits for the answer, and can stop it.
  package var isJob: Bool { if case .view = self { false } else { true } }

  /// What is said while it runs.
  var progress: String {
    switch self {
    case .missing: "looking for missing cables"
    case .table(let rows, let columns): "counting by \(rows.rawValue) and \(columns.rawValue)"
    case .trend(let words): "counting \(words.joined(separator: " "))"
    case .names(let path): "looking for the names of \(path)"
    case .named: "looking for names in the cable"
    case .view(let name): "comparing \(name) with the last look"
    case .text(let pattern): "searching for /\(pattern)/"
    }
  }
}

/// What a survey is made of.
package struct SurveyQuestion: Sendable {
  package var survey: Survey
  /// Rows of the library, as they are listed.
  package var rows: [Int]
  package var library: Library
  /// What is listed, as a query.
  package var query: Query
  package var notebook: NotebookView
  /// The names that are looked for, and the open row, for `named`.
  package var names: NameList?
  package var open: Int?
}

/// What a survey found.
package enum SurveyAnswer: Sendable {
  /// The first of the missing cables with what cites them, how many there are, and those that were
  /// missing at the last look and are here now.
  case missing([MissingFound], count: Int, arrived: [String])
  case table(CrossTable)
  case trend(Trend)
  /// A count for each name of the list that was read.
  case names(NameList, [NameCount])
  /// Where names of the list are in the open cable.
  case named([NameHit])
  /// Rows that are new; nil at the first look.
  case view([Int]?)
  /// All hits so far of a search in texts, whether these are the first, and whether they are all.
  case hits(FoundHits)
  /// Why there is no answer, as a sentence without a full stop.
  case failed(String)
}

/// What a search in texts has found so far.
package struct FoundHits: Sendable, Hashable {
  package var contexts: [Context] = []
  /// True until some were sent.
  package var isFirst = true
  /// True once nothing more comes.
  package var isOver = false
  /// True where there are more hits than were looked for.
  package var isCut = false

  /// Nothing yet.
  package init() {}
}

/// A missing cable with what the citing cables say of it.
package struct MissingFound: Sendable, Hashable {
  package var cable: MissingCable
  /// Those that were read; the others are only counted.
  package var citing: [CitingCable]

  /// A value from its parts.
  package init(cable: MissingCable, citing: [CitingCable]) {
    self.cable = cable
    self.citing = citing
  }
}
