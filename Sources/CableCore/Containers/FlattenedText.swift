/// A telegram whose line ends were taken out, as tables of archives hold them.
///
/// Blanks before the parts of a telegram become line ends again: nothing is added or taken away.
enum FlattenedText {
  /// Words with which a line of a telegram begins, upper case.
  private static let openings: [StaticString] = [
    "PAGE 0", "PAGE 1", "PAGE 2", "PAGE 3", "DE RUE", "ZNR ", "BT ", "ACTION ", "INFO ", "ORIGIN ",
    "FM ", "TO ", "E.O.", "EO 1", "TAGS:", "TAGS ", "SUBJECT", "SUBJ:", "REF:", "REFS:", "REFTEL",
    "DRAFTED BY",
    "APPROVED BY", "------", "NNN", "C O N F I D", "S E C R E T", "U N C L A S", "UNCLAS ",
    "UNCLASSIFIED ",
    "L I M I T E D", "LIMITED OFFICIAL USE ", "CONFIDENTIAL ", "SECRET ", "BEGIN ", "MESSAGE TEXT",
    "MESSAGE ATTRIBUTES",
  ]

  /// Labels as the archives garbled them, which words of the prose may begin as well: they begin a line
  /// only above the first paragraph.
  private static let labels: [StaticString] = [
    "SUBJ", "SUB:", "SUB J", "S UBJ", "S U B J", "TAG", "T AG", "T A G S", "REF", "R E F", "RE F",
  ]

  /// So many bytes from the beginning may hold the labels of the fields.
  private static let reach = 8192

