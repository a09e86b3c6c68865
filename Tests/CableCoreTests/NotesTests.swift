import Testing

@testable import CableCore

/// Cables as they are kept in notes, wikis, scans and printouts.
@Suite struct NotesTests {
  private static let row: RecordTests.Row = RecordTests.rows[0]
  private static let text: String = row.header + "\n" + row.body + "\n"
  private static let lines: [Substring] = text.split(
    separator: "\n", omittingEmptySubsequences: false)

  private static func alto(_ text: String) -> String {
    "<?xml version=\"1.0\"?>\n<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"><Layout><Page><TextBlock>\n"
      + text.split(separator: "\n").map { line in
        "<TextLine>"
          + line.split(separator: " ").map { word in
            "<String CONTENT=\"\(word.replacing("&", with: "&amp;").replacing("\"", with: "&quot;"))\" WC=\"0.9\"/>"
          }.joined(separator: "<SP/>") + "</TextLine>\n"
      }.joined() + "</TextBlock></Page></Layout></alto>\n"
  }

  static let kept: [(name: String, text: String)] = {
    let pairs = [
      ("```\n", "```\n"), ("~~~ text\n", "~~~\n"), ("<pre>\n", "</pre>\n"),
      ("<nowiki>\n", "</nowiki>\n"), ("<poem>\n", "</poem>\n"),
      ("<syntaxhighlight lang=\"text\">\n", "</syntaxhighlight>\n"),
      ("{% highlight text %}\n", "{% endhighlight %}\n"),
      ("\\begin{verbatim}\n", "\\end{verbatim}\n"),
      ("#+BEGIN_EXAMPLE\n", "#+END_EXAMPLE\n"), ("[code]\n", "[/code]\n"),
    ]
    var kept = pairs.map { open, close in
      (
        "within \(open)",
        "Cork\n\nA cable of the embassy:\n\n\(open)\(text)\(close)\nThat is all.\n"
      )
    }
    for page in [
      "[Page 2]", "[Page 2 of 3]", "=== Page 2 ===", "--- Page 2 ---", "<!-- Page 2 -->",
    ] {
      kept.append(("with \(page)", text.replacing("2. (U)", with: "\(page)\n\n2. (U)")))
    }
    kept += [
      ("numbered with tabs", lines.enumerated().map { "\($0 + 1)\t\($1)\n" }.joined()),
      ("numbered with colons", lines.enumerated().map { "\($0 + 1): \($1)\n" }.joined()),
      (
        "numbered on every fifth line",
        lines.enumerated().map { "\(($0 + 1) % 5 == 0 ? "\($0 + 1)  " : "   ")\($1)\n" }.joined()
      ),
      ("numbered before bars", lines.enumerated().map { "\($0 + 1) | \($1)\n" }.joined()),
      ("quoted", lines.map { "> \($0)\n" }.joined()),
      (
        "in a callout",
        "---\naliases: [cork]\n---\n\n# Lisbon\n\n> [!quote] The cable\n"
          + lines.map { "> \($0)\n" }.joined() + "\nThat is all.\n"
      ),
      (
        "in the words of hOCR",
        "<?xml version=\"1.0\"?>\n<html><head><title>page</title><meta name='ocr-system' content='x'/>"
          + "</head>\n<body><div class='ocr_page' id='page_1'><div class='ocr_carea'>\n"
          + text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.isEmpty
              ? "</p><p class='ocr_par'>\n"
              : "<span class='ocr_line' title=\"bbox 1 2 3 4\">\n"
                + line.split(separator: " ").map {
                  "<span class='ocrx_word' title='x_wconf 90'>\($0.replacing("&", with: "&amp;"))</span>\n"
                }.joined() + "</span>\n"
          }.joined() + "</div></div></body></html>\n"
      ),
      ("in ALTO", alto(text)),
      (
        "in hOCR",
        "<!DOCTYPE html>\n<html><body><div class=\"ocr_page\">"
          + text.split(separator: "\n").map {
            "<p class=\"ocr_par\"><span class=\"ocr_line\">\($0)</span></p>\n"
          }
          .joined() + "</div></body></html>\n"
      ),
    ]
    return kept
  }()

  @Test(
    "What is around a cable in a note, a scan or a printout is no part of it",
    arguments: kept.indices)
  func isRead(index: Int) throws {
    let (name, text) = Self.kept[index]
    let found = Container.read(Array(text.utf8), fileName: "x").cables
    let cable = try #require(found.first.map { Cable(parsing: $0) }, "\(name)")
    #expect(found.count == 1, "\(name)")
    #expect(cable.id?.description == "08LISBON411", "\(name)")
    #expect(cable.paragraphs.count == 2, "\(name)")
    #expect(cable.paragraphs.last?.text.hasPrefix("The market closed early.") == true, "\(name)")
    #expect(cable.signature.map(\.value) == ["FERRO"], "\(name)")
    #expect(cable.references.map { $0.id?.description } == ["08MADRID77"], "\(name)")
  }

  @Test("Numbers that are the cable's own stay")
  func ownNumbers() {
    for text in [
      "1. (U) A.\n2. (U) B.\n3. (U) C.\n4. (U) D.\n5. (U) E.\n6. (U) F.\n7. (U) G.\n",
      "1 January\n2 February\n3 March\n", "UNCLAS\n\n\n\n5 May\n", "> a\nb\nc\nd\n",
    ] { #expect(NumberedText.plain(Array(text.utf8)) == nil, "\(text)") }
  }
}
