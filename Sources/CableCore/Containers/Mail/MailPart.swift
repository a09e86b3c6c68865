/// A text or a file that a mail carries.
struct MailPart {
  /// In small letters.
  var type: String
  /// Of the file; nil for a text of the mail itself.
  var fileName: String?
  /// Without its coding; as UTF-8 where its charset was known.
  var bytes: [UInt8]
  /// Of parts with one number, which say the same in several forms, the first that is read is taken.
  var alternative: Int
  /// The name of a charset that is not known.
  var unknownCharset: String?

  /// The parts of a mail in order; `depth` says in how many others it is nested.
  static func all(of bytes: [UInt8], depth: Int = 0) -> [MailPart] {
    var found: [MailPart] = []
    var number = 0
    collect(MailEntity(bytes, 0..<bytes.count), bytes, depth, nil, &number, &found)
    return found
  }

  /// Files of these types hold no text; they are named, not decoded.
  private static let pictures = ["image/", "audio/", "video/", "font/"]

  private static func collect(
    _ entity: MailEntity, _ bytes: [UInt8], _ depth: Int, _ alternative: Int?,
    _ number: inout Int, _ found: inout [MailPart]
  ) {
    guard depth < 12, found.count < 2000 else { return }
    let parts = entity.parts()
    if !parts.isEmpty {
      number += 1
      let own = alternative ?? (entity.type == "multipart/alternative" ? number : nil)
      for part in parts {
        collect(MailEntity(bytes, part), bytes, depth + 1, own, &number, &found)
      }
      return
    }
    let type = entity.type
    number += 1
    var part = MailPart(
      type: type, fileName: entity.fileName, bytes: [], alternative: alternative ?? number)
    if !pictures.contains(where: type.hasPrefix) {
      let plain = MailCoding.decoded(Array(bytes[entity.body]), entity.coding)
      if type == "message/rfc822" || type == "message/global" {
        collect(MailEntity(plain, 0..<plain.count), plain, depth + 1, nil, &number, &found)
        return
      }
      let charset = entity.charset
      let text = Charset.decoded(plain, named: charset)
      if text == nil { part.unknownCharset = charset }
      part.bytes = text ?? plain
    }
    found.append(part)
  }
}