  /// The same for a text with blank lines around it, which are not its own.
  static func lined(within bytes: [UInt8]) -> [UInt8]? {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return nil }
    return lined(Array(bytes[first...last]))
  }

  /// The text with its lines; nil where it has lines, or is no telegram.
  ///
  /// Cost: linear.
  static func lined(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 40, isFlattened(bytes) else { return nil }
    var text = bytes
    // The first may begin the text.
    var paragraph = number(bytes, at: 0) == 1 ? 2 : 1
    var hasHeader = false
    var hasSubject = false
    // Where the first addressee after TO or INFO begins; nil outside of them.
    var address: Int?
    var index = 0
    while index < text.count {
      guard text[index] == 0x20, index + 1 < text.count, text[index + 1] != 0x20 else {
        index += 1
        continue
      }
      let next = index + 1
      if let number = number(text, at: next), hasSubject || !hasHeader,
        number == paragraph
          || (paragraph + 1..<paragraph + 4).contains(number)
            && begins(text, paragraphAt: next)
      {
        (text[index], paragraph) = (0x0A, number + 1)
        if hasSubject, index > 0, text[index - 1] == 0x20 { text[index - 1] = 0x0A }
      } else if opens(text, at: next, hasSubject: hasSubject) {
        text[index] = 0x0A
        hasHeader = true
        if text.has("SUBJ", at: next) { hasSubject = true }
        address =
          text.has("TO ", at: next) ? next + 3 : text.has("INFO ", at: next) ? next + 5 : nil
      } else if paragraph == 1, index < reach, let label = label(text, at: next) {
        text[index] = 0x0A
        hasHeader = true
        if label == UInt8(ascii: "S") { hasSubject = true }
      } else if let first = address, next != first, isAddress(text, at: next) {
        text[index] = 0x0A
      } else if !hasSubject, isTimeGroup(text, at: next) {
        text[index] = 0x0A
        hasHeader = true
      }
      index += 1
    }
    return text
  }

  /// The lines of a text of which each is a telegram: `CONFIDENTIAL PAGE 01 LIMA 04412 …`; nil for any other.
  ///
  /// Cost: the first line of most texts.
  static func documents(of bytes: [UInt8]) -> [Range<Int>]? {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      if bytes[start..<end].contains(where: { !$0.isBlank }) {
        let head = start..<min(end, start + 48)
        guard end - start > 240, bytes.place(of: "PAGE 01 ", in: head) != nil else { return nil }
        lines.append(start..<min(bytes.count, end + 1))
      }
      start = end + 1
    }
    return lines.count > 1 ? lines : nil
  }

  private static func isFlattened(_ bytes: [UInt8]) -> Bool {
    guard hasLongLines(bytes), !hasOtherLines(bytes) else { return false }
    return bytes.place(of: " FM ", in: 0..<bytes.count) != nil
      || bytes.place(of: "TAGS", in: 0..<bytes.count) != nil
      || bytes.place(of: "SUBJ", in: 0..<bytes.count) != nil
      || (number(bytes, at: 0) == 1 && bytes.place(of: " 2. ", in: 0..<bytes.count) != nil)
  }

  /// Whether a text has two line ends at most, or more than six hundred bytes a line on average.
  ///
  /// Cost: up to the line end that is one too many; a tenth of most texts.
  private static func hasLongLines(_ bytes: [UInt8]) -> Bool {
    let limit = max(2, bytes.count / 601 - 1)
    var place = 0
    for _ in 0...limit {
      guard let end = bytes.place(of: 0x0A, from: place) else { return true }
      place = end + 1
    }
    return false
  }

  /// Whether a text has lines all the same, which end with CR or as those of word processors and pages do.
  private static func hasOtherLines(_ bytes: [UInt8]) -> Bool {
    let count = bytes.indices.dropLast().count { place in
      switch bytes[place] {
      case 0x0D: bytes[place + 1] != 0x0A
      case UInt8(ascii: "<"): bytes.has("<BR", at: place)
      // Nearly all bytes: no line end is one of them.
      case 0x20..<0x80: false
      default: PlainBlanks.endsLine(bytes, at: place)
      }
    }
    return count > max(2, bytes.count / 601)
  }

  /// A label or a mark of a telegram; those of the header only before its subject.
  private static func opens(_ bytes: [UInt8], at place: Int, hasSubject: Bool) -> Bool {
    for opening in openings where bytes.has(opening, at: place) {
      // Telegrams of the archives are in capitals: a small letter is prose.
      guard bytes[place].isUpper || bytes[place] == 0x2D else { return false }
      let isHeader = bytes[place].isOne(of: "FTIAODULBZ")
      if bytes[place] == 0x2D, place > 0, bytes[place - 1] == 0x2D { return false }
      return !isHeader || !hasSubject || endsPage(bytes, place + opening.utf8CodeUnitCount)
    }
    return false
  }

  /// Whether a page or the text ends after a level: `UNCLASSIFIED NNN`, `LIMITED OFFICIAL USE PAGE 02 …`.
  private static func endsPage(_ bytes: [UInt8], _ place: Int) -> Bool {
    place >= bytes.count || bytes.has("NNN", at: place) || bytes.has("PAGE 0", at: place)
  }

  /// The first letter of a label at a place, whatever stands for its colon: `SUBJ/`, `S U B J E C T :`.
  private static func label(_ bytes: [UInt8], at place: Int) -> UInt8? {
    guard bytes[place].isOne(of: "STR"), labels.contains(where: { bytes.has($0, at: place) }) else {
      return nil
    }
    let words = Word.words(bytes, place..<min(bytes.count, place + 48))
    let found = FieldLabel.find(in: words, seen: [], isReadingRoom: false)
    return found.first?.start == place ? bytes[place] : nil
  }

  /// `AMEMBASSY ROME`, `RUEHRO/AMEMBASSY ROME`: one more addressee.
  private static func isAddress(_ bytes: [UInt8], at place: Int) -> Bool {
    guard bytes[place].isUpper else { return false }
    var end = place
    while end < bytes.count, bytes[end] != 0x20, end - place < 24 { end += 1 }
    let word = Word(bytes, place..<end)
    return AddressWords.opensLine(word) || AddressLine.indicator(word) != nil
  }

  /// `12. `: a paragraph's number.
  private static func number(_ bytes: [UInt8], at place: Int) -> Int? {
    var end = place
    while end < bytes.count, end - place < 3, bytes[end].isDigit { end += 1 }
    guard end > place, end + 1 < bytes.count, bytes[end] == 0x2E, bytes[end + 1] == 0x20 else {
      return nil
    }
    return Int(bytes.string(place..<end))
  }

  /// Whether a number that is not the next one is a paragraph's: a sentence ends before it, and one begins
  /// after it.
  private static func begins(_ bytes: [UInt8], paragraphAt place: Int) -> Bool {
    var text = place
    while bytes[text].isDigit || bytes[text] == 0x2E { text += 1 }
    while text < bytes.count, bytes[text] == 0x20 { text += 1 }
    guard text < bytes.count, bytes[text].isUpper || bytes[text] == UInt8(ascii: "(") else {
      return false
    }
    var end = place
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > 4, bytes[end - 1].isOne(of: ".?!)\"") else { return false }
    // `CASE NO. 5. THE …`
    return bytes[end - 1] != 0x2E || bytes[(end - 4)..<(end - 1)].allSatisfy { $0.isLetter }
      || bytes[end - 2].isOne(of: ")\"") || bytes[end - 2].isDigit && bytes[end - 3] != 0x20
  }

  /// `R 121410Z MAR 79` or `121410Z MAR 79` with its precedence before it.
  private static func isTimeGroup(_ bytes: [UInt8], at place: Int) -> Bool {
    var from = place
    for _ in 0..<2
    where from + 1 < bytes.count && bytes[from].isOne(of: "ROPZY") && bytes[from + 1] == 0x20 {
      from += 2
    }
    guard from > place, from + 10 < bytes.count else { return false }
    return bytes[from..<(from + 6)].allSatisfy(\.isDigit)
  }
}
