/// The text of a page as OCR writes it in ALTO or hOCR: a tag for each line and each word.
enum AltoText {
  /// True if the beginning of a file is that of hOCR, which is HTML with such classes.
  static func isHOCR(_ head: [UInt8]) -> Bool {
    let start = 0..<min(head.count, 8192)
    return head.place(of: "OCR_PAGE", in: start) != nil
      && head.place(of: "OCRX_WORD", in: start) != nil
  }

  /// The classes of hOCR that are a line (hOCR 1.2, 5.2).
  private static let lines: [StaticString] = [
    "OCR_LINE", "OCR_HEADER", "OCR_FOOTER", "OCR_CAPTION", "OCR_TEXTFLOAT", "OCRX_LINE",
  ]

  /// The words of hOCR with blanks between, a line each; an empty line between paragraphs.
  ///
  /// Cost: linear.
  static func readHOCR(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var place = bytes.place(of: "<BODY", in: 0..<bytes.count) ?? 0
    func end(_ plain: inout [UInt8], _ most: Int) {
      while plain.last == 0x20 { plain.removeLast() }
      if !plain.isEmpty, plain.suffix(most).contains(where: { $0 != 0x0A }) { plain.append(0x0A) }
    }
    while let open = bytes.place(of: UInt8(ascii: "<"), from: place) {
      let words = bytes[min(place, open)..<open].split(whereSeparator: \.isBlank)
      for word in words { plain += Entity.decoded(Array(word)) + [0x20] }
      let close = bytes.place(of: UInt8(ascii: ">"), from: open) ?? bytes.count
      if bytes.has("</P", at: open) || bytes.has("<P ", at: open) || bytes.has("<P>", at: open) {
        end(&plain, 1)
        end(&plain, 2)
      } else if lines.contains(where: { bytes.place(of: $0, in: open..<close) != nil }) {
        end(&plain, 1)
      }
      place = min(close + 1, bytes.count)
    }
    return plain
  }

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
