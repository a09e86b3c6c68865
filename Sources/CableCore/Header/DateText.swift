/// Dates as drafters write them.
enum DateText {
  /// The month that a word begins with, from 1; nil if it names none.
  static func month(_ word: Word) -> Int? { Months.beginning(word) }

  /// The month that a text begins with, from 1; nil if it names none.
  static func month(_ word: String) -> Int? { Months.beginning(Word(spelled: word, at: 0..<0)) }

  /// True for a word that names a month, or goes with the numbers of a date.
  static func isOfDate(_ word: Word) -> Bool {
    let bare = word.last.isOne(of: ",:") ? word.prefix(word.count - 1) : word
    return month(bare) != nil || Months.companions.contains(bare.uppercased)
  }

  /// The ISO date in the value of an executive order line; nil for `N/A`, `X1` and events.
  ///
  /// Two digits of a year mean the twentieth century in orders before 12356 (`isOld`), whose dates
  /// are a few years ahead.
  static func declassification(_ words: ArraySlice<Word>, isOld: Bool) -> String? {
    let words = joinedAtSlashes(words).map(withFigures)[...]
    if let torn = torn(words) { return torn.isoDate }
    for (place, word) in zip(words.indices, words) {
      if word.hasDigit, let date = slashed(word, isOld: isOld) ?? squeezed(word) {
        return date.isoDate
      }
      guard let month = month(word), word.dropping(3).allSatisfy({ !$0.isDigit }) else { continue }
      let before = place > words.startIndex ? figures(of: words[place - 1]) : nil
      let after = words[(place + 1)...].prefix(2).compactMap(figures)
      if let before, before <= 31, let year = after.first, year > 31 || after.count == 1 {
        return day(full(year, isOld), month, before)?.isoDate
      }
      if after.count == 2, after[0] <= 31 {
        return day(full(after[1], isOld), month, after[0])?.isoDate
      }
    }
    return nil
  }

  /// The figures of a word as one number: `4,` is 4.
  private static func figures(of word: Word) -> Int? {
    guard word.isASCII, word.count < 18 else { return Int(word.text.filter(\.isNumber)) }
    var number: Int?
    for place in 0..<word.count where word[place].isDigit {
      number = (number ?? 0) * 10 + Int(word[place] - 0x30)
    }
    return number
  }

  /// `08/2O/2015` with figures for the letters that look like them; other words as they are.
  private static func withFigures(_ word: Word) -> Word {
    let signs = word.prefix(12)
    guard word.count >= 6, signs.contains(where: { $0.isOne(of: "OIlo") }),
      (0..<word.count).count(where: { word[$0].isOne(of: "/-.") }) == 2,
      word.allSatisfy({ $0.isDigit || $0.isOne(of: "OIlo/-.") })
    else { return word }
    let text = word.text.map { "Oo".contains($0) ? "0" : "Il".contains($0) ? "1" : $0 }
    return Word(spelled: String(text), at: word.range)
  }

