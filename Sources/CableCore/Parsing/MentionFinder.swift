/// References in the prose: `reftel`, `Ref A`, `07 PARIS 123`, `septel`.
struct MentionFinder {
  private let cable: Cable
  private let references: [Reference]
  /// The first reference behind each bullet.
  private let bulleted: [String: Reference]
  /// The cables that `reftels` stands for; a list beyond the alphabet is no REF block any more.
  private let cables: [Reference]

  /// Finds the mentions of every paragraph.
  ///
  /// Cost: linear in the text.
  static func find(in cable: inout Cable, maps: [TextMap]) {
    let finder = MentionFinder(cable)
    var mentions: [Mention] = []
    for (paragraph, map) in zip(cable.paragraphs, maps) {
      finder.find(paragraph, map, into: &mentions)
    }
    cable.mentions = mentions
  }

  private init(_ cable: Cable) {
    self.cable = cable
    references = cable.references
    bulleted = Dictionary(
      cable.references.compactMap { item in item.bullet.map { ($0, item) } },
      uniquingKeysWith: { first, _ in first })
    cables = Array(cable.references.lazy.filter { $0.kind == .cable && $0.id != nil }.prefix(26))
  }

  private func find(_ paragraph: Paragraph, _ map: TextMap, into mentions: inout [Mention]) {
    let text = map.utf8
    var index = 0
    var isWordStart = true
    while index < text.count {
      let byte = text[index]
      let isWord = byte.isLetter || byte.isDigit
      if isWord, isWordStart {
        let mentioned = read(text, at: index)
        for found in mentioned {
          mentions.append(
            Mention(
              kind: found.kind, id: found.id, paragraph: paragraph.ordinal,
              text: String(decoding: text[found.start..<found.end], as: UTF8.self),
              range: map.source(found.start)..<(map.source(found.end - 1) + 1),
              textRange: found.start..<found.end))
        }
        if let last = mentioned.last { index = max(index, last.end - 1) }
      }
      isWordStart = !isWord
      index += 1
    }
  }

  private struct Found {
    var kind: ReferenceKind
    var id: CableID?
    var start: Int
    var end: Int
  }

  private func read(_ text: [UInt8], at start: Int) -> [Found] {
    switch text[start].uppercased {
    case UInt8(ascii: "R"): return text.has("REF", at: start) ? reftel(text, start) : []
    case UInt8(ascii: "S"):
      guard text.has("SEPTEL", at: start) else { return [] }
      let end = wordEnd(text, start)
      return end - start <= 7 ? [Found(kind: .other, id: nil, start: start, end: end)] : []
    case 0x30...0x39: return identifier(text, start).map { [$0] } ?? []
    default: return []
    }
  }

  /// `reftel`, `reftels`, `Ref A`, `refs A and B`, `ref (b)`.
  private func reftel(_ text: [UInt8], _ start: Int) -> [Found] {
    let end = wordEnd(text, start)
    let word = String(decoding: text[start..<end], as: UTF8.self).uppercased()
    guard ["REF", "REFS", "REFTEL", "REFTELS"].contains(word) else { return [] }
    let letters = letters(text, end)
    if !letters.isEmpty {
      var found: [Found] = []
      for (index, letter) in letters.enumerated() {
        guard let reference = bulleted[letter.letter] else { continue }
        found.append(
          Found(
            kind: reference.kind, id: reference.id, start: index == 0 ? start : letter.start,
            end: letter.end))
      }
      if !found.isEmpty { return found }
      // A letter that the REF block does not have: the mention stands without a target.
      if word != "REF", word != "REFS" { return plain(word, start, end) }
      return letters.prefix(1).map { Found(kind: .other, id: nil, start: start, end: $0.end) }
    }
    return word == "REF" || word == "REFS" ? [] : plain(word, start, end)
  }

  private func plain(_ word: String, _ start: Int, _ end: Int) -> [Found] {
    if word == "REFTELS" || cables.count == 1, !cables.isEmpty {
      return cables.map { Found(kind: .cable, id: $0.id, start: start, end: end) }
    }
    return [
      Found(
        kind: references.first?.kind ?? .other,
        id: references.count == 1 ? references.first?.id : nil, start: start, end: end)
    ]
  }

