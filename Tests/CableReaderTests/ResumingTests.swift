import CableLibrary
import Testing

@testable import CableReader
@testable import CableScreen

/// A library is taken up again where it was left.
@Suite struct ResumingTests {
  private static let searcher: Searcher? = {
    var latest: Searcher?
    do throws(LibraryError) {
      try LibraryLoader.load(
        [BrowseTests.samples], options: LoadOptions(index: .memory)
      ) { latest = $0 }
    } catch {
      return nil
    }
    return latest
  }()

  /// The screen after keys, on a library that was left somewhere.
  private func player(
    _ keys: String, _ session: Session?, isFirstTime: Bool = false, place: [String] = ["/x"]
  ) -> ScriptPlayer {
    var player = ScriptPlayer(
      paths: [BrowseTests.samples], searcher: Searcher(), width: 100, height: 24)
    player.state.place = place
    player.send(.resumed(session, isFirstTime: isFirstTime))
    if let searcher = Self.searcher { player.take(searcher) }
    for key in KeyScript.keys(keys) { player.send(.key(key)) }
    return player
  }

  private func left(_ state: AppState) -> Session? {
    App.parting(state).compactMap { change, _ in
      if case .session(let session) = change { session } else { nil }
    }.first
  }

  @Test(arguments: [
    "", "jjj", "f tag:PHUM <Enter> jj", "o s", "O", "<lt><lt>", "z", "t PHUM <Space><Enter>",
  ])
  func aLibraryIsResumedWhereItWasLeft(keys: String) throws {
    let before = player(keys, nil)
    let session = try #require(left(before.state))
    let after = player("", session)
    #expect(after.state.selectedRow == before.state.selectedRow)
    #expect(after.state.matched == before.state.matched)
    #expect(after.state.order == before.state.order)
    #expect(after.state.split == before.state.split)
    #expect(after.state.filter.text == before.state.filter.text)
    #expect(left(after.state) == session)
  }

  @Test func aKeyEndsTheWaitingForTheCableThatWasLeft() {
    var player = ScriptPlayer(
      paths: [BrowseTests.samples], searcher: Searcher(), width: 100, height: 24)
    player.send(.resumed(Session(library: ["/x"], selected: "09ASTANA1327"), isFirstTime: false))
    #expect(player.state.resuming != nil)
    player.send(.key(.character("k")))
    if let searcher = Self.searcher { player.take(searcher) }
    #expect(player.state.selection == 0)
  }

  @Test func aCableThatIsGoneAndSenselessSizesDoNoHarm() {
    let session = Session(
      library: ["/x"], selected: "09NOWHERE1", filter: "tag:\"", order: "no order",
      panes: ["beside": 900, "above": -4])
    let player = player("", session)
    #expect(player.state.split == Split())
    #expect(player.state.order == ListOrder())
    #expect(player.grid.width == 100)
  }

  @Test func theFilterIsReportedAndKeysOnlyTheFirstTime() {
    #expect(
      player("", nil, isFirstTime: true).state.message
        == "j/k move · Enter read · t tags · f filter · ? help · q quit")
    #expect(player("", nil).state.message == nil)
    #expect(
      player("", Session(library: [], filter: "tag:PHUM")).state.message?.contains(
        "T clears it") == true)
  }

  @Test func aLibraryWithoutAPlaceIsNotRemembered() {
    #expect(left(player("j", nil, place: []).state) == nil)
  }
}

/// The cables that teach the program.
@Suite struct LessonTests {
  private func screen(_ keys: String, _ settings: Configuration = Configuration()) throws -> String
  {
    try LessonFolder.with(Keymap(settings)) { folder in
      ScreenDump.text(
        ScriptPlayer.play(keys, paths: folder, width: 100, height: 40, settings: settings),
        isPlain: true)
    }
  }

  @Test func everyNameInBracesIsAnActionAndMostAreTaught() {
    let taught = Set(Lesson.all.flatMap(\.actions))
    #expect(taught.filter { Action(rawValue: $0) == nil } == [])
    let untaught = Action.allCases.filter { !taught.contains($0.rawValue) }
    #expect(untaught.count * 6 < Action.allCases.count, "\(untaught)")
  }

  /// The words of a screen, wherever its lines end, without gutter and scroll bar.
  private func words(_ screen: String) -> String {
    screen.split { $0.isWhitespace || $0 == "·" || $0 == "▐" }.joined(separator: " ")
  }

  @Test func theFirstLessonComesFirstAndItsKeysAreTheReaders() throws {
    let screen = try screen("")
    #expect(screen.contains("1 of 10"), "\(screen)")
    #expect(screen.contains("START HERE"), "\(screen)")
    let read = words(try self.screen("<Enter>"))
    #expect(read.contains("j and k move"), "\(read)")
    var mutt = Configuration()
    mutt.preset = "mutt"
    #expect(try self.screen("f tag:PHUM <Enter><Enter>").contains("f takes a query"))
    #expect(try self.screen("l tag:PHUM <Enter><Enter>", mutt).contains("l takes a query"))
    var plain = Configuration()
    plain.preset = "plain"
    #expect(try self.screen("<Enter>", plain).contains("F12 zoom") == false)
    #expect(words(try self.screen("<Enter>", plain)).contains("↓ and ↑ move"))
  }

  @Test func everyLessonIsReadByItsReference() throws {
    var keys = "<Enter>"
    for number in 2...10 {
      // The reference that leads on is the second one of the second lesson, and of others the first.
      keys += number == 3 ? "2<Enter>" : "1<Enter>"
      let screen = try screen(keys)
      #expect(screen.contains("10TUTOR\(number) "), "\(number)\n\(screen)")
    }
  }

  @Test(arguments: [
    // Later cables of the post have lower numbers, so the number 99 is not one of 2010.
    ("f id:10TUTOR2 <Enter><Enter> 3<Enter>", "09TUTOR99 is not in this folder"),
    ("f id:10TUTOR3 <Enter><Enter> M u", "only (U)"),
    ("f id:10TUTOR5 <Enter><Enter> /lamp", "match 1 of "),
    ("f id:10TUTOR9 <Enter><Enter> G", "3–6"),
    ("f id:10TUTOR6 <Enter><Enter> e", "SIPDIS"),
    ("c TUTOR<Space>001 <Enter>", "START HERE"),
    ("c 2010TUTOR3 <Enter>", "SECRET"),
  ])
  func whatALessonSaysHappens(keys: String, shown: String) throws {
    let screen = try screen(keys)
    #expect(screen.contains(shown), "\(screen)")
  }
}
