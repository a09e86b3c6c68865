import Foundation
import Testing

@testable import CableCore

/// Tables, dumps and lists of cables, in the dialects that people write.
@Suite struct RecordTests {
  /// A cable as the rows of a table hold it; invented.
  struct Row {
    var number: Int
    var id: String { "08LISBON\(number)" }
    var date = "2008-05-06 14:22"
    var header: String {
      """
      VZCZCXRO7001
      PP RUEHMD
      DE RUEHLI #0\(number) 1271422
      ZNR UUUUU ZZH
      P 061422Z MAY 08
      FM AMEMBASSY LISBON
      TO RUEHC/SECSTATE WASHDC PRIORITY 6601
      INFO RUEHMD/AMEMBASSY MADRID 0120
      """
    }
    var body: String {
      """
      UNCLAS LISBON 000\(number)

      SENSITIVE

      E.O. 12958: N/A
      TAGS: EAGR, PREL, PO
      SUBJECT: CORK, "THE OTHER FOREST"; PART \(number)

      REF: MADRID 77

      1. (SBU) The guild's head said, "we wait," and left; prices | fell.

      2. (U) The market closed early.

      FERRO
      """
    }
    var classic: [String] {
      [
        "\(number)", "5/6/2008 14:22", id, "Embassy Lisbon", "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
        "08MADRID77|08STATE300", header, body,
      ]
    }
  }

  static let rows = [Row(number: 411), Row(number: 412), Row(number: 413)]
  static let classicHead = [
    "id", "date", "ref_id", "source", "classification", "refs", "header", "body",
  ]

