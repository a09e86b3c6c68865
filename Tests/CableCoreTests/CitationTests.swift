import CableCore
import Testing

@Suite("A citation leads back to the document")
struct CitationTests {
  static let volume = """
    <TEI><teiHeader><fileDesc><titleStmt>
    <title type="complete">Foreign Relations of the United States, 1958–1960, Volume X, Norway</title>
    <title type="series">Foreign Relations of the United States</title>
    <title type="subseries">1958–1960</title><title type="volumenumber">Volume X, Part 1</title>
    <title type="volume">Norway</title>
    <editor role="primary">Ada B. Lund</editor><editor role="general">Carl Moe</editor>
    </titleStmt><publicationStmt><publisher>Government Printing Office</publisher>
    <pubPlace>Washington</pubPlace><date>1993</date></publicationStmt></fileDesc></teiHeader>
    <text><body><div type="document" xml:id="d7" n="7">
    <head>7. Telegram From the Embassy in Norway to the Department of State<note n="1" type="source">
    Source: Department of State, Central Files, Vol. V, 123.45/6–758. Secret; Priority.</note></head>
    <dateline><placeName>Oslo</placeName>, <date when="1958-06-07">June 7</date></dateline>
    <p>912. The harbour froze.</p></div>
    <div type="document" n="8"><head>8. Memorandum of Conversation</head>
    <dateline><date when="1958-06-09">June 9</date></dateline><p>Text.</p></div></body></text></TEI>
    """

  private func cited(_ text: String, _ source: CitationSource = CitationSource()) -> [Citation] {
    Container.read(Array(text.utf8), fileName: "x.xml").cables
      .map { Citation(Cable(parsing: $0), fallbackID: "x", source: source) }
  }

  private let cable = """
    O 041111Z AUG 09
    FM AMEMBASSY ROME
    TO SECSTATE WASHDC
    UNCLAS ROME 000012

    E.O. 12958: N/A
    TAGS: PHUM
    SUBJECT: TEA PRICES

    1. (U) Text.
    """

  @Test(
    "A document of FRUS is cited with series, volume, document and editors of the volume's header")
  func frus() throws {
    let citations = cited(Self.volume)
    try #require(citations.count == 2)
    #expect(
      citations[0].chicago
        == "“Telegram From the Embassy in Norway to the Department of State,” June 7, 1958, in "
        + "Foreign Relations of the United States, 1958–1960, Volume X, Part 1, Norway, eds. "
        + "Ada B. Lund and Carl Moe (Washington: Government Printing Office, 1993), document 7, "
        + "cable 58OSLO912.")
    #expect(citations[1].chicago.hasSuffix("1993), document 8."))
    #expect(citations[0].archive == "Department of State, Central Files, Vol. V, 123.45/6–758")
    #expect(citations.map(\.key) == ["58OSLO912", "x-d8"])
    for part in [
      "@incollection{cable:58OSLO912,", "booktitle = {{Norway}}", "volume = {{X, Part 1}}",
      "editor = {Ada B. Lund and Carl Moe}", "note = {Document 7, cable 58OSLO912",
    ] { #expect(citations[0].bibTeX.contains(part)) }
    for part in ["TY  - CHAP\r\n", "A2  - Lund, Ada B.\r\n", "VL  - X, Part 1\r\n"] {
      #expect(citations[0].ris.contains(part))
    }
    #expect(citations[0].cslJSON.contains("\"editor\":[{\"family\":\"Lund\",\"given\":\"Ada B.\"}"))
  }

  @Test("A document that is read again by its range is cited as in the whole file")
  func readAgain() throws {
    let bytes = Array(Self.volume.utf8)
    for source in Container.read(bytes, fileName: "x.xml").cables {
      let again = Container.cable(
        in: Array(bytes[source.fileRange]), head: bytes, fileName: "x.xml", part: source.part,
        fileRange: source.fileRange)
      #expect(again == source)
      #expect(source.hints.published?.volume?.title == "Norway")
    }
  }

