import CableCatalog
import CableCore

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
  private var indexed: Slot { Slot(min(words?.indexedCount ?? 0, bound)) }

  func slots(holding word: String, isPrefix: Bool) -> SlotSet {
    let indexed = indexed
    var result =
      words?.slots(holding: word, isPrefix: isPrefix, bound: bound) ?? SlotSet(bound: bound)
    if words?.isDamaged == true {
      return scanned { TextScan.test(holding: [word], isPrefix: isPrefix) }
    }
    if indexed.index < bound {
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
    if words?.isDamaged == true {
      return scanned { TextScan.test(holding: phrase, isPrefix: false) }
    }
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

  func slots(holding form: WordForm) -> SlotSet {
    let indexed = indexed
    var result = SlotSet(bound: bound)
    if let words {
      let expanded = words.words(of: form, isCancelled: isCancelled).words
      result = words.slots(holdingAny: expanded.map(\.bytes), bound: bound)
      if words.isDamaged {
        return scanned {
          var matcher = WordMatcher(form)
          return TextScan.test { matcher.takes($0) }
        }
      }
    }
    if indexed.index < bound {
      var matcher = WordMatcher(form)
      for slot in SubjectSearch.slots(
        in: storage.columns.subject, from: indexed, where: { matcher.takes($0) })
      {
        result.insert(slot)
      }
    }
    storage.sections.fold(&result)
    return result
  }

  func forEachFrequency(of term: WordTerm, _ body: (Slot, Int) -> Void) {
    let isFound = words?.forEachFrequency(of: term, isCancelled: isCancelled, body) ?? true
    guard !isFound || indexed.index < bound else { return }
    // Of these it is only known that they have it.
    let start = isFound ? indexed : Slot(0)
    let slots =
      switch term {
      case .word(let word, let isPrefix): slots(holding: word, isPrefix: isPrefix)
      case .form(let form): slots(holding: form)
      }
    slots.forEach { if $0 >= start { body($0, 1) } }
  }

  func slots(holding query: PassageQuery, within scope: SlotSet) -> SlotSet {
    let indexed = indexed
    var result = SlotSet(bound: bound)
    let scope = storage.sections.unfolded(scope)
    if let words {
      var forms: [WordForm: [[UInt8]]] = [:]
      for form in query.forms {
        forms[form] = words.words(of: form, isCancelled: isCancelled).words.map(\.bytes)
      }
      result = words.slots(holding: query, forms, within: scope, bound: bound)
      if words.isDamaged {
        return scanned {
          var matcher = PassageMatcher(query)
          return TextScan.test { matcher.holds($0, $1) }
        }
      }
    }
    if indexed.index < bound {
      var matcher = PassageMatcher(query)
      for slot in SubjectSearch.slots(&matcher, in: storage.columns.subject, from: indexed) {
        result.insert(slot)
      }
    }
    storage.sections.fold(&result)
    return result
  }

  /// What the files say, where the index is not what was written.
  private func scanned(_ test: @escaping @Sendable () -> TextScan.Test) -> SlotSet {
    whenDamaged()
    var found = TextScan(storage: storage, isCancelled: isCancelled).slots(test)
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

  /// The words that have a form, in sorted order, and how many there are; of many those of most cables.
  func words(
    of form: WordForm, isCancelled: @Sendable () -> Bool
  ) -> (words: [WordTable.Word], total: Int)

  /// Calls with the slots that have a word of a term, and how often; false if the index is damaged.
  func forEachFrequency(
    of term: WordTerm, isCancelled: @Sendable () -> Bool, _ body: (Slot, Int) -> Void
  ) -> Bool

  /// How many cables have a folded word, about: deleted ones may count.
  func count(of word: String) -> Int

  /// The slots that hold any of some folded words, which rise.
  func slots(holdingAny words: [[UInt8]], bound: Int) -> SlotSet

  /// The slots of a scope that have a passage with what a query wants; of each form in it the words,
  /// which rise.
  func slots(
    holding query: PassageQuery, _ forms: [WordForm: [[UInt8]]], within scope: SlotSet, bound: Int
  ) -> SlotSet

  /// The slots in whose subject or in one of whose paragraphs folded words are consecutive.
  func slots(holdingPhrase words: [String], bound: Int) -> SlotSet

  /// The slots of a scope in which any of some names is.
  func slots(holdingAnyOf names: NameMatcher, within scope: SlotSet, bound: Int) -> SlotSet

  /// How many hits each of some names has in a scope; nil if the index has no words, or is damaged.
  func tally(of names: NameMatcher, within scope: SlotSet) -> NameTally?

  /// Each word with how many cables of two sets have it; nil if the index is damaged.
  func counts(in inside: SlotSet, _ outside: SlotSet) -> WordCounts?
}
