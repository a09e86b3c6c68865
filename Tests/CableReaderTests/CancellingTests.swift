import CableCore
import CableLibrary
import Testing

@testable import CableReader
@testable import CableScreen

/// What takes a while shows it, and a key stops it.
@Suite struct CancellingTests {
  /// A screen on which a cable is being opened, with the event that would bring it.
  private static func opening() throws -> (AppState, Event) {
    var state = AppState(width: 100, height: 24)
    let library = try TestLibrary.loaded("Library")
    let effects = App.update(&state, .library(library))
    let row = effects.lazy.compactMap { effect -> Int? in
      if case .open(let row, _) = effect { row } else { nil }
    }.first
    let open = try #require(row)
    let cable = try LibraryLoader.cable(at: open, of: library)
    return (state, .opened(CableKey(library.rows[open]), cable, nil))
  }

  @Test func openingSaysHowItIsStopped() throws {
    let (state, _) = try Self.opening()
    #expect(ScreenDump.text(App.draw(state), isPlain: true).contains("opening… Esc stops it"))
  }

  @Test(arguments: [Key.escape, .control("c")])
  func aKeyStopsTheOpeningAndWhatComesLaterIsIgnored(key: Key) throws {
    var (state, late) = try Self.opening()
    _ = App.update(&state, .key(key))
    #expect(state.message?.hasPrefix("stopped opening ") == true)
    _ = App.update(&state, late)
    #expect(state.reader.cable == nil)
    let again = App.update(&state, .key(.enter))
    #expect(
      again.contains { if case .open = $0 { true } else { false } })
    _ = App.update(&state, late)
    #expect(state.reader.cable != nil && !state.reader.isOpening)
  }

  @Test func howFarAnUnpackingIsIsShownWhereACableIsOpened() throws {
    var (state, _) = try Self.opening()
    _ = App.update(&state, .unpacked(34))
    let shown = ScreenDump.text(App.draw(state), isPlain: true)
    #expect(shown.contains("opening… 34 %, Esc stops it"))
  }

  /// A screen with an open cable of which there is another copy, and the look that a key asks for.
  private static func looking() throws -> (AppState, number: Int) {
    var state = AppState(width: 100, height: 24)
    let library = try TestLibrary.loaded("Library")
    _ = App.update(&state, .library(library))
    let row = try #require(
      library.rows.indices.first { library.rows(of: library.rows[$0].id).count > 1 })
    for _ in 0..<row { _ = App.update(&state, .key(.down)) }
    _ = App.update(&state, .key(.enter))
    let key = try #require(state.reader.key)
    let cable = try LibraryLoader.cable(at: row, of: library)
    _ = App.update(&state, .opened(key, cable, nil))
    for case .look(let number, _, _, _) in App.update(&state, .key(.character("="))) {
      return (state, number)
    }
    throw LibraryError.cancelled
  }

  @Test(arguments: [Key.escape, .control("c")])
  func aKeyStopsAComparisonAndWhatComesLaterIsIgnored(key: Key) throws {
    var (state, number) = try Self.looking()
    let shown = ScreenDump.text(App.draw(state), isPlain: true)
    #expect(shown.contains("comparing "))
    #expect(shown.contains("… Esc stops it"))
    let effects = App.update(&state, .key(key))
    #expect(effects.contains { if case .stop(.look) = $0 { true } else { false } })
    #expect(state.message?.hasPrefix("stopped comparing ") == true && state.pane == .reader)
    _ = App.update(&state, .looked(number, Notice(title: "late", lines: []), ""))
    #expect(state.layers.isEmpty)
    for case .look(let again, _, _, _) in App.update(&state, .key(.character("="))) {
      _ = App.update(&state, .looked(number, Notice(title: "late", lines: []), ""))
      #expect(state.layers.isEmpty && again > number)
      _ = App.update(&state, .looked(again, Notice(title: "new", lines: []), ""))
      #expect(state.layers.count == 1 && state.look == nil)
    }
  }
}

/// Whatever a key asks of the index is asked away from the keys.
@Suite struct AskingTests {
  private static func state() throws -> AppState {
    var state = AppState(width: 100, height: 24)
    _ = App.update(&state, .library(try TestLibrary.loaded("Library")))
    return state
  }