  /// CSV with its options.
  static func csv(
    _ records: [[String]], separator: String = ",", always: Bool = true, escapes: Bool = false,
    lineEnd: String = "\n"
  ) -> String {
    records.map { record in
      record.map { value in
        let quoted =
          escapes
          ? value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "'", with: "\\'") : value.replacing("\"", with: "\"\"")
        let isNeeded =
          always || value.contains(separator) || value.contains("\"") || value.contains("\n")
        return isNeeded ? "\"\(quoted)\"" : value
      }.joined(separator: separator)
    }.joined(separator: lineEnd) + lineEnd
  }

  static func quoted(_ text: String) -> String { JSONText.string(text) }

  static let named: [[String]] = rows.map {
    [
      $0.id + "_a", "Cork, the other forest", "LISBON", "STATE|MADRID", "2008-05-06",
      "UNCLASSIFIED",
      "EAGR|PREL|PO", "08MADRID77",
      "1. (SBU) The guild's head said, \"we wait,\" and left; prices fell.\n\n2. (U) The market closed.\n\nFERRO",
    ]
  }
  static let namedHead = [
    "MRN", "SUBJECT", "FROM", "TO", "DATE", "CLASSIFICATION", "TAGS", "REF", "CONTENT",
  ]

  static func object(_ row: Row, indent: String = "") -> String {
    let end = indent.isEmpty ? "" : "\n"
    let inner = indent.isEmpty ? "" : indent + "  "
    let members = [
      "\"_id\": \(quoted(row.id))", "\"created\": \"2008-05-06T14:22:00.000Z\"",
      "\"classification\": \"UNCLASSIFIED//FOR OFFICIAL USE ONLY\"",
      "\"origin\": \"Embassy Lisbon\"", "\"tags\": [\"EAGR\", \"PREL\", \"PO\"]",
      "\"header\": \(quoted(row.header))", "\"body\": \(quoted(row.body))",
    ]
    return "{" + end + members.map { inner + $0 }.joined(separator: "," + (end.isEmpty ? " " : end))
      + end + indent + "}"
  }

  static func sql(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("'", with: "\\'").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
  }

  static func tuple(_ row: Row, _ escape: (String) -> String = sql) -> String {
    "(" + row.classic.map { "'\(escape($0))'" }.joined(separator: ",") + ")"
  }

  static func doubled(_ text: String) -> String { text.replacing("'", with: "''") }

  static let classic = rows.map(\.classic)

  /// Files in every dialect, each with the three cables.
  static let dialects: [(name: String, text: String)] = {
    let copyRows = rows.map { row in
      row.classic.map { $0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") }.joined(
        separator: "\t")
    }
    let lines = rows.map { object($0) }
    let pretty = rows.map { "    " + object($0, indent: "    ") }.joined(separator: ",\n")
    return [
      ("every value quoted, escaped", csv(classic, escapes: true)),
      ("every value quoted, doubled", csv(classic)),
      ("quoted where needed", csv(classic, always: false)),
      ("a head row", csv([classicHead] + classic)),
      ("a head row, quoted where needed", csv([classicHead] + classic, always: false)),
      ("semicolons", csv(classic, separator: ";", always: false)),
      ("semicolons and a head row", csv([classicHead] + classic, separator: ";", always: false)),
      ("tabs", csv(classic, separator: "\t", always: false)),
      ("bars", csv(classic, separator: "|", always: false)),
      ("a first line for Excel", "sep=;\n" + csv(classic, separator: ";", always: false)),
      ("a byte order mark", "\u{FEFF}" + csv([classicHead] + classic)),
      ("CR LF", csv([classicHead] + classic, always: false, lineEnd: "\r\n")),
      ("no last line end", String(csv(classic, always: false).dropLast())),
      (
        "an index column",
        csv(
          [[""] + classicHead] + classic.enumerated().map { ["\($0)"] + $1 }, always: false)
      ),
      ("an index column without head", csv(classic.enumerated().map { ["\($0)"] + $1 })),
      ("columns by name", csv([namedHead] + named, always: false)),
      (
        "columns by name, twice",
        csv([namedHead, named[0], named[1], namedHead, named[2]], always: false)
      ),
      (
        "columns without names",
        csv(rows.map { [$0.id, "2008-05-06", "UNCLASSIFIED", $0.header + "\n" + $0.body] })
      ),
      (
        "line ends written as \\n, tabs, no quotes",
        rows.map { row in
          row.classic.map { $0.replacing("\n", with: "\\n") }.joined(separator: "\t")
        }.joined(separator: "\n") + "\n"
      ),
      ("JSON Lines", lines.joined(separator: "\n") + "\n"),
      ("a JSON array in one line", "[" + lines.joined(separator: ", ") + "]"),
      ("a JSON array, a line each", "[\n" + lines.joined(separator: ",\n") + "\n]\n"),
      ("a pretty JSON array", "[\n" + pretty + "\n]\n"),
      (
        "results within an object",
        "{\n  \"count\": 3,\n  \"next\": null,\n  \"results\": [\n" + pretty + "\n  ]\n}\n"
      ),
      ("data within an object", "{\"data\": [" + lines.joined(separator: ",") + "], \"ok\": true}"),
      (
        "JSON objects over several lines",
        rows.map { object($0, indent: " ") }.joined(separator: "\n")
      ),
      (
        "a search engine's answer",
        "{\"hits\":{\"total\":3,\"hits\":["
          + lines.map { "{\"_index\":\"a\",\"_score\":1.0,\"_source\":\($0)}" }.joined(
            separator: ",") + "]}}"
      ),
      (
        "INSERT with escapes",
        "-- MySQL dump 10.13\nDROP TABLE IF EXISTS `cable`;\nCREATE TABLE `cable` (`id` int);\n"
          + "INSERT INTO `cable` VALUES " + rows.map { tuple($0) }.joined(separator: ",") + ";\n"
      ),
      (
        "an INSERT for each",
        rows.map { "INSERT INTO cable VALUES \(tuple($0));" }.joined(separator: "\n") + "\n"
      ),
      (
        "INSERT with columns, doubled quotes",
        "BEGIN;\n"
          + rows.map {
            "INSERT INTO \"cables\" (\"id\", date, ref_id, source, classification, refs, header, body)"
              + " VALUES \(tuple($0, doubled));"
          }.joined(separator: "\n") + "\nCOMMIT;\n"
      ),
      (
        "INSERT of SQLite",
        "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n"
          + "CREATE TABLE cable(id INTEGER PRIMARY KEY, date TEXT, ref_id TEXT, source TEXT,"
          + " classification TEXT, refs TEXT, header TEXT, body TEXT);\n"
          + rows.map { row in
            "INSERT INTO cable VALUES("
              + row.classic.map { value in
                let text = "'\(doubled(value).replacing("\n", with: "\\n"))'"
                return value.contains("\n") ? "replace(\(text),'\\n',char(10))" : text
              }.joined(separator: ",") + ");"
          }.joined(separator: "\n") + "\nCOMMIT;\n"
      ),
      (
        "COPY FROM stdin",
        "--\n-- PostgreSQL database dump\n--\nSET client_encoding = 'UTF8';\n"
          + "COPY public.cable (id, date, ref_id, source, classification, refs, header, body) FROM stdin;\n"
          + copyRows.joined(separator: "\n") + "\n\\.\n\nSELECT 1;\n"
      ),
      (
        "COPY FROM stdin as CSV",
        "COPY cable FROM stdin WITH (FORMAT csv, HEADER true);\n"
          + csv([classicHead] + classic, always: false) + "\\.\n"
      ),
      (
        "a bulk request of Elasticsearch",
        rows.enumerated().map { place, row in
          let action = ["index", "create", "index"][place]
          return "{\"\(action)\":{\"_index\":\"cables\",\"_id\":\"\(row.id)\"}}\n\(object(row))"
        }.joined(separator: "\n") + "\n"
      ),
      (
        "objects within an object, by their ids",
        "{" + zip(rows, lines).map { "\(quoted($0.id)): \($1)" }.joined(separator: ",") + "}"
      ),
      (
        "pretty objects within an object, by their ids",
        "{\n"
          + rows.map { "  \(quoted($0.id)):\n  \(object($0, indent: "  "))" }.joined(
            separator: ",\n") + "\n}\n"
      ),
    ]
  }()

  private func cables(_ text: String) -> [Cable] {
    Container.read(Array(text.utf8), fileName: "cables.x").cables.map { Cable(parsing: $0) }
  }

  @Test("Every dialect gives its three cables, with their fields", arguments: dialects.map(\.name))
  func everyDialect(name: String) throws {
    let text = try #require(Self.dialects.first { $0.name == name }?.text)
    let cables = cables(text)
    #expect(cables.map { $0.id?.description } == ["08LISBON411", "08LISBON412", "08LISBON413"])
    for cable in cables {
      #expect(cable.sent?.value.isoDate == "2008-05-06")
      #expect(cable.tags.map(\.value) == ["EAGR", "PREL", "PO"])
      #expect(cable.paragraphs.first?.mark?.mark == "SBU")
      #expect(
        cable.paragraphs.first?.text.hasPrefix("The guild's head said, \"we wait,\" and left")
          == true)
      #expect(cable.signature.map(\.value) == ["FERRO"])
      #expect(cable.subject?.value.uppercased().hasPrefix("CORK, ") == true)
      #expect(!cable.diagnostics.contains { $0.code == .damagedRecord })
      #expect(!cable.source.hints.values.isEmpty)
    }
  }

  @Test(
    "A stream gives the same however it is cut, and a record is read again from its own bytes",
    arguments: dialects.map(\.name))
  func streams(name: String) throws {
    let text = try #require(Self.dialects.first { $0.name == name }?.text)
    try Self.check(Array(text.utf8))
  }

  /// Reads bytes in chunks of several sizes, and each cable again.
  static func check(_ bytes: [UInt8]) throws {
    let whole = Container.read(bytes, fileName: "x").cables
    for size in [1, 7, 61, 1000] {
      var reader = ContainerReader(fileName: "x")
      var cables: [SourceText] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        cables += reader.append(Array(bytes[start..<min(bytes.count, start + size)]))
      }
      cables += reader.finish().cables
      #expect(cables == whole)
    }
    for source in whole {
      let again = Container.cable(
        in: Array(bytes[source.fileRange]), head: bytes.beginning(ContainerReader.headLength),
        fileName: "x", part: source.part, fileRange: source.fileRange)
      #expect(again == source)
    }
  }

  @Test(
    "UTF-16 tables and lists are streamed with the ranges of the file, with a mark and without",
    arguments: [true, false], [true, false])
  func wide(isLittle: Bool, isMarked: Bool) throws {
    for name in ["a head row", "JSON Lines", "INSERT with escapes", "a pretty JSON array"] {
      let text = try #require(Self.dialects.first { $0.name == name }?.text)
        .replacing("FERRO", with: "FERRO É 🙂")
      let file = ((isMarked ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
        let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
        return isLittle ? pair : pair.reversed()
      }
      let found = Container.read(file, fileName: "x").cables
      #expect(found.count == 3, "\(name)")
      try Self.check(file)
    }
  }

  @Test("No record is lost where a chunk ends, even after the beginning that names the dialect")
  func longStream() throws {
    for name in Self.dialects.map(\.name) where !name.contains("twice") && !name.contains("within")
    {
      guard let text = Self.dialects.first(where: { $0.name == name })?.text else { continue }
      let isArray = text.hasPrefix("[") || text.hasPrefix("{\"hits")
      guard !isArray, !text.hasPrefix("{\"data"), !name.contains("COPY"), !name.contains("mark")
      else {
        continue
      }
      // Statements and heads come again; rows do not know of it.
      let times = 200_000 / text.utf8.count
      let many = String(repeating: text.hasSuffix("\n") ? text : text + "\n", count: times)
      var reader = ContainerReader(fileName: "x")
      var count = 0
      let bytes = Array(many.utf8)
      for start in stride(from: 0, to: bytes.count, by: 4096) {
        count += reader.append(Array(bytes[start..<min(bytes.count, start + 4096)])).count
      }
      #expect(reader.isStreaming, "\(name)")
      count += reader.finish().cables.count
      #expect(count == 3 * times, "\(name)")
    }
  }

  // MARK: Damaged records

  /// A stream of the three cables with a fault, and the ids that must still be read.
  static let damaged: [(name: String, text: String, ids: [String])] = {
    let doubled = csv(classic)
    let needed = csv(classic, always: false)
    let all = ["08LISBON411", "08LISBON412", "08LISBON413"]
    let lines = rows.map { object($0) }
    func unclosed(_ text: String) -> String {
      text.replacing("PART 411", with: "PART 411").replacing(
        "FERRO\"\n\"412", with: "FERRO\n\"412"
      ).replacing("FERRO\"\n412", with: "FERRO\n412")
    }
    return [
      ("a text's quote that is never closed", unclosed(doubled), all),
      ("a text's quote that is never closed, quoted where needed", unclosed(needed), all),
      (
        "a text's quote that is never closed, with a head row",
        unclosed(csv([classicHead] + classic)), all
      ),
      (
        "a quote that opens a short value and is never closed",
        doubled.replacing("\"Embassy Lisbon\"", with: "\"Embassy Lisbon", maxReplacements: 1),
        ["08LISBON412", "08LISBON413"]
      ),
      (
        "a row with a value too few",
        doubled.replacing(",\"Embassy Lisbon\"", with: "", maxReplacements: 1), all
      ),
      (
        "a row with a value too many",
        csv([classicHead, classic[0] + ["x"], classic[1], classic[2]], always: false), all
      ),
      ("a last line cut short", String(doubled.dropLast(30)), all),
      (
        "a last tuple cut short",
        String(
          ("INSERT INTO cable VALUES " + rows.map { tuple($0) }.joined(separator: ",")).dropLast(30)
        ), all
      ),
      (
        "a line of JSON cut short",
        lines[0] + "\n" + lines[1].dropLast(40) + "\n" + lines[2] + "\n", all
      ),
      (
        "an object of a pretty array that is never closed",
        "[\n"
          + [
            object(rows[0], indent: "  "), String(object(rows[1], indent: "  ").dropLast(4)),
            object(rows[2], indent: "  "),
          ].map { "  " + $0 }.joined(separator: ",\n") + "\n]\n", all
      ),
      (
        "a tuple whose quote is never closed",
        rows.map { row in
          "INSERT INTO cable VALUES \(tuple(row));".replacing(
            row.number == 411 ? "FERRO')" : "none", with: "FERRO)")
        }.joined(separator: "\n") + "\n", all
      ),
    ]
  }()

  @Test("A damaged record costs itself at most, and is reported", arguments: damaged.map(\.name))
  func damage(name: String) throws {
    let (_, text, ids) = try #require(Self.damaged.first { $0.name == name })
    let contents = Container.read(Array(text.utf8), fileName: "x")
    let cables = contents.cables.map { Cable(parsing: $0) }
    let read = cables.compactMap { $0.id?.description }
    for id in ids { #expect(read.contains(id)) }
    #expect(Set(read).count == read.count)
    let findings = cables.flatMap(\.diagnostics).filter { $0.code == .damagedRecord }
    #expect(findings.count + contents.passed.count == 1)
    try Self.check(Array(text.utf8))
  }

  @Test("A row within a text is no record where its quote is closed")
  func rowWithinText() {
    var records = Self.classic
    records[0][7] += "\n412,5/6/2008 14:22,08LISBON412,\"Embassy Lisbon\",UNCLASSIFIED,,\"VZC\"\n"
    for always in [true, false] {
      let found = cables(Self.csv(records, always: always))
      #expect(found.count == 3)
      #expect(!found.flatMap(\.diagnostics).contains { $0.code == .damagedRecord })
    }
  }

  @Test("Heads that come again are counted as what they are")
  func headsTwice() {
    let text = Self.csv(
      [Self.namedHead, Self.named[0], Self.namedHead, Self.named[1]], always: false)
    let contents = Container.read(Array(text.utf8), fileName: "x")
    #expect(contents.cables.count == 2)
    #expect(contents.passed.map(\.reason) == ["it names the columns"])
    #expect(contents.passed.map(\.number) == [2])
  }

  @Test("Shown and skipped records are all that was found")
  func counts() {
    var records = Self.classic
    records.insert(["9", "5/6/2008 14:22", "", "", "", "", "", ""], at: 1)
    let contents = Container.read(Array(Self.csv(records).utf8), fileName: "x")
    #expect(contents.cables.count == 3)
    #expect(contents.passed.map(\.number) == [2])
    #expect(contents.passed.allSatisfy { !$0.isFailure && !$0.fileRange.isEmpty })
  }

  @Test("Lone surrogates, wrong bytes and NULL are read as far as they go")
  func oddValues() throws {
    let object =
      "{\"id\": \"08LISBON411\", \"subject\": null, \"body\": \"1. (U) A \\ud83d b \\ud83d\\ude42.\"}"
    let lone = try #require(cables(object + "\n").first)
    #expect(lone.paragraphs.first?.text == "A \u{FFFD} b 🙂.")
    var latin = Array(Self.csv(Self.classic).utf8)
    let place = try #require(latin.place(of: "FERRO", in: 0..<latin.count))
    latin[place] = 0xC9
    let found = Container.read(latin, fileName: "x").cables.map { Cable(parsing: $0) }
    #expect(found[0].signature.map(\.value) == ["ÉERRO"])
    #expect(found[0].diagnostics.contains { $0.code == .encodingGuessed })
    #expect(!found[1].diagnostics.contains { $0.code == .encodingGuessed })
  }

  // MARK: Columns

  @Test("Every name of a column is known in a table", arguments: RecordColumns.rows.map(\.name))
  func everyName(name: String) throws {
    let meaning = try #require(RecordColumns.meaning(of: name.uppercased())?.meaning)
    let value: String
    switch meaning {
    case .field(.id), .reference: value = "08LISBON411"
    case .field(.sent): value = "2008-05-06"
    case .field(.classification): value = "CONFIDENTIAL"
    case .field(.tags): value = "EAGR;PREL"
    case .field(.references): value = "08MADRID77"
    case .field, .source: value = "LISBON"
    case .header: value = "FM AMEMBASSY LISBON"
    case .body, .whole: value = "1. (U) The market closed early on Friday."
    }
    let isID = value == "08LISBON411"
    let isText = value.hasPrefix("1.")
    let text =
      "\(isID ? "x" : "mrn"),\(name),\(isText ? "x" : "body")\n"
      + "\(isID ? "" : "08LISBON411"),\(value),\(isText ? "" : "1. (U) The market closed early on Friday.")\n"
    let cable = try #require(cables(text).first)
    #expect(cable.id?.description == "08LISBON411")
    #expect(cable.paragraphs.first?.text == "The market closed early on Friday.")
    guard case .field(let field) = meaning, field != .captions else { return }
    #expect(cable.source.hints.values.contains { $0.field == field && $0.source == name })
  }

  @Test("A column `reference` is the cable's own id or the one that it answers")
  func referenceColumn() {
    let own = cables(
      "reference,origin,references_to,content\n08LISBON411,LISBON,08MADRID77,1. (U) A.\n")
    #expect(own.first?.id?.description == "08LISBON411")
    #expect(own.first?.references.map { $0.id?.description } == ["08MADRID77"])
    let cited = cables("doc_nbr,reference,body\n1978LISBON00411,LISBON 398,1. (U) A.\n")
    #expect(cited.first?.id?.description == "78LISBON411")
    #expect(cited.first?.references.map(\.text) == ["LISBON 398"])
  }

  @Test("A text of archives without line ends is read by its parts")
  func flattened() throws {
    let text =
      "CONFIDENTIAL PAGE 01 LISBON 00411 061530Z ACTION EUR-12 INFO OCT-01 ISO-00 /047 W "
      + "------------------061602Z 044512 /41 R 061410Z MAY 78 FM AMEMBASSY LISBON TO SECSTATE WASHDC 2231 "
      + "INFO AMEMBASSY MADRID C O N F I D E N T I A L LISBON 00411 E.O. 11652: GDS TAGS: EAGR, PO "
      + "SUBJECT: CORK PRICES REF: STATE 61220 1. THE GUILD MET ON MAY 5. 2. COMMENT: WE DOUBT IT. FERRO"
    let found = cables("doc_nbr,date,body\n1978LISBON00411,1978-05-06,\"\(text)\"\n")
    let cable = try #require(found.first)
    #expect(cable.id?.description == "78LISBON411")
    #expect(cable.sent?.value.iso8601 == "1978-05-06T14:10:00Z")
    #expect(cable.from?.value == "AMEMBASSY LISBON")
    #expect(cable.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.info.map(\.name) == ["AMEMBASSY MADRID"])
    #expect(cable.tags.map(\.value) == ["EAGR", "PO"])
    #expect(cable.subject?.value == "CORK PRICES")
    #expect(cable.references.compactMap { $0.id?.description } == ["78STATE61220"])
    #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"])
    #expect(cable.source.bytes.count == text.utf8.count)
  }

  @Test(
    "Prose with separators is no table",
    arguments: [
      "SMITH, JOHN, 2008-05-06, LISBON\nA letter, in lines, of prose, and more.\nAnother, line.\n",
      "UNCLAS LISBON 000411\n\nTAGS: EAGR, PREL, PO\nSUBJECT: A; B; C\n\n1. (U) Text, and more, of it.\n",
      "{not json}\nTAGS: EAGR\nSUBJECT: B\n1. (U) C.\n",
      "-- a rule --\nTAGS: EAGR\nSUBJECT: INSERT INTO THE TREATY\n1. (U) C.\n",
    ])
  func noTable(text: String) {
    let contents = Container.read(Array(text.utf8), fileName: "08LISBON411.txt")
    #expect(contents.cables.allSatisfy { $0.format == .text })
    #expect(contents.cables.count <= 1)
  }

  @Test(
    "What contradicts the text is reported once",
    arguments: [
      (1, "1/2/2003 10:00", "date"), (2, "08LISBON999", "ref_id"), (4, "SECRET", "classification"),
      (1, "5/7/2008 01:00", ""), (4, "UNCLASSIFIED", ""),
    ])
  func contradictions(column: Int, value: String, source: String) throws {
    var record = Self.classic[0]
    record[column] = value
    let cable = try #require(cables(Self.csv([record, Self.classic[1]])).first)
    let findings = cable.diagnostics.filter { $0.code == .containerMismatch }
    #expect(findings.count == (source.isEmpty ? 0 : 1))
    #expect(cable.id?.description == "08LISBON411")
    #expect(findings.allSatisfy { $0.message.contains(value) })
  }

  @Test("A subject or TAGS of a column that the text contradicts are reported")
  func contradictedNames() throws {
    let head = ["id", "subject", "tags", "body"]
    let body = Self.rows[0].header + "\n" + Self.rows[0].body
    func codes(_ subject: String, _ tags: String) throws -> [Diagnostic.Code] {
      let cable = try #require(
        cables(Self.csv([head, ["08LISBON411", subject, tags, body]])).first)
      return cable.diagnostics.map(\.code).filter { $0 == .containerMismatch }
    }
    #expect(try codes("Cork, the other forest", "EAGR, PO").isEmpty)
    #expect(try codes("Fisheries quota fight", "ETRD, SP").count == 2)
  }

  @Test(
    "A table or list in a form that is not known gives a finding, and one cable does not",
    arguments: [
      ("08LISBON411 ~ TAGS: EAGR\n08LISBON412 ~ B\n08LISBON413 ~ C\n", true),
      (String(repeating: "a\tb\tc\tTAGS: EAGR\n", count: 9) + "TAGS: EAGR\n1. (U) A.\n", true),
      (rows[0].header + "\n" + rows[0].body, false),
      ("TAGS: EAGR\nREF: 08MADRID77\n08MADRID78\n\n1. (U) A.\n", false),
    ])
  func unreadTable(text: String, isTold: Bool) throws {
    let found = Container.read(Array(text.utf8), fileName: "x").cables
    #expect(found.count == 1)
    #expect(found.first?.diagnostics.contains { $0.code == .unreadTable } == isTold)
  }
}
