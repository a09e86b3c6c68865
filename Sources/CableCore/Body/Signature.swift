/// The name under the text, and what follows it: end marks, stamps, plugs, lists of offices.
enum Signature {
  /// Takes tail and signature off a body's lines.
  ///
  /// Cost: linear in the lines taken; the rest of the body is not looked at.
  static func take(from lines: inout ArraySlice<TextLine>, into cable: inout Cable) {
    let bytes = cable.source.bytes
    let tail = Tail(of: lines, bytes)
    let rest = lines[..<tail.start]
    // What its keeper or the drafters say of the cable is no furniture.
    let isKept = { (line: TextLine) in
      Tail.isHashtags(line, bytes) || Tail.isRemark(line, bytes)
    }
    for line in lines[tail.start...] where isKept(line) { cable.pass(line.range) }
    let furniture = lines[tail.start...].filter { !isKept($0) }.map(\.range)
    let above = aboveTitle(rest, bytes, signed: cable.source.hints.signed)
    guard let found = above ?? find(in: rest, bytes, signed: cable.source.hints.signed) else {
      cable.pageBreaks += furniture
      lines = rest
      return
    }
    var taken: [Range<Int>] = []
    for name in found.names {
      let text = bytes.string(name)
      if !cable.signature.contains(where: { $0.value == text }) {
        cable.signature.append(Field(text, at: name))
      } else {
        taken.append(name)
      }
    }
    // What is on the lines of the names beside them; what a person is, is kept.
    func take(_ range: Range<Int>) {
      guard let other = trimmed(bytes, range) else { return }
      if SignerTitle.isOne(other, bytes) { cable.pass(other) } else { taken.append(other) }
    }
    var place = found.start
    for name in found.names {
      take(place..<name.lowerBound)
      place = name.upperBound
    }
    take(place..<found.end)
    if above != nil, let title = rest.last { cable.pass(title.range) }
    var body = lines[..<found.line]
    if let text = found.textEnd {
      body = lines[...found.line]
      body[found.line].range = body[found.line].range.lowerBound..<text
    } else {
      // A plug may be above the name as well as below.
      let above = Tail.plugs(at: body, bytes)
      taken += body[above...].map(\.range)
      body = body[..<above]
    }
    cable.pageBreaks += (taken + furniture).sorted {
      $0.lowerBound < $1.lowerBound
    }
    lines = body
  }

  /// The names of a signature and the lines that they are on.
  private struct Found {
    /// The first line that belongs to it.
    var line: Int
    /// From where to where its lines reach.
    var start: Int
    var end: Int
    var names: [Range<Int>]
    /// Where the text ends that is before the name in the same line.
    var textEnd: Int?
  }

  /// The signature right above a last line that says what the person is; nil where there is none.
  private static func aboveTitle(
    _ lines: ArraySlice<TextLine>, _ bytes: [UInt8], signed: String?
  ) -> Found? {
    guard let title = lines.last, !title.isFurniture, title.gap == 0,
      SignerTitle.isOne(title.range, bytes), let name = lines.dropLast().last,
      let found = find(in: lines.dropLast(), bytes, signed: signed),
      found.end == name.range.upperBound
    else { return nil }
    return found
  }

