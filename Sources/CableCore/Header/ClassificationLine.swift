/// The first line of the text: `UNCLAS SECTION 01 OF 02 ASTANA 001327`.
///
/// The level may be letter-spaced, even unevenly (`CO N F I D E N T I A L`).
enum ClassificationLine {
  /// What a line begins with.
  struct Opening {
    var level: Level
    /// The controls that the level's name says: `NATO SECRET`.
    var controls: [String] = []
    /// The words that it takes.
    var wordCount: Int
  }

  /// True for a line that is only a level, with its controls: furniture of a page break.
  static func isFurniture(_ words: [Word]) -> Bool {
    guard let found = level(words) ?? levelBeforePost(words) else { return false }
    let rest = words[found.wordCount...]
    if rest.isEmpty { return true }
    if let control = Levels.controls.spaced(rest, piece: { ($0, false) }),
      control.wordCount == rest.count
    {
      return true
    }
    // A repeated classification line, or `CONFIDENTIAL PTQ7827` between sections.
    return rest.contains { $0.is("SECTION") }
      || rest.count <= 5 && (rest.last.map(digits) ?? 0) >= 4
  }

  /// Whether a line begins with a level, and a number is among what follows it.
  static func hasNumberedLevel(_ words: [Word]) -> Bool {
    guard let level = level(words) else { return false }
    return words[level.wordCount...].contains(where: \.hasDigit)
  }

  private static func digits(_ word: Word) -> Int {
    (0..<word.count).count { word[$0].isDigit }
  }

  /// Reads a line.
  ///
  /// - Returns: nil where it is none; else where the line continues with other fields, and whether
  ///   the next line's station and number were taken too.
  static func read(
    _ words: [Word], found: Opening, next: [Word], into cable: inout Cable
  ) -> (rest: Int?, hasTakenNext: Bool)? {
    guard let lineRange = words.range else { return nil }
    let words = unglued(words)
    var classification = Classification(level: found.level, controls: found.controls)
    let captions = cable.captions
    var rest = words[found.wordCount...]
    let last = words[found.wordCount - 1]
    if let count = last.firstIndex(of: UInt8(ascii: "/")) ?? letters(beforeControlIn: last) {
      rest = [last.dropping(count)] + rest
    } else if let count = letters(beforeSectionIn: last) ?? letters(beforePostIn: last, rest) {
      rest = [last.dropping(count)] + rest
    } else if last.is("S"), section([last] + rest) != nil {
      // `UNCLAS S E C 02 OF 03`: the letter is not that of UNCLASS.
      rest = [last] + rest
    }
    controls(&rest, &classification, &cable)
    if rest.first?.text == "FINAL", rest.dropFirst().first?.text == "SECTION" {
      // `FINAL SECTION OF 02`
      rest = rest.dropFirst()
      if let section = finalSection(rest) {
        cable.section = section
        rest = rest.dropFirst(3)
      }
    }
    if let (section, count) = section(rest) {
      cable.section = section
      rest = rest.dropFirst(count)
    } else if let at = sectionBehindPost(rest), let (section, count) = section(rest[at...]) {
      cable.section = section
      rest = rest[..<at] + rest[(at + count)...]
    }
    controls(&rest, &classification, &cable)
    var end = rest.first?.range.lowerBound ?? lineRange.upperBound
    var hasTakenNext = false
    if rest.isEmpty, cable.section == nil, let (section, count) = section(next[...]),
      let place = station(next[count...], mustBeKnown: false),
      place.end == next.last?.range.upperBound
    {
      // `SECTION 01 OF 02 LISBON 000402` below the level.
      cable.section = section
      take(place, into: &cable)
      hasTakenNext = true
    } else if rest.isEmpty, cable.section != nil || next.count <= 5,
      let place = station(next[...], mustBeKnown: cable.section == nil)
    {
      hasTakenNext = place.end == next.last?.range.upperBound
      if hasTakenNext { take(place, into: &cable) }
    } else if !rest.isEmpty, next.count == 1, next[0].isNumber,
      let place = station((rest + next)[...], mustBeKnown: true)
    {
      // The number alone in the next line.
      take(place, into: &cable)
      (hasTakenNext, end) = (true, lineRange.upperBound)
    } else if let place = station(rest, mustBeKnown: false) {
      take(place, into: &cable)
      end = place.end
    } else if !rest.isEmpty, cable.section == nil,
      words.count > 14 || rest.contains(where: { $0.last == 0x2E })
    {
      // `SECRET talks …` in prose is no classification line, and its captions are none.
      cable.captions = captions
      return nil
    }
    while end < lineRange.upperBound, cable.source.bytes[end].isOne(of: "/,; ") { end += 1 }
    // What follows is read for itself, even where it is glued to the level.
    cable.classification = Field(classification, at: lineRange.lowerBound..<end)
    return (end < lineRange.upperBound ? end : nil, hasTakenNext)
  }

