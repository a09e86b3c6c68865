/// Where the words of the cables' texts are looked up while a query is evaluated.
package protocol TextSource: Sendable {
  /// The slots whose text contains a folded word or, if asked, one that begins with it; with the first
  /// section wherever a later one has it.
  func slots(holding word: String, isPrefix: Bool) -> SlotSet

  /// The slots in one of whose passages folded words are consecutive; of the scope at least those.
  func slots(holdingPhrase words: [String], within scope: SlotSet) -> SlotSet
}
