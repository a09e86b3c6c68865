import Testing

@testable import CableCore

/// Files as people keep them: tables without names, pages in parts, texts without line ends.
@Suite struct KeptForms {
  private static func cables(_ text: String, named name: String) -> [Cable] {
    Container.read(Array(text.utf8), fileName: name).cables.map(Cable.init(parsing:))
  }

  private static func text(_ number: Int) -> String {
    "UNCLAS ASTANA 00\(number)\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: RAIN\n\n1. (U) Rain fell.\n\nBORG"
  }

  private static func expectTwo(_ file: String, named name: String) {
    let cables = cables(file, named: name)
    #expect(cables.map { $0.id?.description } == ["09ASTANA1327", "09ASTANA1328"])
    for cable in cables {
      #expect(cable.subject?.value == "RAIN" && cable.signature.map(\.value) == ["BORG"])
      #expect(cable.paragraphs.map(\.text) == ["Rain fell."])
    }
  }

  @Test("Of a record without names, a header that is longer than the text is the header")
  func longHeader() {
    let rows = [1327, 1328].map { number in
      "('09ASTANA\(number)','2009-08-04','\(Telegram.header)RUEHXX/AMEMBASSY OSLO 0001\n"
        + "RUEHYY/AMEMBASSY BERN 0002','\(Self.text(number))')"
    }
    Self.expectTwo(
      rows.map { "INSERT INTO c VALUES\($0);" }.joined(separator: "\n"), named: "c.sql")
    let table = rows.map { $0.dropFirst().dropLast().replacing("'", with: "\"") }
    Self.expectTwo(table.joined(separator: "\n") + "\n", named: "c.csv")
  }

  @Test("An index column without a name is one, also before tabs")
  func index() {
    let rows = [1327, 1328].map {
      "\($0)\t09ASTANA\($0)\t\(Self.text($0).replacing("\n", with: "\\n"))"
    }
    Self.expectTwo("\tid\tbody\n" + rows.joined(separator: "\n") + "\n", named: "c.tsv")
  }

  @Test("A table with a name for its text alone is one, and so is a list of objects")
  func textAlone() {
    let names = ["filename", "item"]
    for name in names {
      let rows = [1327, 1328].map { "09ASTANA\($0).txt,\"\(Self.text($0))\"" }
      let cables = Self.cables(
        "\(name),text\n" + rows.joined(separator: "\n") + "\n", named: "c.csv")
      #expect(cables.map { $0.number?.value } == [1327, 1328])
      #expect(cables.map { $0.signature.map(\.value) } == [["BORG"], ["BORG"]])
    }
    let objects = [1327, 1328].map {
      "{\"text\": \"\(Self.text($0).replacing("\n", with: "\\n"))\"}"
    }
    let cables = Self.cables("[" + objects.joined(separator: ",\n") + "]", named: "c.json")
    #expect(cables.map { $0.number?.value } == [1327, 1328])
  }

  @Test(
    "Rows without names in JSON are refused by name",
    arguments: [
      "{\"columns\":[\"id\"],\"rows\":[[\"09ASTANA1327\"]]}", "{\"n\": 1, \"data\": [ [1, 2] ]}",
    ])
  func rows(json: String) {
    let contents = Container.read(Array(json.utf8), fileName: "c.json")
    #expect(contents.cables.isEmpty && contents.reason?.contains("records") == true)
  }

  @Test("A text of a record that is a part of a page loses its tags")
  func pageInRecord() {
    let objects = [1327, 1328].map {
      "{\"id\": \"09ASTANA\($0)\", \"body\": \"<pre>\(Self.text($0).replacing("\n", with: "\\n"))</pre>\"}"
    }
    Self.expectTwo("[" + objects.joined(separator: ",\n") + "]", named: "c.json")
  }

  @Test("Of a page with several cables in blocks of their own none is left out")
  func blocksOfPage() {
    let blocks = [1327, 1328].map { "<pre>\(Self.text($0))</pre>" }.joined()
    let cables = Self.cables("<html><body>\(blocks)</body></html>", named: "x.html")
    let text = cables.map { String(decoding: $0.source.bytes, as: UTF8.self) }.joined()
    #expect(text.contains("001327") && text.contains("001328"))
  }

  @Test("A page's table above a text that was copied with it is no table of cables")
  func tableAboveText() {
    let cables = Self.cables(
      "Reference ID\tCreated\tReleased\tClassification\tOrigin\n"
        + "09ASTANA1327\t2009-08-04 11:11\t2011-08-30 01:44\tUNCLASSIFIED\tEmbassy Astana\n\n"
        + Self.text(1327), named: "c.txt")
    #expect(cables.map { $0.subject?.value } == ["RAIN"])
  }

