public import CableCore

/// A paragraph described in three ways, so that it is found again when its file has changed.
public struct Anchor: Sendable, Hashable {
  /// The paragraph's place in the cable, from 1.
  public var ordinal: Int
  /// The printed number or letter.
  public var label: String?
  /// What it said: the beginning of its re-flowed text, at most `longestQuote` characters.
  public let quote: String

  /// More of a paragraph is not kept: this much distinguishes it from any other.
  public static let longestQuote = 1000

  /// An anchor from its parts.
  public init(ordinal: Int, label: String? = nil, quote: String) {
    self.ordinal = ordinal
    self.label = label
    // SQLite ends a text at the first NUL.
    self.quote = quote.replacing("\0", with: " ")
  }

  /// The anchor of a paragraph.
  public init(_ paragraph: Paragraph) {
    self.init(
      ordinal: paragraph.ordinal, label: paragraph.label,
      quote: String(paragraph.text.prefix(Self.longestQuote)))
  }
}

/// Where an anchor was found again.
public struct Anchoring: Sendable, Hashable {
  /// What the paragraph was known by.
  public enum Ground: Sendable, Hashable {
    /// It says what was quoted, but for case, accents and punctuation.
    case quotation
    /// Its words are nearest to the quotation: the share of word pairs they have in common, 0–1.
    case similarity(Double)
    /// Nothing resembles the quotation; it has the printed label that the anchor names.
    case label
    /// Nothing resembles the quotation; it is where the anchor says.
    case ordinal
  }

  /// The paragraph's place in the cable as it is now, from 1.
  public var ordinal: Int
  /// How sure the place is.
  public var ground: Ground
  /// True if another paragraph may be meant: the screen then says so beside the note.
  public var isUnsure: Bool
}

extension Anchor {
  /// Finds the paragraph again: by its words, else by words that are nearest, else by its label,
  /// else by its place.
  ///
  /// Cost: linear in the length of the paragraphs.
  ///
  /// - Returns: nil if the cable has no paragraphs.
  public func found(in paragraphs: [Paragraph]) -> Anchoring? {
    guard !paragraphs.isEmpty else { return nil }
    let quoted = WordFolding.words(of: quote)
    if !quoted.isEmpty {
      let texts = paragraphs.map { WordFolding.words(of: $0.text) }
      if let exact = exact(quoted, paragraphs, texts) { return exact }
      if let similar = similar(quoted, paragraphs, texts) { return similar }
    }
    if let label {
      let labelled = paragraphs.filter { $0.label == label }
      if let only = labelled.first, labelled.count == 1 {
        return Anchoring(ordinal: only.ordinal, ground: .label, isUnsure: true)
      }
    }
    let last = paragraphs.map(\.ordinal).max() ?? 1
    return Anchoring(
      ordinal: min(max(1, ordinal), last), ground: .ordinal,
      isUnsure: !quoted.isEmpty || ordinal > last)
  }

  /// The nearest of the paragraphs that say what was quoted.
  private func exact(_ quoted: [String], _ paragraphs: [Paragraph], _ texts: [[String]])
    -> Anchoring?
  {
    // A quotation that was cut may end within a word.
    let isCut = quote.count >= Self.longestQuote
    let whole = isCut ? Array(quoted.dropLast()) : quoted
    let same = paragraphs.indices.filter { index in
      isCut ? texts[index].starts(with: whole) : texts[index] == whole
    }
    guard let best = same.min(by: { distance(paragraphs[$0]) < distance(paragraphs[$1]) }) else {
      return nil
    }
    let found = paragraphs[best]
    let isAlone = same.count == 1 || found.ordinal == ordinal
    return Anchoring(
      ordinal: found.ordinal, ground: .quotation,
      isUnsure: !isAlone && (label == nil || found.label != label))
  }

  /// The paragraph that shares most pairs of words with the quotation, if it shares enough.
  private func similar(_ quoted: [String], _ paragraphs: [Paragraph], _ texts: [[String]])
    -> Anchoring?
  {
    let wanted = WordPairs(quoted)
    let scores = texts.map { wanted.likeness(to: WordPairs($0)) }
    let ranked = paragraphs.indices.sorted { left, right in
      scores[left] == scores[right]
        ? distance(paragraphs[left]) < distance(paragraphs[right]) : scores[left] > scores[right]
    }
    guard let best = ranked.first, scores[best] >= 0.35 else { return nil }
    let second = ranked.dropFirst().first.map { scores[$0] } ?? 0
    return Anchoring(
      ordinal: paragraphs[best].ordinal, ground: .similarity(scores[best]),
      isUnsure: scores[best] < 0.6 || scores[best] - second < 0.15)
  }

  /// How far a paragraph is from where the anchor says; one with its label is nearer.
  private func distance(_ paragraph: Paragraph) -> Int {
    abs(paragraph.ordinal - ordinal) * 2 + (paragraph.label == label ? 0 : 1)
  }
}

/// The pairs of neighbouring words of a text, each as often as it occurs.
private struct WordPairs {
  private var counts: [Pair: Int] = [:]
  private var total = 0

  private struct Pair: Hashable {
    var first: String
    var second: String
  }

  init(_ words: [String]) {
    // Blank words at both ends, so that a text of one word has pairs too.
    var before = ""
    for word in words + [""] {
      counts[Pair(first: before, second: word), default: 0] += 1
      total += 1
      before = word
    }
  }

  /// The share of common pairs: of both texts (Dice's coefficient), or of the shorter one where
  /// a paragraph was cut in two or joined with another, which counts a little less.
  func likeness(to other: WordPairs) -> Double {
    var common = 0
    for (pair, count) in counts { common += min(count, other.counts[pair] ?? 0) }
    let both = Double(2 * common) / Double(total + other.total)
    let shorter = min(total, other.total)
    let contained = shorter < 6 ? 0 : 0.8 * Double(common) / Double(shorter)
    return max(both, contained)
  }
}
