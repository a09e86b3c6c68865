import Testing

@testable import CableCore

/// Forms of what cables come in that few programs write: each reads as the usual one does.
@Suite struct ContainerForms {
  private func cables(_ text: String, fileName: String = "a.txt") -> [Cable] {
    Container.read(Array(text.utf8), fileName: fileName, isNamed: true).cables
      .map { Cable(parsing: $0) }
  }

  /// A telegram of the archives.
  private static func telegram(_ number: Int = 4412) -> String {
    """
    CONFIDENTIAL

    PAGE 01        LIMA    0\(number)  141530Z
    ACTION ARA-10

    R 141410Z JUN 76
    FM AMEMBASSY LIMA
    TO SECSTATE WASHDC 2231
    C O N F I D E N T I A L LIMA \(number)

    E.O. 11652: GDS
    TAGS: EFIS, PE
    SUBJECT: ANCHOVY CATCH

    1. THE MINISTER SAID ON JUNE 13 THAT THE CATCH WOULD BE SMALL THIS YEAR AND THAT BOATS
    WOULD STAY IN PORT UNTIL THE WATER COOLED. HE GAVE NO DATE, AND NOBODY ASKED FOR ONE.

    2. COMMENT: WE DOUBT IT.
    ARCE
    CONFIDENTIAL

    NNNN
    """
  }

  private static let attributes = """
    Message Attributes

    Draft Date: 14 JUN 1976
    Document Number: 1976LIMA04412
    From: LIMA
    Original Classification: CONFIDENTIAL
    Subject: ANCHOVY CATCH
    To: STATE, QUITO
    Type: TE

    """

