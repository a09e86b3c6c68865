@testable import CableCore

extension LexiconTable {
  /// The tables that `Fields` reads with.
  static let fields: [LexiconTable] = [
    LexiconTable("OfficerTitles.words", OfficerTitles.words) { text, part in
      OfficerTitles.part(text) == part
        && (part == .joint
          || names("\(text)\(part == .modifier ? " Secretary" : "") Ann Borg") == ["Ann Borg"])
    },
    LexiconTable("OfficerTitles.endings", OfficerTitles.endings) { text, _ in
      names("Harbor\(text.prefix(1) + text.dropFirst().lowercased()) Ann Borg") == ["Ann Borg"]
    },
    LexiconTable("OfficerTitles.offices", OfficerTitles.offices) { text, _ in
      names("\(text)OFF ANN BORG") == ["ANN BORG"]
    },
    LexiconTable("NameWords.suffixes", NameWords.suffixes) { text, _ in
      names("DCM Ann Borg \(text)").first?.hasPrefix("Ann Borg \(text)") == true
    },
    LexiconTable("NameWords.particles", NameWords.particles) { text, _ in
      names("DCM Ann \(text.lowercased()) Borg") == ["Ann \(text.lowercased()) Borg"]
    },
    LexiconTable("NameWords.around", NameWords.around) { text, _ in
      wrapped("Ann Borg \(text.prefix(2))", "\(text.dropFirst(2)) 1.4 (b)", at: 60).contains(text)
    },
    LexiconTable("NameWords.beginnings", NameWords.beginnings) { text, _ in
      wrapped("Deputy Director Ann Borg", "\(text.lowercased()) others", at: 72).contains(
        text.lowercased())
    },
    LexiconTable("NameWords.endings", NameWords.endings) { text, _ in
      wrapped("DEPUTY DIRECTOR ANN BORG", "\(text) OTHERS", at: 72).contains(text)
    },
    LexiconTable("NoticeWords.openings", NoticeWords.openings) { text, _ in
      Telegram.with("TAGS: PREL\nSUBJECT: RAIN\n\(text) IN IT").subject?.value == "RAIN"
    },
    LexiconTable("NoticeWords.sensitive", NoticeWords.sensitive) { text, _ in
      Telegram.with("TAGS: PREL\nSUBJECT: RAIN\n\(text) - PROTECT").classification?.value
        .description == "UNCLASSIFIED//FOUO"
    },
    LexiconTable("TagPhrases.joints", TagPhrases.joints) { text, _ in
      Telegram.with("TAGS: PREL, HARBORS \(text) LAKES, FR\nSUBJECT: X").tags.map(\.value)
        == ["PREL", "HARBORS \(text) LAKES", "FR"]
    },
    LexiconTable("TagPhrases.beforePersons", TagPhrases.beforePersons) { text, _ in
      Telegram.with("TAGS: \(text) BORG ANN, PREL\nSUBJECT: X").tags.map(\.value)
        == [text, "BORG, ANN", "PREL"]
    },
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
      let between = ReasonWords.ranges[text] == nil ? [] : ["1.4(c)"]
      return classified("DCM Ida Borg, reasons 1.4 (b) \(text.lowercased()) (d)").reasons
        == ["1.4(b)"] + between + ["1.4(d)"]
    },
    LexiconTable("ReasonWords.ranges", ReasonWords.ranges) { text, _ in
      classified("DCM Ida Borg, reasons 1.4 (a) \(text.lowercased()) (c)").reasons
        == ["1.4(a)", "1.4(b)", "1.4(c)"]
    },
    LexiconTable("ReasonWords.leading", ReasonWords.leading) { text, lead in
      let next =
        switch lead {
        case .beforeTo: " to"
        case .beforeAccordance: " accordance with"
        case .always, .withoutTitle, .withoutName, .beginning: ""
        }
      return classified("DCM Ida Borg \(text)\(next) 1.4 (b)").classifiedBy.map(\.value) == [
        "Ida Borg"
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

  private static func names(_ value: String) -> [String] {
    classified("\(value). Reasons 1.4 (b).").classifiedBy.map(\.value)
  }

  /// The words of two lines, the first as long as a number of columns, with those joined that the
  /// line's end cut.
  private static func wrapped(_ first: String, _ second: String, at columns: Int) -> [String] {
    let filler = String(repeating: "x", count: columns - first.utf8.count - 1)
    let bytes = Array("\(filler) \(first)\n\(second)".utf8)
    return HardWrap.joined(Word.words(bytes, 0..<bytes.count), in: bytes).map(\.text)
  }

  private static func classified(_ value: String) -> Cable {
    Telegram.with("TAGS: PREL\nSUBJECT: X\nClassified By: \(value)")
  }
}
