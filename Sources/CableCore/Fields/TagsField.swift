/// The TAGS field: codes separated by commas or blanks, persons in brackets.
enum TagsField {
  /// What the field is made of.
  private struct Token {
    var text: String
    var range: Range<Int>
    /// The text, where it is one word of the source.
    var word: Word?
    /// True for a token in round brackets.
    var isBracketed: Bool
    /// True where a comma or semicolon follows.
    var endsItem: Bool
  }

  /// True for a line that can only be tags: known codes, countries, or persons in brackets.
  static func isCodeList(_ words: [Word]) -> Bool {
    guard !words.isEmpty, words.count <= 40 else { return false }
    var depth = 0
    var (known, unknown, hasComma) = (0, 0, false)
    let areCodes = words.allSatisfy { word in
      let wasInside = depth > 0
      if word.contains(UInt8(ascii: "(")) || word.contains(UInt8(ascii: ")")) {
        for place in 0..<word.count {
          if word[place] == UInt8(ascii: "(") { depth += 1 }
          if word[place] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
        }
      }
      if wasInside || word.first == UInt8(ascii: "(") { return true }
      // Most words are too long for a code, or in small letters: no line of tags.
      guard word.first.isUpper || word.first.isDigit || word.first.isOne(of: ",;") else {
        return false
      }
      let parts = word.text.split { $0 == "," || $0 == ";" }.map(String.init)
      if word.contains(UInt8(ascii: ",")) { hasComma = true }
      for part in parts {
        guard part.utf8.allSatisfy({ $0.isUpper || $0.isDigit }) else {
          return Vocabulary.isTag(part)
        }
        if isListed(part) {
          known += 1
        } else if (2...(hasComma ? 5 : 8)).contains(part.utf8.count) {
          unknown += 1
        } else {
          return false
        }
      }
      return !parts.isEmpty
    }
    // `IAEA, NPT, MT`, `PGOV PREL BR TIP`: one that no table has, among others and commas, or three others.
    return areCodes && (unknown == 0 || known > unknown && hasComma || known > 2 && unknown == 1)
  }

  /// True for a code of the table, a program's code (`KABC`) and a word of a phrase.
  private static func isListed(_ code: String) -> Bool {
    Vocabulary.isTag(code) || phraseParts.contains(code) || TagPhrases.codes.contains(code)
      || code.utf8.count == 4 && code.utf8.first == UInt8(ascii: "K")
  }

  /// Reads what is after the label.
  static func read(_ words: [Word], into cable: inout Cable) {
    // `TAGS: N/A`
    if words.count == 1, words[0].text.uppercased() == "N/A" { return }
    let tokens = tokens(words)
    // `TAGS: (U) PREL`: the mark of the line is none of them.
    var index = tokens.first.map(isMark) == true ? 1 : 0
    while index < tokens.count {
      let token = tokens[index]
      if let count = gloss(tokens, at: index, cable) {
        index += count
      } else if token.isBracketed {
        bracketed(token, in: &cable)
        index += 1
      } else if let count = phrase(tokens, at: index) {
        let range = token.range.lowerBound..<tokens[index + count - 1].range.upperBound
        let text = tokens[index..<(index + count)].map(\.text).joined(separator: " ")
        append(text == "COUNTER TERRORISM" ? "COUNTERTERRORISM" : text, at: range, to: &cable)
        index += count
      } else if let count = person(tokens, at: index, cable) {
        let run = tokens[index..<(index + count)]
        let range = token.range.lowerBound..<tokens[index + count - 1].range.upperBound
        append(personName(Array(run)), at: range, to: &cable)
        index += count
      } else if !cable.source.hints.linksTags, let (count, codes) = torn(tokens, at: index) {
        let range = token.range.lowerBound..<tokens[index + count - 1].range.upperBound
        for code in codes { append(code, at: range, to: &cable) }
        index += count
      } else if let count = wordRun(tokens, at: index) {
        let run = tokens[index..<(index + count)]
        let range = token.range.lowerBound..<tokens[index + count - 1].range.upperBound
        append(run.map(\.text).joined(separator: " "), at: range, to: &cable)
        index += count
      } else {
        code(token, in: &cable)
        index += 1
      }
    }
  }

