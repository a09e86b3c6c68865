import Testing

@testable import CableCore

/// Cables and paragraphs that a person names in a note.
@Suite struct WrittenLinkTests {
  static let rows: [(text: String, found: [String])] = [
    ("see 09ASTANA1327#2.", ["09ASTANA1327#2"]), ("(09ASTANA1327)", ["09ASTANA1327"]),
    ("2009ASTANA01327#3a, 09STATE78227", ["2009ASTANA01327#3a", "09STATE78227"]),
    ("09astana1327#12", ["09astana1327#12"]), ("09ASTANA1327#", ["09ASTANA1327"]),
    ("09ASTANA1327 #2", ["09ASTANA1327"]), ("x09ASTANA1327", []), ("12MONTHS3 and 3RD", []),
    ("nothing", []), ("", []), ("é 09ROME1#¶2 é", ["09ROME1#¶2"]), ("09ROME1#2#3", ["09ROME1#2"]),
  ]

  @Test("Ids of known posts are links, with the paragraph that follows them", arguments: rows)
  func links(text: String, found: [String]) {
    let bytes = Array(text.utf8)
    #expect(
      WrittenLink.all(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) } == found)
  }

  @Test("A note's links lead to the pages and paragraphs that are there")
  func pages() {
    var own = OwnNotes()
    own.entries = [
      OwnNotes.Entry(
        ordinal: 1, isUnsure: false, text: "As 09ROME1#2 <says>, and 09OSLO3.", author: nil,
        changed: "2026-01-02T03:04:05.678Z")
    ]
    let cable = Cable(
      """
      UNCLAS ROME 000001
      SUBJECT: OAKS

      1. (U) One.

      2. (U) Two, in two parts.

      2. (U) Again.
      """)
    let html = CableHTML.article(
      cable, title: "09ROME1",
      links: .init(
        cable: { $0.station == "ROME" ? "\($0).html" : nil }, tag: { _ in nil }), own: own)
    #expect(
      html.contains(
        "As <a href=\"09ROME1.html#n2\">09ROME1#2</a> &lt;says&gt;, and 09OSLO3."), "\(html)")
    #expect(html.ranges(of: "id=\"n2\"").count == 1, "\(html)")
    #expect(html.contains("<a id=\"n1\"></a>1. "))
    let page = VaultPage.text(
      cable, title: "09ROME1", citation: Citation(cable, fallbackID: "09ROME1"), own: own,
      page: { $0.description })
    #expect(page.contains("As [[09ROME1|09ROME1#2]] \\<says>, and [[09OSLO3]]."), "\(page)")
    own.entries[0].text = "[[09ROME1]] and [there](09ROME1.md)"
    let linked = VaultPage.text(
      cable, title: "09ROME1", citation: Citation(cable, fallbackID: "09ROME1"), own: own,
      page: { $0.description })
    #expect(linked.contains("> [[09ROME1]] and [there](09ROME1.md)"), "\(linked)")
  }
}
