/// The spellings of the labels before the fields of a preamble.
enum Labels {
  /// Labels of one word.
  static let names = Forms<FieldLabel>([
    ("TAGS", .tags, [.bare, .beforeColon, .glued, .slipBeforeColon, .spaced]),
    ("TAG", .tags, [.bare, .beforeColon]), ("TAG(S)", .tags, .beforeColon),
    ("SUBJECT", .subject, [.bare, .beforeColon, .glued, .oneSlip, .spaced]),
    ("SUBJ", .subject, [.bare, .beforeColon, .spaced]), ("SUBJECTS", .subject, .beforeColon),
    ("UBJECT", .subject, .beforeColon), ("SUB", .subject, .beforeColon),
    // As the archives hold them: an 8 or a 5 for the colon.
    ("SUBJ8", .subject, [.bare, .beforeColon]), ("SUBJECT8", .subject, [.bare, .beforeColon]),
    ("SUBJ5", .subject, [.bare, .beforeColon]), ("SUBJECT5", .subject, [.bare, .beforeColon]),
    ("SUBJT", .subject, .beforeColon), ("SBUJ", .subject, .beforeColon),
    ("TAGS8", .tags, [.bare, .beforeColon]),
    ("TAGS5", .tags, [.bare, .beforeColon]),
    ("SUBJECT:5", .subject, .beforeColon), ("SUBJ:5", .subject, .beforeColon),
    ("REF8", .reference, [.bare, .beforeColon]), ("REFS8", .reference, [.bare, .beforeColon]),
    ("REFTEL8", .reference, [.bare, .beforeColon]),
    // A `C` as well: the colon's own code where the shift to figures was lost.
    ("SUBJC", .subject, [.bare, .beforeColon]), ("SUBJECTC", .subject, [.bare, .beforeColon]),
    ("REFC", .reference, [.bare, .beforeColon]), ("REFSC", .reference, [.bare, .beforeColon]),
    ("REFTELC", .reference, [.bare, .beforeColon]),
    ("TAGSC", .tags, [.bare, .beforeColon]), ("TAGS.", .tags, .beforeColon),
    ("SUBJECT.", .subject, .beforeColon), ("SUBJ.", .subject, .beforeColon),
    ("SUB.", .subject, .beforeColon), ("SUBJECT/", .subject, .beforeColon),
    ("SUBJ/", .subject, .beforeColon), ("TAGS/", .tags, .beforeColon),
    ("REFTELS", .reference, [.bare, .beforeColon, .slipBeforeColon, .spaced]),
    ("REFTEL", .reference, [.bare, .beforeColon, .slipBeforeColon, .spaced]),
    ("REFTEL(S)", .reference, .beforeColon), ("REF(S)", .reference, [.bare, .beforeColon]),
    ("REFS", .reference, [.bare, .beforeColon, .slipBeforeColon, .spaced]),
    ("REF", .reference, [.bare, .beforeColon, .slipBeforeColon, .spaced]),
    ("REFNCE", .reference, .beforeColon), ("REFNCES", .reference, .beforeColon),
    ("REFERENCES", .reference, [.bare, .beforeColon, .slipBeforeColon]),
    ("REFERENCE", .reference, [.bare, .beforeColon, .slipBeforeColon]),
    ("REFERENCE(S)", .reference, .beforeColon), ("REF/S", .reference, .beforeColon),
    ("REF.", .reference, .beforeColon), ("REFS.", .reference, .beforeColon),
    ("REFTEL.", .reference, .beforeColon), ("REFTELS.", .reference, .beforeColon),
    // In pieces before a colon: these of several words, and torn ones such as `T AGS:`.
    ("REFERENCE TELEGRAM", .reference, .spaced), ("REFERENCE TELEGRAMS", .reference, .spaced),
    ("REFERENCE CABLE", .reference, .spaced), ("REFERENCE CABLES", .reference, .spaced),
    ("REFERENCED TELEGRAM", .reference, .spaced), ("REFERENCED CABLE", .reference, .spaced),
    ("REFERENCED CABLES", .reference, .spaced), ("REFERENCED TELEGRAMS", .reference, .spaced),
    ("REF CABLE", .reference, .spaced), ("REF CABLES", .reference, .spaced),
    ("REF TELEGRAM", .reference, .spaced), ("REF TELEGRAMS", .reference, .spaced),
    ("SUBJECT LINE", .subject, .spaced), ("SBJ", .subject, .beforeColon),
  ])

  /// Words between a label of references and the bullet of the first: `REF NO. A: STATE 5`.
  static let counters = Forms<Listed>([
    "NO", "NO.", "NOS", "NOS.", "NR", "NR.", "NUMBER", "NUMBERS", "NUM.", "#",
  ])

  /// Labels that lost a word, and are words as well: only where what follows is what their field has.
  static let confirmed = Forms<FieldLabel>(
    [
      ("CLASSIFIED", .classifiedBy), ("CLASSIFIER", .classifiedBy), ("CLASSIFIEDBY", .classifiedBy),
      ("CLASSIFIED-BY", .classifiedBy),
    ], met: .beforeColon)