  /// `SECRET-NOFORN`: how much of a word is before the hyphen of a control.
  private static func letters(beforeControlIn word: Word) -> Int? {
    guard let place = word.firstIndex(of: UInt8(ascii: "-")), place > 0,
      Levels.controls.contains(word.dropping(place + 1))
    else { return nil }
    return place
  }

  /// `LSECTION`: how much of a word is before a SECTION that is glued to it.
  private static func letters(beforeSectionIn word: Word) -> Int? {
    word.count > 7 && word.ends("SECTION") ? word.count - 7 : nil
  }

  /// `UNCLASLIMA 000123`: how much of a word is a level, where a post that is glued to it and a number
  /// follow.
  private static func letters(beforePostIn word: Word, _ rest: ArraySlice<Word>) -> Int? {
    guard word.count > 8, word.isUpper, let number = rest.first, number.count >= 3,
      number.prefixCount(\.isDigit) == number.count
    else { return nil }
    return Levels.words.rows.lazy.filter { word.begins($0.spelling) }.map(\.text.utf8.count)
      .filter { Vocabulary.listedStation(word.dropping($0)) != nil }.max()
  }

  /// Takes controls and captions up to the first word that is neither.
  private static func controls(
    _ rest: inout ArraySlice<Word>, _ classification: inout Classification, _ cable: inout Cable
  ) {
    while let first = rest.first {
      if first.first == UInt8(ascii: "/"), slashed(&rest, &classification, &cable) { continue }
      if let count = captions(rest) {
        CaptionLines.take(Array(rest.prefix(count)), into: &cable)
        rest = rest.dropFirst(count)
      } else if let (control, count) = control(rest) {
        add(control, to: &classification)
        rest = rest.dropFirst(count)
      } else if first.is("/") || first.is("//"), rest.count > 1 {
        rest = rest.dropFirst()
      } else {
        return
      }
    }
  }

  /// How many words a caption before the post's name takes; nil for controls.
  ///
  /// After the number the captions are read as lines of their own.
  private static func captions(_ words: ArraySlice<Word>) -> Int? {
    guard let first = words.first, Captions.words.openings.mayBegin(first) else { return nil }
    let upper = first.uppercased
    if Levels.controls.contains(upper) { return nil }
    if words.count > 2, Captions.words.match(upper, .spaced) != nil { return 1 }
    if let (row, count) = Captions.words.spaced(words), Levels.controls[row.text] == nil {
      return count
    }
    // `EYES ONLY`
    guard words.count > 3, let (_, count) = Captions.words.longest(words), count == 2 else {
      return nil
    }
    return count
  }

  /// `//SI//NOFORN`, `//FGI CAN//NF`, `//REL TO USA, GBR`: what is after the level's slash, up
  /// to the post's name.
  private static func slashed(
    _ rest: inout ArraySlice<Word>, _ classification: inout Classification, _ cable: inout Cable
  ) -> Bool {
    let words = Array(rest)
    let count = slashedWords(words)
    guard count > 0, count < words.count || words[0].count > 2 else { return false }
    let whole = words[..<count].joined
    for group in whole.uppercased().split(separator: "/") {
      let control = group.split(separator: " ").joined(separator: " ")
      if control.isEmpty { continue }
      if let known = control == "NF" ? "NOFORN" : Levels.controls[control]?.meaning {
        add(known, to: &classification)
      } else {
        if Captions.words.match(Word(spelled: control, at: 0..<0), .spaced) != nil {
          CaptionLines.take(
            words[..<count].filter { $0.text.uppercased().contains(control) }
              .map { Word(spelled: control, at: $0.range) }, into: &cable)
        } else {
          add(control, to: &classification)
        }
      }
    }
    rest = rest.dropFirst(count)
    return true
  }

