/// A table that is looked up by word, without a `String` for words that fit into a key.
///
/// Every word of a preamble is looked up in several tables and is found in hardly any, so a look-up
/// must cost less than the hash of a `Dictionary`, which must resist chosen keys. These
/// tables are written down in the program: a product distinguishes their words well enough, and a
/// document can add none.
struct WordTable<Value: Sendable>: Sendable {
  /// The keys, each at the place its product names or after it; zero where there is none.
  private var keys: [UInt128]
  /// The values of the keys, at the same places.
  private var values: [Value?]
  private var long: [String: Value] = [:]

  /// A table of the values of some texts, none of them empty; of a text given twice the first
  /// applies.
  init(_ entries: some Sequence<(String, Value)>) {
    let entries = Array(entries)
    // At most one place in four is taken, so that the search ends at once for most words.
    var size = 4
    while size < entries.count * 4 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: nil, count: size)
    for (text, value) in entries {
      let word = Word(spelled: text, at: 0..<0)
      guard word.isWholeInKey else {
        long[text] = long[text] ?? value
        continue
      }
      let place = place(of: word.key)
      guard keys[place] == 0 else { continue }
      keys[place] = word.key
      values[place] = value
    }
  }

  /// Where a key is, or would be.
  @inline(__always)
  private func place(of key: UInt128) -> Int {
    let folded = UInt64(truncatingIfNeeded: key) ^ (UInt64(key >> 64) &* 0xC2B2_AE3D_27D4_EB4F)
    // The high bits of a product depend on all bits of its factor.
    var place = Int((folded &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  /// The value of a word, case and all.
  subscript(word: Word) -> Value? {
    word.isWholeInKey ? values[place(of: word.key)] : long[word.text]
  }
}

extension WordTable where Value == Void {
  /// A set of texts.
  init(_ texts: some Sequence<String>) { self.init(texts.map { ($0, ()) }) }

  /// Whether a word is one of them, case and all.
  func contains(_ word: Word) -> Bool { self[word] != nil }
}
