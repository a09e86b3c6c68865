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
        case .passing: "see \(text)"
        }
      return mentions("We \(before) Oslo 443 again.") == ["09OSLO443"]
    },
    LexiconTable("MentionWords.reports", MentionWords.reports) { text, _ in
      mentions("Oslo 443 \(text) it.") == ["09OSLO443"]
    },
    LexiconTable("MentionWords.joints", MentionWords.joints) { text, _ in
      mentions("They rose (Oslo 443 \(text) Oslo 444).") == ["09OSLO443", "09OSLO444"]
    },
    LexiconTable("ClosingWords.lines", ClosingWords.lines) { text, _ in
      signature("BORG\n\(text)") == ["BORG"]
    },
    LexiconTable("ClosingWords.notes", ClosingWords.notes) { text, _ in
      signature("BORG\n\(text) 12") == ["BORG"]
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

  private static func mentions(_ prose: String) -> [String] {
    Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (U) \(prose)").mentions.compactMap {
      $0.id?.description
    }
  }
}
