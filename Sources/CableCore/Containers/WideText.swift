/// UTF-16 as UTF-8, as its bytes come in, and where a place of the text is in the file.
struct WideText {
  private let isLittle: Bool
  /// Bytes that wait for the rest of their character.
  private var pending: [UInt8] = []

  /// A decoder for what follows a byte order mark.
  init(_ encoding: RecordDialect.Encoding) { isLittle = encoding == .little }

  /// Further bytes as UTF-8; a lone surrogate is the replacement character.
  mutating func narrowed(_ chunk: [UInt8], isLast: Bool) -> [UInt8] {
    let bytes = pending + chunk
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var place = 0
    while place + 1 < bytes.count {
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      place += 2
    }
    if !isLast, let last = units.last, last & 0xFC00 == 0xD800 {
      units.removeLast()
      place -= 2
    }
    pending = isLast ? [] : Array(bytes[place...])
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// How many bytes of the file a range of the text takes.
  static func width(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    var width = 0
    for byte in bytes[range] where byte & 0xC0 != 0x80 { width += byte >= 0xF0 ? 4 : 2 }
    return width
  }
}
