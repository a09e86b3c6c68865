import Testing

@testable import CableCore

/// Words of REF blocks of any length: where they are cut does not depend on text far away.
@Suite struct ReferenceTokenTests {
  /// What is glued to each other, and the tokens that it is cut into.
  static let glued: [(printed: String, tokens: [String])] = [
    ("STATE12,", ["STATE12", ","]), ("5,", ["5", ","]), ("(B)ROME12;", ["(B)", "ROME12", ";"]),
    ("12345/ROME5,", ["12345/", "ROME5", ","]), ("A.STATE1,", ["A.", "STATE1", ","]),
    (String(repeating: "7", count: 300) + ",", [String(repeating: "7", count: 300), ","]),
    (String(repeating: "X", count: 500) + "&", [String(repeating: "X", count: 500), "&"]),
  ]

  private func cut(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return ReferenceToken.words(bytes, 0..<bytes.count).map(\.text)
  }

  @Test(arguments: glued)
  func aWordIsCutWhereItsPartsAre(printed: String, tokens: [String]) {
    #expect(cut(printed) == tokens)
    for count in [2, 30, 600] {
      let text = String(repeating: printed, count: count)
      #expect(cut(text) == Array(repeating: tokens, count: count).flatMap { $0 })
    }
  }

  @Test(arguments: glued)
  func noByteIsLostAndEachTokenIsAtItsPlace(printed: String, tokens: [String]) {
    let bytes = Array((" " + String(repeating: printed, count: 50)).utf8)
    let words = ReferenceToken.words(bytes, 0..<bytes.count)
    #expect(words.map(\.text).joined() == String(decoding: bytes.dropFirst(), as: UTF8.self))
    for word in words { #expect(Array(word.text.utf8) == Array(bytes[word.range])) }
  }
}
