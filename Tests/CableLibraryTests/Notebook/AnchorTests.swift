import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct AnchorTests {
  private static let planting =
    "The Ambassador planted an oak in the garden of the ministry and praised the gardeners."
  private static let watering =
    "Embassy officers asked who would water the trees in August, when the city is empty."
  private static let pruning = "Comment: Nobody in the room had ever pruned an elm. End comment."
  private static let harbour =
    "The port authority told us that no timber ship had called since the spring."

  private static func paragraphs(_ texts: [String], labels: [String?]? = nil) -> [Paragraph] {
    texts.enumerated().map { index, text in
      Paragraph(
        ordinal: index + 1, label: labels.map { $0[index] } ?? "\(index + 1)", text: text,
        range: 0..<1)
    }
  }

  private static let original = paragraphs([planting, watering, pruning])

  private func find(_ ordinal: Int, in texts: [String]) throws -> Anchoring {
    let anchor = Anchor(Self.original[ordinal - 1])
    return try #require(anchor.found(in: Self.paragraphs(texts)))
  }

  @Test func anUnchangedParagraphIsFoundWhereItWas() throws {
    for paragraph in Self.original {
      let found = try #require(Anchor(paragraph).found(in: Self.original))
      #expect(found == Anchoring(ordinal: paragraph.ordinal, ground: .quotation, isUnsure: false))
    }
  }

  @Test func aParagraphThatMovedIsFoundByItsWords() throws {
    let found = try find(2, in: [Self.harbour, Self.planting, Self.pruning, Self.watering])
    #expect(found == Anchoring(ordinal: 4, ground: .quotation, isUnsure: false))
  }

  @Test func caseAccentsAndPunctuationDoNotMatter() throws {
    let found = try find(2, in: [Self.planting, Self.pruning, Self.watering.uppercased() + "!"])
    #expect(found == Anchoring(ordinal: 3, ground: .quotation, isUnsure: false))
  }

  @Test func anEditedParagraphIsFoundByTheNearestWords() throws {
    let edited = Self.watering.replacing("in August", with: "in late August and September")
    let found = try find(2, in: [Self.harbour, Self.planting, edited])
    #expect(found.ordinal == 3)
    #expect(!found.isUnsure)
    guard case .similarity(let share) = found.ground else {
      Issue.record("\(found.ground)")
      return
    }
    #expect(share > 0.6 && share < 1)
  }

  @Test func aParagraphThatWasJoinedWithAnotherIsFound() throws {
    let found = try find(2, in: [Self.harbour, Self.planting + " " + Self.watering])
    #expect(found.ordinal == 2)
  }

  @Test func aHalvedParagraphIsFound() throws {
    let half = Self.watering.split(separator: ",")[0]
    #expect(try find(2, in: [Self.harbour, Self.planting, String(half)]).ordinal == 3)
  }

  @Test func oneOfTwoParagraphsThatSayTheSameIsUnsure() throws {
    let found = try find(2, in: [Self.watering, Self.planting, Self.watering])
    #expect(found.ground == .quotation)
    #expect(found.isUnsure)
    #expect(!(try find(2, in: [Self.watering, Self.watering]).isUnsure))
  }

  @Test func withoutItsWordsTheLabelDecidesAndIsUnsure() throws {
    let anchor = Anchor(ordinal: 2, label: "15", quote: "Something that nobody wrote.")
    let found = anchor.found(
      in: Self.paragraphs(
        [Self.planting, Self.watering, Self.pruning], labels: ["13", "14", "15"]))
    #expect(found == Anchoring(ordinal: 3, ground: .label, isUnsure: true))
  }

  @Test func withoutWordsAndLabelThePlaceDecidesAndIsUnsure() {
    let anchor = Anchor(ordinal: 2, label: "99", quote: "Something that nobody wrote.")
    #expect(
      anchor.found(in: Self.original) == Anchoring(ordinal: 2, ground: .ordinal, isUnsure: true))
    let far = Anchor(ordinal: 50, quote: "Something that nobody wrote.")
    #expect(far.found(in: Self.original) == Anchoring(ordinal: 3, ground: .ordinal, isUnsure: true))
  }

  @Test func withoutParagraphsNothingIsFound() {
    #expect(Anchor(ordinal: 1, quote: "Trees.").found(in: []) == nil)
  }

  @Test func aLongParagraphIsKeptInPartAndFound() throws {
    let long = Array(repeating: Self.planting, count: 30).joined(separator: " ")
    let longer = long + " " + Self.harbour
    let anchor = Anchor(Self.paragraphs([long])[0])
    #expect(anchor.quote.count == Anchor.longestQuote)
    let found = try #require(anchor.found(in: Self.paragraphs([Self.watering, longer])))
    #expect(found == Anchoring(ordinal: 2, ground: .quotation, isUnsure: false))
  }

  @Test func anyParagraphsGiveAnOrdinalThatIsThere() {
    var random = SeededRandom(state: 5)
    let words = ["oak", "elm", "ash", "the", "of", "planted", "(U)", ""]
    for _ in 0..<300 {
      func text() -> String {
        (0..<Int.random(in: 0...20, using: &random)).map { _ in
          words.randomElement(using: &random) ?? ""
        }.joined(separator: " ")
      }
      let paragraphs = Self.paragraphs(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in text() })
      let anchor = Anchor(ordinal: Int.random(in: -2...9, using: &random), quote: text())
      let found = anchor.found(in: paragraphs)
      #expect(found.map { paragraphs.map(\.ordinal).contains($0.ordinal) } == true)
    }
  }
}