  /// The two bytes that begin labels which are met misspelled, or without a word, where no colon follows.
  static let unmarked = Openings(
    of: names.rows.filter { $0.met.contains(.slipBeforeColon) }.map { ($0.text, $0.met) }
  ).union(confirmed.openings)

  /// What may stand for the colon of a label at the beginning of a line.
  static func isStop(_ byte: UInt8) -> Bool { byte.isOne(of: ".,;/-") || isGarbled(byte) }

  /// The signs that the archives' telegrams of 1973–79 have where a colon was sent.
  static func isGarbled(_ byte: UInt8) -> Bool { byte.isOne(of: "*()=?+&%$#@!<>_\"'|^~`") }

  /// How many bytes at the end of a word may stand for a colon: one sign, `¢` and `¿` with it, or none.
  static func stopLength(_ word: Word) -> Int {
    let last = word.last
    if isStop(last) { return 1 }
    return word.count > 1 && word[word.count - 2] == 0xC2 && last > 0xA0 && last < 0xC0 ? 2 : 0
  }

  /// A label of two words.
  struct Pair: Sendable, Equatable {
    var label: FieldLabel
    /// Its second word.
    var second: String
    /// True if it is a label wherever it is in a line.
    var isAnywhere = false
    /// True where a colon after it is no part of the field.
    var takesColon = true
  }

  private static let classified = Pair(label: .classifiedBy, second: "BY", isAnywhere: true)
  private static let declassify = Pair(label: .declassifyOn, second: "ON", takesColon: false)

  /// The first words of labels of two.
  static let pairs = Forms<Pair>([
    ("CLASSIFIED", classified, [.bare, .oneSlip]), ("CLASSIF", classified, [.bare, .beginning]),
    ("CLASSIED", classified, .bare), ("CLASS.", classified, .bare),
    ("DECLASSIFY", declassify, [.bare, .oneSlip]),
    ("DECLASS", declassify, .bare),
    ("DERIVED", Pair(label: .derivedFrom, second: "FROM"), [.bare, .oneSlip]),
  ])

  /// How an executive order is named before its number; glued to the word before it is known without.
  static let orders = Forms<Listed>([
    ("E.O.", .listed, [.bare, .glued]), ("E.0.", .listed, [.bare, .glued]), ("E.O", .listed, .bare),
    ("EO", .listed, .bare),
  ])

  /// The bytes that their names begin with, each once.
  static let orderBeginnings = Array(Set(orders.rows.compactMap { $0.text.utf8.first }))

  /// The orders on classification, by which a name that is misspelled is known.
  static let orderNumbers = Forms<Listed>(["11652", "12065", "12356", "12958", "13292", "13526"])

  /// The number of an order with which a word begins, also with letters that look like its figures: `L1652`.
  static func orderNumber(_ word: Word) -> String? {
    guard word.count >= 5, (0..<5).contains(where: { word[$0].isDigit }) else { return nil }
    var figures: [UInt8] = []
    for place in 0..<5 {
      let byte = word[place].uppercased
      guard let figure = byte.isDigit ? byte : alike[byte] else { return nil }
      figures.append(figure)
    }
    let number = Word(figures, 0..<5)
    return !word[5].isDigit && orderNumbers.contains(number) ? number.text : nil
  }

  private static let alike: [UInt8: UInt8] = [
    UInt8(ascii: "I"): 0x31, UInt8(ascii: "L"): 0x31, UInt8(ascii: "O"): 0x30,
    UInt8(ascii: "Z"): 0x32, UInt8(ascii: "S"): 0x35, UInt8(ascii: "B"): 0x38,
  ]

  /// Label lines of the reading room's texts after 2009.
  static let readingRoom = Forms<FieldLabel>(
    [
      ("MRN", .messageNumber), ("DATE/DTG", .date), ("DATE", .date), ("FROM", .from),
      ("ACTION", .action), ("CAPTIONS", .captions), ("CAPTION", .captions),
      ("REFERENCE", .reference),
    ], met: .beforeColon)

  /// The bytes that begin a line with a label without a colon: names, and what is left of the
  /// name of an order, or a portion mark before it.
  static let first = names.openingsWithSlips.union(pairs.openingsWithSlips)
    .union(Openings(["E", "O", ".", "("]))

  /// The first bytes of labels that may be anywhere in a line without a colon: orders, and pairs.
  static let anywhere =
    orders.rows.map(\.text)
    + pairs.rows.filter { $0.meaning.isAnywhere }.map(\.text)

  /// The words of pairs that may be anywhere: the first ones with their slips, and the second ones.
  static let pairsAnywhere = (
    first: Openings(
      of: pairs.rows.filter(\.meaning.isAnywhere).map { ($0.text, $0.met) }, slips: true),
    second: Openings(
      of: pairs.rows.filter(\.meaning.isAnywhere).map { ($0.meaning.second, .bare) })
  )
}
