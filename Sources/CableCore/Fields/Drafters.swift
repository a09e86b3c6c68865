/// Who drafted a cable: `DRAFTED BY: EUR/WE: A. BORG`, above the text or below the signature.
///
/// The drafting office comes before the name, and in older telegrams the typist's initials after it.
enum Drafters {
  /// Fills in the drafters, each once, from the lines that no paragraph took.
  ///
  /// Cost: a look at the first byte of each of those lines.
  static func fill(_ cable: inout Cable) {
    let bytes = cable.source.bytes
    let names =
      cable.passing.compactMap { name(in: $0.range, of: bytes) }
      + cable.pageBreaks.compactMap { name(in: $0, of: bytes) }
    for name in names.sorted(by: { $0.lowerBound < $1.lowerBound }) where cable.draftedBy.count < 20
    {
      let text = bytes.string(name)
      if !cable.draftedBy.contains(where: { $0.value == text }) {
        cable.draftedBy.append(Field(text, at: name))
      }
    }
    if cable.draftedBy.isEmpty {
      cable.draftedBy = cable.source.hints.all(.draftedBy).compactMap { printed in
        let bytes = Array(printed.utf8)
        return name(0..<bytes.count, of: bytes).map { Field(bytes.string($0), at: 0..<0) }
      }
    }
  }

  /// Where the name is in a line that names a drafter; nil for all other lines.
  private static func name(in line: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    var start = line.lowerBound
    if start < line.upperBound, bytes[start] == UInt8(ascii: "(") { start += 1 }
    guard start < line.upperBound, line.count <= 200,
      let label = ClosingWords.drafters.row(at: start, in: bytes)
    else { return nil }
    start += label.text.utf8.count
    while start < line.upperBound, bytes[start].isBlank || bytes[start] == UInt8(ascii: ":") {
      start += 1
    }
    return name(start..<line.upperBound, of: bytes)
  }

  /// The name in what follows the label: the office comes before it, where there is one.
  private static func name(_ value: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    let parts = bytes[value].split(
      separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
    let part = trimmed(parts.count > 1 ? parts[1] : parts[0], in: bytes)
    return bytes[part].contains(where: \.isLetter) ? part : nil
  }

  private static func trimmed(_ part: ArraySlice<UInt8>, in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (part.startIndex, part.endIndex)
    while start < end, bytes[start].isBlank || bytes[start].isOne(of: ".-,*") { start += 1 }
    while end > start, bytes[end - 1].isBlank || bytes[end - 1].isOne(of: "),;*") { end -= 1 }
    return start..<end
  }
}