  /// The filters that keys ask for.
  private static func questions(_ keys: String, _ state: inout AppState) -> [FilterQuestion] {
    KeyScript.keys(keys).flatMap { key in
      App.update(&state, .key(key)).compactMap { effect in
        if case .filter(let question) = effect { question } else { nil }
      }
    }
  }

  @Test func enterInTheFilterPromptAsksOnceAndTakesTheAnswerLater() throws {
    var state = try Self.state()
    _ = Self.questions("f hum", &state)
    let asked = try #require(Self.questions("<Enter>", &state).first)
    #expect(state.filter.text == "hum" && state.isFiltering)
    #expect(asked.query == Query(parsing: "hum"))
    #expect(asked.otherwise?.query == Query(parsing: "hum*"))
    let answer = FilterAnswer(
      generation: asked.generation, rows: [0], library: state.library, isOtherwise: true)
    _ = App.update(&state, .filtered(answer))
    #expect(state.filter.text == "hum*" && state.matched == [0] && !state.isFiltering)
    _ = Self.questions("u", &state)
    #expect(state.filter.isEmpty)
  }

  @Test func whatIsTypedNextDoesNotChangeWhatTheLastLineMeant() throws {
    var player = ScriptPlayer(
      paths: [], searcher: try TestLibrary.searcher("Samples"), width: 100, height: 24)
    var state = player.state
    let last = try #require(
      Self.questions("f kazakhst <Enter> f tag:PH", &state).last)
    #expect(last.otherwise?.settled == Query(parsing: "kazakhst"))
    #expect(last.otherwise?.query == Query(parsing: "kazakhst* tag:PH*"))
    for key in KeyScript.keys("f kazakhst <Enter> f tag:PH") { player.send(.key(key)) }
    #expect(player.state.filter.text == "kazakhst*" && !player.state.matched.isEmpty)
  }

  @Test func anAnswerFromAFullerLibraryBringsItAlong() throws {
    var state = AppState(width: 100, height: 24)
    let asked = try #require(
      Self.questions("f", &state).isEmpty ? Self.questions("a", &state) : nil)
    let library = try TestLibrary.loaded("Library")
    _ = App.update(
      &state,
      .filtered(
        FilterAnswer(generation: try #require(asked.last).generation, rows: [1], library: library)))
    #expect(state.library.hasSameRows(as: library) && state.matched == [1])
  }

  @Test func aDamagedIndexIsReportedAndRebuiltOnce() throws {
    var state = try Self.state()
    func loads(_ event: Event) -> Int {
      App.update(&state, event).count { if case .load = $0 { true } else { false } }
    }
    #expect(loads(.indexDamaged) == 1)
    #expect(state.message?.contains("index was damaged") == true)
    #expect(loads(.indexDamaged) == 0)
    _ = App.update(&state, .library(try TestLibrary.loaded("Library")))
    #expect(loads(.indexDamaged) == 1)
  }

  @Test func cablesThatWereFoundInAnotherLibraryAreLookedForAgain() throws {
    var state = try Self.state()
    func search(_ effects: [Effect]) -> Int? {
      for case .findIDs(let number, _, _, _, _) in effects { return number }
      return nil
    }
    _ = App.update(&state, .key(.character("c")))
    for key in "zz" { _ = App.update(&state, .key(.character(key))) }
    let number = try #require(search(App.update(&state, .key(.character("z")))))
    let older = Event.foundIDs(number, [4_000], Library(), .completing)
    let again = try #require(search(App.update(&state, older)))
    #expect(again > number && state.prompt?.completions.isEmpty == true)
    #expect(search(App.update(&state, older)) == nil)
  }

  @Test func peopleAreCountedAwayFromTheKeysAndOnlyWhereTheyAreShown() throws {
    var state = try Self.state()
    func asksForPeople(_ keys: String) -> Bool {
      KeyScript.keys(keys).flatMap { App.update(&state, .key($0)) }.contains {
        if case .count(_, _, _, let withPeople, _) = $0 { withPeople } else { false }
      }
    }
    #expect(!asksForPeople("t<Esc>F<Esc>S<Tab>"))
    #expect(state.facets?.hasPeople == false)
    #expect(asksForPeople("<S-Tab><S-Tab>"))
    #expect(state.chooser?.empty == "counting…")
    let counted = state.library.facetsWithPeople(among: state.matched)
    _ = App.update(&state, .counted(generation: state.generation, counted))
    #expect(!asksForPeople("<S-Tab>"))
  }

  @Test func closingASearchInTheRowsOrTheViewsStopsWhatLooksForThem() throws {
    var state = try Self.state()
    func effects(_ keys: String) -> [Effect] {
      KeyScript.keys(keys).flatMap { App.update(&state, .key($0)) }
    }
    func stops(_ keys: String) -> [Stop] {
      effects(keys).compactMap { if case .stop(let what) = $0 { what } else { nil } }
    }
    #expect(effects("/a").contains { if case .seekRows = $0 { true } else { false } })
    #expect(stops("<Esc>") == [.seekRows])
    #expect(effects("W").isEmpty, "there are no views to count")
    _ = effects("<Esc>")
    state.work.notebook = NotebookView(queries: ["green": "tree"])
    #expect(effects("W").contains { if case .countViews = $0 { true } else { false } })
    #expect(stops("<Esc>") == [.views])
  }
}

/// A long page is laid out away from the keys, and only once.
@Suite struct LongPageTests {
  private static let cable: Cable = {
    var text = "UNCLAS ASTANA 000007\nSUBJECT: TEA\n\n"
    for number in 1...600 {
      text += "\(number). (U) " + String(repeating: "The bazaar sold tea. ", count: 8) + "\n\n"
    }
    return Cable(parsing: SourceText(bytes: Array(text.utf8)))
  }()

  /// A screen on which the long cable has just been read, and the page that it asks for.
  private static func read() throws -> (AppState, number: Int, PageSource) {
    var state = AppState(width: 100, height: 24)
    let library = try TestLibrary.loaded("Library")
    _ = App.update(&state, .library(library))
    _ = App.update(&state, .key(.enter))
    let key = try #require(state.reader.key)
    let position = ReadingPosition(ordinal: 300, offset: 0)
    let asked = try #require(page(in: App.update(&state, .opened(key, cable, position))))
    return (state, asked.0, asked.1)
  }

  private static func page(in effects: [Effect]) -> (Int, PageSource)? {
    for case .layOut(let number, let source) in effects { return (number, source) }
    return nil
  }

  @Test func itIsAskedForAndComesWhereReadingStopped() throws {
    var (state, number, source) = try Self.read()
    #expect(source.isLong && state.reader.isOpening && state.reader.cable == nil)
    let shown = ScreenDump.text(App.draw(state), isPlain: true)
    #expect(shown.contains("opening… Esc stops it"))
    _ = App.update(&state, .laidOut(number, PageMaker.page(source)))
    #expect(!state.reader.isOpening && state.reader.current == 300)
  }

  @Test func escStopsTheFirstPageAndWhatComesLaterIsIgnored() throws {
    var (state, number, source) = try Self.read()
    let effects = App.update(&state, .key(.escape))
    #expect(effects.contains { if case .stop(.layout) = $0 { true } else { false } })
    #expect(state.pane == .list && !state.reader.isOpening)
    _ = App.update(&state, .laidOut(number, PageMaker.page(source)))
    #expect(state.reader.page.lines.isEmpty)
  }

  @Test func escKeepsThePageThatWasThere() throws {
    var (state, number, source) = try Self.read()
    _ = App.update(&state, .laidOut(number, PageMaker.page(source)))
    let before = state.reader.page
    let asked = App.update(&state, .key(.character("w")))
    #expect(Self.page(in: asked) != nil && state.reader.page == before)
    let shown = ScreenDump.text(App.draw(state), isPlain: true)
    #expect(shown.contains("laying out… Esc stops it"))
    _ = App.update(&state, .key(.escape))
    #expect(state.reader.awaited == nil && state.reader.options.view == .reflowed)
    // It is asked for again by a key, and not by what comes in.
    #expect(Self.page(in: App.update(&state, .library(state.library))) == nil)
    #expect(Self.page(in: App.update(&state, .key(.character("w")))) != nil)
  }

  @Test func anotherLibraryLaysNothingOutAgain() throws {
    var (state, number, source) = try Self.read()
    #expect(Self.page(in: App.update(&state, .library(state.library))) == nil)
    _ = App.update(&state, .laidOut(number, PageMaker.page(source)))
    #expect(Self.page(in: App.update(&state, .library(state.library))) == nil)
  }

  @Test func anotherSizeAsksAgainAndAnOlderPageIsIgnored() throws {
    var (state, number, source) = try Self.read()
    let later = try #require(
      Self.page(in: App.update(&state, .resize(width: 140, height: 40))))
    #expect(later.0 > number && later.1.options != source.options)
    _ = App.update(&state, .laidOut(number, PageMaker.page(source)))
    #expect(state.reader.isOpening)
    _ = App.update(&state, .laidOut(later.0, PageMaker.page(later.1)))
    #expect(!state.reader.isOpening && state.reader.current == 300)
  }

  @Test func itIsSearchedAwayFromTheKeysAndGoesToTheFirstHitOfTheLatestSearch() throws {
    var (state, _, source) = try Self.read()
    source.options.width = 20
    let page = PageMaker.page(source)
    #expect(page.isLong)
    let asked = try #require(Self.page(in: App.update(&state, .resize(width: 60, height: 9))))
    _ = App.update(&state, .laidOut(asked.0, page))
    var searches: [(Int, SearchTerm)] = []
    for key in "/tea" {
      for case .seek(let number, let search, _) in App.update(&state, .key(.character(key))) {
        searches.append((number, search))
      }
    }
    #expect(searches.map(\.1.text) == ["t", "te", "tea"])
    #expect(ScreenDump.text(App.draw(state), isPlain: true).contains("searching…"))
    let first = try #require(searches.first)
    _ = App.update(&state, .sought(first.0, PageHits(first.1, on: page)))
    #expect(state.reader.hits.isEmpty && state.reader.seeking != nil)
    let last = try #require(searches.last)
    _ = App.update(&state, .sought(last.0, PageHits(last.1, on: page)))
    #expect(state.reader.hits.count == 4_801 && state.reader.seeking == nil)
    #expect(state.reader.hit != nil && state.reader.jump == nil)
    _ = App.update(&state, .key(.escape))
    #expect(state.reader.hits.isEmpty)
  }

  @Test func aPageThatNobodyWaitsForEndsAtTheNextParagraph() throws {
    for view in PageView.allCases {
      var options = PageOptions(width: 100)
      options.view = view
      let whole = PageMaker.page(PageSource(cable: Self.cable, options: options))
      let begun = PageMaker.page(
        PageSource(cable: Self.cable, options: options), isCancelled: { true })
      #expect(whole.lines.count > 500 && begun.lines.count < 40)
    }
  }
}

