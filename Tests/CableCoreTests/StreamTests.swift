import Testing

@testable import CableCore

/// Documents of all forms end to end in one stream, as `cat a b | cablereader list -` gives them.
@Suite struct StreamTests {
  private static let body = """
    1. (SBU) The guild's head said that its members will wait until
    the harvest is in, and left.

    2. (U) The market closed early on Friday.

    FERRO

    """

  private static func telegram(_ number: Int, from first: Part = .transmission) -> String {
    var text = ""
    if first == .transmission {
      text += "VZCZCXRO7001\nPP RUEHMD\nDE RUEHLI #0\(number) 1271422\nZNR UUUUU ZZH\n"
    }
    if first != .level {
      text += "P 061422Z MAY 08\nFM AMEMBASSY LISBON\nTO RUEHC/SECSTATE WASHDC PRIORITY 6601\n"
    }
    return text + """
      UNCLAS LISBON 000\(number)

      SENSITIVE

      E.O. 12958: N/A
      TAGS: EAGR, PREL, PO
      SUBJECT: CORK TALKS, PART \(number)

      REF: MADRID 77


      """ + body
  }

  private enum Part { case transmission, timeGroup, level }

  private static let smart = """
                                        UNCLASSIFIED
                                            SBU

    MRN:              13 LISBON 501
    Date/DTG:         Jun 03, 2013 / 031005Z JUN 13
    From:             AMEMBASSY LISBON
    Action:           WASHDC, SECSTATE Routine
    E.O.:             13526
    TAGS:             EAGR, PREL, PO
    Captions:         SENSITIVE
    Subject:          Cork Talks Go On

    1. (SBU) The guild said that its members wait.

    2. (U) Prices fell.

    Signature:        Ferro

    Drafted By:       LISBON:Costa, Ana M

                                        UNCLASSIFIED
                                        Page 1 of 1

    """

  private static let archive = """
    Message Text


    PAGE 01        LISBON  00311  121410Z
    ACTION EUR-12
                         ---------------------  034521
    P 121410Z MAR 75
    FM AMEMBASSY LISBON
    TO SECSTATE WASHDC PRIORITY 1201
    C O N F I D E N T I A L LISBON 0311
    E.O. 11652: GDS
    TAGS: PEPR, ETRD, PO
    SUBJECT: HARBOR TALKS
    1. THE PORT DIRECTOR SAID THAT THE PIER IS TO BE BUILT.
    2. WE SHALL SEE.
    CARLUCCI

    CONFIDENTIAL

    NNNN

    Message Attributes

    Draft Date: 12 MAR 1975
    Document Number: 1975LISBON00311
    From: LISBON
    To: STATE

    """

  private static let copied = """
    HARBOR TALKS
    Date:	1979 March 12, 00:00 (Monday)	Canonical ID:	1979LISBON00412_e
    Original Classification:	CONFIDENTIAL	Current Classification:	UNCLASSIFIED
    Executive Order:	GS 19850312	Locator:	TEXT ON MICROFILM,TEXT ONLINE
    TAGS:	ETRD - Foreign Trade | PEPR - Peace	Concepts:	PORTS
    From:	LISBON	Markings:	Declassified
    To:	STATE

    Content
    Show Headers
    1. THE PORT DIRECTOR SAID THAT THE PIER IS TO BE BUILT.

    2. WE SHALL SEE.

    BLOOMFIELD

    """

  private static func page(_ number: Int) -> String {
    """
    <!DOCTYPE html>
    <html><head><title>Cable 08LISBON\(number)</title></head><body>
    <table class='cable'><tr><td>08LISBON\(number)</td><td>2008-05-06 14:22</td><td>2011-08-30 01:44</td>
    <td>UNCLASSIFIED//FOR OFFICIAL USE ONLY</td><td>Embassy Lisbon</td></tr></table>
    <code><pre>VZCZCXRO7001
    </pre></code>
    <code><pre>
    \(telegram(number, from: .level))</pre></code></body></html>

    """
  }

