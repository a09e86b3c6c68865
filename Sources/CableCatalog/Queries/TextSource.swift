package import CableCore

/// Where the words of the cables' texts are looked up while a query is evaluated.
package protocol TextSource: Sendable {
  /// The slots whose text contains a folded word or, if asked, one that begins with it; with the first
  /// section wherever a later one has it.
  func slots(holding word: String, isPrefix: Bool) -> SlotSet

  /// The slots whose text contains a word of a form; with the first section wherever a later one has it.
  func slots(holding form: WordForm) -> SlotSet

  /// The slots that have a passage with what a query wants; of the scope at least those, with the first
  /// section wherever a later one has it.
  func slots(holding query: PassageQuery, within scope: SlotSet) -> SlotSet

  /// Calls with the slots whose text contains a word of a term, and how often; once for each word.
  func forEachFrequency(of term: WordTerm, _ body: (_ slot: Slot, _ count: Int) -> Void)

  /// The slots in one of whose passages folded words are consecutive; of the scope at least those.
  func slots(holdingPhrase words: [String], within scope: SlotSet) -> SlotSet
}
