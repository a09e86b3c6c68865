import Testing

@testable import CableReader
@testable import CableScreen

/// What `--a11y` and `--ascii` promise, on every kind of screen.
@Suite struct SpokenTests {
  /// Keys that lead to one screen of each kind.
  static let screens = [
    "", "<Enter>", "<Enter> G", "f tag:", "t", "F", "D", "S", "?", ":", "r", "d", "y", "x", "o",
    "m", "'",
    "e", "<Enter>X", "<Enter>ww", "<Enter>ii", "f nosuchword", "<Enter>/tea", "s v j", "B", "W",
    "M", "#",
    "<Enter> .", "z",
  ]

  private func grid(
    _ keys: String, width: Int = 80, _ change: (inout Configuration) -> Void
  ) -> Grid {
    var settings = Configuration()
    change(&settings)
    return ScriptPlayer.play(
      keys, paths: [BrowseTests.samples], width: width, height: 24, settings: settings)
  }

  private func lines(_ grid: Grid) -> [String] {
    (0..<grid.height).map { y in
      String((0..<grid.width).compactMap { grid[$0, y].character })
    }
  }

  @Test(arguments: screens)
  func asciiDrawsWithASCIIAlone(keys: String) {
    for width in [50, 80, 130] {
      let foreign = lines(grid(keys, width: width) { $0.ascii = true }).joined().filter {
        !$0.isASCII
      }
      #expect(foreign.isEmpty, "\(keys): \(foreign)")
    }
  }

  @Test(arguments: screens)
  func spokenScreensHaveNoLinesAndTheCursorWhereItMatters(keys: String) {
    let grid = grid(keys, width: 120) { $0.a11y = true }
    let text = lines(grid)
    let drawn = text.joined().unicodeScalars.filter { (0x2500...0x259F).contains($0.value) }
    #expect(drawn.isEmpty, "\(keys): \(drawn)")
    // One pane: where rows are, just one of them is marked, and the cursor is on it.
    let marked = text.indices.filter { text[$0].hasPrefix("> ") }
    #expect(marked.count <= 1, "\(keys)\n\(text.joined(separator: "\n"))")
    #expect(grid.cursor != nil, "\(keys) leaves the cursor nowhere")
    if let row = marked.first, keys.isEmpty || "tFrxyo?:dB".contains(keys) {
      #expect(grid.cursor?.1 == row, "\(keys)")
    }
  }

  @Test(arguments: [
    (
      "",
      "> STUDENTS ASK HARD QUESTIONS AT A MEDIA FORUM, SBU, Almaty 2458, 2009-12-14, unread, cites 2"
    ),
    ("", "1 of 23 cables"), ("s", "starred, unread"), ("<Enter>", "reading 09ALMATY2458"),
    ("<Enter>h", "list of 23 cables"), ("f id:09ASTANA1327 <Enter><Enter> 2G", "paragraph 2 of "),
    ("<Enter>", "percent"),
    ("t PHUM <Space><Enter>", "filter tag:PHUM"),
    ("J", "> RAILWAY TARIFFS FALL, TEA PRICES FOLLOW, U, Astana 2441"), ("v", "1 selected"),
    ("O", "by date reversed"),
  ])
  func whatSignsMeanIsSaidInWords(keys: String, words: String) {
    let text = lines(grid(keys, width: 120) { $0.a11y = true }).joined(separator: "\n")
    #expect(text.contains(words), "\(keys)\n\(text)")
  }
}
