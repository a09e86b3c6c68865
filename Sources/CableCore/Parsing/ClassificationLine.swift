/// The first line of the text: `UNCLAS SECTION 01 OF 02 ASTANA 001327`.
///
/// The level may be letter-spaced, also unevenly (`CO N F I D E N T I A L`).
enum ClassificationLine {
  private static let spellings: [(String, Level)] = [
    ("TOPSECRET", .topSecret), ("UNCLASSIFIED", .unclassified), ("UNCLAS", .unclassified),
    ("LIMITEDOFFICIALUSE", .limitedOfficialUse), ("CONFIDENTIAL", .confidential),
    ("SECRET", .secret),
  ]

  /// True for a line that is only a level: furniture of a page break.
  static func isFurniture(_ words: [Word]) -> Bool {
    level(words).map { $0.wordCount == words.count } ?? false
  }

  /// Reads a line; false where it is none.
  static func read(_ words: [Word], into cable: inout Cable) -> Bool {
    guard let found = level(words), let range = words.range else { return false }
    var classification = Classification(level: found.level)
    var rest = Array(words.dropFirst(found.wordCount))
    if rest.count >= 4, rest.prefix(4).map(\.text) == ["E", "F", "T", "O"] {
      classification.controls = ["FOUO"]
      rest.removeFirst(4)
    } else if rest.first?.text == "FOUO" {
      classification.controls = ["FOUO"]
      rest.removeFirst()
    }
    if rest.count >= 4, rest[0].text == "SECTION", rest[2].text == "OF",
      let number = Int(rest[1].text), let count = Int(rest[3].text),
      let at = Array(rest[..<4]).range
    {
      cable.section = Field(SectionMark(number: number, count: count), at: at)
      rest.removeFirst(4)
    }
    if let digits = rest.firstIndex(where: { $0.isNumber }), digits > 0,
      digits <= 4, let number = Int(rest[digits].text), let at = Array(rest[..<digits]).range
    {
      let squeezed = String(rest[..<digits].joined(separator: "").filter { $0.isLetter })
      cable.station = Field(Vocabulary.station(squeezed) ?? squeezed, at: at)
      cable.number = Field(number, at: rest[digits].range)
      rest.removeFirst(digits + 1)
    }
    // A bare level line is the classification only if nothing better follows.
    cable.classification = Field(classification, at: range)
    CaptionLines.read(rest, into: &cable)
    return true
  }

  private static func level(_ words: [Word]) -> (level: Level, wordCount: Int)? {
    var squeezed = ""
    for (index, word) in words.prefix(20).enumerated() {
      guard word.text.utf8.allSatisfy(\.isUpper) else { return nil }
      squeezed += word.text
      if let found = spellings.first(where: { $0.0 == squeezed }) {
        // `SECRETARY` and the like never get here: the words must end where the level ends.
        return (found.1, index + 1)
      }
      if !spellings.contains(where: { $0.0.hasPrefix(squeezed) }) { return nil }
    }
    return nil
  }
}

extension ArraySlice where Element == Word {
  fileprivate func joined(separator: String) -> String {
    map(\.text).joined(separator: separator)
  }
}

/// Captions and passing lines, between the classification line and the labelled fields.
enum CaptionLines {
  private static let known: Set<String> = [
    "SIPDIS", "SENSITIVE", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "TERREP", "CODEL",
    "NOCONTRACT", "ORCON",
  ]

  /// Reads lines: captions are taken as such, everything else passes the cable on.
  static func read(_ lines: [Range<Int>], into cable: inout Cable) {
    for line in lines {
      let words = Word.words(cable.source.bytes, line)
      guard let first = words.first else { continue }
      if words.allSatisfy({ isCaption($0) }) || first.text == "ROGER" {
        read(words, into: &cable)
      } else if words.joined.hasPrefix("C O R R E C T E D") {
        cable.diagnostics.append(
          Diagnostic(
            code: .correctedCopy, range: line, line: 1, message: "this is a corrected copy"))
      } else if cable.classification != nil {
        cable.distribution.append(Field(words.joined, at: line))
      }
    }
  }

  /// Takes the captions among some words, each once.
  static func read(_ words: [Word], into cable: inout Cable) {
    for word in words where isCaption(word) {
      let caption = String(word.text.filter(\.isLetter))
      if !cable.captions.contains(where: { $0.value == caption }) {
        cable.captions.append(Field(caption, at: word.range))
      }
    }
  }

  private static func isCaption(_ word: Word) -> Bool {
    known.contains(String(word.text.filter { $0 != "," }))
  }
}

/// The executive order line: `E.O. 12958: DECL: 08/04/2019`.
enum ExecutiveOrderLine {
  /// Reads what stands behind the label.
  static func read(_ words: [Word], into cable: inout Cable) {
    guard cable.executiveOrder == nil, let range = words.range else { return }
    var rest = words
    var order: String?
    if let first = rest.first {
      let digits = String(first.text.prefix { $0.isNumber })
      if digits.utf8.count == 5 {
        order = digits
        rest[0].text = first.text.dropFirst(5)
        if rest[0].text.first == ":" { rest[0].text = rest[0].text.dropFirst() }
        if rest[0].text.isEmpty { rest.removeFirst() }
      }
    }
    let text = rest.joined
    cable.executiveOrder = Field(
      ExecutiveOrder(order: order, text: text, declassifyOn: date(in: text)), at: range)
  }

  /// The ISO date in `DECL: 08/04/2019`, `DECL: 2020/02/12` or `DECL: 3/5/15`.
  private static func date(in text: String) -> String? {
    for word in text.split(whereSeparator: { $0 == " " || $0 == ":" }) {
      let parts = word.split(separator: "/").compactMap { Int($0) }
      guard parts.count == 3, word.filter({ $0 == "/" }).count == 2 else { continue }
      let isYearFirst = parts[0] > 31
      let year = isYearFirst ? parts[0] : parts[2] < 100 ? 2000 + parts[2] : parts[2]
      let month = isYearFirst ? parts[1] : parts[0]
      let day = isYearFirst ? parts[2] : parts[1]
      guard (1...12).contains(month), (1...31).contains(day), (1900...2200).contains(year) else {
        continue
      }
      return ZuluTime(year: year, month: month, day: day).isoDate
    }
    return nil
  }
}
