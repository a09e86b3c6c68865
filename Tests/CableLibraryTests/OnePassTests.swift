import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// A file is read once: its words are kept when it is parsed, and put into lists later.
@Suite struct OnePassTests {
  private func cables(_ count: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...count {
      try folder.write(
        "2009/09ASTANA\(number).txt",
        TemporaryFolder.cable("09ASTANA\(number)", text: "Tree \(number) stood by the ferry."))
    }
    return folder
  }

  @Test(
    "Words are found although the files went as soon as they were listed",
    arguments: [LoadOptions.IndexPlace.memory, .automatic])
  func filesAreReadOnce(index: LoadOptions.IndexPlace) throws {
    let folder = try cables(300)
    let cache = try TemporaryFolder()
    var last = Searcher()
    try LibraryLoader.load(
      [folder.path],
      options: LoadOptions(index: index == .memory ? .memory : .below(cache.path))
    ) { searcher in
      last = searcher
      if searcher.library.isComplete {
        try? FileManager.default.removeItem(atPath: folder.path + "/2009")
      }
    }
    #expect(last.library.rows.count == 300 && last.library.searchableCount == 300)
    for (query, count) in [("ferry", 300), ("\"tree 217 stood\"", 1), ("\"by ferry\"", 0)] {
      #expect(last.matches(Query(parsing: query)).count == count, "\(query)")
    }
  }

  @Test("Whoever waits for the end gets no list before it", arguments: [true, false])
  func listsWhileReading(lists: Bool) throws {
    let folder = try cables(300)
    var counts: [Int] = []
    try LibraryLoader.load(
      [folder.path], options: LoadOptions(index: .memory, listsWhileReading: lists)
    ) { searcher in
      if !searcher.library.isComplete { counts.append(searcher.library.rows.count) }
    }
    #expect(counts.contains { $0 > 0 } == lists)
    let last = try folder.searcher(LoadOptions(index: .memory, listsWhileReading: lists))
    #expect(last.library.rows.count == 300 && last.library.searchableCount == 300)
  }

  @Test("Words that were kept answer as those of cables that are read again do")
  func keptAndReadAgain() throws {
    let folder = try cables(200)
    let all = (301...340).map { number in
      TemporaryFolder.cable("09OSLO\(number)", text: "Tree \(number) stood by the ferry.")
    }
    try folder.write("all.txt", all.joined(separator: "\n"))
    try folder.write(
      "box.tar",
      bytes: PackedFixture.archive(
        .tar,
        (401...440).map { number in
          .file(
            "09CAIRO\(number).txt",
            TemporaryFolder.cable("09CAIRO\(number)", text: "Tree \(number) fell on the ferry."))
        }))
    let cache = try TemporaryFolder()
    let place = LoadOptions.IndexPlace.below(cache.path)
    // Only listed: the words are gathered by the next load, which reads the cables again.
    let listed = try folder.searcher(LoadOptions(index: place, gathersWords: false))
    #expect(listed.library.searchableCount == 0 && listed.library.rows.count > 240)
    let again = try folder.searcher(LoadOptions(index: place))
    let once = try folder.searcher()
    #expect(once.library.searchableCount == again.library.searchableCount)
    for query in [
      "ferry", "\"tree 7 stood\"", "tree 339", "\"fell on\"", "\"tree 417 fell\"", "st*",
      "planting",
    ] {
      func ids(_ searcher: Searcher) -> [String] {
        searcher.matches(Query(parsing: query)).map { searcher.library.rows[$0].id }
      }
      #expect(!ids(once).isEmpty && ids(once) == ids(again), "\(query)")
    }
  }

  /// Words of a cable, half a megabyte.
  private func words(_ number: Int) -> FoundWords {
    let tokens = (0..<1 << 18).map { UInt16($0 % 2) }
    return FoundWords(
      bytes: Array("oak\(number)".utf8), ends: [3, UInt32("oak\(number)".count)], tokens: tokens,
      cables: [UInt32(tokens.count)])
  }