  static let documents: [(name: String, text: String)] = [
    ("a text", telegram(411)),
    ("a text from its date-time group on", telegram(412, from: .timeGroup)),
    ("a text from its classification line on", telegram(413, from: .level)),
    (
      "Markdown",
      "# Cork talks\n\nSee [the older one](http://example.org/a) first.\n\n"
        + telegram(414, from: .timeGroup)
    ),
    (
      "front matter alone",
      "---\nid: 08LISBON415\ndate: 2008-05-06\nsubject: Cork talks\ntags: [EAGR, PREL]\n---\n\n"
        + body
    ),
    ("front matter and a header", "---\ntitle: note\ntags: [cork]\n---\n\n" + telegram(416)),
    ("fences", "A cable:\n\n```\n" + telegram(417) + "```\n"),
    (
      "a wiki", "== Cork ==\nSome words.\n<pre>\n" + telegram(418) + "</pre>\n[[Category:Cables]]\n"
    ),
    ("pages of a scan", "[Page 1]\n" + telegram(419)),
    ("SMART", smart), ("an archive's telegram", archive), ("a copied page", copied),
    ("a page", page(420)),
    (
      "a dump",
      "refid: 08LISBON421\ndate: 5/6/2008 14:22\nclassification: UNCLASSIFIED\nheader:\n"
        + telegram(421) + "\n=======================CABLE ENDS============================\n"
    ),
    (
      "a mail",
      "From: Ann <ann@example.org>\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/mixed; boundary=\"x1\"\n\n--x1\n\nHere it is.\n\n--x1\n"
        + "Content-Type: text/plain; name=a.txt\n\n" + telegram(422) + "--x1--\n"
    ),
    (
      "a mailbox",
      "From ann@example.org Tue May  6 14:22:00 2008\nFrom: Ann <ann@example.org>\n"
        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"x1\"\n\n--x1\n\n"
        + telegram(423) + "--x1--\n"
    ),
  ]

  private func facts(_ text: String) -> [String] {
    Container.read(Array(text.utf8), fileName: "x").cables.map { source in
      let cable = Cable(parsing: source)
      return "\(cable.id?.description ?? "-") \(source.format.rawValue) "
        + "\(cable.subject?.value ?? "-") \(cable.classification?.value.description ?? "-") "
        + "\(cable.paragraphs.count) \(cable.signature.map(\.value)) "
        + "\(cable.references.map { $0.id?.description ?? "-" }) \(cable.tags.map(\.value))"
    }
  }

  @Test(
    "A document before another is read as it is by itself, and so is the other",
    arguments: documents.indices)
  func pairs(first: Int) {
    let one = Self.documents[first]
    let own = facts(one.text)
    #expect(own.count == 1, "\(one.name)")
    for (second, other) in Self.documents.enumerated() where second != first {
      #expect(facts(one.text + other.text) == own + facts(other.text), "\(one.name), \(other.name)")
    }
  }

