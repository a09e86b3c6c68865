/// References in the prose: `reftel`, `Ref A`, `07 PARIS 123`, `septel`.
struct MentionFinder {
  /// Of the cable itself, which does not mention itself.
  private let id: CableID?
  private let references: [Reference]
  /// The first reference behind each bullet; in a list without bullets, behind the letter of its place.
  private let bulleted: [String: Reference]
  /// The cables that `reftels` stands for; a list beyond the alphabet is no REF block any more.
  private let cables: [Reference]
  /// Where the paragraph that is read ends.
  private var limit = 0

  /// Finds the mentions of every paragraph.
  ///
  /// Cost: linear in the text.
  static func find(in cable: inout Cable, flow: FlowText) {
    // Most cables mention nothing: what a finder needs is made for the others only.
    var finder: MentionFinder?
    var mentions: [Mention] = []
    for (index, part) in flow.parts.enumerated() {
      var start = part.text.lowerBound
      while let place = candidate(flow.utf8, from: start, in: part.text) {
        if finder == nil { finder = MentionFinder(cable.references, of: cable.id) }
        finder?.limit = part.text.upperBound
        let end = finder?.find(
          cable.paragraphs[index].ordinal, at: place, part, flow, into: &mentions)
        start = max(end ?? place, place + 1)
      }
    }
    cable.mentions = mentions
  }

