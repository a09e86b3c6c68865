/// What is in brackets before a paragraph: the levels a mark begins with, and the controls after
/// them.
extension Vocabulary {
  /// What a mark says first: a level, in a letter or in words.
  struct Base {
    var spelling: String
    var mark: String
    var level: Level
    var controls: [String] = []
  }

  /// The levels with which a mark begins; the longest spelling applies.
  ///
  /// Source: E.O. 13526 section 1.6; 5 FAM 540 for SBU; 32 CFR 2002 for CUI; C-M(2002)49 for NATO.
  static let bases: [Base] = [
    Base(spelling: "U", mark: "U", level: .unclassified),
    Base(spelling: "UNCLAS", mark: "U", level: .unclassified),
    Base(spelling: "UNCLASSIFIED", mark: "U", level: .unclassified),
    Base(spelling: "SBU", mark: "SBU", level: .sbu),
    Base(spelling: "S B U", mark: "SBU", level: .sbu),
    Base(spelling: "SENSITIVE BUT UNCLASSIFIED", mark: "SBU", level: .sbu),
    Base(spelling: "SBUNF", mark: "SBU//NF", level: .sbu, controls: ["NOFORN"]),
    Base(spelling: "FOUO", mark: "U//FOUO", level: .sbu, controls: ["FOUO"]),
    Base(spelling: "FOR OFFICIAL USE ONLY", mark: "U//FOUO", level: .sbu, controls: ["FOUO"]),
    Base(spelling: "OUO", mark: "OUO", level: .sbu),
    Base(spelling: "OFFICIAL USE ONLY", mark: "OUO", level: .sbu),
    Base(spelling: "LOU", mark: "LOU", level: .sbu),
    Base(spelling: "LIMITED OFFICIAL USE", mark: "LOU", level: .sbu),
    Base(spelling: "CUI", mark: "CUI", level: .sbu),
    Base(spelling: "CONTROLLED UNCLASSIFIED INFORMATION", mark: "CUI", level: .sbu),
    Base(spelling: "C", mark: "C", level: .confidential),
    Base(spelling: "CONF", mark: "C", level: .confidential),
    Base(spelling: "CONFIDENTIAL", mark: "C", level: .confidential),
    Base(spelling: "CNF", mark: "C//NF", level: .confidential, controls: ["NOFORN"]),
    Base(spelling: "S", mark: "S", level: .secret),
    Base(spelling: "SECRET", mark: "S", level: .secret),
    Base(spelling: "SNF", mark: "S//NF", level: .secret, controls: ["NOFORN"]),
    Base(spelling: "TS", mark: "TS", level: .topSecret),
    Base(spelling: "TOP SECRET", mark: "TS", level: .topSecret),
    Base(spelling: "NU", mark: "NU", level: .unclassified),
    Base(spelling: "NATO UNCLASSIFIED", mark: "NU", level: .unclassified),
    Base(spelling: "NR", mark: "NR", level: .confidential),
    Base(spelling: "NATO RESTRICTED", mark: "NR", level: .confidential),
    Base(spelling: "NC", mark: "NC", level: .confidential),
    Base(spelling: "NATO CONFIDENTIAL", mark: "NC", level: .confidential),
    Base(spelling: "NATO U", mark: "NU", level: .unclassified),
    Base(spelling: "NATO R", mark: "NR", level: .confidential),
    Base(spelling: "NATO C", mark: "NC", level: .confidential),
    Base(spelling: "NATO S", mark: "NS", level: .secret),
    Base(spelling: "NS", mark: "NS", level: .secret),
    Base(spelling: "NATO SECRET", mark: "NS", level: .secret),
    Base(spelling: "CTS", mark: "CTS", level: .topSecret),
    Base(spelling: "COSMIC TOP SECRET", mark: "CTS", level: .topSecret),
  ]

  /// Controls that are written in several ways, and those that may follow a mere blank.
  static let controls: [String: (control: String, word: String)] = {
    var rows: [String: (control: String, word: String)] = [:]
    for name in ["NF", "NOFORN", "N", "NOFOR", "NORFORN", "NOFORM"] {
      rows[name] = ("NOFORN", "NF")
    }
    for name in [
      "FOUO", "FGI", "NNPI", "ORCON", "OC", "PROPIN", "PR", "SI", "HCS", "IMCON", "TK", "RD", "FRD",
      "NC", "NOCONTRACT", "WNINTEL", "RELIDO", "LES", "DELIB", "SSI", "NATO", "EXDIS", "NODIS",
      "LIMDIS",
    ] { rows[name] = (name, name) }
    return rows
  }()

