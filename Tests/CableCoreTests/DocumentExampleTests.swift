import CableCore
import Foundation
import Testing

/// The examples of the documentation, run: each is here line by line as it is printed there.
@Suite struct DocumentExampleTests {
  private let bytes = Array(
    """
    DE RUEHTA #1327/01 2161111
    O 041111Z AUG 09
    FM AMEMBASSY ASTANA
    UNCLAS ASTANA 001327
    TAGS: PHUM
    SUBJECT: EXAMPLE
    REF: STATE 78227
    1. (U) Text, reftel.
    """.utf8)

  @Test func readingAFile() {
    var printed: [String] = []
    func print(_ words: String...) { printed.append(words.joined(separator: " ")) }
    let contents = Container.read(bytes, fileName: "09ASTANA1327.txt")
    for source in contents.cables {
      let cable = Cable(parsing: source)
      print(cable.id?.description ?? "no id", cable.classification?.value.description ?? "unmarked")
      for reference in cable.references {
        print("cites", reference.id?.description ?? reference.text)
      }
    }
    #expect(printed == ["09ASTANA1327 UNCLASSIFIED", "cites 09STATE78227"])
  }

  @Test func whatIsPrintedAndWhatItMeans() {
    let cable = Cable(parsing: SourceText(bytes: bytes))
    let printed = cable.printed(cable.sent?.range ?? 0..<0)  // "O 041111Z AUG 09"
    let sent = cable.sent?.value.iso8601  // "2009-08-04T11:11:00Z"
    #expect(printed == "O 041111Z AUG 09")
    #expect(sent == "2009-08-04T11:11:00Z")
  }

  @Test func allValuesAsCodableOnes() throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let cable = Cable(text)
    let json = try JSONEncoder().encode(CableRecord(cable))
    #expect(try JSONDecoder().decode(CableRecord.self, from: json).id == "09ASTANA1327")
  }

  @Test func explainingALine() {
    var printed = ""
    func print(_ word: String) { printed = word }
    let entries = HeaderLine.explain("DE RUEHTA #1327/01 2161111")
    print(entries[0].meaning)  // transmitted by AMEMBASSY ASTANA, station serial 1327, …
    #expect(printed.hasPrefix("transmitted by AMEMBASSY ASTANA, station serial 1327, "))
  }

  @Test func makingTextSafe() {
    let shown = DisplayText("a\u{1B}[2Jb").string  // the escape is visible and inactive
    #expect(!shown.contains("\u{1B}") && shown.hasPrefix("a") && shown.hasSuffix("b"))
  }

  @Test func everyExampleOfTheDocumentationIsHere() throws {
    let tests = URL(filePath: #filePath)
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let here = try String(contentsOf: tests, encoding: .utf8)
    let page = try String(
      contentsOf: root.appending(path: "Sources/CableCore/CableCore.docc/CableCore.md"),
      encoding: .utf8)
    let lines = Self.examples(page)
    #expect(lines.count >= 10)
    for line in lines { #expect(here.contains(line), "\(line)") }
  }

  /// The lines of Swift in a page, without their indent.
  static func examples(_ page: String) -> [String] {
    var lines: [String] = []
    var isCode = false
    for line in page.split(separator: "\n") {
      if line.hasPrefix("```") {
        isCode = line == "```swift"
      } else if isCode {
        lines.append(line.trimmingCharacters(in: .whitespaces))
      }
    }
    return lines
  }
}
