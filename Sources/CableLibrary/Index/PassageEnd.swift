import CableCore

/// The end of a passage as a word of its own in the index.
///
/// Its places are kept once a cable. They say where paragraphs begin and end, and which marks they have. No
/// text has such a word.
enum PassageEnd {
  /// What the words of passages' ends begin with, and no other word.
  static let lead: UInt8 = 0
  private static let line: UInt8 = 1
  private static let unmarked: UInt8 = 2
  private static let firstMark: UInt8 = 16

  /// All of them, rising.
  static let words: [[UInt8]] =
    [[lead, line], [lead, unmarked]]
    + Level.allCases.map { [lead, firstMark + UInt8($0.rawValue)] }.sorted { $0[1] < $1[1] }

  /// The word of a passage's end.
  static func word(_ passage: SearchedPassage) -> [UInt8] {
    switch passage {
    case .line: [lead, line]
    case .paragraph(nil): [lead, unmarked]
    case .paragraph(let level?): [lead, firstMark + UInt8(level.rawValue)]
    }
  }

  /// What a passage is that ends with a word.
  static func passage(_ word: [UInt8]) -> SearchedPassage {
    guard word.count == 2, word[1] != line else { return .line }
    return .paragraph(word[1] < firstMark ? nil : Level(rawValue: Int(word[1] - firstMark)))
  }
}
