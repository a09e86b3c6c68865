import Testing

@testable import CableCore

/// Every form of the body that the format document names, and its neighbours.
@Suite struct BodyForms {
  private func cable(_ body: String) -> Cable {
    Telegram.with(
      "TAGS: PREL\nSUBJECT: X", line: "CONFIDENTIAL SECTION 01 OF 02 ASTANA 001327", body: body)
  }

  private static func row(_ paragraph: Paragraph) -> String {
    "\(paragraph.kind.rawValue) \(paragraph.label ?? "-") \(paragraph.mark?.mark ?? "-")"
  }

  @Test(
    "A body is split into paragraphs, sub-points and headings",
    arguments: [
      ("1. (C) A.\n\n2.(SBU)B.\n\n3. C.", ["paragraph 1 C", "paragraph 2 SBU", "paragraph 3 -"]),
      (
        "**1. (C)** A.\n\n**2.** (SBU) B.\n\n3. **(U)** C.\n\n### 4. (S) D\n\n5. ~~(C)~~ E.",
        ["paragraph 1 C", "paragraph 2 SBU", "paragraph 3 U", "paragraph 4 S", "paragraph 5 C"]
      ),
      ("1. (C) A:\n\n* 2. May\n\n* 3. (May)", ["paragraph 1 C", "subpoint * -", "subpoint * -"]),
      ("(C) 1. A.\n\n(C) 2. B.", ["paragraph 1 C", "paragraph 2 C"]),
      ("1. (C.) A.\n\n2. (SBU.) B.", ["paragraph 1 C", "paragraph 2 SBU"]),
      ("1. (U.S.) A.", ["paragraph 1 -"]),
      (
        "1. (C) A:\n§ one\n§ two\n\n2. (C) B.",
        ["paragraph 1 C", "subpoint § -", "subpoint § -", "paragraph 2 C"]
      ),
      (
        "1.  (C) The harbour office opened on May 4 and closed again.  2.  (C) It will stay so until "
          + "June. 3. (SBU) We shall see.",
        ["paragraph 1 C", "paragraph 2 C", "paragraph 3 SBU"]
      ),
      (
        "1. (C) The harbour office opened on May 4, as told in paragraph 2. (C) stands for the mark "
          + "of its papers, see also 3. (U) there.",
        ["paragraph 1 C"]
      ),
      ("1. (C - ENTIRE TEXT).\n\n2. TEXT.", ["paragraph 1 C", "paragraph 2 -"]),
      ("1. (CONFIDENTIAL - ENTIRE TEXT) A.\n\n2. B.", ["paragraph 1 C", "paragraph 2 -"]),
      ("1. (LIMITED OFFICIAL USE) A.\n\n2. B.", ["paragraph 1 LOU", "paragraph 2 -"]),
      ("27. (SBU) A.\n\n27.A. (SBU) B.", ["paragraph 27 SBU", "paragraph 27.A SBU"]),
      (
        "1. (S/NF) A.\n\n2. (S//NF) B\n\n3. (C/REL NATO) C\n\n4. (C ) D.\n\n5. (c) E\n\n6. (SBU/NF) F",
        [
          "paragraph 1 S//NF", "paragraph 2 S//NF", "paragraph 3 C//REL TO NATO", "paragraph 4 C",
          "paragraph 5 C", "paragraph 6 SBU//NF",
        ]
      ),
      (
        "1. (C) A.\n\n2. (U.S.) B.\n\n3. (SE) C.",
        ["paragraph 1 C", "paragraph 2 -", "paragraph 3 -"]
      ),
      ("1. (C) It was in\n2006. Moreover, B.\n\n2. (C) B.", ["paragraph 1 C", "paragraph 2 C"]),
      (
        "1. (C) A:\n\n-- one\n\n-- two\n\n2. (C) B.",
        ["paragraph 1 C", "subpoint -- -", "subpoint -- -", "paragraph 2 C"]
      ),
      (
        "1. (C) A:\n\n- - one\n\n- - two\n\n2. (C) B.",
        ["paragraph 1 C", "subpoint -- -", "subpoint -- -", "paragraph 2 C"]
      ),
      (
        "1. (C) A:\n\n(a) one\n\n(b) two\n\n2. (C) B.",
        ["paragraph 1 C", "subpoint a -", "subpoint b -", "paragraph 2 C"]
      ),
      (
        "1. (C) A.\n\nTHE TREES\n---------\n\n2. (C) B.",
        ["paragraph 1 C", "heading - -", "paragraph 2 C"]
      ),
      (
        "1. (C) A.\n\nTHE TREES ---------\n\n2. (C) B.",
        ["paragraph 1 C", "heading - -", "paragraph 2 C"]
      ),
      (
        "1. (C) A.\n\nTrees react\n-----------\n\n2. (C) B.",
        ["paragraph 1 C", "heading - -", "paragraph 2 C"]
      ),
      (
        "1. (C) A.\n\nTrees react to it\n\n2. (C) B.",
        ["paragraph 1 C", "heading - -", "paragraph 2 C"]
      ),
      (
        "1. (C) The talks\n\nASTANA 00001327  002 OF 002\n\n\nwent on.\n\n2. (C) B.",
        ["paragraph 1 C", "paragraph 2 C"]
      ),
      (
        "1. (C) The talks ASTANA 00001327  002 OF 002 2006 went on.\n\n2. (C) B.",
        ["paragraph 1 C", "paragraph 2 C"]
      ),
      ("1. (C) A.\n\nSIPDIS\n\n2. (C) B.", ["paragraph 1 C", "paragraph 2 C"]),
      ("1 (C) A.\n\n2 . (C) B.\n\n3: (C) C.", ["paragraph 1 C", "paragraph 2 C", "paragraph 3 C"]),
      ("1. [C] A.\n\n2. [S] B.", ["paragraph 1 C", "paragraph 2 S"]),
      ("1. [S]he left.\n\n2. B.", ["paragraph 1 -", "paragraph 2 -"]),
      ("(1) (C) A.\n\n(2) (SBU) B.", ["paragraph 1 C", "paragraph 2 SBU"]),
      ("1 - A.\n\n2 - B.\n\nPara 3. C.", ["paragraph 1 -", "paragraph 2 -", "paragraph 3 -"]),
      ("1. (C) A, says\nPara 2. B.\n\nPara 5. C.", ["paragraph 1 C", "paragraph - -"]),
      ("1. (C) Under Article\n14 (C) of it.\n\n2. (C) B.", ["paragraph 1 C", "paragraph 2 C"]),
      (
        "1. (C) A:\n\n1) one\n\n2) two\n\n2. (C) B.",
        ["paragraph 1 C", "subpoint 1 -", "subpoint 2 -", "paragraph 2 C"]
      ),
      ("1. (C) A (all\n24) of B.\n\n2. (C) B.", ["paragraph 1 C", "paragraph 2 C"]),
      (
        "1. (C) A:\n\nBEGIN TEXT:\n\nB.\n\nEND TEXT.\n\n2. (C) C.",
        ["paragraph 1 C", "quote - -", "quote - -", "quote - -", "paragraph 2 C"]
      ),
      ("1. (S/NF/NC) A.", ["paragraph 1 S//NF//NC"]),
      (
        "1. (C) A:\n\ni.ALIEN TREES: one\n\nU.S. trees.\n\n2. (C) B.",
        ["paragraph 1 C", "subpoint i -", "paragraph - -", "paragraph 2 C"]
      ),
      ("1. (C) The talks with\n\nSIPDIS\n\nhim.\n\n2. (C) B.", ["paragraph 1 C", "paragraph 2 C"]),
    ])
  func paragraphs(body: String, rows: [String]) {
    #expect(cable(body).paragraphs.map(Self.row) == rows)
  }

