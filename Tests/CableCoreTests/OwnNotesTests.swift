import CableCore
import Testing

@Suite("What a reader added goes out with the cable, and only where it is asked for")
struct OwnNotesTests {
  private func cable() throws -> Cable {
    let text = """
      FM AMEMBASSY ROME
      TO SECSTATE WASHDC
      UNCLAS ROME 000012

      TAGS: PHUM
      SUBJECT: TEA
      REF: OSLO 4

      1. (U) See ROME 11 for 50 %% and ==more==.

      2. (U) Text.
      """
    return Cable(
      parsing: try #require(
        Container.read(Array(text.utf8), fileName: "x.txt").cables.first))
  }

  private var own: OwnNotes {
    var own = OwnNotes()
    own.isStarred = true
    own.tags = ["chapter 3"]
    own.entries = [
      .init(
        ordinal: 1, isUnsure: false, text: "See *the map*\n<b>", author: nil,
        changed: "2026-01-02T03:04:05.678Z"),
      .init(
        ordinal: 1, isUnsure: false, text: "*No*, see [x](y)", author: "Ann",
        changed: "2026-01-02T03:04:05.678Z"),
    ]
    return own
  }

  @Test("In Markdown a note is below its paragraph; one's own words are Markdown, others' are not")
  func markdown() throws {
    var extras = CableMarkdown.Extras()
    extras.own = own
    let text = CableMarkdown.text(try cable(), title: "x", extras: extras)
    #expect(text.contains("- **Own tags:** chapter 3\n- **Starred**\n"))
    #expect(
      text.contains(
        "> **Note, 2026-01-02:**\n> See *the map*\n> \\<b>\n\n> **Note by Ann, 2026-01-02:**\n"))
    #expect(text.contains("> \\*No\\*, see \\[x\\](y)\n\n**2\\. (U)** Text."))
    #expect(!CableMarkdown.text(try cable(), title: "x").contains("Note"))
  }

  @Test("A page of a vault has front matter, links and callouts, and hides nothing")
  func vault() throws {
    let cable = try cable()
    let page = VaultPage.text(
      cable, title: "09ROME12", citation: Citation(cable, fallbackID: "x"), own: own
    ) { $0.description }
    #expect(page.hasPrefix("---\nid: \"09ROME12\"\naliases: [\"TEA\"]\n"))
    #expect(page.contains("\ntags: [\"PHUM\", \"chapter-3\"]\n"))
    #expect(page.contains("> [!note] Note by Ann, 2026-01-02\n> \\*No"))
    #expect(page.contains("**2\\. (U)** Text. ^p2\n"))
    let body = page.split(separator: "---\n").last ?? ""
    #expect(!body.contains("%%") && !body.contains("=="))
  }

  @Test("No sign of a template is in a table of a vault's page, and the table keeps its letters")
  func templates() throws {
    let signs = ["<% tp.x() %>", "{% include x %}", "{{title}}"]
    for sign in signs {
      let text =
        "UNCLAS ROME 000012\n\nTAGS: PHUM\nSUBJECT: TEA\n\n1. (U) Prices:\n\n"
        + "TEA       12     \(sign)\nCOFFEE    14     15\nCOCOA     16     17\n"
      let cable = Telegram.parse(text)
      #expect(cable.paragraphs.contains { $0.kind == .table })
      let page = VaultPage.text(
        cable, title: "x", citation: Citation(cable, fallbackID: "x"), own: OwnNotes()
      ) { $0.description }
      #expect(!signs.contains { page.contains($0.prefix(2)) }, "\(page)")
      let shown = page.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&#123;", with: "{")
      #expect(shown.contains("TEA       12     \(sign)"), "\(page)")
    }
  }

  @Test("In JSON they are keys after all others")
  func json() throws {
    let line = CableJSON.line(try cable(), path: "x", own: own)
    #expect(
      line.contains("],\"starred\":true,\"read\":false,\"ownTags\":[\"chapter 3\"],\"notes\":[{"))
    let bare = CableJSON.line(try cable(), path: "x")
    #expect(line.hasPrefix(bare.dropLast()) && !bare.contains("ownTags"))
  }

  @Test("In HTML they are asides, inert")
  func html() throws {
    let page = CableHTML.article(try cable(), title: "x", links: .none, own: own)
    #expect(
      page.contains(
        "<aside class=\"note\"><p><b class=\"by\">Note, 2026-01-02</b><br />See *the map*<br />&lt;b&gt;</p></aside>"
      ))
    #expect(!CableHTML.article(try cable(), title: "x", links: .none).contains("aside"))
  }
}
