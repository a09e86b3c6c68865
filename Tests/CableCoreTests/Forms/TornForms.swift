import Testing

@testable import CableCore

/// Labels in pieces, names glued to what follows, and texts after the last reason.
@Suite struct TornForms {
  @Test(
    "The label of the references is read however it is spelled",
    arguments: [
      "REFS - A. QUITO 99123 B. LIMA 22", "REF -- A. QUITO 99123\nB. LIMA 22",
      "REF(A): QUITO 99123\nREF(B): LIMA 22", "REFTEL(A): QUITO 99123 (B) LIMA 22",
      "REFERENCE TELEGRAMS: A. QUITO 99123 B. LIMA 22", "REF TEL: A. QUITO 99123 B. LIMA 22",
      "REFNCE: A. QUITO 99123 B. LIMA 22", "R E F: A. QUITO 99123 B. LIMA 22",
      "REFERENCED CABLES: A. QUITO 99123 B. LIMA 22", "RE FS: A. QUITO 99123 B. LIMA 22",
      "REF / QUITO 99123 B. LIMA 22",
    ])
  func referenceLabel(lines: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: A HARBOR OPENS\n\(lines)")
    #expect(cable.subject?.value == "A HARBOR OPENS")
    #expect(cable.references.map { $0.id?.description } == ["09QUITO99123", "09LIMA22"])
  }

  @Test(
    "A label in pieces before its colon is a label",
    arguments: [
      "T AGS: PREL, PE", "TA GS: PREL, PE", "T A G S : PREL, PE", "TAG S: PREL, PE",
    ])
  func tornTags(line: String) {
    #expect(Telegram.with("\(line)\nSUBJECT: X").tags.map(\.value) == ["PREL", "PE"])
  }

  @Test(
    "A label of the subject in pieces is a label",
    arguments: [
      "SUB JECT: A HARBOR OPENS", "S U B J E C T : A HARBOR OPENS", "S UBJ: A HARBOR OPENS",
      "SUBJECT LINE: A HARBOR OPENS", "SUBJECT - A HARBOR OPENS", "SBUJ: A HARBOR OPENS",
    ])
  func tornSubject(line: String) {
    #expect(Telegram.with("TAGS: PREL\n\(line)").subject?.value == "A HARBOR OPENS")
  }

  @Test(
    "Prose that begins with a piece of a label stays prose",
    arguments: ["RE FORM of the harbor went on: ships came.", "T HE harbor opened: ships came."])
  func noLabel(line: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\n\n1. (C) It was so.\n\(line)")
    #expect(cable.paragraphs.first?.text.hasSuffix("ships came.") == true)
  }

  @Test(
    "A sentence after the last reason is the text, however short",
    arguments: [
      "Classified By: DCM Ann Kort for reasons 1.4 (b) and (d). The port is open again.",
      "Classified By: DCM Ann Kort. Reason: 1.4 (d). The port is open again.",
      "Classified By: DCM Ann Kort for reasons 1.4 (b) and (d).\nThe port is open again.",
    ], ["", "\n\nKORT"])
  func afterReasons(line: String, signature: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\n\n\(line)\(signature)", body: "")
    #expect(cable.diagnostics.contains { $0.code == .bodyGuessed })
    #expect(cable.paragraphs.map(\.text) == ["The port is open again."])
    #expect(cable.classifiedBy.map(\.value) == ["Ann Kort"])
    #expect(cable.signature.map(\.value) == (signature.isEmpty ? [] : ["KORT"]))
  }

  @Test("A name glued to the word of the reasons is whole")
  func gluedReasons() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\nClassified By: DCM Ann Kort/reasons 1.4 (b) and (d).")
    #expect(cable.classifiedBy.map(\.value) == ["Ann Kort"])
    #expect(cable.reasons == ["1.4(b)", "1.4(d)"])
  }

  @Test(
    "A post glued to the level is read",
    arguments: [
      ("UNCLASLIMA 000123", "UNCLASSIFIED"), ("CONFIDENTIALLIMA 000123", "CONFIDENTIAL"),
      ("SECRETLIMA 000123", "SECRET"),
    ])
  func gluedPost(line: String, level: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: line)
    #expect(cable.classification?.value.description == level)
    #expect(cable.id?.description == "09LIMA123")
  }

  @Test("A name that was blacked out is no person, and hides none")
  func blackedOut() {
    let fields = "TAGS: PREL\nSUBJECT: X"
    let body = "1. (C) The harbor opened.\n\n"
    #expect(Telegram.with(fields, body: body + "KORT\nXXXX").signature.map(\.value) == ["KORT"])
    #expect(Telegram.with(fields, body: body + "XXXXXXXX XXXX").signature.isEmpty)
  }

  @Test("A second mark before SUMMARY is no part of the summary")
  func secondMark() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\n1. (U) (SBU) SUMMARY: The harbor opened. END SUMMARY.\n\n2. (C) So."
    )
    #expect(cable.summary == "The harbor opened.")
  }

  @Test("Cables that a verb of reporting follows are mentions, both of two")
  func reportingPair() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\n1. (C) Lima 222 and Quito 1123 reported on it; in Lima 300 and 400 men came."
    )
    #expect(cable.mentions.map { $0.id?.description } == ["09LIMA222", "09QUITO1123"])
  }

  @Test("A caption that a header says twice is kept once, and its second place is furniture")
  func repeatedCaption() {
    let cable = Telegram.with("SIPDIS\n\nDEPT FOR EUR/WE\nSIPDIS\n\nTAGS: PREL\nSUBJECT: X")
    #expect(cable.captions.map(\.value) == ["SIPDIS"])
    let breaks = cable.pageBreaks.map { cable.source.bytes.string($0) }
    #expect(breaks.contains("SIPDIS"))
    #expect(cable.captions.allSatisfy { !cable.pageBreaks.contains($0.range) })
  }
}
