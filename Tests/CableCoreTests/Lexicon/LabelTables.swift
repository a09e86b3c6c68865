@testable import CableCore

extension LexiconTable {
  /// The tables that find the labels of fields.
  static let labels = [
    LexiconTable("Labels.names", Labels.names) { text, label in
      let value = label == .reference ? "STATE 78227" : label == .tags ? "PREL" : "LAKES"
      // A slip is tried before a colon.
      let met = Labels.names[text]?.met ?? .beforeColon
      let pieces = text.contains(" ") ? text : spaced(text)
      let ways: [(met: Met, before: String, printed: String)] = [
        (.bare, "", text), (.beforeColon, "", "\(text):"), (.spaced, "", "\(pieces):"),
        (.glued, "LAKES", "\(text):"),
      ].filter { met.contains($0.0) }
      // A row that is met in none of these ways is never read.
      return !ways.isEmpty
        && ways.allSatisfy { _, before, printed in
          let start = before.utf8.count
          let found = place("\(before)\(printed) \(value)")
          return found?.label == label && found?.start == start
            && found?.end == start + printed.utf8.count
        }
    },
    LexiconTable("Labels.pairs", Labels.pairs) { text, pair in
      fieldLabel("\(text) \(pair.second): X") == pair.label
        && fieldLabel("\(text) \(pair.second) X") == pair.label
    },
    LexiconTable("Labels.orders", Labels.orders) { text, _ in
      Telegram.with("\(text) 12958: N/A").executiveOrder?.value.order == "12958"
    },
    LexiconTable("Labels.orderNumbers", Labels.orderNumbers) { text, _ in
      Telegram.with("E,O, \(text): N/A").executiveOrder?.value.order == text
    },
    LexiconTable("Labels.counters", Labels.counters) { text, _ in
      Telegram.with("TAGS: PREL\nSUBJECT: X\nREF \(text) A: QUITO 99123").references.map {
        "\($0.bullet ?? "") \($0.id?.description ?? "")"
      } == ["A 09QUITO99123"]
    },
    LexiconTable("Labels.confirmed", Labels.confirmed) { text, label in
      fieldLabel("\(text): DCM Ann Borg") == label && fieldLabel("\(text): a talk") == nil
        && fieldLabel("\(text) DCM Ann Borg, reasons 1.4 (b)") == label
        && fieldLabel("\(text) talks, 1.4 (b)") == nil
    },
    LexiconTable("Labels.readingRoom", Labels.readingRoom) { text, label in
      fieldLabel("\(text): X", isReadingRoom: true) == label
        && (label == .reference || fieldLabel("\(text): X") == nil)
    },
  ]

  /// The label that a line begins with, where the filter lets it through.
  private static func fieldLabel(_ line: String, isReadingRoom: Bool = false) -> FieldLabel? {
    let found = place(line, isReadingRoom: isReadingRoom)
    return found?.start == 0 ? found?.label : nil
  }

  /// The first label of a line, where the filter lets it through.
  private static func place(_ line: String, isReadingRoom: Bool = false) -> FieldLabel.Place? {
    let bytes = Array(line.utf8)
    let range = 0..<bytes.count
    guard FieldLabel.mayStand(in: range, of: bytes, first: 0) else { return nil }
    return FieldLabel.find(in: Word.words(bytes, range), seen: [], isReadingRoom: isReadingRoom)
      .first
  }
}