  /// How many words the controls after a slash take.
  ///
  /// A control reaches over blanks to the next slash; a list of countries to its last comma.
  private static func slashedWords(_ words: [Word]) -> Int {
    var count = 1
    if words[0].allSatisfy({ $0 == UInt8(ascii: "/") }) { count = 2 }
    // Another slash before the number: `//FGI CAN//NF`.
    for (place, word) in words.prefix(12).enumerated().dropFirst() {
      if word.first.isDigit || word.is("SECTION") { break }
      if word.contains(UInt8(ascii: "/")), word.ends("/") == false || place == 1 {
        count = max(count, place + 1)
      }
    }
    guard count <= words.count else { return 0 }
    let last = words[count - 1].upper
    let name = last.split(separator: "/").last ?? ""
    // `//FOR OFFICIAL USE ONLY`
    let phrase = ([String(name)] + words.dropFirst(count).prefix(3).map(\.upper)).joined(
      separator: " ")
    if phrase.utf8.count > name.utf8.count, Levels.controls[phrase] != nil { return count + 3 }
    if name == "FGI" {
      // The nations that it names, by three letters each, before the post.
      while count + 1 < words.count, words[count].count == 3, words[count].isUpper,
        !Vocabulary.isStation(words[count].text)
      {
        count += 1
      }
      return count
    }
    guard name == "REL" || name == "RELEASABLE" || words[..<count].contains(where: { $0.is("TO") })
    else { return count }
    if count < words.count, words[count].uppercased.is("TO") { count += 1 }
    while count < words.count {
      let isLast = words[count].last != UInt8(ascii: ",")
      if isLast, words[count - 1].last != UInt8(ascii: ","), !words[count - 1].uppercased.is("TO") {
        break
      }
      count += 1
      if count < words.count, words[count].uppercased.is("AND") { count += 2 }
    }
    return min(count, words.count)
  }

  /// The control that some words begin with, even after slashes or in brackets.
  private static func control(_ words: ArraySlice<Word>) -> (control: String, wordCount: Int)? {
    guard var first = words.first else { return nil }
    while first.first.isOne(of: "/(-") {
      first = first.dropping(1)
    }
    if first.last == UInt8(ascii: ")") { first = first.prefix(first.count - 1) }
    guard Levels.controls.openings.mayBegin(first) else { return nil }
    let found =
      Levels.controls.spaced(words)
      ?? Levels.controls.longest { place in
        if place == 0 { return first.uppercased }
        return words.startIndex + place < words.endIndex
          ? words[words.startIndex + place].uppercased : nil
      }
    return found.map { ($0.row.meaning, $0.wordCount) }
  }

  private static func add(_ control: String, to classification: inout Classification) {
    if control == "FOUO", classification.level != .unclassified { return }
    if !classification.controls.contains(control) { classification.controls.append(control) }
  }

  /// `SECTION 01 OF 02`, also in pieces, and the words it takes.
  private static func section(
    _ words: ArraySlice<Word>
  ) -> (mark: Field<SectionMark>, wordCount: Int)? {
    if let opening = SectionWords.openings.inPieces(words),
      let pair = words.dropFirst(opening).first,
      case let parts = pair.split(at: UInt8(ascii: "/")), parts.count == 2,
      let part = number(parts[0]), let count = number(parts[1])
    {
      // `SECTION 01/04`
      return (Field(SectionMark(number: part, count: count), at: pair.range), opening + 1)
    }
    guard let opening = SectionWords.openings.inPieces(words) ?? torn(words),
      let part = words.dropFirst(opening).first.flatMap(number)
    else { return nil }
    let rest = words.dropFirst(opening + 1)
    guard let joint = SectionWords.joints.inPieces(rest.prefix(3).map(\.uppercased)[...]),
      let count = rest.dropFirst(joint).first.flatMap(number)
    else { return nil }
    let taken = words.prefix(opening + joint + 2)
    guard let range = taken.range else { return nil }
    return (Field(SectionMark(number: part, count: count), at: range), taken.count)
  }

