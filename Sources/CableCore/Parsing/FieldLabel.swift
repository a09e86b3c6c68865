/// The labels of the preamble's fields, in the spellings that are met.
///
/// Labels with a colon count anywhere in a line, also glued to the word before; those without one
/// only at its beginning.
enum FieldLabel: Sendable {
  case executiveOrder, tags, subject, reference, classifiedBy, derivedFrom, declassifyOn
  // Label lines of the reading room's texts after 2009.
  case messageNumber, date, from, action, captions

  /// A label and the bytes it takes.
  struct Place {
    var label: FieldLabel
    var start: Int
    var end: Int
  }

  /// Every label in a line's words, in order.
  ///
  /// An executive order is named once only, since reasons for classification name it too: `seen`
  /// are the labels of the lines before.
  static func find(in words: [Word], seen: Set<FieldLabel>, isReadingRoom: Bool) -> [Place] {
    var places: [Place] = []
    var seen = seen
    for (index, word) in words.enumerated() {
      guard
        mayBeLabel(word.text, isFirst: index == 0)
          || index + 1 < words.count && words[index + 1].text.utf8.first == UInt8(ascii: ":")
      else { continue }
      let next = index + 1 < words.count ? words[index + 1] : nil
      guard
        let found = label(word, next: next, isFirst: index == 0, isReadingRoom: isReadingRoom)
      else { continue }
      // `SUBJECT: CHANGE OF SUBJECT: …`: the field is named once in a line.
      if found.label == .subject, index > 0, seen.contains(.subject) { continue }
      if found.label == .executiveOrder,
        seen.contains(.executiveOrder) || seen.contains(.classifiedBy)
      {
        continue
      }
      if found.label == .classifiedBy, index == 1, words[0].text.hasPrefix("(") {
        places.append(Place(label: found.label, start: words[0].range.lowerBound, end: found.end))
      } else {
        places.append(found)
      }
      seen.insert(found.label)
    }
    return places
  }

  /// False for the words that are certainly no label, which are nearly all.
  private static func mayBeLabel(_ word: String, isFirst: Bool) -> Bool {
    var previous: UInt8 = 0
    for byte in word.utf8 {
      if byte == UInt8(ascii: ":") { return true }
      // `E.O.`, wherever it stands in a word.
      if byte == UInt8(ascii: "."), previous.uppercased == UInt8(ascii: "E") { return true }
      previous = byte
    }
    var start = word.utf8.makeIterator()
    guard let first = start.next()?.uppercased else { return false }
    let second = start.next()?.uppercased
    let third = start.next()?.uppercased
    // The bytes with which labels without a colon begin: most words are done with here.
    switch first {
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
    let upper = word.text.uppercased()
    let start = word.range.lowerBound
    if let colon = upper.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let name = upper[..<colon]
      let length = upper.utf8.distance(from: upper.startIndex, to: colon)
      if isGluedReference(name, next) {
        return Place(label: .reference, start: start + length - 3, end: start + length + 1)
      }
      if let (label, count) = named(name) {
        return Place(label: label, start: start + length - count, end: start + length + 1)
      }
      if isFirst, length >= 5, length <= 8, isNearSubject(name) {
        return Place(label: .subject, start: start, end: start + length + 1)
      }
      if isFirst, (3...5).contains(length), let next,
        Spelling.distance(String(name), "TAGS", limit: 1) <= 1,
        TagsField.isCodeList([next])
      {
        return Place(label: .tags, start: start, end: start + length + 1)
      }
      if isReadingRoom, isFirst, let label = readingRoom[String(name)] {
        return Place(label: label, start: start, end: start + length + 1)
      }
      if isFirst, name == "DECL" || name == "DECLASSIFY" { return nil }
    }
    if let order = executiveOrder(upper, word, next: next, isFirst: isFirst) { return order }
    if let next, next.text.utf8.first == UInt8(ascii: ":"), let (label, count) = named(upper[...]),
      count == upper.utf8.count
    {
      return Place(label: label, start: start, end: next.range.lowerBound + 1)
    }
    if upper.hasPrefix("CLASSIF") || upper.hasPrefix("(U)CLASSIF") || upper.hasPrefix("CLASSFIED")
      || upper.hasPrefix("CLASSIIFIED") || upper.hasPrefix("CLASSIED"),
      let next
    {
      let by = next.text.uppercased()
      if by == "BY" || by.hasPrefix("BY:") {
        let length = by == "BY" ? 2 : 3
        return Place(label: .classifiedBy, start: start, end: next.range.lowerBound + length)
      }
    }
    guard isFirst else { return nil }
    if let next {
      let second = next.text.uppercased()
      if upper == "DERIVED", second.hasPrefix("FROM") {
        return Place(label: .derivedFrom, start: start, end: next.range.upperBound)
      }
      if upper == "DECLASSIFY" || upper == "DECLASS", second.hasPrefix("ON") {
        return Place(label: .declassifyOn, start: start, end: next.range.lowerBound + 2)
      }
    }
    switch upper {
    case "TAGS", "TAGS.", "TAGS;", "TAGS-":
      return Place(label: .tags, start: start, end: word.range.upperBound)
    case "SUBJECT", "SUBJ", "SUBJECT;", "SUBJECT.", "SUBJ.", "SUBJECT/", "SUBJECT-", "SUBJ;":
      return Place(label: .subject, start: start, end: word.range.upperBound)
    case "REF", "REFS", "REFERENCES", "REFTEL", "REFTELS", "REF.", "REFS.", "REF(S)", "REF;":
      guard let next, looksLikeReference(next) else { return nil }
      return Place(label: .reference, start: start, end: word.range.upperBound)
    default: return nil
    }
  }

