/// A mail head that a relay put above a telegram: `From: … Sent: … To: … Subject: POST 00000063 P UN …`.
enum RelayHead {
  /// How far below the head's last label the telegram's own first line is looked for, in lines.
  private static let reach = 12

  /// Marks the lines of a mail head, which are kept but are no field's.
  ///
  /// They are treated as fields where no header, sender or classification line of a telegram follows.
  ///
  /// Cost: constant; most texts do not begin with such a label.
  static func setAside(in lines: inout [TextLine], _ bytes: [UInt8], headerEnd: Int? = nil) {
    if let first = lines.prefix(4).firstIndex(where: { isLabel($0, bytes) }) {
      setAside(from: first, in: &lines, bytes)
    }
    // On a page the head may be between the header and the text.
    guard let headerEnd else { return }
    let below = lines.firstIndex(halvingAt: { $0.range.lowerBound >= headerEnd })
    if let first = lines[below...].prefix(4).firstIndex(where: { isLabel($0, bytes) }) {
      setAside(from: first, in: &lines, bytes)
    }
  }

  private static func setAside(from first: Int, in lines: inout [TextLine], _ bytes: [UInt8]) {
    var count = 0
    var last = first
    for index in lines.indices.dropFirst(first).prefix(40) {
      if beginsTelegram(lines[index], bytes) {
        guard count >= 2, index > first else { return }
        for place in first..<index where !lines[place].isFurniture { lines[place].isAside = true }
        return
      }
      if isLabel(lines[index], bytes) {
        count += 1
        last = index
      } else if index - last > reach {
        return
      }
    }
  }

  private static func isLabel(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    let start = line.range.lowerBound
    guard PassingWords.mailLabels.openings.mayBegin(at: start, in: bytes),
      let colon = bytes[line.range].prefix(12).firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    return PassingWords.mailLabels.contains(Word(bytes, start..<(colon + 1)).uppercased)
  }

  private static func beginsTelegram(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    let start = line.range.lowerBound
    switch bytes[start] {
    case UInt8(ascii: "V"): return bytes.has("VZCZC", at: start)
    case UInt8(ascii: "D"): return bytes.has("DE R", at: start)
    case UInt8(ascii: "F"): return bytes.has("FM ", at: start)
    default:
      if isTime(line, bytes) { return true }
      guard line.range.count > 6, ClassificationLine.mayBegin(bytes[start], bytes[start + 1]) else {
        return false
      }
      let words = Word.words(bytes, line.range)
      guard let level = ClassificationLine.level(words) else { return false }
      return words.count > level.wordCount && ClassificationLine.isFurniture(words)
    }
  }

  /// `R 292143Z JAN 10`: a line with precedence and date-time group alone.
  private static func isTime(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard (12...40).contains(line.range.count), bytes[line.range.lowerBound].isUpper,
      line.range.contains(where: { bytes[$0].isDigit })
    else { return false }
    return RoutingHeader.dateTimeGroup(Word.words(bytes, line.range))?.0 != nil
  }
}
