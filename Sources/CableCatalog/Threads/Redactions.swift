public import CableCore

/// A place that a copy of a cable blacks out, and what another copy prints there.
public struct FilledRedaction: Sendable, Hashable {
  /// The place of the paragraph with the redaction, from 1.
  public var paragraph: Int
  /// The redaction as it is printed: `XXXXXXXXXXXX`, `[…]`, bars.
  public var sign: String
  /// The words before and after it in its paragraph, as they are printed.
  public var before: String
  /// As `before`.
  public var after: String
  /// What the other copy prints between them.
  public var text: String
}

/// What copies of one cable print and black out.
public enum Redactions {
  /// Words on each side by which a place is found again.
  private static let context = 4
  /// A longer stretch between them is another place.
  private static let longest = 200

  /// The redactions of a cable for which another copy has words.
  ///
  /// A place is the same where the words before and after it are, whatever their case and punctuation:
  /// at most four on each side, and at least three of them.
  ///
  /// Cost: linear in both texts, times the places where one word occurs.
  public static func filled(in cable: Cable, by other: Cable) -> [FilledRedaction] {
    let blacked = cable.paragraphs.map { (paragraph: $0, tokens: tokens(of: $0.text)) }
      .filter { $0.tokens.contains(where: \.isRedaction) }
    guard !blacked.isEmpty else { return [] }
    let texts = other.paragraphs.map { tokens(of: $0.text) }
    return blacked.flatMap { paragraph, own in
      spans(of: own).compactMap { span -> FilledRedaction? in
        let left = own[..<span.lowerBound].suffix(while: { !$0.isRedaction }).suffix(context)
        let right = own[span.upperBound...].prefix(while: { !$0.isRedaction }).prefix(context)
        guard left.count + right.count >= 3 else { return nil }
        for text in texts {
          guard let found = place(left.map(\.folded), right.map(\.folded), in: text) else {
            continue
          }
          return FilledRedaction(
            paragraph: paragraph.ordinal, sign: printed(own[span]), before: printed(left),
            after: printed(right), text: printed(text[found]))
        }
        return nil
      }
    }
  }

  /// A word as it is printed.
  private struct Token {
    var printed: Substring
    /// Folded, without punctuation.
    var folded: String
    var isRedaction: Bool
  }

  /// Words between blanks; those of punctuation alone are a part of none.
  private static func tokens(of text: String) -> [Token] {
    text.split(whereSeparator: \.isWhitespace).compactMap { word in
      let isRedaction = isRedaction(word)
      let folded = WordFolding.words(of: String(word)).joined(separator: " ")
      guard isRedaction || !folded.isEmpty else { return nil }
      return Token(printed: word, folded: folded, isRedaction: isRedaction)
    }
  }

  /// True for four X in a row, three bars or four low lines, dots in brackets, and `[redacted]`.
  private static func isRedaction(_ word: Substring) -> Bool {
    var run = 0
    var last: Character = " "
    for character in word {
      run = character == last ? run + 1 : 1
      last = character
      switch character {
      case "X", "_": if run >= 4 { return true }
      case "█", "■", "▇", "▓": if run >= 3 { return true }
      default: break
      }
    }
    guard word.contains("[") else { return false }
    let inner = word.lowercased().filter { $0.isLetter || $0 == "…" || $0 == "." }
    return ["…", "...", "redacted"].contains { inner == $0 || inner == $0 + "." }
  }

  /// Redactions with nothing between them are one.
  private static func spans(of tokens: [Token]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for (place, token) in tokens.enumerated() where token.isRedaction {
      if let last = spans.last, last.upperBound == place {
        spans[spans.count - 1] = last.lowerBound..<place + 1
      } else {
        spans.append(place..<place + 1)
      }
    }
    return spans
  }

  /// Where words are between those of a context; nil where there is nothing, or what is there is
  /// blacked out, too.
  private static func place(_ left: [String], _ right: [String], in text: [Token]) -> Range<Int>? {
    func holds(_ words: [String], at start: Int) -> Bool {
      start >= 0 && start + words.count <= text.count
        && words.indices.allSatisfy { text[start + $0].folded == words[$0] }
    }
    let starts =
      left.isEmpty ? [0] : text.indices.filter { holds(left, at: $0) }.map { $0 + left.count }
    for start in starts {
      let limit = min(text.count, start + longest)
      guard start < limit else { continue }
      let end =
        right.isEmpty ? text.count : (start...limit).first { holds(right, at: $0) }
      guard let end, end > start, end - start <= longest,
        !text[start..<end].contains(where: \.isRedaction)
      else { continue }
      return start..<end
    }
    return nil
  }

  private static func printed(_ tokens: some Sequence<Token>) -> String {
    tokens.map { String($0.printed) }.joined(separator: " ")
  }
}

extension BidirectionalCollection {
  /// The elements at the end that fulfil a condition.
  fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex {
      let before = index(before: start)
      guard condition(self[before]) else { break }
      start = before
    }
    return self[start...]
  }
}
