@testable import CableCore

extension LexiconTable {
  /// The tables that `Fields` reads with.
  static let fields: [LexiconTable] = [
    LexiconTable("ReferenceWords.kinds", ReferenceWords.kinds) { text, kind in
      references("SMITH \(text) OF THURSDAY").map(\.kind) == [kind]
    },
    LexiconTable("ReferenceWords.joints", ReferenceWords.joints) { text, joint in
      switch joint {
      case .stop, .and: ids("STATE 12 \(text) 13") == ["09STATE12", "09STATE13"]
      case .label, .dash: references("\(text) SMITH PAPER").map(\.text) == ["SMITH PAPER"]
      case .point: references("SMITH \(text) PAPER").map(\.text) == ["SMITH PAPER"]
      }
    },
    LexiconTable("ReferenceWords.additions", ReferenceWords.additions) { text, _ in
      references("STATE 12, \(text)").map(\.text) == ["STATE 12"]
    },
    LexiconTable("ReferenceWords.none", ReferenceWords.none) { text, _ in
      references(text).isEmpty
    },
    LexiconTable("ReferenceWords.tails", ReferenceWords.tails) { text, _ in
      references("STATE 12\n     \(text) 4").map(\.text) == ["STATE 12 \(text) 4"]
    },
    LexiconTable("ReferenceWords.fillers", ReferenceWords.fillers) { text, _ in
      ids("STATE \(text) 12") == ["09STATE12"]
    },
    LexiconTable("ReferenceWords.ends", ReferenceWords.ends) { text, _ in
      ids("ROME \(text) 12") == [nil]
    },
    LexiconTable("ReferenceWords.relations", ReferenceWords.relations) { text, relation in
      ids("\(text) 12") == [relation == .own ? "09ASTANA12" : "09STATE12"]
    },
    LexiconTable("ReferenceWords.throughs", ReferenceWords.throughs) { text, _ in
      ids("LISBON 300 \(text) 301") == ["09LISBON300", "09LISBON301"]
    },
    LexiconTable("ReferenceWords.handling", ReferenceWords.handling) { text, _ in
      references("STATE 12 \(text) ACCORDINGLY").map(\.text) == ["STATE 12"]
    },
    LexiconTable("ReasonWords.joints", ReasonWords.joints) { text, _ in
      classified("DCM Ida Borg, reasons 1.4 (b) \(text.lowercased()) (d)").reasons == [
        "1.4(b)", "1.4(d)",
      ]
    },
    LexiconTable("ReasonWords.starts", ReasonWords.starts) { text, _ in
      classified("DCM Ida Borg \(text) 1.4 (b)").classifiedBy.map(\.value) == ["Ida Borg"]
    },
    LexiconTable("ReasonWords.leads", ReasonWords.leads) { text, _ in
      classified("DCM Ida Borg \(text) reasons 1.4 (b)").classifiedBy.map(\.value) == ["Ida Borg"]
    },
  ]

  private static func references(_ block: String) -> [Reference] {
    Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: \(block)").references
  }

  /// Whether a month is one of dates among references.
  static func isMonth(_ text: String) -> Bool {
    ids("ROME 5 \(text) 2008") == [nil] && ids("ROME 12 OF 5 \(text) 2008") == ["08ROME12"]
  }

  private static func ids(_ block: String) -> [String?] {
    references(block).map { $0.id?.description }
  }

  private static func classified(_ value: String) -> Cable {
    Telegram.with("TAGS: PREL\nSUBJECT: X\nClassified By: \(value)")
  }
}
