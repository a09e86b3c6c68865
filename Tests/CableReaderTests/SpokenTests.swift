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

  /// What the lines above the last one say of the place, from its first words on.
  private func status(_ keys: String, width: Int, from first: String) -> String {
    let text = lines(grid(keys, width: width) { $0.a11y = true }).dropLast()
    guard let start = text.lastIndex(where: { $0.hasPrefix(first) }) else { return "" }
    return text[start...].joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test(
    "The status is read whole on a narrow screen, by whole words",
    arguments: [
      ("t PHUM <Space><Enter> v j v O", "5 of "),
      ("f tag:PHUM media -class:S date:2009 <Enter>", "1 of "),
      ("<Enter>", "header, "), ("<Enter> G", "paragraph "),
    ])
  func statusOnANarrowScreen(keys: String, first: String) {
    for width in [24, 40, 60] {
      let narrow = status(keys, width: width, from: first)
      #expect(!narrow.contains("…"), "\(width) columns: \(narrow)")
      if first.hasSuffix(" of ") {
        #expect(narrow == status(keys, width: 300, from: first), "\(width) columns")
      } else {
        // At its end nothing is left to read.
        for word in ["percent", "of 23 cables"] + (keys.hasSuffix("G") ? [] : ["left"]) {
          #expect(narrow.contains(word), "\(width) columns: \(narrow)")
        }
      }
    }
  }

  @Test(
    "What is said beside the status is whole on a narrow screen, and the status stays",
    arguments: [
      ("'", "' for the last place, ? for a list", "1 of 23 cables"),
      ("m", "press a letter", "1 of 23 cables"),
      ("f tagg:x", "tagg is not a field (taken as a word)", "0 cables in 23, tagg:x"),
      ("f tagg:x<Enter>", "tagg is not a field (taken as a word)", "0 cables in 23, filter tagg:x"),
      ("f tag:PHU<Tab>", "PHUM 8 Human Rights", "1 of 8 cables in 23, tag:PHUM"),
      (
        "t PHUM <Space><Enter> v j v O t ", "Enter keeps",
        "5 of 8 cables in 23, filter tag:PHUM, by date reversed, 2 selected"
      ),
    ] as [(String, String, String?)])
  func nothingThatIsSpokenIsCut(keys: String, words: String, also: String?) {
    for width in [32, 40] {
      let text = lines(grid(keys, width: width) { $0.a11y = true }).joined(separator: " ")
        .split(separator: " ").joined(separator: " ")
      #expect(text.contains(words), "\(width) columns: \(text)")
      if let also { #expect(text.contains(also), "\(width) columns: \(text)") }
    }
  }
}