  @Test(
    "Texts without names in JSON are refused by name",
    arguments: [
      "[\"UNCLAS ASTANA 001327\\n\\nSUBJECT: X\", \"UNCLAS ASTANA 001328\\n\"]",
      "{\"09ASTANA1327\": \"UNCLAS ASTANA 001327\\n\\nSUBJECT: X\"}",
    ])
  func textsWithoutNames(json: String) {
    let contents = Container.read(Array(json.utf8), fileName: "c.json")
    #expect(contents.cables.isEmpty && contents.reason?.contains("records") == true)
  }

  @Test(
    "A part of a page is read as a page", arguments: ["div", "article", "section", "main", "body"])
  func partOfPage(tag: String) {
    let lines = Self.text(1327).replacing("\n", with: "<br/>\n")
    let cable = Self.cables("<\(tag)>\(lines)</\(tag)>", named: "09ASTANA1327.html").first
    #expect(cable?.subject?.value == "RAIN" && cable?.signature.map(\.value) == ["BORG"])
  }

  @Test(
    "Labels in a text without line ends are found whatever is in the place of their colon",
    arguments: ["SUBJ/", "SUBJ:", "SUBJECT:", "S U B J E C T :", "SUBJ8", "SUB:", "SUBJECT;"])
  func flattened(label: String) {
    let cable = Self.cables(
      "UNCLASSIFIED PAGE 01 ASTANA 01327 041111Z R 041111Z AUG 76 FM AMEMBASSY ASTANA TO SECSTATE WASHDC 1 "
        + "UNCLAS ASTANA 1327 E.O. 11652: N/A TAGS/ PFOR, TECH \(label) RAIN REF: OSLO 12 "
        + "1. RAIN FELL ON THE LAKE. 2. IT IS LATE. BORG UNCLASSIFIED NNN", named: "a.txt"
    ).first
    #expect(cable?.subject?.value == "RAIN" && cable?.tags.map(\.value) == ["PFOR", "TECH"])
    #expect(cable?.references.map { $0.id?.description } == ["76OSLO12"])
    #expect(cable?.paragraphs.map(\.label) == ["1", "2"])
    #expect(cable?.signature.map(\.value) == ["BORG"])
  }

  @Test("A text without line ends that begins with its first paragraph is split at the others")
  func flattenedBody() {
    let record =
      "[{\"doc_id\": \"1976ASTANA01327\", \"body\": \"1. RAIN FELL ON THE LAKE. 2. IT IS LATE. BORG\"}]"
    let cable = Self.cables(record, named: "a.json").first
    #expect(cable?.paragraphs.map(\.label) == ["1", "2"])
    #expect(cable?.signature.map(\.value) == ["BORG"])
  }

