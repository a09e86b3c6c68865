/// The label that precedes an item: `A.` of a reference, `(b)` and `--` of a sub-point, the
/// letter of `Ref A`.
///
/// Each way to write one is a row of `forms`, and says where it is met; what comes after what is
/// asked elsewhere, since it is a matter of the list and not of the label. A new row needs nothing
/// else: which bytes a bullet may begin with is made from the rows.
struct Bullet: Equatable {
  /// What the signs of a bullet enclose.
  enum Inner: Equatable {
    /// A letter, in capitals.
    case letter(UInt8)
    /// A number of one digit or two.
    case number(Int)
    /// Nothing: the signs themselves are the label.
    case sign(String)
  }

  /// What it says.
  let inner: Inner
  /// Its bytes, with all signs and without blanks around it.
  let length: Int
  /// True for a sign that running text has as well: a dash, an `o`.
  var isProse = false

  /// The letter, in capitals; nil for numbers and signs.
  var letter: UInt8? { if case .letter(let letter) = inner { letter } else { nil } }

  /// As references are labelled: `A`, `1`, `--`.
  var label: String {
    switch inner {
    case .letter(let letter): String(Character(Unicode.Scalar(letter)))
    case .number(let number): String(number)
    case .sign(let sign): sign
    }
  }

  /// Where a form is met.
  struct Place: OptionSet {
    let rawValue: UInt8
    /// Before a reference, anywhere in a line.
    static let reference = Place(rawValue: 1)
    /// Before a reference, where it is the next of the list's labels.
    static let nextReference = Place(rawValue: 2)
    /// At the beginning of a line of prose.
    static let point = Place(rawValue: 4)
    /// After `Ref`.
    static let mention = Place(rawValue: 8)
    /// After the number of a paragraph: `14.B. (SBU)`.
    static let paragraph = Place(rawValue: 16)
    /// Before a reference in the same word: `A-STATE`.
    static let gluedReference = Place(rawValue: 32)
  }

  /// What must follow a form.
  enum Follower {
    /// Whatever there is.
    case anything
    /// No further letter, digit or apostrophe of the same word.
    case wordEnd
    /// A blank.
    case blank
    /// A blank or a capital.
    case blankOrCapital
    /// A blank, a bracket, or after a small letter a word in capitals.
    case text
    /// Blanks and the first word of a sentence.
    case sentence
  }

  /// A way to write a bullet.
  struct Form {
    let opening: StaticString
    let inner: Kind
    /// The signs of which one or more follow the letter or number, if any.
    let closing: StaticString
    let met: Place
    var follower = Follower.anything
    /// True if exactly one of the closing signs may follow.
    var isSingle = false
    /// True for a sign that running text has as well.
    var isProse = false

    enum Kind { case letter, number, roman, sign(StaticString) }
  }

