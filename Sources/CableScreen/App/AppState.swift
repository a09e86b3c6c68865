import CableCore
import CableCatalog

/// Everything that the screen shows; changed only by `App.update`.
package struct AppState: Sendable {
  package enum Pane: Sendable, Hashable { case list, reader }

  package var width: Int
  package var height: Int
  package var settings = Configuration()
  /// True where no other program is started and no file is written outside of the current folder.
  package var isSecure = false
  var library = Library(isComplete: false)
  /// The library's paths in full, by which the notebook knows it; empty where it should not.
  package var place: [String] = []
  /// The cable on which the list was left, until it is found or a key is pressed.
  var resuming: CableKey?
  /// The cable to begin with, as it was typed, until the library has it or a key is pressed.
  package var destination: String?
  /// The library to open in place of this one; nil to end.
  package var nextLibrary: String?
  /// The paragraph to go to when its cable is open.
  var wanted: ParagraphLink?
  var failure: String?
  /// Shown on the last line until the next key.
  package var message: String?
  var layers: [Layer] = []
  package var pane = Pane.list
  package var split = Split()
  var keymap = Keymap.standard
  /// Letters typed in the list with the plain keys, to go to a cable that begins with them.
  var typedAhead = ""
  /// Digits typed before a key.
  var count: Int?
  /// True after Ctrl-C with nothing to stop: a second one quits.
  var isInterrupted = false
  /// True after a page key at the end of a cable: a second one opens the next cable.
  var isAtEnd = false

  var filter = Filter()
  /// What is being typed after the filter.
  var typedFilter = ""
  var query = Query()
  /// Rows that match, as indices of `library.rows`, in the order of the list.
  var matched: [Int] = []
  var order = ListOrder()
  /// Index in `matched`.
  var selection = 0
  /// The first row that was on the screen after the last event.
  var listScroll = 0
  /// A fuller library than the one on the screen, until its rows are filtered.
  var newest: Library?
  /// The library as it was before files are looked at again; nil before anything was read.
  var base: Library?
  /// What the last change of the files brought.
  var changes = ChangedCables()
  /// The cable that a filter took from under the cursor, until a wider one brings it back or the
  /// cursor moves.
  var lostKey: CableKey?
  /// What the word under way finds besides what the list shows.
  var wordUnderWay: WordUnderWay?
  var listSearch = ListSearch()
  /// What was found in the cables that are listed.
  var snippets = Snippets()
  /// The number of the last filter that was asked for; answers to older ones are ignored.
  var generation = 0
  /// The filter whose answer is awaited; nil while none is.
  var asked: AskedFilter?
  /// Counts under the filter; nil until something asks for them.
  var facets: Facets?
  /// Counts under the filter without what is typed after it, for completion.
  var keptFacets: Facets?
  /// The number of the filter that `keptFacets` are counts of.
  var keptGeneration = 0
  /// The months of the cables that were counted last.
  var months: [Timeline.Month] = []
  /// Why nothing matches, as far as that is known.
  var emptiness: String?
  /// The selected rows of `library`.
  var selected = RowSet()
  /// The reading list that is written into a file; nil where what is selected or listed is.
  var exportedList: String?
  /// The rows that are being selected by moving; nil while none are.
  var range: SelectedRange?
  /// What is being written or searched, and can be stopped; nil while nothing is.
  var job: String?
  /// The number of the last look at another cable; older answers are ignored.
  var lookNumber = 0
  /// What is being read for a box over the panes, and can be stopped; nil while nothing is.
  var look: Look?
  /// How far the file of the cable is unpacked that is being opened or looked at, in percent; nil where
  /// nothing was reported.
  var unpacked: Int?
  /// True where reading files was stopped by a key.
  var isPaused = false
  /// True from the moment the index was found damaged until all is read again.
  var isRebuilding = false
  /// The number of the last look for cables by a part of their ids; older answers are ignored.
  var idSearch = 0

  /// The list of names that was read last.
  var names: NameList?
  /// The cables of the view that was opened last which were not there at the last look.
  var newInView: [CableKey] = []

  var reader = Reader()
  var trail = Trail()
  var undo = UndoStack()
  var work = OwnWork()
  var practice = Practice()

  /// A screen of some size with nothing on it yet.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The row under the cursor of the list.
  var selectedRow: Int? { matched.indices.contains(selection) ? matched[selection] : nil }
  /// The row of the cable in the reading pane.
  var openRow: Int? {
    guard let id = reader.id else { return nil }
    let rows = library.rows(of: id)
    return rows.first { library.rows[$0].digest == reader.key?.digest } ?? rows.first
  }
  /// The library with everything that was read so far.
  var latest: Library { newest ?? library }
  /// True while the answer of a filter is awaited.
  var isFiltering: Bool { asked != nil }
  /// The cable under the cursor of the list, to be found again in another list.
  var anchorKey: CableKey? { selectedRow.map { CableKey(library.rows[$0]) } }
  /// Until the person moves, the cursor is on the first row, however many cables come before it.
  var isUntouched: Bool { selection == 0 && pane == .list && !library.isComplete }
  /// True where the keys of a search go from row to row.
  var isSearchingRows: Bool { pane == .list && !listSearch.text.isEmpty }
  /// Columns inside of a panel that has the whole screen.
  var boxWidth: Int { width - 2 }
  /// True where something on the screen shows counts under the filter.
  var showsCounts: Bool {
    settings.sparkline
      || layers.contains { layer in
        switch layer {
        case .timeline: true
        case .chooser(let chooser): chooser.showsCounts
        // What is completed was counted before anything was typed.
        case .prompt(let prompt): prompt.kind == .filter && typedFilter.isEmpty
        case .trend, .cross, .notice, .chord: false
        }
      }
  }
  /// True while something on the screen shows or completes the names of people, whose counting takes
  /// longer than all other counts.
  var showsPeople: Bool {
    layers.contains { layer in
      switch layer {
      case .chooser(let chooser):
        if case .statistics(let statistics) = chooser.kind {
          statistics.dimension.isPerson
        } else {
          false
        }
      case .prompt(let prompt): prompt.kind == .filter
      case .timeline, .trend, .cross, .notice, .chord: false
      }
    }
  }
  /// True while the spellings of names are shown each by itself.
  var showsApart: Bool {
    layers.contains { layer in
      if case .chooser(let chooser) = layer, case .statistics(let statistics) = chooser.kind {
        statistics.isApart
      } else {
        false
      }
    }
  }
  /// True while the saved views are listed.
  var isShowingViews: Bool {
    layers.contains {
      if case .chooser(let chooser) = $0 {
        chooser.kind == .views || chooser.kind == .facets
      } else {
        false
      }
    }
  }
  var layout: PaneLayout { PaneLayout(self) }
  /// Lines of the reading pane.
  var readerHeight: Int { layout.reader?.height ?? 0 }
  /// True while a panel takes a pane's place: the panes are then divided as with the keys in the list.
  var hasSheet: Bool { layers.contains(where: \.isSheet) }

  /// The filter with what is being typed.
  var filterText: String {
    [filter.text, typedFilter].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Shows another state of the library; what is selected goes along.
  mutating func adopt(_ library: Library) {
    selected = selected.carried(from: self.library, to: library)
    carryPanels(to: library)
    self.library = library
  }

  /// The topmost layer, to be changed in place.
  var chooser: Chooser? {
    get { if case .chooser(let chooser) = layers.last { chooser } else { nil } }
    set {
      guard let newValue, case .chooser = layers.last else { return }
      layers[layers.count - 1] = .chooser(newValue)
    }
  }

  /// Opens a prompt, with what was typed in it before at hand.
  ///
  /// `subject` says what the line is about, such as `¶8 (SBU)`.
  mutating func ask(
    _ kind: Prompt.Kind, text: String = "", about subject: String? = nil,
    over under: Prompt.Under = .nothing
  ) {
    var prompt = Prompt(kind, text: text, history: history(kind), over: under)
    prompt.subject = subject
    layers.append(.prompt(prompt))
  }

  /// The lines that were typed before, newest first.
  ///
  /// What the filter has already comes before its line, and once more it would change nothing.
  func history(_ kind: Prompt.Kind) -> [String] {
    let lines = work.lines[kind] ?? []
    return kind == .filter ? lines.filter { filter.adding($0) != filter } : lines
  }

  /// The topmost layer where it is a prompt.
  var prompt: Prompt? {
    get { if case .prompt(let prompt) = layers.last { prompt } else { nil } }
    set {
      guard let newValue, case .prompt = layers.last else { return }
      layers[layers.count - 1] = .prompt(newValue)
    }
  }
}

/// Rows that the cursor selects as it goes, and gives back as it returns.
struct SelectedRange: Sendable, Hashable {
  /// The cable that it began with.
  var key: CableKey
  /// Indices in `AppState.matched` of where it began, and of where the cursor was last.
  var start: Int
  var end: Int

  /// Every index of the range.
  var rows: ClosedRange<Int> { min(start, end)...max(start, end) }
}

/// Where the reader has been, and can go back and forward to.
struct Trail: Sendable, Hashable {
  var past: [Reader.Place] = []
  var future: [Reader.Place] = []
  /// The place before the last jump, which `''` goes to.
  var last: Reader.Place?
}

/// Changes that can be taken back.
struct UndoStack: Sendable {
  /// What a change was from.
  enum Change: Sendable, Hashable {
    case filter(Filter)
    case order(ListOrder)
    /// What takes a change of the notebook back, and how the change was reported.
    case notebook(NotebookChange, PendingChange.Wording)
  }

  /// The two stacks: what can be undone, and what can be done again.
  enum Direction: Sendable { case past, future }

  var past: [Change] = []
  var future: [Change] = []

  /// A stack by its direction.
  subscript(direction: Direction) -> [Change] {
    get { direction == .past ? past : future }
    set { if direction == .past { past = newValue } else { future = newValue } }
  }

  /// Remembers what was before a change.
  mutating func remember(_ change: Change) {
    if past.last != change { past.append(change) }
    future = []
  }
}
