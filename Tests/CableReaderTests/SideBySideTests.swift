import CableLibrary
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// A cable and beside it one that it cites.
@Suite struct SideBySideTests {
  private static func player(_ keys: String, width: Int = 130, height: Int = 30) -> ScriptPlayer {
    var player = ScriptPlayer(paths: [TestLibrary.path("Library")], width: width, height: height)
    for event in KeyScript.events("c08PARIS100<Enter>" + keys) { player.send(event) }
    return player
  }

  private static func notice(_ player: borrowing ScriptPlayer) throws -> Notice {
    guard case .notice(let notice)? = player.state.layers.last else {
      throw LibraryError.cancelled
    }
    return notice
  }

  @Test(arguments: [(130, 30), (120, 40), (200, 60), (80, 24)])
  func noLineOfEitherCableIsCut(size: (width: Int, height: Int)) throws {
    let player = Self.player(".=", width: size.width, height: size.height)
    let notice = try Self.notice(player)
    let areas = player.state.areas(of: notice).compactMap(\.self)
    #expect(areas.count == 2)
    for (area, pane) in zip(areas, notice.panes) {
      #expect(pane.lines.allSatisfy { $0.columns <= area.width - 1 })
    }
  }

  @Test func theTwoPanesAreInSightAndDoNotOverlap() throws {
    for (width, height) in [(24, 6), (60, 16), (80, 24), (119, 24), (120, 24), (250, 70)] {
      let whole = Rect(x: 0, y: 0, width: width, height: height - 1)
      guard let (first, second) = PaneLayout.pair(in: whole) else {
        #expect(width < 60 || height < 16)
        continue
      }
      #expect(first.y + first.height <= second.y || first.x + first.width < second.x)
      #expect(second.x + second.width == width && second.y + second.height == height - 1)
      #expect(first.height >= 7 && first.width >= 59)
    }
  }

  @Test func theFirstOfTheTwoIsAtThePlaceThatCitesTheOther() throws {
    // The fifth reference is CAIRO 9; after it the prose has Ref A.
    let notice = try Self.notice(Self.player("......=", height: 14))
    let pane = notice.panes[0]
    let stop = try #require(pane.stop)
    #expect(stop > 0 && pane.scroll > 0)
    #expect(pane.lines[pane.stops[stop]].string.contains("Ref A"))
  }

  @Test func enterGoesToTheCitedCableAndBackReturns() throws {
    var player = Self.player(".=<Enter>")
    #expect(player.state.reader.id == "08PARIS101" && player.state.layers.isEmpty)
    for event in KeyScript.events("H") { player.send(event) }
    #expect(player.state.reader.id == "08PARIS100")
  }

  @Test func theKeyGoesThroughAllThatCanBeBesideACable() throws {
    var player = Self.player("..=")
    var seen: [Notice.Source?] = []
    for _ in 0..<3 {
      seen.append(try Self.notice(player).source)
      player.send(.key(.character("=")))
    }
    #expect(Set(seen).count == 2 && seen[0] == seen[2])
  }

  @Test func aKeyGoesToTheMentionsWhicheverTextHasTheKeys() throws {
    let player = Self.player("......=", height: 14)
    var next = Self.player("......=n", height: 14)
    let (before, after) = (try Self.notice(player), try Self.notice(next))
    #expect(after.focus == before.focus && after.panes[0].stop != before.panes[0].stop)
    next.send(.key(.character("N")))
    #expect(try Self.notice(next).panes[0].stop == before.panes[0].stop)
  }

  @Test func copiesThatAreTheSameAreSkipped() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "UNCLAS ASTANA 000012\n\nTAGS: PREL\nSUBJECT: TEA\n\n1. (U) The price of tea rose.\n"
    for (name, text) in [("a", text), ("b", text), ("c", text.replacing("rose", with: "fell"))] {
      let place = folder.appending(path: name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place.appending(path: "09ASTANA12.txt"))
    }
    var player = ScriptPlayer(paths: [folder.path], width: 120, height: 30)
    for event in KeyScript.events("<Enter>=") { player.send(event) }
    let shown = try Self.notice(player).panes.flatMap(\.lines).map(\.string).joined(separator: "\n")
    #expect(shown.contains("fell"))
  }
}
