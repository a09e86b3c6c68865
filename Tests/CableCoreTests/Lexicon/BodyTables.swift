@testable import CableCore

extension LexiconTable {
  /// The tables that `Body` reads with.
  static let body: [LexiconTable] = [
    LexiconTable("MentionWords.places", MentionWords.places) { text, _ in
      mentions("The rain went on as Oslo 443, \(text) 3 said.") == ["09OSLO443"]
    },
    LexiconTable("MentionWords.cues", MentionWords.cues) { text, cue in
      let before =
        switch cue {
        case .cable: text
        case .afterReport: "reported \(text)"
        case .passing, .example: "see \(text)"
        }
      return mentions("We \(before) Oslo 443 again.") == ["09OSLO443"]
        && (cue != .example || mentions("Rain (\(text), Oslo 443).") == ["09OSLO443"])
    },
    LexiconTable("MentionWords.reports", MentionWords.reports) { text, _ in
      mentions("Oslo 443 \(text) it.") == ["09OSLO443"]
    },
    LexiconTable("MentionWords.joints", MentionWords.joints) { text, _ in
      mentions("They rose (Oslo 443 \(text) Oslo 444).") == ["09OSLO443", "09OSLO444"]
    },
    LexiconTable("MentionWords.reftels", MentionWords.reftels) { text, _ in
      mentions("As \(text) A has it.", fields: "\nREF: A. OSLO 443") == ["09OSLO443"]
    },
    LexiconTable("BodyWords.joints", BodyWords.joints) { text, _ in
      Telegram.with(
        "TAGS: PREL\nSUBJECT: X\nClassified By: Ann Borg, reasons 1.4 (b) (C) \(text) the others are so."
      ).paragraphs.count == 1
    },
    LexiconTable("BodyWords.openEnds", BodyWords.openEnds) { text, _ in
      Telegram.with(
        "TAGS: PREL\nSUBJECT: X",
        body: "1. (U) Rain \(text)\n\nASTANA 00001327  001.2 OF 002\n\nSnow fell.\n\n2. (U) Text."
      ).paragraphs.count == 2
    },
    LexiconTable("BodyWords.quoted", BodyWords.quoted) { text, _ in
      let bytes = Array("BEGIN \(text):".utf8)
      return Quotation.change(bytes, 0..<bytes.count) == .begins
    },
    LexiconTable("NameWords.abbreviations", NameWords.abbreviations) { text, _ in
      (NamedRuns.names(
        in: "We met \(text.prefix(1) + text.dropFirst().lowercased()) Borg there, as he asked.")
        ?? [])
        .contains { $0.hasSuffix("Borg") }
    },
    LexiconTable("BodyWords.paragraphs", BodyWords.paragraphs) { text, _ in
      let word = String(text.prefix(1) + text.dropFirst().lowercased())
      return Telegram.with(
        "TAGS: PREL\nSUBJECT: X", body: "\(word) 1. (U) Rain.\n\n\(word) 2. (C) Snow."
      ).paragraphs.map { $0.mark?.mark } == ["U", "C"]
    },
    LexiconTable("BodyWords.reaches", BodyWords.reaches) { text, _ in
      Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. C - \(text).\n\n2. Text.").paragraphs.first?
        .mark?.mark == "C"
    },
    LexiconTable("Openers.joints", Openers.joints) { text, _ in
      let sign = text.hasSuffix(" ") ? " " + text : text
      return Telegram.with(
        "TAGS: PREL\nSUBJECT: X",
        body: "1. (U) SUMMARY\(sign)NOTES: The rain went on. END SUMMARY.\n\n2. (U) More."
      ).summary == "The rain went on."
    },
    LexiconTable("DocumentWords.ends", DocumentWords.ends) { text, _ in
      let bytes = Array("\(text) in the rain, and it went on until the night.".utf8)
      return DocumentOpening.isEnd(bytes, 0..<bytes.count)
    },
    LexiconTable("DocumentWords.mailHeads", DocumentWords.mailHeads) { text, _ in
      DocumentWords.mailHeads.row(at: 0, in: Array("\(text) a@example.org".utf8))?.text == text
    },
    LexiconTable("DocumentWords.elements", DocumentWords.elements) { text, _ in
      let file = "<list><\(text)>SUBJECT: A\n\n1. (U) X.</\(text)></list>"
      return RecordSniffer.find(in: Array(file.utf8), isWhole: true) != nil
    },
    LexiconTable("DocumentWords.parts", DocumentWords.parts) { text, _ in
      let file = "<cable><\(text)>SUBJECT: A</\(text)><\(text)>1. (U) X.</\(text)></cable>"
      let cable = Container.read(Array(file.utf8), fileName: "x").cables.first.map {
        Cable(parsing: $0)
      }
      return cable?.subject?.value == "A" && cable?.paragraphs.first?.label == "1"
    },
    LexiconTable("DocumentWords.posts", DocumentWords.posts) { text, _ in
      let file = Array("08LISBON411\n\(text) LISBON\n\n1. (U) The rain went on.\n".utf8)
      return Container.read(file, fileName: "x").cables.first.map { Cable(parsing: $0).from?.value }
        == "\(text) LISBON"
    },
    LexiconTable("ClosingWords.lines", ClosingWords.lines) { text, _ in
      signature("BORG\n\(text)") == ["BORG"]
    },
    LexiconTable("ClosingWords.belowName", ClosingWords.belowName) { text, _ in
      signature("BORG\n\(text.lowercased())") == ["BORG"]
    },
    LexiconTable("ClosingWords.site", ClosingWords.site) { text, _ in
      signature("BORG\n\(text) 12") == ["BORG"]
    },
    LexiconTable("ClosingWords.remarks", ClosingWords.remarks) { text, _ in
      signature("BORG\n\n\(text) cleared") == ["BORG"]
    },
    LexiconTable("ClosingWords.abbreviations", ClosingWords.abbreviations) { text, _ in
      signature("He left the \(text) BORG") == ["BORG"]
    },
    LexiconTable("ClosingWords.notes", ClosingWords.notes) { text, _ in
      signature("BORG\n\(text) 12") == ["BORG"]
    },
    LexiconTable("ClosingWords.plugs", ClosingWords.plugs) { text, _ in
      signature("BORG\n\n\(text) our web site:\nhttp://example.gov") == ["BORG"]
    },
    LexiconTable("ClosingWords.offices", ClosingWords.offices) { text, _ in
      signature("BORG\n\(text) EUR/NB") == ["BORG"]
    },
    LexiconTable("ClosingWords.afterName", ClosingWords.afterName) { text, _ in
      signature("BORG \(text)") == ["BORG"]
    },
    LexiconTable("ClosingWords.signed", ClosingWords.signed) { text, _ in
      signature("\(text) Borg") == ["Borg"]
    },
    LexiconTable("ClosingWords.drafters", ClosingWords.drafters) { text, _ in
      drafters("BORG\n\n\(text) EUR/WE: A. STRAND") == ["A. STRAND"]
    },
    LexiconTable("ExemptionWords.stamps", ExemptionWords.stamps) { text, _ in
      exemptions("\(text) B6") == ["B6"]
    },
    LexiconTable("ExemptionWords.codes", ExemptionWords.codes) { text, name in
      exemptions("RELEASE IN PART \(text)") == [name]
    },
    LexiconTable("ExemptionWords.joints", ExemptionWords.joints) { text, _ in
      exemptions("RELEASE IN PART B1 \(text) B6") == ["B1", "B6"]
    },
    LexiconTable("ClosingWords.noNames", ClosingWords.noNames) { text, _ in
      signature(text) == []
    },
    LexiconTable("ClosingWords.greetings", ClosingWords.greetings) { text, _ in
      signature("\(text.lowercased()),\nBorg") == ["Borg"] && signature(text) == []
    },
    LexiconTable("ClosingWords.particles", ClosingWords.particles) { text, _ in
      signature("\(text.lowercased()) Borg") == ["\(text.lowercased()) Borg"]
    },
    LexiconTable("ClosingWords.passages", ClosingWords.passages) { text, _ in
      signature("He left on Monday, \(text.lowercased()) BORG") == ["BORG"]
    },
  ]

  private static func signature(_ tail: String) -> [String] {
    Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (U) The rain went on.\n\n\(tail)").signature
      .map(\.value)
  }

  private static func exemptions(_ stamp: String) -> [String] {
    Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (U) It rained.\n\n\(stamp)").exemptions
      .map(\.value)
  }

  private static func drafters(_ tail: String) -> [String] {
    Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (U) The rain went on.\n\n\(tail)").draftedBy
      .map(\.value)
  }

  private static func mentions(_ prose: String, fields: String = "") -> [String] {
    Telegram.with("TAGS: PREL\nSUBJECT: X\(fields)", body: "1. (U) \(prose)").mentions.compactMap {
      $0.id?.description
    }
  }
}
