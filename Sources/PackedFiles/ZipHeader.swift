/// The header that precedes each entry of a zip (APPNOTE.TXT, 4.3.7).
enum ZipHeader {
  private static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  /// Bytes before the name.
  private static let length = 30
  /// How far back it is looked for: names and extra fields are seldom longer.
  private static let reach = 2048

  /// Where the header begins that ends before the bytes of an entry; nil if none is found.
  ///
  /// libarchive says where the bytes are, but not where the header is; its length is in it.
  static func offset(before data: Int, in descriptor: Int32) -> Int? {
    let start = max(0, data - reach)
    guard data - start >= length else { return nil }
    let bytes = FileInput.bytes(descriptor, start..<data)
    guard bytes.count == data - start else { return nil }
    func number(_ place: Int) -> Int { Int(bytes[place]) | Int(bytes[place + 1]) << 8 }
    var place = bytes.count - length
    while place >= 0 {
      if bytes[place] == signature[0], bytes[place...].starts(with: signature),
        place + length + number(place + 26) + number(place + 28) == bytes.count
      {
        return start + place
      }
      place -= 1
    }
    return nil
  }
}
