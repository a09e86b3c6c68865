/// What the columns of a table and the members of an object are called.
///
/// To teach the reader a name, add a row; of several with one meaning the first row applies.
/// `RecordTests.everyName` reads a table with each of them.
enum RecordColumns {
  /// What a column holds.
  enum Meaning: Hashable, Sendable {
    /// A field of the cable.
    case field(ContainerValue.Field)
    /// The header of the cable's text.
    case header
    /// The text after the header.
    case body
    /// The whole text as it was sent.
    case whole
    /// The cable's own id or the one that it answers: the values decide.
    case reference
    /// A post or the name of a collection: the values decide.
    case source
  }

  /// Names in small letters and digits alone, the better one first.
  static let rows: [(name: String, meaning: Meaning)] = [
    ("mrn", .field(.id)), ("refid", .field(.id)), ("referenceid", .field(.id)),
    ("cableid", .field(.id)), ("docnbr", .field(.id)), ("documentnumber", .field(.id)),
    ("docnumber", .field(.id)), ("canonicalid", .field(.id)), ("cablenumber", .field(.id)),
    ("cable", .field(.id)), ("docid", .field(.id)), ("messageid", .field(.id)),
    ("identifier", .field(.id)), ("id", .field(.id)), ("guid", .field(.id)),
    ("cablereferenceid", .field(.id)), ("cablereference", .field(.id)),
    ("number", .field(.id)),
    ("referenceno", .field(.id)), ("refno", .field(.id)), ("canonicalref", .field(.id)),
    ("reference", .reference),
    ("sent", .field(.sent)), ("created", .field(.sent)), ("authored", .field(.sent)),
    ("datedtg", .field(.sent)), ("dtg", .field(.sent)), ("datesent", .field(.sent)),
    ("sentdate", .field(.sent)), ("sentat", .field(.sent)), ("datetime", .field(.sent)),
    ("date", .field(.sent)), ("cabledate", .field(.sent)), ("createddate", .field(.sent)),
    ("datecreated", .field(.sent)), ("draftdate", .field(.sent)), ("docdate", .field(.sent)),
    ("documentdate", .field(.sent)), ("cabletime", .field(.sent)),
    ("createdat", .field(.sent)), ("timestamp", .field(.sent)),
    ("origclass", .field(.classification)), ("originalclassification", .field(.classification)),
    ("classification", .field(.classification)), ("classifiedas", .field(.classification)),
    ("class", .field(.classification)),
    ("level", .field(.classification)), ("classificationlevel", .field(.classification)),
    ("fromfield", .field(.from)), ("from", .field(.from)), ("sender", .field(.from)),
    ("originator", .field(.from)), ("origin", .field(.origin)), ("embassy", .field(.origin)),
    ("post", .field(.origin)), ("station", .field(.origin)), ("embassyname", .field(.origin)),
    ("postname", .field(.origin)), ("issuingpost", .field(.origin)), ("source", .source),
    ("tofield", .field(.to)), ("to", .field(.to)), ("destinations", .field(.to)),
    ("destination", .field(.to)), ("recipients", .field(.to)), ("recipient", .field(.to)),
    ("addressees", .field(.to)), ("addressee", .field(.to)), ("action", .field(.to)),
    ("info", .field(.info)), ("infoaddressees", .field(.info)),
    ("subject", .field(.subject)), ("subj", .field(.subject)), ("title", .field(.subject)),
    ("subjectline", .field(.subject)),
    ("tags", .field(.tags)), ("tag", .field(.tags)), ("tagsfield", .field(.tags)),
    ("tagslist", .field(.tags)), ("taglist", .field(.tags)),
    ("refs", .field(.references)), ("references", .field(.references)),
    ("referencesto", .field(.references)), ("ref", .field(.references)),
    ("reftel", .field(.references)), ("reftels", .field(.references)),
    ("captions", .field(.captions)), ("caption", .field(.captions)),
    ("handling", .field(.captions)), ("handlingrestrictions", .field(.captions)),
    ("orighand", .field(.captions)), ("precedence", .field(.precedence)),
    ("priority", .field(.precedence)), ("eo", .field(.executiveOrder)),
    ("executiveorder", .field(.executiveOrder)), ("signature", .field(.signature)),
    ("draftedby", .field(.draftedBy)), ("drafter", .field(.draftedBy)),
    ("header", .header), ("headers", .header), ("routingheader", .header),
    ("rawbody", .whole), ("rawtext", .whole), ("rawcontent", .whole), ("raw", .whole),
    ("fulltext", .whole), ("cabletext", .whole), ("telegram", .whole), ("messagetext", .whole),
    ("body", .body), ("content", .body), ("text", .body), ("bodytext", .body),
    ("message", .body), ("contents", .body), ("cablebody", .body), ("encoded", .body),
  ]

  private static let meanings: [String: (rank: Int, meaning: Meaning)] = Dictionary(
    rows.enumerated().map { ($1.name, ($0, $1.meaning)) }, uniquingKeysWith: { first, _ in first })

  /// What a name means, and its rank among those that mean the same; nil for an unknown one.
  static func meaning(of name: String) -> (rank: Int, meaning: Meaning)? {
    guard name.utf8.count <= 40 else { return nil }
    let plain = name.utf8.compactMap { $0.isLetter || $0.isDigit ? $0.lowercased : nil }
    return meanings[String(decoding: plain, as: UTF8.self)]
  }

  /// The columns of `cables.csv`, which has no head row.
  static let cablegate = [
    "id", "date", "ref_id", "source", "classification", "refs", "header", "body",
  ]

  /// The names of columns of `cables.csv`, after any that an export put before them; nil if the
  /// values are no such row's: a date, an id, a post, a level, ids or nothing, and the text.
  static func cablegateNames(of kinds: [RecordValueKind]) -> [String]? {
    guard let date = kinds.firstIndex(of: .date), date <= 2, kinds.count - date >= 6,
      kinds.count - date <= 7, kinds[date + 1] == .id,
      kinds[date + 3] == .level || kinds[date + 3] == .empty,
      kinds[..<date].allSatisfy({ $0 == .number || $0 == .empty })
    else { return nil }
    let names = Array(cablegate[1...].prefix(kinds.count - date))
    return (0..<date).map { $0 == date - 1 ? "id" : "" } + names
  }

  /// True if one of the names is that of a text.
  static func nameText(_ names: [String]) -> Bool {
    names.contains { [.header, .body, .whole].contains(meaning(of: $0)?.meaning) }
  }

  /// True if names are single words, one of them that of a text: `filename,text`.
  static func areWordsWithText(_ names: [String]) -> Bool {
    names.count >= 2 && nameText(names) && areWords(names)
  }

  /// True if names are single words.
  static func areWords(_ names: [String]) -> Bool {
    // An index column has no name.
    names[names.first?.isEmpty == true ? 1... : 0...].allSatisfy { name in
      (1...24).contains(name.utf8.count)
        && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2D }
    }
  }

  /// True if names are a head row: at least two are known, of them one of a text or an id.
  static func areNames(_ names: [String]) -> Bool {
    let meanings = names.compactMap { meaning(of: $0)?.meaning }
    return meanings.count >= 2
      && meanings.contains { [.field(.id), .reference, .header, .body, .whole].contains($0) }
  }
}
