import Testing

@testable import CableCore

/// Cables as they are released and passed on: SMART blocks, front matter, copied pages, archives.
@Suite struct SurroundedTests {
  private func cable(_ text: String) throws -> Cable {
    try #require(
      Container.read(Array(text.utf8), fileName: "x.txt").cables.first.map { Cable(parsing: $0) })
  }

  private static let layout = """
                                               UNCLASSIFIED
                                                   SBU

         MRN:              13 LISBON 501
         Date/DTG:         Jun 03, 2013 / 031005Z JUN 13
         From:             AMEMBASSY LISBON
         Action:           WASHDC, SECSTATE Routine; MADRID, AMEMBASSY Priority
         E.O.:             13526
         TAGS:             EAGR, PREL, PO
         Captions:         SENSITIVE
         Reference:        A) 13 LISBON 488
                           B) 12 MADRID 1120
         Pass Line:        DEPARTMENT PASS TO AGRICULTURE
         Subject:          Cork Talks Go On


         1. (SBU) Summary: The guild said on June 2 that its members will
         wait. End Summary.

         2. (U) Prices fell, and the guild asked for a

                                               UNCLASSIFIED
                                               Page 1 of 2


                                               UNCLASSIFIED
                                                   SBU

         survey of the harvest.

         Signature:        Ferro

         Drafted By:       LISBON:Costa, Ana M
         Cleared By:       ECON:Reis, Luis
                           POL:Nunes, Rui
         Info:             COMMERCE WASHINGTON DC Routine; OSLO, AMEMBASSY Routine

         XMT:              ROME, AMEMBASSY

                                               UNCLASSIFIED
                                               Page 2 of 2
    """

  private static let markdown = """
    # UNCLASSIFIED
    ## SBU

    | **MRN:** | 13 LISBON 501 |
    |---|---|
    | **Date/DTG:** | Jun 03, 2013 / 031005Z JUN 13 |
    | **From:** | AMEMBASSY LISBON |
    | **Action:** | WASHDC, SECSTATE *Routine*; MADRID, AMEMBASSY *Priority* |
    | **E.O.:** | 13526 |
    | **TAGS:** | EAGR, PREL, PO |
    | **Captions:** | SENSITIVE |
    | **Reference:** | A) 13 LISBON 488 B) 12 MADRID 1120 |
    | **Pass Line:** | DEPARTMENT PASS TO AGRICULTURE |
    | **Subject:** | Cork Talks Go On |

    ### 1. **(SBU)** Summary: The guild said on June 2 that its members will wait. End Summary.

    2\\. ~~(U)~~ Prices fell, and the guild asked for a survey of the harvest.

    **Signature:** Ferro
    **Drafted By:** LISBON:Costa, Ana M
    **Info:** COMMERCE WASHINGTON DC *Routine*; OSLO, AMEMBASSY *Routine*
    """

  @Test(
    "A SMART cable is read from a page's layout and from Markdown", arguments: [layout, markdown])
  func smart(text: String) throws {
    let cable = try cable(text)
    #expect(cable.id?.description == "13LISBON501")
    #expect(cable.sent?.value.iso8601 == "2013-06-03T10:05:00Z")
    #expect(cable.from?.value == "AMEMBASSY LISBON")
    #expect(cable.to.map(\.name) == ["WASHDC, SECSTATE", "MADRID, AMEMBASSY"])
    #expect(cable.info.map(\.name) == ["COMMERCE WASHINGTON DC", "OSLO, AMEMBASSY"])
    #expect(cable.tags.map(\.value) == ["EAGR", "PREL", "PO"])
    #expect(cable.captions.map(\.value) == ["SENSITIVE"])
    #expect(cable.references.compactMap { $0.id?.description } == ["13LISBON488", "12MADRID1120"])
    #expect(cable.distribution.map(\.value) == ["DEPARTMENT PASS TO AGRICULTURE"])
    #expect(cable.subject?.value == "Cork Talks Go On")
    #expect(cable.signature.map(\.value) == ["Ferro"])
    #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"])
    #expect(cable.paragraphs.first?.mark?.mark == "SBU")
    #expect(cable.paragraphs.last?.text.hasSuffix("asked for a survey of the harvest.") == true)
    #expect(cable.source.format == .foia)
    #expect(!cable.diagnostics.contains { $0.code == .unreadTable })
    #expect(cable.source.hints.values.contains { $0.source == "Drafted By" })
  }

  /// The Markdown with its labels in another form of Markdown, or its paragraphs.
  private static let markdownForms: [(name: String, text: String)] = {
    func labels(_ row: (_ name: String, _ value: String) -> String) -> String {
      markdown.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
        if line == "|---|---|" { return nil }
        let text = line.filter { $0 != "|" && $0 != "*" }.drop { $0 == " " }
        guard line.hasPrefix("| **") || line.hasPrefix("**"), let colon = text.firstIndex(of: ":")
        else { return String(line) }
        let value = text[text.index(after: colon)...].split(separator: " ").joined(separator: " ")
        return row(String(text[..<colon]), value)
      }.joined(separator: "\n")
    }
    return [
      ("bold", labels { "**\($0):** \($1)" }), ("the colon outside", labels { "**\($0)**: \($1)" }),
      ("underscores", labels { "__\($0):__ \($1)" }), ("a list", labels { "- **\($0):** \($1)" }),
      ("a list of stars", labels { "* \($0): \($1)" }),
      ("two blanks at the end", labels { "**\($0):** \($1)  " }),
      ("a backslash at the end", labels { "**\($0):** \($1)\\" }),
      ("a break at the end", labels { "**\($0):** \($1)<br>" }),
      ("cells without colon", "|  |  |\n|:--|:--|\n" + labels { "| **\($0)** | \($1) |" }),
      ("a head of cells", "| Field | Value |\n|---|---|\n" + labels { "| \($0): | \($1) |" }),
      (
        "breaks between addressees",
        labels { "| \($0) | \($1.replacing("; ", with: "<br>")) |" }
      ),
      ("a grid", "+----+----+\n" + labels { "| \($0): | \($1) |\n+----+----+" }),
    ]
  }()

  @Test(
    "Labels in any form of Markdown are those of a SMART cable", arguments: markdownForms.indices)
  func smartForms(index: Int) throws {
    let (name, text) = Self.markdownForms[index]
    let cable = try cable(text)
    #expect(cable.id?.description == "13LISBON501", "\(name)")
    #expect(cable.sent?.value.iso8601 == "2013-06-03T10:05:00Z", "\(name)")
    #expect(cable.from?.value == "AMEMBASSY LISBON", "\(name)")
    #expect(cable.to.map(\.name) == ["WASHDC, SECSTATE", "MADRID, AMEMBASSY"], "\(name)")
    #expect(cable.info.map(\.name) == ["COMMERCE WASHINGTON DC", "OSLO, AMEMBASSY"], "\(name)")
    #expect(cable.tags.map(\.value) == ["EAGR", "PREL", "PO"], "\(name)")
    #expect(
      cable.references.compactMap { $0.id?.description } == ["13LISBON488", "12MADRID1120"],
      "\(name)")
    #expect(cable.subject?.value == "Cork Talks Go On", "\(name)")
    #expect(cable.signature.map(\.value) == ["Ferro"], "\(name)")
    #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"], "\(name)")
  }

  @Test("Front matter of TOML is the container's word, too")
  func frontMatterOfTOML() throws {
    let cable = try cable(
      "+++\nid = \"08LISBON411\"\ndate = 2008-05-06T14:22:00Z\ntags = [\"EAGR\", \"PREL\"]\n"
        + "[params]\norigin = \"Embassy Lisbon\"\n+++\n\nSUBJECT: CORK\n\n1. (U) The fair opened.\n\n"
        + "2. (U) It closed.\n")
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.sent?.value.iso8601 == "2008-05-06T14:22:00Z")
    #expect(cable.tags.map(\.value) == ["EAGR", "PREL"])
    #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"])
  }

  @Test(
    "Labels above a whole cable are the container's word",
    arguments: [
      "Reference ID: 08LISBON411\nDate: 2008-05-06 14:22\nOrigin: Embassy Lisbon\nSubject: CORK\n\n",
      "Subject: CORK\nID:   08LISBON411  \nCreated: 2008-05-06 14:22\n",
      "\nRef ID: 08LISBON411\r\nDate Sent: 2008-05-06 14:22\r\nTitle: CORK\r\n\r\n",
    ])
  func labelsAbove(head: String) throws {
    let cable = try cable(
      head + "CONFIDENTIAL LISBON 000411\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: EAGR, PO\n\n"
        + "1. (C) The fair opened.\n\nFERRO\n")
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.subject?.value == "CORK")
    #expect(cable.sent?.value.iso8601 == "2008-05-06T14:22:00Z")
    #expect(cable.classification?.value.level == .confidential)
    #expect(cable.captions.map(\.value) == ["SIPDIS"])
    #expect(cable.tags.map(\.value) == ["EAGR", "PO"])
    #expect(cable.passing.isEmpty)
  }

  @Test("Labels that are all a cable has are its own, and not a container's")
  func labelsAlone() throws {
    let cable = try cable(
      "Subject: CORK\nTags: EAGR, PO\nRef: 08 MADRID 77\n\n1. (C) The fair opened.\n")
    #expect(cable.subject?.range.isEmpty == false)
    #expect(cable.tags.map(\.value) == ["EAGR", "PO"])
    #expect(cable.source.hints.values.isEmpty)
  }

  @Test(
    "A publisher's labels above a text alone say what it is",
    arguments: [
      "Reference ID: 08LISBON411\nDate: 2008-05-06 14:22\nClassification: CONFIDENTIAL\n"
        + "Origin: Embassy Lisbon\nSubject: CORK\n\n",
      "Cable: 08LISBON411\nSubject: CORK\nCreated: 2008-05-06 14:22\nClassification: CONFIDENTIAL\n"
        + "Origin: Embassy Lisbon\n\n",
      "08LISBON411\n2008-05-06 14:22\nCONFIDENTIAL\nEmbassy Lisbon\n\nSUBJECT: CORK\n\n",
    ])
  func labelsAboveText(head: String) throws {
    let cable = try cable(head + "1. (C) The fair opened.\n\nFERRO\n")
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.subject?.value == "CORK")
    #expect(cable.from?.value == "Embassy Lisbon")
    #expect(cable.sent?.value.iso8601 == "2008-05-06T14:22:00Z")
    #expect(cable.classification?.value.level == .confidential)
    #expect(cable.passing.isEmpty)
  }

  @Test("A list of ids is no cable, and neither is a table that a program printed")
  func noCables() {
    let texts = [
      "08LISBON411\n08LISBON412\n08LISBON413\n",
      "         id = 08LISBON411\n       date = 2008-05-06\n       body = 1. (C) The fair opened.\n",
      "[[cable]]\nid = \"08LISBON411\"\nbody = \"\"\"\n1. (C) The fair opened.\n\"\"\"\n",
      "id = \"08LISBON411\"\nbody = \"\"\"\n1. (C) The fair opened.\n\"\"\"\n",
    ]
    let found = texts.map { Container.read(Array($0.utf8), fileName: "x") }
    #expect(found.map(\.cables.count) == [0, 0, 0, 0])
    #expect(found[1].reason?.contains(".mode csv") == true)
    #expect(found[2].reason?.contains("TOML") == true)
    #expect(found[3].reason?.contains("TOML") == true)
  }

  @Test(
    "Several cables as data of a program are not read as one",
    arguments: [
      ("cables = [{'id': ", "Python"), ("[{'id': ", "Python"), ("[(", "Python"),
      ("rows = [('08LISBON411', ", "Python"), ("structure(list(text = c(", "R"),
    ])
  func dataOfPrograms(opening: String, language: String) {
    let text = "1. (C) The fair opened.\\n\\n2. (C) It rained.\\n"
    let whole = opening + "'UNCLAS LISBON 411\\n\\n\(text)'), 'UNCLAS LISBON 412\\n\\n\(text)')]\n"
    let found = Container.read(Array(whole.utf8), fileName: "x")
    #expect(found.cables.isEmpty)
    #expect(found.reason?.contains(language) == true)
  }

  @Test("Front matter is the container's word, and links of a wiki are references")
  func frontMatter() throws {
    let cable = try cable(
      """
      ---
      id: "08LISBON411"
      date: 2008-05-06
      tags: [EAGR, PREL]
      aliases:
        - cork
      title: Cork prices
      ---

      ```
      R 061422Z MAY 08
      FM AMEMBASSY LISBON
      TO RUEHC/SECSTATE WASHDC 4410

      UNCLAS LISBON 000411

      E.O. 12958: N/A
      TAGS: EAGR, PREL, PO
      SUBJECT: CORK PRICES

      REF: [[08MADRID77]]

      1. (U) The fair opened. See [[07ROME3011|Rome 3011]] for more.

      FERRO
      ```
      """)
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.sent?.value.iso8601 == "2008-05-06T14:22:00Z")
    #expect(cable.subject?.value == "CORK PRICES")
    #expect(cable.references.compactMap { $0.id?.description } == ["08MADRID77"])
    #expect(cable.mentions.compactMap { $0.id?.description } == ["07ROME3011"])
    #expect(cable.source.hints.values.map(\.source) == ["id", "date", "tags", "aliases", "title"])
  }

  @Test("The text of a copied page keeps the page's table apart")
  func copiedPage() throws {
    let cable = try cable(
      """
      CORK PRICES
      Date:1978 May 6, 14:10 (Saturday)\tCanonical ID:78LISBON411_d
      Original Classification:CONFIDENTIAL\tCurrent Classification:UNCLASSIFIED
      Handling Restrictions-- Not Assigned --
      TAGS:PO - Portugal | EAGR - Agriculture\tConcepts:-- Not Assigned --
      From:Portugal Lisbon\tMarkings:-- Not Assigned --
      To:Spain Madrid | Secretary of State

      Content
      Show Headers
      R 061410Z MAY 78
      FM AMEMBASSY LISBON
      TO SECSTATE WASHDC 2231
      C O N F I D E N T I A L LISBON 0411

      E.O. 11652: GDS
      TAGS: EAGR, PO
      SUBJ: CORK PRICES

      1. (C) THE GUILD WAITS.

      FERRO
      """)
    #expect(cable.id?.description == "78LISBON411")
    #expect(cable.tags.map(\.value) == ["EAGR", "PO"])
    #expect(cable.from?.value == "AMEMBASSY LISBON")
    #expect(cable.classification?.value.level == .confidential)
    #expect(cable.source.hints.tags?.contains("Portugal") == false)
  }

  @Test(
    "A date-time group is Zulu whatever the letter of its zone",
    arguments: [
      ("061422Z MAY 08", "2008-05-06T14:22:00Z"), ("061422A MAY 08", "2008-05-06T13:22:00Z"),
      ("010022B MAY 08", "2008-04-30T22:22:00Z"), ("312222R DEC 07", "2008-01-01T03:22:00Z"),
      ("061422Z MAY 7 8", "1978-05-06T14:22:00Z"), ("061422 Z M AY 78", "1978-05-06T14:22:00Z"),
      ("0 61422Z MAY 78", "1978-05-06T14:22:00Z"), ("061422 MAY 78", "1978-05-06T14:22:00Z"),
      ("061422MAY78", "1978-05-06T14:22:00Z"), ("06 14 22 A MAY 7 8", "1978-05-06T13:22:00Z"),
      ("061422 MARCH 78", "1978-03-06T14:22:00Z"), ("061422M MAR 78", "1978-03-06T02:22:00Z"),
    ])
  func zones(group: String, sent: String) throws {
    let cable = try cable(
      "R \(group)\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\nUNCLAS LISBON 000411\n\nTAGS: PO\nSUBJECT: A\n\n1. (U) B.\n"
    )
    #expect(cable.sent?.value.iso8601 == sent)
  }

  @Test(
    "Labels as the archives spell them",
    arguments: [
      ("SUB: CORK", "TAGS: PO"), ("SUBJ/ CORK", "TAGSC: PO"), ("S U B J E C T : CORK", "TAGS/ PO"),
      ("SUBJ8 CORK", "TAGS PO"), ("SUBJECT:5: CORK", "TAGS8 PO"), ("SUBJ.: CORK", "TAGS.: PO"),
      ("SUBJ8: CORK", "TAG: PO"), ("SUBJECT5 CORK", "TAGS5: PO"), ("SUBJT: CORK", "TAGS; PO"),
      ("SUB.: CORK", "T A G S : PO"), ("SUBJECT/: CORK", "TAGS/: PO"),
    ])
  func archiveLabels(subject: String, tags: String) throws {
    let cable = try cable(
      "R 061410Z MAY 78\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\nUNCLAS LISBON 0411\n\nE.O. 11652: N/A\n\(tags)\n\(subject)\n\n1. THE GUILD WAITS.\nFERRO\n"
    )
    #expect(cable.subject?.value == "CORK")
    #expect(cable.tags.map(\.value) == ["PO"])
  }

  @Test(
    "Any sign may be printed for the colon of a label",
    arguments: Array("*()=?+&%$#@!<>_\"'|^~`;,./¢¿"))
  func garbledColons(sign: Character) throws {
    for gap in ["", " "] where gap.isEmpty || !"(\"'.,;/¢¿".contains(sign) {
      let cable = try archived(
        "E.O. 11652\(sign) GDS", "TAGS\(gap)\(sign) EAGR, PO", "SUBJECT\(gap)\(sign) CORK PRICES",
        "REF\(sign) LISBON 398")
      #expect(cable.executiveOrder?.value.order == "11652")
      #expect(cable.executiveOrder?.value.text == "GDS")
      #expect(cable.tags.map(\.value) == ["EAGR", "PO"])
      #expect(cable.subject?.value == "CORK PRICES")
      #expect(cable.references.map { $0.id?.description } == ["78LISBON398"])
    }
  }

  @Test(
    "A sign for a colon may be glued to what follows, and a mark keeps its brackets",
    arguments: [
      ("SUBJECT*CORK", "CORK"), ("SUBJ=CORK", "CORK"), ("S U B J E C T * CORK", "CORK"),
      ("S U B J* CORK", "CORK"), ("SUBJECT(U) CORK", "CORK"), ("SUBJECT (U) CORK", "CORK"),
      ("SUBJECT: (CORK AND BARK) PRICES", "(CORK AND BARK) PRICES"),
      ("SUBJECT: $ 5 MILLION FOR CORK", "$ 5 MILLION FOR CORK"),
      ("SUBJECT: \"CORK\"", "\"CORK\""), ("SUBJECT \"CORK\"", "\"CORK\""),
    ])
  func garbledSubjects(line: String, subject: String) throws {
    let cable = try archived("E.O. 116528 GDS", "TAGS: PO", line, "REF8 LISBON 398")
    #expect(cable.subject?.value == subject)
    #expect(cable.executiveOrder?.value.order == "11652")
    #expect(cable.references.map { $0.id?.description } == ["78LISBON398"])
  }

  @Test(
    "Codes of TAGS in pieces are put together, and what is a code by itself is left as it is",
    arguments: [
      ("P E P R", ["PEPR"]), ("P E P R, ETRD", ["PEPR", "ETRD"]),
      ("ETRD, P E P R", ["ETRD", "PEPR"]),
      ("P E P R E T R D", ["PEPR", "ETRD"]), ("E TRD", ["ETRD"]), ("ETR D, PO", ["ETRD", "PO"]),
      ("P E P R, P O, U S", ["PEPR", "PO", "US"]), ("P. E. P. R.", ["PEPR"]),
      ("O V I P (FERRO, ANA)", ["OVIP", "FERRO, ANA"]),
      ("PEPR, E T RD, PO", ["PEPR", "ETRD", "PO"]),
      ("PEP R, P EPR", ["PEPR"]), ("ET RD, PO", ["ETRD", "PO"]), ("P E P R PO", ["PEPR", "PO"]),
      ("US UR PO", ["US", "UR", "PO"]), ("PE PR", ["PE", "PR"]), ("A PEPR", ["PEPR"]),
      ("PEPR NT IS PO", ["PEPR", "NT", "IS", "PO"]), ("OV IP, PO", ["OVIP", "PO"]),
      ("NT, IS", ["NT", "IS"]), ("PI NR", ["PINR"]), ("EU N, PO", ["EUN", "PO"]),
      ("AS EAN", ["ASEAN"]), ("A S, EAN", ["AS", "EAN"]),
      ("PEPR,\nE T R D, PO", ["PEPR", "ETRD", "PO"]), ("IAEA NPT PO", ["IAEA", "NPT", "PO"]),
    ])
  func tornTags(field: String, tags: [String]) throws {
    for label in ["TAGS:", "TAGS*", "T A G S :"] {
      let cable = try archived(
        "E.O. 11652: GDS", "\(label) \(field)", "SUBJECT: CORK", "REF: LISBON 398")
      #expect(cable.tags.map(\.value) == tags, "\(label)")
      #expect(cable.subject?.value == "CORK")
    }
  }

  @Test(
    "Codes of TAGS that a converter linked are whole, whatever they would make up together",
    arguments: [
      "TAGS: [ENRG](#) [EU](#) [N](#) [NT](#) [IS](#)",
      "**TAGS:** [ENRG](#x) [EU](#) [N](#) [NT](#) [IS](#)",
      "TAGS: <a href='/tag/ENRG_0.html'>ENRG</a> <a href='#'>EU</a> <a href='#'>N</a> "
        + "<a href='#'>NT</a> <a href='#'>IS</a>",
    ])
  func linkedTags(line: String) throws {
    let text =
      "R 061410Z MAY 08\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\nUNCLAS LISBON 000411\n\n\(line)\nSUBJECT: CORK\n\n1. (U) The guild waits.\n"
    let isPage = line.contains("<a")
    let cable = try cable(isPage ? "<html><code><pre>\(text)</pre></code></html>" : text)
    #expect(cable.tags.map(\.value).filter { $0 != "N" } == ["ENRG", "EU", "NT", "IS"])
  }

  private func archived(_ lines: String...) throws -> Cable {
    try cable(
      "PAGE 01        LISBON  00411  061422Z\nR 061410Z MAY 78\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\nUNCLAS LISBON 0411\n\n"
        + lines.joined(separator: "\n") + "\n\n1. THE GUILD WAITS.\nFERRO\n")
  }

  @Test(
    "TAGS with a misspelled label are known by the list after it, whichever of its codes a table has",
    arguments: ["TAGS", "TAG", "TAGA", "TAGX", "TAGSS", "AGS"])
  func misspelledTags(label: String) throws {
    let cable = try cable(
      "R 061410Z MAY 78\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\nUNCLAS LISBON 0411\n\nE.O. 11652: N/A\n\(label): QXQX, EAGR, PO\nSUBJECT: CORK\n\n1. THE GUILD WAITS.\nFERRO\n"
    )
    #expect(cable.tags.map(\.value) == ["QXQX", "EAGR", "PO"])
  }

  @Test("Pages and mails end to end are several cables, each read again from its own bytes")
  func seams() throws {
    func text(_ number: Int) -> String {
      "R 061422Z MAY 08\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\nUNCLAS LISBON 000\(number)\n\nTAGS: PO\nSUBJECT: A\n\n1. (U) B.\n"
    }
    let pages = [411, 412, 413].map { number in
      "<!DOCTYPE html>\n<html><body><code><pre>\(text(number))</pre></code></body></html>\n"
    }
    let mails = [411, 412, 413].map { number in
      "From ann@example.org Tue May  6 14:22:00 2008\nFrom: ann@example.org\nSubject: x\n"
        + "Content-Type: text/plain\n\n\(text(number))\n"
    }
    func transmission(_ number: Int) -> String {
      "VZCZCXRO1\nRR RUEHMD\nDE RUEHLI #0\(number) 1271422\nZNR UUUUU ZZH\n" + text(number)
    }
    let texts = [411, 412, 413].map(transmission)
    let forms = Container.read(Array(texts.joined(separator: "\u{0C}").utf8), fileName: "x").cables
    #expect(
      forms.map { Cable(parsing: $0).id?.description }
        == ["08LISBON411", "08LISBON412", "08LISBON413"], "form feeds")
    for file in [pages.joined(), mails.joined()] {
      let bytes = Array(file.utf8)
      let found = Container.read(bytes, fileName: "x").cables
      #expect(
        found.map { Cable(parsing: $0).id?.description }
          == ["08LISBON411", "08LISBON412", "08LISBON413"])
      #expect(found.map(\.part) == [0, 1, 2])
      for source in found {
        let again = Container.cable(
          in: Array(bytes[source.fileRange]), head: bytes, fileName: "x", part: source.part,
          fileRange: source.fileRange)
        #expect(again == source)
      }
    }
  }
}