  @Test(
    "The summary is the text between its marks",
    arguments: [
      ("1. (C) SUMMARY: A. END SUMMARY.\n\n2. (C) B.", "A."),
      ("1. (C) Summary and Comment: A. End Summary and Comment.\n\n2. (C) B.", "A."),
      ("SUMMARY\n-------\n\n1. (C) A.\n\n2. (C) B. END SUMMARY.\n\n3. (C) C.", "A.\n\nB."),
      ("1. (C) A. End summary.\n\n2. (C) B.", "A."),
      ("1. SUMMARY: (C) A. END SUMMARY.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMARY. A.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMAY: A. END SUMMAY.\n\n2. (C) B.", "A."),
      ("1. (C) Begin Summary: A. End Summary.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMARY/COMMENT: A. END SUMMARY/COMMENT.\n\n2. (C) B.", "A."),
      ("1. (C) Summary and Action Request: A. End summary and action request.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMARY AND INTRODUCTION: A. END SUMMARY.\n\n2. (C) B.", "A."),
      ("1. (C) Summary -- A. End Summary.\n\n2. (C) B.", "A."),
      ("1. (C) (SUMMARY) A. (END SUMMARY)\n\n2. (C) B.", "A."),
      ("1. (C) Summary (cont): A. End Summary.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMARY: A. End\nSummary.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMARY: A.  END  SUMMARY.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMARY A. END SUMMARY.\n\n2. (C) B.", "A."),
      ("1. (C) SUMMARY: A. //END SUMMARY//\n\n2. (C) B.", "A."),
      ("1. (C) S U M M A R Y: A. E N D  S U M M A R Y.\n\n2. (C) B.", "A."),
      ("S U M M A R Y\n\n1. (C) A.\n\nE N D   S U M M A R Y\n\n2. (C) B.", "A."),
      ("**1. (C) Summary.** A. End summary.\n\n2. (C) B.", "A."),
      ("1. (C) [Summary] A. [End summary]\n\n2. (C) B.", "A."),
    ])
  func summary(body: String, summary: String) {
    let cable = cable(body)
    #expect(cable.summary == summary)
    #expect(cable.paragraphs.compactMap(\.mark?.mark).allSatisfy { $0 == "C" })
    #expect(cable.paragraphs.filter { $0.kind == .paragraph }.allSatisfy { $0.mark != nil })
  }

