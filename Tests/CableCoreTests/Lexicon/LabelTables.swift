@testable import CableCore

extension LexiconTable {
  /// The tables that find the labels of fields.
  static let labels = [
    LexiconTable("Labels.names", Labels.names) { text, label in
      let value = label == .reference ? "STATE 78227" : label == .tags ? "PREL" : "LAKES"
      // A slip is tried before a colon.
      let met = Labels.names[text]?.met ?? .beforeColon
      return (!met.contains(.beforeColon) || fieldLabel("\(text): \(value)") == label)
        && (!met.contains(.bare) || fieldLabel("\(text) \(value)") == label)
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
    LexiconTable("Labels.readingRoom", Labels.readingRoom) { text, label in
      fieldLabel("\(text): X", isReadingRoom: true) == label
        && (label == .reference || fieldLabel("\(text): X") == nil)
    },
  ]

  /// The label that a line begins with, where the filter lets it through.
  private static func fieldLabel(_ line: String, isReadingRoom: Bool = false) -> FieldLabel? {
    let bytes = Array(line.utf8)
    let range = 0..<bytes.count
    guard FieldLabel.mayStand(in: range, of: bytes, first: 0) else { return nil }
    let found = FieldLabel.find(
      in: Word.words(bytes, range), seen: [], isReadingRoom: isReadingRoom)
    return found.first?.start == 0 ? found.first?.label : nil
  }
}
