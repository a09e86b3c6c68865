import Testing

@testable import CableCore

/// What publishers leave above a cable: its classification line, its fields, a preview, a whole copy.
@Suite struct CopyTests {
  private static let header = """
    VZCZCXRO7001
    RR RUEHMD
    DE RUEHLI #0411/01 1271422
    ZNY CCCCC ZZH
    R 061422Z MAY 08
    FM AMEMBASSY LISBON
    TO RUEHC/SECSTATE WASHDC 6601
    INFO RUEHMD/AMEMBASSY MADRID 0123
    BT

    """
  private static let level = "C O N F I D E N T I A L LISBON 000411\n\nSIPDIS\n\n"
  private static let fields = """
    E.O. 12958: DECL: 05/06/2018
    TAGS: EAGR, PREL, PO
    SUBJECT: CORK TALKS AND THE GUILD


    """
  private static let body = """
    1. (C) The guild's head said that its members will wait until
    the harvest is in, and left without a further word.

    2. (C) The market closed early on Friday, and nobody knew why.

    FERRO

    """

  private func cables(_ text: String) -> [Cable] {
    Container.read(Array(text.utf8), fileName: "x.txt").cables.map { Cable(parsing: $0) }
  }

  private func facts(_ cable: Cable) -> [String] {
    [
      cable.id?.description ?? "-", cable.from?.value ?? "-",
      "\(cable.to.count + cable.info.count)",
      cable.classification?.value.description ?? "-", cable.subject?.value ?? "-",
      "\(cable.tags.map(\.value))", "\(cable.captions.map(\.value))",
      "\(cable.paragraphs.map(\.label))", "\(cable.signature.map(\.value))",
    ]
  }

  @Test("A whole transmission below its own header, and once more, is one cable")
  func twiceBelowHeader() {
    let whole = Self.header + "\n" + Self.level + Self.fields + Self.body
    let plain = cables(whole)
    for text in [Self.header + "\n\n" + whole + "\n\n" + whole, whole + "\n\n" + whole] {
      #expect(cables(text).map(facts) == plain.map(facts))
    }
  }

  @Test("Where a page has nothing in the place of its header, the text's own is read whole")
  func emptyBlockOfHeader() throws {
    let header = Telegram.header.replacing("\n", with: "&#x000A;")
    let page = ContainerTests.page
      .replacing("<code><pre>\(header)</pre></code>", with: "<code><pre></pre></code>")
      .replacing(
        "</pre></code>\n<code><pre>", with: "</pre></code>\n<code><pre>\(header)&#x000A;")
    let source = try #require(Container.read(Array(page.utf8), fileName: "a.html").cables.first)
    let cable = Cable(parsing: source)
    #expect(cable.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
    #expect(cable.id?.description == "09ASTANA1327")
  }

  @Test(
    "What is above the header is no part of the cable where it is printed again below",
    arguments: [
      level, "C O N F I D E N T I A L LISBON 000411\n", "CONFIDENTIAL LISBON 411\n\n",
      "C O N F I D E N T I A L LISBON 0004\n\n", "CONFIDENTIAL\nLISBON 411\n\n",
      "C O N F I D E N T I A L SECTION 01 OF 02 LISBON 000411\n\n",
      "UNCLAS LISBON 000411\n\n", level + "E.O. 12958: DECL: 05/06/2018\n\n",
      "TAGS: EAGR, PREL, PO\n\n", "SUBJECT: CORK TALKS AND THE GUILD\n", fields, level + fields,
      level + "E.O. 12958: DECL: 05/06/2018\nTAGS: EAGR\nSUBJECT: CORK TALKS AND\n\n",
      level + fields + "1. (C) The guild's head said that its mem...\n\n", level + fields + body,
      "08LISBON411\nCORK TALKS\nDate: 2008-05-06\nClassification: CONFIDENTIAL\n\n" + body + "\n",
    ])
  func partsAbove(above: String) throws {
    let whole = Self.header + Self.level + Self.fields + Self.body
    let found = cables(above + whole)
    #expect(found.count == 1)
    let cable = try #require(found.first)
    let alone = try #require(cables(whole).first)
    #expect(facts(cable) == facts(alone))
    #expect(cable.diagnostics.contains { $0.code == .earlierCopy })
  }