  @Test(
    "Numbering that is not in order is reported",
    arguments: [
      ("1. (C) A.\n\n1. (C) B.", "paragraph-number-repeat"),
      ("1. (C) A.\n\n5. (C) B.", "paragraph-number-jump"),
      ("4. (C) A.\n\n2. (C) B.", "paragraph-number-back"),
    ])
  func numbering(body: String, code: String) {
    #expect(cable(body).diagnostics.map(\.code.rawValue).contains(code))
  }

  @Test(
    "The name under the text is the signature, whatever follows it",
    arguments: [
      ("\nHOAGLAND", ["HOAGLAND"]),
      ("\nVAN VOORST\n", ["VAN VOORST"]),
      ("\nJOHNSON-KEANE", ["JOHNSON-KEANE"]),
      (" HOAGLAND", ["HOAGLAND"]),
      ("\n\nHoagland", ["Hoagland"]),
      ("\nHOAGLAND\n\nCONFIDENTIAL", ["HOAGLAND"]),
      ("\nHOAGLAND\nNNNN", ["HOAGLAND"]),
      ("\nHOAGLAND\nNNNN #1327", ["HOAGLAND"]),
      ("\nHOAGLAND\nBT\n#1327", ["HOAGLAND"]),
      ("\nHOAGLAND\n\n=======================CABLE ENDS============================", ["HOAGLAND"]),
      ("\nHOAGLAND\nhoagland", ["HOAGLAND"]),
      ("\nHOAGLAND\nGP-3", ["HOAGLAND"]),
      ("\nHOAGLAND\nEXEMPT", ["HOAGLAND"]),
      ("\nHOAGLAND\nUNQUOTE", ["HOAGLAND"]),
      ("\n\nHOAGLAND\n\nMINIMIZE CONSIDERED", ["HOAGLAND"]),
      ("\n\nMINIMIZE CONSIDERED\n\nHOAGLAND", ["HOAGLAND"]),
      ("\nHOAGLAND\n\nDECLASSIFIED", ["HOAGLAND"]),
      ("\nSMITH\nJONES", ["SMITH", "JONES"]),
      ("\nHOAGLAND#", ["HOAGLAND"]),
      ("\nSIGNED: HOAGLAND", ["HOAGLAND"]),
      ("\n\nHOAGLAND\n\n\nUNCLASSIFIED\n", ["HOAGLAND"]),
      ("\nO'NEILL", ["O'NEILL"]),
      ("\nMC FARLAND", ["MC FARLAND"]),
      ("\nHOAGLAND\n\n>", ["HOAGLAND"]),
      ("\nHOAGLAND\nUNCLAS ASTANA 001327", ["HOAGLAND"]),
      ("\nD.B. SMITH", ["D.B. SMITH"]),
      ("\nRegards, HOAGLAND", ["HOAGLAND"]),
      ("\n\nBEST REGARDS HOAGLAND", ["HOAGLAND"]),
      ("\nHOAGLAND/SMITH", ["HOAGLAND/SMITH"]),
      ("\n\nHoagland/Holm", ["Hoagland/Holm"]),
      ("\n\nPOL/ECON", []),
      ("\n\nsigned by \n", []),
      ("\n\nRegards \n", []),
      ("\nHOAGLAND\n\nRELEASE IN PART B6", ["HOAGLAND"]),
      ("\n\nVisit London's Classified Website: XXXXXXXXXXXX\nSusman", ["Susman"]),
      (
        "\n\nPlease visit Paris' Classified Website at:\nhttp://www.example.sgov.gov/index.cfm\n\nHOAGLAND",
        ["HOAGLAND"]
      ),
    ])
  func signature(tail: String, names: [String]) {
    let cable = cable("1. (C) One.\n\n2. (C) It was good.\(tail)")
    #expect(cable.signature.map(\.value) == names)
    #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"])
    #expect(cable.paragraphs.last?.text.contains("HOAGLAND") == false)
  }

