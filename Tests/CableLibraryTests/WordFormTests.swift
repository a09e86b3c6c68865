import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Words that are asked for by their form, looked up in the vocabulary of an index.
@Suite struct WordFormTests {
  /// Of the cables, for as long as a test runs.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A cable for each text.
  private static let texts = [
    "The cartel met.", "Two cartels met in Cartagena.", "A carter carries coal.",
    "Qadhafi spoke.", "Gaddafi spoke of cooperation.", "The co-operation went on.",
    "Kadhafi cooperates; others cooperated.", "El café de Bogotá.", "Nobody named Smyth came.",
  ]

  private static func searcher(
    _ folder: TemporaryFolder, _ texts: [String] = texts, from first: Int = 1
  ) throws -> Searcher {
    for (number, text) in texts.enumerated() {
      let id = "09ASTANA\(number + first)"
      try folder.write("\(id).txt", TemporaryFolder.cable(id, text: text))
    }
    return try folder.searcher()
  }

  static let rows: [(query: String, found: [Int])] = [
    ("*artel*", [1, 2]), ("cart*r", [3]), ("c*l", [1, 3]), ("*afi", [4, 5, 7]),
    ("cartel~1", [1, 2, 3]), ("cartels~1", [1, 2]), ("gaddafi~2", [4, 5, 7]),
    ("smith~1", [9]), ("simth~1", []), ("simth~2", [9]), ("CAFE~1", [8, 9]), ("bogot~1", [8]),
    ("/^[gkq]ad+h?afi$/", [4, 5, 7]), ("/adh/", [4, 7]), ("/é/", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ("/CAF/", [8]), ("/bogotá/", [8]), ("/xq/", []),
    ("stem:cartel", [1, 2]), ("stem:cartels", [1, 2]), ("stem:cooperate", [5, 7]),
    ("stem:carry", [3]), ("stem:café", [8]), ("stem:absent", []),
    ("*artel* -cartels", [1]), ("(smyth~1 OR /adh/) spoke", [4]),
  ]

  @Test("A form finds the cables of all its words", arguments: rows)
  func finds(query: String, expected: [Int]) throws {
    let searcher = try Self.searcher(folder)
    #expect(searcher.found(query) == expected)
  }

  @Test("Words of later segments are in the vocabulary, those of deleted cables are not offered")
  func laterSegments() throws {
    let folder = try TemporaryFolder()
    _ = try Self.searcher(folder)
    let searcher = try Self.searcher(folder, ["Cartelists began."], from: 20)
    #expect(searcher.found("*artel*") == [1, 2, 20])
    #expect(searcher.found("stem:cartel") == [1, 2])
    try FileManager.default.removeItem(at: folder.url.appending(path: "09ASTANA2.txt"))
    let fewer = try folder.searcher()
    #expect(fewer.found("*artel*") == [1, 20])
    #expect(fewer.otherForms(of: "cartel") == [])
    #expect(searcher.otherForms(of: "cartel").map(\.word) == ["cartels"])
  }

  static let meant: [(word: String, near: [String])] = [
    ("cartell", ["cartel 1", "cartels 1"]), ("cartelss", ["cartels 1"]),
    ("kaddafi", ["gaddafi 1", "kadhafi 1"]),
    ("smithe", ["smyth 1"]), ("bogota", []), ("zzzzzz", []), ("1234", []), ("ab", []),
  ]

  @Test("A word that finds nothing names near words with their counts", arguments: meant)
  func didYouMean(word: String, near: [String]) throws {
    let searcher = try Self.searcher(folder)
    let terms = searcher.explainEmpty(Query(parsing: word))
    #expect(terms.flatMap { $0.near.map { "\($0.word) \($0.count)" } } == near)
  }

  @Test func aWordThatFindsSomethingNamesNoOther() throws {
    let searcher = try Self.searcher(folder)
    let terms = searcher.explainEmpty(Query(parsing: "cartel smyth"))
    #expect(terms.map(\.near) == [[], []])
    let phrase = searcher.explainEmpty(Query(parsing: "\"two cartelz\""))
    #expect(phrase.map { $0.near.map(\.word) } == [[], [], ["cartel", "cartels"]])
  }

  @Test func aWordInTwoIsNamed() throws {
    let searcher = try Self.searcher(folder, ["The co-operation went on."])
    #expect(searcher.nearWords("cooperation").map(\.word) == ["\"co operation\"", "operation"])
  }

  @Test("A form with more words than are looked up takes the most frequent, and reports it")
  func bound() throws {
    let count = WordIndex.mostWords + 500
    let rare = (1...count).map { "zq\($0)" }
    let searcher = try Self.searcher(
      folder,
      [rare.joined(separator: " "), rare.suffix(400).joined(separator: " "), "zq9999"])
    let expansion = try #require(searcher.expansions(of: Query(parsing: "zq*1 /^zq/")).last)
    #expect(expansion.total == count + 1)
    #expect(expansion.taken == WordIndex.mostWords)
    #expect(try #require(expansion.notice).contains("/^zq/ takes \(count + 1) words"))
    #expect(searcher.found("/^zq/").starts(with: [1, 2]))
    #expect(searcher.expansions(of: Query(parsing: "zq*1"))[0].notice == nil)
  }

  @Test("A vocabulary gives back its words from any beginning")
  func vocabulary() {
    var words = (0..<5_000).map { Array("w\($0 * 7_919 % 100_003)".utf8) }
    words += [Array("é".utf8), Array("a".utf8), Array("wz".utf8)]
    var builder = WordTableBuilder()
    for word in words + words.prefix(10) {
      word.withUnsafeBufferPointer { builder.add($0, count: 2) }
    }
    let vocabulary = builder.table()
    let sorted = Set(words).sorted { $0.lexicographicallyPrecedes($1) }
    #expect(vocabulary.count == sorted.count)
    #expect(vocabulary.blocks.count > 2)
    for prefix in ["", "a", "w1", "w4242", "w99", "wz", "x", "é", "ÿ"].map({ Array($0.utf8) }) {
      var found: [[UInt8]] = []
      vocabulary.forEach(from: prefix) { word, _, _ in
        if word.starts(with: prefix) { found.append(Array(word)) }
        return .next
      }
      #expect(found == sorted.filter { $0.starts(with: prefix) }, "\(prefix)")
    }
    #expect(vocabulary.count(of: words[3]) == 4)
    #expect(vocabulary.count(of: words[300]) == 2)
    #expect(vocabulary.count(of: Array("w".utf8)) == 0)
  }

  @Test(
    "A walk over the vocabulary finds what a look at each word finds",
    arguments: [
      .near("wander", errors: 1), .near("wander", errors: 2), .near("éwan", errors: 1),
      .shape("wa*"), .shape("*and*"), .shape("*er"), .shape("w*d*r"), .pattern("^w.n"),
      .pattern("an.?d"), .stem("wandering"), .near("qqqq", errors: 1), .shape("*nde*"),
      .shape("*ndering*"), .shape("w*én*s"), .shape("*an*ers"), .pattern("ANDER.?S"),
      .pattern("^w.*ered$"), .pattern("er(s|ed)"), .pattern("dn|ern"), .pattern("nw{2,}|ww"),
    ] as [WordForm])
  func walk(form: WordForm) {
    // All short words of a few letters, and longer ones that share their beginnings.
    var words: Set<[UInt8]> = []
    for a in ["w", "a", "é", "wan", "wand", "wander", "x"] {
      for b in ["", "a", "d", "er", "ers", "ered", "én", "ь"] {
        for c in ["", "n", "s", "ing", "d"] { words.insert(Array((a + b + c).utf8)) }
      }
    }
    words.insert([UInt8](repeating: 0x77, count: 300))
    let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }
    var builder = WordTableBuilder()
    for word in sorted { word.withUnsafeBufferPointer { builder.add($0, count: 1) } }
    let found = builder.table().words(WordMatcher(form), limit: 1_000).words.map(\.bytes)
    let expected = sorted.filter { word in
      var matcher = WordMatcher(form)
      return word.withUnsafeBufferPointer { matcher.takes($0) }
    }
    #expect(found == expected)
  }

