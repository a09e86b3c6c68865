import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// The word index against a plain reading of every text.
@Suite struct PostingTests {
  /// A library whose texts repeat a few words in every order, so that phrases abound.
  private struct Corpus {
    let searcher: Searcher
    var library: Library { searcher.library }
    /// The passages of each cable, as words.
    let texts: [String: [[String]]]

    init(count: Int, seed: UInt64) throws {
      let vocabulary = ["tree", "the", "of", "treaty", "train", "é", "oak", "Oslo", "a", "U.S."]
      var random = Random(seed: seed)
      let folder = try TemporaryFolder()
      for number in 1...count {
        let paragraphs = (0..<2).map { _ in
          (0..<8).map { _ in vocabulary[Int(random.next() % UInt64(vocabulary.count))] }
            .joined(separator: " ")
        }
        try folder.write(
          "09ASTANA\(number).txt",
          TemporaryFolder.cable(
            "09ASTANA\(number)", text: paragraphs.joined(separator: ".\n\n2. (C) ")))
      }
      searcher = try folder.searcher()
      let library = searcher.library
      var texts: [String: [[String]]] = [:]
      for row in library.rows.indices {
        let cable = try LibraryLoader.cable(at: row, of: library)
        let passages = [cable.subject?.value ?? ""] + cable.paragraphs.map(\.text)
        texts[library.rows[row].id] = passages.map { WordFolding.words(of: $0) }
      }
      self.texts = texts
    }

    /// The ids of the cables that have some words in a row in one of their passages.
    func ids(holding words: [String], isPrefix: Bool = false) -> Set<String> {
      Set(
        texts.keys.filter { id in
          (texts[id] ?? []).contains { passage in
            passage.indices.contains { start in
              start + words.count <= passage.count
                && words.indices.allSatisfy { place in
                  isPrefix
                    ? passage[start + place].hasPrefix(words[place])
                    : passage[start + place] == words[place]
                }
            }
          }
        })
    }

    func found(_ query: String) -> Set<String> {
      Set(searcher.matches(Query(parsing: query)).map { library.rows[$0].id })
    }
  }

  private struct Random {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }

  @Test(arguments: [1, 40, 700])
  func wordsPrefixesAndPhrasesFindWhatAReadingFinds(count: Int) throws {
    let corpus = try Corpus(count: count, seed: UInt64(count))
    #expect(corpus.library.rows.count == count)
    #expect(corpus.library.searchableCount == count)
    for word in ["tree", "the", "oslo", "e", "planting", "absent"] {
      let difference = corpus.found(word).symmetricDifference(corpus.ids(holding: [word]))
      #expect(difference.isEmpty, "\(word)")
    }
    for prefix in ["tr", "tre", "o", "x", "plan"] {
      let expected = corpus.ids(holding: [prefix], isPrefix: true)
      let difference = corpus.found(prefix + "*").symmetricDifference(expected)
      #expect(difference.isEmpty, "\(prefix)")
    }
    for phrase in [
      ["tree", "the"], ["the", "the"], ["a", "oak", "of"], ["of", "of", "of"], ["u", "s"],
      ["planting", "trees"], ["trees", "oak"], ["oak", "absent"],
    ] {
      let typed = "\"" + phrase.joined(separator: " ") + "\""
      let difference = corpus.found(typed).symmetricDifference(corpus.ids(holding: phrase))
      #expect(difference.isEmpty, "\(typed)")
    }
  }

  @Test func aPhraseDoesNotReachFromOneParagraphIntoTheNext() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1", text: "An oak.\n\n2. (U) Tree tops."))
    let searcher = try folder.searcher()
    #expect(searcher.matches(Query(parsing: "\"oak tree\"")).isEmpty)
    #expect(searcher.matches(Query(parsing: "\"tree tops\"")) == [0])
  }

  @Test func aBlockThatIsNotWhatWasWrittenIsNotOpened() throws {
    var builder = PostingBuilder(first: Slot(3))
    builder.add(
      FoundWords(bytes: Array("oak".utf8), ends: [3], tokens: [0], cables: [1]),
      slots: [Slot(5)])
    let block = try #require(builder.segment(bound: Slot(6)).blocks.first).terms
    block.withUnsafeBytes { #expect(PostingBlock($0) != nil) }
    for place in block.indices {
      var damaged = block
      damaged[place] ^= 0x10
      damaged.withUnsafeBytes { #expect(PostingBlock($0) == nil, "byte \(place)") }
    }
  }

  @Test(arguments: [0, 1, 127, 128, 16_383, 16_384, 2_097_152, UInt32.max])
  func numbersComeBack(number: UInt32) {
    var bytes = [UInt8](repeating: 0, count: 8)
    var end = 0
    bytes.withUnsafeMutableBufferPointer { Varint.write(number, to: $0, at: &end) }
    #expect(end == Varint.size(number))
    var place = 0
    #expect(bytes.withUnsafeBufferPointer { Varint.read($0, at: &place) } == number)
    #expect(place == end)
  }
}