  /// `SECTI ON 01 OF 02`, `SEC. 01 OF 02`: how many words before the numbers are SECTION in other spellings.
  private static func torn(_ words: ArraySlice<Word>) -> Int? {
    guard let joint = words.prefix(10).firstIndex(where: SectionWords.joints.contains),
      joint - 1 > words.startIndex, joint + 1 < words.endIndex,
      number(words[joint - 1]) != nil, number(words[joint + 1]) != nil
    else { return nil }
    let name = words[..<(joint - 1)].map(\.upperLetters).joined()
    guard name.utf8.count <= 9,
      SectionWords.openings[name] != nil || Spelling.distance(name, "SECTION", limit: 2) <= 2
    else { return nil }
    return joint - 1 - words.startIndex
  }

  /// `LISBON SECTION 01 OF 03 000402`: where the section is that follows a post which the tables have.
  private static func sectionBehindPost(_ words: ArraySlice<Word>) -> Int? {
    guard let at = words.prefix(5).firstIndex(where: { $0.is("SECTION") }), at > words.startIndex,
      words[..<at].allSatisfy(\.isUpper)
    else { return nil }
    let name = words[..<at].dropFirst().reduce(words[words.startIndex]) { $0.appending($1) }
    return Vocabulary.listedStation(name) == nil ? nil : at
  }

  /// `SECTION 02 OF 03`, wherever it is among a line's words.
  static func section(in words: [Word]) -> SectionMark? {
    for index in words.indices.prefix(24) where words[index].ends("SECTION") {
      if let found = section(words[index...]) { return found.mark.value }
    }
    return nil
  }

  private static func finalSection(_ words: ArraySlice<Word>) -> Field<SectionMark>? {
    let three = Array(words.prefix(3))
    guard three.count == 3, three[1].uppercased.is("OF"), let count = number(three[2]),
      let range = three.range
    else { return nil }
    return Field(SectionMark(number: count, count: count), at: range)
  }

  /// `02LISBON` and `LISBON000412` as two words each.
  private static func unglued(_ words: [Word]) -> [Word] {
    guard words.prefix(24).contains(where: { glue($0) != nil }) else { return words }
    return unglued(
      words.flatMap { word -> [Word] in
        guard let place = glue(word) else { return [word] }
        return [word.prefix(place), word.dropping(place)]
      })
  }

  /// Where the letters of a post and digits meet in one word; nil where it is no such word.
  private static func glue(_ word: Word) -> Int? {
    if word.count > 8, word.ends("/SECTION") { return word.count - 7 }
    guard (3...28).contains(word.count), word.hasDigit,
      word.allSatisfy({ $0.isUpper || $0.isDigit })
    else { return nil }
    let digits = word.prefixCount(\.isDigit)
    // `01OF`, `OF02`, `01OF02`
    if digits > 0, word.dropping(digits).begins("OF"),
      word.count == digits + 2 || word.dropping(digits + 2).isNumber
    {
      return digits
    }
    if word.begins("OF"), word.dropping(2).isNumber { return 2 }
    guard word.count >= 6 else { return nil }
    if digits == 1 || digits == 2 { return word.dropping(digits).isUpper ? digits : nil }
    let letters = word.prefixCount(\.isUpper)
    return letters >= 4 && word.count - letters >= 2 && word.dropping(letters).isNumber
      ? letters : nil
  }

  /// `02`, `TWO`, `O2`, also with a stop after it.
  private static func number(_ word: Word) -> Int? {
    let printed = word.count > 1 && word.last.isOne(of: ".,;:") ? word.prefix(word.count - 1) : word
    return printed.number ?? SectionWords.numbers[printed]
  }

  private struct Place {
    var station: Field<String>
    var number: Field<Int>
    var end: Int
  }

