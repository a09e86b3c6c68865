import Testing

@testable import CableCore

/// What a file was taken for, and by which signs, as `check --explain` tells it.
@Suite struct RecognitionTests {
  private static func recognised(_ text: String, name: String = "file.txt") -> Recognition? {
    var reader = ContainerReader(fileName: name, explains: true)
    _ = reader.append(Array(text.utf8))
    _ = reader.finish()
    return reader.recognition
  }

  @Test func theDialectAndColumnsOfATableAreRecognized() throws {
    let rows = RecordTests.rows.map { row in
      [
        "x\(row.number)", row.id, row.date, "SBU", "some words of a clerk",
        "\(row.header)\n\(row.body)",
      ]
    }
    let names = ["shelf", "MRN", "DATE", "CLASSIFICATION", "remark", "CONTENT"]
    let recognition = try #require(Self.recognised(RecordTests.csv([names] + rows)))
    #expect(recognition.form.hasPrefix("a table with commas between values, every value in quotes"))
    #expect(recognition.signs.contains("a head row of 6 columns, of which 4 are known by name"))
    let columns = recognition.columns.map { "\($0.name): \($0.meaning ?? "?")" }
    #expect(
      columns == [
        "shelf: ?", "MRN: id", "DATE: sent", "CLASSIFICATION: classification", "remark: ?",
        "CONTENT: the text",
      ])
  }

  @Test func aColumnNamedAsAnIDThatHoldsNoneIsReportedAsUnused() throws {
    let rows = RecordTests.rows.map(\.classic)
    let recognition = try #require(
      Self.recognised(RecordTests.csv([RecordTests.classicHead] + rows)))
    #expect(recognition.columns.first?.meaning?.hasPrefix("not used: no id") == true)
    #expect(recognition.columns.last?.meaning == "the text")
  }

  @Test(arguments: [
    ("", "an empty file"), ("\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}", "no text"),
    ("Dear diary,\nnothing happened.\n", "a text"),
    (RecordTests.rows[0].header + "\n" + RecordTests.rows[0].body, "the plain text of a cable"),
    (
      "From: ann@example.org\nMessage-ID: <1@example.org>\n\n" + RecordTests.rows[0].header + "\n"
        + RecordTests.rows[0].body, "mail"
    ),
  ])
  func theFormOfATextIsRecognized(text: String, form: String) throws {
    #expect(try #require(Self.recognised(text)).form == form)
  }

  @Test func whatWasTakenOffIsASign() throws {
    let text =
      "R 061410Z MAY 78\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\nUNCLAS LISBON 0411\n\nE.O. 11652: N/A\n"
      + "TAGS: PO\nSUBJECT: CORK\n\n1. THE GUILD WAITS FOR THE PRICE OF CORK TO RISE AGAIN.\nFERRO\n"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let forms = [
      (
        "numbers or signs of a quotation before its lines",
        lines.enumerated().map { "\($0 + 1): \($1)\n" }.joined()
      ),
      ("what is around it: fences, tags or the signs of a quotation", "Notes\n\n```\n\(text)```\n"),
      ("its line ends were taken out", text.replacing("\n", with: " ")),
    ]
    for (sign, form) in forms {
      #expect(try #require(Self.recognised(form)).signs.contains(sign), "\(sign)")
      #expect(!(try #require(Self.recognised(text))).signs.contains(sign), "\(sign)")
    }
  }

  @Test func frontMatterIsASign() throws {
    let text = "---\ntitle: Cork\n---\n\(RecordTests.rows[0].header)\n\(RecordTests.rows[0].body)"
    #expect(try #require(Self.recognised(text)).signs.contains("front matter before it"))
  }

  @Test func nothingIsKeptUnlessAsked() {
    var reader = ContainerReader(fileName: "file.txt")
    _ = reader.append(Array("UNCLAS".utf8))
    _ = reader.finish()
    #expect(reader.recognition == nil)
  }
}
