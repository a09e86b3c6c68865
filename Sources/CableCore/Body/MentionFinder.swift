/// References in the prose: `reftel`, `Ref A`, `07 PARIS 123`, `septel`.
struct MentionFinder {
  /// Of the cable itself, which does not mention itself.
  private let id: CableID?
  private let references: [Reference]
  /// For each letter the first reference after it as a bullet; in a list without bullets, the one at
  /// the letter's place.
  private let bulleted: [Int?]
  /// The cables that `reftels` stands for; a list beyond the alphabet is no REF block any more.
  private lazy var cables = Array(
    references.lazy.filter { $0.kind == .cable && $0.id != nil || $0.unlistedID != nil }.prefix(26))
  /// Those that name a cable by post and number, which the prose may name without its year.
  private lazy var named = Dictionary(
    references.compactMap { item in item.id.map { (Self.key($0.station, $0.number), item) } },
    uniquingKeysWith: { first, _ in first })
  /// Of the citing cable, four digits.
  private let year: Int?
  /// The paragraph that is read.
  private var range = 0..<0
  /// The list of cables that may continue where the last mention ended.
  private var chain: PostMention.Chain?

  /// Where the paragraph that is read ends.
  private var limit: Int { range.upperBound }

  /// Finds the mentions of every paragraph.
  ///
  /// Cost: linear in the text.
  static func find(in cable: inout Cable, flow: FlowText) {
    // Most cables mention nothing: what a finder needs is made for the others only.
    var finder: MentionFinder?
    var mentions: [Mention] = []
    let paragraphs = cable.paragraphs
    for (index, part) in flow.parts.enumerated() {
      var start = part.text.lowerBound
      finder?.chain = nil
      while let place = candidate(
        flow.utf8, from: start, in: part.text, after: finder?.chain?.end)
      {
        if finder == nil {
          finder = MentionFinder(
            cable.references, of: cable.id, year: cable.sent?.value.year ?? cable.id?.year)
        }
        finder?.range = part.text
        let end = finder?.find(
          paragraphs.span[index].ordinal, at: place, part, flow, into: &mentions)
        start = max(end ?? place, place + 1)
      }
    }
    cable.mentions = mentions
  }

  private init(_ references: [Reference], of id: CableID?, year: Int?) {
    self.id = id
    self.year = year
    self.references = references
    var bulleted = [Int?](repeating: nil, count: 26)
    // By span: to take a reference out would hold all of its parts.
    let span = references.span
    var hasBullet = false
    for place in span.indices {
      guard let bullet = span[place].bullet?.utf8 else { continue }
      hasBullet = true
      guard bullet.count == 1, let letter = bullet.first.flatMap(Self.place(ofLetter:)) else {
        continue
      }
      bulleted[letter] = bulleted[letter] ?? place
    }
    if !hasBullet {
      // A list without bullets is cited by letter all the same, in its order.
      for place in bulleted.indices.prefix(references.count) { bulleted[place] = place }
    }
    self.bulleted = bulleted
  }

  /// The place of a capital in the alphabet, from 0; nil for other bytes.
  private static func place(ofLetter byte: UInt8) -> Int? {
    byte.isUpper ? Int(byte - UInt8(ascii: "A")) : nil
  }

  /// The reference that a letter, in capitals, stands for.
  private func reference(_ letter: UInt8) -> Reference? {
    Self.place(ofLetter: letter).flatMap { bulleted[$0] }.map { references[$0] }
  }

  private static func key(_ station: String, _ number: Int) -> String { "\(station) \(number)" }

  /// Reads what is mentioned at a place.
  ///
  /// - Returns: where the mention ends; the place itself where there is none.
  private mutating func find(
    _ ordinal: Int, at start: Int, _ part: FlowText.Part, _ flow: FlowText,
    into mentions: inout [Mention]
  ) -> Int {
    let mentioned = read(flow.utf8, at: start)
    chain = mentioned.last.map {
      PostMention.Chain(station: $0.mayGoOn ? $0.id?.station : nil, end: $0.end)
    }
    for found in mentioned {
      mentions.append(
        Mention(
          kind: found.kind, id: found.id, paragraph: ordinal,
          text: flow.utf8.string(found.start..<found.end),
          range: flow.source(found.start, in: part)..<(flow.source(found.end - 1, in: part) + 1),
          textRange: (found.start - part.text.lowerBound)..<(found.end - part.text.lowerBound),
          yearFrom: found.yearFrom, unlistedID: found.unlistedID))
    }
    return mentioned.last?.end ?? start
  }