  private static func isMark(_ token: Token) -> Bool {
    token.isBracketed && token.text.utf8.count <= 3 && !Vocabulary.isTag(token.text)
      && Vocabulary.portionMark(Word(spelled: token.text, at: token.range)) != nil
  }

  private static func tokens(_ words: [Word]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(words.count)
    var bracket: Token?
    for word in words {
      var text = ""
      var start = word.range.lowerBound
      var place = word.range.lowerBound
      func flush(endsItem: Bool) {
        if !text.isEmpty {
          tokens.append(
            Token(text: text, range: start..<place, isBracketed: false, endsItem: endsItem))
        } else if endsItem, !tokens.isEmpty {
          tokens[tokens.count - 1].endsItem = true
        }
        text = ""
      }
      if bracket != nil { bracket?.text += " " }
      if bracket == nil, let plain = plainToken(word) ?? listedToken(word) {
        tokens.append(plain)
        continue
      }
      for scalar in word.text.uppercased().unicodeScalars {
        let width = UTF8.width(scalar)
        if bracket != nil {
          if scalar == ")" || scalar == "]" {
            if var done = bracket {
              done.range = done.range.lowerBound..<min(place + width, word.range.upperBound)
              tokens.append(done)
            }
            bracket = nil
          } else {
            bracket?.text.unicodeScalars.append(scalar)
          }
        } else if scalar == "(" || scalar == "[" {
          flush(endsItem: false)
          bracket = Token(text: "", range: place..<place, isBracketed: true, endsItem: true)
        } else if scalar == "," || scalar == ";" || scalar == "/" || scalar == "|" {
          flush(endsItem: true)
        } else {
          if text.isEmpty { start = place }
          text.unicodeScalars.append(scalar)
        }
        place = min(place + width, word.range.upperBound)
      }
      flush(endsItem: false)
    }
    if let bracket, !bracket.text.isEmpty { tokens.append(bracket) }
    return tokens
  }

  /// The token of a word of capitals and digits, with the comma after it; nil for others.
  private static func plainToken(_ word: Word) -> Token? {
    let isListed = word.last == UInt8(ascii: ",") || word.last == UInt8(ascii: ";")
    let bare = isListed ? word.prefix(word.count - 1) : word
    guard !bare.isEmpty, bare.allSatisfy({ $0.isUpper || $0.isDigit }) else { return nil }
    return Token(
      text: bare.text, range: bare.range, word: bare, isBracketed: false, endsItem: isListed)
  }

  /// `UNGA/C-6`, `AFL-CIO`: a code of the table with signs within it.
  private static func listedToken(_ word: Word) -> Token? {
    guard word.contains(UInt8(ascii: "/")) || word.contains(UInt8(ascii: "-")) else { return nil }
    let isListed = word.last == UInt8(ascii: ",") || word.last == UInt8(ascii: ";")
    let bare = isListed ? word.prefix(word.count - 1) : word
    let text = bare.upper
    guard Vocabulary.isTag(text) else { return nil }
    return Token(
      text: text, range: bare.range, word: Word(spelled: text, at: bare.range), isBracketed: false,
      endsItem: isListed)
  }

