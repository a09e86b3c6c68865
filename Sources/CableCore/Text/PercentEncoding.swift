/// Percent-encoding of bytes (RFC 3986, 2.1), the one way in which the program writes it.
package enum PercentEncoding {
  /// A text in which every byte that is not kept is written as `%` and two digits.
  ///
  /// - Parameters:
  ///   - text: its UTF-8 is encoded.
  ///   - signs: bytes of ASCII that are kept beside letters and digits.
  /// - Returns: ASCII.
  package static func text(_ text: String, keeping signs: StaticString) -> String {
    text.utf8.map { byte in
      byte.isLetter || byte.isDigit || byte.isOne(of: signs)
        ? String(decoding: [byte], as: UTF8.self)
        : "%" + Hexadecimal.text(byte, digits: 2, uppercase: true)
    }.joined()
  }
}
