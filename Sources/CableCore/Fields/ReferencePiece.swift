/// A run of letters or of digits of a reference, with what is around it.
struct ReferencePiece {
  /// In capitals.
  var word: Word
  var isNumber: Bool
  /// True within brackets of either kind.
  var isBracketed: Bool
  /// What separates it from the piece before; empty where nothing does.
  var joint: Joint
  /// True for a number with dots after it: `SECSTATE 1...` was cut there.
  var isCut = false
  /// What it is a part of, where it is no number of a cable.
  var part: Part?

  /// The signs between two pieces.
  struct Joint: OptionSet {
    let rawValue: UInt8
    static let blank = Joint(rawValue: 1)
    static let hyphen = Joint(rawValue: 2)
    static let slash = Joint(rawValue: 4)
    static let apostrophe = Joint(rawValue: 8)
    static let dot = Joint(rawValue: 16)
    static let comma = Joint(rawValue: 32)
    static let other = Joint(rawValue: 64)
  }

  /// What a number may belong to.
  enum Part { case date, timeGroup }

  /// True where only a hyphen separates it from the piece before.
  var followsHyphen: Bool { joint.contains(.hyphen) }
  /// True where a slash separates it from the piece before.
  var followsSlash: Bool { joint.contains(.slash) }
  /// A word of letters that is not in brackets.
  var isName: Bool { !isNumber && !isBracketed }
  /// Its number; nil for letters, and for a number that is part of something else.
  var value: Int? { isNumber && part == nil ? word.number : nil }
  /// The month that it names.
  var month: Int? { isNumber ? nil : Months.names[word] }

  /// The pieces of a text, with the dates among them marked.
  ///
  /// - Parameters:
  ///   - text: an item, without bullet.
  ///   - year: of the citing cable, four digits; near it two digits may be a year.
  /// - Returns: the runs of letters and of digits in their order.
  static func pieces(_ text: String, near year: Int?) -> [ReferencePiece] {
    var scanner = Scanner()
    for scalar in text.uppercased().unicodeScalars { scanner.add(scalar) }
    scanner.endRun()
    joinThousands(&scanner.pieces)
    markDates(&scanner.pieces, near: year)
    return scanner.pieces
  }

  /// Cuts a text into runs of letters and digits, and each run where one becomes the other.
  private struct Scanner {
    var pieces: [ReferencePiece] = []
    private var run: [UInt8] = []
    private var joint: Joint = []
    private var depth = 0
    private var dots = 0

    init() {
      // As much as most items need.
      pieces.reserveCapacity(4)
      run.reserveCapacity(16)
    }

    mutating func add(_ scalar: Unicode.Scalar) {
      if scalar.isASCII {
        let byte = UInt8(ascii: scalar)
        if byte.isLetter || byte.isDigit { return run.append(byte) }
      } else if scalar.properties.isAlphabetic {
        return run.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      // `N'DJAMENA`: within a name an apostrophe separates nothing.
      if scalar == "'" || scalar == "’" {
        guard run.last?.isDigit != false else { return }
        endRun()
        return joint.formUnion(.apostrophe)
      }
      endRun()
      switch scalar {
      case " ": joint.formUnion(.blank)
      case "-", "–", "—": joint.formUnion(.hyphen)
      case "/": joint.formUnion(.slash)
      case ",": joint.formUnion(.comma)
      case ".", "…":
        joint.formUnion(.dot)
        dots += scalar == "." ? 1 : 3
        if dots > 2, let last = pieces.indices.last { pieces[last].isCut = true }
      case "(", "[":
        depth += 1
        joint.formUnion(.other)
      case ")", "]":
        depth = max(0, depth - 1)
        joint.formUnion(.other)
      default: joint.formUnion(.other)
      }
      if scalar != ".", scalar != "…" { dots = 0 }
    }

    /// Ends a run of letters and digits.
    mutating func endRun() {
      guard !run.isEmpty else { return }
      correct()
      var start = 0
      for place in run.indices {
        let isLast = place + 1 == run.count
        guard isLast || run[place + 1].isDigit != run[place].isDigit else { continue }
        pieces.append(
          ReferencePiece(
            word: Word(run, start..<(place + 1)), isNumber: run[place].isDigit,
            isBracketed: depth > 0, joint: joint))
        joint = []
        start = place + 1
      }
      run.removeAll(keepingCapacity: true)
      dots = 0
    }

    /// `O1684` and `2OO8` are numbers, `0TTAWA` and `SANTIAG0` are names.
    private mutating func correct() {
      let digits = run.count(where: \.isDigit)
      guard digits > 0, digits < run.count else { return }
      if run.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "O") }), digits * 2 >= run.count {
        for place in run.indices where !run[place].isDigit { run[place] = 0x30 }
      } else if run.first?.isDigit == true, digits >= 3,
        run.allSatisfy({ $0.isDigit || $0.isOne(of: "OIL") })
      {
        for place in run.indices where !run[place].isDigit {
          run[place] = run[place] == UInt8(ascii: "O") ? 0x30 : 0x31
        }
      } else if let first = run.first, first.isOne(of: "IL"), digits == run.count - 1,
        digits >= 3 || joint == .blank && pieces.last?.isName == true
      {
        // `I48833`, `ROME l2`
        run[0] = 0x31
      } else if run.count - digits >= 3, run.allSatisfy({ !$0.isDigit || $0 == 0x30 }),
        // `STATE00` is a name with its number.
        !(run.last == 0x30 && run[run.count - 2] == 0x30)
      {
        for place in run.indices where run[place] == 0x30 { run[place] = UInt8(ascii: "O") }
      }
    }
  }
}