  /// The next word from a place that a mention may begin with or be found by: `REF…`, `SEP…`, two
  /// or four digits with a capital, a blank or a hyphen after them, or a number after a post's
  /// name or after the mention before.
  ///
  /// Looks at sixteen bytes at a time; the run has room for that after every part.
  private static func candidate(
    _ text: [UInt8], from start: Int, in part: Range<Int>, after chain: Int?
  )
    -> Int?
  {
    text.withUnsafeBufferPointer { bytes in
      // The next of a list may have one figure: `(Rome 443; Berlin 9)`.
      let figure = chain.flatMap { chain in
        (start..<max(start, min(part.upperBound, chain + 17))).first { place in
          bytes[place].isDigit && place > chain && bytes[place - 1] == 0x20
            && (place + 1 == part.upperBound || !bytes[place + 1].isDigit)
        }
      }
      let end = figure ?? part.upperBound
      return ByteBlock.firstByBlock(in: bytes, start..<max(start, end), reach: 2) {
        places($0)
      } _: {
        isCandidate(bytes, $0, from: part.lowerBound)
          || bytes[$0].isDigit && isNumber(bytes, $0, text, start, after: chain)
      } ?? figure
    }
  }

  /// Where in a block a word or a number begins by which a mention may be found.
  @inline(__always)
  private static func places(_ window: ByteBlock.Window) -> ByteBlock.Places {
    let (first, second, third) = (window[0], window[1], window[2])
    let words =
      second.areLetter(UInt8(ascii: "e"))
      & (first.areLetter(UInt8(ascii: "r")) & third.areLetter(UInt8(ascii: "f"))
        | first.areLetter(UInt8(ascii: "s")) & third.areLetter(UInt8(ascii: "p")))
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return words | first.are(in: digits) & second.are(in: digits)
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

  /// Whether a number is after a post's name, or continues the mention before.
  private static func isNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ text: [UInt8], _ start: Int,
    after chain: Int?
  ) -> Bool {
    guard place > start else { return false }
    if let chain, (1...16).contains(place - chain) {
      return bytes[place - 1] == 0x20 || bytes[place - 1] == UInt8(ascii: "/")
    }
    return bytes[place - 1] == 0x20 && bytes[place - 2].isLetter
      && PostMention.post(text, before: place, from: start) != nil
  }

  private struct Found {
    var kind: ReferenceKind
    var id: CableID?
    var start: Int
    var end: Int
    var yearFrom: YearSource?
    var unlistedID: CableID?
    /// True where a list of cables may continue after it.
    var mayGoOn = false

    init(_ kind: ReferenceKind, _ id: CableID? = nil, start: Int, end: Int) {
      self.kind = kind
      self.id = id
      self.start = start
      self.end = end
      yearFrom = id.map { _ in .printed }
    }

    /// What a reference of the REF block names.
    init(_ reference: Reference, start: Int, end: Int) {
      self.init(reference.kind, reference.id, start: start, end: end)
      yearFrom = reference.yearFrom
      unlistedID = reference.unlistedID
    }
  }

  private mutating func read(_ text: [UInt8], at start: Int) -> [Found] {
    switch text[start].uppercased {
    case UInt8(ascii: "R"): return text.has("REF", at: start) ? reftel(text, start) : []
    case UInt8(ascii: "S"):
      guard start + 6 <= limit, text.has("SEPTEL", at: start) else { return [] }
      let end = wordEnd(text, start)
      return end - start <= 7 ? [Found(.other, start: start, end: end)] : []
    case 0x30...0x39: return (identifier(text, start) ?? numbered(text, start)).map { [$0] } ?? []
    default: return []
    }
  }

  /// `reftel`, `reftels`, `Ref A`, `refs A and B`, `ref (b)`.
  private mutating func reftel(_ text: [UInt8], _ start: Int) -> [Found] {
    let end = wordEnd(text, start)
    let word = Word(text, start..<end).uppercased
    guard MentionWords.reftels.contains(word) else { return [] }
    let isRef = word.is("REF") || word.is("REFS")
    let letters = letters(text, end)
    if !letters.isEmpty {
      var found: [Found] = []
      for (index, letter) in letters.enumerated() {
        guard let reference = reference(letter.letter) else { continue }
        found.append(
          Found(reference, start: index == 0 ? start : letter.start, end: letter.end))
      }
      if !found.isEmpty { return found }
      // A letter that the REF block does not have: the mention is without a target.
      if !isRef { return plain(word, start, end) }
      return letters.prefix(1).map { Found(.other, start: start, end: $0.end) }
    }
    return isRef ? [] : plain(word, start, end)
  }

