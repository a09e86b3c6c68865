import CableCatalog
import CableCore
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// A cable is replaced while somebody reads it.
@Suite struct ReplacedCableTests {
  /// A folder with one cable, which goes away with its last user.
  private final class OneCable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "replaced-\(UUID())")

    init(_ text: String) throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try write(text)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String = "a.txt", number: Int = 1) throws {
      try Data(
        "R 041111Z AUG 09\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\nUNCLAS ROME 00000\(number)\nTAGS: PREL\nSUBJECT: OAKS\n\n1. (U) \(text)\n\n2. (U) The end.\n"
          .utf8
      ).write(to: folder.appending(path: name))
    }
  }

  private static let long = "An oak and another oak were planted in the long square of Rome."

  /// What replaces the paragraph.
  static let replacements = [
    "An oak.", "É.", "", "—", "Ünder the öaks, ünder the öaks, ünder the öaks of Röme in summer.",
  ]

  @Test(
    "Of a replaced cable nothing is selected, and the page shows the new text",
    arguments: replacements, ["y<Esc>", ")y<Esc>", "jy<Esc>", "$y<Esc>", "<Enter>", "vy<Esc>"])
  func phraseOfAReplacedCable(replacement: String, keys: String) throws {
    let cable = try OneCable(Self.long)
    var player = ScriptPlayer(paths: [cable.folder.path], width: 100, height: 24)
    for event in KeyScript.events("<Enter>}v$vhhh") { player.send(event) }
    #expect(player.state.reader.phrase?.count == 4)
    try cable.write(replacement)
    player.send(.filesChanged)
    #expect(
      player.state.message
        == "09ROME1 has changed; the page shows it as it is now, and nothing is selected")
    #expect(player.state.reader.phrase == nil && player.state.pane == .reader)
    for event in KeyScript.events(keys) { player.send(event) }
    let shown = ScreenDump.text(player.grid, isPlain: true)
    #expect(!shown.contains("another oak") && shown.contains("2. (U) The end."), "\(shown)")
    for case .terminal(.copy(let text, _)) in player.asked { #expect(!text.contains("square")) }
    #expect(
      player.state.work.notebook.notes.values.joined().allSatisfy { !$0.text.contains("square") })
  }

  @Test("A selection stays while another file changes, or this one is written again as it was")
  func phraseOfTheSameCable() throws {
    let cable = try OneCable(Self.long)
    var player = ScriptPlayer(paths: [cable.folder.path], width: 100, height: 24)
    for event in KeyScript.events("<Enter>}v$vhhh") { player.send(event) }
    try cable.write(Self.long)
    try cable.write("Another cable.", to: "b.txt", number: 2)
    player.send(.filesChanged)
    #expect(player.state.library.rows.count == 2)
    player.send(.key(.character("y")))
    let copied = player.asked.compactMap { effect in
      if case .terminal(.copy(let text, _)) = effect { text } else { nil }
    }
    #expect(copied == ["“long square of Rome.”\n— 09ROME1, ¶1\n"])
  }

  @Test("Of a cable whose file is gone, the page says so, once")
  func goneCable() throws {
    let cable = try OneCable(Self.long)
    try cable.write("Another cable.", to: "b.txt", number: 2)
    var player = ScriptPlayer(paths: [cable.folder.path], width: 100, height: 24)
    for event in KeyScript.events("c09ROME1<Enter>") { player.send(event) }
    try FileManager.default.removeItem(at: cable.folder.appending(path: "a.txt"))
    player.send(.filesChanged)
    #expect(
      player.state.message == "09ROME1 is no longer among the files; the page shows it as it was")
    #expect(ScreenDump.text(player.grid, isPlain: true).contains("another oak"))
    player.send(.key(.character("j")))
    player.send(.filesChanged)
    #expect(player.state.message?.contains("no longer") != true)
  }

  @Test("The place in a cable that becomes shorter stays within it", arguments: ["", "short"])
  func placeInAShorterCable(text: String) throws {
    let cable = try OneCable(String(repeating: "An oak was planted. ", count: 400))
    var player = ScriptPlayer(paths: [cable.folder.path], width: 80, height: 24)
    for event in KeyScript.events("<Enter>/planted<Enter><PgDn><PgDn><PgDn>n") {
      player.send(event)
    }
    try cable.write(text)
    player.send(.filesChanged)
    for event in KeyScript.events("nN}{<PgDn>G") { player.send(event) }
    let shown = ScreenDump.text(player.grid, isPlain: true)
    #expect(shown.contains("The end."), "\(shown)")
    #expect(!shown.contains("planted"), "\(shown)")
  }
}