  /// `03/ 05 /2017` as one word.
  private static func joinedAtSlashes(_ words: ArraySlice<Word>) -> [Word] {
    var joined: [Word] = []
    for word in words {
      if let last = joined.last,
        last.last == UInt8(ascii: "/") && word.first.isDigit
          || word.first == UInt8(ascii: "/") && last.last.isDigit
      {
        joined[joined.count - 1] = Word(spelled: last.text + word.text, at: last.range)
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// `0 3/14/2018`, `03/14/20 18`: a date with a whole year, in which a blank splits digits.
  private static func torn(_ words: ArraySlice<Word>) -> ZuluTime? {
    guard let place = words.firstIndex(where: { isNumeric($0) && $0.contains(UInt8(ascii: "/")) })
    else { return nil }
    let start = place > words.startIndex && words[place - 1].isNumber ? place - 1 : place
    let run = words[start...].prefix(4).prefix(while: isNumeric)
    guard run.count > 1 else { return nil }
    let whole = Word(spelled: run.map(\.text).joined(), at: words[start].range)
    let year = whole.split(at: UInt8(ascii: "/")).last
    guard whole.count <= 10, year?.count == 4, let date = slashed(whole, isOld: false),
      (1950...2100).contains(date.year)
    else { return nil }
    return date
  }

  /// Digits and slashes alone.
  private static func isNumeric(_ word: Word) -> Bool {
    word.hasDigit && word.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "/") }
  }

  /// `20170305` and `5MAR2017`.
  private static func squeezed(_ word: Word) -> ZuluTime? {
    let digits = word.prefixCount(\.isDigit)
    if digits == 8, word.count == 8, let value = word.number,
      (1950_00_00...2100_00_00).contains(value)
    {
      return day(value / 10_000, value / 100 % 100, value % 100)
    }
    if digits == 8, word.count == 8, let value = word.number,
      (1950...2100).contains(value % 10_000)
    {
      // `03052017`
      return day(value % 10_000, value / 1_000_000, value / 10_000 % 100)
    }
    guard digits == 1 || digits == 2, word.count >= digits + 5 else { return nil }
    // `5-MAR-2017`
    let isSigned = word[digits].isOne(of: "-/.")
    let rest = word.dropping(digits + (isSigned ? 1 : 0))
    let letters = rest.prefixCount(\.isLetter)
    guard let month = month(rest), let day = word.prefix(digits).number,
      let year = rest.dropping(letters + (isSigned && rest[letters].isOne(of: "-/.") ? 1 : 0))
        .number,
      (1950...2100).contains(year)
    else { return nil }
    return self.day(year, month, day)
  }

  /// `08/04/2019` as a word: by its bytes where it is ASCII.
  private static func slashed(_ word: Word, isOld: Bool) -> ZuluTime? {
    guard word.isASCII else { return slashed(word.text, isOld: isOld) }
    var values: [Int] = []
    var signs = 0
    var value: Int?
    // A number ends with its digits; what follows up to the next sign is ignored.
    var isOpen = true
    var start = 0
    while start < word.count, !word[start].isDigit {
      if isSign(word[start]) { signs += 1 }
      start += 1
    }
    for place in start..<word.count {
      let byte = word[place]
      if isSign(byte) {
        signs += 1
        // `03/14//2018`
        if value == nil, !values.isEmpty { continue }
        if values.count < 3 {
          guard let value else { return nil }
          values.append(value)
        }
        (value, isOpen) = (nil, true)
      } else if byte.isDigit, isOpen {
        let (tens, isOver) = (value ?? 0).multipliedReportingOverflow(by: 10)
        guard !isOver || values.count >= 3 else { return nil }
        value = tens &+ Int(byte - 0x30)
      } else {
        isOpen = false
      }
    }
    if values.count < 3, let value { values.append(value) }
    return signs >= 2 && values.count == 3 ? date(values, isOld) : nil
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Three numbers as year, month and day in the order that they allow.
  private static func date(_ values: [Int], _ isOld: Bool) -> ZuluTime? {
    if values[0] > 1900 { return day(values[0], values[1], values[2]) }
    if values[0] > 12, values[1] <= 12 { return day(full(values[2], isOld), values[1], values[0]) }
    return day(full(values[2], isOld), values[0], values[1])
  }

  /// `08/04/2019`, `2020/02/12`, `3/5/15`, also with hyphens and after `DECL:`.
  private static func slashed(_ word: String, isOld: Bool) -> ZuluTime? {
    let signs = word.utf8.count { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == 0x2E }
    guard signs >= 2 else { return nil }
    let digits = word.drop { !$0.isNumber }
    let numbers = digits.split(omittingEmptySubsequences: false) {
      $0 == "/" || $0 == "-" || $0 == "."
    }
    guard numbers.count >= 3 else { return nil }
    let values = numbers.prefix(3).compactMap { Int($0.prefix { $0.isNumber }) }
    return values.count == 3 ? date(values, isOld) : nil
  }

  private static func full(_ year: Int, _ isOld: Bool) -> Int {
    year >= 100 ? year : isOld ? 1900 + year : 2000 + year
  }

  /// A day of the calendar; nil where there is no such day.
  private static func day(_ year: Int, _ month: Int, _ day: Int) -> ZuluTime? {
    guard (1900...2200).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? isLeap ? 29 : 28 : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard (1...days).contains(day) else { return nil }
    return ZuluTime(year: year, month: month, day: day)
  }

  /// A day alone, such as `August 4, 2009`, `2009-08-04` or `6/22/2006 16:04`.
  static func day(_ words: [Word]) -> (Precedence?, ZuluTime)? {
    time(words.joined).map { (nil, $0) }
  }

  /// A container's date: `2006-06-22 16:04`, `6/22/2006 16:04`, `18 SEP 1974`, `Mon Oct 30 …`.
  static func time(_ text: String) -> ZuluTime? {
    // By bytes: pages and tables have a date each, and characters cost fifty times as much.
    let bytes = Array(text.utf8)
    let parts = bytes.split { $0.isOne(of: " ,TZ") }.map { Word(bytes, $0.indices) }
    guard var time = date(in: parts) else { return nil }
    (time.hour, time.minute) = zulu(in: parts, of: bytes) ?? clock(in: parts)
    return time
  }

  /// The day that some words name.
  private static func date(in parts: [Word]) -> ZuluTime? {
    for part in parts {
      if let date = slashed(part, isOld: false) { return date }
    }
    guard let month = parts.lazy.compactMap(month).first else { return nil }
    let numbers = parts.compactMap { Int($0.text) }
    guard let year = numbers.first(where: { $0 > 1900 && $0 < 2100 }),
      let day = numbers.first(where: { (1...31).contains($0) })
    else { return nil }
    return self.day(year, month, day)
  }

  /// `January 14, 1969, 1119Z.`: hour and minute as a telegram prints them; nil where it does not.
  private static func zulu(in parts: [Word], of bytes: [UInt8]) -> (hour: Int, minute: Int)? {
    for part in parts where part.count == 4 {
      let end = part.range.upperBound
      guard end < bytes.count, bytes[end] == UInt8(ascii: "Z"), let number = part.number,
        number / 100 < 24, number % 100 < 60
      else { continue }
      return (number / 100, number % 100)
    }
    return nil
  }

  /// Hour and minute that some words name; midnight where they name none.
  private static func clock(in parts: [Word]) -> (hour: Int, minute: Int) {
    guard let clock = parts.first(where: { $0.contains(UInt8(ascii: ":")) }) else { return (0, 0) }
    let values = clock.split(at: UInt8(ascii: ":")).compactMap { part in
      let digits = part.prefix(part.prefixCount(\.isDigit))
      return digits.number ?? Int(digits.text)
    }
    guard values.count >= 2, values[0] < 24, values[1] < 60 else { return (0, 0) }
    // `2:01 PM`, `2:01:00 p.m.`, `2:01pm`
    guard (1...12).contains(values[0]),
      let half = parts.lazy.filter(\.hasASCIILetter).map(\.upperLetters)
        .first(where: { $0 == "AM" || $0 == "PM" })
    else { return (values[0], values[1]) }
    return (values[0] % 12 + (half == "PM" ? 12 : 0), values[1])
  }
}
