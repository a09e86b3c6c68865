extension FieldLabel {
  /// Every label in a line's words, in order.
  ///
  /// An executive order is named once only, since reasons for classification name it too: `seen`
  /// are the labels of the lines before.
  static func find(in words: [Word], seen: FieldLabels, isReadingRoom: Bool) -> [Place] {
    var places: [Place] = []
    var seen = seen
    var first = 0
    if let place = inPieces(words) {
      places.append(place)
      seen.insert(place.label)
      first = words.firstIndex { $0.range.lowerBound >= place.end } ?? words.count
    }
    // By span: nearly every word is only looked at, and to take one out would copy it.
    let span = words.span
    let pairs = Labels.pairsAnywhere
    for index in first..<span.count {
      // `A. REF OSLO 61`: the label follows the bullet.
      let isBulleted = index == 1 && Bullet.whole(span[0], .reference) != nil
      guard
        mayBeLabel(span[index], isFirst: index == 0 || isBulleted)
          || index + 1 < span.count
            && (mayBeLabel(span[index], before: span[index + 1], pairs)
              || isGluedPair(span[index], span[index + 1], pairs))
      else { continue }
      let word = words[index]
      let next = index + 1 < words.count ? words[index + 1] : nil
      guard
        let found = label(
          word, next: next, rest: words[(index + 1)...], isFirst: index == 0,
          isReadingRoom: isReadingRoom)
          ?? (index == 0 ? dashed(words) ?? numbered(word, next) ?? counted(words) : nil)
          ?? (isBulleted ? bareReference(word, next) : nil)
      else { continue }
      // `CORRECTED COPY (ADDED CLASSIFIED BY LINE)` names a field, and is none.
      if found.label == .classifiedBy, index > 0, !endsWithColon(words, index),
        isBracketed(words, index) || CaptionLines.isCorrectedCopy(words)
      {
        continue
      }
      // `SUBJECT-MATTER EXPERTS`: a sign that words have within them is a colon below other fields.
      if endsWithinWord(found, word), seen.isEmpty || seen.contains(found.label) { continue }
      // `TAG` is a word as well.
      if found.label == .tags, word.count <= 4, word[3].uppercased != UInt8(ascii: "S"),
        !TagsField.isCodeList(Array(words[(index + 1)...].prefix(1))),
        !TagsField.isCodeList(Array(words[(index + 1)...]))
      {
        continue
      }
      // `SUBJECT: CHANGE OF SUBJECT: …`: the field is named once in a line.
      if found.label == .subject, index > 0, seen.contains(.subject) { continue }
      if found.label == .executiveOrder,
        seen.contains(.executiveOrder) || seen.contains(.classifiedBy)
      {
        continue
      }
      if found.label == .classifiedBy, index == 1, words[0].first == UInt8(ascii: "(") {
        places.append(Place(label: found.label, start: words[0].range.lowerBound, end: found.end))
      } else {
        places.append(found)
      }
      seen.insert(found.label)
    }
    return places
  }

  /// `SUBJECT-RICE`: whether a label ends within a word with a sign that is met within words.
  private static func endsWithinWord(_ found: Place, _ word: Word) -> Bool {
    guard found.label == .subject || found.label == .tags, found.end < word.range.upperBound,
      found.start == word.range.lowerBound
    else { return false }
    let sign = word[word.prefixCount(\.isLetter)]
    return sign.isOne(of: ".,;/-") || sign >= 0x80
  }

  /// Whether a colon ends a label of two words, or nothing follows its first.
  private static func endsWithColon(_ words: [Word], _ index: Int) -> Bool {
    index + 1 >= words.count || words[index + 1].contains(UInt8(ascii: ":"))
  }

  /// Whether a word is within a bracket that one before it opened.
  private static func isBracketed(_ words: [Word], _ index: Int) -> Bool {
    let open = words[..<index].reduce(0) { depth, word in
      (0..<word.count).reduce(depth) { depth, place in
        depth + (word[place] == UInt8(ascii: "(") ? 1 : word[place] == UInt8(ascii: ")") ? -1 : 0)
      }
    }
    return open > 0
  }

  /// False for the words that are certainly no label, which are nearly all.
  @inline(__always)
  private static func mayBeLabel(_ word: Word, isFirst: Bool) -> Bool {
    if word.contains(UInt8(ascii: ":")) { return true }
    if word.contains(UInt8(ascii: ".")), mayNameOrder(word) { return true }
    return isFirst && Labels.first.mayBegin(word)
  }

  /// `E.O.`, wherever it is in a word.
  private static func mayNameOrder(_ word: Word) -> Bool {
    (1..<max(1, word.count)).contains { place in
      word[place] == UInt8(ascii: ".") && word[place - 1].uppercased == UInt8(ascii: "E")
    }
  }

  /// The same for words that are one before certain others: before a colon, or the second of a pair.
  @inline(__always)
  private static func mayBeLabel(
    _ word: Word, before next: Word, _ pairs: (first: Openings, second: Openings)
  ) -> Bool {
    next.first == UInt8(ascii: ":") || pairs.second.mayBegin(next) && pairs.first.mayBegin(word)
  }

  /// `300Classified By`: whether the first of a pair is glued to a number.
  @inline(__always)
  private static func isGluedPair(
    _ word: Word, _ next: Word, _ pairs: (first: Openings, second: Openings)
  ) -> Bool {
    word.first.isDigit && word.count > 8 && pairs.second.mayBegin(next)
      && pairs.first.mayBegin(afterNumber(word))
  }

  /// A word without the number that it is glued to.
  private static func afterNumber(_ word: Word) -> Word {
    word.dropping(word.prefixCount(\.isDigit))
  }

  private static func label(
    _ word: Word, next: Word?, rest: ArraySlice<Word>, isFirst: Bool, isReadingRoom: Bool
  ) -> Place? {
    let upper = word.uppercased
    if var length = upper.firstIndex(of: UInt8(ascii: ":")) {
      // `SUBJECT:5:` has one within its name.
      if isFirst, let rest = upper.dropping(length + 1).firstIndex(of: UInt8(ascii: ":")),
        Labels.names[upper.prefix(length + 1 + rest)] != nil
      {
        length += 1 + rest
      }
      let name = upper.prefix(length)
      if let found = glued(name, next)
        ?? (isFirst ? leading(name, next, rest, isReadingRoom: isReadingRoom) : nil)
      {
        return found
      }
      if isFirst, name.is("DECL") || name.is("DECLASSIFY") { return nil }
    }
    return executiveOrder(upper, word, next: next, isFirst: isFirst) ?? separated(upper, next)
      ?? pair(upper, next, isFirst: isFirst)
      ?? (isFirst && !isSentence(word, next) ? bare(word, upper, next, rest) : nil)
  }

  /// A name that precedes a colon, also at the end of a word: `PRELSUBJECT:`.
  private static func glued(_ name: Word, _ next: Word?) -> Place? {
    let start = name.range.lowerBound
    if isGluedReference(name, next) {
      return Place(
        label: .reference, start: start + name.count - 3, end: start + name.count + 1)
    }
    return named(name).map { label, count in
      Place(label: label, start: start + name.count - count, end: start + name.count + 1)
    }
  }

  /// A name before a colon that is misspelled or asked for only at the beginning of a line.
  private static func leading(
    _ name: Word, _ next: Word?, _ rest: ArraySlice<Word>, isReadingRoom: Bool
  ) -> Place? {
    var label = isReadingRoom ? Labels.readingRoom[name] : nil
    if label == nil, let near = Labels.names.match(name, .beforeColon)?.meaning,
      isConfirmed(near, by: next, rest)
    {
      label = near
    }
    if label == nil, let lone = Labels.confirmed[name], isConfirmed(lone, by: next, rest) {
      label = lone
    }
    // `REFA: STATE 5`: the letter is the bullet of the first reference.
    let isLettered =
      label == .reference && name.last.isOne(of: "ABCD")
      && Labels.names[name.prefix(name.count - 1)] == .reference
    return label.map {
      Place(
        label: $0, start: name.range.lowerBound,
        end: name.range.lowerBound + name.count + (isLettered ? -1 : 1))
    }
  }

  /// Whether what follows a misspelled label is what its field has.
  private static func isConfirmed(
    _ label: FieldLabel, by next: Word?, _ rest: ArraySlice<Word>
  ) -> Bool {
    switch label {
    // The first may be one that no table has.
    case .tags:
      next.map { TagsField.isCodeList([$0]) } ?? false || TagsField.isCodeList(Array(rest))
    case .reference: next.map(looksLikeReference) ?? false
    case .classifiedBy:
      !ClassificationReasons.read(Array(rest)).isEmpty
        || next.map { OfficerTitles.part($0.upperLetters) == .rank } ?? false
    default: true
    }
  }

  /// `SUBJECT : …`: the colon is a word of its own, or the beginning of one.
  private static func separated(_ upper: Word, _ next: Word?) -> Place? {
    guard let next, next.first == UInt8(ascii: ":"), let (label, count) = named(upper),
      count == upper.count
    else { return nil }
    return Place(label: label, start: upper.range.lowerBound, end: next.range.lowerBound + 1)
  }

  /// `Classified By:`, `Declassify on`, also with a mark before it and without the colon.
  private static func pair(_ upper: Word, _ next: Word?, isFirst: Bool) -> Place? {
    guard let next else { return nil }
    var first = upper
    // `(C)Classified by`, `OSLO 300Classified By`: after a mark, or glued to a number.
    if upper.first == UInt8(ascii: "("), let end = upper.firstIndex(of: UInt8(ascii: ")")) {
      first = upper.dropping(end + 1)
    } else if upper.first.isDigit {
      first = afterNumber(upper)
    }
    guard let pair = Labels.pairs.beginning(first), isFirst || pair.isAnywhere else { return nil }
    let length = pair.second.utf8.count
    let second = next.uppercased
    guard second.prefix(length).isSame(as: Word(spelled: pair.second, at: 0..<0)),
      !second[length].isLetter
    else { return nil }
    return Place(
      label: pair.label,
      start: upper.first.isDigit ? first.range.lowerBound : upper.range.lowerBound,
      end: next.range.lowerBound + length + (pair.takesColon ? colon(second, at: length) : 0))
  }

  /// The length of a colon after a label's last word, or of the sign or digit that is there for one at the
  /// end of the word: `BY:Borg`, `BY*`, `BY8`.
  private static func colon(_ word: Word, at place: Int) -> Int {
    if word[place] == UInt8(ascii: ":") { return 1 }
    guard word.count == place + 1 else { return 0 }
    return Labels.isStop(word[place]) || word[place].isOne(of: "58") ? 1 : 0
  }

  /// `Subject of the dues was raised`: a word of running text, not a label.
  private static func isSentence(_ word: Word, _ next: Word?) -> Bool {
    guard let next, !word.isUpper, word.count > 1, word[1] >= 0x61, word[1] <= 0x7A else {
      return false
    }
    return next.first >= 0x61 && next.first <= 0x7A
  }

  /// A label without a colon, at the beginning of a line; misspelled only in capitals.
  private static func bare(
    _ word: Word, _ upper: Word, _ next: Word?, _ rest: ArraySlice<Word>
  ) -> Place? {
    if let place = misspelled(upper, next, rest) { return place }
    let stop = Labels.stopLength(upper)
    let name = upper.prefix(upper.count - stop)
    guard
      let row = Labels.names.match(upper, .bare)
        ?? (stop > 0 ? Labels.names.match(name, .bare) : nil),
      Labels.names[upper] != nil || Labels.names[name] != nil || word.isUpper,
      row.meaning != .reference
        || next.map({ looksLikeReference($0) || upper.last.isOne(of: "-;.") && $0.first.isUpper })
          == true
    else { return garbled(upper) }
    // `SUBJECT * …`: the sign is a word of its own.
    let isApart =
      stop == 0
      && next.map { $0.count == 1 && Labels.isGarbled($0.first) && $0.first != UInt8(ascii: "(") }
        ?? false
    return Place(
      label: row.meaning, start: upper.range.lowerBound,
      end: isApart ? next?.range.upperBound ?? 0 : upper.range.upperBound)
  }

  /// `TAGSK ECON, VM`, `REFTELX OSLO 61`, `Classified DCM Ann Borg, reasons 1.4 (b)`: a letter for the colon,
  /// or nothing, where no more than what the field has follows.
  private static func misspelled(_ upper: Word, _ next: Word?, _ rest: ArraySlice<Word>) -> Place? {
    guard upper.count > 4, let next, Labels.unmarked.mayBegin(upper) else { return nil }
    if upper.begins("TAGS"), case let glued = upper.dropping(4),
      case let code = glued.prefix(glued.prefixCount(\.isLetter)), Vocabulary.isTag(code),
      TagsField.isCodeList([glued] + rest)
    {
      // `TAGSECON, VM`
      return Place(label: .tags, start: upper.range.lowerBound, end: code.range.lowerBound)
    }
    let row = Labels.names.match(upper, .beforeColon)
    guard
      let label = Labels.confirmed[upper]
        ?? row.flatMap({ $0.text == upper.text && $0.met.contains(.bare) ? nil : $0.meaning })
    else { return nil }
    let isCertain: Bool =
      switch label {
      case .tags: next.count >= 4 && TagsField.isCodeList(Array(rest))
      case .reference: ReferenceSplitter.beginsCable(Array(rest.prefix(6)), at: 0, near: nil)
      case .classifiedBy:
        OfficerTitles.part(next.upperLetters) == .rank
          && !ClassificationReasons.read(Array(rest)).isEmpty
      default: false
      }
    guard isCertain else { return nil }
    return Place(label: label, start: upper.range.lowerBound, end: upper.range.upperBound)
  }

  /// `SUBJECT*HARBORS`, `TAGS=PFOR`, `SUBJECT-RICE`: a sign for the colon, and no blank; `SUBJECT(U)` keeps
  /// its mark.
  private static func garbled(_ upper: Word) -> Place? {
    let length = upper.prefixCount(\.isLetter)
    guard length > 2, length + 2 < upper.count,
      Labels.isStop(upper[length]) || upper[length] >= 0x80,
      let row = Labels.names.match(upper.prefix(length), .bare),
      Labels.names[upper.prefix(length)] != nil, row.meaning != .reference
    else { return nil }
    let start = upper.range.lowerBound
    if upper[length] == UInt8(ascii: "("), upper.contains(UInt8(ascii: ")")) {
      return Place(label: row.meaning, start: start, end: start + length)
    }
    // Two dashes, or one of several bytes.
    var end = length + 1
    while end < upper.count, upper[end] == UInt8(ascii: "-") || upper[end] >= 0x80 { end += 1 }
    guard upper[end].isLetter || upper[end] == UInt8(ascii: "(") else { return nil }
    return Place(label: row.meaning, start: start, end: start + end)
  }

  /// `A. REF OSLO 61`: the label of references, after the bullet of the first.
  private static func bareReference(_ word: Word, _ next: Word?) -> Place? {
    bare(word, word.uppercased, next, []).flatMap { $0.label == .reference ? $0 : nil }
  }

  /// `REFS - A. STATE 5`, `REF / STATE 5`: a dash or a stroke for the colon.
  private static func dashed(_ words: [Word]) -> Place? {
    guard words.count > 2, words[1].count <= 3,
      words[1].is("-") || words[1].is("--") || words[1].is("–") || words[1].is("—")
        || words[1].is("/")
    else { return nil }
    let isReference = Labels.names[words[0].uppercased] == .reference && words[2].first.isUpper
    let label =
      isReference
      ? .reference : bare(words[0], words[0].uppercased, words[2], words[2...])?.label
    return label.map {
      Place(label: $0, start: words[0].range.lowerBound, end: words[1].range.upperBound)
    }
  }

  /// `REF(A): STATE 5`, `REF/A STATE 5`: the bullet of the first reference within its label.
  private static func numbered(_ word: Word, _ next: Word?) -> Place? {
    guard let next else { return nil }
    let label = ReferenceToken.labelLength(word)
    if label > 0, word.contains(UInt8(ascii: ":")) || looksLikeReference(next) {
      let start = word.range.lowerBound
      return Place(label: .reference, start: start, end: start + label)
    }
    guard let open = word.firstIndex(of: UInt8(ascii: "(")), open >= 3,
      word.contains(UInt8(ascii: ":")) || word.last == UInt8(ascii: ")"), looksLikeReference(next),
      Labels.names[word.prefix(open).uppercased] == .reference
    else { return nil }
    let start = word.range.lowerBound
    return Place(label: .reference, start: start, end: start + open)
  }

  /// `REF NO. A: STATE 5`: a word that counts, between the label and the bullet of the first reference.
  private static func counted(_ words: [Word]) -> Place? {
    guard words.count > 2, Labels.names[words[0].uppercased] == .reference else { return nil }
    let colon = words[1].firstIndex(of: UInt8(ascii: ":"))
    let counter = words[1].prefix(colon ?? words[1].count)
    guard Labels.counters.contains(counter.uppercased), looksLikeReference(words[2]) else {
      return nil
    }
    let end = words[1].range.lowerBound + counter.count + (colon == nil ? 0 : 1)
    return Place(label: .reference, start: words[0].range.lowerBound, end: end)
  }

  /// `LAKESREF: STATE 5`: the label glued to the subject before it, a reference after it.
  private static func isGluedReference(_ name: Word, _ next: Word?) -> Bool {
    guard name.count > 5, name.ends("REF"), name.isUpper, let next else { return false }
    return looksLikeReference(next)
  }

  /// After a bare `REF` comes a bullet, also an `A` without its stop, `(A-C)`, a year or a post.
  private static func looksLikeReference(_ word: Word) -> Bool {
    if word.hasDigit || word.is("A") || word.is("(A") { return true }
    // `REF B/ STATE 5`, `REF "A": STATE 5`
    if word.count >= 2, word.contains(where: \.isUpper),
      Bullet.whole(word, .nextReference) != nil
    {
      return true
    }
    if ReferenceList.bullet(of: word) != nil || ReferenceSplitter.isBulletRange(word) {
      return true
    }
    let letters = word.upperLetters
    return letters == word.text.filter(\.isLetter) && letters.count >= 3
      && Vocabulary.isStationWord(letters)
  }

  /// `S U B J E C T :`, `T AGS:`, `REFERENCE TELEGRAM:`: what a line begins with, up to its colon or to
  /// what was printed for it.
  private static func inPieces(_ words: [Word]) -> Place? {
    guard words.count > 1, !words[0].contains(UInt8(ascii: ":")),
      Labels.names.openings.mayBegin(words[0])
    else { return nil }
    var end: Int?
    let found = Labels.names.spaced(words.prefix(12)) { word in
      guard end == nil else { return nil }
      var stop = word.firstIndex(of: UInt8(ascii: ":"))
      if stop == nil, Labels.isGarbled(word.last) { stop = word.count - 1 }
      guard let stop else { return word.isUpper ? (word, false) : nil }
      let letters = word.prefix(stop)
      guard letters.isUpper || letters.count == 0 else { return nil }
      end = word.range.lowerBound + stop + 1
      return (letters, true)
    }
    guard let found, let end, words[found.wordCount - 1].range.lowerBound < end,
      end <= words[found.wordCount - 1].range.upperBound
    else { return nil }
    return Place(label: found.row.meaning, start: words[0].range.lowerBound, end: end)
  }

  /// The label that a name before a colon ends with, and the bytes of it.
  private static func named(_ name: Word) -> (FieldLabel, Int)? {
    Labels.names.ending(name).map { ($0.row.meaning, $0.count) }
  }

  /// `E,O, 12958:`, `.O. 12958:`, `EXECUTIVE ORDER 12958:`: known by the order's number.
  private static func correctedOrder(_ upper: Word, _ word: Word, _ next: Word?) -> Int? {
    guard let next, upper.count <= 9 else { return nil }
    if upper.is("EXECUTIVE"), next.uppercased.is("ORDER") { return next.range.upperBound }
    guard upper.count <= 5, Labels.orderNumbers.contains(next.prefix(5)) else { return nil }
    guard upper.isASCII else {
      let letters = upper.text.filter(\.isLetter)
      return letters == "EO" || letters == "O" || letters == "E" ? word.range.upperBound : nil
    }
    var letters: [UInt8] = []
    for place in 0..<upper.count where upper[place].isLetter { letters.append(upper[place]) }
    let isOrder = ["EO", "O", "E"].contains { letters.elementsEqual($0.utf8) }
    return isOrder ? word.range.upperBound : nil
  }

  /// `E.O. 12958:`, `EO 12958`, `E.O.12958:`, also glued: `000352SIPDISE.O. 12958:`.
  private static func executiveOrder(
    _ upper: Word, _ word: Word, next: Word?, isFirst: Bool
  ) -> Place? {
    if isFirst, let end = correctedOrder(upper, word, next) {
      return Place(label: .executiveOrder, start: word.range.lowerBound, end: end)
    }
    if isFirst, upper.is("E.") || upper.is("E"), let next, next.uppercased.begins("O.") {
      return Place(
        label: .executiveOrder, start: word.range.lowerBound, end: next.range.lowerBound + 2)
    }
    guard Labels.orderBeginnings.contains(where: { upper.contains($0) }) else { return nil }
    for start in 0..<upper.count
    where Labels.orders.openings.mayBegin(upper[start], upper[start + 1]) {
      if let length = order(upper, at: start, next, isFirst: isFirst) {
        let place = word.range.lowerBound + start
        return Place(label: .executiveOrder, start: place, end: place + length)
      }
    }
    return nil
  }

  /// How many bytes of an order's name begin at a place in a word, its number after them.
  private static func order(
    _ upper: Word, at start: Int, _ next: Word?, isFirst: Bool
  ) -> Int? {
    for row in Labels.orders.rows where upper.has(row.spelling, at: start) {
      // Without its last stop only as a word of its own.
      let isGlued = row.met.contains(.glued)
      if start > 0, !isGlued { continue }
      let length = row.text.utf8.count
      var rest = start + length
      while upper[rest] == UInt8(ascii: ".") || upper[rest] == UInt8(ascii: ":") { rest += 1 }
      let isNumbered = rest >= upper.count ? next?.first.isDigit == true : upper[rest].isDigit
      if isNumbered && (isFirst || isGlued) || isFirst && start == 0 && isGlued { return length }
    }
    return nil
  }
}
