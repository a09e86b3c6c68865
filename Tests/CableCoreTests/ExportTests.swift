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

  @Test(arguments: [
    ("", "\"\""), ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""),
    ("line\nend\ttab\r", "\"line\\nend\\ttab\\r\""), ("\u{1}\u{1F}", "\"\\u0001\\u001f\""),
    ("Chișinău — ¶", "\"Chișinău — ¶\""),
  ])
  func stringsAreEscapedAsJSON(text: String, json: String) {
    #expect(JSONText.string(text) == json)
  }
}