  /// Words of marks that say how far the mark reaches, and no more.
  private static let reaches: Set<String> = [
    "ENTIRE", "TEXT", "ALL", "PARAGRAPH", "PARAGRAPHS", "PARAS", "CABLE", "MESSAGE", "THROUGHOUT",
    "PORTIONS",
  ]

  private static let releases = ["REL", "RELEASABLE", "RELEASEABLE", "RELEASE"]

  /// What looks like a mark with a control and is an office or an abbreviation.
  private static let offices: Set<String> = [
    "S/S", "S/P", "S/CT", "S/ES", "S/WCI", "S/CRS", "S/GPI", "S/SRAP", "S/SE", "S/NIS", "S/GC",
    "S/AL", "S/ART", "S/PRS", "U/S", "C/S", "C/O", "S/A", "U/N", "C/A", "C/P", "S/L", "S/C", "C/C",
  ]

  /// The level and controls of what is between a portion mark's brackets (`S/NF`).
  ///
  /// The level comes first and is never lost over what follows: after a slash any word in capitals
  /// is a control and is kept as printed. After a blank, a hyphen or a comma only known ones are,
  /// so that names, years and `U.S.` are no marks. Source: E.O. 13526 section 1.6 and the forms
  /// seen in cables.
  public static func portionMark(_ written: String) -> (
    mark: String, level: Level, controls: [String]
  )? {
    guard written.utf8.count <= 64 else { return nil }
    // `(C.)`; with further stops it is an abbreviation.
    let unstopped = written.utf8.last == UInt8(ascii: ".") ? written.dropLast() : written[...]
    guard !unstopped.utf8.contains(UInt8(ascii: ".")) else { return nil }
    // `(//NC)`: the level of another nation or of NATO comes after slashes (E.O. 13526, 32 CFR 2001).
    var printed = plain(unstopped)
    if printed.hasPrefix("//") {
      if let known = foreignMark(printed) { return known }
      printed.removeFirst(2)
    }
    printed = withoutReach(printed)
    let upper = printed.uppercased()
    guard let base = base(of: upper), !offices.contains(upper) else { return nil }
    var made = MadeMark(controls: base.controls)
    let rest = printed.dropFirst(base.spelling.count)
    let isSlashed = rest.first == "/" || rest.dropFirst().first == "/" && rest.first == " "
    for (place, group) in rest.split(separator: "/", omittingEmptySubsequences: false).enumerated()
    {
      let group = group.trimmed
      if group.isEmpty { continue }
      guard made.take(group, isSlashed: isSlashed && place > 0) else { return nil }
    }
    let level =
      base.level == .unclassified && made.controls.contains("FOUO") ? Level.sbu : base.level
    return (([base.mark] + made.words).joined(separator: "//"), level, made.controls)
  }

  /// `//GBR S`, `//FGI CAN GBR C`: a level of other nations, which are named before it.
  private static func foreignMark(_ printed: String) -> (
    mark: String, level: Level, controls: [String]
  )? {
    let parts = printed.dropFirst(2).split(separator: "/", omittingEmptySubsequences: true)
    let words = parts.first?.split(separator: " ") ?? []
    guard (2...8).contains(words.count), let last = words.last, last.utf8.count <= 2,
      let base = bases.first(where: { $0.spelling == last }),
      words.dropLast().allSatisfy({ $0.utf8.count == 3 && $0.utf8.allSatisfy(\.isUpper) })
    else { return nil }
    var made = MadeMark(controls: [words.dropLast().joined(separator: " ")])
    for group in parts.dropFirst() {
      guard made.take(group.trimmed, isSlashed: true) else { return nil }
    }
    let mark = "//" + words.joined(separator: " ")
    return (([mark] + made.words).joined(separator: "//"), base.level, made.controls)
  }

