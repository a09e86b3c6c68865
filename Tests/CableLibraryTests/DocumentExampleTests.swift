import CableCore
import CableLibrary
import Foundation
import Testing

/// The example of the documentation, run: it is here line by line as it is printed there.
@Suite struct DocumentExampleTests {
  @Test func loadingAndFiltering() throws {
    let place = try TemporaryFolder()
    try place.write("a.txt", TemporaryFolder.cable("09ASTANA1", level: "CONFIDENTIAL"))
    try place.write("b.txt", TemporaryFolder.cable("09ASTANA2"))
    let folder = place.path
    var printed: [String] = []
    func print(_ words: String...) { printed.append(words.joined(separator: " ")) }
    var searcher = Searcher()
    try LibraryLoader.load([folder]) { searcher = $0 }

    let library = searcher.library
    let rows = searcher.matches(Query(parsing: "tag:PHUM class:>=SBU"))
    for row in searcher.sorted(rows, by: ListOrder(.date)) {
      print(library.rows[row].id, library.rows[row].subject)
    }
    #expect(printed == ["09ASTANA1 PLANTING TREES IN 09ASTANA1"])
  }

  @Test func theExampleOfTheDocumentationIsHere() throws {
    let tests = URL(filePath: #filePath)
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let here = try String(contentsOf: tests, encoding: .utf8)
    let page = try String(
      contentsOf: root.appending(path: "Sources/CableLibrary/CableLibrary.docc/CableLibrary.md"),
      encoding: .utf8)
    let code = try #require(page.split(separator: "```swift\n").dropFirst().first)
    let lines = code.prefix { $0 != "`" }.split(separator: "\n")
    #expect(lines.count >= 5)
    for line in lines {
      #expect(here.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
    }
  }
}
