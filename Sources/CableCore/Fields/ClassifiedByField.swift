/// The line that names who classified the cable, and why.
///
/// A name is found by its form (words with capitals, initials, particles) between the words of
/// titles; what comes before or after it, after a comma, is an office.
enum ClassifiedByField {
  /// Reads what is after the label: the name without title, office and reason.
  static func read(_ printed: [Word], into cable: inout Cable) {
    let words = separated(HardWrap.joined(printed, in: cable.source.bytes))
    var end = words.count
    for place in words.indices
    where ClassificationReasons.begins(
      words[place], next: place + 1 < words.count ? words[place + 1] : nil)
    {
      end = place
      break
    }
    let rest = words[end...]
    while end > 0, end < words.count,
      ReasonWords.leads[words[end - 1].upperLetters] != nil
    {
      end -= 1
    }
    let printed = Array(words[..<end])
    let isSmall =
      printed.allSatisfy { !$0.contains(where: \.isUpper) }
      && printed.contains { OfficerTitles.part($0.upper.filter { $0 != "," }) == .rank }
    let known = cable.classifiedBy.count
    names(isSmall ? printed.map(\.uppercased) : printed, into: &cable)
    if isSmall {
      // In a line of small letters a name is known by its place alone, and given as it is printed.
      for place in cable.classifiedBy.indices.dropFirst(known) {
        cable.classifiedBy[place].value = cable.classifiedBy[place].value.lowercased()
      }
    }
    for reason in ClassificationReasons.read(Array(rest)) where !cable.reasons.contains(reason) {
      cable.reasons.append(reason)
    }
    // `…; DECLASSIFY ON: 11/10/2010` in the same line.
    let date = rest.firstIndex(where: { word in
      let start = word.prefixCount { !$0.isLetter }
      return word[start].uppercased == UInt8(ascii: "D")
        && word.dropping(start).uppercased.begins("DECL")
    })
    if let date {
      ExecutiveOrderLine.readDate(Array(rest[(date + 1)...].prefix(8)), into: &cable)
    }
  }

  /// `Kort/reasons` and `Kort;Reason:1.4(b)` as a name and the word of the reasons.
  private static func separated(_ words: [Word]) -> [Word] {
    var parts: [Word] = []
    parts.reserveCapacity(words.count + 2)
    for word in words {
      let slash = word.prefixCount { !$0.isOne(of: "/;,:") }
      if slash > 0, slash < word.count, word[slash + 1].isLetter,
        ClassificationReasons.begins(word.dropping(slash + 1), next: nil)
      {
        parts.append(word.prefix(slash))
        parts.append(word.dropping(slash + 1))
      } else {
        parts.append(word)
      }
    }
    return parts
  }

  /// Whether a line has a word of the reasons: `reasons 1.4 (b)`, or the letters alone.
  static func namesReason(_ words: [Word]) -> Bool {
    words.indices.contains { place in
      let word = words[place]
      let next = place + 1 < words.count ? words[place + 1] : nil
      if ClassificationReasons.begins(word, next: next) { return true }
      let letters = word.text.lowercased().filter { $0.isLetter || $0.isNumber }
      return letters.utf8.count == 1 && letters.utf8.allSatisfy { (0x61...0x68).contains($0) }
    }
  }

  // MARK: Pieces

  /// What a piece of the line may be to a name.
  private enum Kind {
    case title(OfficerTitles.Part)
    /// A word of a name, a particle or an initial.
    case name
    /// `Jr.`, `III`.
    case suffix
    /// `and`, `&`.
    case and
    /// Anything else: numbers, words in small letters, what was taken out.
    case other
  }

  private struct Piece {
    var kind: Kind
    var text: String
    var range: Range<Int>
    /// True in round brackets.
    var isBracketed = false

    var isName: Bool { if case .name = kind { true } else { false } }
    var isTitle: Bool { if case .title = kind { true } else { false } }
    var isSuffix: Bool { if case .suffix = kind { true } else { false } }
    var isJoint: Bool { if case .title(.joint) = kind { true } else { false } }
    var isOffice: Bool { if case .title(.office) = kind { true } else { false } }
    var isRank: Bool { if case .title(.rank) = kind { true } else { false } }
  }

  /// What is between two commas.
  private typealias Run = [Piece]

