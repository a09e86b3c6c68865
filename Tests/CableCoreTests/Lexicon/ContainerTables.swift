import Foundation

@testable import CableCore

extension LexiconTable {
  /// The tables that `Containers` reads with.
  static let containers: [LexiconTable] = [
    LexiconTable("SmartWords.labels", SmartWords.labels) { text, label in
      smart("\(text): WASHDC", "").hints.values.contains {
        $0.source == text && $0.field == label.field
      }
    },
    LexiconTable("SmartWords.precedences", SmartWords.precedences) { text, _ in
      smart("Action: WASHDC, SECSTATE \(text)", "").hints.to == ["WASHDC, SECSTATE"]
    },
    LexiconTable("SmartWords.banners", SmartWords.banners) { text, _ in
      !smart("", "      \(text)\n\n2. (U) More.\n").text.contains(text)
    },
    LexiconTable("SmartWords.stamps", SmartWords.stamps) { text, _ in
      let stamp = "F-1 CASE NO. 5 DOC NO. 6"
      return !smart("", stamp + "\n").text.contains("F-1")
        && smart("", stamp.replacing(text, with: "X") + "\n").text.contains("F-1")
    },
    LexiconTable("NoticeWords.unread", NoticeWords.unread) { text, _ in
      ArchiveText.isUnavailable(Array("MRN: 1974LIMA000455; \(text)\n".utf8))
    },
    LexiconTable("SourceNoteWords.levels", SourceNoteWords.levels) { text, _ in
      sourceNote(text.capitalized).classification == text
    },
    LexiconTable("SourceNoteWords.precedences", SourceNoteWords.precedences) { text, precedence in
      sourceNote("Secret; \(text.capitalized)").precedence == precedence.word
    },
    LexiconTable("SourceNoteWords.captions", SourceNoteWords.captions) { text, caption in
      sourceNote("Secret; \(text.capitalized)").captions == [caption]
    },
  ]

  /// What a released cable says with a further line in its block of labels, and below its text.
  private static func smart(_ label: String, _ tail: String) -> (
    hints: ContainerHints, text: String
  ) {
    var hints = ContainerHints()
    let text =
      "MRN: 13 ASTANA 501\nDTG: 031005Z JUN 13\n\(label)\n\n1. (U) Rain fell.\n\n\(tail)"
    let bytes = SmartText.read(Array(text.utf8), hints: &hints) ?? []
    return (hints, String(decoding: bytes, as: UTF8.self))
  }

  /// What a document of Foreign Relations says with a source note.
  private static func sourceNote(_ text: String) -> ContainerHints {
    let page =
      "<TEI><div type=\"document\"><head>1. Telegram From Astana"
      + "<note type=\"source\">Source: A box. \(text).</note></head><p>Rain fell.</p></div></TEI>"
    return DiplomaticHistory.read(Array(page.utf8), hints: ContainerHints())?.hints
      ?? ContainerHints()
  }
}
