import CableCore

/// The words of cables that were read in this session, and wait to be put into lists.
struct WordBacklog: Sendable {
  /// The words of some cables in a row.
  struct Entry: Sendable {
    var slots: Range<Slot>
    var words: WordStore.Kept
  }

  /// Where the words themselves are.
  let store: WordStore
  private(set) var entries: [Entry] = []

  /// No words yet.
  init(_ store: WordStore) { self.store = store }

  /// Notes what readers kept of the cables of some slots; nothing where they kept fewer or more.
  mutating func note(_ kept: [WordStore.Kept], of slots: Range<Slot>) {
    guard kept.reduce(0, { $0 + $1.cables }) == slots.count else {
      for words in kept { _ = store.take(words) }
      return
    }
    var start = slots.lowerBound
    for words in kept where words.cables > 0 {
      let end = start.advanced(by: words.cables)
      entries.append(Entry(slots: start..<end, words: words))
      start = end
    }
  }

  /// Follows the slots that move together because others go.
  ///
  /// - Parameter isLiving: false for a slot that goes.
  mutating func move(_ isLiving: (Slot) -> Bool) {
    // A slot, and the one that it has once the others are gone.
    var (old, new) = (Slot(0), Slot(0))
    entries = entries.compactMap { entry in
      while old < entry.slots.lowerBound {
        if isLiving(old) { new = new.advanced(by: 1) }
        old = old.advanced(by: 1)
      }
      guard entry.slots.allSatisfy(isLiving) else {
        _ = store.take(entry.words)
        return nil
      }
      return Entry(slots: new..<new.advanced(by: entry.slots.count), words: entry.words)
    }
  }
}

/// Keeps the words of the cables that one thread reads.
struct WordKeeping {
  private let store: WordStore?
  private var collector = WordCollector()
  private var kept: [WordStore.Kept] = []
  /// True where words could not be kept: those of all cables here are found by reading them again.
  private var isBroken = false

  /// Keeps words in a store; nil keeps none.
  init(in store: WordStore?) { self.store = store }

  /// Adds the words of a cable.
  mutating func add(_ cable: Cable) {
    guard let store, !isBroken else { return }
    collector.add(cable)
    if collector.isFull { flush(store) }
  }

  private mutating func flush(_ store: WordStore) {
    guard collector.count > 0 else { return }
    let words = store.keep(collector.take())
    isBroken = words == nil
    if let words { kept.append(words) }
  }

  /// What was kept; all of it, or nothing.
  mutating func end() -> [WordStore.Kept] {
    guard let store else { return [] }
    if !isBroken { flush(store) }
    guard isBroken else { return kept }
    for words in kept { _ = store.take(words) }
    return []
  }
}
