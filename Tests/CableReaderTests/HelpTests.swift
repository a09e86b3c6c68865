import CableCore
import CableLibrary
import Testing

@testable import CableCatalog
@testable import CableReader
@testable import CableScreen

/// Help, statistics and exports, as somebody finds them who does not know the program's words.
@Suite struct HelpTests {
  private static func state(_ keys: String) -> AppState {
    var player = ScriptPlayer(paths: [BrowseTests.samples], width: 100, height: 26)
    for event in KeyScript.events(keys) { player.send(event) }
    return player.state
  }

  @Test(arguments: [
    ("export", Action.export), ("timeline", .timeline), ("bookmark", .star), ("quote", .yank),
    ("save", .export), ("cite", .yank), ("diff", .compare), ("colour", .palette),
    ("history", .trail), ("annotate", .note), ("preview", .peek), ("settings", .palette),
    // What the commands of the shell are called.
    ("stats", .statistics), ("refs", .references), ("check", .problems), ("notebook", .notes),
    ("index", .reload), ("tutor", .help),
  ])
  func theHelpFindsSynonyms(word: String, action: Action) throws {
    let chooser = try #require(Self.state("?" + word).chooser)
    let found = chooser.shown.map { chooser.rows[$0].choice }
    #expect(found.contains(.action(action)), "\(word)")
  }

  @Test(arguments: [("?", Action.filter), ("<Enter>?", .nextParagraph)])
  func whatWorksHereIsFirst(keys: String, first: Action) throws {
    let chooser = try #require(Self.state(keys).chooser)
    let titles = chooser.rows.map(\.text.string)
    let choices = chooser.rows.map(\.choice)
    let elsewhere = try #require(titles.firstIndex(of: "Elsewhere"))
    #expect(choices[..<elsewhere].contains(.action(first)))
    #expect(chooser.chosen?.isHeading == false)
  }

  @Test(arguments: ["", "<End>", "<End><Home>", "<Down><Down><Up><Up><Up><Up>", "zzz<BS><BS><BS>"])
  func noKeyStopsOnAHeading(keys: String) throws {
    for step in 0..<60 {
      let downs = String(repeating: "<Down>", count: step)
      let chooser = try #require(Self.state("?" + keys + downs).chooser)
      #expect(chooser.chosen?.isHeading == false, "\(keys) and \(step) down")
      if !keys.isEmpty { break }
    }
  }

  @Test(arguments: [
    ("?theme<Enter>", "theme "), (":measure<Enter>", "measure "),
  ])
  func aCommandWithoutItsWordStaysInThePrompt(keys: String, typed: String) {
    #expect(Self.state(keys).chooser?.typed == typed)
  }

  @Test(arguments: [
    ("x", 23, "Write 23 listed cables as"), ("<Enter>x", 1, "Write 09ALMATY2458 as"),
    ("vvx", 2, "Write 2 selected cables as"), ("vv<Enter>x", 2, "Write 2 selected cables as"),
  ])
  func anExportSaysWhatItWillWrite(keys: String, count: Int, title: String) {
    let state = Self.state(keys)
    #expect(App.exportedRows(state).count == count)
    #expect(state.chooser?.title == title)
  }

  @Test func aCopyOfTheTextIsWhatTheCableHas() throws {
    var player = ScriptPlayer(
      paths: [BrowseTests.samples], width: 100, height: 26, isRehearsal: true)
    for event in KeyScript.events("<Enter>yt") { player.send(event) }
    let copied = try #require(
      player.asked.compactMap { effect -> String? in
        if case .terminal(.copy(let text, _)) = effect { text } else { nil }
      }.first)
    let cable = try #require(player.state.reader.cable)
    #expect(copied == String(decoding: cable.source.bytes, as: UTF8.self))
  }

  @Test(arguments: [
    "ASTANA 1327", "ASTANA 001327", "astana001327", "09 ASTANA 1327", "2009 Astana 1327",
    "09ASTANA1327", "Astana 1327",
  ])
  func everyPrintedSpellingFindsTheCable(typed: String) {
    let spelled = typed.replacing(" ", with: "<Space>")
    #expect(Self.state("c\(spelled)<Enter>").reader.id == "09ASTANA1327", "\(typed)")
  }

  @Test func theStatisticsHideNoYear() throws {
    let counts = (0..<45).map { Facets.Count(value: String(1966 + $0), count: 45 - $0) }
    var facets = Facets(
      tags: [], posts: [], captions: [], classifications: [], years: counts, months: [], undated: 0)
    var state = AppState(width: 80, height: 24)
    state.facets = facets
    let byTime = Lists.statistics(Statistics(), state)
    #expect(byTime.rows.map(\.choice) == counts.map { .filter("date:\($0.value)") })
    facets.years.reverse()
    state.facets = facets
    let byCount = Lists.statistics(Statistics(isByCount: true), state)
    #expect(byCount.rows.map(\.choice) == byTime.rows.map(\.choice))
  }

  @Test(arguments: [
    ("from:San J", "from:SANJOSE "), ("tea from:san jo", "tea from:SANJOSE "),
    ("-from:San Jose", "-from:SANJOSE "), ("tag:Human R", "tag:PHUM "),
  ])
  func aValueOfSeveralWordsIsOffered(typed: String, line: String) {
    var state = AppState(width: 80, height: 24)
    state.keptFacets = Facets(
      tags: [.init(value: "PHUM", count: 2)], posts: [.init(value: "SANJOSE", count: 3)],
      captions: [], classifications: [], years: [], months: [], undated: 0)
    let offered = FilterCompletion.completions(of: typed, state: state).map(\.line)
    #expect(offered == [line])
  }

  @Test(arguments: ["from: San J", "tea and milk", "from:\"San J", "from:SANJOSE te"])
  func otherWordsStayAsTheyAre(typed: String) {
    var state = AppState(width: 80, height: 24)
    state.keptFacets = Facets(
      tags: [], posts: [.init(value: "SANJOSE", count: 3)], captions: [], classifications: [],
      years: [], months: [], undated: 0)
    let offered = FilterCompletion.completions(of: typed, state: state).map(\.line)
    #expect(!offered.contains { $0.hasSuffix("SANJOSE ") })
  }
}
