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
      if open == 0, let rule = Self.ruledPlug(lines[..<place], bytes) {
        (start, place) = (rule, rule)
        continue
      }
      let isOffice = Self.isOfficeLabel(line, bytes)
      if line.isFurniture || isOffice || Self.isTail(line, bytes)
        || Self.isPostBelowLevel(lines[..<place], bytes) || Self.isPlug(lines[..<place], bytes)
      {
        if open == 0 || isOffice {
          start = place - 1
          open = 0
        }
      } else if open == 0, Self.isBelowName(lines[..<place], bytes) {
        start = place - 1
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

  private static func isOfficeLabel(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    var start = line.range.lowerBound
    // `(Drafted by: …)`
    if bytes[start] == UInt8(ascii: "(") { start += 1 }
    guard line.range.count <= 200, start < line.range.upperBound, bytes[start].isLetter else {
      return false
    }
    return ClosingWords.offices.row(at: start, in: bytes) != nil
  }

  /// `EUR/WE: JDOE`, `POL:Strand, Ida`, `AMEMBASSY REYKJAVIK`: a line that may continue a list.
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

  /// `#cables #albania/visa [[Albania]] ^note1`: what the keeper of a note put below the cable.
  static func isHashtags(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    let start = line.range.lowerBound
    guard line.range.count <= 400,
      bytes[start] == UInt8(ascii: "#") || bytes[start].uppercased == UInt8(ascii: "T")
    else { return false }
    var words = Word.words(bytes, line.range)[...]
    if words[0].last == UInt8(ascii: ":"),
      Labels.names[words[0].prefix(words[0].count - 1).uppercased] == .tags
    {
      words = words.dropFirst()
    }
    return words.first?.first == UInt8(ascii: "#")
      && words.allSatisfy { word in
        switch word.first {
        case UInt8(ascii: "#"): word.count > 1 && !word.dropping(1).isNumber
        case UInt8(ascii: "^"): word.count > 1
        default: word.begins("[[") || word.ends("]]")
        }
      }
  }

  /// True for a sentence about the cable: `This cable was cleared by Embassy Rome.` below the name.
  static func isRemark(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    ClosingWords.remarks.row(at: line.range.lowerBound, in: bytes) != nil
  }

  /// True for a label with the level, as in `2008LISBON00411 - Classification: CONFIDENTIAL`.
  private static func isLabelledLevel(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard let label = bytes.place(of: "CLASSIFICATION:", in: line.range) else { return false }
    let words = Word.words(bytes, (label + 15)..<line.range.upperBound)
    return !words.isEmpty && ClassificationLine.level(words)?.wordCount == words.count
  }

  private static func isTail(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    if isHashtags(line, bytes) { return true }
    guard line.range.count <= 100 else { return false }
    let first = bytes[line.range.lowerBound]
    if first.isDigit { return isLabelledLevel(line, bytes) }
    if first == UInt8(ascii: "="), !bytes.has("=>", at: line.range.lowerBound) { return true }
    if first == UInt8(ascii: "#") || first == UInt8(ascii: ">"), line.range.count <= 8 {
      return true
    }
    // Nothing but signs: a quotation mark, a stop, stars.
    if line.range.allSatisfy({ bytes[$0] < 0x80 && !bytes[$0].isLetter && !bytes[$0].isDigit }) {
      return true
    }
    guard first.isLetter || first.isOne(of: "([-*<") else { return false }
    // A name that was blacked out is no person.
    if line.range.count >= 4,
      line.range.allSatisfy({ bytes[$0] == UInt8(ascii: "X") || bytes[$0] == 0x20 })
    {
      return true
    }
    if ClosingWords.notes.row(at: line.range.lowerBound, in: bytes) != nil { return true }
    if bytes.has("NNNN", at: line.range.lowerBound), line.range.count <= 24 { return true }
    // The date of a release, below its numbers.
    if bytes.has("DATE: ", at: line.range.lowerBound), line.range.count <= 16,
      bytes[line.range.upperBound - 1].isDigit
    {
      return true
    }
    if isExemptions(line, bytes) { return true }
    let bare = bare(line.range, bytes)
    if bare.count <= 36, ClosingWords.lines.openings.mayBegin(at: bare.lowerBound, in: bytes),
      ClosingWords.lines[bytes.string(bare).uppercased()] != nil
    {
      return true
    }
    guard
      Levels.words.openings.mayBegin(
        first, line.range.count > 1 ? bytes[line.range.lowerBound + 1] : 0)
    else { return false }
    let words = Word.words(bytes, line.range)
    guard let level = ClassificationLine.level(words) else { return false }
    return level.wordCount == words.count
      || words.count <= level.wordCount + 4
        && (ClassificationLine.isFurniture(words)
          || ClassificationLine.isStation(words[level.wordCount...]))
  }

  /// `LISBON 512` right below a line that is a level: the classification line once more, in two lines.
  private static func isPostBelowLevel(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Bool {
    guard let last = lines.last, lines.count > 1, last.range.count <= 40,
      bytes[last.range.upperBound - 1].isDigit
    else { return false }
    let above = lines[lines.endIndex - 2]
    guard ClassificationLine.isStation(Word.words(bytes, last.range)[...]) else { return false }
    let level = Word.words(bytes, above.range)
    return ClassificationLine.level(level)?.wordCount == level.count
  }

  /// `B1, 1.4(D)`, `(b)(6)`: the exemptions under which parts were withheld.
  ///
  /// Source: section 552 (b) of the Freedom of Information Act.
  private static func isExemptions(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard line.range.count <= 40, bytes[line.range.lowerBound].isOne(of: "Bb(1") else {
      return false
    }
    let words = Word.words(bytes, line.range)
    return words.contains { $0.first != UInt8(ascii: "1") }
      && words.allSatisfy { printed in
        let word = printed.last == UInt8(ascii: ",") ? printed.prefix(printed.count - 1) : printed
        if word.begins("1.4(") { return word.count == 6 && word.last == UInt8(ascii: ")") }
        let code = word.begins("(b)(") || word.begins("(B)(") ? word.part(4..<word.count) : word
        let isBare = code.count == word.count
        return isBare
          ? code.first.uppercased == UInt8(ascii: "B") && (2...3).contains(code.count)
            && code.dropping(1).isNumber
          : code.first.isDigit && code.last == UInt8(ascii: ")") && code.count <= 3
      }
  }

  /// A line without the signs around its words, as of `[end]` and `-END MESSAGE-`.
  private static func bare(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    func isSign(_ byte: UInt8) -> Bool { byte.isOne(of: "[](){}<>-*=. ") }
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, isSign(bytes[start]) { start += 1 }
    while start < end, isSign(bytes[end - 1]) { end -= 1 }
    return start < end ? start..<end : line
  }

  /// `Visit London's Classified Website: …`, on one line or several.
  private static func isPlug(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Bool {
    guard let last = lines.last, last.range.count <= 200 else { return false }
    if bytes[last.range.lowerBound].isDigit { return false }
    let isLink =
      hasLink(last, bytes)
      || bytes.place(of: ".SGOV.GOV", in: last.range) != nil
      || bytes.place(of: ".CFM", in: last.range) != nil
    if isLink {
      return last.range.count <= 120 && ParagraphStart.read(bytes, line: last.range) == nil
        && !bytes[last.range].prefix(40).contains(0x2E)
        || bytes.has("HTTP", at: last.range.lowerBound)
        || ClosingWords.plugs.row(at: last.range.lowerBound, in: bytes) != nil
    }
    guard ClosingWords.plugs.row(at: last.range.lowerBound, in: bytes) != nil else {
      // Its second line.
      guard last.gap == 0, lines.count > 1, bytes.place(of: "SITE", in: last.range) != nil else {
        return false
      }
      let above = lines[lines.endIndex - 2]
      return !above.isFurniture
        && ClosingWords.plugs.row(at: above.range.lowerBound, in: bytes) != nil
    }
    return bytes.place(of: "SITE", in: last.range) != nil
      || bytes.place(of: "WEB", in: last.range) != nil
      || bytes.place(of: "CLASSIFIED", in: last.range) != nil
      || bytes[last.range.upperBound - 1] == UInt8(ascii: ":")
        && bytes.place(of: "VISIT", in: last.range) != nil
  }

  /// Where a notice begins that has a rule of stars above and below and sends readers to a site, whatever
  /// else it says; nil where none ends with the last of some lines.
  private static func ruledPlug(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Int? {
    guard let last = lines.last, isStars(last, bytes) else { return nil }
    var hasSite = false
    for place in lines.indices.dropLast().suffix(12).reversed() {
      let line = lines[place]
      if isStars(line, bytes) { return hasSite ? place : nil }
      if line.isFurniture || ParagraphStart.read(bytes, line: line.range) != nil { return nil }
      hasSite =
        hasSite || bytes.place(of: "HTTP", in: line.range) != nil
        || bytes.place(of: "SITE", in: line.range) != nil
    }
    return nil
  }

  private static func isStars(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    bytes[line.range.lowerBound].isOne(of: "*=") && Furniture.isRule(bytes, line.range)
  }

  /// `3`, `- 3 -`, `end text`, `Share this:` below a name: the number of a page, the end of what was quoted,
  /// or what a site or a mail program adds.
  private static func isBelowName(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Bool {
    let below = lines.suffix(8).reversed().prefix { isAfterName($0, bytes) || isTail($0, bytes) }
      .count
    let place = lines.endIndex - below - 1
    guard below > 0, place > lines.startIndex, !lines[place].isFurniture else { return false }
    let (name, before) = (lines[place], lines[place - 1])
    if lines[(place + 1)...].contains(where: { !isPageNumber($0.range, bytes) }) {
      return Signature.isOwnName(name.range, name, before, bytes)
    }
    // A number may be a table's last.
    return Signature.isUpperName(bytes, name.range)
      && (before.isFurniture || bytes[before.range.upperBound - 1].isOne(of: ".\")"))
  }

  private static func isPageNumber(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let bare = bare(line, bytes)
    return bare.count <= 3 && bare.allSatisfy { bytes[$0].isDigit }
  }

  /// `Read more at http://…`: whether a line has a link, whatever else it says.
  private static func hasLink(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    bytes.place(of: "HTTP", in: line.range) != nil || bytes.place(of: "WWW.", in: line.range) != nil
  }

  private static func isAfterName(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard !line.isFurniture else { return false }
    if line.range.count <= 200, hasLink(line, bytes) || isRemark(line, bytes) { return true }
    guard line.range.count <= 80 else { return false }
    if ClosingWords.site.row(at: line.range.lowerBound, in: bytes) != nil { return true }
    guard line.range.count <= 24 else { return false }
    let bare = bare(line.range, bytes)
    // `2/5`
    let isFraction =
      bare.count <= 7 && bare.allSatisfy { bytes[$0].isDigit || bytes[$0] == 0x2F }
      && bare.contains { bytes[$0] == 0x2F }
    return isFraction || isPageNumber(line.range, bytes)
      || ClosingWords.belowName[bytes.string(bare).uppercased()] != nil
      || UnaddressedLine.isDate(Word.words(bytes, line.range))
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
