import Testing

@testable import CableCore

/// Forms that siblings of the known ones showed to be missed.
@Suite struct FoundForms {
  private func named(_ text: String, _ fileName: String = "a.txt") -> Cable? {
    Container.read(Array(text.utf8), fileName: fileName, isNamed: true).cables.first
      .map { Cable(parsing: $0) }
  }

  @Test("A collective below a blank line is an addressee, with its indicator or without")
  func collective() {
    let header = "R 041111Z AUG 09\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nINFO AMEMBASSY ROME\n"
    for line in ["EUROPEAN POLITICAL COLLECTIVE", "CIS COLLECTIVE PRIORITY 0012"] {
      let cable = Telegram.parse("\(header)\n\(line)\n\nUNCLAS ASTANA 001327\n\n1. (U) Text.\n")
      #expect(cable.info.count == 2)
      #expect(cable.info.last?.name.hasSuffix("COLLECTIVE") == true)
    }
    let other = Telegram.parse("\(header)\nA NOTE\n\nUNCLAS ASTANA 001327\n\n1. (U) Text.\n")
    #expect(other.info.map(\.name) == ["AMEMBASSY ROME"])
  }

  @Test(
    "Slashes before a caption are no part of it", arguments: ["//SIPDIS", "/SIPDIS", "//SIPDIS//"])
  func slashes(line: String) {
    let cable = Telegram.with("\(line)\n\nTAGS: PREL\nSUBJECT: RAIN")
    #expect(cable.captions.map(\.value) == ["SIPDIS"])
    #expect(cable.distribution.isEmpty && cable.passing.isEmpty)
  }

  @Test(
    "A level of another nation or of NATO comes after its name",
    arguments: [
      ("(//GBR S)", "//GBR S", Level.secret),
      ("(//FGI CAN GBR C)", "//FGI CAN GBR C", .confidential),
      ("(//GBR S//NF)", "//GBR S//NF", .secret), ("(NATO C)", "NC", .confidential),
      ("(NATO S)", "NS", .secret),
    ])
  func foreign(printed: String, mark: String, level: Level) {
    let cable = Telegram.with("TAGS: PREL", body: "1. \(printed) Rain fell.\n\n2. (U) It stopped.")
    #expect(cable.paragraphs.first?.mark?.mark == mark)
    #expect(cable.paragraphs.first?.mark?.level == level)
    #expect(cable.paragraphs.map(\.text) == ["Rain fell.", "It stopped."])
  }

  @Test("What is no level after slashes is text", arguments: ["(//USA)", "(//GBR X)", "(//see S)"])
  func noForeign(printed: String) {
    let cable = Telegram.with("TAGS: PREL", body: "1. \(printed) Rain fell.\n\n2. (U) It stopped.")
    #expect(cable.paragraphs.first?.text == "\(printed) Rain fell.")
  }