  /// `LAKESREF: STATE 5`: the label glued to the subject before it, a reference behind it.
  private static func isGluedReference(_ name: Substring, _ next: Word?) -> Bool {
    guard name.utf8.count > 5, name.hasSuffix("REF"), let next else { return false }
    return name.utf8.allSatisfy(\.isUpper) && looksLikeReference(next)
  }

  /// Behind a bare `REF` stand a bullet, a year or a post.
  private static func looksLikeReference(_ word: Word) -> Bool {
    let bytes = Array(word.text.utf8)
    if bytes.contains(where: \.isDigit) { return true }
    if ReferenceList.bullet(of: word.text) != nil { return true }
    let letters = word.text.uppercased().filter(\.isLetter)
    return letters == word.text.filter(\.isLetter) && letters.count >= 3
      && Vocabulary.isStationWord(letters)
  }

  private static let names: [(String, FieldLabel)] = [
    ("TAGS", .tags), ("TAG", .tags), ("TAS", .tags), ("AGS", .tags), ("TABS", .tags),
    ("SUBJECT", .subject), ("SUBJ", .subject), ("UBJECT", .subject), ("REFTELS", .reference),
    ("REFTEL", .reference), ("REFTEL(S)", .reference), ("REF(S)", .reference),
    ("REFS", .reference), ("REF", .reference), ("REFERENCES", .reference),
    ("REFERENCE", .reference), ("REFERENCE(S)", .reference), ("REF/S", .reference),
  ]

  /// The label that a name before a colon ends with, and the bytes of it.
  private static func named(_ name: Substring) -> (FieldLabel, Int)? {
    for (text, label) in names where name.hasSuffix(text) {
      let before = name.utf8.count - text.utf8.count
      // TAGS and SUBJECT are met glued to the word before; a short label must stand alone.
      let isWhole = before == 0 || text == "TAGS" || text == "SUBJECT"
      let last = name.utf8.dropLast(text.utf8.count).last
      if isWhole || last.map({ !$0.isLetter && !$0.isDigit }) == true {
        return (label, text.utf8.count)
      }
    }
    return nil
  }

  private static let readingRoom: [String: FieldLabel] = [
    "MRN": .messageNumber, "DATE/DTG": .date, "DATE": .date, "FROM": .from, "ACTION": .action,
    "CAPTIONS": .captions, "CAPTION": .captions, "REFERENCE": .reference,
  ]

  private static func isNearSubject(_ name: Substring) -> Bool {
    Spelling.distance(String(name), "SUBJECT", limit: 1) <= 1
  }

  private static let orders: Set<String> = ["11652", "12065", "12356", "12958", "13292", "13526"]

  /// `E,O, 12958:`, `.O. 12958:`, `EXECUTIVE ORDER 12958:`: known by the order's number.
  private static func mendedOrder(_ upper: String, _ word: Word, _ next: Word?) -> Int? {
    guard let next, upper.utf8.count <= 9 else { return nil }
    if upper == "EXECUTIVE", next.text.uppercased() == "ORDER" { return next.range.upperBound }
    let letters = upper.filter(\.isLetter)
    guard letters == "EO" || letters == "O" || letters == "E", upper.utf8.count <= 5,
      orders.contains(String(next.text.prefix(5)))
    else { return nil }
    return word.range.upperBound
  }

  /// `E.O. 12958:`, `EO 12958`, `E.O.12958:`, also glued: `000352SIPDISE.O. 12958:`.
  private static func executiveOrder(
    _ upper: String, _ word: Word, next: Word?, isFirst: Bool
  ) -> Place? {
    if isFirst, let end = mendedOrder(upper, word, next) {
      return Place(label: .executiveOrder, start: word.range.lowerBound, end: end)
    }
    let bytes = Array(upper.utf8)
    for spelling in ["E.O.", "E.0.", "E.O", "EO"] {
      let wanted = Array(spelling.utf8)
      guard bytes.count >= wanted.count else { continue }
      for start in 0...(bytes.count - wanted.count)
      where bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
        if start > 0, spelling == "EO" || spelling == "E.O" { continue }
        let rest = bytes[(start + wanted.count)...].drop {
          $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
        }
        let isNumbered =
          rest.isEmpty
          ? next?.text.utf8.first?.isDigit == true : rest.first?.isDigit == true
        let isBare = isFirst && start == 0 && wanted.count == 4
        if isNumbered && (isFirst || spelling.hasSuffix(".")) || isBare {
          let at = word.range.lowerBound + start
          return Place(label: .executiveOrder, start: at, end: at + wanted.count)
        }
      }
    }
    if isFirst, upper == "E." || upper == "E", let next, next.text.uppercased().hasPrefix("O.") {
      return Place(
        label: .executiveOrder, start: word.range.lowerBound, end: next.range.lowerBound + 2)
    }
    return nil
  }
}
