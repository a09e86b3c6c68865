import Foundation
import Testing

@testable import CableCore

/// Whole parses, as recorded: every field of every fixture, and of files in forms of their own.
///
/// `RECORD=1 swift test --filter GoldenTests` records them again and fails, so that what was
/// recorded is looked at before it is kept.
@Suite struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let recordings = folder.appending(path: "Goldens")

  static let files: [LawTests.Fixture] = {
    let fixtures = folder.appending(path: "Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []
    return names.sorted().compactMap { name in
      (try? Data(contentsOf: fixtures.appending(path: name))).map {
        LawTests.Fixture(name: name, bytes: Array($0))
      }
    }
  }()

  @Test("A whole parse is as recorded", arguments: LawTests.small + files)
  func parses(fixture: LawTests.Fixture) throws {
    let contents = Container.read(fixture.bytes, fileName: fixture.name)
    var text = contents.reason.map { "no cable: \($0)\n" } ?? ""
    for source in contents.cables {
      let object = try JSONSerialization.jsonObject(
        with: Data(CableJSON.line(Cable(parsing: source), path: fixture.name).utf8))
      let pretty = try JSONSerialization.data(
        withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
      text += String(decoding: pretty, as: UTF8.self) + "\n"
    }
    let file = Self.recordings.appending(
      path: fixture.name.replacing(" ", with: "-").replacing(".", with: "-") + ".json")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try FileManager.default.createDirectory(
        at: Self.recordings, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); look at it and run again")
      return
    }
    let recorded = try #require(try? String(contentsOf: file, encoding: .utf8), "not recorded yet")
    let changed = zip(text.split(separator: "\n"), recorded.split(separator: "\n")).first {
      $0 != $1
    }
    #expect(text == recorded, "first difference: \(changed.map { "\($0)" } ?? "at the end")")
  }

  @Test("Files of several transmissions and sections are there to be read")
  func fixturesAreThere() { #expect(Self.files.count >= 8) }
}
