/// The texts of a library's cables, through its index: by their subject alone where their words are
/// not in it yet, and from their own files where it is damaged.
struct IndexedTexts: TextSource {
  let storage: LibraryStorage
  let words: (any WordSource)?
  /// Called before the files are read because the index is damaged.
  let whenDamaged: @Sendable () -> Void
  /// Asked between steps; true gives up, and the result is then of no use.
  let isCancelled: @Sendable () -> Bool

  private var bound: Int { storage.columns.count }
  /// Slots from here on have their words not yet in the index.
  private var indexed: Int { min(words?.indexedCount ?? 0, bound) }

  func slots(holding word: String, isPrefix: Bool) -> SlotSet {
    let indexed = indexed
    var result =
      words?.slots(holding: word, isPrefix: isPrefix, bound: bound) ?? SlotSet(bound: bound)
    if words?.isDamaged == true { return scanned([word], isPrefix: isPrefix) }
    if indexed < bound {
      for slot in SubjectSearch.slots(
        word, isPrefix: isPrefix, in: storage.columns.subject, from: indexed)
      {
        result.insert(slot)
      }
    }
    storage.sections.fold(&result)
    return result
  }

  func slots(holdingPhrase phrase: [String], within scope: SlotSet) -> SlotSet {
    let indexed = indexed
    var result = words?.slots(holdingPhrase: phrase, bound: bound) ?? SlotSet(bound: bound)
    if words?.isDamaged == true { return scanned(phrase, isPrefix: false) }
    for slot in SubjectSearch.slots(
      holdingPhrase: phrase, in: storage.columns.subject, from: indexed)
    {
      result.insert(slot)
    }
    storage.sections.fold(&result)
    guard let words else { return result }
    var rest = scope
    rest.subtract(result)
    for slot in SeamSearch(storage: storage, words: words, isCancelled: isCancelled)
      .slots(holding: phrase, within: rest)
    {
      result.insert(slot)
    }
    return result
  }

  /// What the files say, where the index is not what was written.
  private func scanned(_ words: [String], isPrefix: Bool) -> SlotSet {
    whenDamaged()
    var found = TextScan(storage: storage, isCancelled: isCancelled).slots(
      holding: words, isPrefix: isPrefix)
    storage.sections.fold(&found)
    return found
  }
}

/// Where the words of the cables are looked up in an index.
protocol WordSource: Sendable {
  /// Slots below this have their words in the index.
  var indexedCount: Int { get }

  /// True once a look-up found something that was not what was written; its answers are then of no
  /// use.
  var isDamaged: Bool { get }

  /// The slots that hold a word, folded as `WordFolding` does; a prefix where asked.
  func slots(holding word: String, isPrefix: Bool, bound: Int) -> SlotSet

  /// The slots in whose subject or in one of whose paragraphs folded words are consecutive.
  func slots(holdingPhrase words: [String], bound: Int) -> SlotSet

  /// The slots that hold all words of any of some names, of which a word may be a slip away.
  func slots(holdingAnyOf names: WantedNames, bound: Int) -> SlotSet

  /// Each word that a cable of the first set has, with how many of both sets have it; nil if the
  /// index is damaged.
  func counts(in inside: SlotSet, _ outside: SlotSet) -> [String: (inside: Int, outside: Int)]?
}