extension ReferencePiece {
  /// `12,345`: the comma of the thousands, with which no token ends, parts no number.
  private static func joinThousands(_ pieces: inout [ReferencePiece]) {
    guard pieces.contains(where: { $0.joint == .comma }) else { return }
    for place in pieces.indices.dropFirst().reversed()
    where pieces[place].joint == .comma && pieces[place].isNumber && pieces[place].word.count == 3
      && pieces[place - 1].isNumber && pieces[place - 1].word.count <= 3
    {
      pieces[place - 1].word = pieces[place - 1].word.appending(pieces[place].word)
      pieces[place - 1].isCut = pieces[place].isCut
      pieces.remove(at: place)
    }
  }

  /// Marks what is a date or a time group, so that no number of it is taken for a cable's.
  private static func markDates(_ pieces: inout [ReferencePiece], near year: Int?) {
    guard pieces.count > 1 else { return }
    for place in pieces.indices {
      if pieces[place].month != nil {
        markMonth(&pieces, at: place)
      } else if isTimeGroup(pieces, at: place) {
        pieces[place].part = .timeGroup
      } else if place + 2 < pieces.count, isDate(pieces, at: place, near: year) {
        for part in place...(place + 2) { pieces[part].part = .date }
      }
    }
  }

  /// `13 FEBRUARY 2009`, `MAY 4, 2009`, `13FEB09`: the day and the year around a month.
  private static func markMonth(_ pieces: inout [ReferencePiece], at month: Int) {
    var hasDay = false
    if month > 0, pieces[month - 1].isNumber, pieces[month - 1].word.count <= 2,
      pieces[month - 1].part == nil, (1...31).contains(pieces[month - 1].value ?? 0)
    {
      pieces[month - 1].part = .date
      hasDay = true
    }
    for place in (month + 1)..<max(month + 1, min(month + 3, pieces.count)) {
      guard pieces[place].isNumber, let value = pieces[place].value,
        pieces[place].isBracketed == pieces[month].isBracketed
      else { return }
      let isYear = pieces[place].word.count == 4 && (1900...2050).contains(value)
      guard isYear || pieces[place].word.count <= 2 && (hasDay || value <= 31) else { return }
      pieces[place].part = .date
      if isYear || hasDay { return }
      hasDay = true
    }
  }

  /// `311345Z`, `DTG 311345`: day, hour and minute, and the letter of the zone or the word before.
  private static func isTimeGroup(_ pieces: [ReferencePiece], at place: Int) -> Bool {
    let piece = pieces[place]
    guard piece.isNumber, piece.word.count == 6, let value = piece.word.number,
      (1...31).contains(value / 10_000), value / 100 % 100 < 24, value % 100 < 60
    else { return false }
    if place > 0, pieces[place - 1].word.is("DTG") { return true }
    guard place + 1 < pieces.count else { return false }
    let next = pieces[place + 1]
    if next.word.is("Z") { return true }
    return next.joint.isEmpty && next.word.first == UInt8(ascii: "Z")
      && Months.names[next.word.dropping(1)] != nil
  }

  /// `11/3/2008`, `12-12-08`, `2008-11-03`: three numbers separated by the same sign.
  private static func isDate(_ pieces: [ReferencePiece], at place: Int, near year: Int?) -> Bool {
    let (first, second, third) = (pieces[place], pieces[place + 1], pieces[place + 2])
    guard let one = first.value, let two = second.value, let three = third.value,
      second.joint == third.joint, [.slash, .hyphen, .dot].contains(second.joint)
    else { return false }
    if first.word.count == 4 {
      return (1900...2050).contains(one) && (1...12).contains(two) && (1...31).contains(three)
    }
    guard first.word.count <= 2, second.word.count <= 2, (1...31).contains(one),
      (1...31).contains(two), min(one, two) <= 12
    else { return false }
    if third.word.count == 4 { return (1900...2050).contains(three) }
    // `KABUL 6/7/8` may be three numbers, unless the last is a year near by.
    guard third.word.count == 2 else { return false }
    return year.map { ($0 - 20...$0 + 1).contains(CableID.fullYear(three)) } ?? true
  }
}