  @Test(
    "A header between the classification line and the fields is read, from any of its lines on",
    arguments: ["VZCZC", "RR RUEHMD", "DE RUEHLI", "R 061422Z"])
  func headerBelowLevel(first: String) throws {
    let start = try #require(Self.header.firstRange(of: first)?.lowerBound)
    let cable = try #require(
      cables("CONFIDENTIAL LISBON 000411\n\n" + Self.header[start...] + Self.fields + Self.body)
        .first)
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.from?.value == "AMEMBASSY LISBON")
    #expect(cable.to.count + cable.info.count == 2)
    #expect(cable.subject?.value == "CORK TALKS AND THE GUILD")
    #expect(cable.distribution.isEmpty && cable.passing.isEmpty)
    #expect(!cable.diagnostics.contains { $0.code == .earlierCopy })
  }

  @Test("A header below the fields, with the text alone below it, leaves them")
  func headerBelowFields() throws {
    let cable = try #require(cables(Self.fields + Self.header + Self.level + Self.body).first)
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.subject?.value == "CORK TALKS AND THE GUILD")
    #expect(cable.tags.map(\.value) == ["EAGR", "PREL", "PO"])
    #expect(cable.paragraphs.count == 2)
  }

  @Test("Another cable above the header of one, and another copy with its own header, stay cables")
  func others() {
    let whole = Self.header + Self.level + Self.fields + Self.body
    let other = (Self.level + Self.fields).replacing("411", with: "412")
      .replacing("CORK TALKS", with: "BREAD PRICES")
    let text = Self.body.replacing("guild", with: "baker").replacing("market", with: "mill")
      .replacing("harvest is in", with: "flour is cheap").replacing("early on", with: "before")
    #expect(cables(other + text + "\n" + whole).count == 2)
    #expect(cables(whole + whole.replacing("000411", with: "000412")).count == 2)
    #expect(
      cables(Self.level + Self.fields + Self.body + "\n" + other + text + "\n" + whole).count == 3)
  }

  @Test("A copy and the cable below it are read again from their own bytes")
  func readAgain() throws {
    let whole = Self.header + Self.level + Self.fields + Self.body
    let text =
      Self.level + Self.fields + Self.body + "\n" + whole
      + whole.replacing("411", with: "413").replacing("CORK", with: "BREAD")
    let file = Array(text.utf8)
    let found = Container.read(file, fileName: "x").cables
    #expect(found.count == 2)
    for source in found { #expect(source.readAgain(from: file) == source) }
  }

  @Test(
    "A classification line below the text with a short number, in one line or two, is no text",
    arguments: [
      "CONFIDENTIAL LISBON 411", "C O N F I D E N T I A L\nLISBON 411",
      "CONFIDENTIAL\nLISBON 000411",
    ])
  func levelBelow(line: String) throws {
    for gap in ["", "\n"] {
      let cable = try #require(
        cables(Self.header + Self.level + Self.fields + Self.body + gap + line + "\n").first)
      #expect(cable.signature.map(\.value) == ["FERRO"])
      #expect(cable.paragraphs.count == 2)
    }
  }

  @Test(
    "Days and codes below the addressees are none",
    arguments: ["OCT20", "SEP 23", "23 SEP", "SEP 23 2008", "EZ02", "EZ02 BT"])
  func unaddressed(line: String) throws {
    for end in ["\nBT\n", "\n"] {
      let cable = try #require(
        cables(
          Self.header.replacing("BT\n", with: line + end) + Self.level + Self.fields + Self.body
        ).first)
      #expect(cable.info.map(\.name) == ["AMEMBASSY MADRID"], "\(line)")
      #expect(cable.id?.description == "08LISBON411")
    }
  }

  @Test(
    "An id in a line above the text gives the year of its post and number, and of no other",
    arguments: [
      ("08LISBON411, CORK TALKS\n", "08LISBON411"), ("Viewing cable 08LISBON411\n", "08LISBON411"),
      ("See (#08LISBON411).\n", "08LISBON411"), ("Answers 07LISBON410 and 08MADRID411\n", nil),
    ])
  func yearAbove(line: String, id: String?) throws {
    let cable = try #require(cables(line + "\n" + Self.level + Self.fields + Self.body).first)
    #expect(cable.id?.description == id)
    #expect(cable.number?.value == 411)
  }

  @Test("A publisher's page copied as lines, above a header or above the text alone")
  func copiedLines() throws {
    let lines = """
      Cable reference id: #08LISBON411
      Subject: Cork talks
      Origin: Embassy Lisbon (Portugal)
      Cable time: Tue, 6 May 2008 14:22 UTC
      Classification: CONFIDENTIAL
      Source: http://cables.example.org/08LISBON411.html


      """
    for text in [
      Self.header + Self.level + Self.fields + Self.body, Self.level + Self.fields + Self.body,
    ] {
      let found = cables(lines + text)
      #expect(found.count == 1)
      let cable = try #require(found.first)
      #expect(cable.id?.description == "08LISBON411")
      #expect(cable.sent?.value.iso8601 == "2008-05-06T14:22:00Z")
      #expect(cable.subject?.value == "CORK TALKS AND THE GUILD")
      #expect(cable.from?.value.hasPrefix("http") == false)
    }
  }

  @Test(
    "The number of a page between dashes is no text", arguments: ["- 2 -", "-2-", "- 12 -", "-2 -"])
  func pageNumber(line: String) throws {
    let text = Self.body.replacing("\n\n2.", with: "\n\n\(line)\n\n2.")
    let cable = try #require(cables(Self.header + Self.level + Self.fields + text).first)
    #expect(cable.paragraphs.map(\.label) == ["1", "2"])
    #expect(!cable.paragraphs.contains { $0.text.contains(line) })
  }

  @Test(
    "A preview of the fields alone and a publisher's list are no cable beside the whole one",
    arguments: lists)
  func previewOfFields(list: String) throws {
    for cut in ["REF: ROME 7...\n\n", "1. (C) The guild's head said that its mem...\n\n"] {
      let text =
        Self.level + Self.fields + cut + list + Self.level + Self.fields + "REF: ROME 75\n\n"
        + Self.body
      let found = cables(text)
      #expect(found.count == 1)
      let cable = try #require(found.first)
      #expect(cable.id?.description == "08LISBON411")
      #expect(cable.references.map { $0.id?.description } == ["08ROME75"])
      #expect(cable.paragraphs.map(\.label) == ["1", "2"])
      #expect(cable.signature.map(\.value) == ["FERRO"])
      #expect(cable.diagnostics.contains { $0.code == .earlierCopy })
    }
  }

  /// What publishers print between two copies.
  private static let lists = [
    "411\n2008-05-06 14:22:00\n08LISBON411\nEmbassy Lisbon\nCONFIDENTIAL\n08ROME75\n\n",
    "08LISBON411\n2008-05-06 14:22:00\nEmbassy Lisbon\nCONFIDENTIAL\n\n",
    "id: 411\ndate: 2008-05-06 14:22\nrefid: 08LISBON411\norigin: Embassy Lisbon\n\n",
    "\"411\",\"2008-05-06 14:22:00\",\"08LISBON411\",\"Embassy Lisbon\",\"CONFIDENTIAL\"\n\n",
    "411\t2008-05-06 14:22:00\t08LISBON411\tEmbassy Lisbon\tCONFIDENTIAL\n\n",
  ]

  @Test(
    "A whole cable, a publisher's list and the same cable with its header are one cable",
    arguments: lists + ["411\n", "Embassy Lisbon\nCONFIDENTIAL\n08ROME75\n"])
  func repeated(list: String) throws {
    let whole = Self.header + Self.level + Self.fields + Self.body
    let timeless = whole.replacing("R 061422Z MAY 08\n", with: "")
    for text in [whole, timeless] {
      let found = cables(text + "\n" + list + text)
      #expect(found.count == 1)
      let cable = try #require(found.first)
      #expect(cable.paragraphs.map(\.label) == ["1", "2"])
      #expect(cable.signature.map(\.value) == ["FERRO"])
      #expect(cable.number?.value == 411)
      #expect(cable.diagnostics.contains { $0.code == .earlierCopy })
    }
    let later = whole.replacing("1271422", with: "1281422")
    #expect(cables(whole + "\n" + later.replacing("early", with: "late")).count == 2)
  }
}
