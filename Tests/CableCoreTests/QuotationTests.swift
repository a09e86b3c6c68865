import CableCore
import Testing

@Suite("A quotation says where it is from, and whether it still matches")
struct QuotationTests {
  static let text = """
    O 041111Z AUG 09
    FM AMEMBASSY ROME
    TO SECSTATE WASHDC
    UNCLAS ROME 000012

    E.O. 12958: N/A
    TAGS: PHUM
    SUBJECT: TEA PRICES

    1. (U) The price of tea
    rose by 3 * 2 percent.

    2. (SBU) shell:ls [[x src_sh{ls} and @@html:<b>@@ are signs, {{{macro}}} too.
    """

  private func parsed(_ text: String) throws -> Cable {
    let source = try #require(Container.read(Array(text.utf8), fileName: "x.txt").cables.first)
    return Cable(parsing: source)
  }

  private func quotation(_ ordinal: Int, _ text: String = Self.text) throws -> ParagraphQuotation {
    let cable = try parsed(text)
    let paragraph = try #require(cable.paragraphs.first { $0.ordinal == ordinal })
    return ParagraphQuotation(
      paragraph, in: cable, citation: Citation(cable, fallbackID: "x"))
  }

  @Test(
    "The paragraph has its number and its mark, and the citation the place, in each style",
    arguments: [
      (
        CitationStyle.chicago,
        "— U.S. Embassy Rome, “TEA PRICES,” cable 09ROME12 to SECSTATE WASHDC, August 4, 2009, "
          + "UNCLASSIFIED, ¶1."
      ),
      (
        .chicagoBibliography,
        "— U.S. Embassy Rome. “TEA PRICES.” Cable 09ROME12 to SECSTATE WASHDC, August 4, 2009, ¶1. "
          + "UNCLASSIFIED."
      ),
      (
        .mla,
        "— U.S. Embassy Rome. “TEA PRICES.” Cable 09ROME12 to SECSTATE WASHDC, 4 Aug. 2009, ¶1."
      ), (.plain, "— 09ROME12, U.S. Embassy Rome, 2009-08-04, ¶1"),
    ])
  func styles(style: CitationStyle, source: String) throws {
    #expect(
      try quotation(1).text(style)
        == "1. (U) The price of tea rose by 3 * 2 percent.\n\(source)\n")
  }

  @Test("In Markdown and Org a comment carries the digest, and nothing of the text is a sign")
  func markedUp() throws {
    let markdown = try quotation(1).text(.markdown)
    #expect(
      markdown.hasPrefix(
        "> **1\\. (U)** The price of tea rose by 3 \\* 2 percent.\n>\n> — U.S. Embassy Rome, "))
    #expect(markdown.contains("¶1.\n\n<!-- cablereader-quotation sha256:"))
    #expect(markdown.hasSuffix(" 1 09ROME12 -->\n"))
    let org = try quotation(2).text(.org)
    #expect(
      org.hasPrefix("#+begin_quote\n2. (SBU) shell\u{200B}:ls [\u{200B}[x src_\u{200B}sh{ls}"))
    for sign in ["[[", "src_s", "@@", "{{", "shell:"] { #expect(!org.contains(sign)) }
    #expect(org.contains("#+end_quote\n# cablereader-quotation sha256:"))
  }

  @Test("What was quoted is found again in a text", arguments: [CitationStyle.markdown, .org])
  func records(style: CitationStyle) throws {
    let text =
      "# A chapter\n\n" + (try quotation(1).text(style)) + "\nWords.\n\n"
      + (try quotation(2).text(style))
    let records = QuotationRecord.all(in: text.replacing("\n", with: "\r\n"))
    #expect(records.map(\.ordinal) == [1, 2])
    #expect(records.map(\.id) == ["09ROME12", "09ROME12"])
    let first = try quotation(1).paragraph
    #expect(records[0].digest == ParagraphQuotation.digest(of: first))
    #expect(records[0].quoted.contains("1. (U) The price of tea rose by 3 * 2 percent."))
    #expect(!records[0].quoted.contains("Embassy"))
    #expect(QuotationRecord.all(in: text).map(\.line) == records.map(\.line))
  }

  @Test("A file's name with any signs ends no comment and is read again")
  func names() throws {
    let cable = try parsed("UNCLAS ROME 000012\n\nSUBJECT: X\n\n1. (U) Text.")
    let paragraph = try #require(cable.paragraphs.first)
    var named = Citation(cable, fallbackID: "x")
    let name = "a --> <b> 1é.txt"
    named.id = name
    let text = ParagraphQuotation(
      paragraph, in: cable, citation: named
    ).text(.markdown)
    #expect(text.components(of: "-->") == 1)
    #expect(QuotationRecord.all(in: text).map(\.id) == [name])
  }

  @Test(
    "The digest is of words and mark, and not of how lines are broken",
    arguments: [
      ("rose by 3", "rose\nby 3", true), ("rose by 3", "rose by 4", false),
      ("1. (U)", "1. (C)", false), ("price of", "price  of", true),
    ])
  func digest(old: String, new: String, isSame: Bool) throws {
    let before = ParagraphQuotation.digest(of: try quotation(1).paragraph)
    let after = ParagraphQuotation.digest(
      of: try quotation(1, Self.text.replacing(old, with: new)).paragraph)
    #expect((before == after) == isSame)
    #expect(before.utf8.count == 32)
  }

  @Test("A comment that is no record of a quotation is not read as one")
  func others() {
    for line in ["cablereader-quotation", "<!-- cablereader-quotation sha256:ab -->", "> x"] {
      #expect(QuotationRecord.all(in: line).isEmpty)
    }
  }
}

extension String {
  /// How often another text is in this one.
  fileprivate func components(of other: String) -> Int {
    ranges(of: other).count
  }
}
