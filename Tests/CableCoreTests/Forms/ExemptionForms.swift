import Testing

@testable import CableCore

/// Forms in which a release names why it withholds parts, in texts of our own.
@Suite struct ExemptionForms {
  @Test(
    "What a stamp, the margin and brackets of a release name",
    arguments: [
      ("RELEASE IN PART B6", "", ["B6"]),
      ("RELEASE IN PART\nB1,1.4(D),B6", "", ["B1", "1.4(d)", "B6"]),
      ("RELEASED IN PART B7(C), (b)(6)", "", ["B7(C)", "B6"]),
      ("RELEASE IN PART B3 CIA PERS/ORG", "", ["B3"]),
      ("DENIED IN FULL (b) (1) and (b) (3)", "", ["B1", "B3"]),
      ("  Release in Part 1.4 (b), 1.4 (d)", "", ["1.4(b)", "1.4(d)"]),
      ("RELEASE IN PART", "\nB6\n", ["B6"]),
      ("RELEASE IN PART", " The guest           B6\ncame late.", ["B6"]),
      ("RELEASE IN PART", " The guest [B6, B7(C)] came late.", ["B6", "B7(C)"]),
      ("RELEASE IN PART B1", " The guest [(b)(6)] came late [B1].", ["B1", "B6"]),
      ("RELEASE IN PART B1", "\n1.4(D)\nB1\n", ["B1", "1.4(d)"]),
    ] as [(String, String, [String])])
  func named(stamp: String, text: String, names: [String]) {
    let cable = Self.cable(stamp, text)
    #expect(cable.exemptions.map(\.value) == names)
    for exemption in cable.exemptions {
      #expect(ExemptionWords.name(cable.printed(exemption.range)) == exemption.value)
    }
  }

  @Test(
    "What looks like an exemption and is none",
    arguments: [
      // Without the stamp of a release.
      ("", "\nB6\n"), ("", " Visas [B1] were issued."), ("", " Ask for reasons 1.4(d)."),
      // In the prose of one.
      ("RELEASE IN PART", " Visas of class B1 and B2 were issued."),
      ("RELEASE IN PART", " See section 5(b)(3) of the law."), ("RELEASE IN FULL", "\nB6\n"),
      ("RELEASE IN PART B60", ""), ("RELEASE IN PART BECAUSE OF B6", ""),
    ])
  func notNamed(stamp: String, text: String) {
    #expect(Self.cable(stamp, text).exemptions.isEmpty)
  }

  @Test func theJSONNamesThem() {
    let line = CableJSON.line(Self.cable("RELEASE IN PART B6", ""), path: "x")
    #expect(line.contains("\"exemptions\":[\"B6\"]"))
  }

  private static func cable(_ stamp: String, _ text: String) -> Cable {
    Telegram.parse(
      "\(stamp)\n\(Telegram.header)\nUNCLAS ASTANA 001327\n\nTAGS: PREL\nSUBJECT: X\n\n"
        + "1. (U) It rained.\(text)\n")
  }
}