  private static func flat(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  @Test("A telegram without line ends is read above the archive's attributes as well")
  func flattenedAboveAttributes() {
    let text = "Message Text\n\n\(Self.flat(Self.telegram()))\n\n\n\(Self.attributes)"
    let cable = cables(text).first
    #expect(cable?.paragraphs.compactMap(\.label) == ["1", "2"])
    #expect(cable?.signature.map(\.value) == ["ARCE"])
    #expect(cable?.sent?.value.iso8601 == "1976-06-14T14:10:00Z")
  }

  @Test("Telegrams without line ends, each in a line, are a cable each")
  func flattenedLines() {
    let numbers = [4412, 4413, 4414]
    let lines = numbers.map { Self.flat(Self.telegram($0)) + "\n" }
    let found = cables(lines.joined(separator: "\n"))
    #expect(found.map { $0.id?.description } == ["76LIMA4412", "76LIMA4413", "76LIMA4414"])
    #expect(found.allSatisfy { $0.paragraphs.compactMap(\.label) == ["1", "2"] })
  }

  @Test(
    "An archive's telegram whose text could not be read is partial, whatever stands for it",
    arguments: [
      "MICROFILM TEXT NOT AVAILABLE", "TEXT UNAVAILABLE", "", "n/a",
      "THE TEXT OF THIS TELEGRAM IS UNAVAILABLE",
      "MRN: 1976LIMA004412  SEGMENT NUMBER: 000001  EXPAND ERROR ENCOUNTERED",
    ])
  func unread(text: String) {
    let cable = cables("Message Text\n\n\(text)\n\n\(Self.attributes)").first
    #expect(cable?.isPartial == true)
    #expect(cable?.id?.description == "76LIMA4412")
    #expect(cable?.to.map(\.name) == ["STATE", "QUITO"])
  }

  @Test("The same words in a telegram's own text leave it whole")
  func unreadInText() {
    let text = Self.telegram().replacing("WE DOUBT IT", with: "FULL TEXT NOT AVAILABLE HERE")
    #expect(cables("Message Text\n\n\(text)\n\n\(Self.attributes)").first?.isPartial == false)
  }

  @Test(
    "A backslash in a string of SQL whose lines end as lines do is a backslash",
    arguments: [
      "INSERT INTO cables (id, body) VALUES\n('09ROME12','%'),\n('09ROME13','%');\n",
      "INSERT INTO cables (id, body) VALUES (N'09ROME12', N'%');\nGO\n",
      "BEGIN;\nINSERT INTO cables (id, body) VALUES ('09ROME12','%');\nCOMMIT;\n",
    ])
  func backslashes(statement: String) {
    let body =
      "UNCLAS ROME 000012\n\nTAGS: EFIS\nSUBJECT: FISH\n\n1. (U) It isn''t in C:\\new\\run.\n"
    let cable = cables(statement.replacing("%", with: body), fileName: "a.sql").first
    #expect(cable?.paragraphs.map(\.text) == ["It isn't in C:\\new\\run."])
  }

  @Test("A backslash in a table whose lines end with CR is a backslash")
  func backslashBetweenReturns() {
    let body = "UNCLAS ROME 000012\n\nTAGS: EFIS\nSUBJECT: FISH\n\n1. (U) It is in C:\\new\\run.\n"
    let text = "id,body\n09ROME12,\"\(body)\"\n09ROME13,\"\(body)\"\n"
    let found = cables(text.replacing("\n", with: "\r"))
    #expect(found.map { $0.paragraphs.map(\.text) }.first == ["It is in C:\\new\\run."])
  }

  @Test("Blanks may be between a separator and the quote that opens a value")
  func blanksBeforeQuotes() {
    let body = "UNCLAS ROME 000012\n\nTAGS: EFIS\nSUBJECT: FISH\n\n1. (U) \"\"Soon,\"\" he said.\n"
    let rows = ["12", "13"].map { number in
      "09ROME\(number), 1/2/2009, \"Embassy Rome\", \"\(body.replacing("12", with: number))\"\n"
    }
    let found = cables("id, date, origin, body\n" + rows.joined())
    #expect(found.map { $0.id?.description } == ["09ROME12", "09ROME13"])
    #expect(found.first?.paragraphs.map(\.text) == ["\"Soon,\" he said."])
  }

  private static let block = """
    MRN:        13 QUITO 501
    Date/DTG:   Jun 03, 2013 / 031005Z JUN 13
    From:       AMEMBASSY QUITO
    Action:     WASHDC, SECSTATE PRIORITY
    E.O.:       13526
    TAGS:       EAGR, EC
    Captions:   SENSITIVE
    Reference:  13 QUITO 440
    Subject:    Roses

    1. (SBU) They bloom.

    """

  @Test(
    "The labels of SMART have other names, and blanks before their colons",
    arguments: [
      ("Action:", "To:    "), ("E.O.:", "Executive Order:"), ("Date/DTG:", "DTG:"),
      (":  ", " : "),
    ])
  func labels(printed: String, other: String) {
    let cable = cables(Self.block.replacing(printed, with: other)).first
    #expect(cable?.id?.description == "13QUITO501")
    #expect(cable?.from?.value == "AMEMBASSY QUITO")
    #expect(cable?.to.map(\.name) == ["WASHDC, SECSTATE"])
    #expect(cable?.precedence?.value.word == "PRIORITY")
    #expect(cable?.sent?.value.iso8601 == "2013-06-03T10:05:00Z")
    #expect(cable?.executiveOrder?.value.order == "13526")
    #expect(cable?.captions.map(\.value) == ["SENSITIVE"])
  }

  @Test("A time group alone is when a cable of SMART was sent")
  func timeGroup() {
    let text = Self.block.replacing("Date/DTG:   Jun 03, 2013 / ", with: "DTG:        ")
    #expect(cables(text).first?.sent?.value.iso8601 == "2013-06-03T10:05:00Z")
  }

  @Test("Addressees in lines of their own are one each")
  func addresseeLines() {
    let blanks = String(repeating: " ", count: 12)
    let lines = "PRIORITY\n\(blanks)LIMA, AMEMBASSY ROUTINE\n\(blanks)BOGOTA, AMEMBASSY ROUTINE"
    let cable = cables(Self.block.replacing("PRIORITY", with: lines)).first
    #expect(cable?.to.map(\.name) == ["WASHDC, SECSTATE", "LIMA, AMEMBASSY", "BOGOTA, AMEMBASSY"])
    #expect(cable?.precedence?.value.word == "PRIORITY")
  }

  @Test("The archive's attributes may be above the text, of one telegram and of several")
  func attributesFirst() {
    func file(_ number: Int) -> String {
      let attributes = Self.attributes.replacing("04412", with: "0\(number)")
      return "\(attributes)\nMessage Text\n\n\(Self.telegram(number))\n\n"
    }
    for numbers in [[4412], [4412, 4413, 4414]] {
      let found = cables(numbers.map(file).joined())
      #expect(found.map { $0.id?.description } == numbers.map { "76LIMA\($0)" })
      #expect(found.allSatisfy { $0.paragraphs.compactMap(\.label) == ["1", "2"] })
    }
  }

  @Test("Blanks may be on both sides of a separator where every value is in quotes")
  func blanksAroundSeparators() {
    let body = "UNCLAS ROME 000012\n\nTAGS: EFIS\nSUBJECT: FISH\n\n1. (U) \"\"Soon,\"\" he said.\n"
    for separator in [", ", " , ", ","] {
      let rows = [["id", "date", "body"], ["09ROME12", "1/2/2009", body]].map { row in
        row.map { "\"\($0)\"" }.joined(separator: separator) + "\n"
      }
      let found = cables(rows.joined())
      #expect(found.map { $0.id?.description } == ["09ROME12"])
      #expect(found.first?.paragraphs.map(\.text) == ["\"Soon,\" he said."])
    }
  }

  @Test("Strings that Oracle joins are one text, with the line ends between them")
  func joinedStrings() {
    let lines = [
      "UNCLAS ROME 000012", "", "TAGS: EFIS", "SUBJECT: FISH", "", "1. (U) It isn''t far.",
    ]
    let value = lines.map { "'\($0)'" }.joined(separator: "||CHR(10)||")
    let cable = cables("INSERT INTO CABLES (ID,BODY) VALUES ('09ROME12',\(value));\n").first
    #expect(cable?.subject?.value == "FISH")
    #expect(cable?.paragraphs.map(\.text) == ["It isn't far."])
  }

  @Test("A table of something else above that of the cables names no column of theirs")
  func severalTables() {
    let body = "UNCLAS ROME 000012\n\nTAGS: EFIS\nSUBJECT: FISH\n\n1. (U) It swims.\n"
    let found = cables(
      "INSERT INTO tags (id, tag) VALUES (1,'EFIS');\nINSERT INTO tags (id, tag) VALUES (2,'EAGR');\n"
        + "INSERT INTO cables (ref_id, body) VALUES ('09ROME12','\(body)');\n")
    #expect(found.map { $0.tags.map(\.value) } == [["EFIS"]])
    #expect(found.first?.subject?.value == "FISH")
  }

  @Test("SMART within a page is read as it is in a text")
  func pages() {
    let page = "<html><body><pre>\(Self.block)</pre></body></html>"
    let table =
      "<html><body><table><tr><td><b>MRN:</b></td><td>13 QUITO 501</td></tr>"
      + "<tr><td>From:</td><td>AMEMBASSY QUITO</td></tr>"
      + "<tr><td>Action:</td><td>WASHDC, SECSTATE <i>PRIORITY</i></td></tr>"
      + "<tr><td>Subject:</td><td>Roses</td></tr></table><p>1. (SBU) They bloom.</p></body></html>"
    for text in [page, table] {
      let cable = cables(text, fileName: "a.html").first
      #expect(cable?.id?.description == "13QUITO501")
      #expect(cable?.to.map(\.name) == ["WASHDC, SECSTATE"])
      #expect(cable?.paragraphs.map(\.text) == ["They bloom."])
    }
  }

  @Test("Each of several drafters has a line, and a page ends within a sentence")
  func drafters() {
    let cable = cables(
      Self.block.replacing("They bloom.", with: "The growers near Cayambe met Minister\n\n")
        + "                 UNCLASSIFIED\n                 Page 1 of 2\n\n"
        + "                 UNCLASSIFIED\n                 SBU\n\n\nCordero for an hour.\n\n"
        + "Drafted By:  QUITO:Paz, Ana\n             QUITO:Roe, Tim\n"
    ).first
    #expect(cable?.draftedBy.map(\.value) == ["Paz, Ana", "Roe, Tim"])
    #expect(
      cable?.paragraphs.map(\.text)
        == ["The growers near Cayambe met Minister Cordero for an hour."])
  }