  /// `NEW DELHI 009127`, `75 LIBREVILLE 1895`, also with what follows glued to the number.
  private static func station(_ words: ArraySlice<Word>, mustBeKnown: Bool) -> Place? {
    var words = words
    if let first = words.first, first.isNumber, first.count == 2 {
      words = words.dropFirst()
    }
    guard
      let at = words.prefix(6).firstIndex(where: {
        $0.first.isDigit || $0.first == UInt8(ascii: "#") && $0[1].isDigit
      }), at > words.startIndex
    else { return nil }
    var names = words[..<at]
    let serial = words[at].first.isDigit ? words[at] : words[at].dropping(1)
    // `ROME NR 1234`
    if names.count > 1, let last = names.last, SectionWords.serialSigns.contains(last) {
      names = names.dropLast()
    }
    // `SECRET FROM KABUL 002290`
    if names.count > 1, let first = names.first, ReferenceWords.ends.contains(first) {
      names = names.dropFirst()
    }
    guard !names.contains(where: { SectionWords.openings.contains($0) }),
      names.allSatisfy({ $0.allSatisfy { $0.isUpper || $0.isOne(of: "'.-/") } }),
      let range = names.range
    else { return nil }
    let digits = serial.prefixCount(\.isDigit)
    guard (1...7).contains(digits), let number = serial.prefix(digits).number else {
      return nil
    }
    if names.allSatisfy(\.isUpper), let first = names.first {
      // Nearly every name is in the tables as it is printed.
      let whole = names.dropFirst().reduce(first) { $0.appending($1) }
      if whole.count >= 3, whole.count <= 40, let known = Vocabulary.listedStation(whole) {
        return place(known, range, serial, digits, number)
      }
    }
    var squeezed = ""
    for name in names { squeezed += name.isUpper ? name.text : name.text.filter(\.isLetter) }
    guard squeezed.utf8.count >= 3, squeezed.utf8.count <= 40 else { return nil }
    let known = Vocabulary.correctedStation(squeezed)
    if mustBeKnown, known == nil { return nil }
    return place(known ?? squeezed, range, serial, digits, number)
  }

  private static func place(
    _ station: String, _ range: Range<Int>, _ word: Word, _ digits: Int, _ number: Int
  ) -> Place {
    let start = word.range.lowerBound
    return Place(
      station: Field(station, at: range), number: Field(number, at: start..<(start + digits)),
      end: start + digits)
  }

  /// Reads a line that is nothing but a post's name and number, where the level was lost.
  static func readStation(_ words: [Word], into cable: inout Cable) -> Bool {
    guard let place = wholeStation(words[...]) else { return false }
    take(place, into: &cable)
    return true
  }

  /// Whether some words are the name of a known post and a number, and nothing else.
  static func isStation(_ words: ArraySlice<Word>) -> Bool { wholeStation(words) != nil }

  private static func wholeStation(_ words: ArraySlice<Word>) -> Place? {
    guard words.count >= 2, words.count <= 5, let place = station(words, mustBeKnown: true),
      place.end == words.last?.range.upperBound
    else { return nil }
    return place
  }

  private static func take(_ place: Place, into cable: inout Cable) {
    cable.station = place.station
    cable.number = place.number
  }

