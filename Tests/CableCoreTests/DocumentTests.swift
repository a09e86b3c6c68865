import CableCore
import Foundation
import Testing

/// The documents describe everything that the library gives, by its name.
@Suite struct DocumentTests {
  private func document(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
  }

  @Test func everyFieldOfAQueryIsDocumented() throws {
    let text = try document("query.md")
    for field in Query.FieldName.allCases {
      #expect(text.contains("`\(field.rawValue):"), "\(field.rawValue)")
    }
  }

  @Test func everyFindingIsDocumented() throws {
    let text = try document("cable-format.md")
    for code in Diagnostic.Code.allCases {
      let ending = code.rawValue.replacing("paragraph-number", with: "")
      #expect(
        text.contains("`\(code.rawValue)`") || text.contains("`\(ending)`"), "\(code.rawValue)")
    }
  }

  @Test func everyFormatIsDocumented() throws {
    let formats = try document("cable-format.md")
    let schema = try document("json.md")
    for format in ContainerFormat.allCases {
      #expect(formats.contains("| `\(format.rawValue)` |"), "\(format.rawValue)")
      #expect(schema.contains("`\(format.rawValue)`"), "\(format.rawValue)")
    }
  }

  @Test func everyKeyOfTheSchemaIsDocumented() throws {
    let text = try document("json.md")
    let line = CableJSON.line(
      Cable(parsing: SourceText(bytes: Array("TAGS: PHUM\nSUBJECT: A\n1. (U) B.\n".utf8))),
      path: "a.txt")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object.count > 25)
    for key in object.keys { #expect(text.contains("`\(key)`"), "\(key)") }
    let paragraph = try #require((object["paragraphs"] as? [[String: Any]])?.first)
    for key in paragraph.keys { #expect(text.contains("`\(key)`"), "\(key)") }
  }
}