  /// The line in runs: a comma, a semicolon, a dash or the stop of a sentence ends one.
  private static func runs(_ words: [Word]) -> [Run] {
    var runs: [Run] = [[]]
    var isBracketed = false
    for word in words {
      var parts = split(word)
      if let first = parts.indices.first, parts[first].text.first == "(" { isBracketed = true }
      if word.is("-") || word.is("--") || word.is("–") || word.is("—") {
        runs.append([])
        continue
      }
      let opens = word.first == UInt8(ascii: "(") || word.first == UInt8(ascii: ":")
      if opens, !isBracketed { runs.append([]) }
      for place in parts.indices {
        var (text, start) = (parts[place].text, parts[place].start)
        while let first = text.unicodeScalars.first, "(:;,-–".unicodeScalars.contains(first) {
          start += UTF8.width(first)
          text.unicodeScalars.removeFirst()
        }
        var ends = false
        while let last = text.unicodeScalars.last, ",;:)-–".unicodeScalars.contains(last) {
          ends = ends || last != ")"
          text.unicodeScalars.removeLast()
        }
        // A suffix has four bytes at most with its stop.
        let bare = text.utf8.count > 4 ? "" : text.uppercased().filter { $0 != "." }
        // `AMB. Borg`: the stop of a short title ends nothing.
        let isShort = text.utf8.count <= 6 && OfficerTitles.part(String(text.dropLast())) != nil
        if text.last == ".", text.utf8.count > 3, NameWords.suffixes[bare] == nil, !isShort,
          !isInitials(text)
        {
          ends = true
          text = text.dropLast()
        }
        if !text.isEmpty {
          let kind: Kind = NameWords.suffixes[bare] != nil ? .suffix : kind(String(text))
          runs[runs.count - 1].append(
            Piece(
              kind: kind, text: String(text), range: start..<(start + text.utf8.count),
              isBracketed: isBracketed))
        }
        // `Ann Borg/DCM Jane Doe`: the rank after the name may be another's.
        let isBeforeRank =
          place == 0 && parts.count == 2 && runs[runs.count - 1].last?.isName == true
          && OfficerTitles.part(String(parts[1].text)) == .rank
        if ends || isBeforeRank { runs.append([]) }
      }
      parts = []
      if word.contains(UInt8(ascii: ")")) { isBracketed = false }
    }
    return runs.filter { !$0.isEmpty }
  }

  /// `Counselor:Steve` and `DCM/Ted` are a title and a name; `POL/ECON` is one title.
  private static func split(_ word: Word) -> [(text: Substring, start: Int)] {
    let text = word.text
    let start = word.range.lowerBound
    guard word.contains(where: { $0.isOne(of: ":/,.;-") }) else { return [(text[...], start)] }
    // `Borg/DCM/Tunis`: offices after a name.
    if let slash = text.firstIndex(of: "/"), text[..<slash].contains(where: \.isLowercase),
      OfficerTitles.part(String(text[..<slash])) == nil,
      let next = text[text.index(after: slash)...].split(separator: "/").first,
      OfficerTitles.words[next.uppercased()]?.meaning == .rank
    {
      let right = text[text.index(after: slash)...]
      return [(text[..<slash], start), (right, start + text[..<slash].utf8.count + 1)]
    }
    // `Officer-in-Charge` is one title.
    if OfficerTitles.words[text.uppercased()] != nil { return [(text[...], start)] }
    for sign in [":", "/", ",", ".", ";", "-"] as [Character] {
      guard let place = text.firstIndex(of: sign), place > text.startIndex else { continue }
      let (left, right) = (text[..<place], text[text.index(after: place)...])
      guard let first = right.first, first.isUppercase, right.count >= 2,
        OfficerTitles.part(String(left)) != nil, OfficerTitles.part(String(right)) == nil,
        right.dropFirst().contains(where: \.isLowercase) || sign != "/" && left.count > 1,
        sign != "-" || OfficerTitles.part(String(left)) == .rank && left.count > 3
      else { continue }
      return [(left, start), (right, start + left.utf8.count + 1)]
    }
    return [(text[...], start)]
  }

  private static func kind(_ text: String) -> Kind {
    if text == "&" || text.uppercased() == "AND" { return .and }
    // `Ana das Neves`: in small letters it is no office.
    if text.first?.isLowercase == true, NameWords.particles[text.uppercased()] != nil {
      return .name
    }
    if isInitials(text[...]), OfficerTitles.part(text) == nil || text.utf8.count == 2 {
      return .name
    }
    if let part = OfficerTitles.part(text) { return .title(part) }
    return isNameWord(text) || NameWords.particles[text.uppercased()] != nil ? .name : .other
  }

