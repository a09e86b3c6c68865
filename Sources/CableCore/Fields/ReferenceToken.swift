/// A word of a REF block, cut where bullets, commas and items are glued to each other.
enum ReferenceToken {
  /// The words of a line, each bullet, comma and semicolon as a word of its own.
  ///
  /// Cost: linear; words in which nothing is glued, as in nearly all, are taken as they are.
  static func words(_ bytes: [UInt8], _ line: Range<Int>) -> [Word] {
    cut(joined(withoutRange(withYears(Word.words(bytes, line)))))
  }

  /// `7 5 LIMA 412`: the two figures of a year, which a blank splits, as one word.
  private static func withYears(_ words: [Word]) -> [Word] {
    func isFigure(_ word: Word) -> Bool { word.count == 1 && word.first.isDigit }
    guard words.count > 3,
      let place = words.indices.dropLast(3).first(where: {
        isFigure(words[$0]) && isFigure(words[$0 + 1]) && words[$0 + 2].count >= 3
          && words[$0 + 2].isUpper && words[$0 + 3].first.isDigit
      }), place == 0 || !words[place - 1].last.isLetter && !words[place - 1].last.isDigit
    else { return words }
    return words[..<place] + [words[place].appending(words[place + 1])] + words[(place + 2)...]
  }

  /// `(A - D): A. LIMA 412`: the bullets of the list, which are none of an item.
  private static func withoutRange(_ words: [Word]) -> [Word] {
    guard words.count > 3, words[0].count == 2, words[0].is("(A"), words[1].is("-"),
      words[2].first.isUpper, words[2][1] == UInt8(ascii: ")"), words[2].count <= 3
    else { return words }
    return Array(words[3...])
  }

