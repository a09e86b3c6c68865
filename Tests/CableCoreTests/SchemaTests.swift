import Foundation
import Testing

@testable import CableCore

/// The JSON that `export --format jsonl` prints, against the schema in the repository.
@Suite struct SchemaTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func schema() throws -> JSONSchema {
    try JSONSchema(
      Data(contentsOf: Self.root.appending(path: "docs/schema/cable-2.schema.json")))
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    Container.read(bytes, fileName: "09ASTANA1327.txt").cables.map {
      CableJSON.line(Cable(parsing: $0), path: "a/b.txt", root: "a")
    }
  }

  @Test("Every fixture is exported as the schema says", arguments: LawTests.small)
  func fixtures(fixture: LawTests.Fixture) throws {
    let schema = try schema()
    for line in lines(fixture.bytes) { #expect(try schema.faults(in: line) == []) }
  }

  @Test("A fragment that begins anywhere is exported as the schema says")
  func fragments() throws {
    let schema = try schema()
    let bytes = Array(LawTests.everyField.utf8)
    var count = 0
    for start in bytes.indices where start == 0 || bytes[start - 1] == 0x0A {
      for line in lines(Array(bytes[start...])) {
        #expect(try schema.faults(in: line) == [], "from byte \(start)")
        count += 1
      }
    }
    #expect(count > 30)
  }

  @Test("The sample library is exported as the schema says")
  func samples() throws {
    let schema = try schema()
    let files = try #require(
      FileManager.default.enumerator(
        at: Self.root.appending(path: "Samples"), includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "txt" {
      for line in lines(Array(try Data(contentsOf: file))) {
        #expect(try schema.faults(in: line) == [], "\(file.lastPathComponent)")
      }
    }
  }

  @Test("Every code of a finding is in the schema")
  func codes() throws {
    let text = try String(
      contentsOf: Self.root.appending(path: "docs/schema/cable-2.schema.json"), encoding: .utf8)
    for code in Diagnostic.Code.allCases { #expect(text.contains("\"\(code.rawValue)\"")) }
  }

  @Test(
    "The check can fail",
    arguments: [
      ("\"schema\":2", "\"schema\":1"), ("\"part\":0", "\"part\":-1"),
      ("\"part\":0", "\"part\":\"0\""),
      ("\"partial\":false", "\"partial\":0"), ("\"sent\":\"2009", "\"sent\":\"09"),
      ("\"format\":\"text\"", "\"format\":\"other\""), ("\"tags\":[", "\"other\":["),
      ("\"notal\":false", "\"notal\":null"), ("\"ordinal\":1", "\"ordinal\":0"),
      ("\"kind\":\"paragraph\"", "\"kind\":\"verse\""), ("\"number\":1", "\"number\":null"),
    ])
  func canFail(good: String, bad: String) throws {
    let line = try #require(lines(Array(LawTests.everyField.utf8)).first)
    #expect(line.contains(good))
    #expect(try schema().faults(in: line.replacing(good, with: bad)) != [])
  }
}