  @Test("A date-time group has letters for figures and no blank where there should be one")
  func tornGroups() {
    for group in ["R 04111OZ AUG 76", "R O41110Z AUG 76", "R0 41110Z AUG 76"] {
      let cable = Telegram.parse(
        "\(group)\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\n\nTAGS: PREL\n")
      #expect(
        cable.sent?.value == ZuluTime(year: 1976, month: 8, day: 4, hour: 11, minute: 10),
        "\(group)")
    }
  }

  private static let labels = """
    Date/DTG:      Aug 04, 2014 / 041111Z AUG 14
    From:          AMEMBASSY ASTANA
    Action:        WASHDC, SECSTATE ROUTINE
    Captions:      SENSITIVE
    Reference:     A) 14 OSLO 12
                   B) 14 BERN 9
    """

  @Test("The labels of SMART may be in any order, and their number may be missing")
  func smartOrder() {
    for file in ["\(Self.labels)\nMRN:           14 ASTANA 1327\nSubject:       Rain", Self.labels]
    {
      let cable = Self.cables("\(file)\n\n1. (SBU) Rain fell.\n", named: "14ASTANA1327.txt").first
      #expect(
        cable?.to.map(\.name) == ["WASHDC, SECSTATE"]
          && cable?.captions.map(\.value) == ["SENSITIVE"])
      #expect(cable?.references.map { $0.id?.description } == ["14OSLO12", "14BERN9"])
      #expect(cable?.id?.description == "14ASTANA1327")
    }
  }

  @Test("A page may end within a value of SMART's labels, in a layout as in a table")
  func smartPages() {
    let page = "\n\n                  UNCLASSIFIED\nPage 1 of 3\n\n"
    let layout =
      "MRN:           14 ASTANA 1327\n"
      + Self.labels.replacing("\n               B)", with: page + "               B)")
      + "\nSubject:       Rain\n\n1. (SBU) Rain fell.\n"
    let table = """
      | **MRN** | 14 ASTANA 1327 |
      |---|---|
      | **From** | AMEMBASSY ASTANA |
      | **Action** | WASHDC, SECSTATE *Routine* |
      | **Captions** | SENSITIVE |
      | **Reference** | A) 14 OSLO 12 B) 14 |

      **UNCLASSIFIED**
      Page 1 of 3

      | | |
      |---|---|
      | | BERN 9 |
      | **Subject** | Rain |

      1. **(SBU)** Rain fell.
      """
    for (text, name) in [(layout, "a.txt"), (table, "a.md")] {
      let cable = Self.cables(text, named: name).first
      #expect(cable?.references.map { $0.id?.description } == ["14OSLO12", "14BERN9"], "\(name)")
      #expect(cable?.subject?.value == "Rain" && cable?.paragraphs.map(\.text) == ["Rain fell."])
    }
  }

  @Test("A link of Markdown to another file is its text")
  func fileLinks() {
    let cable = Self.cables(
      "# 09ASTANA1327\n\nTAGS: PREL\nSUBJECT: RAIN\nREF: [09OSLO12](../2009/09OSLO12.md)\n\n1. (U) See [Bern](09BERN9.html).\n",
      named: "09ASTANA1327.md"
    ).first
    #expect(cable?.references.map { $0.id?.description } == ["09OSLO12"])
    #expect(cable?.paragraphs.last?.text == "See Bern.")
  }

  @Test("A relay's mail head between the header and the text of a page is no field")
  func relayBelowHeader() {
    let head =
      "From: A Relay\nSent: Tuesday, August 4, 2009\nTo: The Desk\nSubject: ASTANA 00001327 P UN 04-AUG-09 RAIN [12]\n\n"
    let page =
      "<html><body><h3>Viewing cable 09ASTANA1327, RAIN</h3><table class='cable'></table>"
      + "<code><pre>\(Telegram.header)</pre></code><code><pre>\(head)\(Self.text(1327))</pre></code></body></html>"
    let cable = Self.cables(page, named: "09ASTANA1327.html").first
    #expect(cable?.subject?.value == "RAIN" && cable?.info.map(\.name) == ["AMEMBASSY BEIJING"])
  }

  private static let telegram =
    Telegram.header
    + "RUEHXX/AMEMBASSY OSLO 0001\nUNCLAS ASTANA 001327\n\nSIPDIS\n\nE.O. 12958: N/A\n"
    + "TAGS: PREL\nSUBJECT: RAIN ON THE LAKE,\nSNOW ON THE DAM\n\nREF: OSLO 12\n\n1. (U) Rain fell\n"
    + "on the lake.\n\nTHE DAM\n\n2. (U) It is late.\n\nBORG\n"

  @Test(
    "Other line ends, blank lines between all lines and tags change nothing",
    arguments: ["\r", "\r\n", "\u{2028}", "\n\n", "<br>\n", "</body>"])
  func lineEnds(end: String) {
    let plain = Telegram.parse(Self.telegram)
    let lines = Self.telegram.replacing("\n", with: end)
    let file =
      switch end {
      case "<br>\n": "<div>\(lines)</div>"
      case "</body>": "<?xml version=\"1.0\"?>\n<c><body>\(Self.telegram)</body></c>"
      default: lines
      }
    let cable = Self.cables(file, named: "a.txt").first
    #expect(cable?.paragraphs.map(\.text) == plain.paragraphs.map(\.text))
    #expect(cable?.paragraphs.map(\.kind) == plain.paragraphs.map(\.kind))
    #expect(cable?.subject?.value == "RAIN ON THE LAKE, SNOW ON THE DAM")
    #expect(cable?.info.map(\.name) == plain.info.map(\.name))
    #expect(cable?.signature.map(\.value) == ["BORG"])
  }

  @Test("Addressees in a text without line ends are several")
  func flattenedAddressees() {
    let file = Self.telegram.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let cable = Self.cables(file, named: "a.txt").first
    #expect(cable?.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable?.info.map(\.name) == ["AMEMBASSY BEIJING", "AMEMBASSY OSLO"])
  }
}
