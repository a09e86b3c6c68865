import CableCore
package import CableCatalog

/// A line that is typed: filter, search, command, name or note.
package struct Prompt: Sendable {
  /// What the line is for.
  package typealias Kind = PromptKind

  /// Something that can be put where the cursor is.
  struct Completion: Sendable, Hashable {
    /// The whole line with it.
    var line: String
    /// What is shown, with count and meaning.
    var shown: StyledText
  }

  /// What the line takes the place of while it is typed, or what it is typed for.
  enum Under: Sendable {
    case nothing
    /// The cable that the cursor of the list was on.
    case filter(CableKey?)
    /// The search, the block under the cursor and the first line of the page, to which what finds
    /// nothing goes back.
    case search(SearchTerm, block: Int, scroll: Int)
    case listSearch(ListSearch)
    /// What will be written.
    case export(ExportForm)
  }

  var kind: Kind
  /// What the line is about, such as `¶8 (SBU)`.
  var subject: String?
  let under: Under
  var text = ""
  /// In characters of `text`.
  var cursor = 0
  var completions: [Completion] = []
  /// Which completion was put in last.
  var completion: Int?
  /// Lines typed before, newest first, and where in them one is.
  var history: [String] = []
  var recalled: Int?
  /// The filter as it was before terms of it were taken into the line to be edited.
  var taken: Filter?
  /// What was typed before an older line was called back.
  var draft = ""

  /// The text before the line.
  var label: String {
    switch kind {
    case .filter: "filter: "
    case .search, .rows: "/"
    case .pattern: "pattern: "
    case .command: ":"
    case .note: subject.map { "note on \($0): " } ?? "note: "
    case .save: "write \(subject ?? "") to: "
    case .view: "name of the view: "
    case .pipe: subject.map { "pipe \($0) to: " } ?? "pipe to: "
    case .goto: "go to cable: "
    case .tag: subject.map { "own tag for \($0): " } ?? "own tag: "
    }
  }

  /// A prompt, perhaps with a text in it already.
  init(
    _ kind: Kind, text: String = "", history: [String] = [], over under: Under = .nothing
  ) {
    self.kind = kind
    self.under = under
    self.text = text
    self.history = history
    cursor = text.count
  }

  /// Edits the line; false where the key is none of editing.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace, .control("h"):
      guard cursor > 0 else { return false }
      remove(cursor - 1..<cursor)
    case .delete, .control("d"):
      guard cursor < text.count else { return true }
      remove(cursor..<cursor + 1)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<text.count)
    case .control("w"): remove(wordStart..<cursor)
    case .up, .control("p"): recall(1)
    case .down, .control("n"): recall(-1)
    default: return false
    }
    if key != .up, key != .down { completion = nil }
    return true
  }

  /// Puts text in at the cursor; a line end becomes a blank.
  mutating func insert(_ string: String) {
    let clean = String(string.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    text.insert(contentsOf: clean, at: index(cursor))
    cursor += clean.count
    recalled = nil
  }

  /// Puts the next completion in place of the line.
  mutating func complete(_ step: Int) {
    guard !completions.isEmpty else { return }
    let next = (completion.map { $0 + step } ?? (step > 0 ? 0 : completions.count - 1))
    let place = (next + completions.count) % completions.count
    completion = place
    text = completions[place].line
    cursor = text.count
  }

  private mutating func recall(_ step: Int) {
    guard !history.isEmpty else { return }
    if recalled == nil { draft = text }
    let next = (recalled ?? -1) + step
    if next < 0 {
      recalled = nil
      text = draft
    } else if next < history.count {
      recalled = next
      text = history[next]
    }
    cursor = text.count
  }

  private var wordStart: Int {
    let before = Array(text.prefix(cursor))
    var place = before.count
    while place > 0, before[place - 1] == " " { place -= 1 }
    while place > 0, before[place - 1] != " " { place -= 1 }
    return place
  }

  private func index(_ place: Int) -> String.Index {
    text.index(text.startIndex, offsetBy: min(place, text.count))
  }

  private mutating func remove(_ range: Range<Int>) {
    text.removeSubrange(index(range.lowerBound)..<index(range.upperBound))
    cursor = range.lowerBound
    recalled = nil
  }
}
