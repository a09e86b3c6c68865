/// The TAGS field: codes separated by commas or blanks, persons in brackets.
enum TagsField {
  /// Reads what stands behind the label.
  static func read(_ words: [Word], into cable: inout Cable) {
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word.text.first == "(" {
        var person = [word]
        while let last = person.last, last.text.last != ")", last.text.hasSuffix("),") == false,
          index < words.count, person.count < 6
        {
          person.append(words[index])
          index += 1
        }
        let name = person.joined.filter { $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]" }
        let trimmed = name.last == "," ? String(name.dropLast()) : name
        if let range = person.range, trimmed.contains(where: \.isLetter) {
          append(trimmed.uppercased(), at: range, to: &cable)
        }
        continue
      }
      for part in word.text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
        code(part.uppercased().filter { $0.isLetter || $0.isNumber }, at: word.range, in: &cable)
      }
    }
  }

  private static func code(_ code: String, at range: Range<Int>, in cable: inout Cable) {
    guard !code.isEmpty else { return }
    switch code {
    case "SIPDIS", "SENSITIVE", "NOFORN":
      if !cable.captions.contains(where: { $0.value == code }) {
        cable.captions.append(Field(code, at: range))
      }
    case "MOPPS": append("MOPS", at: range, to: &cable)
    default:
      if Vocabulary.tag(code) == nil, let parts = Vocabulary.splitTags(code) {
        for part in parts { append(part, at: range, to: &cable) }
      } else {
        append(code, at: range, to: &cable)
      }
    }
  }

  private static func append(_ tag: String, at range: Range<Int>, to cable: inout Cable) {
    if !cable.tags.contains(where: { $0.value == tag }) {
      cable.tags.append(Field(tag, at: range))
    }
  }
}

/// The line that names who classified the cable, and why.
enum ClassifiedByField {
  private static let titles: Set<String> = [
    "AMBASSADOR", "AMB", "AMB.", "DCM", "CHARGE", "CHARGE'", "D'AFFAIRES", "ACTING", "DEPUTY",
    "CHIEF", "OF", "MISSION", "POL", "ECON", "POL/ECON", "POLITICAL", "ECONOMIC", "COUNSELOR",
    "OFFICER", "CONSUL", "GENERAL", "CHARGÉ", "CDA", "A/DCM", "CG", "POLCOUNS", "ECONCOUNS", "THE",
    "A.I.", "AI", "MINISTER", "PRINCIPAL", "SECTION", "DIRECTOR", "CONSULAR", "MINISTER-COUNSELOR",
    "BY:", ":",
  ]

  /// Reads what stands behind the label: the name without title, office and reason.
  static func read(_ words: [Word], into cable: inout Cable) {
    let end =
      words.firstIndex { word in
        let text = word.text.uppercased()
        return text.hasPrefix("REASON") || text == "FOR" || text.hasPrefix("1.4")
      } ?? words.count
    var name: [Word] = []
    for word in words[..<end] {
      let text = word.text.uppercased()
      if name.isEmpty, titles.contains(text.filter { $0 != "," }) { continue }
      if name.isEmpty, text.contains("/") { continue }
      name.append(word)
      if word.text.last == "," || (word.text.last == "." && word.text.count > 3) { break }
    }
    if let range = name.range, name.count <= 6 {
      let text = name.joined
      let trimmed = text.last == "." || text.last == "," ? String(text.dropLast()) : text
      if trimmed.contains(where: \.isLetter) {
        cable.classifiedBy.append(Field(trimmed, at: range))
      }
    }
    let rest = words[end...].map(\.text).joined().lowercased()
    if rest.contains("1.4") || rest.contains("1,4") || rest.contains("1.5") {
      let section = rest.contains("1.5") ? "1.5" : "1.4"
      let tail = rest[(rest.range(of: section) ?? rest.startIndex)...]
      for letter in "abcdefgh" where tail.contains("(\(letter))") {
        let reason = "\(section)(\(letter))"
        if !cable.reasons.contains(reason) { cable.reasons.append(reason) }
      }
    }
  }
}

extension String {
  fileprivate func range(of text: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
