/// The name under the text, and what follows it: end marks, stamps, plugs.
enum Signature {
  /// Takes tail and signature off a body's lines.
  static func take(from lines: inout ArraySlice<TextLine>, into cable: inout Cable) {
    let bytes = cable.source.bytes
    var rest = lines
    var tail: [Range<Int>] = []
    var repeated: String?
    while let last = rest.last {
      if last.isFurniture {
        cable.pageBreaks.append(last.range)
      } else if isTail(last, bytes) {
        tail.append(last.range)
      } else if isPlug(rest, bytes) {
        tail.append(last.range)
      } else if repeated == nil, let name = repeatedName(rest, bytes) {
        repeated = name
        tail.append(last.range)
      } else {
        break
      }
      rest = rest.dropLast()
      if tail.count > 12 {
        rest = lines
        break
      }
    }
    guard let last = rest.last else { return }
    if let names = ownLines(rest, bytes) {
      if let label = names.first,
        label.range.lowerBound > rest[rest.endIndex - names.count].range.lowerBound
      {
        tail.append(rest[rest.endIndex - names.count].range.lowerBound..<label.range.lowerBound)
      }
      for name in names {
        let text = bytes.string(name.range)
        if !cable.signature.contains(where: { $0.value == text }) {
          cable.signature.append(Field(text, at: name.range))
        } else {
          tail.append(name.range)
        }
      }
      lines = rest.dropLast(names.count)
      // A plug may stand above the name as well as below.
      while lines.count > 1, let last = lines.last, !last.isFurniture, isPlug(lines, bytes) {
        tail.append(last.range)
        lines = lines.dropLast()
      }
    } else if let glued = glued(last.range, bytes) ?? gluedMixed(last.range, bytes) {
      cable.signature = [Field(bytes.string(glued), at: glued)]
      lines = rest
      lines[lines.endIndex - 1].range = last.range.lowerBound..<trimmed(bytes, glued.lowerBound)
    } else if tail.count <= 12 {
      lines = rest
    }
    cable.pageBreaks += tail.reversed()
  }

  private static func trimmed(_ bytes: [UInt8], _ end: Int) -> Int {
    var end = end
    while end > 0, bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  private static let tails: Set<String> = [
    "UNQUOTE", "EXEMPT", "GP-1", "GP-2", "GP-3", "GP-4", "BT", "END", "XGDS", "DECONTROL", "NNNN",
    "NNN", "END CABLE TEXT", "END OF CABLE", "END MESSAGE", "MINIMIZE CONSIDERED",
    "DECLASSIFIED",
  ]

  /// Label lines under the text of reading-room copies.
  private static let officeLines: [StaticString] = [
    "DRAFTED BY:", "CLEARED BY:", "APPROVED BY:", "RELEASED BY:", "DISSEMINATION RULE:",
    "ACTION POST:", "XMT:", "INFO:", "ATTACHMENTS:",
  ]

  private static func isTail(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard line.range.count <= 90 else { return false }
    let first = bytes[line.range.lowerBound]
    if first == UInt8(ascii: "=") { return true }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: ">"), line.range.count <= 6 {
      return true
    }
    if Furniture.isRule(bytes, line.range) { return true }
    guard first.isLetter else { return false }
    if officeLines.contains(where: { bytes.has($0, at: line.range.lowerBound) }) { return true }
    let text = bytes.string(line.range)
    if text.hasPrefix("NNNN") && text.utf8.count <= 24 { return true }
    if tails.contains(text.hasSuffix(".") ? String(text.dropLast()) : text.uppercased()) {
      return true
    }
    guard "CSULT".utf8.contains(first.uppercased) else { return false }
    let words = Word.words(bytes, line.range)
    guard let level = ClassificationLine.level(words) else { return false }
    return level.wordCount == words.count
      || words.count <= level.wordCount + 4 && ClassificationLine.isFurniture(words)
  }

