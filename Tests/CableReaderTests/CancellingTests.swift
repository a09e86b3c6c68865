import CableLibrary
import Testing

@testable import CableReader

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
  func aKeyStopsTheOpeningAndWhatComesLaterIsPassedOver(key: Key) throws {
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
}

/// What `--record` writes is what `--script` plays.
@Suite struct SessionLogTests {
  @Test func everyKeySizeAndClickComesBack() {
    let keys = KeyScript.keys(
      "aZ1/?<lt>>|<Space><Enter><Esc><Tab><s-tab><bs><del><ins><up><down><left><right><home><end>"
        + "<pgup><pgdn><s-up><s-down><a-left><a-right><c-a><a-x><a-/><f1><f12>é日")
    let events: [Event] =
      keys.map { .key($0) } + [
        .resize(width: 100, height: 30), .mouse(Mouse(deed: .doublePress, column: 3, row: 4)),
        .mouse(Mouse(deed: .wheelUp, column: 0, row: 9)), .paste("xxx"),
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