  @Test(
    "Words with some bytes in a row are found, whatever they share with the ones before",
    arguments: 1...3)
  func filter(seed: Int) throws {
    var state = UInt64(seed)
    func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func word(upTo length: Int) -> [UInt8] {
      (0...next(below: length)).map { _ in UInt8(0x61 + next(below: 3)) }
    }
    let words = Set((0..<2_000).map { _ in word(upTo: 22) })
      .sorted { $0.lexicographicallyPrecedes($1) }
    for _ in 0..<40 {
      let wanted = word(upTo: 9)
      guard var filter = ByteFilter(wanted) else {
        #expect(wanted.count == 1)
        continue
      }
      var last: [UInt8] = []
      for word in words {
        let shared = zip(last, word).prefix { $0 == $1 }.count
        // What comes after a word is read as well, and is none of its bytes.
        let isTaken = (word + wanted + [UInt8](repeating: 0, count: WordTable.roomAfter))
          .withUnsafeBufferPointer {
            filter.takes(UnsafeBufferPointer(rebasing: $0[..<word.count]), sharing: shared)
          }
        let has = word.indices.contains { word[$0...].starts(with: wanted) }
        #expect(isTaken == has, "\(wanted) in \(word) after \(last)")
        last = word
      }
    }
  }

  @Test("On several cores a walk finds each word once, in order, whatever is in which share")
  func shares() throws {
    let words = Set((0..<90_000).map { "w\($0 * 7_919 % 1_000_003)mm" }).map { Array($0.utf8) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    var table = WordTable()
    for word in words { word.withUnsafeBufferPointer { table.append($0, count: 1) } }
    #expect(table.blocks.count > 64)
    for form in [
      WordForm.shape("*9*"), .shape("*77*m"), .shape("w9*"), .pattern("^.[13]0"),
      .near("w123456mm", errors: 2), .pattern("12[4-6]"),
    ] {
      // One that shares nothing with the word before goes through all of it.
      var matcher = WordMatcher(form)
      let expected = words.filter { word in
        word.withUnsafeBufferPointer { matcher.takes($0) }
      }
      let found = table.words(WordMatcher(form), limit: .max)
      #expect(found.words.map(\.bytes) == expected && found.total == expected.count, "\(form)")
      #expect(!expected.isEmpty)
    }
  }

  @Test("Where the index is damaged, forms are looked for in the files")
  func damaged() throws {
    let searcher = try Self.searcher(folder)
    let texts = IndexedTexts(
      storage: searcher.storage, words: DamagedWords(), whenDamaged: {}, isCancelled: { false })
    for form in [WordForm.shape("*artel*"), .near("cartel", errors: 1), .stem("cartel")] {
      let sound = searcher.evaluator(NotebookView(), { false }).slots(
        .form(form), within: searcher.storage.listed)
      #expect(texts.slots(holding: form) == sound)
      #expect(!sound.isEmpty)
    }
  }
}

/// An index that found itself damaged.
struct DamagedWords: WordSource {
  let indexedCount = Int.max
  let isDamaged = true

