/// The spellings of a table without what they mean, so that the tables share the code that looks for them.
///
/// A place is that of a row in the table.
struct Spellings: Sendable {
  /// The letters with which a row may begin, in either case.
  let openings: Openings
  /// The same for rows and their slips, but for those whose first letter is another.
  let openingsWithSlips: Openings
  private let spellings: [StaticString]
  private let mets: [Met]
  /// The words of each row.
  private let words: [[Word]]
  /// The places of the rows by their text.
  private let whole: WordTable<Int>
  /// The rows that begin with a word, the longest first: a range of `byStart`.
  private let starts: WordTable<Range<Int>>
  private let byStart: [Int]
  /// The first eight bytes of each spelling's first word, ones for as many as it has, and its place; those
  /// with the same first byte together, in the order of the rows.
  private let heads: [(bytes: UInt64, mask: UInt64, place: Int)]
  /// For each code of a first byte where its heads begin, and after all where they end.
  private let headStarts: [Int]
  private let ends: [(last: UInt8, place: Int)]
  private let begins: [Int]
  /// The beginnings of the rows that are met in pieces, with the place of the row that ends there.
  private let beginnings: WordTable<Int>
  private let slips: Slips

  /// Some rows, with how each may be met; of a text given twice the first applies.
  init(_ rows: [(StaticString, Met)]) {
    let texts = rows.map(\.0.description)
    let mets = rows.map(\.1)
    let words = texts.map { text in
      text.split(separator: " ").map { Word(spelled: String($0), at: 0..<0) }
    }
    (spellings, self.mets, self.words) = (rows.map(\.0), mets, words)
    openings = Openings(of: Array(zip(texts, mets)))
    openingsWithSlips = Openings(of: Array(zip(texts, mets)), slips: true)
    whole = WordTable(texts.enumerated().map { ($1, $0) })
    // In any order, so long as rows with the same first word are together.
    byStart = rows.indices.sorted {
      let (left, right) = (words[$0], words[$1])
      if !left[0].isSame(as: right[0]) { return left[0].precedes(right[0]) }
      return left.count > right.count
    }
    var ranges: [(String, Range<Int>)] = []
    for (place, row) in byStart.enumerated() {
      let first = words[row][0].text
      if ranges.last?.0 == first {
        ranges[ranges.count - 1].1 = ranges[ranges.count - 1].1.lowerBound..<(place + 1)
      } else {
        ranges.append((first, place..<(place + 1)))
      }
    }
    starts = WordTable(ranges)
    beginnings = WordTable(
      Self.beginnings(
        of: rows.indices.filter { mets[$0].contains(.spaced) }.map { (texts[$0], $0) }))
    let codes = texts.map { Int(Openings.code($0.utf8.first ?? 0)) }
    heads = rows.indices.sorted { (codes[$0], $0) < (codes[$1], $1) }.map { place in
      let head = texts[place].utf8.prefix { $0 != 0x20 }.prefix(8)
      let bytes = head.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      return (bytes, UInt64.max >> UInt64(64 - head.count * 8), place)
    }
    headStarts = (0...Openings.width).map { code in codes.count { $0 < code } }
    ends = rows.indices.filter { mets[$0].contains(.beforeColon) && words[$0].count == 1 }
      .map { (words[$0][0].last, $0) }
    begins = rows.indices.filter { mets[$0].contains(.beginning) }
    slips = Slips(
      of: rows.indices.filter {
        words[$0].count == 1 && !mets[$0].isDisjoint(with: [.oneSlip, .slipBeforeColon])
      }.map { (words[$0][0], $0) })
  }

  /// The whole texts first, so that the beginning of one that is another means that other.
  private static func beginnings(of rows: [(String, Int)]) -> [(String, Int)] {
    let squeezed = rows.map { text, place in (text.filter { $0 != " " }, place) }
    return squeezed
      + squeezed.flatMap { text, _ in
        text.indices.dropFirst().map { (String(text[..<$0]), -1) }
      }
  }

  /// The place of a word that is exactly a row, including case.
  @inline(__always)
  func place(of word: Word) -> Int? {
    guard let place = whole[word], words[place].count == 1 else { return nil }
    return place
  }

  /// The place of a whole text in capitals, a word or a phrase with single blanks.
  @inline(__always)
  func place(ofWhole text: Word) -> Int? { whole[text] }

