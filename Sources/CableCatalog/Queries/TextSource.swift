/// Where the words of the cables' texts are looked up while a query is evaluated.
package protocol TextSource: Sendable {
  /// The slots in whose text a folded word stands, or where asked one that begins so; with the first
  /// section wherever a later one has it.
  func slots(holding word: String, isPrefix: Bool) -> SlotSet

  /// The slots in one of whose passages folded words stand in a row; of the scope at least those.
  func slots(holdingPhrase words: [String], within scope: SlotSet) -> SlotSet
}