  private mutating func plain(_ word: Word, _ start: Int, _ end: Int) -> [Found] {
    if word.is("REFTELS") || cables.count == 1, !cables.isEmpty {
      return cables.map { Found($0, start: start, end: end) }
    }
    guard let first = references.first else { return [Found(.other, start: start, end: end)] }
    if references.count == 1 { return [Found(first, start: start, end: end)] }
    return [Found(first.kind, start: start, end: end)]
  }

  /// The letters after `Ref`: `A`, `(A)`, `A and B`, `A, B`, with where each ends.
  private func letters(_ text: [UInt8], _ start: Int) -> [(letter: UInt8, start: Int, end: Int)] {
    var letters: [(letter: UInt8, start: Int, end: Int)] = []
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
          letters.append((byte, first, index))
        }
        continue
      }
      index = first + bullet.length
      letters.append((letter, first, index))
    }
    return letters
  }

  /// Where the second letter of `A-C` is; nil where no range of bullets begins.
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
        let isListed =
          chain != nil || start > range.lowerBound && text[start - 1].isOne(of: "([")
        if isMixed {
          // `(2004 Athens 28 medals)`: with a whole year, the list ends or continues after the number.
          let endsItem = isListed && end < limit && text[end].isOne(of: "),;]")
          if digits == 4 ? !endsItem : end - place < (isListed ? 1 : 3) { return nil }
        }
        guard end - place <= 7, end - place >= 1, let station = Vocabulary.station(letters),
          let number = Int(String(decoding: text[place..<end], as: UTF8.self)), number > 0
        else { return nil }
        let id = CableID(year: CableID.fullYear(yearText), station: station, number: number)
        guard id != self.id, !isPage(text, start) else { return nil }
        var found = Found(.cable, id, start: start, end: end)
        found.mayGoOn = isListed || PostMention.isCued(text, start, from: range.lowerBound)
        return found
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

  /// `PAGE 02 ROME 00330`: the head of a page, which a line took in.
  private func isPage(_ text: [UInt8], _ start: Int) -> Bool {
    start >= range.lowerBound + 5 && text.has("PAGE ", at: start - 5)
  }

  /// `(Rome 443, 2042)`, `see Paris 1766`: a cable of the year of this one, or of the one before.
  private mutating func numbered(_ text: [UInt8], _ start: Int) -> Found? {
    guard let mention = PostMention.read(text, at: start, in: range, after: chain), let year else {
      return nil
    }
    let listed = named[Self.key(mention.station, mention.number)]
    let printed = printedYear(text, before: mention.start)
    let id =
      printed.map { CableID(year: $0.year, station: mention.station, number: mention.number) }
      ?? listed?.id ?? CableID(year: year, station: mention.station, number: mention.number)
    guard id != self.id else { return nil }
    var found = Found(.cable, id, start: printed?.start ?? mention.start, end: mention.end)
    found.yearFrom = printed.map { _ in .printed } ?? listed?.yearFrom ?? .assumed
    found.mayGoOn = mention.mayGoOn
    return found
  }

  /// `07 Bern 33`: a year of this cable or before it, right before the post; `May 12 Bern 33` has a day there.
  private func printedYear(_ text: [UInt8], before post: Int) -> (year: Int, start: Int)? {
    var start = post - 1
    while start > range.lowerBound, text[start - 1].isDigit { start -= 1 }
    guard let year, start > range.lowerBound, text[post - 1] == 0x20,
      post - 1 - start == 2 || post - 1 - start == 4,
      let value = Int(text.string(start..<(post - 1))).map(CableID.fullYear),
      (year - 40...year).contains(value), text[start - 1].isOne(of: " ([")
    else { return nil }
    var word = start - 1
    while word > range.lowerBound, text[word - 1].isLetter { word -= 1 }
    if word < start - 1, DateText.month(Word(text, word..<(start - 1))) != nil { return nil }
    return (value, start)
  }

  private func wordEnd(_ text: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < limit, text[end].isLetter { end += 1 }
    return end
  }
}
