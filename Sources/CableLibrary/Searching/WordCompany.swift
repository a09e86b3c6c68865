public import CableCatalog
import CableCore
import Glibc

/// A word that some texts have more often than others.
public struct TypicalWord: Sendable, Hashable {
  /// Folded: lower case, without diacritics.
  public var word: String
  /// How many of the texts have it.
  public var inside: Int
  /// How many of those they are compared with have it.
  public var outside: Int
  /// How little it is by chance: log-likelihood G² of the four counts (Dunning 1993); 3.84 is passed by
  /// one word of twenty that are no different.
  public var likelihood: Double

  /// Words below it are not reported.
  static let least = 3.84

  /// What the counts of a word say; nil if it is not more frequent inside, or may be so by chance.
  ///
  /// - Parameters:
  ///   - word: folded.
  ///   - inside: how many of the texts have it.
  ///   - insideTexts: how many texts there are.
  ///   - outside: how many of those they are compared with have it.
  ///   - outsideTexts: how many these are.
  init?(_ word: String, inside: Int, of insideTexts: Int, outside: Int, of outsideTexts: Int) {
    let all = Double(insideTexts + outsideTexts)
    let holding = Double(inside + outside)
    guard insideTexts > 0, outsideTexts > 0, inside * outsideTexts > outside * insideTexts else {
      return nil
    }
    func part(_ count: Int, _ texts: Int, _ share: Double) -> Double {
      guard count > 0 else { return 0 }
      return Double(count) * log(Double(count) / (Double(texts) * share / all))
    }
    likelihood =
      2
      * (part(inside, insideTexts, holding) + part(outside, outsideTexts, holding)
        + part(insideTexts - inside, insideTexts, all - holding)
        + part(outsideTexts - outside, outsideTexts, all - holding))
    guard likelihood >= Self.least else { return nil }
    self.word = word
    self.inside = inside
    self.outside = outside
  }

  /// The most telling first, then by the alphabet.
  static func ordered(_ words: [TypicalWord]) -> [TypicalWord] {
    words.sorted { ($1.likelihood, $0.word) < ($0.likelihood, $1.word) }
  }

  /// True for what people call a word: no number, and more than one letter.
  static func isTold(_ word: some Sequence<UInt8>) -> Bool {
    var letters = 0
    for byte in word where byte < 0x30 || byte > 0x39 { letters += 1 }
    return letters > 1
  }
}

extension Searcher {
  /// The words that the cables of some rows have more often than all others of the library.
  ///
  /// A cable counts once for each word of it. Sections that came in files of their own count one by one.
  ///
  /// Cost: one pass over the lists of the index.
  ///
  /// - Parameter rows: of the library.
  /// - Returns: the most telling first; nil without an index of all words.
  public func typicalWords(of rows: [Int]) -> [TypicalWord]? {
    let bound = storage.columns.count
    guard let words, words.indexedCount >= bound, !words.isDamaged else { return nil }
    var inside = SlotSet(bound: bound)
    for row in rows where library.rows.indices.contains(row) {
      inside.insert(Int(storage.order[row]))
    }
    inside = storage.sections.unfolded(inside)
    var outside = storage.alive
    outside.subtract(inside)
    guard let counts = words.counts(in: inside, outside) else { return nil }
    let (insideTexts, outsideTexts) = (inside.count, outside.count)
    return TypicalWord.ordered(
      counts.compactMap { word, count in
        TypicalWord(
          word, inside: count.inside, of: insideTexts, outside: count.outside, of: outsideTexts)
      })
  }

  /// The words that are in the same paragraphs as a word or phrase, more often than in the other
  /// paragraphs of the same cables.
  ///
  /// Cost: the reading of the cables that hold it, on all cores.
  ///
  /// - Parameters:
  ///   - phrase: a word, or several in a row; folded as all words are.
  ///   - rows: of the library, among which those that hold it are looked for.
  /// - Returns: the most telling first, how many paragraphs hold it, and why cables could not be read
  ///   again.
  public func company(of phrase: String, among rows: [Int]) -> (
    words: [TypicalWord], paragraphs: Int, errors: [LibraryError]
  ) {
    let wanted = WordFolding.words(of: phrase)
    let folded =
      wanted.isEmpty ? [] : Array((" " + wanted.joined(separator: " ") + " ").utf8)
    var counts: [String: (inside: Int, outside: Int)] = [:]
    var (inside, outside) = (0, 0)
    let errors = read(rows) {
      var folder = WordFolder()
      return { cable, _ in ParagraphCounts(cable, holding: folded, &folder) }
    } each: { (found: ParagraphCounts) in
      inside += found.inside
      outside += found.outside
      for (word, count) in found.words {
        counts[word, default: (0, 0)].inside += count.inside
        counts[word, default: (0, 0)].outside += count.outside
      }
    }
    for word in wanted { counts[word] = nil }
    let words = counts.compactMap { word, count in
      TypicalWord(word, inside: count.inside, of: inside, outside: count.outside, of: outside)
    }
    return (TypicalWord.ordered(words), inside, errors)
  }
}

/// In how many paragraphs of a cable each word is, of those that hold a phrase and of the others.
private struct ParagraphCounts: Sendable {
  var inside = 0
  var outside = 0
  var words: [String: (inside: Int, outside: Int)] = [:]

  /// The counts; nil if no paragraph holds the phrase.
  init?(_ cable: Cable, holding wanted: [UInt8], _ folder: inout WordFolder) {
    guard !wanted.isEmpty else { return nil }
    for paragraph in cable.paragraphs {
      folder.removeAll()
      var text = paragraph.text
      text.withUTF8 { folder.fold($0) }
      let isInside = folder.joined().contains(wanted)
      if isInside { inside += 1 } else { outside += 1 }
      var own: Set<String> = []
      folder.forEachWord { word in
        if TypicalWord.isTold(word) { own.insert(String(decoding: word, as: UTF8.self)) }
      }
      for word in own {
        if isInside {
          words[word, default: (0, 0)].inside += 1
        } else {
          words[word, default: (0, 0)].outside += 1
        }
      }
    }
    if inside == 0 { return nil }
  }
}
