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
  ///   - word: folded; made only if it is kept.
  ///   - inside: how many of the texts have it.
  ///   - insideTexts: how many texts there are.
  ///   - outside: how many of those they are compared with have it.
  ///   - outsideTexts: how many these are.
  init?(
    _ word: @autoclosure () -> String, inside: Int, of insideTexts: Int, outside: Int,
    of outsideTexts: Int
  ) {
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
    self.word = word()
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
  /// Cost: one pass over the lists of the index, on all cores.
  ///
  /// - Parameter rows: of the library.
  /// - Returns: the most telling first; nil without an index of all words.
  public func typicalWords(of rows: [Int]) -> [TypicalWord]? {
    let bound = storage.columns.count
    guard let words, words.indexedCount >= bound, !words.isDamaged else { return nil }
    var inside = SlotSet(bound: bound)
    for row in rows where library.rows.indices.contains(row) {
      inside.insert(storage.order[row])
    }
    inside = storage.sections.unfolded(inside)
    var outside = storage.alive
    outside.subtract(inside)
    guard let counts = words.counts(in: inside, outside) else { return nil }
    let (insideTexts, outsideTexts) = (inside.count, outside.count)
    var found: [TypicalWord] = []
    counts.forEach { word, inside, outside in
      guard inside > 0 else { return }
      let typical = TypicalWord(
        String(decoding: word, as: UTF8.self), inside: inside, of: insideTexts, outside: outside,
        of: outsideTexts)
      if let typical { found.append(typical) }
    }
    return TypicalWord.ordered(found)
  }

  /// So many cables are read for an answer from some of them, so that it comes in some 0.1 s on two cores.
  public static let someCables = 800

  /// The words that are near a word or phrase, more often than elsewhere in the same cables.
  ///
  /// Near is what is in the same paragraph, which counts once for each word of it; or, with a window, what is
  /// at most so many words before or after it in the paragraph, each time that it is there.
  ///
  /// The index has no list of the words of a cable, so the cables are read: of more than `most` that many,
  /// spread evenly over them.
  ///
  /// Cost: the reading of these cables, on all cores.
  ///
  /// - Parameters:
  ///   - phrase: a word, or several in a row; folded as all words are.
  ///   - rows: of the library, among which those that hold it are looked for.
  ///   - window: how many words on each side are near; nil for the paragraph.
  ///   - most: how many cables are read at most; nil for all.
  /// - Returns: the words, and what they were counted in.
  public func company(
    of phrase: String, among rows: [Int], window: Int? = nil, most: Int? = nil
  ) -> WordCompany {
    let wanted = WordFolding.words(of: phrase)
    guard !wanted.isEmpty else { return WordCompany() }
    let picked = spread(rows, most: most)
    let (totals, errors) = totals(of: picked) {
      CompanyCount(of: wanted, window: window)
    } add: { count, cable, _ in
      count.add(cable)
    }
    var all = CompanyCount(of: wanted, window: window)
    for total in totals { all.add(total) }
    return WordCompany(
      words: all.typical, places: all.inside, readCount: picked.count, errors: errors)
  }

  /// Some of the rows, spread evenly over them, in the order of the files: what is packed is read from front to
  /// back.
  func spread(_ rows: [Int], most: Int?) -> [Int] {
    var picked = rows
    if let most, most < rows.count {
      picked = (0..<most).map { rows[$0 * rows.count / most] }
    }
    return picked.sorted { storage.order[$0] < storage.order[$1] }
  }
}

/// The words near a word, and what they were counted in.
public struct WordCompany: Sendable {
  /// The most telling first.
  public var words: [TypicalWord] = []
  /// How many paragraphs hold the word; with a window, how many words are in it.
  public var places = 0
  /// How many cables were read.
  public var readCount = 0
  /// Why cables could not be read again.
  public var errors: [LibraryError] = []
}

/// How often each word is near a phrase, and how often elsewhere in the cables that have it.
private struct CompanyCount: Sendable {
  /// Of paragraphs, or with a window of words.
  private(set) var inside = 0
  private(set) var outside = 0
  private var terms = TermTable(room: CompanyCount.room)
  /// By the numbers of the terms.
  private var counts: [(inside: Int, outside: Int)] = []
  /// The paragraph in which each term was counted last.
  private var seen: [Int] = []
  private var paragraph = 0
  /// The phrase by the numbers of its words, which are the first ones.
  private let phrase: [UInt32]
  private let window: Int?
  /// The words of the cable that is counted, and where its paragraphs end among them.
  private var words: [UInt32] = []
  private var ends: [Int] = []