  private static func find(
    in lines: ArraySlice<TextLine>, _ bytes: [UInt8], signed: String?
  ) -> Found? {
    guard let last = lines.last, let index = lines.indices.last, !last.isFurniture else {
      return nil
    }
    if let signed, let (index, name) = marked(signed, in: lines, bytes) {
      return ending(with: name, on: index, of: lines, bytes)
    }
    let above = lines.dropLast().last
    // The blank of a label may be the one after the line.
    if let label = ClosingWords.signed.row(at: last.range.lowerBound, in: bytes),
      label.spelling.utf8CodeUnitCount < last.range.count
    {
      let after =
        (last.range.lowerBound + label.spelling.utf8CodeUnitCount)..<last.range.upperBound
      if let name = bared(bytes, after),
        label.text.utf8.last != 0x20 || isSigner(name, last, above, bytes)
      {
        return Found(
          line: index, start: last.range.lowerBound, end: last.range.upperBound, names: [name])
      }
    }
    // `… FOR THE CAPITAL`, the end of a page, `ON MONDAY.`
    let isCut =
      above?.isFurniture == true && bytes[last.range.upperBound - 1] == 0x2E
      && lines.last(where: { !$0.isFurniture && $0.range.upperBound <= last.range.lowerBound })
        .map { $0.range.count >= 30 && !endsText($0.range, bytes) } ?? false
    if !isCut, let whole = bared(bytes, last.range),
      case let name = SignerTitle.name(in: whole, bytes), isOwnName(name, last, above, bytes)
    {
      var found = Found(
        line: index, start: last.range.lowerBound, end: last.range.upperBound, names: [name])
      if let first = firstOfTwo(lines, bytes) {
        found.names.insert(first, at: 0)
        (found.line, found.start) = (index - 1, lines[index - 1].range.lowerBound)
      }
      return found
    }
    if let pair = pair(last, above, bytes) {
      return Found(
        line: index, start: last.range.lowerBound, end: last.range.upperBound, names: [pair])
    }
    guard let name = GluedName.find(in: last.range, bytes) else { return nil }
    var end = name.lowerBound
    while end > last.range.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    return Found(line: index, start: end, end: last.range.upperBound, names: [name], textEnd: end)
  }

  /// `FALK/HOLM`: two names of four letters and more, which no office has.
  private static func pair(
    _ line: TextLine, _ above: TextLine?, _ bytes: [UInt8]
  ) -> Range<Int>? {
    guard let whole = bared(bytes, line.range), whole.count <= 40,
      let slash = bytes[whole].firstIndex(of: UInt8(ascii: "/")),
      above.map({ line.gap > 0 || endsText($0.range, bytes) }) ?? false
    else { return nil }
    let names = [whole.lowerBound..<slash, (slash + 1)..<whole.upperBound]
    let areNames = names.allSatisfy { name in
      name.count >= 4 && bytes[name.lowerBound].isUpper && name.allSatisfy { bytes[$0].isLetter }
        && !ClosingWords.noNames.contains(Word(bytes, name).uppercased)
        && !CommonWords.contains(bytes.string(name))
        && !Vocabulary.isStationWord(Word(bytes, name).upper)
    }
    return areNames ? whole : nil
  }

  /// `Signed Borg`, not `signed the accord.`: the name after a word that a sentence may have as well.
  private static func isSigner(
    _ name: Range<Int>, _ line: TextLine, _ above: TextLine?, _ bytes: [UInt8]
  ) -> Bool {
    guard bytes[line.range.upperBound - 1] != 0x2E,
      above.map({ line.gap > 0 || $0.isFurniture || endsText($0.range, bytes) }) ?? true
    else { return false }
    let words = Word.words(bytes, name)
    return words.count <= 4
      && words.allSatisfy {
        $0.first.isUpper && !ClosingWords.noNames.contains($0.uppercased)
          || ClosingWords.particles.contains($0.uppercased)
      }
  }

  /// The name that the mark-up of the container says signed, on one of the last lines.
  private static func marked(
    _ signed: String, in lines: ArraySlice<TextLine>, _ bytes: [UInt8]
  ) -> (line: Int, name: Range<Int>)? {
    for index in lines.indices.suffix(6).reversed() {
      let range = lines[index].range
      guard range.count >= signed.utf8.count, range.count <= signed.utf8.count + 8,
        let name = place(of: signed, in: range, bytes)
      else { continue }
      return (index, name)
    }
    return nil
  }

  /// A name with the signs around it, to the end of the text; nil where words are below it.
  private static func ending(
    with name: Range<Int>, on line: Int, of lines: ArraySlice<TextLine>, _ bytes: [UInt8]
  ) -> Found? {
    func hasWords(_ line: TextLine) -> Bool { bytes[line.range].contains(where: \.isWordByte) }
    if lines[(line + 1)...].contains(where: hasWords) { return nil }
    var start = line
    // `[` in a line of its own.
    while start > lines.startIndex, lines[start - 1].range.count <= 2, !hasWords(lines[start - 1]) {
      start -= 1
    }
    return Found(
      line: start, start: lines[start].range.lowerBound,
      end: lines[lines.endIndex - 1].range.upperBound, names: [name])
  }

