/// Which keys do what.
package struct Keymap: Sendable {
  /// An action with its keys, the first of which is the one that is shown.
  struct Binding: Sendable, Hashable {
    var action: Action
    var keys: [Key]

    /// As many keys as fit in some columns, at least the first.
    func names(within columns: Int) -> String {
      var shown = keys.first.map(KeyName.shown) ?? ""
      for key in keys.dropFirst() {
        let more = shown + " " + KeyName.shown(key)
        guard more.count <= columns else { break }
        shown = more
      }
      return shown
    }

    /// All keys as a person reads them.
    var names: String { keys.map(KeyName.shown).joined(separator: " ") }
  }

  let bindings: [Binding]
  private let actions: [Key: Action]

  /// A keymap of some bindings; a key that is bound twice does what comes first.
  init(_ bindings: [Binding]) {
    self.bindings = bindings
    var actions: [Key: Action] = [:]
    for binding in bindings {
      for key in binding.keys where actions[key] == nil { actions[key] = binding.action }
    }
    self.actions = actions
  }

  /// What a key does; nil where it does nothing.
  func action(for key: Key) -> Action? { actions[key] }

  /// The keys of an action.
  func keys(of action: Action) -> [Key] { bindings.first { $0.action == action }?.keys ?? [] }

  /// The key that hints show; empty where the action has none.
  func hint(_ action: Action) -> String { keys(of: action).first.map(KeyName.shown) ?? "" }

  /// How a person reaches an action: its key, or without one its name in the palette.
  package func way(to action: Action) -> String {
    let key = hint(action)
    return key.isEmpty ? hint(.palette) + " " + action.rawValue : key
  }

  /// The keys familiar from vi, less and mutt.
  package static let standard = Keymap([
    Binding(action: .down, keys: [.character("j"), .down]),
    Binding(action: .up, keys: [.character("k"), .up]),
    Binding(action: .pageDown, keys: [.character(" "), .pageDown, .control("f")]),
    Binding(action: .pageUp, keys: [.character("b"), .pageUp, .control("b")]),
    Binding(action: .halfDown, keys: [.control("d")]),
    Binding(action: .halfUp, keys: [.control("u")]),
    Binding(action: .top, keys: [.character("g"), .home]),
    Binding(action: .bottom, keys: [.character("G"), .end]),
    Binding(action: .nextCable, keys: [.character("J"), .shiftDown]),
    Binding(action: .previousCable, keys: [.character("K"), .shiftUp]),
    Binding(action: .open, keys: [.enter, .right, .character("l")]),
    Binding(action: .out, keys: [.character("h"), .left]),
    Binding(action: .switchPane, keys: [.tab, .backTab]),
    Binding(action: .zoom, keys: [.character("z"), .function(11)]),
    Binding(action: .narrower, keys: [.character("<")]),
    Binding(action: .wider, keys: [.character(">")]),
    Binding(action: .filter, keys: [.character("f"), .character("\\")]),
    Binding(action: .tagPicker, keys: [.character("t")]),
    Binding(action: .clearTags, keys: [.character("T")]),
    Binding(action: .filterBy, keys: [.character("*")]),
    Binding(action: .facets, keys: [.character("F"), .function(4)]),
    Binding(action: .timeline, keys: [.character("D")]),
    Binding(action: .sparkline, keys: [.character("I")]),
    Binding(action: .statistics, keys: [.character("S")]),
    Binding(action: .views, keys: [.character("W")]),
    Binding(action: .saveView, keys: [.function(8)]),
    Binding(action: .contexts, keys: [.character("C")]),
    Binding(action: .sort, keys: [.character("o"), .function(3)]),
    Binding(action: .reverse, keys: [.character("O")]),
    Binding(action: .goto, keys: [.character("c")]),
    Binding(action: .nextLink, keys: [.character("."), .control("n"), .character("]")]),
    Binding(action: .previousLink, keys: [.character(","), .control("p"), .character("[")]),
    Binding(action: .peek, keys: [.character(";")]),
    Binding(action: .back, keys: [.character("H"), .backspace, .altLeft, .control("o")]),
    Binding(action: .forward, keys: [.character("L"), .altRight]),
    Binding(action: .trail, keys: [.character("B")]),
    Binding(action: .references, keys: [.character("r"), .function(6)]),
    Binding(action: .thread, keys: [.character("d")]),
    Binding(action: .compare, keys: [.character("=")]),
    Binding(action: .similar, keys: [.character("Y")]),
    Binding(action: .setMark, keys: [.character("m")]),
    Binding(action: .goToMark, keys: [.character("'")]),
    Binding(action: .search, keys: [.character("/"), .function(7)]),
    Binding(action: .searchPattern, keys: [.alt("/")]),
    Binding(action: .nextMatch, keys: [.character("n")]),
    Binding(action: .previousMatch, keys: [.character("N")]),
    Binding(action: .nextParagraph, keys: [.character("}"), .character(")"), .controlDown]),
    Binding(action: .previousParagraph, keys: [.character("{"), .character("("), .controlUp]),
    Binding(action: .nextAnomaly, keys: [.character("E")]),
    Binding(action: .wrap, keys: [.character("w")]),
    Binding(action: .header, keys: [.character("i")]),
    Binding(action: .lens, keys: [.character("M")]),
    Binding(action: .explain, keys: [.character("e"), .function(2)]),
    Binding(action: .expand, keys: [.character("X")]),
    Binding(action: .problems, keys: [.character("#")]),
    Binding(action: .star, keys: [.character("s")]),
    Binding(action: .toggleRead, keys: [.character("U")]),
    Binding(action: .note, keys: [.character("a")]),
    Binding(action: .notes, keys: [.character("A")]),
    Binding(action: .ownTag, keys: [.character("+")]),
    Binding(action: .readingLists, keys: [.character("&"), .alt("l")]),
    Binding(action: .select, keys: [.character("v")]),
    Binding(action: .selectCable, keys: [.insert]),
    Binding(action: .selectRange, keys: [.character("V")]),
    Binding(action: .yank, keys: [.character("y")]),
    Binding(action: .export, keys: [.character("x"), .function(9)]),
    Binding(action: .pipe, keys: [.character("|")]),
    Binding(action: .shell, keys: [.character("!")]),
    Binding(action: .pager, keys: [.character("p")]),
    Binding(action: .editor, keys: [.alt("e")]),
    Binding(action: .print, keys: [.character("P")]),
    Binding(action: .undo, keys: [.character("u")]),
    Binding(action: .redo, keys: [.control("r")]),
    Binding(action: .reload, keys: [.character("R"), .function(5)]),
    Binding(action: .palette, keys: [.character(":"), .function(12)]),
    Binding(action: .help, keys: [.character("?"), .function(1)]),
    Binding(action: .peel, keys: [.escape]),
    Binding(action: .close, keys: [.character("q"), .function(10)]),
    Binding(action: .quit, keys: [.character("Q")]),
    Binding(action: .leave, keys: [.character("Z")]),
    Binding(action: .interrupt, keys: [.control("c")]),
    Binding(action: .redraw, keys: [.control("l")]),
    Binding(action: .suspend, keys: [.control("z")]),
  ])
}