  @Test(
    "The banner of a page names controls, and a level by its letters",
    arguments: [
      ("CONFIDENTIAL//REL TO USA, GBR", Level.confidential, ["REL TO USA, GBR"]),
      ("SECRET//NOFORN", .secret, ["NOFORN"]), ("SBU", .unclassified, ["FOUO"]),
    ])
  func banners(line: String, level: Level, controls: [String]) {
    let text = Self.block.replacing("Captions:   SENSITIVE\n", with: "")
    let cable = cables("            \(line)\n\n\(text)").first
    #expect(cable?.classification?.value.level == level)
    #expect(cable?.classification?.value.controls == controls)
  }

  private func document(_ title: String, date: String) -> Cable? {
    cables(
      "<TEI><div type=\"document\"><head>1. \(title)</head><dateline><placeName>New York</placeName>, "
        + "<date>\(date)</date></dateline><p>513. Rain fell.</p></div></TEI>"
    ).first
  }

  @Test("A mission to somebody is the sender, and a date without an attribute is one")
  func missions() {
    let cable = document(
      "Telegram From the Mission to the United Nations to the Department of State",
      date: "October 2, 1968")
    #expect(cable?.from?.value == "Mission to the United Nations")
    #expect(cable?.to.map(\.name) == ["Department of State"])
    #expect(cable?.sent?.value.iso8601 == "1968-10-02T00:00:00Z")
    let mission = document("Telegram From the Mission to the United Nations", date: "undated")
    #expect(mission?.from?.value == "Mission")
    #expect(mission?.sent == nil)
  }
}
