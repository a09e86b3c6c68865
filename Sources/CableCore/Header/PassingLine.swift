/// Lines that pass a cable on within a building or to another post: `STATE FOR EUR/RPM, SCA/CEN`.
enum PassingLine {
  /// True for a line whose form forwards the cable, wherever it is in a header.
  static func isPassing(_ words: [Word]) -> Bool {
    guard words.count >= 2, words.count <= 40, let first = words.first,
      PassingWords.openings.openings.mayBegin(first),
      let role = PassingWords.openings[first.uppercased], words[1].first.isUpper
    else { return false }
    if role == .request {
      return words.allSatisfy { !($0.first >= 0x61 && $0.first <= 0x7A) }
    }
    return words.dropFirst().prefix(4).contains(where: PassingWords.verbs.contains)
  }
}

extension Cable {
  /// Keeps a line of the preamble that no field takes.
  mutating func pass(_ line: Range<Int>) {
    let words = Word.words(source.bytes, line)
    guard let range = words.range, source.bytes[range].contains(where: \.isWordByte) else { return }
    passing.append(Field(words.joined, at: range))
  }
}
