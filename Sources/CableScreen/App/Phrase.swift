import CableCore
import CableCatalog

/// Words of a paragraph that are selected to be copied, highlighted or noted.
struct Phrase: Sendable, Hashable {
  /// The ordinal of the paragraph.
  let ordinal: Int
  /// The words of the paragraph's text, as bytes of it.
  let words: [Range<Int>]
  /// The sentences, as places in `words`.
  let sentences: [Range<Int>]
  /// The word that the cursor is on.
  private(set) var cursor: Int
  /// The word from which the cursor selects; nil while it only looks for the first one.
  private(set) var anchor: Int?

  /// Begins on a word of a paragraph; nil where it has none.
  init?(_ paragraph: Paragraph, at offset: Int = 0) {
    let text = paragraph.text
    let words = Self.words(of: text)
    guard !words.isEmpty else { return nil }
    self.ordinal = paragraph.ordinal
    self.words = words
    sentences = Sentence.ranges(in: text).compactMap { range in
      let first = words.firstIndex(halvingAt: { $0.upperBound > range.lowerBound })
      let end = words.firstIndex(halvingAt: { $0.lowerBound >= range.upperBound })
      return first < end ? first..<end : nil
    }
    cursor = min(words.count - 1, words.firstIndex(halvingAt: { $0.upperBound > offset }))
  }

  /// The selected words, as places in `words`.
  private var selected: ClosedRange<Int> {
    let other = anchor ?? cursor
    return min(cursor, other)...max(cursor, other)
  }

  /// How many words are selected.
  var count: Int { selected.count }

  /// The selected bytes of the paragraph's text.
  var range: Range<Int> {
    words[selected.lowerBound].lowerBound..<words[selected.upperBound].upperBound
  }

  /// Moves the cursor to a word, staying inside.
  ///
  /// - Returns: false where it was there already.
  mutating func go(to word: Int) -> Bool {
    let before = cursor
    cursor = max(0, min(words.count - 1, word))
    return cursor != before
  }

  /// Fixes the end that does not move, or lets it go.
  mutating func turnAnchor() { anchor = anchor == nil ? cursor : nil }

  /// Moves the other end from now on.
  mutating func swapEnds() {
    guard let other = anchor else { return }
    (anchor, cursor) = (cursor, other)
  }

  /// Moves by sentences: an end that is fixed goes to the end of one, a cursor to its beginning.
  ///
  /// - Returns: false where there is none further on.
  mutating func step(sentences count: Int) -> Bool {
    if count < 0 {
      return go(to: sentences.last { $0.lowerBound < cursor }?.lowerBound ?? 0)
    }
    guard anchor == nil else {
      let end = sentences.first { $0.upperBound - 1 > cursor }?.upperBound ?? words.count
      return go(to: end - 1)
    }
    return go(to: sentences.first { $0.lowerBound > cursor }?.lowerBound ?? words.count - 1)
  }

  /// Selects whole sentences around what is selected.
  mutating func takeSentences() {
    let (low, high) = (selected.lowerBound, selected.upperBound)
    anchor = sentences.first { $0.contains(low) }?.lowerBound ?? 0
    cursor = (sentences.first { $0.contains(high) }?.upperBound ?? words.count) - 1
  }

  /// Selects the whole paragraph.
  mutating func takeAll() { (anchor, cursor) = (0, words.count - 1) }

  /// The selected words of a paragraph, in one line.
  func text(in paragraph: Paragraph) -> String { Self.line(range, of: paragraph.text) }

  /// Bytes of a text in one line, single blanks between the words.
  private static func line(_ range: Range<Int>, of text: String) -> String {
    let bytes = Array(text.utf8)[range]
    let words = bytes.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }

  /// The words of a text, as bytes of it.
  private static func words(of text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    return bytes.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }.map(\.indices)
  }
}

extension Phrase {
  /// `“a second deck hand” why not?`: a note on a phrase begins with it, in quotation marks; one
  /// that is no more than that is a highlight.
  ///
  /// So a phrase needs no place of its own in the notebook, and is read in every export of it.
  static func noted(_ phrase: String, _ text: String) -> String {
    let text = text.trimmed
    return "“\(phrase)”" + (text.isEmpty ? "" : " " + text)
  }

  /// The phrase that a note begins with, where the paragraph has these words, and the rest of it.
  ///
  /// Cost: linear in the paragraph for each closing quotation mark of the note.
  ///
  /// - Returns: bytes of the paragraph's text, and what was noted on them; nil for a note on the
  ///   whole paragraph.
  static func found(in note: String, of paragraph: Paragraph) -> (range: Range<Int>, text: String)?
  {
    guard note.hasPrefix("“") else { return nil }
    let inside = note.dropFirst()
    let bytes = Array(paragraph.text.utf8)
    let words = words(of: paragraph.text)
    // A phrase may have quotation marks in it: the longest that is there is meant.
    for end in inside.indices.reversed() where inside[end] == "”" {
      let wanted = inside[..<end].utf8.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
      guard let first = wanted.first, wanted.count <= words.count else { continue }
      let place = (0...(words.count - wanted.count)).first { start in
        bytes[words[start]].elementsEqual(first)
          && zip(wanted, words[start...]).allSatisfy { $0.elementsEqual(bytes[$1]) }
      }
      guard let place else { continue }
      return (
        words[place].lowerBound..<words[place + wanted.count - 1].upperBound,
        String(inside[inside.index(after: end)...]).trimmed
      )
    }
    return nil
  }
}
