import CableCore
import Foundation
import Testing

/// What a program that uses the library writes.
@Suite struct LibraryUseTests {
  static let fixtures = LawTests.small + LawTests.files

  @Test("A record is the object that is written as JSON, there and back", arguments: fixtures)
  func record(fixture: LawTests.Fixture) throws {
    for source in Container.read(fixture.bytes, fileName: fixture.name).cables {
      let cable = Cable(parsing: source)
      let line = CableJSON.line(cable, path: "a/b.txt", root: "a")
      let record = CableRecord(cable, path: "a/b.txt", root: "a")
      #expect(try JSONDecoder().decode(CableRecord.self, from: Data(line.utf8)) == record)
      let written = try JSONSerialization.jsonObject(with: JSONEncoder().encode(record))
      let known = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect(written as? NSDictionary == known as? NSDictionary)
    }
  }

  @Test("A text is a cable")
  func text() {
    let cable = Cable("UNCLAS ASTANA 001327\nSUBJECT: TREES\n\n1. (SBU) A tree was planted.\n")
    #expect(cable.subject?.value == "TREES")
    #expect(cable.paragraphs.map(\.level) == [.sbu])
    #expect(cable.paragraphs.first?.mark?.description == "(SBU)")
    #expect(Cable("").paragraphs.isEmpty)
  }

  @Test("A file gives its first cable, or none")
  func file() {
    let volume = Array(ContainerTests.volume.utf8)
    #expect(Cable(contentsOf: volume)?.from?.value == "A")
    #expect(Cable(contentsOf: Array("REF: STATE 5\n".utf8), fileName: "a.txt")?.isPartial == true)
    #expect(Cable(contentsOf: Array("A tree was planted.\n".utf8)) == nil)
    #expect(Cable(contentsOf: []) == nil)
  }

  @Test(
    "An id is read back from its description",
    arguments: ["09ASTANA1327", "73STATE101684", "68BANGKOKA50", "99PARIS1"])
  func id(text: String) {
    #expect(CableID(text)?.description == text)
  }

  @Test("Ids are in the order of their years, posts and numbers, and may be literals")
  func order() {
    let sorted: [CableID] = [
      "99PARIS20", "06ASTANA9", "06ASTANA10", "06STATE1", "09ASTANA1327",
    ]
    #expect(sorted.reversed().sorted() == sorted)
    let yearless = "ASTANA 1327"
    #expect(CableID(yearless) == nil)
    #expect(Set(sorted).contains("2006 Astana 00010"))
  }
}
