import CableCore
import Testing

@testable import CableReader
@testable import CableScreen

/// Two copies of a cable side by side, or one above the other.
@Suite struct ComparisonTests {
  private static func cable(_ body: String) -> Cable {
    Cable(
      parsing: SourceText(bytes: Array(("UNCLAS VALLETTA 000203\nSUBJECT: MILK\n\n" + body).utf8)))
  }

  private static let here = cable(
    "1. (U) The crews strike.\n\n2. (U) They offered a second cup of coffee.\n\n3. (U) End.\n")
  private static let there = cable(
    "1. (U) The crews strike.\n\n2. (U) They offered a third cup of tea.\n\n3. (U) End.\n\n"
      + "4. (U) Milk is short.\n")

  private static func marked(_ lines: [StyledText], _ role: Role) -> [String] {
    lines.flatMap(\.runs).filter { $0.style.isUnderlined && $0.style.role == role }
      .map(\.text.string.trimmed).filter { !$0.isEmpty }
  }

  @Test(arguments: [60, 80, 118, 160])
  func theWordsThatDifferAreMarkedAndNoOthers(width: Int) {
    let lines = Comparison.lines(Self.here, Self.there, width: width).lines
    #expect(Self.marked(lines, .missingLink) == ["second", "coffee."])
    #expect(Self.marked(lines, .link) == ["third", "tea.", "4.", "(U)", "Milk", "is", "short."])
    #expect(lines.allSatisfy { $0.columns <= width })
  }

  @Test func whereThereIsRoomBothAreInOneRow() {
    let wide = Comparison.lines(Self.here, Self.there, width: 130).lines
    #expect(wide.contains { $0.string.contains("coffee.") && $0.string.contains("tea.") })
    let narrow = Comparison.lines(Self.here, Self.there, width: 100).lines
    #expect(!narrow.contains { $0.string.contains("coffee.") && $0.string.contains("tea.") })
  }

  @Test func theTitleCountsWhatOneCopyBlacksOutAndTheOtherPrints() {
    let printed = Self.cable(
      "1. (U) The director, Ida Strand, came by train.\n\n2. (U) She left by [...] at noon.\n")
    let blacked = Self.cable(
      "1. (U) The director, XXXXXXXXXXXX, came by train.\n\n2. (U) She left by the ferry at noon.\n"
    )
    #expect(
      Comparison.title("09OSLO7", printed, blacked)
        == "09OSLO7  two copies, 2 redactions printed by the other")
    #expect(Comparison.title("09OSLO7", printed, printed) == "09OSLO7  two copies")
  }

  @Test func whatIsAlikeIsCounted() {
    let lines = Comparison.lines(Self.here, Self.there, width: 80).lines.map(\.string)
    #expect(lines.first?.contains("⋯") == true)
    #expect(Comparison.lines(Self.here, Self.here, width: 80).lines.isEmpty)
  }

  @Test(arguments: [60, 130])
  func theKeysOfASearchGoFromChangeToChangeAndRoundTheEnds(width: Int) {
    let (lines, changes) = Comparison.lines(Self.here, Self.there, width: width)
    #expect(changes.count == 2)
    #expect(changes.allSatisfy { !lines[$0].string.contains("alike") })
    var pane = NoticePane(title: "", lines: lines, stops: changes)
    var gone: [Int?] = []
    for count in [1, 1, 1, -1, -1] {
      pane.go(count, last: lines.count - 1)
      gone.append(pane.stop)
      #expect((0...1).contains(changes[pane.stop ?? 0] - pane.scroll))
    }
    #expect(gone == [0, 1, 0, 1, 0])
  }

  @Test func aParagraphOfWordsThatAllDifferCostsNoQuadraticTime() {
    func long(_ word: String) -> Cable {
      Self.cable("1. (U) " + (0..<20_000).map { "\(word)\($0)" }.joined(separator: " ") + "\n")
    }
    let clock = ContinuousClock()
    let spent = clock.measure { _ = Comparison.lines(long("a"), long("b"), width: 130) }
    #expect(spent < .seconds(20))
  }
}