  @Test("Nations after FGI in the classification line are no part of the post")
  func foreignLine() {
    let cable = Telegram.with("TAGS: PREL", line: "SECRET//FGI GBR CAN ASTANA 001327")
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.classification?.value.controls == ["FGI GBR CAN"])
  }

  @Test(
    "A paragraph's number may have another sign, or a blank before its stop",
    arguments: ["1: ", "1 . ", "1.- ", "1.) ", "1.: "])
  func numbers(first: String) {
    let second = first.replacing("1", with: "2")
    let cable = Telegram.with(
      "TAGS: PREL", body: "\(first)Rain fell on the lake.\n\n\(second)It stopped at noon.")
    #expect(cable.paragraphs.map(\.label) == ["1", "2"])
    #expect(cable.paragraphs.map(\.text) == ["Rain fell on the lake.", "It stopped at noon."])
  }

  @Test("A time, a table and a score begin no paragraph")
  func noNumbers() {
    let cable = Telegram.with(
      "TAGS: PREL",
      body: "1. (U) Rain fell.\n\n2:30 was the hour when it stopped.\n\n3 . and no more.")
    #expect(cable.paragraphs.map(\.label) == ["1", nil, nil])
  }

  @Test("A dash right after a mark is no part of the text")
  func dashAfterMark() {
    let cable = Telegram.with("TAGS: PREL", body: "1. (U)- Rain fell.\n\n2. (U) - It stopped.")
    #expect(cable.paragraphs.map(\.text) == ["Rain fell.", "- It stopped."])
  }

  @Test("Numbers in brackets are points of a list, and headings stay headings")
  func bracketedPoints() {
    let cable = Telegram.with(
      "TAGS: PREL",
      body:
        "1. (U) He made two points:\n\n(1) Rain fell on the lake.\n\n(2) It stopped at noon.\n\n"
        + "(1) Wind\n\n2. (U) It blew (2) times.")
    #expect(cable.paragraphs.map(\.label) == ["1", "1", "2", nil, "2"])
    #expect(
      cable.paragraphs.map(\.kind) == [.paragraph, .subpoint, .subpoint, .heading, .paragraph])
    #expect(cable.paragraphs[1].text == "Rain fell on the lake.")
  }

  @Test("The last of a list of mentions may have a number of one figure, with its post")
  func oneFigure() {
    let cable = Telegram.with(
      "TAGS: PREL", body: "1. (U) Rain fell (Rome 443; Paris 12; Berlin 9), as in (Rome 443, 3).")
    #expect(
      cable.mentions.compactMap { $0.id?.description }
        == ["09ROME443", "09PARIS12", "09BERLIN9", "09ROME443"])
  }

  @Test(
    "Figures that a blank splits, and letters that look like them, are one number",
    arguments: [
      ("LIMA 1 790", ["76LIMA1790"]), ("LIMA 17 90", ["76LIMA1790"]), ("LIMA I790", ["76LIMA1790"]),
      ("7 5 LIMA 8812", ["75LIMA8812"]), ("A. 7 5 LIMA 88 B. QUITO 12", ["75LIMA88", "76QUITO12"]),
      ("LIMA 417 74", ["74LIMA417"]),
    ] as [(String, [String])])
  func split(list: String, ids: [String]) {
    let cable = Telegram.parse(
      "R 041111Z AUG 76\nFM AMEMBASSY BOGOTA\nTO SECSTATE WASHDC\nUNCLAS BOGOTA 1327\n\n"
        + "TAGS: PFOR\nSUBJECT: RAIN\n\nREF: \(list)\n\n1. RAIN FELL.\n")
    #expect(cable.references.compactMap { $0.id?.description } == ids)
  }

  @Test(
    "A colon whose shift was lost is a C",
    arguments: [
      ("SUBJC RAIN ON THE LAKE", "SUBJECT: RAIN ON THE LAKE"), ("TAGSC PFOR", "TAGS: PFOR"),
      ("REFC LIMA 12", "REF: LIMA 12"),
    ])
  func lostShift(printed: String, plain: String) {
    let fields = "TAGS: PFOR\nSUBJECT: RAIN ON THE LAKE\nREF: LIMA 12"
    let (garbled, whole) = (
      Telegram.with(fields.replacing(plain, with: printed)), Telegram.with(fields)
    )
    #expect(garbled.subject?.value == whole.subject?.value)
    #expect(garbled.tags.map(\.value) == whole.tags.map(\.value))
    #expect(garbled.references.map(\.id) == whole.references.map(\.id))
  }

  @Test("The archive's page line has the number that a blank splits in the classification line")
  func splitNumber() {
    let cable = named(
      "PAGE 01        LIMA    04412  141530Z\nACTION ARA-10\n\nR 141410Z JUN 76\nFM AMEMBASSY LIMA\n"
        + "TO SECSTATE WASHDC 2231\nUNCLAS LIMA 44 12\n\nTAGS: EFIS\nSUBJECT: FISH\n\n1. IT SWIMS.\n"
    )
    #expect(cable?.id?.description == "76LIMA4412")
  }

  @Test(
    "A file that holds the name of a cable alone is that cable",
    arguments: ["09LISBON512\n", "09 LISBON 512", "MRN: 09 LISBON 512\n", "09LISBON000512"])
  func loneID(text: String) {
    #expect(named(text)?.id?.description == "09LISBON512")
  }

  @Test("A file's name is an id only of a post that is known, unless it is nothing but one")
  func fileNames() {
    let text = "TAGS: PREL\nSUBJECT: RAIN\n"
    #expect(named(text, "01-utf16.txt")?.id == nil)
    #expect(named(text, "12_notes3.txt")?.id == nil)
    #expect(named(text, "09-lisbon-512.txt")?.id?.description == "09LISBON512")
    #expect(named(text, "09FARAWAY512.txt")?.id?.description == "09FARAWAY512")
  }

  @Test(
    "The wire's controls before a line are no part of it, and a page feed within one is a blank")
  func controls() {
    let cable = Telegram.parse(
      "\u{01}\(Telegram.header)\n\u{02}UNCLAS ASTANA 001327\n\nTAGS: PREL\n\n1. (U) Rain\u{0C}fell.\n\u{03}"
    )
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
    #expect(cable.paragraphs.map(\.text) == ["Rain fell."])
  }

  @Test(
    "A publisher's row between two copies says when and by whom the cable was sent",
    arguments: [
      "512,8/4/2009 11:11,09ASTANA1327,\"Embassy Astana\",UNCLASSIFIED,,\"",
      "512\t8/4/2009 11:11\t09ASTANA1327\tEmbassy Astana\tUNCLASSIFIED\t\n",
    ])
  func publisher(row: String) {
    let copy = "UNCLAS ASTANA 001327\n\nTAGS: PREL\nSUBJECT: RAIN\n\n"
    let cable = named("\(copy)1. (U) Rain f...\n\n\(row)\(copy)1. (U) Rain fell.\n")
    #expect(cable?.sent?.value.iso8601 == "2009-08-04T11:11:00Z")
    #expect(cable?.from?.value == "Embassy Astana")
    #expect(cable?.paragraphs.map(\.text) == ["Rain fell."])
  }

  @Test(
    "A word that a hyphen of any kind breaks at a line's end is one word",
    arguments: ["-", "\u{AD}", "\u{2010}", "\u{2010} "])
  func hyphens(sign: String) {
    let cable = Telegram.with(
      "TAGS: PREL", body: "1. (U) The govern\(sign)\nment met the US\(sign)\nAlbanian board.")
    #expect(cable.paragraphs.map(\.text) == ["The government met the US-Albanian board."])
  }

  @Test(
    "What a corrected copy corrects is no field",
    arguments: [
      "C O R R E C T E D  C O P Y - CHANGED CLASSIFIED BY LINE",
      "CORRECTED COPY: CLASSIFIED BY ADDED",
    ])
  func corrected(line: String) {
    let cable = Telegram.with(
      "\(line)\n\nE.O. 12958: DECL: 08/04/2019\nTAGS: PREL\n\nClassified By: Ann Holt, reason 1.4 (d)."
    )
    #expect(cable.executiveOrder?.value.declassifyOn == "2019-08-04")
    #expect(cable.classifiedBy.map(\.value) == ["Ann Holt"])
  }

  @Test("Front matter may have its values as links of a wiki")
  func links() {
    let text =
      "---\nid: \"[[09ROME12]]\"\ntags: [\"[[EAGR]]\", \"[[PGOV|politics]]\"]\n---\n\n1. (U) Rain.\n"
    let cable = named(text)
    #expect(cable?.id?.description == "09ROME12")
    #expect(cable?.tags.map(\.value) == ["EAGR", "PGOV"])
  }

  @Test(
    "A sign that may be read as a blank can end a text",
    arguments: [
      "\u{1}", "\u{2}", "\u{3}", "\u{4}", "\u{B}", "\u{C}", "\u{85}", "\u{A0}", "\u{AD}",
      "\u{200B}", "\u{2010}", "\u{2028}", "\u{3000}", "\u{FEFF}",
    ])
  func lastSign(sign: String) {
    for end in [".", " ", ". ", "1.", "1. ", "north"] {
      let cable = named("TAGS: EAGR\nSUBJECT: ICE\n\n1. (U) The ice held\(end)\(sign)")
      #expect(cable?.paragraphs.first?.text.hasPrefix("The ice held") == true)
    }
  }
}
