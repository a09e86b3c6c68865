extension Vocabulary {
  /// The level and controls of what stands between a portion mark's brackets (`S/NF`).
  ///
  /// Any case; blanks, slashes and hyphens separate the controls. Names, years and `U.S.` are no
  /// marks. Source: E.O. 13526 section 1.6 and the forms seen in cables.
  public static func portionMark(_ written: String) -> (
    mark: String, level: Level, controls: [String]
  )? {
    guard written.utf8.count <= 40, !written.contains(".") else { return nil }
    var parts = written.uppercased().split { $0 == "/" || $0 == " " || $0 == "-" || $0 == "," }
    if parts.starts(with: ["LIMITED", "OFFICIAL", "USE"]) { parts[0...2] = ["LOU"] }
    guard let first = parts.first, let base = base(String(first)) else { return nil }
    var controls = base.controls
    var words: [String] = []
    var isRelease = false
    for part in parts.dropFirst() {
      switch part {
      case "NF", "NOFORN", "N", "NOFOR", "NORFORN": append("NOFORN", "NF", &controls, &words)
      case "FOUO": append("FOUO", "FOUO", &controls, &words)
      case "FGI": append("FGI", "FGI", &controls, &words)
      case "NNPI", "ORCON", "OC", "PROPIN", "PR", "SI", "HCS", "IMCON", "TK", "RD", "FRD", "NC",
        "NOCONTRACT", "WNINTEL":
        append(String(part), String(part), &controls, &words)
      case "REL":
        isRelease = true
        append("REL TO", "REL TO", &controls, &words)
      case "ENTIRE", "TEXT", "ALL", "PARAGRAPH", "PARAGRAPHS", "CABLE":
        continue
      default:
        guard isRelease || isNoise(part) else { return nil }
        if isRelease, part != "TO" {
          words[words.count - 1] += (words[words.count - 1] == "REL TO" ? " " : ", ") + part
        }
      }
    }
    let level = base.level == .unclassified && controls.contains("FOUO") ? Level.sbu : base.level
    return (([base.mark] + words).joined(separator: "//"), level, controls)
  }

  /// The marks that nearly all paragraphs have, read once.
  private static let usualMarks = WordTable(
    ["U", "C", "S", "SBU", "C/NF", "S/NF", "SBU/NF", "C//NF", "S//NF", "u", "c", "s", "sbu"]
      .compactMap { written in portionMark(written).map { (written, $0) } })

  /// The same for a word.
  static func portionMark(_ written: Word) -> (mark: String, level: Level, controls: [String])? {
    usualMarks[written] ?? portionMark(written.text)
  }

  private static func append(
    _ control: String, _ word: String, _ controls: inout [String], _ words: inout [String]
  ) {
    guard !controls.contains(control) else { return }
    controls.append(control)
    words.append(word)
  }

  private static func isNoise(_ part: Substring) -> Bool { part == "THROUGHOUT" }

  private static func base(_ word: String) -> (mark: String, level: Level, controls: [String])? {
    switch word {
    case "U", "UNCLASSIFIED": ("U", .unclassified, [])
    case "SBU": ("SBU", .sbu, [])
    case "FOUO": ("U//FOUO", .sbu, ["FOUO"])
    case "LOU": ("LOU", .sbu, [])
    case "C", "CONFIDENTIAL": ("C", .confidential, [])
    case "CNF": ("C//NF", .confidential, ["NOFORN"])
    case "S", "SECRET": ("S", .secret, [])
    case "SNF": ("S//NF", .secret, ["NOFORN"])
    case "TS": ("TS", .topSecret, [])
    case "NU": ("NU", .unclassified, [])
    case "NR", "NC": (word, .confidential, [])
    case "NS": (word, .secret, [])
    default: nil
    }
  }
}

extension ByteCursor {
  /// A known mark with its brackets; nothing is taken where there is none.
  mutating func portionMark() -> PortionMark? { mark(in: UInt8(ascii: "("), UInt8(ascii: ")")) }

  /// `[C] Text`; behind `[S]he` no blank stands, and it is none.
  mutating func squareMark() -> PortionMark? {
    let start = position
    guard let found = mark(in: UInt8(ascii: "["), UInt8(ascii: "]")) else { return nil }
    guard peek?.isBlank != false else {
      move(to: start)
      return nil
    }
    return found
  }

  private mutating func mark(in opening: UInt8, _ closing: UInt8) -> PortionMark? {
    guard let place = bracketed(by: opening, closing, atMost: 39),
      let known = Vocabulary.portionMark(word(place.inner))
    else { return nil }
    move(to: place.whole.upperBound)
    return PortionMark(
      mark: known.mark, level: known.level, controls: known.controls, range: place.whole)
  }
}
