public import CableCore

/// The words that a form takes from a library.
public struct WordExpansion: Sendable, Hashable {
  /// The form as a person would type it.
  public var form: String
  /// How many words have it.
  public var total: Int
  /// How many of these are looked up: those that most cables have.
  public var taken: Int

  /// A sentence for where not all words are looked up; nil where all are.
  public var notice: String? {
    taken < total
      ? "\(form) takes \(total) words; the \(taken) that most cables have were looked up." : nil
  }
}

/// A word of a library, with the cables that have it.
public struct CountedWord: Sendable, Hashable {
  /// Folded: lower case, without diacritics; or a phrase in quotation marks.
  public var word: String
  /// How many listed cables have it.
  public var count: Int
}

extension Searcher {
  /// How many words each form of a query takes.
  ///
  /// Cost: a walk over the vocabulary for each; nothing for a query without forms.
  ///
  /// - Parameters:
  ///   - query: as it is looked for.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: the forms in the order in which they were typed.
  public func expansions(
    of query: Query, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [WordExpansion] {
    guard let words else { return [] }
    return query.root.wantedForms.map { form in
      let found = words.words(of: form, isCancelled: isCancelled)
      return WordExpansion(form: form.typed, total: found.total, taken: found.words.count)
    }
  }

  /// Words of the library that a word may be meant for, those of most cables first.
  ///
  /// Looked for are words that are one typing error away, then two; `cooperate` also in two words, and
  /// `co-operate` as one.
  ///
  /// Cost: a walk or two over the vocabulary, and a look-up for each word found.
  ///
  /// - Parameters:
  ///   - word: as it was typed.
  ///   - limit: how many are enough.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: words that listed cables have; none where the word is a number or too short.
  public func nearWords(
    _ word: String, limit: Int = 3, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [CountedWord] {
    let parts = WordFolding.words(of: word)
    let joined = parts.joined()
    guard let words, joined.count > 2, joined.utf8.count <= WordForm.mostLetters,
      joined.contains(where: \.isLetter)
    else { return [] }
    var found: [CountedWord] = []
    if parts.count > 1 {
      found = counted([.word(joined, isPrefix: false)], isCancelled)
    } else {
      for errors in 1...(joined.count > 4 ? 2 : 1) where found.isEmpty && !isCancelled() {
        let near = words.words(of: .near(joined, errors: errors), isCancelled: isCancelled).words
          .sorted { $0.count > $1.count }.map { String(decoding: $0.bytes, as: UTF8.self) }
        found = counted(
          near.filter { $0 != joined }.prefix(limit * 2).map { .word($0, isPrefix: false) },
          isCancelled)
      }
      found = counted(splits(of: joined, words, isCancelled), isCancelled) + found
    }
    return Array(found.sorted { $0.count > $1.count }.prefix(limit))
  }

  /// Other words with the stem of a word, those of most cables first.
  ///
  /// Cost: a walk over the words that begin with the stem, and a look-up for each word found.
  ///
  /// - Parameters:
  ///   - word: as it was typed.
  ///   - limit: how many are enough.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: words that listed cables have.
  public func otherForms(
    of word: String, limit: Int = 3, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [CountedWord] {
    let folded = WordFolding.words(of: word)
    guard let words, folded.count == 1, folded[0].count > 2 else { return [] }
    let others = words.words(of: .stem(folded[0]), isCancelled: isCancelled).words
      .sorted { $0.count > $1.count }.map { String(decoding: $0.bytes, as: UTF8.self) }
      .filter { $0 != folded[0] }
    return Array(
      counted(others.prefix(limit * 2).map { .word($0, isPrefix: false) }, isCancelled)
        .sorted { $0.count > $1.count }.prefix(limit))
  }

  /// The ways to write a word as two words that the library has.
  private func splits(
    of word: String, _ words: any WordSource, _ isCancelled: () -> Bool
  ) -> [Query.Node] {
    guard word.count > 5 else { return [] }
    return (2...(word.count - 2)).compactMap { place in
      let parts = [String(word.prefix(place)), String(word.dropFirst(place))]
      return parts.allSatisfy { words.count(of: $0) > 0 } ? .phrase(parts) : nil
    }
  }

  /// Nodes that listed cables match.
  private func counted(
    _ nodes: [Query.Node], _ isCancelled: @escaping @Sendable () -> Bool
  ) -> [CountedWord] {
    let evaluator = evaluator(NotebookView(), isCancelled)
    return nodes.compactMap { node in
      let count = evaluator.slots(node, within: storage.listed).count
      return count > 0 ? CountedWord(word: node.typed, count: count) : nil
    }
  }
}