  /// `ENTIRE TEXT - C`: a mark without what says, before the level, how far it reaches.
  private static func withoutReach(_ printed: String) -> String {
    let words = printed.split { " -,:".contains($0) }
    guard let level = words.first(where: { !reaches.contains($0.uppercased()) }),
      level.startIndex > printed.startIndex
    else { return printed }
    return String(printed[level.startIndex...])
  }

  /// The longest level that a text in capitals begins with.
  private static func base(of upper: String) -> Base? {
    bases.filter { row in
      upper.hasPrefix(row.spelling)
        && upper.dropFirst(row.spelling.count).first.map { " /-,:".contains($0) } ?? true
    }.max { $0.spelling.utf8.count < $1.spelling.utf8.count }
  }

  /// Single blanks, plain hyphens, no blank around the whole.
  private static func plain(_ written: Substring) -> String {
    let dashes: ClosedRange<Unicode.Scalar> = "\u{2010}"..."\u{2015}"
    let unseen: [Unicode.Scalar] = [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}",
    ]
    return String(
      String.UnicodeScalarView(
        written.unicodeScalars.filter { $0.isASCII || !unseen.contains($0) }
          .map { dashes.contains($0) || $0 == "\u{2212}" ? "-" : $0 })
    ).split(separator: " ").joined(separator: " ")
  }

  /// The controls of a mark, as they are found.
  private struct MadeMark {
    /// In full: `NOFORN`.
    var controls: [String]
    /// As the normalized mark has them: `NF`.
    var words: [String] = []
    private var isRelease = false

    init(controls: [String]) { self.controls = controls }

    /// Takes what is between two slashes, or after the level's blank; false if it belongs
    /// to no mark.
    mutating func take(_ group: Substring, isSlashed: Bool) -> Bool {
      let upper = group.uppercased()
      if takeRelease(upper) { return true }
      let parts = upper.split { $0 == " " || $0 == "-" || $0 == "," }.map(String.init)
      if parts.allSatisfy({ Vocabulary.controls[$0] != nil || Vocabulary.reaches.contains($0) }) {
        isRelease = false
        for part in parts {
          if let known = Vocabulary.controls[part] { append(known.control, known.word) }
        }
        return true
      }
      if isRelease, isSlashed {
        words[words.count - 1] += "/" + upper
        return true
      }
      if let release = parts.firstIndex(where: Vocabulary.releases.contains),
        !isSlashed || release > 0
      {
        // `C NF REL NATO`
        guard parts[..<release].allSatisfy({ Vocabulary.controls[$0] != nil }) else { return false }
        for part in parts[..<release] { _ = take(part[...], isSlashed: isSlashed) }
        return takeRelease(parts[release...].joined(separator: " "))
      }
      guard isSlashed, group == upper, upper.utf8.first.map({ $0.isUpper }) == true else {
        return false
      }
      append(upper, upper)
      return true
    }

    /// `REL NATO, ISAF`, `Releasable to Italy`.
    private mutating func takeRelease(_ upper: String) -> Bool {
      let words = upper.split(separator: " ")
      guard let first = words.first, Vocabulary.releases.contains(String(first)) else {
        return false
      }
      let to = words.dropFirst().first == "TO" ? 2 : 1
      // `S/NF/REL` names nobody, and no `TO` is printed.
      append(
        "REL TO",
        words.count == 1 ? "REL" : (["REL TO"] + words.dropFirst(to)).joined(separator: " "))
      isRelease = words.count > 1
      return true
    }

    private mutating func append(_ control: String, _ word: String) {
      guard !controls.contains(control) else { return }
      controls.append(control)
      words.append(word)
    }
  }

  /// The marks that nearly all paragraphs have, read once.
  private static let usualMarks = WordTable(
    ["U", "C", "S", "SBU", "C/NF", "S/NF", "SBU/NF", "C//NF", "S//NF", "u", "c", "s", "sbu"]
      .compactMap { written in portionMark(written).map { (written, $0) } })

  /// The same for a word.
  static func portionMark(_ written: Word) -> (mark: String, level: Level, controls: [String])? {
    usualMarks[written] ?? (mayBeMark(written) ? portionMark(written.text) : nil)
  }

  /// The first word of each level.
  private static let firstWords = WordTable(bases.map { String($0.spelling.prefix { $0 != " " }) })

  /// False for a text that begins with no level's first word, as nearly all in brackets do.
  private static func mayBeMark(_ written: Word) -> Bool {
    guard written.isASCII else { return true }
    var start = written.prefixCount { $0 == 0x20 }
    if written.has("//", at: start) {
      start += 2
      // Three letters of a nation, or of FGI.
      if written.dropping(start).prefixCount(\.isUpper) == 3 { return true }
    }
    let rest = written.dropping(start)
    let first = rest.prefix(rest.prefixCount(\.isLetter))
    return beginsMark(first) || firstReaches.contains(first.uppercased)
  }

  /// The words with which a mark begins that says its level last.
  private static let firstReaches = WordTable(Array(reaches))

  /// Whether a word of letters is the first of a level.
  static func beginsMark(_ word: Word) -> Bool { firstWords.contains(word.uppercased) }
}

