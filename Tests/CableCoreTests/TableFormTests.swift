import Testing

@testable import CableCore

/// One table of cables as programs write it: however it is written, no two cables are one and none is lost.
struct TableFormTests {
  static let names = ["refid", "date", "destination", "header", "body"]

  static let rows: [[String]] = (1...3).map { number in
    [
      "09OSLO\(number)", "2009-03-0\(number) 10:1\(number)", "08ROME\(number)|08OSLO9",
      "VZCZCXRO000\(number)\nPP RUEHAG\nDE RUEHNY #000\(number)/01 060101\(number)\nZNR UUUUU ZZH\n"
        + "P 0\(number)101\(number)Z MAR 09\nFM AMEMBASSY OSLO\nTO RUEHC/SECSTATE WASHDC PRIORITY\n"
        + "INFO RUEHRO/AMEMBASSY ROME",
      "UNCLAS OSLO 00000\(number)\n\nE.O. 12958: N/A\nTAGS: ECON, NO\nSUBJECT: COD, \"DEAR\", \(number)\n\n"
        + "1. (U) The cook's cod, they say, was dear; it cost $5.\n\n2. (SBU) Nobody; agreed.\n\nHOLM\n",
    ]
  }

  struct Reading: Equatable, Sendable {
    var ids: [String?]
    var senders: [String?]
    var times: [String?]
    var informed: [[String]]
    var subjects: [String?]
    var texts: [[String]]

    init(_ text: String) {
      let cables = Container.read(Array(text.utf8), fileName: "table").cables.map {
        Cable(parsing: $0)
      }
      ids = cables.map { $0.id?.description }
      senders = cables.map { $0.from?.value }
      times = cables.map { $0.sent?.value.iso8601 }
      informed = cables.map { $0.info.map(\.name) }
      subjects = cables.map { $0.subject?.value }
      texts = cables.map { $0.paragraphs.map(\.text) }
    }
  }

  static func quoted(_ value: String) -> String {
    "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  /// A table of some of the columns, each value in quotes.
  static func table(_ columns: [Int], head: [String]? = nil, separator: String = ",") -> String {
    let lines = (head.map { [$0] } ?? []) + rows.map { row in columns.map { row[$0] } }
    return lines.map { $0.map(quoted).joined(separator: separator) + "\n" }.joined()
  }

  static func string(_ value: String) -> String { "'" + value.replacing("'", with: "''") + "'" }

  static func dump(_ quote: (_ value: String) -> String) -> String {
    rows.map { row in
      "INSERT INTO cable (\(names.joined(separator: ", "))) VALUES ("
        + row.map(quote).joined(separator: ", ") + ");\n"
    }.joined()
  }

  /// Each row as an object of JSON.
  static let objects = rows.map { row in
    "{" + zip(names, row).map { "\"\($0)\": " + escaped($1) }.joined(separator: ", ") + "}"
  }

  /// A string of JSON.
  static func escaped(_ value: String) -> String {
    let plain = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"" + plain.replacing("\n", with: "\\n") + "\""
  }

  static let json = "[" + objects.joined(separator: ",\n") + "]"

  static let forms: [(name: String, text: String)] = [
    ("no head row", table([0, 1, 2, 3, 4])),
    ("no head row, the text first", table([4, 3, 2, 1, 0])),
    ("no head row, header and text alone", table([3, 4])),
    ("no head row, bars", table([0, 3, 4], separator: "|")),
    (
      "a name of the header that nobody knows",
      table([0, 1, 2, 3, 4], head: ["refid", "date", "to", "kopf", "text"])
    ),
    (
      "a text called full",
      table([0, 1, 2, 3, 4], head: ["Reference ID", "Date", "To", "Header", "Full Text"])
    ),
    (
      "line ends as tags",
      table([0, 1, 2, 3, 4], head: names).replacing("\n", with: "<br>").replacing(
        "\"<br>", with: "\"\n")
    ),
    ("objects in a column", "data\n" + objects.map { quoted($0) + "\n" }.joined()),
    ("objects in a column without a name", objects.map { quoted($0) + "\n" }.joined()),
    (
      "objects beside a number",
      "n,doc\n" + objects.enumerated().map { "\($0),\(quoted($1))\n" }.joined()
    ),
    (
      "objects after a tab",
      "n\tdoc\n" + objects.enumerated().map { "\($0)\t\($1)\n" }.joined()
    ),
    (
      "objects in a dump",
      "COPY doc (n, doc) FROM stdin;\n"
        + objects.enumerated().map { "\($0)\t\($1.replacing("\\", with: "\\\\"))\n" }.joined()
        + "\\.\n"
    ),
    (
      "objects as strings of SQL",
      objects.map { "INSERT INTO doc (doc) VALUES (\(string($0)));\n" }.joined()
    ),
    ("objects as strings of JSON", objects.map { "{\"payload\": \(escaped($0))}\n" }.joined()),
    (
      "messages of a queue",
      "["
        + objects.enumerated().map { "{\"offset\": \($0), \"message\": \(escaped($1))}" }
        .joined(separator: ", ") + "]"
    ),
    ("strings of SQL", dump(string)),
    ("strings between dollars", dump { "$$\($0)$$" }),
    ("strings between dollars with a word", dump { "$text_1$\($0)$text_1$" }),
    (
      "strings between dollars where they are long",
      dump { $0.contains("\n") ? "$$\($0)$$" : string($0) }
    ),
    ("JSON", json),
    ("a script", "var cables = \(json);\n"),
    ("a call of a script", "callback(\(json));"),
    ("a property of a script", "window.data.cables =\n\(json)\n"),
  ]

  @Test("However a table is written, its cables are the same", arguments: forms.indices)
  func written(_ place: Int) {
    let (name, text) = Self.forms[place]
    let reading = Reading(text)
    #expect(reading.ids == ["09OSLO1", "09OSLO2", "09OSLO3"], "\(name)")
    #expect(reading.senders == Array(repeating: "AMEMBASSY OSLO", count: 3), "\(name)")
    #expect(reading.times == (1...3).map { "2009-03-0\($0)T10:1\($0):00Z" }, "\(name)")
    #expect(reading.informed == Array(repeating: ["AMEMBASSY ROME"], count: 3), "\(name)")
    #expect(reading.subjects == (1...3).map { "COD, \"DEAR\", \($0)" }, "\(name)")
    #expect(
      reading.texts
        == Array(
          repeating: ["The cook's cod, they say, was dear; it cost $5.", "Nobody; agreed."],
          count: 3),
      "\(name)")
  }

