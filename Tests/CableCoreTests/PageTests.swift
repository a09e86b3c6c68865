import Testing

@testable import CableCore

/// Pages of the Cablegate site as browsers and mirrors keep them: one cable, whatever became of the tags.
struct PageTests {
  /// A page of a cable whose header the publisher left out: date and post are in the table alone.
  static let page = """
    <html lang='en'><head><title>Cable Viewer</title></head><body><p>6693 / 251,287</p>
    <table class='cable'><tr><th>Reference ID</th><th>Created</th><th>Released</th></tr><tr>
    <td><a href='/cable/2007/03/07OSLO77.html'>07OSLO77</a></td><td>2007-03-02 10:11</td>
    <td>2011-08-30 01:44</td><td>UNCLASSIFIED</td><td>Embassy Oslo</td></tr></table>
    <code><pre>This record is a partial extract of the original cable.</pre></code>
    <code><pre>UNCLAS OSLO 000077 &#x000A;&#x000A;SIPDIS &#x000A;&#x000A;E.O. 12958: N/A &#x000A;\
    TAGS: <a href='/tag/ECON_0.html'>ECON</a> <a href='/tag/NO_0.html'>NO</a>&#x000A;\
    SUBJECT: Fish &amp; chips&#x000A;&#x000A;REF: OSLO 12 &#x000A;&#x000A;\
    <a id='par1' href='#par1'>¶</a>1. (U) Cod was dear.&#x000A;&#x000A;\
    <a id='par2' href='#par2'>¶</a>2. (SBU) The cook agreed.&#x000A;HOLM</pre></code></body></html>
    """

  struct Reading: Equatable, Sendable {
    var values: [String?]
    var texts: [String]

    init(_ bytes: [UInt8]) {
      let found = Container.read(bytes, fileName: "page.html").cables
      let cable = found.first.map { Cable(parsing: $0) }
      values = [
        "\(found.count)", cable?.id?.description, cable?.sent?.value.iso8601, cable?.from?.value,
        cable?.classification?.value.description, cable?.subject?.value,
        cable?.tags.map(\.value).joined(separator: ","), cable?.references.first?.id?.description,
        cable?.signature.first?.value, cable?.passing.map(\.value).joined(separator: ","),
      ]
      texts =
        cable?.paragraphs.map { "\($0.label ?? "") \($0.mark?.description ?? "") \($0.text)" } ?? []
    }
  }

  @Test("A page of a cable without a header has date and post from its table")
  func plainPage() {
    let reading = Reading(Array(Self.page.utf8))
    #expect(
      reading.values == [
        "1", "07OSLO77", "2007-03-02T10:11:00Z", "Embassy Oslo", "UNCLASSIFIED", "Fish & chips",
        "ECON,NO", "07OSLO12", "HOLM", "",
      ])
    #expect(reading.texts.count == 2)
  }

  static let changes: [(name: String, text: String)] = [
    ("double quotes", page.replacing("'", with: "\"")),
    ("no quotes", page.replacing("class='cable'", with: "class=cable").replacing("'", with: "")),
    ("tags in capitals", page.replacing(#/<\/?[a-z]+/#) { String($0.output).uppercased() }),
    ("line ends between code and pre", page.replacing("<code><pre>", with: "<code>\n<pre>")),
    ("code within pre", page.replacing("<code><pre>", with: "<pre><code>")),
    ("no code", page.replacing("<code>", with: "").replacing("</code>", with: "")),
    ("a class of pre", page.replacing("<pre>", with: "<pre class=\"text\">")),
    ("blanks in tags", page.replacing("<code><pre>", with: "<code ><pre >")),
    ("line ends as such", page.replacing("&#x000A;", with: "\n")),
    ("line ends as tags", page.replacing("&#x000A;", with: "<br/>")),
    (
      "references escaped twice",
      page.replacing("&#x", with: "&amp;#x").replacing("&amp; c", with: "&amp;amp; c")
    ),
    ("a body of a table", page.replacing("<tr><th>", with: "<tbody><tr><th>")),
    (
      "another table above",
      page.replacing("<p>", with: "<table id=\"wm\"><tr><td>Dec</td></tr></table><p>")
    ),
    (
      "from the table on",
      String(page[(page.firstRange(of: "<table")?.lowerBound ?? page.startIndex)...])
    ),
    ("cut off", String(page[..<(page.ranges(of: "</pre>").last?.lowerBound ?? page.endIndex)])),
    ("line ends of Windows", page.replacing("\n", with: "\r\n")),
  ]

  @Test("Whatever became of a page's tags, its cable is the same", arguments: changes.indices)
  func changed(_ place: Int) {
    let (name, text) = Self.changes[place]
    #expect(text != Self.page, "\(name)")
    #expect(Reading(Array(text.utf8)) == Reading(Array(Self.page.utf8)), "\(name)")
  }

  @Test("The blocks of a page are its cable where nothing else of the page is kept")
  func blocksAlone() {
    let text = Self.page[
      (Self.page.firstRange(of: "<code>")?.lowerBound ?? Self.page.startIndex)...]
    let reading = Reading(Array(text.utf8))
    #expect(reading.values[0] == "1")
    #expect(reading.values[5] == "Fish & chips")
    #expect(reading.texts == Reading(Array(Self.page.utf8)).texts)
  }
}