  /// Whether two bytes may begin a level, also one that is spelled letter by letter.
  static func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    Levels.openings.mayBegin(first, second)
  }

  /// The level that a line begins with, and the words it takes; the longest is taken.
  static func level(_ words: [Word]) -> Opening? {
    guard let first = words.first, first.first.isUpper, mayBegin(first.first, first[1]) else {
      return nil
    }
    return Levels.words.spaced(words.prefix(20), piece: piece).map {
      Opening(level: $0.row.meaning, wordCount: $0.wordCount)
    }
  }

  /// False for a word in capitals with which certainly no level begins.
  static func mayBeginLevel(_ word: Word) -> Bool {
    guard mayBegin(word.first, word[1]), let piece = piece(word) else { return false }
    return Levels.words.beginsInPieces(piece.letters)
  }

  /// What a word gives to a level, and whether the level ends with it: `SECRET//NOFORN`.
  private static func piece(_ word: Word) -> (letters: Word, isLast: Bool)? {
    let end =
      word.firstIndex(of: UInt8(ascii: "/")) ?? letters(beforeControlIn: word)
      ?? letters(beforeSectionIn: word)
    let letters = end.map { word.prefix($0) } ?? word
    return letters.isUpper ? (letters, end != nil) : nil
  }

  /// `SENSITIVE BUT UNCLASSIFIED LISBON 000411`: a level that a section or a known post must follow.
  private static func levelBeforePost(_ words: [Word]) -> Opening? {
    guard let first = words.first, Levels.beforePosts.openings.mayBegin(first),
      let (row, count) = Levels.beforePosts.spaced(words.prefix(40), piece: piece),
      mayEndLevel(words[(count - 1)].firstIndex(of: UInt8(ascii: "/")), words[(count - 1)...])
    else { return nil }
    return Opening(level: row.meaning.level, controls: row.meaning.controls, wordCount: count)
  }

  /// Whether nothing but controls is between a level, with which some words begin, and a section or a
  /// known post.
  private static func mayEndLevel(_ slash: Int?, _ words: ArraySlice<Word>) -> Bool {
    var rest = words.dropFirst()
    if let slash, let last = words.first { rest = [last.dropping(slash)] + rest }
    while let control = control(rest) { rest = rest.dropFirst(control.wordCount) }
    return section(rest) != nil || station(rest, mustBeKnown: true) != nil
  }

  /// The same, also with one slip where a post with its number, a section or nothing follows:
  /// `SECERT ROME 1234`, `C O N F I D N T I A L`.
  ///
  /// For the preamble alone: a level repeated in the text is no such line where it is misspelled.
  static func levelOrSlip(_ words: [Word]) -> Opening? {
    if let found = level(words) ?? levelBeforePost(words) { return found }
    guard let first = words.first, first.first.isUpper else { return nil }
    if let count = letters(beforePostIn: first, words[1...]),
      let level = Levels.words[first.prefix(count)]
    {
      return Opening(level: level, wordCount: 1)
    }
    if Levels.words.openingsWithSlips.mayBegin(first),
      let found = slip(first, words[1...]) ?? slip(inPieces: words)
    {
      return found
    }
    // The first letter itself may be the slip: `CSE C R E T`, `E C R E T`.
    return first.count <= 3 && words.count > 3 && words[1].count == 1 && words[2].count == 1
      ? slip(inPieces: words) : nil
  }

  /// A level with one slip, most of whose pieces are single letters; the longest is taken.
  private static func slip(inPieces words: [Word]) -> Opening? {
    var printed = Array(words.prefix(16))
    for place in printed.indices where printed[place].is("0") {
      // `C 0 N F I D E N T I A L`
      printed[place] = Word(spelled: "O", at: printed[place].range)
    }
    let pieces = printed.prefix { $0.count <= 3 && $0.isUpper }
    guard pieces.count > 2, let first = pieces.first else { return nil }
    for count in (3...pieces.count).reversed() {
      let taken = pieces.prefix(count)
      guard taken.count(where: { $0.count == 1 }) * 2 > count else { continue }
      let whole = taken.dropFirst().reduce(first) { $0.appending($1) }
      if let found = slip(whole, words[count...]) {
        return Opening(level: found.level, wordCount: count)
      }
    }
    return nil
  }

  /// A level with one slip, if nothing or only what may follow a level comes after it.
  private static func slip(
    _ printed: Word, _ after: ArraySlice<Word>
  ) -> Opening? {
    let end = printed.firstIndex(of: UInt8(ascii: "/")) ?? printed.count
    // `UNCLAS, ROME 1234`
    let hasSign = end == printed.count && !after.isEmpty && printed.last.isOne(of: ",;:.")
    let spelled = printed.prefix(hasSign ? end - 1 : end)
    guard spelled.count >= 5, spelled.isUpper, let level = Levels.words.meaning(spelled) else {
      return nil
    }
    var rest = after
    if end < printed.count { rest = [printed.dropping(end)] + rest }
    while let control = control(rest) { rest = rest.dropFirst(control.wordCount) }
    guard rest.isEmpty || section(rest) != nil || station(rest, mustBeKnown: true) != nil else {
      return nil
    }
    return Opening(level: level, wordCount: 1)
  }
}
