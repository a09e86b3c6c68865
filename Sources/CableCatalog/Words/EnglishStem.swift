/// The stem of an English word: what is left without endings such as `-s`, `-ing` and `-ation`.
///
/// The algorithm is Porter's, "An algorithm for suffix stripping", Program 14 (1980) 130–137;
/// its endings are the rows below. It changes no letter but the last ones, so the words of a stem are
/// next to each other in the alphabet.
enum EnglishStem {
  /// What must be left of a word for an ending to be taken off.
  private enum Left: Sendable {
    /// So many vowels followed by consonants, at least.
    case measure(Int)
    /// A vowel.
    case vowel
    /// As `measure(2)`, after `s` or `t`.
    case measureAfterST
  }

  /// An ending, what replaces it, and what must be left.
  private struct Ending: Sendable {
    let ending: [UInt8]
    let replacement: [UInt8]
    let left: Left

    init(_ ending: String, _ replacement: String, _ left: Left) {
      (self.ending, self.replacement) = (Array(ending.utf8), Array(replacement.utf8))
      self.left = left
    }
  }

  /// Steps 1a, 2, 3 and 4: of each the first ending that the word has is looked at, and no other.
  private static let plural = [
    Ending("sses", "ss", .measure(0)), Ending("ies", "i", .measure(0)),
    Ending("ss", "ss", .measure(0)), Ending("s", "", .measure(0)),
  ]
  private static let double = [
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
    ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"),
    ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
  ].map { Ending($0, $1, .measure(1)) }
  private static let single = [
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
  ].map { Ending($0, $1, .measure(1)) }
  private static let last =
    [
      "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",
    ].map { Ending($0, "", .measure(2)) } + [Ending("ion", "", .measureAfterST)]
    + ["ou", "ism", "ate", "iti", "ous", "ive", "ize"].map { Ending($0, "", .measure(2)) }

  /// The stem of a folded word; a word with other than the letters a to z is its own stem.
  ///
  /// Cost: a few looks at each row.
  static func stem(of word: some Collection<UInt8>) -> [UInt8] {
    var word = Array(word)
    guard (3...64).contains(word.count), word.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return word
    }
    apply(plural, &word)
    takeOffPast(&word)
    if word.last == letter("y"), hasVowel(word.dropLast()) { word[word.count - 1] = letter("i") }
    apply(double, &word)
    apply(single, &word)
    apply(last, &word)
    takeOffE(&word)
    if word.count > 1, word.last == letter("l"), word[word.count - 2] == letter("l"),
      measure(word[...]) > 1
    {
      word.removeLast()
    }
    return word
  }

  private static func apply(_ endings: [Ending], _ word: inout [UInt8]) {
    guard let row = endings.first(where: { ends(word, $0.ending) }) else { return }
    let left = word.dropLast(row.ending.count)
    let isEnough =
      switch row.left {
      case .measure(let least): measure(left) >= least
      case .vowel: hasVowel(left)
      case .measureAfterST:
        measure(left) >= 2 && (left.last == letter("s") || left.last == letter("t"))
      }
    if isEnough { word = left + row.replacement }
  }

  /// Step 1b: `-eed`, `-ed` and `-ing`, and what these had changed before them.
  private static func takeOffPast(_ word: inout [UInt8]) {
    let before = word
    if ends(word, Array("eed".utf8)) { return apply([Ending("eed", "ee", .measure(1))], &word) }
    apply([Ending("ed", "", .vowel), Ending("ing", "", .vowel)], &word)
    guard word != before, let end = word.last else { return }
    if ["at", "bl", "iz"].contains(where: { ends(word, Array($0.utf8)) }) {
      word.append(letter("e"))
    } else if word.count > 1, end == word[word.count - 2], isConsonant(word[...], word.count - 1) {
      if !Array("lsz".utf8).contains(end) { word.removeLast() }
    } else if measure(word[...]) == 1, isShort(word[...]) {
      word.append(letter("e"))
    }
  }

  /// Step 5a.
  private static func takeOffE(_ word: inout [UInt8]) {
    guard word.last == letter("e") else { return }
    let left = word.dropLast()
    let measure = measure(left)
    if measure > 1 || (measure == 1 && !isShort(left)) { word.removeLast() }
  }

  private static func letter(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }

  private static func ends(_ word: [UInt8], _ ending: [UInt8]) -> Bool {
    word.count >= ending.count && word.suffix(ending.count).elementsEqual(ending)
  }

  /// A `y` is a vowel after a consonant.
  private static func isConsonant(_ word: ArraySlice<UInt8>, _ place: Int) -> Bool {
    switch word[place] {
    case letter("a"), letter("e"), letter("i"), letter("o"), letter("u"): false
    case letter("y"): place == word.startIndex || !isConsonant(word, place - 1)
    default: true
    }
  }

  private static func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
    word.indices.contains { !isConsonant(word, $0) }
  }

  /// How often consonants follow vowels.
  private static func measure(_ word: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isAfterVowel = false
    for place in word.indices {
      let isConsonant = isConsonant(word, place)
      if isConsonant, isAfterVowel { count += 1 }
      isAfterVowel = !isConsonant
    }
    return count
  }

  /// Consonant, vowel, consonant at the end, the last none of `w`, `x`, `y`.
  private static func isShort(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 2, let end = word.last else { return false }
    let last = word.endIndex - 1
    return isConsonant(word, last) && !isConsonant(word, last - 1) && isConsonant(word, last - 2)
      && !Array("wxy".utf8).contains(end)
  }
}