  /// `STEINBERG, JAMES B.` is a person; `(PREL)` a code; several codes are several.
  private static func bracketed(_ token: Token, in cable: inout Cable) {
    let text = token.text.split(separator: " ").joined(separator: " ")
    guard text.contains(where: \.isLetter), !isRedaction(text) else { return }
    if captions.contains(text) { return caption(text, at: token.range, to: &cable) }
    let parts = text.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init)
    if parts.allSatisfy({ Vocabulary.isTag($0) }) {
      for part in parts { append(part, at: token.range, to: &cable) }
    } else {
      append(bracketedPerson(text, in: cable) ?? spacedCommas(text), at: token.range, to: &cable)
    }
  }

  /// `OVIP (STEINBERG JAMES B.)`: the surname first, and no comma after it.
  private static func bracketedPerson(_ text: String, in cable: Cable) -> String? {
    guard let last = cable.tags.last?.value, TagPhrases.beforePersons[last] != nil,
      !text.utf8.contains(UInt8(ascii: ","))
    else { return nil }
    let words = text.split(separator: " ")
    guard (2...4).contains(words.count), words[0].utf8.count > 2,
      words.allSatisfy({ isNameWord(String($0)) })
    else { return nil }
    return words[0] + ", " + words.dropFirst().joined(separator: " ")
  }

  private static let phraseWords = TagPhrases.phrases.map {
    $0.split(separator: " ").map(String.init)
  }
  private static let phraseParts = Set(phraseWords.joined())
  private static let phraseStarts = WordTable(phraseWords.map { $0[0] })
  /// The captions that are met anywhere among tags.
  private static let captions = Set(
    Captions.words.rows.filter { $0.met.contains(.spaced) }.map(\.text))
  private static let captionWords = WordTable(captions)

  private static func phrase(_ tokens: [Token], at index: Int) -> Int? {
    let first = tokens[index].word ?? Word(spelled: tokens[index].text, at: 0..<0)
    guard phraseStarts.contains(first) else { return nil }
    for words in phraseWords {
      guard index + words.count <= tokens.count else { continue }
      let run = tokens[index..<(index + words.count)]
      if zip(run, words).allSatisfy({ $0.text == $1 && !$0.isBracketed }) { return words.count }
    }
    return nil
  }

  /// `- External Political Relations,` after a code: what the code means, and no tag.
  ///
  /// It is recognised by its small letters, since `PREL - ELECTIONS` may be two tags.
  private static func gloss(_ tokens: [Token], at index: Int, _ cable: Cable) -> Int? {
    guard index > 0, tokens[index].text == "-" || tokens[index].text == "\u{2013}",
      let last = cable.tags.last, last.range == tokens[index - 1].range,
      Vocabulary.isTag(last.value), !tokens[index - 1].endsItem
    else { return nil }
    var count = 1
    var isSmall = false
    while index + count < tokens.count, count < 12 {
      let token = tokens[index + count]
      guard !token.isBracketed,
        !Vocabulary.isTag(token.text) || TagPhrases.joints[token.text] != nil
      else { return nil }
      isSmall = isSmall || cable.source.bytes[token.range].contains(where: \.isLower)
      count += 1
      if token.endsItem { break }
    }
    return isSmall && count > 1 ? count : nil
  }

  /// `P E P R`, `E TRD`: codes that the archives' telegrams have in pieces; how many pieces there are, and
  /// what they make up.
  private static func torn(_ tokens: [Token], at index: Int) -> (count: Int, codes: [String])? {
    var pieces: [String] = []
    while index + pieces.count < tokens.count, pieces.count < 24,
      let piece = piece(tokens[index + pieces.count])
    {
      pieces.append(piece)
      if tokens[index + pieces.count - 1].endsItem { break }
    }
    guard pieces.count > 1 else { return nil }
    let letters = pieces.prefix { $0.utf8.count == 1 }.count
    var text = pieces[0]
    var hasUnknown = !Vocabulary.isTag(text)
    var found: Int?
    for count in 2...min(4, pieces.count) {
      text += pieces[count - 1]
      // Where each piece is a code, none is part of another.
      hasUnknown = hasUnknown || !Vocabulary.isTag(pieces[count - 1])
      let isCode = Vocabulary.isTag(text) || count == 2 && isUnknownCode(pieces)
      if hasUnknown, count >= letters, isCode, !isCountry(pieces[..<count]) { found = count }
    }
    if let found { return (found, [pieces[..<found].joined()]) }
    guard letters > 1, letters % 2 == 0 else { return nil }
    return (letters, fours(pieces[..<letters].joined()))
  }

  /// `NT IS`: a country beside two letters that no table has is a country beside another, and no
  /// organization; a subject such as `ET RD` nearly every telegram has.
  private static func isCountry(_ pieces: ArraySlice<String>) -> Bool {
    pieces.count == 2 && pieces.allSatisfy { $0.utf8.count == 2 }
      && pieces.contains { Vocabulary.isTag($0) }
      && Vocabulary.tag(pieces.joined())?.kind != "subject"
  }

  /// `P EPR`: four letters, no part of which is a code.
  private static func isUnknownCode(_ pieces: [String]) -> Bool {
    pieces[0].utf8.count + pieces[1].utf8.count == 4 && pieces[0].utf8.count != 2
      && !Vocabulary.isTag(pieces[0]) && !Vocabulary.isTag(pieces[1])
  }

  /// The codes of four letters that a text makes up, with one of two after them.
  private static func fours(_ text: String) -> [String] {
    var codes: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      codes.append(String(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    return codes
  }

  /// What may be a piece of a code: up to three letters, with a stop after them.
  private static func piece(_ token: Token) -> String? {
    guard !token.isBracketed else { return nil }
    let text = token.text.utf8
    let hasStop = text.last == UInt8(ascii: ".")
    // Most codes are whole, and longer.
    guard (1...3).contains(text.count - (hasStop ? 1 : 0)) else { return nil }
    let letters = hasStop ? String(Substring(text.dropLast())) : token.text
    return letters.utf8.allSatisfy(\.isUpper)
      && Levels.words[letters] == nil ? letters : nil
  }

  /// Words that are no codes and that nothing separates: `FOREIGN POLITICS`, `BOARD OF TRADE`.
  ///
  /// The first may be as short as a code where the item begins with it: `, AIR PACIFIC,`.
  private static func wordRun(_ tokens: [Token], at index: Int) -> Int? {
    let beginsShort =
      isShortWord(tokens[index]) && (index == 0 || tokens[index - 1].endsItem)
    guard beginsShort || isPlainWord(tokens[index]) else { return nil }
    var count = 1
    var end = 1
    while index + count < tokens.count, count < 8, !tokens[index + count - 1].endsItem {
      if isPlainWord(tokens[index + count]) {
        end = count + 1
      } else if TagPhrases.joints[tokens[index + count].text] == nil,
        !(beginsShort && isShortWord(tokens[index + count]))
      {
        break
      }
      count += 1
    }
    return end > 1 ? end : nil
  }

  /// True for a word of five letters and more that is no code, nor several.
  private static func isPlainWord(_ token: Token) -> Bool {
    token.text.utf8.count >= 5 && !token.isBracketed && !isRedaction(token.text)
      && token.text.utf8.allSatisfy { $0.isUpper || $0 >= 0x80 || $0 == 0x27 }
      && isNoCode(token.text) && Vocabulary.splitTags(token.text) == nil
  }

  /// True for a word of two or three letters that is no code.
  private static func isShortWord(_ token: Token) -> Bool {
    (2...3).contains(token.text.utf8.count) && !token.isBracketed && !token.endsItem
      && token.text.utf8.allSatisfy(\.isUpper) && isNoCode(token.text)
  }

  private static func isNoCode(_ text: String) -> Bool {
    !captions.contains(text) && !Vocabulary.isTag(text) && Vocabulary.correctedTag(text) == nil
  }

  /// After `OVIP` a name may be without brackets: unknown words up to the next known code.
  private static func person(_ tokens: [Token], at index: Int, _ cable: Cable) -> Int? {
    guard let last = cable.tags.last?.value, TagPhrases.beforePersons[last] != nil,
      isNameWord(tokens[index].text), tokens[index].text.utf8.count > 2,
      Vocabulary.splitTags(tokens[index].text) == nil
    else { return nil }
    var count = 1
    while index + count < tokens.count, count < 4, !tokens[index + count].isBracketed,
      isNameWord(tokens[index + count].text)
    {
      if tokens[index + count - 1].endsItem, count > 1 { break }
      count += 1
    }
    return count >= 2 ? count : nil
  }

  private static func isNameWord(_ word: String) -> Bool {
    !Vocabulary.isTag(word.filter { $0 != "." }) && !captions.contains(word)
      && word.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" || $0 == "'" }
  }

  private static func personName(_ tokens: [Token]) -> String {
    let rest = tokens.dropFirst().map(\.text).joined(separator: " ")
    return tokens[0].text + ", " + rest
  }

  /// One blank after each comma and none before.
  private static func spacedCommas(_ text: String) -> String {
    text.split(separator: ",").map { part in
      part.split(separator: " ").joined(separator: " ")
    }.joined(separator: ", ")
  }

  private static func code(_ token: Token, in cable: inout Cable) {
    // Nearly every code is in the table as it is printed.
    let word = token.word ?? Word(spelled: token.text, at: token.range)
    if word.hasASCIILetter, Vocabulary.isTag(word), !captionWords.contains(word) {
      append(token.text, at: token.range, to: &cable)
      return
    }
    var inner = token.text[...]
    while let last = inner.last, ".:-*'\"\\`".contains(last) { inner.removeLast() }
    while let first = inner.first, ".:-*'\"#`".contains(first) { inner.removeFirst() }
    let text = String(inner)
    guard text.contains(where: \.isLetter), text != "NONE", !isRedaction(text) else { return }
    // A letter alone is no code, nor is a joint; a level is what the relay printed between pages.
    if text.utf8.count == 1 || text == "AND" || Levels.words[text] != nil
      || Labels.orders[text + "."] != nil
    {
      return
    }
    if captions.contains(text) { return caption(text, at: token.range, to: &cable) }
    if Vocabulary.isTag(text) {
      append(text, at: token.range, to: &cable)
      return
    }
    let bare = text.filter { $0.isLetter || $0.isNumber || $0 == "'" || $0 == "-" }
    if let corrected = Vocabulary.correctedTag(bare) {
      append(corrected, at: token.range, to: &cable)
    } else if let parts = hyphened(bare) ?? Vocabulary.splitTags(bare) {
      for part in parts { append(part, at: token.range, to: &cable) }
    } else {
      append(bare, at: token.range, to: &cable)
    }
  }

  /// `SIPDIS` among tags; once, wherever else it is.
  private static func caption(_ text: String, at range: Range<Int>, to cable: inout Cable) {
    guard !cable.captions.contains(where: { $0.value == text }) else { return }
    cable.captions.append(Field(text, at: range))
  }

  /// `XXXXXXXXXXXX`, `XXXX, XXXX`: a name that was taken out before the cable was published.
  private static func isRedaction(_ text: String) -> Bool {
    text.utf8.count >= 4 && text.utf8.allSatisfy { $0.isOne(of: "X, ") }
  }

  /// `PREL-PGOV`: several tags.
  private static func hyphened(_ text: String) -> [String]? {
    guard text.utf8.contains(UInt8(ascii: "-")) else { return nil }
    let parts = text.split(separator: "-").map(String.init)
    return parts.count > 1 && parts.allSatisfy { Vocabulary.isTag($0) } ? parts : nil
  }

  private static func append(_ tag: String, at range: Range<Int>, to cable: inout Cable) {
    // No drafter gives so many: beyond them it is no list of tags.
    if !tag.isEmpty, cable.tags.count < 500, !cable.tags.contains(where: { $0.value == tag }) {
      if cable.tags.isEmpty { cable.tags.reserveCapacity(8) }
      cable.tags.append(Field(tag, at: range))
    }
  }
}
