@testable import CableCore

extension LexiconTable {
  /// The tables that `Body` reads with.
  static let body: [LexiconTable] = [
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
  ]

  private static func mentions(_ prose: String) -> [String] {
    Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (U) \(prose)").mentions.compactMap {
      $0.id?.description
    }
  }
}
