/// A table that is looked up by word, without a `String` for words that fit into a key.
struct WordTable<Value: Sendable>: Sendable {
  private var short: [UInt128: Value] = [:]
  private var long: [String: Value] = [:]

  /// A table of the values of some texts; of a text given twice the first counts.
  init(_ entries: some Sequence<(String, Value)>) {
    for (text, value) in entries {
      let word = Word(spelled: text, at: 0..<0)
      if word.isWholeInKey {
        short[word.key] = short[word.key] ?? value
      } else {
        long[text] = long[text] ?? value
      }
    }
  }

  /// The value of a word, case and all.
  subscript(word: Word) -> Value? { word.isWholeInKey ? short[word.key] : long[word.text] }
}

extension WordTable where Value == Void {
  /// A set of texts.
  init(_ texts: some Sequence<String>) { self.init(texts.map { ($0, ()) }) }

  /// Whether a word is one of them, case and all.
  func contains(_ word: Word) -> Bool { self[word] != nil }
}
