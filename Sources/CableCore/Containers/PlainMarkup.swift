/// XML with its tags in one way of writing: `<name key="value">` and `</name>`.
///
/// The grammar lets a program write quotes of either kind, blanks around `=` and before `>`, a prefix before each
/// name, and text as `<![CDATA[…]]>` (XML 1.0, 2.7 and 3.1; Namespaces in XML 1.0, 4). What looks for tags by
/// their bytes is given these.
enum PlainMarkup {
  /// The prefix that stays: what the Office of the Historian adds to TEI.
  private static let kept: StaticString = "FRUS:"

  /// A document with plain tags and without comments; the rest unchanged.
  ///
  /// Cost: linear; from a tag without an end on, everything is text.
  static func read(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var done = 0
    while let open = bytes.place(of: UInt8(ascii: "<"), from: done) {
      plain += bytes[done..<open]
      done = open
      if bytes.has("<![CDATA[", at: open) {
        let end = Markup.find("]]>", in: bytes, from: open, before: bytes.count)
        append(bytes[(open + 9)..<(end ?? bytes.count)], escaping: "<&", to: &plain)
        done = end.map { $0 + 3 } ?? bytes.count
      } else if open + 1 < bytes.count, MarkupTag.mayBegin(bytes[open + 1]) {
        guard let close = Markup.tagEnd(bytes, open, bytes.count) else { break }
        if let tag = MarkupTag(bytes, open...close) { write(tag, of: bytes, to: &plain) }
        done = close + 1
      } else {
        plain.append(bytes[open])
        done = open + 1
      }
    }
    plain += bytes[done...]
    return plain
  }

  private static func write(_ tag: MarkupTag, of bytes: [UInt8], to plain: inout [UInt8]) {
    plain.append(UInt8(ascii: "<"))
    if tag.isClosing { plain.append(UInt8(ascii: "/")) }
    let isKept = bytes.has(kept, at: tag.range.lowerBound)
    plain += bytes[isKept ? tag.range : tag.ownRange]
    for (name, value) in tag.attributes(in: bytes) {
      plain.append(0x20)
      plain += bytes[name]
      plain += [UInt8(ascii: "="), UInt8(ascii: "\"")]
      append(bytes[value], escaping: "\"", to: &plain)
      plain.append(UInt8(ascii: "\""))
    }
    if tag.isEmpty { plain.append(UInt8(ascii: "/")) }
    plain.append(UInt8(ascii: ">"))
  }

  /// Adds text, some signs of it as references.
  private static func append(
    _ text: ArraySlice<UInt8>, escaping signs: StaticString, to plain: inout [UInt8]
  ) {
    for byte in text {
      guard byte.isOne(of: signs) else {
        plain.append(byte)
        continue
      }
      plain += "&#\(byte);".utf8
    }
  }
}
