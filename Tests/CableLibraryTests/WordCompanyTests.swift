import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct WordCompanyTests {
  /// Ten cables on trees, of which those of Rome mention gardens too, and ten on ships.
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for number in 1...10 {
      try folder.write(
        "r\(number).txt",
        TemporaryFolder.cable(
          "09ROME\(number)", tags: "SENV",
          text: "The oak stood in the garden.\n\n2. (U) The port was far away in \(number)."))
      try folder.write(
        "o\(number).txt",
        TemporaryFolder.cable(
          "09OSLO\(number)", tags: "EWWT",
          text: "The ship left the port, not the garden wall \(number)."))
    }
  }

  @Test func wordsThatAQueryHasMoreOftenComeFirst() throws {
    let searcher = try folder.searcher()
    let rows = searcher.matches(Query(parsing: "tag:SENV"))
    let words = try #require(searcher.typicalWords(of: rows))
    #expect(Set(words.prefix(5).map(\.word)) == ["oak", "stood", "was", "far", "away"])
    #expect(words.allSatisfy { $0.inside == 10 && $0.outside == 0 })
    // Both have it, and only one of them has the other.
    #expect(!words.contains { ["port", "garden", "the", "ship"].contains($0.word) })
  }

  @Test func countsAreThoseOfASearchForEachWord() throws {
    let searcher = try folder.searcher()
    let rows = searcher.matches(Query(parsing: "from:OSLO"))
    for word in try #require(searcher.typicalWords(of: rows)) {
      let all = searcher.matches(Query(parsing: "\"\(word.word)\""))
      #expect(Set(all).intersection(rows).count == word.inside, "\(word.word)")
      #expect(all.count - word.inside == word.outside, "\(word.word)")
    }
  }

  @Test(arguments: [true, false])
  func slotsAreCountedInTwoSetsOfBits(isBitmap: Bool) {
    let slots = [0, 3, 63, 64, 65, 127, 128, 200, 299]
    var bytes: [UInt8] = []
    if isBitmap {
      bytes = [UInt8](repeating: 0, count: 38)
      for slot in slots { bytes[slot >> 3] |= 1 << UInt8(slot & 7) }
    } else {
      var last = -1
      for slot in slots {
        Varint.append(slot - last, to: &bytes)
        last = slot
      }
    }
    func bits(_ slots: [Int]) -> [UInt64] {
      var bits = [UInt64](repeating: 0, count: 5)
      for slot in slots { bits[slot >> 6] |= 1 << UInt64(slot & 63) }
      return bits
    }
    let counted = bytes.withUnsafeBufferPointer { bytes in
      bits([0, 1, 64, 200, 201, 299]).withUnsafeBufferPointer { one in
        bits([3, 63, 126, 127, 298]).withUnsafeBufferPointer { other in
          SlotList(bytes: bytes, isBitmap: isBitmap).count(in: one, other)
        }
      }
    }
    #expect(counted == (4, 3))
  }

  @Test func nothingIsTypicalOfAllOrOfNone() throws {
    let searcher = try folder.searcher()
    #expect(searcher.typicalWords(of: Array(searcher.library.rows.indices)) == [])
    #expect(searcher.typicalWords(of: []) == [])
  }

  @Test func withoutAnIndexOfWordsThereIsNoAnswer() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.txt", TemporaryFolder.cable("09ROME1"))
    let searcher = try folder.searcher(LoadOptions(index: .memory, gathersWords: false))
    #expect(searcher.typicalWords(of: [0]) == nil)
  }

  @Test func theCompanyOfAWordIsInItsParagraphs() throws {
    let searcher = try folder.searcher()
    let rows = searcher.matches(Query(parsing: "oak"))
    let found = searcher.company(of: "OAK", among: rows)
    #expect(found.places == 10 && found.readCount == 10 && found.errors.isEmpty)
    #expect(Set(found.words.map(\.word)) == ["stood", "garden"])
    #expect(searcher.company(of: "stood in the", among: rows).places == 10)
    #expect(searcher.company(of: "nothing", among: rows).words.isEmpty)
    #expect(searcher.company(of: "—", among: rows).places == 0)
  }

  @Test(arguments: [
    // How many words on each side, which words are near then, and how many there are in all.
    (1, ["the", "stood"], 20), (2, ["stood", "in"], 30), (9, ["the", "stood", "garden"], 50),
  ])
  func aWindowHasTheWordsOnBothSidesInTheParagraph(window: Int, near: [String], places: Int)
    throws
  {
    let searcher = try folder.searcher()
    let rows = searcher.matches(Query(parsing: "oak"))
    let found = searcher.company(of: "oak", among: rows, window: window)
    #expect(Set(found.words.map(\.word)) == Set(near))
    #expect(found.places == places)
  }

  @Test func wordsBetweenTwoHitsAreNearOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "1.txt",
      TemporaryFolder.cable(
        "09ROME1",
        text: "Far oak tall old oak oak far and the rest of a long text is elsewhere, in a garden "
          + "of many other trees by a sea to which nobody goes."))
    let searcher = try folder.searcher()
    let found = searcher.company(of: "oak", among: [0], window: 3)
    withExtendedLifetime(folder) {}
    // far, tall, old, far, and, the: the number of the paragraph is no word of its text.
    #expect(found.places == 6)
    #expect(found.words.first { $0.word == "far" }.map { [$0.inside, $0.outside] } == [2, 0])
  }

  @Test func ofManyCablesSomeAreReadThatAreSpreadOverThem() throws {
    let searcher = try folder.searcher()
    let rows = searcher.matches(Query(parsing: "oak"))
    let found = searcher.company(of: "oak", among: rows, most: 4)
    #expect(found.readCount == 4 && found.places == 4)
    #expect(Set(found.words.map(\.word)) == ["stood", "garden"])
    #expect(searcher.spread(Array(0..<10), most: 5).sorted() == [0, 2, 4, 6, 8])
    #expect(searcher.spread(Array(0..<10), most: 10).sorted() == Array(0..<10))
    #expect(searcher.spread(Array(0..<10), most: nil).sorted() == Array(0..<10))
    #expect(searcher.company(of: "oak", among: rows, most: 0).readCount == 0)
  }

  @Test(arguments: [
    (10, 10, 0, 10, 27.73), (5, 10, 5, 100, 13.45), (1, 2, 1, 2, 0), (1, 10, 5, 10, 0),
    (0, 10, 0, 10, 0), (1, 1, 0, 0, 0),
  ])
  func likelihoodIsThatOfTheFourCounts(
    inside: Int, insideTexts: Int, outside: Int, outsideTexts: Int, likelihood: Double
  ) {
    let word = TypicalWord(
      "x", inside: inside, of: insideTexts, outside: outside, of: outsideTexts)
    #expect(abs((word?.likelihood ?? 0) - likelihood) < 0.01)
  }
}
