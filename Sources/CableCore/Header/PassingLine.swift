/// Lines that pass a cable on within a building or to another post: `STATE FOR EUR/RPM, SCA/CEN`.
enum PassingLine {
  /// True for a line whose form forwards the cable, wherever it is in a header.
  static func isPassing(_ words: [Word]) -> Bool {
    guard words.count >= 2, words.count <= 40, let first = words.first, words[1].first.isUpper
    else {
      return false
    }
    guard PassingWords.openings.openings.mayBegin(first),
      let role = PassingWords.openings[first.uppercased]
    else { return namesOffice(words) || passesOn(words) || isNotice(words) }
    if role == .request {
      return words.allSatisfy { !($0.first >= 0x61 && $0.first <= 0x7A) }
    }
    return words.dropFirst().prefix(4).contains(where: PassingWords.verbs.contains)
  }
}

extension PassingLine {
  /// `CARACAS PASS TO CURACAO`, `PARIS PASS OECD`: posts, organizations and nothing else.
  private static func passesOn(_ words: [Word]) -> Bool {
    guard words.count <= 8, let verb = words.prefix(4).firstIndex(where: { $0.is("PASS") }),
      verb > 0
    else { return false }
    var to = words[(verb + 1)...]
    if to.first?.is("TO") == true { to = to.dropFirst() }
    return [words[..<verb], to].allSatisfy { names in
      guard let first = names.first else { return false }
      return Vocabulary.listedStation(names.dropFirst().reduce(first) { $0.appending($1) }) != nil
        || names.count == 1 && PassingWords.organizations.contains(first)
        || PassingWords.commands.longest(names)?.wordCount == names.count
    }
  }

  private static func isNotice(_ words: [Word]) -> Bool {
    guard PassingWords.notices.openings.mayBegin(words[0]) else { return false }
    let bare = words.map { $0.last == 0x2E ? $0.prefix($0.count - 1) : $0 }
    return PassingWords.notices.longest(bare[...])?.wordCount == words.count
  }

  /// `FOR EUR/WE`, `PARIS FOR USOECD`, `GENEVA FOR RMA`: a post, or nothing, before an office.
  ///
  /// A title may continue with such words (`TO / ROME FOR TALKS`): what follows must have the slash of
  /// an office, or be a name of letters that are no word.
  private static func namesOffice(_ words: [Word]) -> Bool {
    if words[0].is("FOR"), words.count <= 12, words.dropFirst().allSatisfy(isOffice) { return true }
    guard words.count <= 6, let place = words.prefix(4).firstIndex(where: { $0.is("FOR") }),
      place + 1 < words.count, words.count <= place + 3,
      words.allSatisfy({ !$0.contains { $0 >= 0x61 && $0 <= 0x7A } })
    else { return false }
    let office = words[place + 1]
    let isOffice = office.contains(UInt8(ascii: "/")) && office.last != UInt8(ascii: "/")
    guard let first = words[..<place].first else { return isOffice }
    // `AIDAC: FOR LAC/SA`
    if place == 1, isOffice, first.last == UInt8(ascii: ":"),
      Captions.words.contains(first.prefix(first.count - 1))
    {
      return true
    }
    let post = words[..<place].dropFirst().reduce(first) { $0.appending($1) }
    guard
      Vocabulary.listedStation(post) != nil
        || PassingWords.commands.longest(words[..<place])?.wordCount == place
    else { return false }
    return isOffice
      || words.count == place + 2 && office.count <= 6 && office.isUpper
        && !CommonWords.contains(office.text)
  }

  /// `EUR/WE`, `OES/OMC,`, or the joint between two.
  private static func isOffice(_ word: Word) -> Bool {
    word.is("AND") || word.is("&")
      || word.contains(UInt8(ascii: "/")) && word.last != UInt8(ascii: "/")
        && word.allSatisfy { $0.isUpper || $0.isDigit || $0.isOne(of: "/-,") }
  }
}

extension Cable {
  /// Keeps a line of the preamble that no field takes.
  mutating func pass(_ line: Range<Int>) {
    let words = Word.words(source.bytes, line)
    guard let range = words.range, source.bytes[range].contains(where: \.isWordByte) else { return }
    passing.append(Field(words.joined, at: range))
  }
}