  /// Words with a bullet in pieces, `( A )`, `A )` or `A .`, as one word.
  private static func joined(_ words: [Word]) -> [Word] {
    guard
      words.indices.dropFirst().contains(where: {
        words[$0].count == 1 && words[$0].first.isOne(of: ").]") && words[$0 - 1].first.isLetter
          && words[$0 - 1].count == 1
      })
    else { return words }
    var joined: [Word] = []
    for word in words {
      let isOpen = joined.last.map { $0.count == 1 && $0.first.isOne(of: "([") } ?? false
      let isLetter =
        joined.last.map {
          ($0.count == 1 || $0.first.isOne(of: "([") && $0.count == 2) && $0.last.isLetter
        }
        ?? false
      let isSign = word.count == 1 && word.first.isOne(of: ").]")
      if let last = joined.last,
        isOpen && word.count == 1 && word.first.isLetter || isLetter && isSign
      {
        joined[joined.count - 1] = last.appending(word)
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// Words with what is glued to each other as words of its own.
  static func cut(_ words: [Word]) -> [Word] {
    guard words.contains(where: isGlued) else { return words }
    var parts: [Word] = []
    parts.reserveCapacity(words.count + 4)
    for word in words {
      guard isGlued(word) else {
        parts.append(word)
        continue
      }
      var start = labelLength(word)
      while start < word.count {
        let end = firstEnd(word, from: start)
        parts.append(word.part(start..<end))
        start = end
      }
    }
    return parts
  }

  /// `REF/A`, `REFTEL-B:`: how much of a word is a label, and the sign after it, before a bullet; 0 for
  /// other words.
  static func labelLength(_ word: Word) -> Int {
    guard word.first.uppercased == UInt8(ascii: "R"), word.count <= 12 else { return 0 }
    let upper = word.uppercased
    let length = upper.prefixCount(\.isLetter)
    guard length >= 3, upper[length].isOne(of: "/-."),
      Labels.names[upper.prefix(length)] == .reference
    else { return 0 }
    let bullet = word.dropping(length + 1)
    return Bullet.whole(bullet, .reference) ?? Bullet.whole(bullet, .nextReference) == nil
      ? 0 : length + 1
  }

  /// Where a token is looked for first; a longer one is looked for in twice as much, and so on.
  private static let view = 128
  /// How far after a byte to look whether a token ends before it: bullets and posts are shorter.
  private static let margin = 48

  /// Where the token ends that begins at a place of a word.
  ///
  /// Cost: that of the token, since a part of a long word is a copy.
  private static func firstEnd(_ word: Word, from start: Int) -> Int {
    var width = view
    while start + width < word.count {
      let end = firstEnd(word.part(start..<(start + width)))
      if end <= width - margin { return start + end }
      width *= 2
    }
    return start + firstEnd(start == 0 ? word : word.part(start..<word.count))
  }

  /// The bytes after a place, as far as a bullet or a post may reach.
  private static func near(_ word: Word, after place: Int) -> Word {
    word.part(place..<min(word.count, place + margin))
  }

  /// False for a word that is certainly one token.
  private static func isGlued(_ word: Word) -> Bool {
    guard word.count > 1 else { return false }
    if word.first == 0xC2 || signs.contains(where: { word.contains($0) }) { return true }
    guard word.count >= 4 else { return false }
    if labelLength(word) > 0 { return true }
    // `C.STATE`, `020555B.`, `12/ROME`: a letter or a digit beside the sign.
    return Bullet.read(word, .reference) != nil || Bullet.read(word, .gluedReference) != nil
      || word.hasDigit && word.hasASCIILetter
  }

  private static let signs: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"),
  ]

  /// Where the first token of a word ends.
  private static func firstEnd(_ word: Word) -> Int {
    guard word.count > 1 else { return word.count }
    if word.first == 0xC2, word[1] == 0xB6 { return 2 }
    if signs.contains(word.first) { return 1 }
    if let end = bulletEnd(word) { return end }
    for place in 1..<word.count {
      let byte = word[place]
      if signs.contains(byte), !isThousands(word, at: place) { return place }
      if byte == 0xC2 && word[place + 1] == 0xB6 { return place }
      if word[place - 1].isDigit, beginsBullet(word, at: place) { return place }
      // `12(NOTAL)`
      if byte == UInt8(ascii: "("), ReferenceList.isNotalWord(near(word, after: place)) {
        return place
      }
      if byte.isOne(of: "/:."), word[place - 1].isDigit,
        beginsPost(near(word, after: place + 1))
      {
        return place + 1
      }
    }
    return word.count
  }

  /// `12,345`: a comma between one digit or two and three; `692,317` are two numbers of a post.
  private static func isThousands(_ word: Word, at place: Int) -> Bool {
    guard word[place] == UInt8(ascii: ","), word[place - 1].isDigit else { return false }
    let isShort = place == 1 || !word[place - 2].isDigit || place == 2 || !word[place - 3].isDigit
    return isShort && (1...3).allSatisfy { word[place + $0].isDigit } && !word[place + 4].isDigit
      && (word[place + 4] != UInt8(ascii: ",") || place + 5 == word.count)
  }

  /// Where the bullet ends that is glued to the item after it; nil for most words.
  private static func bulletEnd(_ word: Word) -> Int? {
    if let end = Bullet.read(word, .reference)?.length, end < word.count {
      // Initials such as `U.S.` are no bullet.
      let first = word[end]
      let second = word[end + 1]
      if first.isLetter || first.isDigit || first == UInt8(ascii: "'"),
        second.isLetter || second.isDigit || end + 1 == word.count && first.isDigit
      {
        return end
      }
      return nil
    }
    guard let end = Bullet.read(word, .gluedReference)?.length, beginsPost(word.dropping(end))
    else { return nil }
    return end
  }

  /// `12345(B)ROME`, `021770B.`, `12[C]`: a bullet right after a number.
  private static func beginsBullet(_ word: Word, at place: Int) -> Bool {
    let rest = near(word, after: place)
    guard let bullet = Bullet.read(rest, .reference), bullet.letter != nil else { return false }
    let isBracketed = !rest.first.isLetter
    // `12(B)` may be a part of something else; what ends the word as `12B.` does is a bullet.
    if place + bullet.length == word.count { return !isBracketed || place >= 3 }
    return rest[bullet.length].isLetter || rest[bullet.length].isDigit
  }

  /// Whether a word begins with the name of a post.
  private static func beginsPost(_ word: Word) -> Bool {
    let letters = word.prefix(word.prefixCount(\.isUpper))
    return letters.count >= 3 && Vocabulary.isStationWord(letters.text)
  }
}
