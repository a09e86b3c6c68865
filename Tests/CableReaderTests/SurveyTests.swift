import CableCatalog
import CableCore
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// Questions to all that is listed, whose answers are panels.
@Suite struct SurveyTests {
  /// A list of names in a file of its own, which is gone with it.
  private final class ListFile {
    let url = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID()).csv")
    init(_ text: String) throws { try Data(text.utf8).write(to: url) }
    deinit { try? FileManager.default.removeItem(at: url) }
  }

  private func player(_ keys: String, width: Int = 100) -> ScriptPlayer {
    var player = ScriptPlayer(paths: [BrowseTests.samples], width: width, height: 26)
    for event in KeyScript.events(keys) { player.send(event) }
    return player
  }

  private func shown(_ player: borrowing ScriptPlayer) -> String {
    ScreenDump.text(player.grid, isPlain: true)
  }

  @Test func namesOfAFileAreCountedAndFiltered() throws {
    let file = try ListFile("name\n\"Nobody, Atall\"\nUrumqi\n09STATE78227\n")
    var player = player(":names<Space>\(file.url.path)<Enter>")
    #expect(shown(player).contains("2 of 3 names found"), "\(shown(player))")
    #expect(player.state.names?.names.count == 3)
    player.send(.key(.end))
    player.send(.key(.enter))
    #expect(player.state.message == "Nobody, Atall is in none of the listed cables")
    for event in KeyScript.events(":names<Space>\(file.url.path)<Enter>urumqi<Enter>") {
      player.send(event)
    }
    #expect(player.state.filter.chips == ["urumqi"])
    #expect((1..<23).contains(player.state.matched.count))
  }

  @Test func namesOfTheListAreMarkedInTheOpenCable() throws {
    let file = try ListFile("Urumqi\nUyghur\nNobody\n")
    var player = player(
      ":names<Space>\(file.url.path)<Enter><Esc>f id:09ASTANA1327 <Enter><Enter>:named<Enter>")
    let list = shown(player)
    #expect(list.contains(" in 09ASTANA1327") && list.contains("Urumqi"), "\(list)")
    #expect(player.state.reader.hits.count > 1)
    #expect(player.state.reader.search.isPattern)
    player.send(.key(.enter))
    #expect(player.state.layers.isEmpty && player.state.pane == .reader)
  }

  @Test("The list of views says what is new in each, until the view is opened")
  func viewsSayWhatIsNew() {
    var player = player("fwater<Enter><F8>rivers<Enter>W")
    #expect(shown(player).contains("rivers"))
    #expect(!shown(player).contains(" new"), "\(shown(player))")
    let number = player.state.work.viewCount
    player.send(.viewCounted(number, name: "rivers", ViewCount(all: 4, new: 2)))
    #expect(shown(player).contains("4  2 new"), "\(shown(player))")
    player.send(.viewCounted(number - 1, name: "rivers", ViewCount(all: 4, new: 3)))
    #expect(shown(player).contains("4  2 new"), "an answer to an older question is ignored")
    let question = SurveyQuestion(
      survey: .view(name: "rivers"), rows: player.state.matched, library: player.state.library,
      query: Query(), notebook: player.state.work.notebook)
    _ = App.update(&player.state, .surveyed(question, .view([])))
    #expect(player.state.work.viewCounts["rivers"] == ViewCount(all: 4, new: 0))
  }

  @Test func anAnswerAboutOtherRowsIsAskedAgain() {
    var player = player(":missing<Enter><Esc>")
    let question = SurveyQuestion(
      survey: .missing, rows: [], library: AppState(width: 1, height: 1).library, query: Query(),
      notebook: player.state.work.notebook)
    let effects = App.update(
      &player.state, .surveyed(question, .missing([], count: 0, arrived: [])))
    #expect(effects.contains { if case .survey = $0 { true } else { false } })
    #expect(player.state.layers.isEmpty)
  }

  @Test(arguments: [
    ("cartel", ["cartel"]), ("cartel \"human rights\"", ["cartel", "\"human rights\""]),
    ("tag:PHUM  subject:\"a b\" c", ["tag:PHUM", "subject:\"a b\"", "c"]), ("\"open", ["\"open"]),
  ])
  func queriesArePartedAtBlanksOutsideOfQuotationMarks(typed: String, words: [String]) {
    #expect(Trend.separated(typed) == words)
  }

  @Test func arrivedCablesAreAtTheTop() {
    var player = player("")
    _ = App.update(
      &player.state,
      .surveyed(
        SurveyQuestion(
          survey: .missing, rows: [], library: player.state.library, query: Query(),
          notebook: player.state.work.notebook),
        .missing([], count: 0, arrived: ["09ASTANA1327"])))
    let list = shown(player)
    #expect(list.contains("1 of your missing cables is here now"), "\(list)")
    player.send(.key(.enter))
    #expect(player.state.reader.id == "09ASTANA1327")
  }
}
