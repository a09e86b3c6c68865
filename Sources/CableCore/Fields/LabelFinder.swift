extension FieldLabel {
  /// Every label in a line's words, in order.
  ///
  /// An executive order is named once only, since reasons for classification name it too: `seen`
  /// are the labels of the lines before.
  static func find(in words: [Word], seen: FieldLabels, isReadingRoom: Bool) -> [Place] {
    var places: [Place] = []
    var seen = seen
    if let place = spacedSubject(words) { return [place] }
    for (index, word) in words.enumerated() {
      guard
        mayBeLabel(word, isFirst: index == 0)
          || index + 1 < words.count && words[index + 1].first == UInt8(ascii: ":")
      else { continue }
      let next = index + 1 < words.count ? words[index + 1] : nil
      guard
        let found = label(word, next: next, isFirst: index == 0, isReadingRoom: isReadingRoom)
      else { continue }
      // `CORRECTED COPY (ADDED CLASSIFIED BY LINE)` names a field, and is none.
      if found.label == .classifiedBy, isBracketed(words, index) { continue }
      // `TAG` without a colon is a word as well.
      if found.label == .tags, word.count == 3, !TagsField.isCodeList(Array(words[1...].prefix(1)))
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

  /// Whether a word stands within a bracket that one before it opened, and no colon ends its name.
  private static func isBracketed(_ words: [Word], _ index: Int) -> Bool {
    guard index > 0, index + 1 < words.count, !words[index + 1].contains(UInt8(ascii: ":")) else {
      return false
    }
    let open = words[..<index].reduce(0) { depth, word in
      (0..<word.count).reduce(depth) { depth, place in
        depth + (word[place] == UInt8(ascii: "(") ? 1 : word[place] == UInt8(ascii: ")") ? -1 : 0)
      }
    }
    return open > 0
  }

  /// False for the words that are certainly no label, which are nearly all.
  private static func mayBeLabel(_ word: Word, isFirst: Bool) -> Bool {
    if word.contains(UInt8(ascii: ":")) { return true }
    // `E.O.`, wherever it stands in a word.
    if word.contains(UInt8(ascii: ".")) {
      for place in 1..<max(1, word.count)
      where word[place] == UInt8(ascii: ".") && word[place - 1].uppercased == UInt8(ascii: "E") {
        return true
      }
    }
    let second = word[1].uppercased
    let third = word[2].uppercased
    // The bytes with which labels without a colon begin: most words are done with here.
    switch word.first.uppercased {
    case UInt8(ascii: "C"): return second == UInt8(ascii: "L")
    case UInt8(ascii: "T"): return isFirst && second == UInt8(ascii: "A")
    case UInt8(ascii: "S"): return isFirst && second == UInt8(ascii: "U")
    case UInt8(ascii: "R"):
      return isFirst && second == UInt8(ascii: "E") && third == UInt8(ascii: "F")
    case UInt8(ascii: "D"):
      return isFirst && second == UInt8(ascii: "E")
        && (third == UInt8(ascii: "R") || third == UInt8(ascii: "C"))
    case UInt8(ascii: "E"), UInt8(ascii: "O"), UInt8(ascii: "."), UInt8(ascii: "("): return isFirst
    default: return false
    }
  }

  private static func label(
    _ word: Word, next: Word?, isFirst: Bool, isReadingRoom: Bool
  ) -> Place? {
    let upper = word.uppercased
    let start = word.range.lowerBound
    if let length = upper.firstIndex(of: UInt8(ascii: ":")) {
      let name = upper.prefix(length)
      if isGluedReference(name, next) {
        return Place(label: .reference, start: start + length - 3, end: start + length + 1)
      }
      if let (label, count) = named(name) {
        return Place(label: label, start: start + length - count, end: start + length + 1)
      }
      if isFirst, length >= 5, length <= 8, isNearSubject(name.text) {
        return Place(label: .subject, start: start, end: start + length + 1)
      }
      if isFirst, (3...5).contains(length), let next,
        Spelling.distance(name.text, "TAGS", limit: 1) <= 1,
        TagsField.isCodeList([next])
      {
        return Place(label: .tags, start: start, end: start + length + 1)
      }
      if isReadingRoom, isFirst, let label = readingRoom[name] {
        return Place(label: label, start: start, end: start + length + 1)
      }
      if isFirst, name.is("DECL") || name.is("DECLASSIFY") { return nil }
    }
    if let order = executiveOrder(upper, word, next: next, isFirst: isFirst) { return order }
    if let next, next.first == UInt8(ascii: ":"), let (label, count) = named(upper),
      count == upper.count
    {
      return Place(label: label, start: start, end: next.range.lowerBound + 1)
    }
    if upper.begins("CLASS") || upper.begins("(U)CLASS"),
      upper.begins("CLASSIF") || upper.begins("(U)CLASSIF") || upper.begins("CLASSFIED")
        || upper.begins("CLASSIIFIED") || upper.begins("CLASSIED"),
      let next
    {
      let by = next.uppercased
      if by.is("BY") || by.begins("BY:") {
        let length = by.is("BY") ? 2 : 3
        return Place(label: .classifiedBy, start: start, end: next.range.lowerBound + length)
      }
    }
    guard isFirst else { return nil }
    if let next {
      let second = next.uppercased
      if upper.is("DERIVED"), second.begins("FROM") {
        return Place(label: .derivedFrom, start: start, end: next.range.upperBound)
      }
      if upper.is("DECLASSIFY") || upper.is("DECLASS"), second.begins("ON") {
        return Place(label: .declassifyOn, start: start, end: next.range.lowerBound + 2)
      }
    }
    guard let label = bare[upper] else { return nil }
    if label == .reference {
      guard let next, looksLikeReference(next) else { return nil }
    }
    return Place(label: label, start: start, end: word.range.upperBound)
  }

  /// Labels that are met without a colon.
  private static let bare = WordTable<FieldLabel>([
    ("TAGS", .tags), ("TAGS.", .tags), ("TAGS;", .tags), ("TAGS-", .tags), ("TAG", .tags),
    ("TAGS,", .tags), ("SUBJECT", .subject),
    ("SUBJECT/", .subject), ("SUBJECT-", .subject), ("SUBJ;", .subject),
    ("SUBJ", .subject), ("SUBJECT;", .subject), ("SUBJECT.", .subject), ("SUBJ.", .subject),
    // As the archives hold them: a slash, an 8 or a 5 for the colon.
    ("SUBJ/", .subject), ("SUBJ8", .subject), ("SUBJECT8", .subject), ("TAGS/", .tags),
    ("REF", .reference), ("REFS", .reference), ("REFERENCES", .reference),
    ("REFTEL", .reference), ("REFTELS", .reference), ("REF.", .reference),
    ("REFS.", .reference), ("REF(S)", .reference), ("REF;", .reference),
  ])

  /// `LAKESREF: STATE 5`: the label glued to the subject before it, a reference behind it.
  private static func isGluedReference(_ name: Word, _ next: Word?) -> Bool {
    guard name.count > 5, name.ends("REF"), name.isUpper, let next else { return false }
    return looksLikeReference(next)
  }

  /// Behind a bare `REF` stand a bullet, also an `A` without its stop, `(A-C)`, a year or a post.
  private static func looksLikeReference(_ word: Word) -> Bool {
    if word.hasDigit || word.is("A") { return true }
    if ReferenceList.bullet(of: word) != nil || ReferenceSplitter.isBulletRange(word) {
      return true
    }
    let letters = word.upper.filter(\.isLetter)
    return letters == word.text.filter(\.isLetter) && letters.count >= 3
      && Vocabulary.isStationWord(letters)
  }

  /// TAGS and SUBJECT are met glued to the word before; a short label must stand alone.
  private static let names: [(text: StaticString, label: FieldLabel, isGlued: Bool)] = [
    ("TAGS", .tags, true), ("TAG", .tags, false), ("TAS", .tags, false), ("AGS", .tags, false),
    ("TABS", .tags, false), ("SUBJECT", .subject, true), ("SUBJ", .subject, false),
    ("UBJECT", .subject, false), ("REFTELS", .reference, false), ("REFTEL", .reference, false),
    ("REFTEL(S)", .reference, false), ("REF(S)", .reference, false), ("REFS", .reference, false),
    ("REF", .reference, false), ("REFERENCES", .reference, false),
    ("REFERENCE", .reference, false), ("REFERENCE(S)", .reference, false),
    ("REF/S", .reference, false), ("REF.", .reference, false), ("REFS.", .reference, false),
    ("REFTEL.", .reference, false), ("REFTELS.", .reference, false), ("SUB", .subject, false),
    ("TAGSC", .tags, false), ("SUBJECT:5", .subject, false),
  ]

  /// `S U B J E C T :`, letter by letter, which a line begins with.
  private static func spacedSubject(_ words: [Word]) -> Place? {
    guard words.count > 7, words[0].count == 1, words[0].uppercased.is("S") else { return nil }
    for (word, letter) in zip(words, "SUBJECT".utf8) {
      guard word.first.uppercased == letter, word.count <= 2 else { return nil }
    }
    let last = words[6].count == 2 ? words[6] : words[7]
    guard last.last == UInt8(ascii: ":") else { return nil }
    return Place(
      label: .subject, start: words[0].range.lowerBound, end: last.range.upperBound)
  }

  /// The label that a name before a colon ends with, and the bytes of it.
  private static func named(_ name: Word) -> (FieldLabel, Int)? {
    let last = name.last
    for (text, label, isGlued) in names
    where text.utf8Start[text.utf8CodeUnitCount - 1] == last && name.ends(text) {
      let length = text.utf8CodeUnitCount
      let before = name.count - length
      let isWhole = before == 0 || isGlued
      if isWhole || before > 0 && !name[before - 1].isLetter && !name[before - 1].isDigit {
        return (label, length)
      }
    }
    return nil
  }

  private static let readingRoom = WordTable<FieldLabel>([
    ("MRN", .messageNumber), ("DATE/DTG", .date), ("DATE", .date), ("FROM", .from),
    ("ACTION", .action), ("CAPTIONS", .captions), ("CAPTION", .captions),
    ("REFERENCE", .reference),
  ])

  private static func isNearSubject(_ name: String) -> Bool {
    Spelling.distance(name, "SUBJECT", limit: 1) <= 1
  }

  private static let spellings: [StaticString] = ["E.O.", "E.0.", "E.O", "EO"]
  private static let orders = WordTable(["11652", "12065", "12356", "12958", "13292", "13526"])

  /// `E,O, 12958:`, `.O. 12958:`, `EXECUTIVE ORDER 12958:`: known by the order's number.
  private static func mendedOrder(_ upper: Word, _ word: Word, _ next: Word?) -> Int? {
    guard let next, upper.count <= 9 else { return nil }
    if upper.is("EXECUTIVE"), next.uppercased.is("ORDER") { return next.range.upperBound }
    guard upper.count <= 5, orders.contains(next.prefix(5)) else { return nil }
    let letters = upper.text.filter(\.isLetter)
    guard letters == "EO" || letters == "O" || letters == "E" else { return nil }
    return word.range.upperBound
  }

  /// `E.O. 12958:`, `EO 12958`, `E.O.12958:`, also glued: `000352SIPDISE.O. 12958:`.
  private static func executiveOrder(
    _ upper: Word, _ word: Word, next: Word?, isFirst: Bool
  ) -> Place? {
    if isFirst, let end = mendedOrder(upper, word, next) {
      return Place(label: .executiveOrder, start: word.range.lowerBound, end: end)
    }
    guard mayHoldOrder(upper) else { return nil }
    for (place, spelling) in spellings.enumerated() {
      let length = spelling.utf8CodeUnitCount
      guard upper.count >= length else { continue }
      for start in 0...(upper.count - length) where upper.has(spelling, at: start) {
        // Without its last stop only as a word of its own.
        if start > 0, place >= 2 { continue }
        var rest = start + length
        while upper[rest] == UInt8(ascii: ".") || upper[rest] == UInt8(ascii: ":") { rest += 1 }
        let isNumbered =
          rest >= upper.count ? next?.first.isDigit == true : upper[rest].isDigit
        let isBare = isFirst && start == 0 && length == 4
        if isNumbered && (isFirst || place < 2) || isBare {
          let at = word.range.lowerBound + start
          return Place(label: .executiveOrder, start: at, end: at + length)
        }
      }
    }
    if isFirst, upper.is("E.") || upper.is("E"), let next, next.uppercased.begins("O.") {
      return Place(
        label: .executiveOrder, start: word.range.lowerBound, end: next.range.lowerBound + 2)
    }
    return nil
  }

  /// Whether an E with a stop, an O or nothing behind it is in a word: the beginning of an order.
  private static func mayHoldOrder(_ upper: Word) -> Bool {
    for place in 0..<upper.count where upper[place] == UInt8(ascii: "E") {
      let next = upper[place + 1]
      if next == UInt8(ascii: ".") || next == UInt8(ascii: "O") || next == 0 { return true }
    }
    return false
  }
}