  /// The letters behind `Ref`: `A`, `(A)`, `A and B`, `A, B`, with where each ends.
  private func letters(_ text: [UInt8], _ start: Int) -> [(letter: String, start: Int, end: Int)] {
    var letters: [(letter: String, start: Int, end: Int)] = []
    var index = start
    while letters.count < 8 {
      var place = index
      while place < text.count,
        text[place] == 0x20 || text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: "/")
          || letters.isEmpty && text[place] == UInt8(ascii: "-")
      {
        place += 1
      }
      if !letters.isEmpty, text.has("AND ", at: place) { place += 4 }
      guard place > index || !letters.isEmpty else { return letters }
      let isOpen = place < text.count && text[place] == UInt8(ascii: "(")
      let first = place
      if isOpen { place += 1 }
      guard place < text.count, text[place].isLetter,
        place + 1 >= text.count
          || !(text[place + 1].isLetter || text[place + 1].isDigit || text[place + 1] == 0x27)
      else { return letters }
      // `ref a paragraph`: a lower-case article is no bullet.
      if !isOpen, text[place] == UInt8(ascii: "a"), references.allSatisfy({ $0.bullet == nil }) {
        return letters
      }
      let letter = String(Character(Unicode.Scalar(text[place].uppercased)))
      if let last = rangeEnd(text, place) {
        // `refs A-C`: every letter of the range, all at the same words.
        let closes = last + 1 < text.count && isOpen && text[last + 1] == UInt8(ascii: ")")
        index = last + (closes ? 2 : 1)
        for byte in text[place].uppercased...text[last].uppercased {
          letters.append((String(Character(Unicode.Scalar(byte))), first, index))
        }
        continue
      }
      let isClosed = isOpen && place + 1 < text.count && text[place + 1] == UInt8(ascii: ")")
      index = place + (isClosed ? 2 : 1)
      letters.append((letter, first, index))
    }
    return letters
  }

  /// Where the second letter of `A-C` stands; nil where no range of bullets begins.
  private func rangeEnd(_ text: [UInt8], _ place: Int) -> Int? {
    let last = place + 2
    guard last < text.count, text[place + 1] == UInt8(ascii: "-"), text[last].isLetter,
      text[place].uppercased < text[last].uppercased,
      last + 1 >= text.count || !(text[last + 1].isLetter || text[last + 1].isDigit)
    else { return nil }
    return last
  }

  /// `07 PARIS 123`, `07PARIS123`, `2007 PARIS 00123`.
  private func identifier(_ text: [UInt8], _ start: Int) -> Found? {
    var index = start
    while index < text.count, text[index].isDigit { index += 1 }
    let digits = index - start
    guard digits == 2 || digits == 4, index < text.count else { return nil }
    let yearText = Int(String(decoding: text[start..<index], as: UTF8.self)) ?? 0
    if digits == 4, !(1960...2020).contains(yearText) { return nil }
    var letters = ""
    var words = 0
    while index < text.count, words <= 4 {
      var place = index
      while place < text.count, text[place] == 0x20 || text[place] == UInt8(ascii: "-") {
        place += 1
      }
      guard place < text.count, place - index <= 2 else { return nil }
      if text[place].isDigit {
        guard !letters.isEmpty else { return nil }
        var end = place
        while end < text.count, text[end].isDigit { end += 1 }
        guard end - place <= 7, end - place >= 1, let station = Vocabulary.station(letters),
          let number = Int(String(decoding: text[place..<end], as: UTF8.self)), number > 0
        else { return nil }
        let id = CableID(year: CableID.fullYear(yearText), station: station, number: number)
        return id == cable.id ? nil : Found(kind: .cable, id: id, start: start, end: end)
      }
      guard text[place].isUpper else { return nil }
      var end = place
      while end < text.count, text[end].isUpper { end += 1 }
      guard end >= text.count || !text[end].isLetter else { return nil }
      letters += String(decoding: text[place..<end], as: UTF8.self)
      guard letters.utf8.count <= 24 else { return nil }
      index = end
      words += 1
    }
    return nil
  }

  private func wordEnd(_ text: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < text.count, text[end].isLetter { end += 1 }
    return end
  }
}