  @Test("A telegram of the National Archives is cited by document number and record group")
  func archives() throws {
    let text = """
      Message Text
      PAGE 01 OSLO 00412
      P 131923Z DEC 73
      FM AMEMBASSY OSLO
      TO SECSTATE WASHDC
      UNCLAS OSLO 0412
      SUBJ: ICE
      1. THE HARBOUR FROZE.

      Message Attributes
      Document Number: 1973OSLO00412
      Film Number: P730012-0034
      """
    let citation = try #require(cited(text).first)
    #expect(
      citation.chicago.hasSuffix(
        "document number 1973OSLO00412, film P730012-0034, Electronic Telegrams, Central Foreign "
          + "Policy Files, 1973–79, RG 59, National Archives."))
    #expect(citation.ris.contains("DB  - National Archives\r\n"))
  }

  @Test("The number is in a field that every bibliography prints, and the addressee is no editor")
  func number() throws {
    let citation = try #require(cited(cable).first)
    #expect(citation.bibTeX.hasPrefix("@techreport{cable:09ROME12,"))
    #expect(citation.bibTeX.contains("type = {Cable},\n  number = {09ROME12}"))
    #expect(citation.ris.contains("SN  - 09ROME12\r\n"))
    #expect(!citation.ris.contains("A2  - "))
    #expect(citation.ris.contains("N1  - To: SECSTATE WASHDC\r\n"))
    #expect(
      citation.cslJSON
        == "{\"id\":\"09ROME12\",\"type\":\"report\",\"genre\":\"Cable\",\"number\":\"09ROME12\","
        + "\"title\":\"TEA PRICES\",\"author\":[{\"literal\":\"U.S. Embassy Rome\"}],"
        + "\"recipient\":[{\"literal\":\"SECSTATE WASHDC\"}],"
        + "\"publisher\":\"U.S. Department of State\",\"issued\":{\"date-parts\":[[2009,8,4]]},"
        + "\"note\":\"Classification: UNCLASSIFIED\",\"keyword\":\"PHUM\"}")
  }

  @Test(
    "Each style says it in its own order",
    arguments: [
      (
        CitationStyle.chicago,
        "U.S. Embassy Rome, “TEA PRICES,” cable 09ROME12 to SECSTATE WASHDC, August 4, 2009, "
          + "UNCLASSIFIED."
      ),
      (
        .chicagoBibliography,
        "U.S. Embassy Rome. “TEA PRICES.” Cable 09ROME12 to SECSTATE WASHDC, August 4, 2009. "
          + "UNCLASSIFIED."
      ),
      (
        .mla,
        "U.S. Embassy Rome. “TEA PRICES.” Cable 09ROME12 to SECSTATE WASHDC, 4 Aug. 2009."
      ), (.plain, "09ROME12, U.S. Embassy Rome, 2009-08-04"),
    ])
  func styles(style: CitationStyle, words: String) throws {
    #expect(try #require(cited(cable).first).text(style) == words)
  }

  @Test("What a person says of the collection is in every form")
  func source() throws {
    var source = CitationSource()
    source.collection = try CitationTemplate("Box 3, {post} {number} of {year}")
    source.url = try CitationTemplate("https://example.org/{id}")
    let citation = try #require(cited(cable, source).first)
    for text in [citation.chicago, citation.bibTeX, citation.ris, citation.cslJSON] {
      #expect(text.contains("Box 3, ROME 12 of 2009"))
      #expect(text.contains("https://example.org/09ROME12"))
    }
  }

  @Test(
    "A template that cannot be filled says where",
    arguments: [
      ("a {idd}", 2, "idd"), ("é {", 3, nil), ("}", 0, nil), ("{id} {}", 5, ""),
    ] as [(String, Int, String?)])
  func faults(text: String, offset: Int, name: String?) {
    #expect(throws: CitationTemplate.Fault(offset: offset, name: name)) {
      try CitationTemplate(text)
    }
  }
}