  /// `J.`, `D.C.`, `C.J`.
  private static func isInitials(_ text: Substring) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: true)
    return parts.count <= 3 && parts.allSatisfy { $0.count == 1 && $0.first?.isUppercase == true }
  }

  private static func isNameWord(_ word: String) -> Bool {
    let bare = word.filter { !"\"“”".contains($0) }
    guard let first = bare.first, first.isLetter else { return false }
    if first.isLowercase {
      // `d'Arc`, `al-Hadi`: a particle that a sign ties to the name.
      guard let sign = bare.firstIndex(where: { "'’-".contains($0) }),
        bare.distance(from: bare.startIndex, to: sign) <= 3
      else { return false }
      let name = bare[bare.index(after: sign)...]
      return name.first?.isUppercase == true && isNameWord(String(name))
    }
    guard first.isUppercase else { return false }
    // `XXXXXXXXXXXX` is where a name was taken out.
    if bare.utf8.count >= 4, bare.utf8.allSatisfy({ $0 == UInt8(ascii: "X") }) { return false }
    return bare.allSatisfy { $0.isLetter || ".-'’`".contains($0) }
  }

  // MARK: Names

  private static func names(_ words: [Word], into cable: inout Cable) {
    var runs = runs(words)
    markCodes(&runs)
    splitAtAnd(&runs)
    markSurnames(&runs)
    guard !runs.isEmpty else { return }
    if let name = surnameFirst(runs) {
      append(name, to: &cable)
      return
    }
    var single: Run?
    for (place, run) in runs.enumerated() {
      guard cable.classifiedBy.count < 50 else { return }
      let isFirst = cable.classifiedBy.isEmpty
      // After the first name only `and` brings another, or a rank right before it; all else are offices.
      let isJoined = run.first.map { if case .and = $0.kind { true } else { false } } ?? false
      guard isFirst || isJoined || isRanked(run) && isRanked(runs[0]) else { continue }
      var name = name(in: run)
      guard !name.isEmpty else { continue }
      if place + 1 < runs.count,
        runs[place + 1].count == 1 || runs[place + 1].first?.isSuffix == true,
        let suffix = runs[place + 1].first, suffix.isSuffix
      {
        name.append(suffix)
      }
      if name.count(where: { !$0.isSuffix }) >= 2 {
        append(name, to: &cable)
      } else if single == nil, isFirst, name[0].text.utf8.count >= 3,
        run.contains(where: \.isTitle) || place == 0
      {
        single = name
      }
    }
    if cable.classifiedBy.isEmpty, let single { append(single, to: &cable) }
  }

  /// `PolCouns Ann Borg`: titles, the last of them a rank, then a name of two words that is no place.
  private static func isRanked(_ run: Run) -> Bool {
    let titles = run.prefix(while: \.isTitle)
    let name = run[titles.count...]
    return titles.last?.isRank == true && (2...4).contains(name.count) && name.allSatisfy(\.isName)
      && !Vocabulary.isPlace(name.map { $0.text.uppercased() }.joined(separator: " "))
  }

  /// In a line with a name in small letters, a short word in capitals is an office: `EMIN`, `VCI`.
  private static func markCodes(_ runs: inout [Run]) {
    let hasMixed = runs.joined().contains {
      $0.isName && $0.text.contains(where: \.isLowercase) && $0.text.utf8.count > 2
    }
    guard hasMixed else { return }
    for index in runs.indices {
      for place in runs[index].indices where runs[index][place].isName {
        let text = runs[index][place].text
        guard (2...6).contains(text.utf8.count), text.allSatisfy(\.isUppercase) else { continue }
        let after = runs[index][(place + 1)...].prefix { $0.isName }.count
        // `Ida BORG`: after a first name alone it is the surname.
        let isSurname =
          text.utf8.count > 2 && after == 0 && place > 0 && runs[index][place - 1].isName
          && (place < 2 || !runs[index][place - 2].isName)
        if isSurname { continue }
        // `TJ Borg`: two letters and a surname are a name.
        if text.utf8.count == 2, after == 1, place == 0 || !runs[index][place - 1].isName {
          continue
        }
        runs[index][place].kind = .title(.modifier)
      }
    }
  }

  /// `DCM Mark Chief`: after a rank and a first name the last word is a surname, whatever else it means.
  private static func markSurnames(_ runs: inout [Run]) {
    for index in runs.indices {
      let titles = runs[index].prefix(while: \.isTitle)
      let rest = runs[index][titles.count...]
      guard titles.contains(where: \.isRank), let last = rest.last, last.isTitle, rest.count > 1,
        last.isRank, rest.dropLast().allSatisfy(\.isName),
        rest.dropLast().filter({ !isInitials($0.text[...]) }).count == 1,
        last.text.utf8.count > 3, last.text.dropFirst().allSatisfy(\.isLowercase)
      else { continue }
      runs[index][runs[index].count - 1].kind = .name
    }
  }

  private static func splitAtAnd(_ runs: inout [Run]) {
    var separated: [Run] = []
    for run in runs {
      var open: Run = []
      for (place, piece) in run.enumerated() {
        if case .and = piece.kind {
          // `Political and Economic Counselor` is one title.
          if let last = open.last, last.isName || last.isSuffix || place == 0 {
            separated.append(open)
            open = [piece]
            continue
          }
          if open.isEmpty { open = [piece] }
          continue
        }
        open.append(piece)
      }
      if !open.isEmpty { separated.append(open) }
    }
    runs = separated
  }

  /// `Lodge, Hannah M, Ambassador, State, EXEC`: the surname first, then the given names.
  private static func surnameFirst(_ runs: [Run]) -> Run? {
    guard runs.count >= 2, runs[0].allSatisfy(\.isName),
      runs[0].count == 1
        || runs[0].count == 2 && NameWords.particles[runs[0][0].text.uppercased()] != nil,
      runs[1].allSatisfy({ $0.isName || $0.isSuffix }), (1...3).contains(runs[1].count),
      runs[1].contains(where: { $0.text.utf8.count > 2 }),
      runs.count == 2 || runs[2].contains(where: \.isTitle)
    else { return nil }
    return runs[1] + runs[0]
  }

  /// The words of a run that are a name: those before or after its titles.
  private static func name(in run: Run) -> Run {
    var segments: [(pieces: Run, isOffice: Bool, isBehindRank: Bool)] = []
    var open: Run = []
    var isBehindRank = false
    var place = 0
    func close(before next: Piece?) {
      if !open.isEmpty { segments.append((open, next?.isOffice ?? false, isBehindRank)) }
      open = []
    }
    while place < run.count {
      let piece = run[place]
      switch piece.kind {
      case .name:
        let isNickname =
          piece.isBracketed && !open.isEmpty && place + 1 < run.count
          && run[place + 1].isName && !run[place + 1].isBracketed
        if !piece.isBracketed {
          open.append(piece)
        } else if isNickname {
          open.append(
            Piece(kind: .name, text: "(\(piece.text))", range: piece.range, isBracketed: true))
        }
      case .suffix: if !open.isEmpty { open.append(piece) }
      case .title(let part):
        // `Jane M Doe`: a letter within a name is an initial.
        if piece.text.utf8.count == 1, !open.isEmpty, place + 1 < run.count, run[place + 1].isName {
          open.append(Piece(kind: .name, text: piece.text, range: piece.range))
          break
        }
        close(before: piece)
        isBehindRank = isBehindRank || part == .rank
        // `Ambassador to Sudan Jane Doe`: where to is no part of the name.
        if piece.text.uppercased() == "TO" || piece.text.uppercased() == "IN" {
          place += Self.place(run[(place + 1)...])
        }
      case .and, .other: close(before: nil)
      }
      place += 1
    }
    close(before: nil)
    let candidates = segments.filter { !$0.isOffice && $0.pieces.count <= 5 }
    let long = candidates.filter { $0.pieces.count { !$0.isSuffix } >= 2 }
    // A name after a rank is taken before one elsewhere.
    return long.last(where: \.isBehindRank)?.pieces ?? long.first?.pieces
      ?? candidates.last(where: \.isBehindRank)?.pieces ?? candidates.first?.pieces ?? []
  }

  /// How many words name a place: a country or a post, with `the` before it.
  private static func place(_ run: ArraySlice<Piece>) -> Int {
    var words = run
    while words.first?.isJoint == true { words = words.dropFirst() }
    let skipped = run.count - words.count
    let names = words.prefix { $0.isName }
    for count in stride(from: min(3, names.count), to: 1, by: -1) {
      let text = names.prefix(count).map { $0.text.uppercased() }.joined(separator: " ")
      if Vocabulary.isPlace(text), names.count - count >= 1 { return skipped + count }
    }
    return names.count >= 2 ? skipped + 1 : skipped
  }

  private static func append(_ name: Run, to cable: inout Cable) {
    guard let first = name.first else { return }
    var text = first.text
    for (piece, before) in zip(name.dropFirst(), name) {
      // `Doe, Jr.`: as it is printed.
      let gap = piece.isSuffix && piece.range.lowerBound - before.range.upperBound > 1 ? ", " : " "
      text += gap + piece.text
    }
    let start = name.map(\.range.lowerBound).min() ?? first.range.lowerBound
    let end = name.map(\.range.upperBound).max() ?? first.range.upperBound
    if !cable.classifiedBy.contains(where: { $0.value == text }) {
      cable.classifiedBy.append(Field(text, at: start..<end))
    }
  }
}
