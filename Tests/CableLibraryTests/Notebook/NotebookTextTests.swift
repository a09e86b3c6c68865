import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct NotebookTextTests {
  private static let hostile = [
    "plain", "two\nlines", "a\ttab", "back\\slash \\n \\t", "\u{1B}[31mred", "\u{202E}turned",
    "# comment", " leading", "e\u{301}", "🌳", "\r\n", "\"quoted\"", "",
  ]

  /// A notebook with an entry of each kind for each hostile text.
  private func full() throws -> Notebook {
    let notebook = try Notebook(at: .memory, clock: SteppingClock().read)
    for (index, text) in Self.hostile.enumerated() {
      let cable = CableKey(
        id: index.isMultiple(of: 2) ? "09ROME\(index + 1)" : text + ".txt", digest: 9)
      let letter = Character(UnicodeScalar(UInt8(0x61 + index)))
      let anchor = Anchor(ordinal: index, label: text.isEmpty ? nil : text, quote: text)
      try notebook.apply(
        .several([
          .star(cable, true), .read(cable, true), .tag(cable, "t" + text, true),
          .note(Note(on: cable, at: anchor, text: text)),
          .note(Note(on: cable, at: anchor, text: text, author: "a" + text)),
          .query(name: "q" + text, text: text),
          .list(
            name: "l" + text,
            [
              ListedCable(cable: cable, note: text),
              ListedCable(cable: CableKey(id: "08OSLO1", digest: 3)),
            ]),
          .mark(
            letter, Mark(cable: cable, position: ReadingPosition(ordinal: 2, offset: 3), name: text)
          ),
          .position(cable, ReadingPosition(ordinal: 4, offset: 5)), .visit(cable),
          .prompt(.filter, text),
        ]))
    }
    return notebook
  }

  @Test func anExportIsImportedWhole() throws {
    let notebook = try full()
    let text = try notebook.export(hasTraces: true)
    let other = try Notebook(at: .memory)
    let result = try other.merge(text)
    #expect(result.problems.isEmpty)
    #expect(result.writtenCount == result.entryCount)
    #expect(try other.export(hasTraces: true) == text)
    #expect(try other.view() == notebook.view())
    #expect(try other.history() == notebook.history())
    #expect(try other.prompts(.filter) == notebook.prompts(.filter))
  }

  @Test func anImportTwiceWritesNothingTheSecondTime() throws {
    let notebook = try full()
    let before = try notebook.export(hasTraces: true)
    #expect(try notebook.merge(before).writtenCount == 0)
    #expect(try notebook.export(hasTraces: true) == before)
  }

  @Test func withoutTracesOnlyDecisionsAreExported() throws {
    let kinds = try full().export().split(separator: "\n").dropFirst()
      .filter { !$0.hasPrefix("# ") }.map { $0.prefix { $0 != "\t" } }
    #expect(Set(kinds) == ["star", "tag", "note", "query", "list", "mark", "read"])
  }

  @Test func anEntryIsALineWhateverItHolds() throws {
    let text = try full().export(hasTraces: true)
    let entries = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    // One mark a letter; the empty text is no prompt.
    #expect(entries.count == Self.hostile.count * 12 - 1)
  }

  @Test func theOrderDoesNotDependOnWhenThingsWereMade() throws {
    let one = try Notebook(at: .memory, clock: { 5000 })
    let other = try Notebook(at: .memory, clock: { 5000 })
    let keys = (1...20).map { CableKey(id: "09ROME\($0)", digest: UInt64($0)) }
    for key in keys { try one.apply(.star(key, true)) }
    for key in keys.reversed() { try other.apply(.star(key, true)) }
    #expect(try one.export() == other.export())
  }

  @Test func mergingGoesEitherWayRound() throws {
    let cable = CableKey(id: "09ROME1", digest: 1)
    let note = Note(on: cable, at: Anchor(ordinal: 1, quote: "A tree."), text: "first")
    let one = try Notebook(at: .memory, clock: { 1000 })
    try one.apply(.several([.note(note), .star(cable, true), .query(name: "q", text: "old")]))
    var edited = note
    edited.text = "second"
    let other = try Notebook(at: .memory, clock: { 2000 })
    try other.apply(.several([.note(edited), .star(cable, true), .query(name: "q", text: "new")]))
    let (first, second) = (try one.export(), try other.export())
    try #expect(one.merge(second).problems.isEmpty)
    try #expect(other.merge(first).problems.isEmpty)
    #expect(try one.export() == other.export())
    #expect(try one.view().notes(on: cable).map(\.text) == ["second"])
    #expect(try other.view().notes(on: cable).map(\.text) == ["second"])
    #expect(try one.view().queries == ["q": "new"])
  }

  @Test func aBadLineIsReportedWithItsNumberAndTheRestIsRead() throws {
    let good = "star\t09ROME1\t0000000000000001\t2026-01-02T03:04:05.678Z"
    let text = """
      # cablereader notebook 1
      <<<<<<< HEAD
      \(good)
      star\t09ROME2
      star\t\t0000000000000001\t2026-01-02T03:04:05.678Z
      star\t09ROME3\txyz\t2026-01-02T03:04:05.678Z
      star\t09ROME4\t0000000000000001\t2026-02-30T03:04:05.678Z
      note\t09ROME5\t-1\t\t0123456789abcdef\t0000000000000001\t2026-01-02T03:04:05.678Z\t2026-01-02T03:04:05.678Z\tx\ty
      mark\t1\t09ROME6\t0000000000000001\t1\t0\tx\t2026-01-02T03:04:05.678Z

      prompt\tspell\tx\t2026-01-02T03:04:05.678Z
      star\t09ROME7\t0000000000000001\t2026-01-02T03:04:05.678Z\r
      """
    let notebook = try Notebook(at: .memory)
    let result = try notebook.merge(text)
    #expect(result.problems.map(\.line) == [2, 4, 5, 6, 7, 8, 9, 11])
    #expect(result.problems[0].reason == "'<<<<<<< HEAD' is not a kind of entry")
    #expect(result.problems[1].reason == "star has 1 fields instead of 3")
    #expect(result.writtenCount == 2)
    #expect(try notebook.view().starred == ["09ROME1", "09ROME7"])
    #expect(try notebook.merge("# cablereader notebook 2\n").problems.map(\.line) == [1])
  }

  @Test func everyCutOfAnExportIsReadAsFarAsItGoes() throws {
    let text = try full().export(hasTraces: true)
    for count in stride(from: 0, to: text.utf8.count, by: 37) {
      let cut = String(decoding: text.utf8.prefix(count), as: UTF8.self)
      #expect(try Notebook(at: .memory).merge(cut).problems.count <= 1)
    }
  }

  @Test(arguments: [1, 2, 7, 64, 1000])
  func anExportInPiecesOfAnySizeIsImportedWhole(size: Int) throws {
    let text = try full().export(hasTraces: true)
    var rest = Array(text.utf8)[...]
    var counts: [Int] = []
    let other = try Notebook(at: .memory)
    let result = try other.merge {
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    } progress: {
      counts.append($0.entryCount)
    }
    #expect(result.problemCount == 0)
    #expect(counts == counts.sorted())
    #expect(counts.count == (text.utf8.count + size - 1) / size)
    #expect(try other.export(hasTraces: true) == text)
  }

  @Test func whereAPieceCannotBeReadNothingIsWritten() throws {
    struct Torn: Error {}
    let text = try full().export(hasTraces: true)
    var isFirst = true
    let other = try Notebook(at: .memory)
    #expect(throws: NotebookError.self) {
      try other.merge {
        guard isFirst else { throw Torn() }
        isFirst = false
        return Array(text.utf8)
      }
    }
    #expect(try other.export(hasTraces: true) == NotebookText.header + "\n")
    #expect(try other.merge(text).writtenCount > 0)
  }

  @Test func linesThatAreNoEntriesAreCountedAndTheFirstOfThemNamed() throws {
    let most = NotebookImport.mostProblems
    let text = String(repeating: "no entry\n", count: most + 5)
    let result = try Notebook(at: .memory).merge(text)
    #expect(result.problemCount == most + 5)
    #expect(result.problems.map(\.line) == Array(1...most))
  }

  @Test func aLineWithoutEndIsSkippedWithoutKeepingIt() throws {
    var pieces = 66
    let good = "star\t09ROME1\t0000000000000001\t2026-01-02T03:04:05.678Z\n"
    let notebook = try Notebook(at: .memory)
    let result = try notebook.merge {
      pieces -= 1
      switch pieces {
      case 0: return Array(("\n" + good).utf8)
      case 1...: return [UInt8](repeating: 0x61, count: 1 << 20)
      default: return nil
      }
    }
    #expect(result.problems == [.init(line: 1, reason: "it is longer than 64 MB")])
    #expect(try notebook.view().starred == ["09ROME1"])
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00.000Z", Int64(0)), ("2009-08-04T11:11:00.250Z", 1_249_384_260_250),
    ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
  ])
  func timesAreWrittenAndReadBack(text: String, milliseconds: Int64) {
    #expect(Moment.text(milliseconds) == text)
    #expect(Moment.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    "", "2009-08-04", "2009-13-04T11:11:00.250Z", "2023-02-29T00:00:00.000Z",
    "2009-08-04T24:11:00.250Z", "1969-12-31T23:59:59.999Z", "2009-08-04T11:11:00.250+",
    "２009-08-04T11:11:00.2Z",
  ])
  func otherTextsAreNoTimes(text: String) { #expect(Moment.milliseconds(text) == nil) }
}
