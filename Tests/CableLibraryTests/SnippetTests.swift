import CableCore
import Testing

@testable import CableCatalog

@Suite struct SnippetTests {
  private static let cable = Cable(
    parsing: SourceText(
      bytes: Array(
        """
        R 041111Z AUG 09
        FM AMEMBASSY OSLO
        TO SECSTATE WASHDC
        C O N F I D E N T I A L OSLO 000012
        TAGS: SENV
        SUBJECT: OAK AND ELM

        1. (U) The park was opened in June.

        2. (C) An elm fell on the road near the harbour, and nobody was hurt by it.

        3. (SBU) The oak and another elm are to be felled.
        """.utf8)))

  @Test(arguments: [
    // The first hit in a paragraph, not the one in the subject.
    ("elm", "2", "C", "An ", "elm", " fell on the road near the …"),
    ("oak elm", "2", "C", "An ", "elm", " fell on the road near the …"),
    ("\"another elm\"", "3", "SBU", "The oak and ", "another elm", " are to be felled."),
    ("para:(mark:SBU elm)", "3", "SBU", "The oak and another ", "elm", " are to be felled."),
    ("harb*", "2", "C", "… fell on the road near the ", "harbour", ", and nobody was hurt by …"),
    ("-snow felled", "3", "SBU", "elm are to be ", "felled", "."),
    // Without a hit in a paragraph, the beginning of the text.
    ("subject:birch", "1", "U", "", "", "The park was opened in June."),
    ("tag:SENV", "1", "U", "", "", "The park was opened in June."),
  ])
  func aSnippetIsTheFirstHitInAParagraph(
    query: String, label: String, mark: String, before: String, found: String, after: String
  ) throws {
    let snippet = try #require(Query(parsing: query).snippet(of: Self.cable, width: 30))
    #expect(snippet.label == label && snippet.mark?.mark == mark)
    #expect(snippet.found == found)
    #expect(
      snippet.before.hasSuffix(before.drop { $0 == "…" })
        && snippet.after.hasPrefix(after.prefix(12)))
  }

  @Test func aCableWithoutTextHasNone() {
    let cable = Cable(parsing: SourceText(bytes: Array("FM AMEMBASSY OSLO\nSUBJECT: OAK\n".utf8)))
    #expect(Query(parsing: "oak").snippet(of: cable, width: 30) == nil)
  }

  @Test(arguments: [
    ("oak", true), ("tag:SENV", false), ("-oak", false), ("tag:SENV -oak", false),
    ("tag:SENV oak", true), ("oak OR tag:SENV", true), ("\"oak tree\"", true),
    ("para:(oak)", true), ("stem:oak", true), ("subject:oak", false), ("", false),
  ])
  func aQueryAsksForWordsThatMustBeThere(query: String, isAsking: Bool) {
    #expect(Query(parsing: query).asksForWords == isAsking)
  }

  @Test(
    "A text in one line has blanks for its line ends and is otherwise the same",
    arguments: [
      ("", ""), ("one", "one"), ("a\nb\n\nc", "a b  c"), ("\n", " "), ("漢字\nCAFÉ", "漢字 CAFÉ"),
    ])
  func oneLine(text: String, line: String) {
    #expect(text.inOneLine == line)
    #expect(Array(text.inOneLine.utf8).count == Array(text.utf8).count)
  }
}