  /// `Visit London's Classified Website: …`, on one line or several.
  private static func isPlug(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Bool {
    guard let last = lines.last, last.range.count <= 200 else { return false }
    if bytes[last.range.lowerBound].isDigit { return false }
    let isLink =
      bytes.place(of: "HTTP", in: last.range) != nil
      || bytes.place(of: "WWW.", in: last.range) != nil
      || bytes.place(of: ".SGOV.GOV", in: last.range) != nil
      || bytes.place(of: ".CFM", in: last.range) != nil
    if isLink {
      return last.range.count <= 120 && ParagraphStart.read(bytes, line: last.range) == nil
        && !bytes[last.range].prefix(40).contains(0x2E)
        || bytes.has("HTTP", at: last.range.lowerBound)
        || bytes.has("VISIT", at: last.range.lowerBound)
        || bytes.has("PLEASE VISIT", at: last.range.lowerBound)
    }
    return
      (bytes.has("VISIT ", at: last.range.lowerBound)
      || bytes.has("PLEASE VISIT ", at: last.range.lowerBound))
      && (bytes.place(of: "SITE", in: last.range) != nil
        || bytes.place(of: "CLASSIFIED", in: last.range) != nil)
  }

  /// A lower-case repeat of the name in the line above.
  private static func repeatedName(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> String? {
    guard let last = lines.last, last.range.count <= 30, lines.count > 1 else { return nil }
    let above = lines[lines.endIndex - 2]
    guard !above.isFurniture, above.range.count == last.range.count else { return nil }
    let text = bytes.string(last.range)
    guard text != text.uppercased(), text.uppercased() == bytes.string(above.range) else {
      return nil
    }
    return text
  }

  private static let labels: [StaticString] = ["SIGNATURE:", "SIGNED:"]

  /// One or two lines that are nothing but names.
  private static func ownLines(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> [TextLine]? {
    guard var last = lines.last else { return nil }
    // `HOAGLAND#`: the sign of the end of a text on the wire.
    while last.range.count > 2, bytes[last.range.upperBound - 1] == UInt8(ascii: "#") {
      last.range = last.range.lowerBound..<(last.range.upperBound - 1)
    }
    if let label = labels.first(where: { bytes.has($0, at: last.range.lowerBound) }) {
      var start = last.range.lowerBound + label.utf8CodeUnitCount
      while start < last.range.upperBound, bytes[start].isBlank { start += 1 }
      last.range = start..<last.range.upperBound
      return last.range.isEmpty ? nil : [last]
    }
    let above = lines.count > 1 ? lines[lines.endIndex - 2] : nil
    guard isUpperName(bytes, last.range) else {
      return isMixedName(last, above: above, bytes) ? [last] : nil
    }
    if let above, !above.isFurniture, isUpperName(bytes, above.range), last.gap <= 1,
      above.range.count <= 24, lines.count > 2, bytes[above.range.upperBound - 1] != 0x2E
    {
      let before = lines[lines.endIndex - 3]
      if before.isFurniture || endsSentence(bytes[before.range.upperBound - 1]) {
        return [above, last]
      }
    }
    return [last]
  }

  private static let stops: Set<String> = [
    "COMMENT", "SUMMARY", "END", "TEXT", "NOTE", "BT", "NOFORN", "SIPDIS", "SENSITIVE", "HEADLINES",
    "BRIEFING", "UNQUOTE", "QUOTE", "ACTION", "REQUEST", "REQUESTED", "UNCLASSIFIED", "ENDS",
    "ANNEX", "BACKGROUND", "CONCLUSION", "BIO", "NOTES", "MINIMIZE", "CONSIDERED", "TABLE", "NONE",
    "CLEARED", "REDACTED", "USA", "USG", "GOV", "EFTO", "FOUO", "CONFIDENTIAL", "SECRET", "UNCLAS",
    "INTRODUCTION", "OVERVIEW", "PARTICIPANTS", "POINTS", "PAPER", "STATEMENT", "DRAFTED", "NNNN",
    "DECLASSIFIED",
  ]

  private static let stopWords = WordTable(stops)

  /// `HOAGLAND`, `VAN VOORST`, `JOHNSON-KEANE`: up to three words of capitals.
  private static func isUpperName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 2, range.count <= 32 else { return false }
    var words = 1
    var letters = 0
    for index in range {
      let byte = bytes[index]
      if byte == 0x20 {
        words += bytes[index - 1] == 0x20 ? 0 : 1
      } else if byte.isUpper {
        letters += 1
      } else if !(byte == UInt8(ascii: "-") || byte == 0x27 || byte == 0x2E || byte >= 0x80
        || byte == 0x60)
      {
        return false
      }
    }
    guard words <= 3, letters >= 2, bytes[range.lowerBound].isUpper else { return false }
    return Word.words(bytes, range).allSatisfy { !stopWords.contains($0) }
  }

  private static func isMixedName(_ line: TextLine, above: TextLine?, _ bytes: [UInt8]) -> Bool {
    guard line.range.count >= 3, line.range.count <= 28, let above else { return false }
    guard above.isFurniture || endsText(above.range, bytes) else { return false }
    let words = bytes.string(line.range).split(separator: " ")
    guard words.count <= 3, !words.isEmpty else { return false }
    return words.last?.first?.isUppercase == true
      && words.allSatisfy { word in
        (word.first?.isUppercase == true || particles.contains(String(word))) && word.count >= 2
          && word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" }
          && !stops.contains(word.uppercased())
      }
  }

  private static let particles: Set<String> = ["van", "von", "de", "der", "la", "du", "di"]

  /// A name in mixed case behind the last sentence, which ends without a stop.
  private static func gluedMixed(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    var start = line.upperBound
    while start > line.lowerBound, bytes[start - 1] != 0x20 { start -= 1 }
    let word = start..<line.upperBound
    guard word.count >= 4, word.count <= 20, bytes[start].isUpper, start - 2 > line.lowerBound,
      word.dropFirst().allSatisfy({ bytes[$0].isLetter && !bytes[$0].isUpper })
    else { return nil }
    var before = start
    while before > line.lowerBound, bytes[before - 1] == 0x20 { before -= 1 }
    let isRedacted =
      before - 8 > line.lowerBound && bytes[before - 8..<before].allSatisfy { $0 == 0x58 }
    guard before > line.lowerBound, ".?!)\"".utf8.contains(bytes[before - 1]) || isRedacted,
      !stops.contains(bytes.string(word).uppercased())
    else { return nil }
    return word
  }

  /// A name behind the last sentence: `… region. HOAGLAND`.
  private static func glued(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    var start = line.upperBound
    var words = 0
    var found: Range<Int>?
    while words < 3 {
      let end = start
      while start > line.lowerBound, bytes[start - 1] != 0x20 { start -= 1 }
      let word = start..<end
      guard word.count >= 2, start > line.lowerBound, isUpperName(bytes, word) else { break }
      words += 1
      var before = start
      while before > line.lowerBound, bytes[before - 1] == 0x20 { before -= 1 }
      guard before > line.lowerBound else { break }
      let last = bytes[before - 1]
      if word.count >= 3, ".?!)\"]".utf8.contains(last) {
        // An initial or an abbreviation before the word is no end of a sentence.
        let isInitial =
          last == 0x2E && before - 2 >= line.lowerBound && bytes[before - 2].isUpper
          && (before - 3 < line.lowerBound || !bytes[before - 3].isLetter)
        found = isInitial && words == 1 ? nil : word.lowerBound..<line.upperBound
        if found != nil { break }
      }
      start = before
    }
    return found
  }

  /// True for a line with which a text can end: a sentence's end, a redaction or a link.
  private static func endsText(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    if endsSentence(bytes[line.upperBound - 1]) { return true }
    let tail = max(line.lowerBound, line.upperBound - 90)..<line.upperBound
    return bytes.has("XXXX", at: line.upperBound - 4) || bytes.place(of: "HTTP", in: tail) != nil
      || bytes.place(of: "WEBSITE", in: tail) != nil
  }

  private static func endsSentence(_ byte: UInt8) -> Bool { ".?!:;\")]-=".utf8.contains(byte) }
}