  @Test("A table of ids and texts without a head row is as many cables as it has rows")
  func idsAndTexts() {
    for columns in [[0, 4], [4, 0]] {
      let reading = Reading(Self.table(columns))
      #expect(reading.ids == ["09OSLO1", "09OSLO2", "09OSLO3"])
      #expect(reading.texts.map(\.count) == [2, 2, 2])
    }
  }

  @Test("Ids in a column of addressees are references")
  func destinations() {
    let text = Self.table([0, 1, 2, 4], head: ["refid", "date", "destination", "body"])
    let cables = Container.read(Array(text.utf8), fileName: "table").cables.map {
      Cable(parsing: $0)
    }
    #expect(cables.map { $0.to.count } == [0, 0, 0])
    #expect(cables[0].references.compactMap { $0.id?.description } == ["08ROME1", "08OSLO9"])
  }

  @Test("JSON above a text is what the container says of it, and the text is read")
  func frontMatter() {
    let row = Self.rows[0]
    let text =
      "{\n \"refid\": \"\(row[0])\",\n \"date\": \"\(row[1])\"\n}\n\n\(row[3])\n\n\(row[4])"
    #expect(Reading(text).texts.map(\.count) == [2])
    #expect(Reading(text).ids == ["09OSLO1"])
    #expect(Reading(text).senders == ["AMEMBASSY OSLO"])
    let fragment =
      "{\"refid\": \"09OSLO1\", \"date\": \"2009-03-01 10:11\"}\n1. (U) Cod was dear.\n"
    #expect(Reading(fragment).texts == [["Cod was dear."]])
    #expect(Reading(fragment).times == ["2009-03-01T10:11:00Z"])
  }

  @Test("Prose in quotes is no table")
  func prose() {
    let text = "\"\(Self.rows[0][4])\"\nsaid the cook, 09OSLO2, and \"left\".\n"
    #expect(Reading(text).ids.count == 1)
    #expect(
      Reading(
        "\"UNCLAS OSLO 000001\n\nTAGS: ECON, NO\nSUBJECT: COD\n\n1. (U) \"Dear\", he said.\n\"\n"
      ).ids.count == 1)
  }
}
