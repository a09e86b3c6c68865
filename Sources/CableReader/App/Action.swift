/// Everything that a key can do; help and the README's table are made from this list.
enum Action: String, Sendable, Hashable, CaseIterable {
  case down, up, pageDown, pageUp, top, bottom, nextCable, previousCable, switchPane, open
  case nextLink, previousLink, back, forward, references, tagPicker, clearTags, filter, search
  case nextMatch, previousMatch, nextParagraph, previousParagraph, zoom, reload, help, peel, close
  case quit

  /// One line of help.
  var help: String {
    switch self {
    case .down: "next row or line"
    case .up: "previous row or line"
    case .pageDown: "a page down"
    case .pageUp: "a page up"
    case .top: "to the top"
    case .bottom: "to the bottom"
    case .nextCable: "next cable, also from the reader"
    case .previousCable: "previous cable, also from the reader"
    case .switchPane: "to the other pane"
    case .open: "read the cable; follow the focused reference"
    case .nextLink: "next reference in the cable"
    case .previousLink: "previous reference in the cable"
    case .back: "back to where the link was followed"
    case .forward: "forward again"
    case .references: "what the cable cites and what cites it"
    case .tagPicker: "pick tags: type to narrow, Space for and/or/not"
    case .clearTags: "take the filter away"
    case .filter: "filter: words, tag:, from:, class:, date:"
    case .search: "search in the cable"
    case .nextMatch: "next match"
    case .previousMatch: "previous match"
    case .nextParagraph: "next paragraph"
    case .previousParagraph: "previous paragraph"
    case .zoom: "one pane or two"
    case .reload: "read the folder again"
    case .help: "this help"
    case .peel: "take one layer away; never quits"
    case .close: "close this layer; at the list, quit"
    case .quit: "quit now"
    }
  }
}

/// Which keys do what; the help is made from it.
enum Keymap {
  static let bindings: [(keys: [Key], names: String, action: Action)] = [
    ([.character("j"), .down], "j ↓", .down), ([.character("k"), .up], "k ↑", .up),
    ([.character(" "), .pageDown, .control("f")], "Space PgDn", .pageDown),
    ([.character("b"), .pageUp, .control("b")], "b PgUp", .pageUp),
    ([.character("g"), .home], "g Home", .top), ([.character("G"), .end], "G End", .bottom),
    ([.character("J"), .shiftDown], "J", .nextCable),
    ([.character("K"), .shiftUp], "K", .previousCable), ([.tab, .backTab], "Tab", .switchPane),
    ([.enter, .right, .character("l")], "Enter → l", .open),
    ([.character("."), .control("n")], ".", .nextLink),
    ([.character(","), .control("p")], ",", .previousLink),
    ([.character("H"), .backspace, .altLeft, .control("o")], "H Backspace", .back),
    ([.character("L"), .altRight], "L", .forward),
    ([.character("r"), .function(6)], "r", .references),
    ([.character("t")], "t", .tagPicker), ([.character("T")], "T", .clearTags),
    ([.character("f"), .character("\\")], "f", .filter),
    ([.character("/"), .function(7)], "/", .search), ([.character("n")], "n", .nextMatch),
    ([.character("N")], "N", .previousMatch),
    ([.character("}"), .character(")")], "} )", .nextParagraph),
    ([.character("{"), .character("(")], "{ (", .previousParagraph),
    ([.character("z"), .function(11)], "z", .zoom),
    ([.character("R"), .function(5)], "R", .reload),
    ([.character("?"), .function(1)], "?", .help), ([.escape], "Esc", .peel),
    ([.character("q"), .character("h"), .left, .function(10)], "q h ←", .close),
    ([.character("Q")], "Q", .quit),
  ]

  private static let actions: [Key: Action] = {
    var actions: [Key: Action] = [:]
    for binding in bindings { for key in binding.keys { actions[key] = binding.action } }
    return actions
  }()

  /// What a key does; nil where it does nothing.
  static func action(for key: Key) -> Action? { actions[key] }
}