  /// The place of the row that a word in capitals that is none is one slip away from, where the row is met so.
  ///
  /// `isSame` says whether the rows of two places have one meaning.
  func slip(of word: Word, _ way: Met, isSame: (Int, Int) -> Bool) -> Int? {
    guard let place = slips.row(of: word, isSame: isSame),
      mets[place].contains(way), way == .beforeColon || mets[place].contains(.oneSlip)
    else { return nil }
    return place
  }

  /// The longest row that words in capitals spell, given by their places from 0, and how many of them it takes.
  func longest(_ word: (Int) -> Word?) -> (place: Int, count: Int)? {
    guard let first = word(0), let candidates = starts[first] else { return nil }
    for place in byStart[candidates] {
      let isHere = words[place].indices.dropFirst().allSatisfy { index in
        word(index).map(words[place][index].isSame) ?? false
      }
      if isHere { return (place, words[place].count) }
    }
    return nil
  }

  /// The longest row that some words in capitals begin with, and how many of them it takes.
  func longest(_ words: ArraySlice<Word>) -> (place: Int, count: Int)? {
    longest { words.startIndex + $0 < words.endIndex ? words[words.startIndex + $0] : nil }
  }

  /// Whether a word in capitals is the first of a row.
  func beginsRow(_ word: Word) -> Bool { starts[word] != nil }

  /// The place of the first row that begins at a place of a text, in any case, whatever follows it.
  @inline(__always)
  func first(at place: Int, in bytes: [UInt8]) -> Int? {
    guard place < bytes.count, openings.mayBeWritten(at: place, in: bytes) else { return nil }
    return known(at: place, in: bytes)
  }

  private func known(at place: Int, in bytes: [UInt8]) -> Int? {
    // Eight bytes at once: a row is looked at only where it begins so.
    let head = bytes.eightInCapitals(at: place)
    let code = Int(Openings.code(bytes[place]))
    for index in headStarts[code]..<headStarts[code + 1]
    where head & heads[index].mask == heads[index].bytes
      && bytes.end(ofPhrase: spellings[heads[index].place], at: place) != nil
    {
      return heads[index].place
    }
    return nil
  }

  /// As `Forms.spaced`, with the place of the row.
  func spaced(
    _ words: ArraySlice<Word>, piece: (Word) -> (letters: Word, isLast: Bool)?
  ) -> (place: Int, count: Int)? {
    // By span, and by the row's place: to take out a word or a row would copy it.
    let span = words.span
    guard !span.isEmpty, var (text, isLast) = piece(span[0]), var row = beginnings[text] else {
      return nil
    }
    var found: (place: Int, count: Int)?
    var count = 1
    while true {
      if row >= 0 { found = (row, count) }
      guard !isLast, count < span.count, let next = piece(span[count]) else { break }
      count += 1
      isLast = next.isLast
      text = text.appending(next.letters)
      guard let longer = beginnings[text] else { break }
      row = longer
    }
    return found
  }

  /// The same for words of one letter.
  func spaced(_ words: ArraySlice<Word>) -> (place: Int, count: Int)? {
    guard let first = words.first, first.count == 1 else { return nil }
    return spaced(words) { $0.count == 1 && $0.isUpper ? ($0, false) : nil }
  }

  /// Whether a row that is met in pieces may begin with some letters in capitals, or be they.
  func beginsInPieces(_ letters: Word) -> Bool { beginnings[letters] != nil }

  /// How many words make up a row, which the first of them is or which they spell letter by letter.
  func inPieces(_ words: ArraySlice<Word>) -> Int? {
    guard let first = words.first, openings.mayBegin(first) else { return nil }
    return whole[first] != nil ? 1 : spaced(words)?.count
  }

  /// The place of the row that a word in capitals begins with, where more letters may follow it.
  func beginning(of word: Word) -> Int? { begins.first { word.begins(spellings[$0]) } }

  /// As `Forms.ending`, with the place of the row.
  func ending(of word: Word) -> (place: Int, count: Int)? {
    if let place = whole[word], mets[place].contains(.beforeColon) { return (place, word.count) }
    let last = word.last
    for end in ends where end.last == last {
      let count = spellings[end.place].utf8CodeUnitCount
      let before = word.count - count
      guard before > 0, word.ends(spellings[end.place]) else { continue }
      if mets[end.place].contains(.glued)
        || !word[before - 1].isLetter && !word[before - 1].isDigit
      {
        return (end.place, count)
      }
    }
    return nil
  }
}
