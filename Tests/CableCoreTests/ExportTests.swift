import Testing

@testable import CableCore

@Suite struct ExportTests {
  // Of FIPS 180-2, appendix B, and of the empty text.
  @Test(arguments: [
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAreThoseOfTheStandard(text: String, expected: String) {
    var digest = Digest()
    digest.append(Array(text.utf8))
    #expect(digest.hexadecimal == expected)
  }

  @Test func aMillionLettersMayComeInPieces() {
    var digest = Digest()
    for _ in 0..<1000 { digest.append([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(
      digest.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesOfAnySizeHaveTheDigestOfTheWhole() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    var whole = Digest()
    whole.append(bytes)
    for size in [1, 3, 55, 56, 63, 64, 65, 119, 120, 128, 299] {
      var digest = Digest()
      for start in stride(from: 0, to: bytes.count, by: size) {
        digest.append(Array(bytes[start..<min(bytes.count, start + size)]))
      }
      #expect(digest.hexadecimal == whole.hexadecimal, "\(size)")
    }
  }

  @Test(arguments: [
    ("", "\"\""), ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""),
    ("line\nend\ttab\r", "\"line\\nend\\ttab\\r\""), ("\u{1}\u{1F}", "\"\\u0001\\u001f\""),
    ("Chișinău — ¶", "\"Chișinău — ¶\""),
  ])
  func stringsAreEscapedAsJSON(text: String, json: String) {
    #expect(JSONText.string(text) == json)
  }

  // A text that a reader of Markdown, CommonMark or pandoc's, would take for more than text.
  @Test(arguments: [
    ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
    ("&lt;b&gt;", "\\&lt;b\\&gt;"), ("[a](javascript:x)", "\\[a\\](javascript:x)"),
    ("1. not a list", "1\\. not a list"), ("12) nor this", "12\\) nor this"),
    ("in 1. the text", "in 1. the text"), ("- no bullet", "\\- no bullet"),
    (": no definition", "\\: no definition"), ("% no title", "\\% no title"),
    ("x {onclick=a}", "x \\{onclick=a\\}"), ("$x$ 2^n^ @key", "\\$x\\$ 2\\^n\\^ \\@key"),
    ("    four blanks are no code", "four blanks are no code"), ("a\nb\r\nc", "a b  c"),
  ])
  func markdownShowsTextAsText(text: String, written: String) {
    #expect(CableMarkdown.escaped(text) == written)
  }

  @Test("A table is literal wherever it comes, even after a list, whatever it holds")
  func tablesAreFenced() {
    let source = SourceText(
      bytes: Array(
        """
        UNCLAS ROME 000012

        SUBJECT: TABLES

        <img src=x onerror=alert(1)>      1      2
        ````                              3      4
        <b>three</b>                      5      6

        1. (U) Text.
        """.utf8))
    let text = CableMarkdown.text(Cable(parsing: source), title: "x")
    var fence = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if fence.isEmpty { fence = String(line) } else if line == fence { fence = "" }
      } else if fence.isEmpty {
        #expect(!line.contains("<") || line.contains("\\<"))
      }
    }
    #expect(fence.isEmpty)
  }

  /// They cannot be written as escapes.
  static let noncharacters = [0xFFFF, 0xFFFE, 0xFDD0, 0x1FFFF].compactMap {
    Unicode.Scalar(UInt32($0))
  }
  .map(String.init).joined()

  @Test(arguments: [
    "a } b", "a { b", "}}}", "\u{7D}\u{301}, title = {forged}", "{\u{20DD}", "\\", "\\}",
    "100 % & #1_2 ~^$",
    noncharacters, "\u{0}\u{1}\u{1F}\u{7F}", "line\nend\u{2028}",
  ])
  func bibTeXKeepsItsBracesInBalanceAndDropsNothing(title: String) {
    let citation = Citation(
      Cable(parsing: SourceText(bytes: Array("SUBJECT: X\n\n1. (U) Text.\n".utf8))),
      fallbackID: title)
    var titled = citation
    titled.title = title
    let entry = titled.bibTeX
    var depth = 0
    for byte in entry.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      // Depth 0 comes only with the last byte: nothing in a field closes the entry.
      #expect(depth >= 0)
    }
    #expect(depth == 0)
    #expect(entry.utf8.count(where: { $0 == UInt8(ascii: "@") }) == 1)
    for scalar in entry.unicodeScalars {
      #expect(
        scalar == "\n"
          || scalar.value >= 0x20 && scalar.value & 0xFFFE != 0xFFFE && scalar.value != 0x7F)
    }
  }

  @Test(arguments: [
    ("=1+1", true), ("+1", true), ("-1", true), ("@SUM(A1)", true), ("\tx", true), ("\rx", true),
    ("＝1", true), ("", false), ("a=1", false), ("'=1", false), ("09ROME12", false),
  ])
  func cellsThatASpreadsheetRunsAreKnown(cell: String, isFormula: Bool) {
    #expect(DelimitedText.isFormula(cell) == isFormula)
    #expect(DelimitedText.csv([cell]) == (cell.contains("\r") ? "\"\(cell)\"" : cell))
    let inert = DelimitedText.csv([cell], isInert: true)
    #expect(!DelimitedText.isFormula(inert.hasPrefix("\"") ? String(inert.dropFirst()) : inert))
  }
}
