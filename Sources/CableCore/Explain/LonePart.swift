/// Explains a part of a header that is alone, where the grammar of whole lines knows nothing.
enum LonePart {
  private typealias Entry = Vocabulary.Entry

  /// What an id, a reference, a reason, a section mark, a page mark or a time group means.
  ///
  /// - Parameter text: in one line, single blanks.
  /// - Returns: nothing where it has none of these forms.
  static func explain(_ text: String) -> [Vocabulary.Entry] {
    if let id = CableID(parsing: text) { return [entry(id)] }
    let upper = text.uppercased()
    let words = upper.split { $0 == " " || $0 == ":" }.map(String.init)
    return timeGroup(words) ?? pageBreak(upper) ?? section(words) ?? reference(words)
      ?? reasons(upper) ?? []
  }

  /// A cable's id in words.
  static func entry(_ id: CableID) -> Vocabulary.Entry {
    let post = Vocabulary.postName(id.station) ?? id.station
    return Entry(
      code: id.description, kind: "cable id",
      meaning: "cable \(id.number) of \(post) in \(id.year)",
      source: "5 FAH-2 H-222: year, post and the post's number")
  }

  /// `041111Z`, with or without month and year.
  private static func timeGroup(_ words: [String]) -> [Vocabulary.Entry]? {
    guard let group = words.first, group.utf8.count == 7, group.hasSuffix("Z"),
      let number = Int(group.dropLast()), words.count <= 3
    else { return nil }
    let (day, hour, minute) = (number / 10_000, number / 100 % 100, number % 100)
    guard (1...31).contains(day), hour < 24, minute < 60 else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    let time = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute) UTC"
    return [
      Entry(
        code: words.joined(separator: " "), kind: "date-time group",
        meaning: rest.isEmpty
          ? "day \(day) of the month, \(time)"
          : "day \(day) of \(rest), \(time)", source: "ACP 127, format line 5")
    ]
  }

  /// `PAGE 02 ROME 01196 01 OF 02 082030Z` and `ASTANA 00001327 002 OF 002`.
  private static func pageBreak(_ text: String) -> [Vocabulary.Entry]? {
    let bytes = Array(text.utf8)
    let isNumbered = bytes.count(where: \.isDigit) >= 6
    guard isNumbered, PageBreak.find(bytes, in: 0..<bytes.count) != nil || text.hasPrefix("PAGE ")
    else { return nil }
    return [
      Entry(
        code: text, kind: "page break",
        meaning: "put in where a page of the transmission ended; no part of the text",
        source: "as printed in cables")
    ]
  }

  /// `SECTION 01 OF 02`.
  private static func section(_ words: [String]) -> [Vocabulary.Entry]? {
    guard words.count == 4, words[0] == "SECTION", words[2] == "OF", let number = Int(words[1]),
      let count = Int(words[3])
    else { return nil }
    return [
      Entry(
        code: words.joined(separator: " "), kind: "section mark",
        meaning: "part \(number) of a cable that was sent in \(count) parts",
        source: "5 FAH-2 H-222")
    ]
  }

  /// `REF: STATE 78227`, `ASTANA 1327`: a cable of a year that is not printed.
  private static func reference(_ words: [String]) -> [Vocabulary.Entry]? {
    let words = words.first == "REF" ? Array(words.dropFirst()) : words
    guard let last = words.last, let number = Int(last), number > 0, words.count >= 2,
      let station = Vocabulary.station(words.dropLast().joined())
    else { return nil }
    let post = Vocabulary.postName(station) ?? station
    return [
      Entry(
        code: words.joined(separator: " "), kind: "reference",
        meaning: "cable \(number) of \(post), of the year of the cable that refers to it",
        source: "5 FAH-2 H-222")
    ]
  }

  /// `Reason: 1.4 (b), (d)`: each letter after the section that it belongs to.
  private static func reasons(_ text: String) -> [Vocabulary.Entry]? {
    guard let section = ["1.4", "1.5"].first(where: text.contains) else { return nil }
    var entries: [Vocabulary.Entry] = []
    for word in text.split(whereSeparator: { !$0.isLetter })
    where word.utf8.count == 1 && word >= "A" && word <= "H" {
      entries += Vocabulary.explain("\(section)(\(word.lowercased()))")
    }
    return entries.isEmpty ? nil : entries
  }
}