  private init(_ references: [Reference], of id: CableID?) {
    self.id = id
    self.references = references
    var bulleted = Dictionary(
      references.compactMap { item in item.bullet.map { ($0, item) } },
      uniquingKeysWith: { first, _ in first })
    if bulleted.isEmpty, references.count > 1 {
      // A list without bullets is cited by letter all the same, in its order.
      for (letter, item) in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", references) {
        bulleted[String(letter)] = item
      }
    }
    self.bulleted = bulleted
    cables = Array(references.lazy.filter { $0.kind == .cable && $0.id != nil }.prefix(26))
  }

  /// Reads what is mentioned at a place.
  ///
  /// - Returns: where the mention ends; the place itself where there is none.
  private func find(
    _ ordinal: Int, at start: Int, _ part: FlowText.Part, _ flow: FlowText,
    into mentions: inout [Mention]
  ) -> Int {
    let mentioned = read(flow.utf8, at: start)
    for found in mentioned {
      mentions.append(
        Mention(
          kind: found.kind, id: found.id, paragraph: ordinal,
          text: flow.utf8.string(found.start..<found.end),
          range: flow.source(found.start, in: part)..<(flow.source(found.end - 1, in: part) + 1),
          textRange: (found.start - part.text.lowerBound)..<(found.end - part.text.lowerBound)))
    }
    return mentioned.last?.end ?? start
  }

  /// The next word from a place on that a mention may begin with: `REF…`, `SEP…`, or two or four
  /// digits with a capital, a blank or a hyphen behind them.
  ///
  /// Looks at sixteen bytes at a time; the run has room for that behind every part.
  private static func candidate(_ text: [UInt8], from start: Int, in part: Range<Int>) -> Int? {
    text.withUnsafeBufferPointer { bytes -> Int? in
      var index = start
      while index < part.upperBound {
        let (first, third) = ByteBlock.pair(bytes, at: index, ahead: 2)
        let second = ByteBlock(bytes, at: index &+ 1)
        let words =
          second.areLetter(UInt8(ascii: "e"))
          & (first.areLetter(UInt8(ascii: "r")) & third.areLetter(UInt8(ascii: "f"))
            | first.areLetter(UInt8(ascii: "s")) & third.areLetter(UInt8(ascii: "p")))
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let numbers = first.are(in: digits) & second.are(in: digits)
        var places = words | numbers
        while !places.isEmpty {
          let place = index + places.first
          guard place < part.upperBound else { return nil }
          if isCandidate(bytes, place, from: part.lowerBound) { return place }
          places.removeFirst()
        }
        index &+= ByteBlock.width
      }
      return nil
    }
  }

  /// Whether a word begins at a place, and a number there may be a year.
  private static func isCandidate(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, from start: Int
  ) -> Bool {
    if place > start, bytes[place - 1].isLetter || bytes[place - 1].isDigit { return false }
    guard bytes[place].isDigit else { return true }
    var end = place + 2
    while end < place + 5, bytes[end].isDigit { end += 1 }
    guard end - place == 2 || end - place == 4 else { return false }
    while end < place + 6, bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "-") { end += 1 }
    return bytes[end].isUpper
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
      guard start + 6 <= limit, text.has("SEPTEL", at: start) else { return [] }
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
      while place < limit,
        text[place] == 0x20 || text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: "/")
          || letters.isEmpty
            && (text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "."))
      {
        place += 1
      }
      if !letters.isEmpty, text.has("AND ", at: place) { place += 4 }
      guard place > index || !letters.isEmpty else { return letters }
      let first = place
      guard place < limit,
        let bullet = Bullet.read(Word(text, place..<min(place + 4, limit)), .mention),
        let letter = bullet.letter
      else { return letters }
      let isOpen = text[place] == UInt8(ascii: "(")
      // `ref a paragraph`: a lower-case article is no bullet.
      if text[place] == UInt8(ascii: "a"), references.allSatisfy({ $0.bullet == nil }) {
        return letters
      }
      if isOpen { place += 1 }
      if let last = rangeEnd(text, place) {
        // `refs A-C`: every letter of the range, all at the same words.
        let closes = last + 1 < limit && isOpen && text[last + 1] == UInt8(ascii: ")")
        index = last + (closes ? 2 : 1)
        for byte in text[place].uppercased...text[last].uppercased {
          letters.append((String(Character(Unicode.Scalar(byte))), first, index))
        }
        continue
      }
      index = first + bullet.length
      letters.append((String(Character(Unicode.Scalar(letter))), first, index))
    }
    return letters
  }

  /// Where the second letter of `A-C` stands; nil where no range of bullets begins.
  private func rangeEnd(_ text: [UInt8], _ place: Int) -> Int? {
    let last = place + 2
    guard last < limit, text[place + 1] == UInt8(ascii: "-"), text[last].isLetter,
      text[place].uppercased < text[last].uppercased,
      last + 1 >= limit || !(text[last + 1].isLetter || text[last + 1].isDigit)
    else { return nil }
    return last
  }

  /// `07 PARIS 123`, `07PARIS123`, `2007 PARIS 00123`.
  private func identifier(_ text: [UInt8], _ start: Int) -> Found? {
    var index = start
    while index < limit, text[index].isDigit { index += 1 }
    let digits = index - start
    guard digits == 2 || digits == 4, index < limit else { return nil }
    let yearText = Int(String(decoding: text[start..<index], as: UTF8.self)) ?? 0
    if digits == 4, !(1960...2020).contains(yearText) { return nil }
    var letters = ""
    var isMixed = false
    var words = 0
    while index < limit, words <= 4 {
      var place = index
      while place < limit, text[place] == 0x20 || text[place] == UInt8(ascii: "-") {
        place += 1
      }
      guard place < limit, place - index <= 2 else { return nil }
      if text[place].isDigit {
        guard !letters.isEmpty else { return nil }
        var end = place
        while end < limit, text[end].isDigit { end += 1 }
        // `06 Lisbon 300`: a name in mixed case must not be taken for the place it is.
        if isMixed, digits != 2 || end - place < 3 { return nil }
        guard end - place <= 7, end - place >= 1, let station = Vocabulary.station(letters),
          let number = Int(String(decoding: text[place..<end], as: UTF8.self)), number > 0
        else { return nil }
        let id = CableID(year: CableID.fullYear(yearText), station: station, number: number)
        return id == self.id ? nil : Found(kind: .cable, id: id, start: start, end: end)
      }
      guard text[place].isUpper else { return nil }
      var end = place
      while end < limit, text[end].isUpper { end += 1 }
      if end < limit, text[end].isLetter {
        guard end - place == 1 else { return nil }
        while end < limit, text[end].isLetter, !text[end].isUpper { end += 1 }
        isMixed = true
      }
      letters += String(decoding: text[place..<end], as: UTF8.self).uppercased()
      guard letters.utf8.count <= 24 else { return nil }
      index = end
      words += 1
    }
    return nil
  }

  private func wordEnd(_ text: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < limit, text[end].isLetter { end += 1 }
    return end
  }
}
