/// The date-time group of format line 5, as it is met (ACP 127).
extension RoutingHeader {
  /// `O P 041111Z AUG 09`; two digits of the year turn at 50.
  static func dateTimeGroup(_ printed: [Word]) -> (Precedence?, ZuluTime)? {
    // Six digits and a Z, or the four of the hour: without them there is none.
    let beginning = printed.prefix(8)
    guard beginning.contains(where: hasSixDigits) || beginning.contains(where: isTime) else {
      return tornGroup(printed)
    }
    return wholeGroup(printed) ?? tornGroup(printed)
  }

  /// `P 1 21410 Z M AR 7 5`, `R 121410 MAR 75`: figures and month with blanks where the archive put them,
  /// or without the letter of the zone; only where the line has nothing else.
  private static func tornGroup(_ printed: [Word]) -> (Precedence?, ZuluTime)? {
    guard (2...14).contains(printed.count), printed[0].count <= 7, printed[0].first.isUpper else {
      return nil
    }
    // `R1 21410Z MAR 75`
    let isGlued = printed[0][1].isDigit
    guard isGlued || printed[0].count <= 2,
      let first = Precedences.prosigns[isGlued ? printed[0].prefix(1) : printed[0]]
    else { return nil }
    var precedence = first
    var rest = printed.dropFirst()
    if isGlued { rest = [printed[0].dropping(1)] + rest }
    while let word = rest.first, let next = Precedences.prosigns[word] {
      precedence = max(precedence, next)
      rest = rest.dropFirst()
    }
    // Most such lines are those of routing: the day comes first, whose zeros may be letters.
    guard let sign = rest.first?.first.uppercased, sign.isDigit || sign == UInt8(ascii: "O") else {
      return nil
    }
    var signs: [UInt8] = []
    for word in rest {
      for place in 0..<word.count where signs.count < 20 { signs.append(word[place].uppercased) }
    }
    // `12141OZ`
    if signs.count > 6, signs[..<6].allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "O") }) {
      for place in 0..<6 where !signs[place].isDigit { signs[place] = 0x30 }
    }
    let day = signs.prefix { $0.isDigit }
    let letters = signs.dropFirst(day.count).prefix { $0.isUpper }
    let figures = signs.dropFirst(day.count + letters.count)
    // `ZMAR`, or `MAR` and `MARCH` without a zone.
    let isZoned = DateText.month(String(decoding: letters, as: UTF8.self)) == nil
    guard day.count == 6, letters.count >= 3, figures.count == 2 || figures.count == 4,
      figures.allSatisfy(\.isDigit),
      let month = DateText.month(
        String(decoding: isZoned ? letters.dropFirst() : letters, as: UTF8.self)),
      let digits = Int(String(decoding: day, as: UTF8.self)),
      let year = Int(String(decoding: figures, as: UTF8.self))
    else { return nil }
    let time = ZuluTime(
      year: year >= 1000 ? year : CableID.fullYear(year % 100), month: month, day: digits / 10_000,
      hour: digits / 100 % 100, minute: digits % 100)
    guard (1...31).contains(time.day), time.hour < 24, time.minute < 60 else { return nil }
    let zone = isZoned ? letters.first ?? UInt8(ascii: "Z") : UInt8(ascii: "Z")
    return (precedence, time.zulu(from: zone))
  }

  private static func wholeGroup(_ printed: [Word]) -> (Precedence?, ZuluTime)? {
    var words = spaced(printed)
    var place = words.prefix(8).firstIndex(where: isGroup)
    if place == nil {
      // `o 041111z aug 09`
      words = spaced(printed.map(\.uppercased))
      place = words.prefix(8).firstIndex(where: isGroup)
    }
    guard let at = place else { return nil }
    let group = words[at]
    let rest = words[(at + 1)...]
    var (first, second) = (rest.first, rest.dropFirst().first)
    if group.count > 7 { (first, second) = (group.dropping(7), first) }
    if let whole = first, whole.count == 5, whole[3].isDigit, whole[4].isDigit {
      // `AUG09`
      second = whole.dropping(3)
    }
    guard let first, let second, let month = DateText.month(first),
      let year = year(second, rest.dropFirst(2).first), let digits = group.prefix(6).number
    else { return nil }
    var precedence: Precedence?
    // `Aug 04, 2009 / 041111Z AUG 09`: what precedes a slash is the date in words.
    let from = words[..<at].lastIndex { $0.is("/") }.map { $0 + 1 } ?? 0
    for word in words[from..<at] {
      for sign in word.contains(UInt8(ascii: "/")) ? word.split(at: UInt8(ascii: "/")) : [word] {
        guard let found = Precedences.prosigns[sign] else { return nil }
        precedence = max(precedence ?? found, found)
      }
    }
    let time = ZuluTime(
      year: year >= 1000 ? year : CableID.fullYear(year % 100), month: month, day: digits / 10_000,
      hour: digits / 100 % 100, minute: digits % 100)
    guard (1...31).contains(time.day), time.hour < 24, time.minute < 60 else { return nil }
    return (precedence, time.zulu(from: group[6]))
  }

  /// The year, also with a blank between its two figures: `MAR 7 5`.
  private static func year(_ word: Word, _ next: Word?) -> Int? {
    let figures = word.prefix(word.prefixCount(\.isDigit))
    if word.count == 1, figures.count == 1, let next, next.count == 1, next.isNumber,
      let tens = figures.number, let ones = next.number
    {
      return tens * 10 + ones
    }
    return figures.number
  }

  /// `O041111Z`, `041111 Z` and `04 1111Z` in the usual spelling.
  private static func spaced(_ printed: [Word]) -> [Word] {
    if let at = printed.prefix(8).firstIndex(where: isGroup),
      !printed.contains(where: { $0.is("Z") }),
      printed[..<at].allSatisfy({ $0.count < 8 })
    {
      return printed
    }
    var words: [Word] = []
    for word in printed.prefix(10) {
      if let last = words.last, word.is("Z"), last.isNumber, last.count == 6 {
        words[words.count - 1] = Word(spelled: last.text + "Z", at: last.range)
        continue
      }
      if let last = words.last, isTime(word), last.isNumber, last.count == 2 {
        words[words.count - 1] = Word(spelled: last.text + word.text, at: last.range)
        continue
      }
      let letters = word.prefixCount(\.isUpper)
      if letters == 1 || letters == 2, word.count >= letters + 7, isGroup(word.dropping(letters)) {
        words.append(word.prefix(letters))
        words.append(word.dropping(letters))
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// `1111Z`: hour and minute that a blank separates from the day.
  private static func isTime(_ word: Word) -> Bool {
    word.count == 5 && word.last.uppercased == UInt8(ascii: "Z") && word.prefix(4).isNumber
  }

  private static func hasSixDigits(_ word: Word) -> Bool {
    word.count >= 6 && (0..<word.count).count { word[$0].isDigit } >= 6
  }

  /// `041111Z`, also with the month glued to it.
  static func isGroup(_ word: Word) -> Bool {
    word.count >= 7 && word.count <= 12 && word[6].isUpper && word[6] != UInt8(ascii: "J")
      && word.prefix(6).isNumber && word.dropping(7).allSatisfy { $0.isUpper || $0.isDigit }
  }
}
