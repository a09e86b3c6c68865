import CableCatalog
import CableCore
import CableLibrary
import Testing

@testable import CableReader
@testable import CableScreen

/// A regular expression over the texts of what is listed: hits come bit by bit, and a key stops it.
@Suite struct TextSearchTests {
  /// A screen on which a search runs, with its question.
  private static func searching() throws -> (AppState, SurveyQuestion) {
    var state = AppState(width: 100, height: 24)
    _ = App.update(&state, .library(try TestLibrary.loaded("Library")))
    // The first cable is not awaited.
    _ = App.update(&state, .key(.escape))
    for case .survey(let question) in App.searchTexts("lam[pb]s", &state) {
      return (state, question)
    }
    throw LibraryError.cancelled
  }

  private static func found(_ count: Int, isFirst: Bool = false, isOver: Bool = false) -> FoundHits
  {
    var found = FoundHits()
    found.contexts = (0..<count).map {
      Context(row: $0 % 3, hit: KeywordInContext(before: "\($0) ", found: "lamps", after: ""))
    }
    found.isFirst = isFirst
    found.isOver = isOver
    return found
  }

  private static func shown(_ state: AppState) -> String {
    ScreenDump.text(App.draw(state), isPlain: true)
  }

  @Test func theFirstHitsAreShownWhileTheSearchGoesOn() throws {
    var (state, question) = try Self.searching()
    #expect(Self.shown(state).contains("searching for /lam[pb]s/… Ctrl-c stops it"))
    _ = App.update(&state, .surveyed(question, .hits(Self.found(2, isFirst: true))))
    #expect(Self.shown(state).contains("2 hits and more of /lam[pb]s/") && state.job != nil)
    _ = App.update(&state, .key(.down))
    _ = App.update(&state, .surveyed(question, .hits(Self.found(9))))
    #expect(Self.shown(state).contains("9 hits and more of /lam[pb]s/"))
    #expect(state.chooser?.choice == 1)
    _ = App.update(&state, .surveyed(question, .hits(Self.found(9, isOver: true))))
    #expect(state.job == nil && state.layers.count == 1)
    #expect(Self.shown(state).contains("9 hits of /lam[pb]s/"))
  }

  @Test func aKeyStopsItAndLeavesWhatWasFound() throws {
    var (state, question) = try Self.searching()
    _ = App.update(&state, .surveyed(question, .hits(Self.found(2, isFirst: true))))
    let effects = App.update(&state, .key(.control("c")))
    #expect(effects.contains { if case .stop(.job) = $0 { true } else { false } })
    _ = App.update(&state, .surveyed(question, .hits(Self.found(9))))
    #expect(Self.shown(state).contains("2 hits and more of /lam[pb]s/"))
  }

  @Test func everyHitOfACableIsListed() {
    let screen = ScreenDump.text(
      ScriptPlayer.play(
        ":regex<Space>Kon\\w+|the<Enter>", paths: [BrowseTests.samples + "/09ASTANA1327.txt"],
        width: 120, height: 30), isPlain: true)
    #expect(screen.contains("75 hits of /Kon\\w+|the/"))
  }

  @Test(arguments: [Key.escape, .enter])
  func whoeverClosesThePanelStopsItAndItDoesNotComeBack(key: Key) throws {
    var (state, question) = try Self.searching()
    _ = App.update(&state, .surveyed(question, .hits(Self.found(2, isFirst: true))))
    let effects =
      App.update(&state, .key(key))
      + App.update(&state, .surveyed(question, .hits(Self.found(9))))
    #expect(state.layers.isEmpty && state.job == nil)
    #expect(effects.contains { if case .stop(.job) = $0 { true } else { false } })
  }

  @Test func hitsOfOtherRowsAreNotShown() throws {
    var (state, question) = try Self.searching()
    _ = App.update(&state, .library(try TestLibrary.loaded("Samples")))
    _ = App.update(&state, .surveyed(question, .hits(Self.found(2, isFirst: true))))
    #expect(state.layers.isEmpty && state.job == nil)
  }
}