extension Substring {
  /// Without the blanks, hyphens, colons and commas around it.
  fileprivate var trimmed: Substring {
    var text = self
    while let first = text.first, " -,:".contains(first) { text.removeFirst() }
    while let last = text.last, " -,:".contains(last) { text.removeLast() }
    return text
  }
}

extension ByteCursor {
  /// A known mark with its brackets; nothing is taken where there is none.
  mutating func portionMark() -> PortionMark? { mark(in: UInt8(ascii: "("), UInt8(ascii: ")")) }

  /// `[C] Text`; no blank follows `[S]he`, which is not a mark.
  mutating func squareMark() -> PortionMark? {
    let start = position
    guard let found = mark(in: UInt8(ascii: "["), UInt8(ascii: "]")) else { return nil }
    guard peek?.isBlank != false else {
      move(to: start)
      return nil
    }
    return found
  }

  /// `SBU) Text`, `(SBU Text`, `(C] Text`, `<C> Text`, `((C) Text`: a mark that lost a bracket, or has another or one
  /// too many; nothing is taken unless a sentence follows.
  ///
  /// For what is after a paragraph's number: elsewhere too many words look so.
  mutating func damagedMark() -> PortionMark? {
    let start = position
    let opened = skip(atMost: 2, of: "([{)<")
    let letters = position
    while let byte = peek, byte.isUpper || byte == UInt8(ascii: "/"), position - letters < 12 {
      skip(1)
    }
    let inner = letters..<position
    let closed = skip(atMost: 2, of: ")]}(>")
    let end = position
    guard opened + closed > 0, let known = Vocabulary.portionMark(word(inner)),
      endsMark(isClosed: closed > 0)
    else {
      move(to: start)
      return nil
    }
    return PortionMark(
      mark: known.mark, level: known.level, controls: known.controls, range: start..<end)
  }

  /// Skips some signs; how many there were.
  private mutating func skip(atMost count: Int, of signs: StaticString) -> Int {
    let start = position
    while let byte = peek, byte.isOne(of: signs), position - start < count { skip(1) }
    return position - start
  }

  /// Whether a sentence follows a mark; the bracket of one that is open must not come later, as in
  /// `(C Reis) said`.
  private mutating func endsMark(isClosed: Bool) -> Bool {
    if !isClosed { _ = skip(atMost: 1, of: ":.,") }
    guard peek == 0x20 else { return false }
    skipBlanks()
    // `<U> Text </U>` are tags.
    var tag = self
    while let byte = tag.peek {
      tag.skip(1)
      if byte == UInt8(ascii: "<"), tag.peek == UInt8(ascii: "/") { return false }
    }
    guard let first = peek, first.isUpper || first.isDigit || first.isOne(of: "\"'") else {
      return false
    }
    var ahead = self
    while !isClosed, let byte = ahead.peek, byte != UInt8(ascii: "(") {
      if byte == UInt8(ascii: ")") { return false }
      ahead.skip(1)
    }
    return true
  }

  private mutating func mark(in opening: UInt8, _ closing: UInt8) -> PortionMark? {
    guard let place = bracketed(by: opening, closing, atMost: 63),
      let known = Vocabulary.portionMark(word(place.inner))
    else { return nil }
    move(to: place.whole.upperBound)
    return PortionMark(
      mark: known.mark, level: known.level, controls: known.controls, range: place.whole)
  }
}
