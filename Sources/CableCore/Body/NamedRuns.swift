/// Names in the prose: runs of words with capitals that begin no sentence.
///
/// It goes by form alone and knows no list of names: what it gives is a guess, and says nothing of who
/// or what is named. A text in capitals shows no names at all.
package enum NamedRuns {
  /// The names in a paragraph's text, each as often as it occurs; nil where the text is in
  /// capitals, so that names look like other words.
  ///
  /// Cost: linear.
  package static func names(in text: String) -> [String]? {
    let words = words(of: text)
    let letters = words.filter { $0.text.count > 3 && $0.text.allSatisfy(\.isLetter) }
    let capitals = letters.count { $0.text.allSatisfy(\.isUppercase) }
    guard letters.isEmpty || capitals * 2 < letters.count else { return nil }
    var names: [String] = []
    var run: [Word] = []
    func close() {
      while let last = run.last, particles.contains(last.text) { run.removeLast() }
      // The first word of a sentence has a capital whatever it is.
      if let first = run.first, first.beginsSentence,
        run.count == 1 || CommonWords.isPlain(first.text)
      {
        run.removeFirst()
        while let next = run.first, particles.contains(next.text) { run.removeFirst() }
      }
      while run.count > 1, CommonWords.isTitle(run[0].text) { run.removeFirst() }
      // A plain word alone, such as a day, a title or a heading's, is none.
      let isName =
        run.count > 1
        ? !run.allSatisfy { CommonWords.isPlain($0.text) }
        : run.first.map { $0.text.count > 2 && !CommonWords.isPlain($0.text) } ?? false
      if isName { names.append(run.map(\.text).joined(separator: " ")) }
      run = []
    }
    for word in words {
      if word.beginsSentence || word.isAfterSign { close() }
      if word.isCapitalized {
        run.append(word)
      } else if !run.isEmpty, particles.contains(word.text) {
        run.append(word)
      } else {
        close()
      }
      if word.endsRun { close() }
    }
    close()
    return names
  }

  /// Words in small letters that are part of a name.
  private static let particles: Set<String> = [
    "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "der",
    "den", "ten", "ter", "bin", "ibn", "al", "el", "of", "y",
  ]

  private struct Word {
    var text: String
    /// The first of a sentence, or of the text.
    var beginsSentence: Bool
    /// A bracket or a quotation mark precedes it.
    var isAfterSign: Bool
    /// A comma, a bracket or the like follows it.
    var endsRun: Bool

    /// `Borg`, `O'Brien`, `J.`, `al-Hadi`: a capital, and small letters where there are more than two.
    var isCapitalized: Bool {
      guard let first = text.first(where: \.isLetter), first.isUppercase || text.contains("-")
      else {
        return false
      }
      guard text.contains(where: \.isUppercase) else { return false }
      let letters = text.filter(\.isLetter)
      return letters.count <= 1 || letters.contains(where: \.isLowercase)
    }
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var beginsSentence = true
    for piece in text.split(whereSeparator: \.isWhitespace) {
      var inner = piece
      var isAfterSign = false
      while let first = inner.first, !first.isLetter, !first.isNumber {
        isAfterSign = true
        inner = inner.dropFirst()
      }
      var ends = false
      var endsSentence = false
      while let last = inner.last, !last.isLetter, !last.isNumber {
        // `J.`, `Jr.`: the stop of a short form ends no sentence.
        if last == ".",
          inner.dropLast().count <= 1
            || inner.first?.isUppercase == true
              && NameWords.abbreviations[inner.uppercased()] != nil
        {
          break
        }
        ends = true
        endsSentence = endsSentence || ".?!:".contains(last)
        inner = inner.dropLast()
      }
      // `Borg's`
      for ending in ["'s", "\u{2019}s"] where inner.hasSuffix(ending) {
        inner = inner.dropLast(2)
        ends = true
      }
      guard !inner.isEmpty else {
        if !words.isEmpty { words[words.count - 1].endsRun = true }
        continue
      }
      words.append(
        Word(
          text: String(inner), beginsSentence: beginsSentence, isAfterSign: isAfterSign,
          endsRun: ends))
      beginsSentence = endsSentence
    }
    return words
  }
}

extension CommonWords {
  /// True for a common word, a short word of any sentence, a day, a month or a title.
  fileprivate static func isPlain(_ word: String) -> Bool {
    let small = word.lowercased().filter(\.isLetter)
    return short.contains(small) || contains(small)
  }

  private static let short: Set<String> = Set(
    """
    a an the in on at of to for from by with and or but nor so yet as if it its he she they we you i his \
    her their our my your this that these those who what when where why how which while since until unless \
    after before during under over between among not no yes all any both each few more most other some such \
    than too very can will just now then there here also however although though because despite according \
    meanwhile moreover additionally furthermore finally first second third one two three four five six seven \
    eight nine ten monday tuesday wednesday thursday friday saturday sunday january february march april may \
    june july august september october november december comment summary end begin note post embassy ref \
    reftel refs reftels septel para paras
    """.split(separator: " ").map(String.init)
  ).union(titles)

  /// True for a word that precedes a name and is no part of it.
  fileprivate static func isTitle(_ word: String) -> Bool {
    titles.contains(word.lowercased().filter(\.isLetter))
  }

  private static let titles: Set<String> = Set(
    """
    mr mrs ms dr prof president minister prime deputy vice secretary director ambassador general colonel \
    senator representative dcm charge poloff poloffs econoff econoffs emboff emboffs conoff pao mp mps king \
    queen prince princess sheikh imam bishop cardinal judge justice mayor governor chairman
    """.split(separator: " ").map(String.init))
}
