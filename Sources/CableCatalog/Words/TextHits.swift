public import CableCore

extension Query {
  /// Where the words of the query are in a text: those that must be there, not those that must
  /// not.
  ///
  /// Words are folded as in the index, so `cafe` finds `Café`; a phrase is one hit.
  ///
  /// Cost: linear in the text for each word.
  ///
  /// - Parameter text: any text.
  /// - Returns: ranges in the text, rising, none within another.
  public func hits(in text: String) -> [Range<String.Index>] {
    let wanted = root.wantedWords
    guard !wanted.isEmpty else { return [] }
    let words = Self.words(of: text)
    var hits: [Range<String.Index>] = []
    var index = 0
    while index < words.count {
      var longest = 0
      for (parts, isPrefix) in wanted where index + parts.count <= words.count {
        let isHit = parts.indices.allSatisfy { place in
          let word = words[index + place].folded
          return isPrefix && place == parts.count - 1
            ? word.hasPrefix(parts[place]) : word == parts[place]
        }
        if isHit { longest = max(longest, parts.count) }
      }
      if longest > 0 {
        hits.append(words[index].range.lowerBound..<words[index + longest - 1].range.upperBound)
        index += longest
      } else {
        index += 1
      }
    }
    return hits
  }

  private static func words(of text: String) -> [(range: Range<String.Index>, folded: String)] {
    text.split { !$0.isLetter && !$0.isNumber }.map { word in
      (word.startIndex..<word.endIndex, WordFolding.words(of: String(word)).joined())
    }
  }
}

extension Query.Node {
  /// The folded words of every term that is not negated.
  fileprivate var wantedWords: [(parts: [String], isPrefix: Bool)] {
    switch self {
    case .all, .not: []
    case .word(let word, let isPrefix):
      WordFolding.words(of: word).isEmpty ? [] : [(WordFolding.words(of: word), isPrefix)]
    case .phrase(let words):
      words.isEmpty ? [] : [(words.flatMap { WordFolding.words(of: $0) }, false)]
    case .field(.subject, _, let value):
      WordFolding.words(of: value).isEmpty ? [] : [(WordFolding.words(of: value), false)]
    case .field: []
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.wantedWords)
    }
  }
}
