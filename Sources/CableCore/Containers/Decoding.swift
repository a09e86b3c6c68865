/// Texts that are no cables, as people have them: in UTF-8, UTF-16 or Windows-1252.
package enum ForeignText {
  /// A whole file as text, without the mark at its beginning.
  ///
  /// Cost: linear.
  package static func decoded(_ file: [UInt8]) -> String {
    String(decoding: Decoding(file).bytes, as: UTF8.self)
  }
}

/// A file's bytes as UTF-8: unchanged if they are UTF-8, from UTF-16 where its mark is at
/// the beginning, else from Windows-1252 as a whole.
struct Decoding {
  private(set) var bytes: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []
  /// Decodes a whole file.
  ///
  /// Cost: linear. Its rare bytes are given where they were looked for.
  init(_ file: [UInt8], _ rare: RareBytes? = nil) {
    var start = 0
    if file.count >= 3, file[0] == 0xEF, file[1] == 0xBB, file[2] == 0xBF { start = 3 }
    bytes = start == 0 ? file : Array(file[start...])
    let encoding = Self.encoding(of: file)
    if encoding != .narrow {
      var wide = WideText(encoding)
      bytes = wide.narrowed(Array(file[Self.markLength(of: file)...]), isLast: true)
      diagnostics.append(
        Diagnostic(
          code: .encodingGuessed, range: 0..<0, line: 1,
          message: "the file is not UTF-8; it was read as UTF-16"))
      return
    }
    if rare?.areASCII ?? false || UTF8Strict.isValid(bytes) { return }
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        converted.append(byte)
      } else if let scalar = Unicode.Scalar(Self.windows1252(byte)) {
        converted.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes = converted
    diagnostics.append(
      Diagnostic(
        code: .encodingGuessed, range: 0..<0, line: 1,
        message: "the file is not UTF-8; it was read as Windows-1252"))
  }

  /// The order of the bytes of UTF-16, by the mark that such a file begins with, or by the zeros
  /// beside its letters.
  static func encoding(of file: [UInt8]) -> RecordDialect.Encoding {
    guard file.count >= 4 else { return .narrow }
    if file[0] == 0xFF, file[1] == 0xFE, file[2] != 0 || file[3] != 0 { return .little }
    if file[0] == 0xFE, file[1] == 0xFF { return .big }
    return unmarked(file)
  }

  /// The same where there is no mark: nearly every second byte is zero, and none of the others.
  private static func unmarked(_ file: [UInt8]) -> RecordDialect.Encoding {
    // It looks at the first pairs only, so that other files cost nothing.
    guard file[0] == 0 || file[1] == 0 || file[2] == 0 || file[3] == 0 else { return .narrow }
    let pairs = min(file.count, 1024) / 2
    guard pairs >= 16 else { return .narrow }
    var (first, second) = (0, 0)
    for pair in 0..<pairs {
      if file[2 * pair] == 0 { first += 1 }
      if file[2 * pair + 1] == 0 { second += 1 }
    }
    if first == 0, second * 4 >= pairs * 3 { return .little }
    return second == 0 && first * 4 >= pairs * 3 ? .big : .narrow
  }

  /// Bytes of the mark at the beginning of a file in UTF-16.
  static func markLength(of file: [UInt8]) -> Int {
    file.count >= 2 && (file[0] == 0xFF && file[1] == 0xFE || file[0] == 0xFE && file[1] == 0xFF)
      ? 2 : 0
  }

  /// True if too much of a file's beginning is control characters for a text.
  static func isBinary(_ head: [UInt8]) -> Bool {
    if encoding(of: head) != .narrow { return false }
    let length = min(head.count, 8192)
    let controls = head.withUnsafeBufferPointer { bytes in
      var controls = 0
      var index = 0
      while let place = ByteBlock.first(
        in: bytes, index..<length,
        where: { window in
          let block = window[0]
          return block.are(in: 0...0x08) | block.are(in: 0x0E...0x1F)
        }, { isControl(bytes[$0]) })
      {
        controls += 1
        index = place + 1
      }
      return controls
    }
    return controls * 10 > length
  }

  /// True for what is in no text, unlike tab, line ends, form feed and escape.
  private static func isControl(_ byte: UInt8) -> Bool {
    byte <= 0x08 || byte >= 0x0E && byte <= 0x1F && byte != 0x1B
  }

  /// 0x80–0x9F of Windows-1252; the five undefined ones stay C1 controls, which are shown as such.
  private static func windows1252(_ byte: UInt8) -> UInt32 {
    let high: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    return byte >= 0x80 && byte <= 0x9F ? high[Int(byte) - 0x80] : UInt32(byte)
  }
}
