/// The REF block: items split by bullets, commas, semicolons, AND and line ends.
enum ReferenceList {
  private struct Item {
    var bullet: String?
    var words: [Word] = []
  }

  /// Reads the block's lines; each reference once, the cable itself left out.
  static func read(_ lines: [Range<Int>], into cable: inout Cable) {
    let bytes = cable.source.bytes
    var items: [Item] = []
    var bullet: String?
    for line in lines {
      items.append(Item(bullet: bullet))
      for word in Word.words(bytes, line) {
        let text = word.text.first == "¶" ? word.text.dropFirst() : word.text
        if let found = bulletLetter(text) {
          bullet = found
          items.append(Item(bullet: bullet))
          continue
        }
        if text == "AND" || text == "&" {
          items.append(Item(bullet: bullet))
          continue
        }
        var word = word
        word.text = text
        let ends = text.last == "," || text.last == ";"
        while let last = word.text.last, last == "," || last == ";" || last == "." {
          word.text = word.text.dropLast()
        }
        if !word.text.isEmpty { items[items.count - 1].words.append(word) }
        if ends { items.append(Item(bullet: bullet)) }
      }
    }
    var station: String?
    for item in items { add(item, sharing: &station, to: &cable) }
  }

  /// The letter of `A.`, `A)`, `(A)`, `A:`.
  static func bulletLetter(_ word: Substring) -> String? {
    let letters = word.filter { $0.isLetter }
    guard letters.count == 1, let letter = letters.first, letter.isASCII, word.count >= 2,
      word.count <= 3, word.allSatisfy({ $0.isLetter || ".):(".contains($0) })
    else { return nil }
    return String(letter).uppercased()
  }

  private static func add(_ item: Item, sharing station: inout String?, to cable: inout Cable) {
    guard let range = item.words.range else { return }
    var words = item.words
    let text = words.joined
    let isNotal = words.contains { $0.text.uppercased().hasPrefix("(NOTAL") }
    words.removeAll { $0.text.uppercased().hasPrefix("(NOTAL") }
    let cableYear = cable.sent?.value.year ?? cable.id?.year
    let found = read(words, sharing: station, year: cableYear, ownStation: cable.id?.station)
    if let id = found.id { station = id.station }
    if let id = found.id, id == cable.id { return }
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
    let reference = Reference(
      kind: found.kind, id: found.id, bullet: item.bullet, text: text, isNotal: isNotal,
      isYearAssumed: found.isYearAssumed, range: range)
    let isKnown = cable.references.contains {
      $0.id == reference.id && (reference.id != nil || $0.text == text)
    }
    if !isKnown { cable.references.append(reference) }
  }

  /// Reads `09 STATE 78227`, `STATE 78227`, `09STATE78227`, `STATE 78227 (05)`, `2764`.
  static func read(_ words: [Word], sharing station: String?, year: Int?, ownStation: String?)
    -> (kind: ReferenceKind, id: CableID?, isYearAssumed: Bool)
  {
    let upper = words.joined.uppercased()
    if upper.contains("E-MAIL") || upper.contains("EMAIL") { return (.email, nil, false) }
    if upper.contains("TELCON") { return (.telcon, nil, false) }
    if upper.contains("FAM ") || upper.contains("FAH") { return (.book, nil, false) }
    if upper.hasPrefix("TD") || upper.hasPrefix("IIR") { return (.report, nil, false) }
    if upper.contains("MEETING") { return (.meeting, nil, false) }
    if words.count == 1, let whole = CableID(parsing: String(words[0].text)) {
      return (.cable, whole, false)
    }
    var printedYear: Int?
    var letters = ""
    var number: Int?
    for (index, word) in words.enumerated() {
      let bare = word.text.filter { $0 != "(" && $0 != ")" && $0 != "'" }
      if index == 0, words.count > 1, (bare.count == 2 || bare.count == 4), let value = Int(bare) {
        printedYear = value
      } else if let value = Int(bare), number == nil, bare.count <= 7 {
        number = value
      } else if let value = Int(bare), bare.count == 2 || bare.count == 4 {
        printedYear = printedYear ?? value
      } else if number == nil, bare.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "." }) {
        if bare.uppercased() != "REF" { letters += bare.filter(\.isLetter).uppercased() }
      } else if number == nil, let glued = CableID(parsing: String(bare)) {
        return (.cable, glued, false)
      }
    }
    let name = letters.isEmpty ? station : Vocabulary.station(letters) ?? letters
    guard let number, let name, name.count <= 20 else { return (.other, nil, false) }
    guard let year = printedYear.map(CableID.fullYear) ?? year else { return (.cable, nil, false) }
    return (
      .cable, CableID(year: year, station: name, number: number), printedYear == nil
    )
  }
}