  func slots(holding word: String, isPrefix: Bool, bound: Int) -> SlotSet { SlotSet(bound: bound) }
  func words(
    of form: WordForm, isCancelled: @Sendable () -> Bool
  ) -> (words: [WordTable.Word], total: Int) { ([], 0) }
  func count(of word: String) -> Int { 0 }
  func forEachFrequency(
    of term: WordTerm, isCancelled: @Sendable () -> Bool, _ body: (Slot, Int) -> Void
  ) -> Bool { false }
  func slots(
    holding query: PassageQuery, _ forms: [WordForm: [[UInt8]]], within scope: SlotSet, bound: Int
  ) -> SlotSet { SlotSet(bound: bound) }
  func slots(holdingAny words: [[UInt8]], bound: Int) -> SlotSet { SlotSet(bound: bound) }
  func slots(holdingPhrase words: [String], bound: Int) -> SlotSet { SlotSet(bound: bound) }
  func slots(holdingAnyOf names: NameMatcher, within scope: SlotSet, bound: Int) -> SlotSet {
    SlotSet(bound: bound)
  }
  func tally(of names: NameMatcher, within scope: SlotSet) -> NameTally? { nil }
  func counts(in inside: SlotSet, _ outside: SlotSet) -> WordCounts? {
    nil
  }
}