  @Test(
    "A fragment is a cable as far as it goes",
    arguments: [
      ("TAGS: PREL\nSUBJECT: X\nREF: STATE 5\n\n1. (U) Text.", ["PREL"], ["09STATE5"], ["1"]),
      ("SUBJECT: X\n\nREF: STATE 5\n\n1. (U) Text.", [], ["09STATE5"], ["1"]),
      ("REF: STATE 5\n\n1. (U) Text.", [], ["09STATE5"], ["1"]),
      ("4. (C) One.\n\n5. (C) Two.\nHOAGLAND", [], [], ["4", "5"]),
      ("and went on with it.\n\n5. (C) Two.\nHOAGLAND", [], [], ["5"]),
      (
        "RUEHBJ/AMEMBASSY BEIJING 1177\n\nUNCLAS ASTANA 001327\n\nTAGS: KZ\n\n1. (U) T.", ["KZ"],
        [], ["1"]
      ),
      ("E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. (U) Text.", ["PREL"], [], ["1"]),
    ] as [(String, [String], [String], [String])])
  func fragments(text: String, tags: [String], references: [String], labels: [String]) {
    let cable = Telegram.parse(text, fileName: "09ASTANA1327")
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.tags.map(\.value) == tags)
    #expect(cable.references.map { $0.id?.description } == references)
    #expect(cable.paragraphs.compactMap(\.label) == labels)
  }

  @Test(
    "A partial extract is reported, even with its first line glued to the next",
    arguments: ["\n\n", "", " ", "\n"])
  func partialExtract(glue: String) {
    let cable = Telegram.parse(
      "This record is a partial extract of the original cable. The full text of the original cable "
        + "is not available.\(glue)UNCLAS SECTION 01 OF 03 HARARE 001309\n\nSIPDIS\n\nTAGS: PREL\n"
        + "SUBJECT: X\n\n1. (U) Text.\n")
    #expect(cable.isPartial)
    #expect(cable.section?.value.count == 3)
    #expect(cable.station?.value == "HARARE")
    #expect(cable.captions.map(\.value) == ["SIPDIS"])
    #expect(cable.diagnostics.map(\.code) == [.partialExtract])
  }
}
