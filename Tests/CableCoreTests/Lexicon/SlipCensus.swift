import Foundation
import Testing

@testable import CableCore

/// How many of the slips of each table are read, as recorded, and what slips must not be read.
@Suite struct SlipCensus {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Goldens/slips.txt").standardizedFileURL

  /// A line a table: how many of the slips of its rows are read in the template line as the row is.
  ///
  /// Record it as the goldens: `RECORD=1 swift test --filter SlipCensus`.
  @Test("The number of slips that are read is the recorded one")
  func census() throws {
    var text = ""
    for table in LexiconTable.all {
      let rows = table.rows.filter { $0.met.contains(.oneSlip) && !$0.text.contains(" ") }
      guard !rows.isEmpty else { continue }
      let tried = rows.map { row in
        let slips = LexiconTable.slips(of: row.text)
        return (count: slips.count, read: slips.count { table.isRead(row.text, spelled: $0) })
      }
      let (count, read) = tried.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.read) }
      text += "\(table): \(read) of \(count)\n"
    }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(text.utf8).write(to: Self.file)
      Issue.record("recorded slips.txt; look at it and run again")
      return
    }
    let recorded = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(text.split(separator: "\n") == recorded.split(separator: "\n"))
  }

  private static let telegram = """
    \(Telegram.header)
    SECRET ASTANA 001327

    SIPDIS
    NOFORN

    E.O. 12958: DECL: 08/04/2019
    TAGS: PREL, PGOV
    SUBJECT: LAKES AND MILLS
    REF: STATE 78227

    Classified By: Ambassador Jane Doe. Reason 1.4(b).

    1. (S) Summary: The lake froze. End summary.

    """

  @Test(
    "A slip in a label, level, caption or precedence changes nothing",
    arguments: [
      ("SECRET ASTANA", "SECERT ASTANA"), ("SECRET ASTANA", "S E C E R T ASTANA"),
      ("SECRET ASTANA", "SECRT SECTION 01 OF 02 ASTANA"), ("SIPDIS", "SIPIDS"),
      ("NOFORN", "NOFRON"), ("TAGS:", "TGAS:"), ("SUBJECT:", "SUBJCET:"), ("SUBJECT:", "SUJECT"),
      ("REF:", "RFE:"), ("REF:", "REFTLE:"), ("REF:", "REFERNCES:"),
      ("Classified By:", "Clasified By:"), ("Classified By:", "Classifed by"),
      ("IMMEDIATE 5947", "IMEDIATE 5947"), ("IMMEDIATE 5947", "IMMEDAITE5947"),
    ])
  func slipIsRead(printed: String, slip: String) {
    func values(_ text: String) -> [String] {
      let cable = Telegram.parse(text)
      return [
        cable.classification?.value.description ?? "", cable.id?.description ?? "",
        cable.subject?.value ?? "", cable.to.first?.precedence?.word ?? "",
        cable.to.first?.messageNumber ?? "",
      ] + cable.captions.map(\.value) + cable.tags.map(\.value) + cable.classifiedBy.map(\.value)
        + cable.references.map { $0.id?.description ?? "" }
    }
    #expect(values(Self.telegram.replacing(printed, with: slip)) == values(Self.telegram))
  }

  /// Words that are a slip away from a row, or nearly so, and mean what they say.
  static let prose = [
    "Subjects of the talks were trees, and the references to them many.",
    "Object: a lake. Project: a mill. Reject: a dam.",
    "Comments by the press were few; commend them. Commence: the harvest.",
    "Summery weather held. Sumatra: no rain. Consummate: a word.",
    "Secrete, secrets, secretary; confidently and confidentially.",
    "Tag: a game. Tars: a road. Ages: of trees. Stage: empty. Tabs: none.",
    "Ref was the fourth letter. Reform: slow. Refs, reefs and chefs.",
    "Model, nodes, notes and status. Fission, senses, sensitivity.",
    "Declassify the rest; classified ones fell, derived ones stood.",
    "THE SECRETS OF 12 LAKES. CONFIDENTLY, 4 MILLS. UNCLASSED 13 TREES.",
    "STATUS OF NODES. SENSITIVITY OF MODELS. EXODUS. MEDIS. STADIA.",
    "ROUTINES OF 1200 MEN. PRIORITIES 14. FLASHES 3. IMMEDIATELY 1300.",
  ]

  @Test("Prose gains no field, wherever it is in a text that is no cable", arguments: prose)
  func proseHasNoField(sentence: String) {
    for text in [sentence, sentence.uppercased()] {
      // Whole, and each of its sentences at the beginning of a line.
      let lines = text.split(separator: ".").map { $0.trimmingCharacters(in: .whitespaces) }
      for printed in [text, lines.joined(separator: "\n"), lines.joined(separator: "\n\n")] {
        let cable = Telegram.parse(printed + "\n")
        #expect(cable.classification == nil && cable.captions.isEmpty, "\(printed)")
        #expect(cable.tags.isEmpty && cable.subject == nil, "\(printed)")
        #expect(cable.references.isEmpty && cable.classifiedBy.isEmpty, "\(printed)")
        #expect(cable.executiveOrder == nil && cable.to.isEmpty, "\(printed)")
      }
    }
  }

  @Test("Prose gains no passage", arguments: prose)
  func proseHasNoPassage(sentence: String) {
    let cable = Telegram.with("SUBJECT: X", body: "1. (U) \(sentence)\n\n\(sentence)")
    #expect(cable.passages.isEmpty && cable.summary == nil)
    #expect(cable.subject?.value == "X" && cable.captions.isEmpty)
  }
}
