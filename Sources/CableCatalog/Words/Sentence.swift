/// Finds the sentence that a place of a text is in.
///
/// A sentence ends at a full stop, a question or an exclamation mark that blanks and a capital letter, a
/// digit or a quotation mark follow; not after an initial (`J. Smith`, `U.S.`, `Ref A.`) or a title.
public enum Sentence {
  /// What a full stop follows within a sentence.
  private static let shortened: Set<String> = [
    "mr", "mrs", "ms", "dr", "amb", "gen", "col", "lt", "capt", "maj", "sen", "rep", "gov", "prof",
    "st", "no", "nos", "para", "paras", "ref", "refs", "tel", "vs", "etc", "approx", "dept", "ft",
  ]

  /// The sentence around a place, without the blanks at its ends.
  ///
  /// Cost: linear in the text.
  ///
  /// - Parameters:
  ///   - place: offsets in the UTF-8 of the text.
  ///   - text: a paragraph.
  /// - Returns: the sentence, of a place that reaches over several all of them; line ends are blanks.
  public static func around(_ place: Range<Int>, in text: String) -> String {
    let bytes = Array(text.utf8)
    let place = place.clamped(to: 0..<bytes.count)
    var start = 0
    var end = bytes.count
    for index in bytes.indices where isEnd(index, bytes) {
      if index < place.lowerBound { start = index + 1 }
      if index >= max(place.lowerBound, place.upperBound - 1) {
        end = index + 1
        break
      }
    }
    let words = bytes[min(start, end)..<end].split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }

  /// The sentences of a text, as bytes of it, without the blanks between them.
  ///
  /// Cost: linear in the text.
  package static func ranges(in text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var ranges: [Range<Int>] = []
    var start = 0
    func end(at end: Int) {
      while start < end, isBlank(bytes[start]) { start += 1 }
      if start < end { ranges.append(start..<end) }
      start = end
    }
    for index in bytes.indices where isEnd(index, bytes) { end(at: index + 1) }
    end(at: bytes.count)
    return ranges
  }

  /// True for the last byte of a sentence, with the quotation mark or bracket that closes it.
  private static func isEnd(_ index: Int, _ bytes: [UInt8]) -> Bool {
    var mark = index
    while mark > 0, [0x22, 0x27, 0x29].contains(bytes[mark]) { mark -= 1 }
    guard [0x2E, 0x3F, 0x21].contains(bytes[mark]) else { return false }
    var next = index + 1
    guard next < bytes.count, isBlank(bytes[next]) else { return false }
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    guard next < bytes.count else { return false }
    let opens =
      (0x41...0x5A).contains(bytes[next]) || (0x30...0x39).contains(bytes[next])
      || bytes[next] == 0x22 || bytes[next] == 0x28 || bytes[next] >= 0x80
    guard opens else { return false }
    guard bytes[mark] == 0x2E, mark == index else { return true }
    var word = mark
    while word > 0, isLetter(bytes[word - 1]) { word -= 1 }
    let length = mark - word
    guard length > 0 else { return true }
    if length == 1 { return false }
    let spelled = String(decoding: bytes[word..<mark], as: UTF8.self).lowercased()
    return !shortened.contains(spelled)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