  /// Words that some hundred cables have.
  private static let room = 1 << 14

  /// Nothing counted yet.
  init(of phrase: [String], window: Int?) {
    var terms = TermTable(room: Self.room)
    self.phrase = phrase.map { Array($0.utf8).withUnsafeBufferPointer { terms.intern($0) } }
    self.terms = terms
    self.window = window
    makeRoom()
  }

  private mutating func makeRoom() {
    counts += repeatElement((inside: 0, outside: 0), count: terms.count - counts.count)
    seen += repeatElement(0, count: terms.count - seen.count)
  }

  /// Counts a cable, if a paragraph of it has the phrase.
  ///
  /// Cost: linear in the text.
  mutating func add(_ cable: Cable) {
    words.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var folder = WordFolder()
    cable.forEachSearchedText { text, passage in
      guard case .paragraph = passage else { return }
      folder.withWords(of: text) { bytes, ends in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ends.count) { own in
          terms.intern(bytes, ends: ends, as: own)
          words.append(contentsOf: own)
        }
      }
      ends.append(words.count)
    }
    makeRoom()
    var start = 0
    let hits = ends.map { end in
      defer { start = end }
      return places(in: start..<end)
    }
    guard hits.contains(where: { !$0.isEmpty }) else { return }
    start = 0
    for (end, hits) in zip(ends, hits) {
      if let window {
        count(start..<end, near: hits, window)
      } else {
        count(start..<end, isInside: !hits.isEmpty)
      }
      start = end
    }
  }

  /// Where the phrase begins in a paragraph.
  private func places(in range: Range<Int>) -> [Int] {
    guard range.count >= phrase.count else { return [] }
    return (range.lowerBound...range.upperBound - phrase.count).filter { start in
      words[start] == phrase[0]
        && phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
    }
  }

  /// Counts each word of a paragraph once.
  private mutating func count(_ range: Range<Int>, isInside: Bool) {
    paragraph += 1
    if isInside { inside += 1 } else { outside += 1 }
    for word in words[range] where seen[Int(word)] != paragraph {
      seen[Int(word)] = paragraph
      if isInside { counts[Int(word)].inside += 1 } else { counts[Int(word)].outside += 1 }
    }
  }

  /// Counts every word of a paragraph but the phrase itself.
  private mutating func count(_ range: Range<Int>, near hits: [Int], _ window: Int) {
    var next = 0
    for place in range {
      // Past are the hits whose window ended before this word.
      while next < hits.count, hits[next] + phrase.count + window <= place { next += 1 }
      let isNear = next < hits.count && hits[next] - window <= place
      let isPhrase = hits[next...].prefix { $0 <= place }.contains { place < $0 + phrase.count }
      guard !isPhrase else { continue }
      let word = Int(words[place])
      if isNear {
        inside += 1
        counts[word].inside += 1
      } else {
        outside += 1
        counts[word].outside += 1
      }
    }
  }

  /// Adds what was counted elsewhere.
  mutating func add(_ other: CompanyCount) {
    inside += other.inside
    outside += other.outside
    other.terms.bytes.withUnsafeBufferPointer { bytes in
      for (term, count) in other.counts.enumerated() where count != (0, 0) {
        let word = UnsafeBufferPointer(rebasing: bytes[other.terms.range(term)])
        let own = Int(terms.intern(word))
        makeRoom()
        counts[own].inside += count.inside
        counts[own].outside += count.outside
      }
    }
  }

  /// The words that are near it more often than by chance, without those of the phrase.
  var typical: [TypicalWord] {
    terms.bytes.withUnsafeBufferPointer { bytes in
      TypicalWord.ordered(
        counts.indices.compactMap { term in
          let count = counts[term]
          let word = UnsafeBufferPointer(rebasing: bytes[terms.range(term)])
          guard count.inside > 0, TypicalWord.isTold(word), !phrase.contains(UInt32(term)) else {
            return nil
          }
          return TypicalWord(
            String(decoding: word, as: UTF8.self), inside: count.inside, of: inside,
            outside: count.outside, of: outside)
        })
    }
  }
}
