import CableCore

/// How a cable's text is laid out.
package enum PageView: String, Sendable, Hashable, CaseIterable {
  /// Paragraphs joined and broken to the measure.
  case reflowed
  /// The lines as the cable has them.
  case sent
  /// Every byte with its offset, each that cannot be seen as what it is.
  case raw

  /// The one after it, in turn.
  var next: PageView { Self.allCases[((Self.allCases.firstIndex(of: self) ?? 0) + 1) % 3] }

  /// What the status line calls it.
  var name: String {
    switch self {
    case .reflowed: "re-flowed"
    case .sent: "as sent"
    case .raw: "raw bytes"
    }
  }
}

/// How much of the header is above the text.
package enum HeaderView: String, Sendable, Hashable, CaseIterable {
  /// The facts that every reader wants.
  case short
  /// All of the fields.
  case full
  /// The lines of the header as sent.
  case wire

  /// The one after it, in turn.
  var next: HeaderView { Self.allCases[((Self.allCases.firstIndex(of: self) ?? 0) + 1) % 3] }
}

/// Which paragraphs are read and which are set aside, by their portion marks.
package struct Lens: Sendable, Hashable {
  /// Levels that are read; nil for all.
  ///
  /// Paragraphs without a mark stay.
  var levels: Set<Level>?
  /// True puts the others away, false only dims them.
  var isFolding = true

  /// True where a paragraph of this level is set aside.
  func hides(_ level: Level?) -> Bool {
    guard let levels, let level else { return false }
    return !levels.contains(level)
  }

  /// `(U)`, `(U) (SBU)`; nil where all is shown.
  var name: String? {
    levels.map { levels in
      levels.sorted().map { "(\($0.shortMark))" }.joined(separator: " ")
    }
  }
}

/// What decides how a page looks, besides the cable itself.
package struct PageOptions: Sendable, Hashable {
  /// Columns of the pane, with gutter and scroll bar.
  var width: Int
  /// The widest line of text, in columns.
  var measure = 72
  var view = PageView.reflowed
  var header = HeaderView.short
  var lens = Lens()
  /// True puts the meanings of tags and acronyms after them.
  var isExpanded = false
  /// Columns of the margin that has the facts; nil where they are above the text.
  var marginWidth: Int?
  /// True where the page is read aloud: words for signs, and nothing else has the cable's id.
  var isSpoken = false
  /// The keys that the page names.
  var keys = Keys()

  /// Keys for what a page cannot show.
  package struct Keys: Sendable, Hashable {
    var references = "r"
    var findings = "E"
    var view = "w"
    var lens = "M"
  }

  /// A value from its parts.
  package init(
    width: Int, measure: Int = 72, view: PageView = PageView.reflowed,
    header: HeaderView = HeaderView.short, lens: Lens = Lens(), isExpanded: Bool = false
  ) {
    self.width = width
    self.measure = measure
    self.view = view
    self.header = header
    self.lens = lens
    self.isExpanded = isExpanded
  }

  /// Columns for text: after the gutter, before the margin and the scroll bar.
  var textWidth: Int { max(8, width - PageGutter.frame) }
  /// Columns that a line of text may take.
  var textMeasure: Int { min(measure, textWidth) }
}

extension Level {
  /// The mark as paragraphs print it: `U`, `SBU`, `OUO`, `LOU`, `C`, `S`, `TS`.
  var shortMark: String {
    switch self {
    case .unclassified: "U"
    case .sbu: "SBU"
    case .officialUseOnly: "OUO"
    case .limitedOfficialUse: "LOU"
    case .confidential: "C"
    case .secret: "S"
    case .topSecret: "TS"
    }
  }
}

/// Where a page's text begins in its pane.
package enum PageGutter {
  /// Columns of cursor, letter, pattern and blank.
  package static let width = 4
  /// Columns that are not the text's: the gutter; a blank, the sign of a note, a blank and the scroll
  /// bar.
  package static let frame = width + 4
}