  @Test(
    "Two documents are the same two where CR or CR and LF end their lines",
    arguments: documents.indices)
  func lineEnds(first: Int) {
    let second = (first + 1) % Self.documents.count
    let text = Self.documents[first].text + Self.documents[second].text
    for end in ["\r", "\r\n"] {
      #expect(
        facts(text.replacing("\n", with: end)) == facts(text),
        "\(Self.documents[first].name), \(Self.documents[second].name), \(end.utf8.count)")
    }
    #expect(facts(text.replacing("\n", with: "\r") + "\n") == facts(text), "and LF at the end")
  }

  @Test(
    "All of them in one stream are read, and each again from its own bytes",
    arguments: [0, 300])
  func all(zeros: Int) throws {
    // Of a damaged disk: by themselves they would be no text.
    let damage = String(repeating: "\0", count: zeros)
    let text = Self.documents.map(\.text).filter { !$0.hasPrefix("From ") }.joined(separator: "\n")
    let file = Array((text + damage).utf8)
    let found = Container.read(file, fileName: "x")
    #expect(found.cables.count == Self.documents.count - 1)
    #expect(found.passed.isEmpty)
    for source in found.cables { #expect(source.readAgain(from: file) == source) }
  }

  @Test(
    "A document of a text is read again as text, whatever it alone would pass for",
    arguments: [
      "\"1\",\"2/5/2010 11:22\",\"08LISBON1\",\"Embassy Lisbon\",\"SECRET\",\"\",\"head\",\"body\"\n",
      "E.O. 12958:\"2\",\"2/7/2010\",\"08LISBON2\",\"Embassy Lisbon\",\"SECRET\",\"\",\"head\",\" N/A\nTAGS: PHUM\n",
      "{\"id\": \"08LISBON1\", \"text\": \"1. (U) It rained.\"}\n",
    ])
  func passing(document: String) {
    let head = ContainerHead(Array((Self.telegram(411) + document).utf8))
    let bytes = Array(document.utf8)
    let again = head.cable(in: bytes, fileName: "x", part: 1, fileRange: 500..<500 + bytes.count)
    #expect(again?.bytes == bytes)
  }

  @Test(
    "Cables that nobody signed, one below another, are several",
    arguments: ["\n", "\n\n\n", "\u{C}"])
  func unsigned(gap: String) {
    let one = Self.telegram(411, from: .level).replacing("\nFERRO\n", with: "")
    let other = Self.telegram(412, from: .level)
    #expect(facts(one + gap + other) == facts(one) + facts(other))
  }

  /// What a publisher's list says above a text, with the number of its id.
  private static let lists = [
    "Reference ID: 08LISBON411\nDate: 2008-05-06\nOrigin: Embassy Lisbon\nSubject: CORK 411\n\n",
    "ID: 08LISBON411\nSubject: CORK 411\nClassification: SECRET\nDate: 2008-05-06\n\n",
    "refid: 08LISBON411\ndate: 2008-05-06\nclassification: SECRET\norigin: Embassy Lisbon\n\n",
    "08LISBON411\n2008-05-06 14:22\nSECRET\nEmbassy Lisbon\n\n",
    "Cable 08LISBON411\n2008-05-06 14:22\nSECRET\n\n",
    "08LISBON411\nS E C R E T LISBON 000411\n\nTAGS: EAGR\nSUBJECT: CORK 411\n\n",
    "08LISBON411\n\nTAGS: EAGR\nSUBJECT: CORK 411\n\n",
  ]

  @Test(
    "Texts below a publisher's lists of fields are each a cable of its id, signed or not",
    arguments: lists.indices)
  func listed(form: Int) {
    for end in ["", "\nFERRO\n"] {
      let text = [411, 412, 413].map {
        Self.lists[form].replacing("411", with: "\($0)")
          + "1. (S) The guild met on day \($0), and left.\n\n2. (S) It rained.\n" + end
      }.joined(separator: "\n")
      let found = Container.read(Array(text.utf8), fileName: "x").cables.map { Cable(parsing: $0) }
      #expect(
        found.map { $0.id?.description } == ["08LISBON411", "08LISBON412", "08LISBON413"], "\(form)"
      )
      #expect(found.allSatisfy { $0.paragraphs.count == 2 })
      #expect(found.allSatisfy { $0.passing.isEmpty })
    }
  }

  @Test("Cables with labels and no classification line are several where each has its subject")
  func labelled() {
    let labels = "E.O. 12958: N/A\nTAGS: EAGR\nSUBJECT: "
    let one = labels + "CORK\n\n1. (U) The guild met.\n\nFERRO\n\n"
    #expect(facts(one + one.replacing("CORK", with: "SALT")).count == 2)
    let small = Self.telegram(411).split(separator: "1. (SBU)").first.map(String.init) ?? ""
    let copy =
      "Unclas lisbon 000411\n\nSensitive\n\nE.o. 12958: n/a\nTags: eagr\nSubject: cork talks, part 411\n\n"
    #expect(facts(small + copy + Self.body).count == 1, "the same labels in small letters")
    let draft = "1. (U) Post proposes this text:\n\n" + labels + "SALT\n\n1. (U) Salt is dear.\n"
    #expect(facts(labels + "CORK\n\n" + draft).count == 1, "a draft within a cable")
  }

  @Test(
    "A page with a cable in each of several <pre> has several, each read again from its own bytes")
  func blocks() throws {
    let labelled = "SUBJECT: BREAD\nTAGS: EAGR\n\n1. (U) Bread is cheap.\n"
    let texts = [
      Self.telegram(411, from: .level), Self.telegram(412, from: .level), labelled,
      labelled.replacing("BREAD", with: "SALT"),
    ]
    let blocks = texts.map { "<h2>A cable</h2><pre class=\"x\">\n\($0)</pre>\n" }.joined()
    let file = Array("<html><body><p>Four cables.</p>\n\(blocks)</body></html>\n".utf8)
    let found = Container.read(file, fileName: "x").cables
    #expect(
      found.map { Cable(parsing: $0).subject?.value }
        == ["CORK TALKS, PART 411", "CORK TALKS, PART 412", "BREAD", "SALT"])
    #expect(found.map { Cable(parsing: $0).paragraphs.count } == [2, 2, 1, 1])
    for source in found { #expect(source.readAgain(from: file) == source) }
  }

  @Test("A page with its header in a <pre> of its own, or with a cable twice, has one")
  func blocksOfOne() {
    let text = Self.telegram(411)
    let cut = text.replacing("UNCLAS LISBON", with: "</pre>\n<pre>\nUNCLAS LISBON")
    #expect(facts("<html><body><pre>\n\(cut)</pre></body></html>\n").count == 1)
    #expect(
      facts("<html><body><pre>\(text)</pre><hr><pre>\(text)</pre></body></html>\n").count == 1)
  }

  @Test("A telegram that quotes another, and one in sections, is one cable")
  func quoted() {
    let quoting = Self.telegram(411).replacing(
      "2. (U)",
      with: "2. (U) Lisbon reported:\n\n"
        + Self.telegram(412, from: .level).replacing("FERRO\n", with: "END QUOTE.\n") + "\n3. (U)")
    #expect(facts(quoting).count == 1)
    let sections = [1, 2].map { number in
      Self.telegram(411, from: .timeGroup).replacing(
        "UNCLAS LISBON", with: "UNCLAS SECTION 0\(number) OF 02 LISBON")
    }.joined()
    #expect(facts(sections).count == 1)
    let labels = Self.smart.split(separator: "1. (SBU)").first.map(String.init) ?? ""
    #expect(facts(labels + Self.telegram(411)).count == 1, "an old telegram as SMART keeps it")
  }
}
