import Testing

@testable import CableCore

/// Cables as records of XML and YAML, and as rows of pages and of Markdown.
@Suite struct MarkedRecordTests {
  private static let numbers = [411, 412, 413]

  private static func id(_ number: Int) -> String { "08LISBON\(number)" }

  private static func text(_ number: Int) -> String {
    """
    UNCLAS LISBON 000\(number)

    SENSITIVE

    E.O. 12958: N/A
    TAGS: EAGR, PREL, PO
    SUBJECT: CORK: PART \(number)

    1. (SBU) The guild's head waits; 3 < 4 & "so on".

    2. (U) The market closed early.

    FERRO
    """
  }

  private static func indented(_ number: Int, by count: Int) -> String {
    text(number).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : String(repeating: " ", count: count) + line
    }.joined(separator: "\n")
  }

  private static func escaped(_ number: Int) -> String {
    text(number).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private static func each(_ record: (Int) -> String) -> String {
    numbers.map(record).joined()
  }

  private static func cell(_ number: Int) -> String {
    escaped(number).replacing("\n", with: "<br>").replacing("|", with: "\\|")
  }

  static let forms: [(name: String, text: String)] = [
    (
      "a list",
      each {
        "- id: \(id($0))\n  date: 2008-05-06\n  tags: [EAGR, PO]\n  body: |\n\(indented($0, by: 4))\n"
      }
    ),
    (
      "a list below a name",
      "# made by hand\nmade: 2020-01-02\ncables:\n"
        + each { "  - ref_id: \(id($0))\n    text: |-\n\(indented($0, by: 6))\n" }
    ),
    (
      "documents",
      each { "---\nid: \(id($0))\nsubject: CORK\nbody: |2\n\(indented($0, by: 2))\n" } + "...\n"
    ),
    ("ids as keys", each { "\(id($0)):\n  date: 2008-05-06\n  body: |\n\(indented($0, by: 4))\n" }),
    (
      "double quotes",
      each { "- id: \"\(id($0))\"\n  body: \(JSONText.string(text($0)))\n" }
    ),
    (
      "single quotes over lines",
      each { number in
        let lines = text(number).replacing("'", with: "''").split(
          separator: "\n", omittingEmptySubsequences: false)
        return "- id: \(id(number))\n  body: '" + lines.joined(separator: "\n\n    ") + "'\n"
      }
    ),
    (
      "elements",
      "<?xml version=\"1.0\"?>\n<!-- x --><cables>\n"
        + each {
          "<cable>\n<id>\(id($0))</id>\n<date>2008-05-06</date><body>\(escaped($0))</body>\n</cable>\n"
        } + "</cables>\n"
    ),
    (
      "attributes and CDATA",
      "<x:all>" + each { "<x:cable id='\(id($0))' made=\"2008\"><![CDATA[\(text($0))]]></x:cable>" }
        + "</x:all>"
    ),
    (
      "fields by an attribute",
      "<resultset>\n"
        + each {
          "<row>\n<field name=\"refid\">\(id($0))</field>\n<field name=\"content\">\(escaped($0))</field>\n</row>\n"
        } + "</resultset>"
    ),
    (
      "a page's table",
      "<html><body><h1>Cork</h1><TABLE><tr><th>Reference</th><th>Text</th></tr>\n"
        + each { "<TR><td>\(id($0))</td><td><pre>\(escaped($0))</pre></td></TR>\n" }
        + "</TABLE></body></html>"
    ),
    (
      "a page's table with its rows open",
      "<table><tr><th>Date<th>ID<th>Body\n"
        + each { "<tr><td>2008-05-06<td>\(id($0))<td>\(cell($0))\n" } + "</table>"
    ),
    (
      "Markdown",
      "# Cork\n\n| ID | **Date** | Text |\n|---|:-:|---|\n"
        + each { "| [\(id($0))](\(id($0)).md) | 2008-05-06 | \(cell($0)) |\n" }
    ),
    (
      "Markdown without outer bars",
      "ID | Body\n---|---\n" + each { "\(id($0)) | \(cell($0))\n" }
    ),
  ]

  private func check(_ cables: [SourceText], _ name: String) {
    let read = cables.map { Cable(parsing: $0) }
    #expect(read.map { $0.id?.description } == Self.numbers.map(Self.id), "\(name)")
    for (cable, number) in zip(read, Self.numbers) {
      #expect(cable.subject?.value == "CORK: PART \(number)", "\(name)")
      #expect(cable.tags.map(\.value.description).contains("EAGR"), "\(name)")
      #expect(cable.signature.map(\.value) == ["FERRO"], "\(name)")
      #expect(cable.paragraphs.map(\.label) == ["1", "2"], "\(name)")
      #expect(
        cable.paragraphs.first?.text == "The guild's head waits; 3 < 4 & \"so on\".", "\(name)")
    }
  }

  @Test("Each record is a cable, whatever marks it", arguments: forms.indices)
  func whole(index: Int) {
    let form = Self.forms[index]
    check(Container.read(Array(form.text.utf8), fileName: "x").cables, form.name)
  }

  @Test("A record is read again from its own bytes", arguments: forms.indices)
  func again(index: Int) {
    let form = Self.forms[index]
    let bytes = Array(form.text.utf8)
    let cables = Container.read(bytes, fileName: "x").cables
    let again = cables.compactMap { source in
      Container.cable(
        in: Array(bytes[source.fileRange]), head: bytes, fileName: "x", part: source.part,
        fileRange: source.fileRange)
    }
    check(again, form.name)
  }

  @Test("Records are cut alike wherever a stream is cut", arguments: forms.indices)
  func pieces(index: Int) throws {
    let form = Self.forms[index]
    let bytes = Array(form.text.utf8)
    let finding = try #require(RecordSniffer.find(in: bytes, isWhole: true))
    var whole = RecordStream(finding.dialect)
    let ranges = whole.records(in: bytes, isLast: true).map(\.range)
    for size in [1, 2, 7, 130, 400] {
      var stream = RecordStream(finding.dialect)
      var found: [Range<Int>] = []
      var (buffer, offset): ([UInt8], Int) = ([], 0)
      for start in stride(from: 0, to: bytes.count, by: size) {
        buffer += bytes[start..<min(start + size, bytes.count)]
        let isLast = start + size >= bytes.count
        for record in stream.records(in: buffer, isLast: isLast) {
          found.append(
            (record.range.lowerBound + offset)..<(record.range.upperBound + offset))
        }
        let done = min(stream.done, buffer.count)
        stream.drop(done)
        buffer.removeFirst(done)
        offset += done
      }
      #expect(found == ranges, "\(form.name) in pieces of \(size)")
    }
  }

  @Test(
    "What looks so and holds no cables is no such table",
    arguments: [
      "# A list\n\n| ID | Date |\n|---|---|\n| 08LISBON411 | 2008-05-06 |\n",
      "<html><body><table><tr><th>Reference ID</th><th>Date</th></tr><tr><td>08LISBON411</td></tr></table></body></html>",
      "---\ntags:\n  - cable\nid: 08LISBON411\n---\nTAGS: EAGR\nSUBJECT: CORK\n\n1. (U) Text.\n",
      "- id: eggs\n- milk\n", "<svg><text x='1'>id</text><title>a</title></svg>",
    ])
  func others(text: String) {
    #expect(RecordSniffer.find(in: Array(text.utf8), isWhole: true) == nil)
  }

  @Test("A record that is never closed is read as far as it goes, and reported")
  func unclosed() throws {
    let text = "<cables><cable><id>08LISBON411</id><body>\(Self.escaped(411))"
    let found = Container.read(Array(text.utf8), fileName: "x").cables
    #expect(found.count == 1)
    let cable = Cable(parsing: try #require(found.first))
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.diagnostics.contains { $0.code == .damagedRecord })
  }

  @Test(
    "A stream of marks costs no quadratic time",
    arguments: ["<a ", "<a>", "<cable id='1'><body>", "<![CDATA[", "- id: 1\n", "|-|-|\n", "---\n"])
  func hostile(mark: String) {
    let text = String(repeating: mark, count: 30_000)
    let start = ContinuousClock.now
    _ = Container.read(Array(text.utf8), fileName: "x")
    _ = Container.read(
      Array(("<cables><cable><id>08LISBON411</id><body>x" + text).utf8), fileName: "x")
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
