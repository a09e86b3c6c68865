import CableCore
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// Keys in, screen out, on the sample library.
@Suite struct BrowseTests {
  static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Samples").path

  static func screen(_ keys: String, width: Int = 80, height: Int = 24, path: String = samples)
    -> String
  {
    ScreenDump.text(
      ScriptPlayer.play(keys, paths: [path], width: width, height: height), isPlain: true)
  }

  @Test(arguments: [
    ("", "1 of 23"), ("f tag:KIRF <Space> date:2009-08-04", "1 of 1 in 23"),
    ("t PHUM <Space>", "tag:PHUM"),
    ("t PHUM", "Human Rights"), ("f nosuchword", "Nothing matches"),
    ("? reference", "next reference in the cable"),
    ("f id:09ASTANA1327 <Enter> .<Enter>", "STATE 78227 (08 or 09) is not in this folder"),
    ("f id:09ASTANA1327 <Enter> <Enter> /jumps <Enter>", "numbering jumps from 4 to 15"),
    ("f id:09ASTANA1327 <Enter> <Enter> /Urumqi <Enter>", "match 1 of 2"),
    ("f id:09ASTANA1327 <Enter> r", "← C   09"),
    ("VG", "23 selected"), ("VGkk", "21 selected"), ("GVkkkjj", "2 selected"),
    ("jjjVjkkk", "3 selected"), ("jjjVkkjjj", "2 selected"), ("vvvVjj", "6 selected"),
    ("VGV f date:2009-08 <Enter>", "23 selected"),
    ("f caption:<Tab>", "caption:"), ("<Esc><Esc><Esc>", "1 of 23"),
    ("tPHUM<Space><Esc>", "1 of 23"),
    ("<Enter>hj<Enter>hB", "Space selects"),
    ("<Enter>hj<Enter>hB<Space><Space><Esc>", "2 selected"),
    ("<Enter>hj<Enter>hB<Space><Up><Space><Down><Space><Esc>", "1 selected"),
  ])
  func keysShowWhatAReaderExpects(keys: String, shown: String) {
    let screen = Self.screen(keys)
    #expect(screen.contains(shown), "\(screen)")
  }

  @Test func aReferenceIsFollowedAndLeftAgainToTheExactPlace() {
    let there = Self.screen("f id:09ALMATY2118 <Enter> <Enter> . <Enter>")
    #expect(there.contains(" 09ASTANA2101 "), "\(there)")
    let back = Self.screen("f id:09ALMATY2118 <Enter> <Enter> . <Enter> H")
    #expect(back.contains(" 09ALMATY2118 "), "\(back)")
  }

  @Test func aSizeThatIsReportedAgainMovesNoLine() {
    var player = ScriptPlayer(paths: [Self.samples], width: 80, height: 24)
    for key in KeyScript.keys("f id:09ASTANA1327 <Enter> <Enter>") { player.send(.key(key)) }
    var blanks = 0
    for _ in 0..<20 {
      player.send(.key(.character("j")))
      let before = player.grid
      let page = player.state.reader.page
      if page.lines[player.state.reader.scroll].text.columns == 0 { blanks += 1 }
      player.send(.resize(width: 80, height: 24))
      #expect(player.grid == before)
    }
    #expect(blanks > 0, "no blank line was ever on top, which is what once moved")
  }

  @Test func theHeaderCardShowsTheFirstCable() {
    let read = Self.screen(
      "<Enter>", width: 100, height: 40, path: Self.samples + "/09ASTANA1327.txt")
    for fact in ["09ASTANA1327", "UNCLASSIFIED//FOUO", "4 Aug 2009 11:11 UTC", "Astana to State"] {
      #expect(read.contains(fact), "\(read)")
    }
  }

  @Test func everySizeIsDrawn() {
    for width in stride(from: 0, through: 200, by: 9) {
      for height in stride(from: 0, through: 60, by: 7) {
        let grid = ScriptPlayer.play(
          "<Enter>", paths: [Self.samples + "/09ASTANA1327.txt"], width: width, height: height)
        #expect(grid.width == width && grid.height == height)
      }
    }
  }

  @Test func aMarkHasItsColourLetterAndPattern() {
    let grid = ScriptPlayer.play(
      "<Enter>", paths: [Self.samples + "/09ASTANA1327.txt"], width: 100, height: 40)
    let marked = (0..<40).compactMap { y in
      (0..<99).first { grid[$0, y].style.role == .markSBU && grid[$0 + 1, y].character == ":" }.map
      {
        grid[$0, y].character
      }
    }
    #expect(marked.contains("B"))
  }

  @Test func everyActionHasAKeyAndHelp() {
    let bound = Set(Keymap.standard.bindings.map(\.action))
    for action in Action.allCases {
      #expect(bound.contains(action), "\(action) has no key")
      #expect(!action.help.isEmpty)
    }
  }
}
