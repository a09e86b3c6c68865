import Testing

@testable import CableCore

/// What was read to recognise a text is its cable's beginning, and is read once.
@Suite struct ReadAheadTests {
  private static let fragment = "1. (C) The lake froze.\n\n2. (U) The mill stood still.\n"

  private static func source(_ text: String) -> SourceText? {
    Container.read(Array(text.utf8), fileName: "fragment.txt").cables.first
  }

  @Test("A fragment that had to be read is parsed as if it had not")
  func isTheSame() throws {
    let source = try #require(Self.source(Self.fragment))
    #expect(!source.readAhead.isEmpty)
    var fresh = source
    fresh.readAhead = ReadAhead()
    #expect(source == fresh)
    #expect(Cable(parsing: source) == Cable(parsing: fresh))
    #expect(Cable(fieldsOf: source) == Cable(fieldsOf: fresh))
    #expect(Cable(parsing: source).source.readAhead.isEmpty)
  }

  @Test("What was read of a text that has changed since is not used")
  func changed() throws {
    var source = try #require(Self.source(Self.fragment))
    source.bytes = Array(Self.fragment.replacing("froze", with: "thawed").utf8)
    #expect(Cable(parsing: source).paragraphs.first?.text == "The lake thawed.")
    source.bytes = Array("SUBJECT: Lakes\n\n1. (U) None.\n".utf8)
    #expect(Cable(parsing: source).subject?.value == "Lakes")
  }

  @Test("A text with a line that only cables have is not read ahead")
  func isKnown() throws {
    let source = try #require(Self.source(Telegram.header + "\nUNCLAS ASTANA 001327\n"))
    #expect(source.readAhead.isEmpty)
  }
}
