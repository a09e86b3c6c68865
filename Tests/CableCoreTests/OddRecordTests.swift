import Testing

@testable import CableCore

/// Tables, dumps and lists as nobody should write them, and the law of counts.
@Suite struct OddRecordTests {
  private func cables(_ text: String) -> [Cable] {
    Container.read(Array(text.utf8), fileName: "cables.x").cables.map { Cable(parsing: $0) }
  }

  @Test(
    "Tables that programs print for a person, and those of other programs, are refused by name",
    arguments: [
      (
        "-[ RECORD 1 ]---------\nid   | 09ROME12\nbody | UNCLAS ROME 12+\n     | TAGS: EAGR\n",
        "psql"
      ),
      (
        "*************************** 1. row ***************************\n  id: 09ROME12\nbody: TAGS: EAGR\n",
        "mysql"
      ),
      (" id       | body\n----------+------------\n 09ROME12 | TAGS: EAGR\n(1 row)\n", "printed"),
      (
        "+----------+------+\n| id       | body |\n+----------+------+\n| 09ROME12 | TAGS: EAGR |\n",
        "printed"
      ),
      ("[{'id': '09ROME12', 'body': 'UNCLAS ROME 12\\nTAGS: EAGR'}]", "Python"),
      ("{'09ROME12': 'UNCLAS ROME 12\\nTAGS: EAGR'}", "Python"),
      (
        "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Cell>TAGS: EAGR</Cell></Workbook>",
        "Excel"
      ),
    ])
  func refused(text: String, name: String) {
    let contents = Container.read(Array(text.utf8), fileName: "x", isNamed: true)
    #expect(contents.cables.isEmpty)
    #expect(contents.reason?.contains(name) == true, "\(contents.reason ?? "")")
  }

  @Test("Objects of JSON one after another in a line are a cable each")
  func objectsInOneLine() throws {
    for separator in ["", " ", ", "] {
      let file = RecordTests.rows.map { RecordTests.object($0) }.joined(separator: separator) + "\n"
      #expect(cables(file).map { $0.id?.description } == RecordTests.rows.map(\.id), "\(separator)")
      try RecordTests.check(Array(file.utf8))
    }
  }

  @Test("Items of a feed are a cable each")
  func feed() {
    let items = RecordTests.rows.map { row in
      "<item><title>A cable</title><guid>\(row.id)</guid><content:encoded><![CDATA[<pre>"
        + "\(row.header)\n\(row.body)</pre>]]></content:encoded></item>"
    }.joined()
    let found = cables(
      "<?xml version=\"1.0\"?><rss xmlns:content=\"x\"><channel><title>Cables</title>\(items)</channel></rss>\n"
    )
    #expect(found.map { $0.id?.description } == RecordTests.rows.map(\.id))
    #expect(found.allSatisfy { !$0.paragraphs.isEmpty })
  }

  @Test("Line ends that a table has as \\n are line ends, in short texts as well")
  func escapedLineEnds() {
    let rows = ["09LISBON512\tUNCLAS LISBON 000512", "09ROME3\tUNCLAS ROME 000003"].map {
      $0 + #"\nSUBJECT: FISH\nTAGS: EFIS\n1. (U) It swims."#
    }
    let found = cables("id\tbody\n\(rows.joined(separator: "\n"))\n")
    #expect(found.map(\.subject?.value) == ["FISH", "FISH"])
    #expect(found.map { $0.tags.map(\.value) } == [["EFIS"], ["EFIS"]])
    #expect(found.map(\.paragraphs.count) == [1, 1])
  }

  @Test("A text in each line, as JSON writes it, is a cable in each line")
  func textsInLines() throws {
    let texts = RecordTests.rows.map { $0.header + "\n" + $0.body }
    let file = texts.map { JSONText.string($0) + "\n" }.joined()
    let found = cables(file)
    #expect(found.map { $0.id?.description } == RecordTests.rows.map(\.id))
    #expect(found.allSatisfy { $0.source.format == .json })
    try RecordTests.check(Array(file.utf8))
  }