  /// Where a text is in a line, case and all; each of its blanks may be several.
  private static func place(of text: String, in line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    for start in line {
      var place = start
      let isHere = text.utf8.allSatisfy { wanted in
        guard place < line.upperBound, bytes[place] == wanted else { return false }
        place += 1
        if wanted == 0x20 { while place < line.upperBound, bytes[place] == 0x20 { place += 1 } }
        return true
      }
      if isHere { return start..<place }
    }
    return nil
  }

  /// A range without the signs around a name: quotation marks, stars, rules, the stop after it.
  static func bared(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSign(bytes[start]) { start += 1 }
    while start < end {
      if isSign(bytes[end - 1]) {
        end -= 1
      } else if endsWithQuote(bytes, start..<end) {
        end -= 3
      } else if bytes[end - 1] == 0x2E, end - start > 4, bytes[end - 2].isLetter,
        bytes[end - 3].isLetter, bytes[end - 4].isLetter
      {
        end -= 1
      } else if let word = endWord(bytes, start..<end) {
        end = word
      } else {
        break
      }
    }
    return start < end ? start..<end : nil
  }

  /// True where a range ends with `”` or the like, in UTF-8.
  private static func endsWithQuote(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.count > 3 && bytes[range.upperBound - 3] == 0xE2 && bytes[range.upperBound - 2] == 0x80
      && (0x98...0x9F).contains(bytes[range.upperBound - 1])
  }

  /// Where the text before a mark of the end of a transmission ends: `HOAGLAND NNNN`, `RUSH BT`.
  private static func endWord(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    if let bracket = endBracket(bytes, range) { return bracket }
    guard let blank = bytes[range].lastIndex(of: 0x20) else { return nil }
    let word = Word(bytes, (blank + 1)..<range.upperBound)
    guard
      ClosingWords.afterName.contains(word.uppercased)
        || word.first == UInt8(ascii: "#") && word.dropping(1).isNumber
    else { return nil }
    return blank
  }

  /// Where the text before a mark of the end in brackets ends: `HOAGLAND (end text)`.
  private static func endBracket(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard bytes[range.upperBound - 1].isOne(of: ")]"),
      let open = bytes[range].lastIndex(where: { $0.isOne(of: "([") }), open > range.lowerBound
    else { return nil }
    let text = bytes.string((open + 1)..<(range.upperBound - 1)).uppercased()
    return ClosingWords.lines[text] != nil || ClosingWords.belowName[text] != nil ? open : nil
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte.isOne(of: "\"*#=_-~/\\<>|,;:' ") || byte == 0x09
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while start < end, bytes[end - 1].isBlank { end -= 1 }
    return start < end ? start..<end : nil
  }

  /// Whether a line is nothing but a name, by its own form and by the line above.
  static func isOwnName(
    _ name: Range<Int>, _ line: TextLine, _ above: TextLine?, _ bytes: [UInt8]
  ) -> Bool {
    if name.count <= 24, takesLeave(name, bytes) { return false }
    guard isUpperName(bytes, name) else {
      return isMixedName(name, line, above: above, bytes)
    }
    guard let above, !above.isFurniture, line.gap == 0, above.range.count >= 30 else { return true }
    // In a body of capitals a short last line may be the end of its sentence.
    return endsText(above.range, bytes)
      || above.range.contains { bytes[$0] >= 0x61 && bytes[$0] <= 0x7A }
      || endsPassage(above.range, bytes)
  }

  /// The name above another, where two signed.
  private static func firstOfTwo(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Range<Int>? {
    guard lines.count > 2, let last = lines.last, last.gap <= 1, isUpperName(bytes, last.range)
    else {
      return nil
    }
    let above = lines[lines.endIndex - 2]
    guard !above.isFurniture, above.range.count <= 24, bytes[above.range.upperBound - 1] != 0x2E,
      isUpperName(bytes, above.range)
    else { return nil }
    let before = lines[lines.endIndex - 3]
    return before.isFurniture || endsSentence(bytes[before.range.upperBound - 1])
      ? above.range : nil
  }

  /// `HOAGLAND`, `VAN VOORST`, `JOHNSON-KEANE`: up to three words of capitals.
  static func isUpperName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 2, range.count <= 32 else { return false }
    var words = 1
    var letters = 0
    var others = 0
    for index in range {
      let byte = bytes[index]
      if byte == 0x20 {
        words += bytes[index - 1] == 0x20 ? 0 : 1
      } else if byte.isUpper {
        letters += 1
        if byte != 0x58 { others += 1 }
      } else if byte >= 0x80 {
        others += 1
      } else if !(byte == UInt8(ascii: "-") || byte == 0x27 || byte == 0x2E || byte == 0x60) {
        return false
      }
    }
    // `XXXXXXXXXXXX` is where a name was taken out.
    guard words <= 3, letters >= 2, others > 0, bytes[range.lowerBound].isUpper else {
      return false
    }
    return Word.words(bytes, range).allSatisfy { !ClosingWords.noNames.contains(bare($0)) }
  }