  @Test("What is kept comes back as it was, from memory and from the file without a name")
  func keptWordsComeBack() throws {
    let folder = try TemporaryFolder()
    let store = WordStore(path: Array((folder.path + "/words").utf8))
    // Far more than is held in memory.
    let kept = try (1...40).map { number in
      let words = words(number)
      return (try #require(store.keep(words)), words)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    for (place, words) in kept {
      let found = try #require(store.take(place))
      #expect(found.bytes == words.bytes && found.ends == words.ends)
      #expect(found.tokens == words.tokens && found.cables == words.cables)
    }
  }

  @Test("Without a place for a file what is beyond memory is not kept, and the rest is")
  func noRoom() {
    let store = WordStore(path: Array("/nowhere/words".utf8))
    let kept = (1...40).compactMap { store.keep(words($0)) }
    #expect(!kept.isEmpty && kept.count < 40)
    #expect(kept.allSatisfy { store.take($0) != nil })
    #expect(kept.allSatisfy { store.take($0) == nil })
  }

  @Test("A cable of more distinct words than two bytes count is found by each of them")
  func manyDistinctWords() throws {
    let folder = try TemporaryFolder()
    let names = (0..<66_000).map { "w" + String($0, radix: 36) }
    let lines = stride(from: 0, to: names.count, by: 12).map { start in
      names[start..<min(names.count, start + 12)].joined(separator: " ")
    }
    try folder.write(
      "09ASTANA1.txt",
      TemporaryFolder.cable("09ASTANA1", text: lines.joined(separator: "\n")))
    let searcher = try folder.searcher()
    func rows(_ numbers: [Int]) -> [Int] {
      let phrase = numbers.map { names[$0] }.joined(separator: " ")
      return searcher.matches(Query(parsing: "\"\(phrase)\""))
    }
    for first in [0, 400, 65_520, 65_533, 65_534, 65_900] {
      #expect(rows([first]) == [0] && rows([first, first + 1, first + 2]) == [0], "\(first)")
      #expect(rows([first, first + 2]).isEmpty, "\(first)")
    }
  }

  @Test("Words come in the order of the alphabet, by their bytes", arguments: [0, 1, 300])
  func termsAreSorted(count: Int) {
    var table = TermTable(room: 0)
    var texts = [
      "a", "ab", "abcdefgh", "abcdefghi", "abcdefgha", "abcdefghijklmnopq", "é", "z", "0",
    ]
    texts = Array(texts.prefix(count)) + (0..<count).map { "abcdefgh\($0 * 7919 % 1_000)" }
    for text in texts { _ = Array(text.utf8).withUnsafeBufferPointer { table.intern($0) } }
    for text in texts { _ = Array(text.utf8).withUnsafeBufferPointer { table.intern($0) } }
    let sorted = table.sorted().map { Array(table.bytes[table.range(Int($0))]) }
    #expect(
      sorted == Set(texts).map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("Words that are looked up together get the numbers that they get one by one")
  func termsTogether() {
    // Of each length, new and known within sixteen, and so many that the table grows on the way.
    let words = (0..<3_000).map { number in
      String(repeating: "w", count: number % 12) + String(number * 7_919 % 500)
    }
    var oneByOne = TermTable(room: 0)
    let expected = words.map { Array($0.utf8).withUnsafeBufferPointer { oneByOne.intern($0) } }
    var together = TermTable(room: 0)
    var ends: [UInt32] = []
    for word in words { ends.append((ends.last ?? 0) + UInt32(word.utf8.count)) }
    var terms = [UInt32](repeating: .max, count: words.count)
    Array(words.joined().utf8).withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        terms.withUnsafeMutableBufferPointer { together.intern(bytes, ends: ends, as: $0) }
      }
    }
    #expect(terms == expected)
    #expect(together.bytes == oneByOne.bytes && together.ends == oneByOne.ends)
  }

  @Test("A damaged list of words, of which some are empty, gives a number for each")
  func emptyTerms() {
    var table = TermTable(room: 0)
    var terms = [UInt32](repeating: .max, count: 3)
    [UInt8(ascii: "a")].withUnsafeBufferPointer { bytes in
      [0, 1, 1].withUnsafeBufferPointer { ends in
        terms.withUnsafeMutableBufferPointer { table.intern(bytes, ends: ends, as: $0) }
      }
    }
    #expect(terms == [0, 1, 0])
  }
}
