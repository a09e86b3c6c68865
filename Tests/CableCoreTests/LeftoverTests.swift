import Testing

@testable import CableCore

/// Words that follow in a line what was read of it: they are text, or are passed.
@Suite struct LeftoverTests {
  private static func archived(_ below: String) -> Cable {
    Telegram.parse(
      """
      R 141533Z MAR 75
      FM AMEMBASSY ASTANA
      TO SECSTATE WASHDC 2231
      C O N F I D E N T I A L ASTANA 0411

      E.O. 11652: GDS
      TAGS: EFIS, KZ
      SUBJECT: HERRING QUOTA

      1. THE HARBOR MASTER SHOWED ECONOFF ON MARCH 11 WHERE THE NEW
      \(below)

      2. COMMENT: WE DOUBT IT.
      """ + "\n")
  }

  @Test(
    "Text in the line of a page's head is the paragraph's",
    arguments: [
      "PAGE 02        ASTANA  00411  141533Z  QUAY WOULD END.",
      "PAGE 02        ASTANA  00411  01 OF 02  141533Z  QUAY WOULD END.",
      "PAGE 02        AST  0 00411  141533Z  QUAY WOULD END.",
      "PAGE 02        ASTANA  OO411  141533Z\nQUAY WOULD END.",
      "PAGE 02 ASTANA 00411\nQUAY WOULD END.", "PAGE 02 ASTANA\nQUAY WOULD END.",
      "PAGE 02 ASTANA 00411 QUAY WOULD END.",
      "CONFIDENTIAL                              PAGE 02        ASTANA  00411  141533Z QUAY WOULD END.",
      "CONFIDENTIAL\n\nPAGE 02        ASTANA  00411  141533Z  QUAY WOULD END.",
    ])
  func textBesidePageHead(below: String) {
    let cable = Self.archived(below)
    #expect(
      cable.paragraphs.map(\.text) == [
        "THE HARBOR MASTER SHOWED ECONOFF ON MARCH 11 WHERE THE NEW QUAY WOULD END.",
        "COMMENT: WE DOUBT IT.",
      ])
    #expect(cable.mentions == [])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "A sentence's page is no head",
    arguments: [
      "PAGE 12 OF THE REPORT SAYS", "PAGE 44 AND HE LEFT.", "PAGE 12 STATES 2008 FIGURES FOR IT.",
      "PAGE 102 SHOWS 14,200 TONS.",
    ])
  func pageOfSentence(below: String) {
    let cable = Self.archived(below)
    #expect(
      cable.paragraphs.first?.text
        == "THE HARBOR MASTER SHOWED ECONOFF ON MARCH 11 WHERE THE NEW \(below)")
    #expect(Laws.broken(by: cable) == [])
  }

  @Test("A line may end with its first word, or with the blank after it")
  func pageAlone() {
    for line in ["PAGE ", "PAGE", "PAGE 0", "PAGE 02 ", "IT IS ON THE PAGE "] {
      let cable = Self.archived(line)
      #expect(cable.paragraphs.count == 2)
      #expect(Laws.broken(by: cable) == [])
    }
  }

  @Test("A page's head within a long line is none of its field")
  func headWithinLine() {
    let cable = Telegram.parse(
      Telegram.header + "\nUNCLAS ASTANA 001327\n\nE.O. 12958: N/A\n"
        + "TAGS: ECON, PREL, KZ                    UNCLASSIFIED    PAGE 02        ASTANA  01327  041111Z PGOV, EAID\n"
        + "SUBJECT: X\n\n1. (U) Text.\n")
    #expect(cable.tags.map(\.value) == ["ECON", "PREL", "KZ", "PGOV", "EAID"])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "What follows in a header's line is passed, but not an operating signal",
    arguments: [
      ("041111Z AUG 09", "041111Z AUG 09 FOR THE AMBASSADOR", ["FOR THE AMBASSADOR"]),
      ("041111Z AUG 09", "041111Z AUG 09 ZDK CITE HARBOR", ["CITE HARBOR"]),
      ("041111Z AUG 09", "041111Z AUG 09 ZDK ZFF4", []),
      ("2161111", "2161111 SEE BELOW", ["SEE BELOW"]),
      ("UUUUU ZZH", "UUUUU ZZH SEE BELOW", ["SEE BELOW"]),
    ])
  func restOfHeaderLine(part: String, printed: String, passing: [String]) {
    let header = Telegram.header.replacing(part, with: printed)
    #expect(header != Telegram.header)
    let plain = Telegram.parse("\(Telegram.header)\nCONFIDENTIAL ASTANA 001327\n\n1. (C) Text.\n")
    let cable = Telegram.parse("\(header)\nCONFIDENTIAL ASTANA 001327\n\n1. (C) Text.\n")
    #expect(cable.passing.map(\.value) == passing)
    #expect(cable.sent?.value == plain.sent?.value)
    #expect(cable.securityProsign?.value == plain.securityProsign?.value)
    #expect(cable.transmission?.value == plain.transmission?.value)
    #expect(Laws.broken(by: cable) == [])
  }
}
