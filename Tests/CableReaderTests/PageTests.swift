import CableCore
import CableLibrary
import Testing

@testable import CableReader
@testable import CableScreen

/// What is on a page, however it is laid out.
@Suite struct PageTests {
  private static func cable(_ body: String) -> Cable {
    Cable(
      parsing: SourceText(
        bytes: Array(("UNCLAS ASTANA 000007\nREF: STATE 123\nSUBJECT: TEA\n\n" + body).utf8)))
  }

  private static func page(_ cable: Cable, _ change: (inout PageOptions) -> Void = { _ in }) -> Page
  {
    var options = PageOptions(width: 80)
    change(&options)
    let library = Library(isComplete: true)
    return PageMaker.page(
      cable, options: options, links: PageLink.all(of: cable, in: library, row: nil))
  }

  private static func text(_ page: Page) -> String {
    page.lines.map(\.text.string).joined(separator: "\n")
  }

  @Test func theRulesOfATableAreNotLost() {
    let table = """
      City            Price      Change
      ---------------------------------
      Astana          120        +3
      Almaty          110        -2
      """
    let page = Self.page(Self.cable("1. (U) Prices follow.\n\n\(table)\n\n2. (U) So it is.\n"))
    #expect(Self.text(page).contains(table), "\(Self.text(page))")
  }

  @Test func aRuleBelowATableStandsRightUnderIt() {
    let table = "Astana          120        +3\nAlmaty          110        -2\n====="
    let page = Self.page(Self.cable("1. (U) Prices.\n\n\(table)\n\n2. (U) So it is.\n"))
    #expect(Self.text(page).contains(table + "\n\n"), "\(Self.text(page))")
  }

  @Test(arguments: [PageView.reflowed, .sent, .raw])
  func referencesAreLinksInEveryView(view: PageView) {
    let cable = Self.cable("1. (U) As reftel said, tea is dear. See reftel.\n")
    let page = Self.page(cable) { $0.view = view }
    let linked = page.lines.flatMap(\.text.runs).filter { $0.link != nil }
    #expect(linked.map(\.text.string).filter { $0 == "reftel" }.count == 2)
    #expect(linked.first.map { $0.text.string.hasSuffix("STATE 123") || view == .reflowed } == true)
    #expect(page.linkOrder.count == 3)
  }

  /// The brief card has two rows of references, the margin twelve.
  @Test(arguments: [nil, 37], [0, 1, 5, 30])
  func everyReferenceCanBeReached(margin: Int?, count: Int) {
    let block = (0..<count).map { "ROME \($0 + 100)" }.joined(separator: "; ")
    let head = count == 0 ? "" : "REF: \(block)\n"
    let text = "UNCLAS ASTANA 000007\n\(head)SUBJECT: TEA\n\n1. (U) Tea, see Oslo 77.\n"
    let cable = Cable(parsing: SourceText(bytes: Array(text.utf8)))
    #expect(cable.references.count == count)
    let page = Self.page(cable) { $0.marginWidth = margin }
    #expect(page.linkOrder == Array(page.links.indices))
    let shown = (page.lines.map(\.text) + page.margin).map(\.string).joined(separator: "\n")
    #expect(shown.contains("more, r lists") == (count == 30))
  }

  @Test func theHeaderAsSentHasLinksAsWell() {
    let page = Self.page(Self.cable("1. (U) Tea.\n")) { $0.header = .wire }
    #expect(page.linkOrder == [0])
  }

  @Test func linesAsSentLoseNothingToTheLinksInThem() {
    let cable = Self.cable("1. (U) As reftel said, \t tea\u{301} is dear.\r\n\u{7F} See reftel\n")
    let page = Self.page(cable) { $0.view = .sent }
    let lines = LineRanges(cable.source.bytes).map {
      DisplayText(utf8: cable.source.bytes[$0]).string
    }
    #expect(page.lines.map(\.text.string) == lines)
  }

  @Test(arguments: [("a/b.txt", 20, "a/b.txt"), ("1234567890", 10, "1234567890"), ("", 3, "")])
  func aPathThatFitsIsWhole(path: String, room: Int, shown: String) {
    #expect(DisplayText(path).shortened(to: room) == shown)
  }

  @Test(arguments: 2...30)
  func aPathIsCutInTheMiddle(room: Int) {
    let short = DisplayText("cables/2009/08/日本/09ASTANA1327.txt").shortened(to: room)
    #expect(DisplayText(short).columns <= room)
    #expect(short.contains("…"))
    #expect(room < 12 || short.hasSuffix(".txt") && short.hasPrefix("cab"))
  }
}