/// What `--record` writes is what `--script` plays.
@Suite struct SessionLogTests {
  @Test func everyKeySizeAndClickComesBack() {
    let keys = KeyScript.keys(
      "aZ1/?<lt>>|<Space><Enter><Esc><Tab><s-tab><bs><del><ins><up><down><left><right><home><end>"
        + "<pgup><pgdn><s-up><s-down><a-left><a-right><c-a><a-x><a-/><f1><f12>é日")
    let events: [Event] =
      keys.map { .key($0) } + [
        .resize(width: 100, height: 30), .mouse(Mouse(kind: .doublePress, column: 3, row: 4)),
        .mouse(Mouse(kind: .wheelUp, column: 0, row: 9)), .paste("xxx"),
      ]
    let script = events.compactMap(KeyScript.spelled).joined(separator: "\n")
    let read = KeyScript.events(script)
    #expect(read.map { "\($0)" } == events.map { "\($0)" })
    #expect(keys.count > 30)
  }

  @Test func nothingOfADocumentIsWrittenDown() throws {
    #expect(KeyScript.spelled(.said("secret")) == nil)
    #expect(KeyScript.spelled(.paste("secret")) == "<paste:6>")
    #expect(KeyScript.spelled(.library(try TestLibrary.loaded("Library"))) == nil)
  }
}
