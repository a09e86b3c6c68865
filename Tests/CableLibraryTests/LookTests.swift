import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// What was seen of a library at the last look, and what has changed since.
@Suite struct LookTests {
  private static func cable(_ post: String, _ number: Int, _ reference: String = "") -> String {
    """
    R 041111Z AUG 09
    FM AMEMBASSY \(post)
    TO SECSTATE WASHDC
    UNCLAS \(post) \(number)
    TAGS: PREL
    SUBJECT: TREES
    \(reference)

    1. (U) A tree was planted.
    """
  }

  @Test func aMissingCableArrives() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Self.cable("ROME", 1, "REF: 09 OSLO 4"))
    var look = LibraryLook()
    let before = try folder.searcher().library
    #expect(look.arrived(in: before).isEmpty)
    #expect(look.see(before, missing: nil).isEmpty)
    #expect(look.missing == [["09OSLO4"]])
    #expect(look.arrived(in: before).isEmpty)
    try folder.write("b.txt", Self.cable("OSLO", 4))
    #expect(look.arrived(in: try folder.searcher().library) == ["09OSLO4"])
  }

  @Test func aCableWhoseYearWasOpenArrivesUnderTheOtherYear() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Self.cable("ROME", 1, "REF: OSLO 4"))
    var look = LibraryLook()
    let before = try folder.searcher().library
    let known = before.missing(citedBy: Array(before.rows.indices)).cables
    #expect(look.see(before, missing: known).isEmpty)
    #expect(look.missing.map { Set($0) } == [["09OSLO4", "08OSLO4"]])
    try folder.write(
      "b.txt", Self.cable("OSLO", 4).replacing("AUG 09", with: "AUG 08"))
    #expect(look.arrived(in: try folder.searcher().library) == ["08OSLO4"])
  }

  @Test func aViewHasWhatItDidNotHaveBefore() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Self.cable("ROME", 1))
    let before = try folder.searcher().library
    var look = LibraryLook()
    #expect(look.new(in: "trees", Array(before.rows.indices), of: before) == nil)
    look.see(Array(before.rows.indices), in: "trees", of: before)
    #expect(look.new(in: " trees ", Array(before.rows.indices), of: before) == [])
    try folder.write("b.txt", Self.cable("OSLO", 4))
    let after = try folder.searcher().library
    let new = try #require(look.new(in: "trees", Array(after.rows.indices), of: after))
    #expect(new.map { after.rows[$0].id } == ["09OSLO4"])
  }
}
