/// The text of a page as OCR writes it in ALTO: a tag for each line and each word.
enum AltoText {
  /// True if the beginning of a file is that of ALTO.
  static func isAlto(_ head: [UInt8]) -> Bool {
    head.place(of: "<ALTO", in: 0..<min(head.count, 4096)) != nil
  }

  /// Words with blanks between, one line per line; an empty line between blocks.
  ///
  /// Cost: linear.
  static func read(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var place = 0
    while let open = bytes.place(of: UInt8(ascii: "<"), from: place) {
      let end = bytes.place(of: UInt8(ascii: ">"), from: open) ?? bytes.count
      place = end
      if bytes.has("</TEXTLINE", at: open) || bytes.has("</TEXTBLOCK", at: open) {
        while plain.last == 0x20 { plain.removeLast() }
        if !plain.isEmpty, plain.suffix(2) != [0x0A, 0x0A] { plain.append(0x0A) }
      } else if bytes.has("<STRING ", at: open) || bytes.has("<HYP ", at: open),
        let key = bytes.place(of: " CONTENT=\"", in: open..<end)
      {
        if bytes.has("<HYP ", at: open), plain.last == 0x20 { plain.removeLast() }
        let start = key + 10
        let close = bytes[start..<end].firstIndex(of: 0x22) ?? end
        plain += Entity.decoded(Array(bytes[start..<close]))
        plain.append(0x20)
      }
    }
    return plain
  }
}
