import CableCore
import Testing

@testable import CableReader
@testable import CableScreen

@Suite struct ScreenSVGTests {
  private func picture(_ text: String, _ style: Style = Style(), isLight: Bool = false) -> String {
    var grid = Grid(width: 12, height: 1)
    let clip = Rect(x: 0, y: 0, width: 12, height: 1)
    grid.write(DisplayText(text), x: 0, y: 0, style: style, clip: clip)
    return ScreenSVG.text(grid, theme: Theme(isLight: isLight), title: "a < b")
  }

  @Test func aRunIsAsWideAsItsCells() {
    #expect(picture("PHUM").contains("<text x=\"10\" y=\"24\" textLength=\"32\""))
    #expect(picture("  漢字").contains("<text x=\"26\" y=\"24\" textLength=\"32\""))
  }

  @Test(arguments: [
    (Role.markSBU, false, "fill=\"#af5fff\""), (.markSBU, true, "fill=\"#5f005f\""),
    (.badgeSecret, false, "<rect x=\"10\" y=\"10\" width=\"16\" height=\"18\" fill=\"#d70000\"/>"),
    (.body, false, "fill=\"#d8dbe0\""),
  ])
  func rolesHaveTheColoursOfTheTheme(role: Role, isLight: Bool, drawn: String) {
    #expect(picture("(S", Style(role: role), isLight: isLight).contains(drawn))
  }

  @Test func emphasisIsDrawn() {
    let style = Style(isBold: true, isUnderlined: true, isReversed: true)
    let drawn = picture("x", style)
    #expect(drawn.contains("font-weight=\"bold\" text-decoration=\"underline\""))
    #expect(drawn.contains("fill=\"#16181d\""))
  }

  @Test func markupOfADocumentIsText() {
    let drawn = picture("</text>&\"")
    #expect(drawn.contains(">&lt;/text&gt;&amp;&quot;</text>"))
    #expect(drawn.contains("<title>a &lt; b</title>"))
  }

  @Test func wideGapsSplitTheText() {
    let drawn = picture("ab c   d")
    #expect(drawn.contains("<text x=\"10\" y=\"24\" textLength=\"32\""))
    #expect(drawn.contains("<text x=\"66\" y=\"24\" textLength=\"8\"") && drawn.contains(">d<"))
  }

  @Test func blanksAreNotDrawn() {
    #expect(!picture("   ").contains("<text"))
    #expect(ScreenSVG.text(Grid(width: 0, height: 0), theme: Theme(), title: "").contains("</svg>"))
  }
}
