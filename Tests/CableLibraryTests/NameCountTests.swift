import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Many names at once: what the index counts is what the texts hold.
@Suite struct NameCountTests {
  private static let vocabulary = [
    "karimov", "karimow", "kariov", "islam", "islan", "orlov", "of", "the", "bank", "rights",
    "human", "zebra",
  ]

  /// Numbers that are the same in every run.
  private struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }

    mutating func words(_ count: Int) -> [String] {
      (0..<count).map { _ in NameCountTests.vocabulary[roll(NameCountTests.vocabulary.count)] }
    }
  }

  private static func list(_ dice: inout Dice) -> NameList {
    var lines: [String] = []
    for _ in 0..<60 {
      let words = dice.words(1 + dice.roll(4))
      switch dice.roll(4) {
      case 0 where words.count > 1:
        lines.append(words[0] + ", " + words.dropFirst().joined(separator: " "))
      case 1: lines.append(words.joined(separator: " ") + "~1")
      default: lines.append(words.joined(separator: " "))
      }
    }
    return NameList((lines + ["09ROME2", "09 OSLO 4", "No Such"]).joined(separator: "\n"))
  }

  @Test func theTreeFindsWhatALookAtEveryNameFinds() {
    var dice = Dice(7)
    for _ in 0..<40 {
      let list = Self.list(&dice)
      var matcher = NameMatcher(list.names)
      for _ in 0..<10 {
        let text = dice.words(dice.roll(30)).joined(separator: " ")
        let found = matcher.hits(in: text).map { "\($0.name) \($0.range)" }
        #expect(found == Self.namesOneByOne(list, text), "\(text)")
      }
    }
  }

  /// The hits of a list in a text, each name looked for at each word.
  private static func namesOneByOne(_ list: NameList, _ text: String) -> [String] {
    let words = text.split(separator: " ")
    var ends = [Int](repeating: 0, count: list.names.count)
    var found: [String] = []
    for start in words.indices {
      for (index, name) in list.names.enumerated() where start >= ends[index] {
        let fitting = name.forms.filter { form in
          guard start + form.count <= words.count else { return false }
          let others = form.indices.filter { form[$0] != words[start + $0] }
          guard name.allowsSlip, others.count == 1 else { return others.isEmpty }
          let (own, other) = (form[others[0]], String(words[start + others[0]]))
          return own.count >= 4 && Spelling.distance(own, other, limit: 1) == 1
        }
        guard let longest = fitting.map(\.count).max() else { continue }
        ends[index] = start + longest
        let from = words[start].startIndex.utf16Offset(in: text)
        let to = words[start + longest - 1].endIndex.utf16Offset(in: text)
        found.append("\(index) \(from..<to)")
      }
    }
    return found
  }

  /// Cables of words that are in many of them, with ids and references of the list.
  private func folder() throws -> TemporaryFolder {
    var dice = Dice(11)
    let folder = try TemporaryFolder()
    for number in 1...150 {
      let text = (0..<3).map { _ in dice.words(12).joined(separator: " ") + "." }
      try folder.write(
        "\(number).txt",
        TemporaryFolder.cable(
          "09ROME\(number)", refs: number % 20 == 0 ? "09 OSLO 4" : "",
          text: text.joined(separator: "\n\n2. (C) ")))
    }
    return folder
  }

  @Test(arguments: [true, false]) func countsAreThoseOfTheHits(gathersWords: Bool) throws {
    let folder = try folder()
    let searcher = try folder.searcher(LoadOptions(index: .memory, gathersWords: gathersWords))
    let all = Array(searcher.library.rows.indices)
    var dice = Dice(3)
    for rows in [all, all.filter { $0 % 3 == 0 }.reversed(), []] {
      let list = Self.list(&dice)
      var expected = [NameCount](repeating: NameCount(), count: list.names.count)
      _ = searcher.hits(of: list, among: rows, width: 10) { hits in
        for name in Set(hits.map(\.name)) { expected[name].cables += 1 }
        for hit in hits { expected[hit.name].hits += 1 }
      }
      let (counts, errors) = searcher.counts(of: list, among: rows)
      #expect(errors.isEmpty)
      #expect(counts == expected)
    }
  }

  @Test func theIndexCountsWhatTheTextsHold() throws {
    let folder = try folder()
    let indexed = try folder.searcher()
    let unindexed = try folder.searcher(LoadOptions(index: .memory, gathersWords: false))
    #expect(indexed.words?.indexedCount == 150)
    var dice = Dice(5)
    for _ in 0..<5 {
      let list = Self.list(&dice)
      let rows = Array(indexed.library.rows.indices)
      #expect(
        indexed.counts(of: list, among: rows).counts
          == unindexed.counts(of: list, among: rows).counts)
    }
  }

  @Test func cablesAreNotReadToCountNames() throws {
    let folder = try folder()
    let searcher = try folder.searcher()
    for number in 1...150 { try folder.remove("\(number).txt") }
    let (counts, errors) = searcher.counts(
      of: NameList("karimov\nhuman rights"), among: Array(searcher.library.rows.indices))
    #expect(errors.isEmpty)
    #expect(counts.allSatisfy { $0.hits > 0 })
  }

  @Test func whereTheIndexIsDamagedTheFilesAreCounted() throws {
    let folder = try folder()
    let searcher = try folder.searcher()
    let list = NameList("karimov\nhuman rights\nof~1")
    let all = Array(searcher.library.rows.indices)
    let damaged = Searcher(library: searcher.library, words: DamagedWords())
    let (counts, errors) = damaged.counts(of: list, among: all)
    #expect(errors.isEmpty)
    #expect(counts == searcher.counts(of: list, among: all).counts)
    var found = 0
    _ = damaged.hits(of: list, among: all, width: 10) { found += $0.count }
    #expect(found == counts.reduce(0) { $0 + $1.hits })
  }

  @Test func wordsThatDoNotFollowEachOtherAreNoReasonToReadACable() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.txt", TemporaryFolder.cable("09ROME1", text: "Rights of a human."))
    let searcher = try folder.searcher()
    try folder.remove("1.txt")
    let errors = searcher.hits(of: NameList("human rights"), among: [0], width: 10) { _ in }
    #expect(errors.isEmpty)
  }

  @Test func aNameThatBeginsInOneSectionAndEndsInTheNextIsCounted() throws {
    let folder = try TemporaryFolder()
    for (number, text) in [
      (1, "TAGS: PHUM\nSUBJECT: TREES\n\n1. (U) He met the bank"),
      (2, "of Orlov and Karimov.\n\n2. (U) An elm."),
    ] {
      try folder.write("\(number).txt", TemporaryFolder.section(number, text))
    }
    let searcher = try folder.searcher()
    let list = NameList("Bank of Orlov\nKarimov")
    #expect(searcher.library.rows.count == 1)
    #expect(
      searcher.counts(of: list, among: [0]).counts == [
        NameCount(hits: 1, cables: 1), NameCount(hits: 1, cables: 1),
      ])
  }

  @Test(arguments: [
    "plain words around a hit and more of them", "a hit", "hit", "one\thit two",
    "é hit and then é", "Straße hit Škoda", "a hit \u{301}b", "x\r\nhit\r\ny", "日本 hit 日本",
    "before a long way é and then many plain words hit and then many plain words é at the end",
    "nobreakatallinthislongwordbeforethe hit nobreakatallinthislongwordafterit",
  ])
  func contextsOfPlainTextAreThoseOfAnyText(text: String) throws {
    let hit = try #require(text.firstRange(of: "hit"))
    for width in [0, 1, 3, 8, 20, 100] {
      func characters(_ part: Substring) -> [Character] { Array(part) }
      var before = characters(text[..<hit.lowerBound])
      var after = characters(text[hit.upperBound...])
      let (isCutBefore, isCutAfter) = (before.count > width, after.count > width)
      if isCutBefore {
        before = before.suffix(width)
        before = Array(before[(before.firstIndex(of: " ") ?? 0)...])
      }
      if isCutAfter {
        after = Array(after.prefix(width))
        after = Array(after[..<(after.lastIndex(of: " ") ?? after.count)])
      }
      let context = KeywordInContext(of: hit, in: text, width: width)
      #expect(context.before == (isCutBefore ? "…" : "") + String(before), "\(width)")
      #expect(context.after == String(after) + (isCutAfter ? " …" : ""), "\(width)")
    }
  }
}
