/// `cables.csv`: eight columns without a head, every field in quotes, inner quotes escaped by `\`.
enum TableRecords {
  /// True where a text begins like a record: `"1","12/28/1966 18:48","66BUENOSAIRES2481",`.
  static func isTable(_ head: [UInt8]) -> Bool {
    let start = head.prefix(64).first { !$0.isBlank && $0 != UInt8(ascii: ",") }
    guard start == UInt8(ascii: "\"") else { return false }
    let fields = fields(head.prefix(2048).map { $0 }, limit: 3)
    guard fields.count == 3 else { return false }
    let date = fields[1].split(separator: UInt8(ascii: "/"))
    return date.count >= 3 && fields[0].allSatisfy(\.isDigit) && !fields[0].isEmpty
      && DateText.time(String(decoding: fields[1], as: UTF8.self)) != nil
  }

  /// The cable of one record.
  static func read(_ bytes: [UInt8], hints: ContainerHints) -> SourceText? {
    let fields = fields(bytes, limit: 8)
    guard fields.count >= 7 else { return nil }
    var hints = hints
    func text(_ index: Int) -> String? {
      let value = String(decoding: fields[index], as: UTF8.self)
      return value.isEmpty ? nil : value
    }
    hints.created = text(1)
    hints.id = text(2)
    hints.origin = text(3)
    hints.classification = text(4)
    hints.references = text(5)?.split(separator: "|").map(String.init) ?? []
    var body = fields[6]
    if fields.count > 7 {
      body.append(0x0A)
      body += fields[7]
    }
    let source = DumpText.read(body, hints: &hints) ?? body
    return SourceText(bytes: source, format: .cablegateCSV, hints: hints)
  }

  /// The fields of a record without quotes and escapes.
  private static func fields(_ bytes: [UInt8], limit: Int) -> [[UInt8]] {
    var fields: [[UInt8]] = []
    var index = 0
    while index < bytes.count, fields.count < limit {
      guard bytes[index] == UInt8(ascii: "\"") else {
        if bytes[index].isBlank || bytes[index] == UInt8(ascii: ",") {
          index += 1
          continue
        }
        return fields
      }
      index += 1
      var field: [UInt8] = []
      var isClosed = false
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
          bytes[index + 1] == UInt8(ascii: "\"") || bytes[index + 1] == UInt8(ascii: "\\")
        {
          field.append(bytes[index + 1])
          index += 2
        } else if byte == UInt8(ascii: "\"") {
          guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else {
            index += 1
            isClosed = true
            break
          }
          field.append(byte)
          index += 2
        } else {
          field.append(byte)
          index += 1
        }
      }
      fields.append(field)
      guard isClosed else { return fields }
    }
    return fields
  }
}
