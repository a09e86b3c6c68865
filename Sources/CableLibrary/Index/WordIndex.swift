import CableCatalog
import CableCore
import Synchronization

/// Looks words up in an index, and remembers the latest answers.
final class WordIndex: WordSource {
  private struct State {
    var answers: [String: SlotSet] = [:]
    /// Keys of `answers`, the latest last.
    var recent: [String] = []
    /// The words of the forms that were asked for last, the latest last.
    var expansions: [Expansion] = []
    var fault: String?
    /// Of the words that are indexed now; nil until it is needed.
    var vocabulary: WordTable?
  }

  /// What a form takes from the vocabulary: it is looked up, its words are counted, and hits are ordered.
  private struct Expansion {
    let form: WordForm
    let words: [WordTable.Word]
    let total: Int
  }

  private static let memory = 64
  private static let mostExpansions = 4
  /// Words of one form that are looked up at most.
  static let mostWords = 2_000
  private let database: IndexDatabase
  private let indexed: Atomic<Int>
  private let state = Mutex(State())

  init(_ database: IndexDatabase, indexedCount: Int) {
    self.database = database
    indexed = Atomic(indexedCount)
  }

  var indexedCount: Int { indexed.load(ordering: .acquiring) }

  /// Notes that more words are there; answers from before no longer hold.
  func advance(to count: Int) {
    state.withLock { state in
      indexed.store(count, ordering: .releasing)
      state.answers = [:]
      state.recent = []
      state.expansions = []
      state.vocabulary = nil
    }
  }

  /// True once a look-up found the index damaged.
  var isDamaged: Bool { state.withLock { $0.fault != nil } }

  func slots(holding word: String, isPrefix: Bool, bound: Int) -> SlotSet {
    answer("\(bound) \(word)" + (isPrefix ? "*" : ""), bound) { () throws(IndexFault) in
      try database.slots(holding: word, isPrefix: isPrefix, bound: bound)
    }
  }

  func slots(holdingPhrase words: [String], bound: Int) -> SlotSet {
    answer("\(bound) \"" + words.joined(separator: " "), bound) { () throws(IndexFault) in
      try database.slots(holdingPhrase: words, bound: bound)
    }
  }

  func words(
    of form: WordForm, isCancelled: @Sendable () -> Bool
  ) -> (words: [WordTable.Word], total: Int) {
    let known = state.withLock { state in state.expansions.first { $0.form == form } }
    if let known { return (known.words, known.total) }
    let count = indexedCount
    guard let vocabulary = vocabulary() else { return ([], 0) }
    let found = vocabulary.words(
      WordMatcher(form), limit: Self.mostWords, isCancelled: isCancelled)
    guard !isCancelled() else { return found }
    state.withLock { state in
      guard indexedCount == count else { return }
      state.expansions.append(Expansion(form: form, words: found.words, total: found.total))
      if state.expansions.count > Self.mostExpansions { state.expansions.removeFirst() }
    }
    return found
  }

  func forEachFrequency(
    of term: WordTerm, isCancelled: @Sendable () -> Bool, _ body: (Slot, Int) -> Void
  ) -> Bool {
    guard indexedCount > 0 else { return true }
    let terms: [[UInt8]] =
      if case .form(let form) = term {
        words(of: form, isCancelled: isCancelled).words.map(\.bytes)
      } else { [] }
    do throws(IndexFault) {
      for (slot, count) in try database.frequencies(of: term, terms) { body(slot, count) }
    } catch { note(error) }
    return !isDamaged
  }

  func count(of word: String) -> Int { vocabulary()?.count(of: Array(word.utf8)) ?? 0 }

  /// All words; nil where the index is damaged.
  private func vocabulary() -> WordTable? {
    let count = indexedCount
    if let known = state.withLock({ $0.vocabulary }) { return known }
    guard count > 0 else { return WordTable() }
    do throws(IndexFault) {
      let vocabulary = try database.vocabulary()
      state.withLock { if indexedCount == count { $0.vocabulary = vocabulary } }
      return vocabulary
    } catch {
      note(error)
      return nil
    }
  }

  func slots(holdingAny words: [[UInt8]], bound: Int) -> SlotSet {
    guard indexedCount > 0, !words.isEmpty else { return SlotSet(bound: bound) }
    return sound(bound) { () throws(IndexFault) in
      try database.slots(holdingAny: words, bound: bound)
    }
  }

  func slots(
    holding query: PassageQuery, _ forms: [WordForm: [[UInt8]]], within scope: SlotSet, bound: Int
  ) -> SlotSet {
    guard indexedCount > 0 else { return SlotSet(bound: bound) }
    return sound(bound) { () throws(IndexFault) in
      try database.slots(holding: query, forms, within: scope, bound: bound)
    }
  }

  func slots(holdingAnyOf names: NameMatcher, within scope: SlotSet, bound: Int) -> SlotSet {
    guard indexedCount > 0 else { return SlotSet(bound: bound) }
    let wanted = WantedNames(names) { vocabulary() ?? WordTable() }
    return sound(bound) { () throws(IndexFault) in
      try database.slots(holdingAnyOf: wanted, within: scope, bound: bound)
    }
  }

  func tally(of names: NameMatcher, within scope: SlotSet) -> NameTally? {
    guard indexedCount > 0 else { return nil }
    let wanted = WantedNames(names) { vocabulary() ?? WordTable() }
    guard !isDamaged else { return nil }
    do throws(IndexFault) { return try database.tally(of: wanted, within: scope) } catch {
      note(error)
      return nil
    }
  }

  func counts(in inside: SlotSet, _ outside: SlotSet) -> WordCounts? {
    do throws(IndexFault) { return try database.counts(in: inside, outside) } catch {
      note(error)
      return nil
    }
  }

  private func answer(
    _ key: String, _ bound: Int, _ lookUp: () throws(IndexFault) -> SlotSet
  ) -> SlotSet {
    let count = indexedCount
    guard count > 0 else { return SlotSet(bound: bound) }
    if let known = state.withLock({ $0.answers[key] }) { return known }
    return sound(bound) { () throws(IndexFault) in
      let found = try lookUp()
      state.withLock { state in
        guard indexedCount == count, state.answers[key] == nil else { return }
        state.answers[key] = found
        state.recent.append(key)
        if state.recent.count > Self.memory {
          state.answers[state.recent.removeFirst()] = nil
        }
      }
      return found
    }
  }

  /// What a look-up finds; nothing, with the fault noted, where the index is damaged.
  private func sound(_ bound: Int, _ lookUp: () throws(IndexFault) -> SlotSet) -> SlotSet {
    do throws(IndexFault) { return try lookUp() } catch {
      note(error)
      return SlotSet(bound: bound)
    }
  }

  /// Notes a fault; the index is not used again then.
  private func note(_ fault: IndexFault) {
    let isFirst = state.withLock { state in
      defer { state.fault = String(describing: fault) }
      return state.fault == nil
    }
    if isFirst { database.condemn() }
  }
}
