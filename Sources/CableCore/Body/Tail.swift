/// The lines below the signature that are no text: end marks, stamps, plugs, lists of offices.
struct Tail {
  /// The first line that belongs to it, among those of the body.
  private(set) var start: Int

  /// Finds the tail of a body, of any length.
  init(of lines: ArraySlice<TextLine>, _ bytes: [UInt8]) {
    start = lines.endIndex
    var place = lines.endIndex
    // Lines of a list of offices count once its label is found above them.
    var open = 0
    var hasRepeat = false
    while place > lines.startIndex, open <= 60 {
      let line = lines[place - 1]
      let isOffice = Self.isOfficeLabel(line, bytes)
      if line.isFurniture || isOffice || Self.isTail(line, bytes)
        || Self.isPlug(lines[..<place], bytes)
      {
        if open == 0 || isOffice {
          start = place - 1
          open = 0
        }
      } else if !hasRepeat, open == 0, Self.repeats(lines[..<place], bytes) {
        hasRepeat = true
        start = place - 1
      } else if Self.isOfficeLine(line, bytes) {
        open += 1
      } else {
        break
      }
      place -= 1
    }
  }

  /// Where the plugs above a signature begin, with their rules.
  static func plugs(at lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Int {
    var start = lines.endIndex
    var place = lines.endIndex
    while place > lines.startIndex + 1, !lines[place - 1].isFurniture {
      let isPlug = isPlug(lines[..<place], bytes)
      guard isPlug || Furniture.isRule(bytes, lines[place - 1].range) else { break }
      place -= 1
      if isPlug || start < lines.endIndex { start = place }
    }
    return start
  }

  private static let ends = WordTable([
    "UNQUOTE", "EXEMPT", "GP-1", "GP-2", "GP-3", "GP-4", "BT", "END", "XGDS", "DECONTROL", "NNNN",
    "NNN", "DECLASSIFIED", "SIPDIS", "SENSITIVE", "NOFORN", "GDS", "XGDS-1", "XGDS-2", "XGDS-3",
    "XGDS-4",
  ])
  private static let endLines: Set<String> = [
    "END CABLE TEXT", "END OF CABLE", "END MESSAGE", "MINIMIZE CONSIDERED", "(MINIMIZE CONSIDERED)",
    "END OF MESSAGE", "END CABLE", "CABLE ENDS", "END TRANSMISSION",
  ]
  /// Beginnings of lines that an office put below a text.
  private static let notes: [StaticString] = [
    "NOTE BY OC/T", "NOTE: BY OC/T", "NOTE BY OCT", "MINIMIZE FOR", "RECEIVED IN CODE ROOM",
    "REVIEWED BY", "DECLASSIFIED BY", "CORRECTED COPY",
  ]
  /// Label lines under the text of reading-room copies and of telegrams sent to the field.
  private static let officeLabels: [StaticString] = [
    "DRAFTED BY", "CLEARED BY", "APPROVED BY", "RELEASED BY", "DISSEMINATION RULE:",
    "ACTION POST:", "XMT:", "INFO:", "ATTACHMENTS:", "DRAFTED:", "CLEARED:", "APPROVED:",
    "RELEASED:", "CLEARANCES:", "CLEARANCE:", "DRAFTER:", "APPROVER:", "AUTHORIZED BY",
    "CLEARANCES", "DRAFTING OFFICE", "ACTION:", "DRAFTING OFFICER",
  ]

  private static func isOfficeLabel(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    var start = line.range.lowerBound
    // `(Drafted by: …)`
    if bytes[start] == UInt8(ascii: "(") { start += 1 }
    guard line.range.count <= 200, start < line.range.upperBound, bytes[start].isLetter else {
      return false
    }
    return officeLabels.contains { bytes.has($0, at: start) }
  }

  /// `EUR/WE: JDOE`, `POL:Strand, Ida`, `AMEMBASSY REYKJAVIK`: a line that may go on with a list.
  private static func isOfficeLine(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard line.range.count <= 100, bytes[line.range.upperBound - 1] != 0x2E,
      ParagraphStart.read(bytes, line: line.range) == nil
    else { return false }
    let words = Word.words(bytes, line.range)
    let hasSign = line.range.contains {
      bytes[$0] == UInt8(ascii: ":") || bytes[$0] == UInt8(ascii: "/")
    }
    let small = words.count { $0.count > 2 && !$0.contains { $0.isUpper || $0.isDigit } }
    return words.count <= 12 && (hasSign && small <= 2 || small == 0)
  }

  private static func isTail(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard line.range.count <= 100 else { return false }
    let first = bytes[line.range.lowerBound]
    if first == UInt8(ascii: "=") { return true }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: ">"), line.range.count <= 8 {
      return true
    }
    // Nothing but signs: a quotation mark, a stop, stars.
    if line.range.allSatisfy({ bytes[$0] < 0x80 && !bytes[$0].isLetter && !bytes[$0].isDigit }) {
      return true
    }
    guard first.isLetter || first == UInt8(ascii: "(") else { return false }
    // A name that was blacked out is no person.
    if line.range.count >= 4,
      line.range.allSatisfy({ bytes[$0] == UInt8(ascii: "X") || bytes[$0] == 0x20 })
    {
      return true
    }
    if notes.contains(where: { bytes.has($0, at: line.range.lowerBound) }) { return true }
    if bytes.has("NNNN", at: line.range.lowerBound), line.range.count <= 24 { return true }
    let bare =
      bytes[line.range.upperBound - 1] == 0x2E
      ? line.range.lowerBound..<(line.range.upperBound - 1) : line.range
    if bare.count <= 16, ends.contains(Word(bytes, bare).uppercased) { return true }
    if bare.count <= 24, endLines.contains(bytes.string(bare).uppercased()) { return true }
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
  private static func repeats(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Bool {
    guard let last = lines.last, last.range.count <= 30, lines.count > 1 else { return false }
    let above = lines[lines.endIndex - 2]
    guard !above.isFurniture, above.range.count == last.range.count else { return false }
    let text = bytes.string(last.range)
    return text != text.uppercased() && text.uppercased() == bytes.string(above.range)
  }
}