  @Test(
    "JSON with a list for each column is refused by name, whatever its first column is",
    arguments: [["id", "body"], ["body", "id"], ["subject", "body"], ["date", "x", "text"]])
  func listsOfColumns(names: [String]) {
    let columns = names.map { name in
      let values = RecordTests.rows.map { row in
        switch name {
        case "id": row.id
        case "date": row.date
        case "subject": "CORK \(row.number)"
        case "x": "1"
        default: row.header + "\n" + row.body
        }
      }
      return
        "\(JSONText.string(name)): [\(values.map { JSONText.string($0) }.joined(separator: ", "))]"
    }
    let file = "{\(columns.joined(separator: ",\n"))}\n"
    let contents = Container.read(Array(file.utf8), fileName: "x")
    #expect(contents.cables.isEmpty)
    #expect(contents.reason?.contains("a table with one list per column") == true)
  }

  @Test("Below a second head in the beginning of a file its columns apply, and a finding says so")
  func otherColumns() throws {
    let rows = RecordTests.rows
    let texts = rows.map { $0.header + "\n" + $0.body }
    let firsts = [
      RecordTests.csv(
        [["id", "date", "body"], [rows[0].id, rows[0].date, texts[0]]], always: false),
      RecordTests.csv(
        [["id", "date", "body"], [rows[0].id, rows[0].date, texts[0]]], separator: ";"),
    ]
    for (first, separator) in zip(firsts, [",", ";"]) {
      let file =
        first
        + RecordTests.csv(
          [["Drafted By", "Body", "Created", "MRN"]]
            + zip(rows, texts).dropFirst().map { ["Costa, Ana", $1, $0.date, $0.id] },
          separator: separator)
      let found = cables(file)
      #expect(found.map { $0.id?.description } == rows.map(\.id))
      #expect(found.map { $0.draftedBy.map(\.value) } == [[], ["Costa, Ana"], ["Costa, Ana"]])
      #expect(
        found[1].source.hints.values.map(\.source).sorted() == ["Created", "Drafted By", "MRN"])
      let findings = found.map {
        $0.diagnostics.filter { $0.code == .damagedRecord }.map(\.message)
      }
      #expect(
        findings == [
          [], ["the row above names the columns otherwise: Drafted By, Body, Created, MRN"], [],
        ])
      try RecordTests.check(Array(file.utf8))
    }
    // Further on than what tells the form of a file, the values alone say what they are.
    let filling = String(repeating: "\n\n3. (U) The guild waits for the price of cork.", count: 12)
    let many = RecordTests.csv(
      [["id", "date", "body"]]
        + Array(repeating: [rows[0].id, "2008-05-06", texts[0] + filling], count: 120))
    let file = Array(
      (many + RecordTests.csv([["body", "date", "id"], [texts[1], rows[1].date, rows[1].id]])).utf8)
    let last = try #require(Container.read(file, fileName: "x").cables.last)
    let cable = Cable(parsing: last)
    #expect(many.utf8.count > ContainerReader.headLength && cable.id?.description == rows[1].id)
    #expect(
      cable.diagnostics.contains {
        $0.message == "the values are not what their columns' names say: read by what they are"
      })
    let again = Container.cable(
      in: Array(file[last.fileRange]), head: file.beginning(ContainerReader.headLength),
      fileName: "x", part: last.part, fileRange: last.fileRange)
    #expect(again == last)
  }

  @Test("Lists within objects are all their items: TAGS, and a text of which each is a line")
  func lists() throws {
    let row = RecordTests.rows[0]
    let lines = row.body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { RecordTests.quoted(String($0)) }.joined(separator: ", ")
    let plain = RecordTests.quoted("1. (SBU) Prices fell.\n\n2. (U) The market closed.\n\nFERRO")
    let header = "{\"from\": \"AMEMBASSY LISBON\", \"tags\": [\"EAGR\", \"PREL\", \"PO\"]}"
    let nested = try #require(
      cables("{\"id\": \"\(row.id)\", \"header\": \(header), \"content\": \(plain)}\n").first)
    #expect(nested.tags.map(\.value) == ["EAGR", "PREL", "PO"])
    #expect(nested.from?.value == "AMEMBASSY LISBON")
    let lined = try #require(cables("{\"id\": \"\(row.id)\", \"body\": [\(lines)]}\n").first)
    #expect(lined.paragraphs.compactMap(\.label) == ["1", "2"])
    #expect(lined.signature.map(\.value) == ["FERRO"])
  }

  @Test(
    "Half a day is read after a time",
    arguments: [
      ("5/6/2008 2:22:00 PM", "2008-05-06T14:22:00Z"), ("5/6/2008 2:22 pm", "2008-05-06T14:22:00Z"),
      ("5/6/2008 2:22PM", "2008-05-06T14:22:00Z"), ("5/6/2008 12:22 p.m.", "2008-05-06T12:22:00Z"),
      ("5/6/2008 12:22 AM", "2008-05-06T00:22:00Z"), ("5/6/2008 14:22", "2008-05-06T14:22:00Z"),
    ])
  func halfDays(printed: String, sent: String) {
    #expect(DateText.time(printed)?.iso8601 == sent)
  }

  @Test(
    "A cable before 1950 may cite one with a year, as in a table of older documents",
    arguments: ["1945-03-04", "1949-12-31"])
  func olderThanIDs(date: String) throws {
    let text = "TAGS: PREL\nSUBJECT: TREES\nREF: 09 LONDON 61, DECEMBER 5 2009\n\n1. (U) Oaks grew."
    let cable = try #require(cables("id,date,body\nX1,\(date),\"\(text)\"\n").first)
    #expect(cable.sent?.value.iso8601.hasPrefix(date) == true)
    #expect(cable.references.first?.id?.station == "LONDON")
    #expect(cable.references.first?.id?.number == 61)
    #expect(cable.paragraphs.map(\.text) == ["Oaks grew."])
  }

  @Test(
    "However a statement inserts, its tuples are read",
    arguments: [
      "INSERT IGNORE INTO `cable` (`ref_id`, `date`, `body`) VALUES",
      "INSERT OR REPLACE INTO cable (ref_id, date, body) VALUES",
      "insert into cable (ref_id, date, body) values",
      "REPLACE INTO cable (ref_id, date, body) VALUES",
      "INSERT [dbo].[cable] ([ref_id], [date], [body]) VALUES",
    ])
  func statements(statement: String) throws {
    let tuples = RecordTests.rows.map {
      "('\($0.id)', '\($0.date)', '\(RecordTests.doubled($0.header + "\n" + $0.body))')"
    }
    let files = [
      "LOCK TABLES `cable` WRITE;\n\(statement) \(tuples.joined(separator: ",\n"));\nUNLOCK TABLES;\n",
      tuples.map { "\(statement) \($0);\n" }.joined(),
    ]
    for file in files {
      #expect(cables(file).map { $0.id?.description } == RecordTests.rows.map(\.id), "\(file)")
      try RecordTests.check(Array(file.utf8))
    }
  }

  @Test("Below a second head the rows are read by its columns, or by what they hold")
  func otherHead() throws {
    func text(_ row: RecordTests.Row) -> String { row.header + "\n" + row.body }
    let first = RecordTests.csv(
      [["id", "date", "subject", "body"]]
        + [[RecordTests.rows[0].id, RecordTests.rows[0].date, "Cork", text(RecordTests.rows[0])]],
      always: false)
    let seconds: [[[String]]] = [
      [["subject", "body", "id", "date"]]
        + RecordTests.rows[1...].map { ["Cork, the other forest", text($0), $0.id, $0.date] },
      [["body", "refid", "created"]] + RecordTests.rows[1...].map { [text($0), $0.id, $0.date] },
      [RecordTests.classicHead] + RecordTests.classic[1...],
    ]
    for second in seconds {
      let file = first + RecordTests.csv(second, always: false)
      let found = Container.read(Array(file.utf8), fileName: "x")
      #expect(
        found.cables.map { Cable(parsing: $0).id?.description }
          == ["08LISBON411", "08LISBON412", "08LISBON413"])
      #expect(found.passed.map(\.reason) == ["it names the columns"])
      try RecordTests.check(Array(file.utf8))
    }
  }

  @Test("A record of JSON without an id takes the id beside it")
  func idsBeside() throws {
    let members =
      "\"subject\": \"Cork\", \"date\": \"2008-05-06\", \"body\": \"The market closed.\""
    let ids = RecordTests.rows.map(\.id)
    let files = [
      ids.map { "{\"index\": {\"_id\": \"\($0)\"}}\n{\(members)}\n" }.joined(),
      ids.map { "{ \"create\" : { \"_id\" : \"\($0)\" } }\r\n{\(members)}\r\n" }.joined()
        + "{\"delete\": {\"_id\": \"08LISBON9\"}}\r\n",
      "{\"delete\": {\"_id\": \"08LISBON9\"}}\n{\"delete\": {\"_id\": \"08LISBON8\"}}\n"
        + ids.map { "{\"index\": {\"_id\": \"\($0)\"}}\n{\(members)}\n" }.joined(),
      "{" + ids.map { "\"\($0)\": {\(members)}" }.joined(separator: ", ") + "}",
      "{\n" + ids.map { "  \"\($0)\": {\n    \(members)\n  }" }.joined(separator: ",\n") + "\n}\n",
    ]
    for file in files {
      #expect(cables(file).map { $0.id?.description } == ids, "\(file.prefix(80))")
      try RecordTests.check(Array(file.utf8))
    }
    // Its own id is the better one.
    let own = "{\"index\":{\"_id\":\"7\"}}\n{\"doc_nbr\": \"08LISBON411\", \(members)}\n"
    #expect(cables(own).map { $0.id?.description } == ["08LISBON411"])
  }

  @Test(
    "The column as a whole decides which number of a date is the day",
    arguments: [
      // As printed, as read, whether a finding says that nothing tells.
      (
        ["03/04/2008", "25/04/2008", "7/12/2008 11:22"],
        ["2008-04-03", "2008-04-25", "2008-12-07"], false
      ),
      (
        ["03.04.2008", "25.04.2008", "07.12.2008"], ["2008-04-03", "2008-04-25", "2008-12-07"],
        false
      ),
      (
        ["03/04/2008", "04/25/2008", "7/12/2008 11:22"],
        ["2008-03-04", "2008-04-25", "2008-07-12"], false
      ),
      (
        ["03/04/2008", "05/06/2008", "7/7/2008"], ["2008-03-04", "2008-05-06", "2008-07-07"], true
      ),
      (
        ["2008-04-03", "2008-04-25", "2008-12-07"], ["2008-04-03", "2008-04-25", "2008-12-07"],
        false
      ),
    ] as [([String], [String], Bool)])
  func dayAndMonth(printed: [String], read: [String], isReported: Bool) throws {
    let ids = RecordTests.rows.map(\.id)
    let rows = zip(ids, printed).map {
      [$0, $1, "Cork", "The market closed early in the old town."]
    }
    let files = [
      RecordTests.csv([["mrn", "date", "subject", "content"]] + rows, always: false),
      RecordTests.csv([["mrn", "date", "subject", "content"]] + rows, separator: ";"),
      rows.map {
        "{\"mrn\":\"\($0[0])\",\"date\":\"\($0[1])\",\"subject\":\"Cork\",\"body\":\"\($0[3])\"}\n"
      }.joined(),
      "INSERT INTO cables (mrn, date, subject, body) VALUES "
        + rows.map { "('\($0[0])', '\($0[1])', 'Cork', '\($0[3])')" }.joined(separator: ", ")
        + ";\n",
    ]
    for file in files {
      let found = cables(file)
      #expect(found.map { $0.sent?.value.isoDate } == read, "\(file.prefix(60))")
      #expect(
        found.map { $0.source.hints.values.first { $0.field == .sent }?.value } == printed)
      let reported = found.map { $0.diagnostics.contains { $0.message.contains("month first") } }
      #expect(reported == printed.map { isReported && $0 != "7/7/2008" })
      try RecordTests.check(Array(file.utf8))
    }
  }

  @Test(
    "A head row whose names nobody knows, comments above one, and odd separators are no hindrance")
  func oddTables() throws {
    let rows = RecordTests.rows.map {
      [$0.id, $0.date, "UNCLASSIFIED", $0.header + "\n" + $0.body]
    }
    let head = ["ref", "date", "level", "body"]
    var files = ["^", "~", "\u{1}", "\u{1F}"].map {
      RecordTests.csv([head] + rows, separator: $0, always: false)
    }
    files.append("# taken on 2011-09-02\n# by nobody\n" + RecordTests.csv([head] + rows))
    files.append(RecordTests.csv([["Nr", "Wann", "Stufe", "Wortlaut"]] + rows, always: false))
    files.append(
      RecordTests.csv(
        [["nr", "quando", "testo"]] + rows.map { [$0[0], $0[1], $0[3]] }, always: false))
    files.append(
      ([head] + rows).map { row in
        row.map { "'" + $0.replacing("'", with: "''") + "'" }.joined(separator: ",")
      }.joined(separator: "\n") + "\n")
    files.append(
      "\u{1E}" + RecordTests.rows.map { RecordTests.object($0) }.joined(separator: "\n\u{1E}")
        + "\n")
    for file in files {
      #expect(
        cables(file).map { $0.id?.description } == ["08LISBON411", "08LISBON412", "08LISBON413"],
        "\(file.prefix(60))")
      try RecordTests.check(Array(file.utf8))
    }
  }

  @Test("Of a dump with several tables the rows that are cables are read")
  func severalTables() throws {
    let columns = "(pk, date, refid, subject, body)"
    func row(_ row: RecordTests.Row) -> String {
      "(\(row.number), N'\(row.date)', N'\(row.id)', N'Cork', N'\(RecordTests.doubled(row.header + "\n" + row.body))')"
    }
    let users = ["ann", "bob"].map { "INSERT INTO users (id, name) VALUES (1, '\($0)');\n" }
      .joined()
    let copied = RecordTests.rows.map { row in
      ["1", row.date, row.id, "Cork", (row.header + "\n" + row.body).replacing("\n", with: "\\n")]
        .joined(separator: "\t") + "\n"
    }.joined()
    let dumps = [
      users + RecordTests.rows.map { "INSERT INTO cable \(columns) VALUES \(row($0));\n" }.joined(),
      "SET NOCOUNT ON\nGO\n"
        + RecordTests.rows.map { "INSERT [dbo].[Cable] \(columns) VALUES \(row($0))\nGO\n" }
        .joined(),
      "--\nCOPY public.users (id, name) FROM stdin;\n1\tann\n2\tbob\n\\.\n\n"
        + "COPY public.cable \(columns) FROM stdin;\n\(copied)\\.\n",
    ]
    for dump in dumps {
      let found = cables(dump)
      #expect(found.map { $0.id?.description } == ["08LISBON411", "08LISBON412", "08LISBON413"])
      #expect(!found.flatMap(\.diagnostics).contains { $0.code == .damagedRecord })
      try RecordTests.check(Array(dump.utf8))
    }
  }

  @Test("JSON of a table on its side is refused by name, with what to do")
  func turned() {
    for json in [
      "{\"id\": {\"0\": \"08LISBON411\", \"1\": \"08LISBON412\"}, \"body\": {\"0\": \"a\"}}"
    ] {
      let found = Container.read(Array(json.utf8), fileName: "x")
      #expect(found.cables.isEmpty && found.reason?.contains("records") == true, "\(json)")
    }
  }

  @Test("JSON whose records are lists below names, beside them or in lines is read")
  func listedJSON() throws {
    let rows = ["411", "412"].map { number in
      "[\"08LISBON\(number)\", \"2008-05-06\", \"UNCLAS LISBON 000\(number)\\nSUBJECT: X\\n\\n1. (U) [Y] {z}\"]"
    }
    let head = "[\"id\", \"date\", \"body\"]"
    for json in [
      "[\(head), \(rows[0]), \(rows[1])]", "[\n  \(head),\n  \(rows[0]),\n  \(rows[1])\n]\n",
      "{\"columns\": \(head), \"index\": [0, 1], \"data\": [\(rows[0]), \(rows[1])]}",
      "\(head)\n\(rows[0])\n\(rows[1])\n", "[\(rows[0]), \(rows[1])]", "\(rows[0])\n\(rows[1])\n",
    ] {
      let found = cables(json)
      #expect(found.map { $0.id?.description } == ["08LISBON411", "08LISBON412"], "\(json)")
      #expect(found.map { $0.paragraphs.map(\.text) } == [["[Y] {z}"], ["[Y] {z}"]])
      #expect(!found.flatMap(\.diagnostics).contains { $0.code == .damagedRecord })
      try RecordTests.check(Array(json.utf8))
    }
  }

  @Test(
    "A table of one column is one where its name is that of a text", arguments: ["text", "body"])
  func oneColumn(name: String) throws {
    let rows = ["411", "412"].map { number in
      "\"UNCLAS LISBON 000\(number)\nSUBJECT: \"\"X\"\"\n\n1. (U) Y, z.\"\n"
    }
    let found = cables("\(name)\n\(rows[0])\(rows[1])")
    #expect(found.map { $0.number?.value } == [411, 412])
    #expect(found.map { $0.subject?.value } == ["\"X\"", "\"X\""])
    try RecordTests.check(Array("\(name)\n\(rows[0])\(rows[1])".utf8))
    #expect(cables("\(name)\n\"Y,\" he said.\n\n1. (U) Text.\n").count == 1)
  }

  /// The law of counts: each thing that a stream holds is shown, skipped or failed, once.
  @Test("Cables, records without one and failures are all that a file holds, whatever its form")
  func lawOfCounts() {
    let blank = ["9", "5/6/2008 14:22", "", "", "", "", "", ""]
    let page =
      "<!DOCTYPE html><html><body><code><pre>\(RecordTests.rows[0].header)</pre></code></body></html>\n"
    let index = "<!DOCTYPE html><html><body>An index</body></html>\n"
    let box = "From ann@example.org Tue May  6 14:22:00 2008\nFrom: ann@example.org\n\n"
    let document =
      "<div type=\"document\" subtype=\"historical-document\" xml:id=\"d1\"><head>1. Memorandum</head><p>A.</p></div>"
    let editorial =
      "<div type=\"document\" subtype=\"editorial-note\" xml:id=\"d2\"><head>2. Editorial Note</head><p>B.</p></div>"
    let cases: [(name: String, text: String, count: Int)] = [
      ("a table", RecordTests.csv(RecordTests.classic + [blank, blank] + RecordTests.classic), 8),
      (
        "a table with heads",
        RecordTests.csv(
          [RecordTests.classicHead] + RecordTests.classic + [RecordTests.classicHead, blank]
            + RecordTests.classic), 8
      ),
      (
        "lines of JSON",
        (RecordTests.rows.map { RecordTests.object($0) } + [
          "{\"note\": \"none\"}", "{\"body\": \"\"}",
        ]).joined(
          separator: "\n"), 5
      ),
      (
        "tuples",
        "INSERT INTO cable VALUES "
          + (RecordTests.rows.map { RecordTests.tuple($0) } + ["(1,'','','','','','','')"]).joined(
            separator: ",")
          + ";\n", 4
      ),
      ("pages", page + index + page + index + page, 5),
      (
        "a mailbox",
        [RecordTests.rows[0].body, "No cable.\n\n", RecordTests.rows[1].body, "None.\n\n"].map {
          box + $0 + "\n\n"
        }
        .joined(), 4
      ),
      (
        "a volume",
        "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>"
          + document + editorial + document + "</body></text></TEI>", 3
      ),
    ]
    for (name, text, count) in cases {
      let bytes = Array(text.utf8)
      let found = Container.read(bytes, fileName: "x")
      #expect(
        found.cables.count + found.passed.count == count,
        "\(name): \(found.cables.count) + \(found.passed.count)")
      var ranges = found.cables.map(\.fileRange) + found.passed.map(\.fileRange)
      ranges.sort { $0.lowerBound < $1.lowerBound }
      for (one, next) in zip(ranges, ranges.dropFirst()) {
        #expect(one.upperBound <= next.lowerBound, "\(name): \(one) and \(next) overlap")
      }
    }
  }
}