  private static func bare(_ word: Word) -> Word {
    word.last == 0x2E ? word.prefix(word.count - 1) : word
  }

  /// `Hoagland`, `van Voorst`, `J. Borg`, below the end of a text.
  private static func isMixedName(
    _ name: Range<Int>, _ line: TextLine, above: TextLine?, _ bytes: [UInt8]
  ) -> Bool {
    guard name.count >= 3, name.count <= 28, let above else { return false }
    guard
      above.isFurniture || endsText(above.range, bytes) || line.gap > 0 && above.range.count >= 40
        || isGreeting(above.range, bytes)
    else { return false }
    let words = bytes.string(name).split(separator: " ")
    guard words.count <= 3, !words.isEmpty else { return false }
    if words.count == 1, isSmall(name, bytes), isSmall(above.range, bytes),
      bytes[above.range.upperBound - 1] == 0x2E, ClosingWords.noNames[words[0].uppercased()] == nil
    {
      // A text in small letters: the name of one word below its last sentence.
      return name.allSatisfy { bytes[$0].isLetter || bytes[$0] == UInt8(ascii: "-") }
    }
    return words.last?.first?.isUppercase == true
      && words.enumerated().allSatisfy { place, word in
        let isInitial = word.count == 2 && word.last == "." && place + 1 < words.count
        return (word.first?.isUppercase == true || isParticle(word))
          && word.count >= 2
          && (isInitial || word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" })
          && ClosingWords.noNames[word.uppercased()] == nil && !word.allSatisfy { $0 == "X" }
      }
  }

  /// `Best regards,`: leave taken, or a word that is no name, in a line of its own above one.
  private static func isGreeting(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard line.count <= 24, let words = bared(bytes, line) else { return false }
    return ClosingWords.noNames.contains(Word(bytes, words).uppercased)
      || takesLeave(words, bytes)
  }

  private static func takesLeave(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    ClosingWords.greetings.openings.mayBegin(at: line.lowerBound, in: bytes)
      && ClosingWords.greetings[bytes.string(line).uppercased()] != nil
  }

  private static func isSmall(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    line.allSatisfy { !bytes[$0].isUpper } && line.contains { bytes[$0].isLetter }
  }

  private static func isParticle(_ word: Substring) -> Bool {
    ClosingWords.particles.openings.mayBegin(Word(spelled: String(word), at: 0..<0))
      && !word.contains(where: \.isUppercase)
      && ClosingWords.particles[word.uppercased()] != nil
  }

  /// True for a line with which a text can end: a sentence's end, a rule, a redaction or a link.
  private static func endsText(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    if endsSentence(bytes[line.upperBound - 1]) || Furniture.isRule(bytes, line) { return true }
    // `”` ends with this byte.
    if line.count > 3, bytes[line.upperBound - 3] == 0xE2, bytes[line.upperBound - 2] == 0x80 {
      return true
    }
    let tail = max(line.lowerBound, line.upperBound - 90)..<line.upperBound
    return line.count > 4 && bytes.has("XXXX", at: line.upperBound - 4)
      || bytes.place(of: "HTTP", in: tail) != nil || bytes.place(of: "WEBSITE", in: tail) != nil
  }

  /// `END COMMENT`, without a stop.
  private static func endsPassage(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let tail = max(line.lowerBound, line.upperBound - 24)..<line.upperBound
    return bytes.place(of: "END ", in: tail) != nil
  }

  static func endsSentence(_ byte: UInt8) -> Bool { byte.isOne(of: ".?!:;\")]-=*_") }
}
