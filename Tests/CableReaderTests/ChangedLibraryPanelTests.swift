import CableCatalog
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// A library changes while a panel of its cables is open.
@Suite struct ChangedLibraryPanelTests {
  /// A folder of cables of Rome, which goes away with its last user.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "panels-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for number in 1...4 {
        try write(number, refs: number == 1 ? "" : "ROME 1", "An oak, an elm and a rare yew.")
      }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ number: Int, refs: String, _ text: String, to name: String? = nil) throws {
      try Data(
        "R 0\(number)1111Z AUG 09\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nUNCLAS ROME 00000\(number)\nTAGS: PREL\nSUBJECT: OAKS\nREF: \(refs)\n\n1. (U) \(text)\n"
          .utf8
      ).write(to: url.appending(path: name ?? "\(number).txt"))
    }

    func remove(_ number: Int) throws {
      try FileManager.default.removeItem(at: url.appending(path: "\(number).txt"))
    }
  }

  private func player(_ folder: Folder, _ keys: String) -> ScriptPlayer {
    var player = ScriptPlayer(paths: [folder.url.path], width: 100, height: 24)
    for event in KeyScript.events("<Enter>hc09ROME1<Enter>" + keys) { player.send(event) }
    return player
  }

  @Test(
    "Enter in a panel opens the cable that is shown, although newer cables came",
    arguments: ["r", "r<Down>", "r;", "d"])
  func newerCables(keys: String) throws {
    let folder = try Folder()
    var player = player(folder, keys)
    let choice =
      switch player.state.layers.last {
      case .chooser(let chooser): chooser.chosen?.choice
      case .notice(let notice): notice.pane.choice
      default: nil as Chooser.Choice?
      }
    guard case .cable(let row)? = choice else {
      Issue.record("\(keys) shows no cable: \(ScreenDump.text(player.grid, isPlain: true))")
      return
    }
    let id = player.state.library.rows[row].id
    for number in 6...9 { try folder.write(number, refs: "", "Another tree.") }
    player.send(.filesChanged)
    #expect(player.state.library.rows.count == 8)
    player.send(.key(.enter))
    #expect(player.state.reader.id == id)
  }

  @Test func aCableThatIsGoneIsNamedAndNoOtherOneIsOpened() throws {
    let folder = try Folder()
    var player = player(folder, "r")
    try folder.remove(4)
    player.send(.filesChanged)
    player.send(.key(.enter))
    #expect(player.state.reader.id == "09ROME1")
    #expect(player.state.message?.contains("09ROME4") ?? false, "\(player.state.message ?? "")")
  }
}