  /// Every form, and where it is met; of several that a word begins with, the first is read.
  static let forms: [Form] = [
    Form(opening: "", inner: .letter, closing: ".):", met: .reference),
    Form(opening: "(", inner: .letter, closing: ".):", met: .reference),
    Form(opening: "[", inner: .letter, closing: "].):", met: .reference),
    Form(opening: "/", inner: .letter, closing: "/", met: .reference, isSingle: true),
    Form(opening: "<", inner: .letter, closing: ">:", met: .reference),
    Form(opening: "{", inner: .letter, closing: "}:", met: .reference),
    Form(opening: "\"", inner: .letter, closing: "\":", met: .nextReference),
    Form(opening: "'", inner: .letter, closing: "':", met: .nextReference),
    Form(opening: "“", inner: .letter, closing: "”:", met: .nextReference),
    Form(opening: "‘", inner: .letter, closing: "’:", met: .nextReference),
    Form(opening: "", inner: .letter, closing: "-/,;=", met: [.nextReference, .gluedReference]),
    Form(opening: "", inner: .letter, closing: "", met: .nextReference, follower: .wordEnd),
    Form(opening: "", inner: .number, closing: ".):-", met: .nextReference, isSingle: true),
    Form(opening: "(", inner: .number, closing: ")", met: .nextReference),
    Form(opening: "[", inner: .number, closing: "]", met: .nextReference),
    Form(opening: "(", inner: .letter, closing: ")", met: .mention, isSingle: true),
    Form(opening: "[", inner: .letter, closing: "]", met: .mention, isSingle: true),
    Form(opening: "(", inner: .letter, closing: "", met: .mention, follower: .wordEnd),
    Form(opening: "", inner: .letter, closing: "", met: .mention, follower: .wordEnd),
    Form(opening: "", inner: .letter, closing: ".", met: .paragraph, isSingle: true),
    Form(
      opening: "", inner: .letter, closing: ".)", met: .point, follower: .text, isSingle: true),
    Form(opening: "(", inner: .letter, closing: ")", met: .point, isSingle: true),
    Form(
      opening: "(", inner: .roman, closing: ")", met: .point, follower: .blank, isSingle: true,
      isProse: true),
    Form(opening: "", inner: .number, closing: ")", met: .point, follower: .blank, isSingle: true),
    Form(
      opening: "(", inner: .number, closing: ")", met: .point, follower: .sentence, isSingle: true,
      isProse: true),
    Form(opening: "- -", inner: .sign("--"), closing: "", met: .point, isProse: true),
    Form(opening: "--", inner: .sign("--"), closing: "", met: .point, isProse: true),
    Form(
      opening: "-o-", inner: .sign("-o-"), closing: "", met: .point, follower: .sentence,
      isProse: true),
    Form(
      opening: "-", inner: .sign("-"), closing: "", met: .point, follower: .blankOrCapital,
      isProse: true),
    Form(
      opening: "—", inner: .sign("—"), closing: "", met: .point, follower: .sentence, isProse: true),
    Form(
      opening: "o", inner: .sign("o"), closing: "", met: .point, follower: .sentence, isProse: true),
    Form(
      opening: "oo", inner: .sign("oo"), closing: "", met: .point, follower: .sentence,
      isProse: true),
    Form(
      opening: ">", inner: .sign(">"), closing: "", met: .point, follower: .sentence, isProse: true),
    Form(
      opening: "+", inner: .sign("+"), closing: "", met: .point, follower: .sentence, isProse: true),
    Form(
      opening: "~", inner: .sign("~"), closing: "", met: .point, follower: .sentence, isProse: true),
    Form(
      opening: "->", inner: .sign("->"), closing: "", met: .point, follower: .sentence,
      isProse: true),
    Form(
      opening: "=>", inner: .sign("=>"), closing: "", met: .point, follower: .sentence,
      isProse: true),
    Form(opening: "→", inner: .sign("→"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "⇒", inner: .sign("⇒"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "➔", inner: .sign("➔"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "»", inner: .sign("»"), closing: "", met: .point, follower: .blankOrCapital),
    Form(
      opening: "−", inner: .sign("−"), closing: "", met: .point, follower: .sentence, isProse: true),
    Form(opening: "⁃", inner: .sign("⁃"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "▫", inner: .sign("▫"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "◆", inner: .sign("◆"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "▶", inner: .sign("▶"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "❖", inner: .sign("❖"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "◾", inner: .sign("◾"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "✔", inner: .sign("✔"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "✓", inner: .sign("✓"), closing: "", met: .point, follower: .blankOrCapital),
    // What word processors put for one, from a font of signs.
    Form(opening: "\u{F0B7}", inner: .sign("•"), closing: "", met: .point),
    Form(opening: "*", inner: .sign("*"), closing: "", met: .point, follower: .blank),
    Form(opening: "•", inner: .sign("•"), closing: "", met: .point),
    Form(opening: "·", inner: .sign("·"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "–", inner: .sign("–"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "◦", inner: .sign("◦"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "●", inner: .sign("●"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "○", inner: .sign("○"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "▪", inner: .sign("▪"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "■", inner: .sign("■"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "□", inner: .sign("□"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "►", inner: .sign("►"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "‣", inner: .sign("‣"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "➢", inner: .sign("➢"), closing: "", met: .point, follower: .blankOrCapital),
    Form(opening: "§", inner: .sign("§"), closing: "", met: .point, follower: .blankOrCapital),
  ]

  /// The bullet that a word begins with; nil if it begins with none.
  ///
  /// A word may hold blanks here: it is looked at byte by byte.
  static func read(_ word: Word, _ place: Place) -> Bullet? {
    guard mayBegin(word.first, word[1], place) else { return nil }
    // By span: to take a form out would copy it.
    let own = byFirst[Int(word.first)]
    let forms = own.span
    for index in forms.indices where forms[index].met.contains(place) {
      if let bullet = forms[index].read(word) { return bullet }
    }
    return nil
  }

  /// The bullet that a word is, as a whole.
  static func whole(_ word: Word, _ place: Place) -> Bullet? {
    guard word.count <= 8, let found = read(word, place), found.length == word.count else {
      return nil
    }
    return found
  }

  /// False for two bytes that begin no bullet of a place, as most words do.
  @inline(__always)
  static func mayBegin(_ first: UInt8, _ second: UInt8, _ place: Place) -> Bool {
    openings[place.rawValue.trailingZeroBitCount].mayBegin(first, second)
  }

  /// How the bullets of a place begin; kept by who asks it of every line.
  static func beginnings(_ place: Place) -> Openings {
    openings[place.rawValue.trailingZeroBitCount]
  }

  /// The bullet with which a range of a text begins, of so many bytes at most; nil if there is none.
  static func read(_ bytes: [UInt8], _ range: Range<Int>, of length: Int, _ place: Place) -> Bullet?
  {
    let start = range.lowerBound
    guard !range.isEmpty, mayBegin(bytes[start], range.count > 1 ? bytes[start + 1] : 0, place)
    else { return nil }
    return read(Word(bytes, start..<min(start + length, range.upperBound)), place)
  }

  /// For each place how the forms begin that are met there.
  private static let openings = (0..<6).map { bit in
    Openings(
      of: forms.filter { $0.met.contains(Place(rawValue: 1 << bit)) }.flatMap(\.beginnings)
        .map { (text: $0, met: Met.bare) })
  }

  /// For each byte the forms that may begin with it, in their order.
  private static let byFirst: [[Form]] = {
    var rows = [[Form]](repeating: [], count: 256)
    for form in forms {
      for byte in form.firstBytes { rows[Int(byte)].append(form) }
    }
    return rows
  }()
}

extension Bullet.Form {
  /// The bytes that it may begin with.
  fileprivate var firstBytes: [UInt8] {
    if let first = opening.utf8.first { return [first] }
    switch inner {
    case .letter: return Array(UInt8(ascii: "A")...UInt8(ascii: "Z")).flatMap { [$0, $0 | 0x20] }
    case .number: return Array(UInt8(ascii: "1")...UInt8(ascii: "9"))
    case .roman, .sign: return []
    }
  }

  /// The one or two characters with which it may begin: `A.`, `(`, `o `; any may follow a lone one.
  fileprivate var beginnings: [String] {
    switch (inner, opening.description) {
    case (.letter, "") where !closing.utf8.isEmpty:
      firstBytes.flatMap { letter in
        closing.utf8.map { String(decoding: [letter, $0], as: UTF8.self) }
      }
    case (.letter, ""), (.number, ""):
      firstBytes.map { String(decoding: [$0], as: UTF8.self) }
    case (.sign, let sign) where sign.utf8.count == 1: followers.map { sign + $0 }
    case (_, let sign): [sign]
    }
  }

  /// The signs that may follow a form; none where any may.
  private var followers: [String] {
    switch follower {
    case .blank, .sentence: [" "]
    case .blankOrCapital:
      [" "] + (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(decoding: [$0], as: UTF8.self) }
    case .anything, .wordEnd, .text: [""]
    }
  }

  /// The bullet of this form that a word begins with.
  fileprivate func read(_ word: Word) -> Bullet? {
    guard word.begins(opening) else { return nil }
    var place = opening.utf8CodeUnitCount
    let found: Bullet.Inner
    switch inner {
    case .sign(let sign): found = .sign(sign.description)
    case .letter:
      guard word[place].isLetter else { return nil }
      found = .letter(word[place].uppercased)
      place += 1
    case .roman:
      // One letter is a letter: `(i)`, `(v)`.
      let letters = word.dropping(place).prefixCount { ($0 | 0x20).isOne(of: "ivx") }
      guard (2...4).contains(letters) else { return nil }
      found = .sign(word.part(place..<(place + letters)).text.lowercased())
      place += letters
    case .number:
      guard let number = Self.number(word, &place) else { return nil }
      found = .number(number)
    }
    guard closes(word, &place), follows(word, place) else { return nil }
    return Bullet(inner: found, length: place, isProse: isProse)
  }

  /// One digit or two, the first of them no zero.
  private static func number(_ word: Word, _ place: inout Int) -> Int? {
    guard word[place].isDigit, word[place] != 0x30 else { return nil }
    var number = Int(word[place] - 0x30)
    place += 1
    if word[place].isDigit {
      number = number * 10 + Int(word[place] - 0x30)
      place += 1
    }
    return number
  }

  /// Skips the closing signs; false if there is none and one is required.
  private func closes(_ word: Word, _ place: inout Int) -> Bool {
    guard closing.utf8CodeUnitCount > 0 else { return true }
    guard closing.utf8.contains(word[place]) else { return false }
    place += 1
    while !isSingle, closing.utf8.contains(word[place]) { place += 1 }
    return true
  }

  private static func beginsSentence(_ word: Word, _ blank: Int) -> Bool {
    var place = blank
    while word[place] == 0x20 { place += 1 }
    return word[place].isUpper || word[place].isDigit || word[place].isOne(of: "(\"'")
  }

  private func follows(_ word: Word, _ place: Int) -> Bool {
    let next = word[place]
    return switch follower {
    case .anything: true
    case .wordEnd: !next.isLetter && !next.isDigit && next != UInt8(ascii: "'")
    case .blank: next == 0x20
    case .blankOrCapital: next == 0x20 || next.isUpper
    case .text:
      next == 0x20 || next == UInt8(ascii: "(")
        || !word.first.isUpper && next.isUpper && word[place + 1].isUpper
    case .sentence: next == 0x20 && Self.beginsSentence(word, place)
    }
  }
}

extension StaticString {
  /// Its bytes.
  fileprivate var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
