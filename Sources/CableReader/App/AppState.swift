import CableCore
import CableLibrary

/// Everything that the screen shows; changed only by `App.update`.
struct AppState: Sendable {
  /// Where the keys go.
  enum Layer: Sendable, Hashable { case browse, tagPicker, filter, search, references, help }
  enum Pane: Sendable, Hashable { case list, reader }
  /// A tag of the picker: how it takes part in the filter.
  enum TagUse: Sendable, Hashable { case and, or, not }
  /// A place to come back to.
  struct Place: Sendable, Hashable {
    var id: String
    var scroll: Int
    var link: Int?
  }

  var width: Int
  var height: Int
  var library = Library(isComplete: false)
  var failure: String?
  var message: String?
  var layer = Layer.browse
  var pane = Pane.list
  var isZoomed = false

  /// The filter as typed, and its parsed form.
  var filter = ""
  var query = Query()
  var tags: [String: TagUse] = [:]
  /// Rows that match, as indices of `library.rows`.
  var matched: [Int] = []
  /// Index in `matched`.
  var selection = 0

  var cable: Cable?
  /// The id of the cable that is shown or on its way.
  var openID: String?
  var scroll = 0
  var link: Int?
  var history: [Place] = []
  var future: [Place] = []

  var prompt = ""
  var search = ""
  var match = 0
  /// Selected row of the picker, the panel or the help.
  var choice = 0
  /// State that Esc brings back.
  var savedFilter = ""
  var savedTags: [String: TagUse] = [:]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  var selectedRow: Int? { matched.indices.contains(selection) ? matched[selection] : nil }
  /// The row of the cable in the reading pane.
  var openRow: Int? {
    openID.flatMap { id in library.rows.firstIndex { $0.id == id } }
  }
  var layout: PaneLayout { PaneLayout(self) }

  /// The reading pane's lines at its present width.
  var readerLines: [ReaderLine] {
    cable.map { ReaderLayout.lines($0, width: layout.reader?.width ?? 0, state: self) } ?? []
  }

  /// The whole filter as words: what was typed and the picked tags.
  var filterText: String {
    var parts: [String] = filter.isEmpty ? [] : [filter]
    let ors = tags.filter { $0.value == .or }.keys.sorted().map { "tag:\($0)" }
    parts += tags.filter { $0.value == .and }.keys.sorted().map { "tag:\($0)" }
    if !ors.isEmpty { parts.append(ors.count == 1 ? ors[0] : "(\(ors.joined(separator: " OR ")))") }
    parts += tags.filter { $0.value == .not }.keys.sorted().map { "-tag:\($0)" }
    return parts.joined(separator: " ")
  }

  /// The picker's rows: tags under the filter without the picked ones, narrowed by what is typed.
  var pickerTags: [(tag: String, count: Int)] {
    let counts = library.tagCounts(among: matched)
    let present = Set(counts.map(\.tag))
    let rest = tags.keys.filter { !present.contains($0) }.sorted().map { (tag: $0, count: 0) }
    let wanted = prompt.uppercased()
    return (counts + rest).filter { entry in
      wanted.isEmpty || entry.tag.hasPrefix(wanted)
        || Vocabulary.tag(entry.tag)?.meaning.uppercased().contains(wanted) == true
    }
  }
}

/// Where the panes stand on a screen of some size.
struct PaneLayout: Sendable, Hashable {
  var list: Rect?
  var reader: Rect?

  init(_ state: AppState) {
    let rows = max(0, state.height - 2)
    let width = state.width
    if state.isZoomed || width < 60 || rows < 9 {
      let whole = Rect(x: 0, y: 0, width: width, height: rows)
      if state.pane == .list { list = whole } else { reader = whole }
    } else if width >= 100 {
      let left = width * 2 / 5
      list = Rect(x: 0, y: 0, width: left, height: rows)
      reader = Rect(x: left + 1, y: 0, width: width - left - 1, height: rows)
    } else {
      let top = max(4, rows / 3)
      list = Rect(x: 0, y: 0, width: width, height: top)
      reader = Rect(x: 0, y: top + 1, width: width, height: rows - top - 1)
    }
  }
}
