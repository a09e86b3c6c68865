/// A page of the Cablegate site: a table of facts and the cable in two `<code><pre>` blocks.
enum CablegatePage {
  /// True for any page of markup.
  static func isPage(_ bytes: [UInt8]) -> Bool {
    find("<html", in: bytes, from: 0, before: min(bytes.count, 2048)) != nil
      || find("<code><pre>", in: bytes, from: 0, before: min(bytes.count, 65_536)) != nil
  }

  /// The page's cable; nil where the page holds none.
  static func read(_ bytes: [UInt8], hints: ContainerHints) -> SourceText? {
    var blocks: [[UInt8]] = []
    var from = 0
    var first: Int?
    while let open = find("<code><pre>", in: bytes, from: from, before: bytes.count) {
      let start = open + 11
      first = first ?? open
      let end = find("</pre>", in: bytes, from: start, before: bytes.count) ?? bytes.count
      blocks.append(text(bytes, start..<end))
      from = end
    }
    guard let first else { return nil }
    var hints = hints
    cells(bytes, before: first, into: &hints)
    let joined = Array(blocks.joined(separator: [0x0A]))
    return SourceText(bytes: joined, format: .cablegateHTML, hints: hints)
  }

  /// The facts of the table, in the order of its head: id, created, released, level, origin.
  private static func cells(_ bytes: [UInt8], before end: Int, into hints: inout ContainerHints) {
    guard let table = find("class='cable'", in: bytes, from: 0, before: end) else { return }
    var values: [String] = []
    var from = table
    while let open = find("<td", in: bytes, from: from, before: end), values.count < 5 {
      var start = open
      while start < end, bytes[start] != UInt8(ascii: ">") { start += 1 }
      let close = find("</td>", in: bytes, from: start, before: end) ?? end
      let inner = text(bytes, min(start + 1, close)..<close)
      values.append(Word.words(inner, 0..<inner.count).joined)
      from = close
    }
    guard values.count == 5 else { return }
    hints.id = values[0]
    hints.created = values[1]
    hints.classification = values[3]
    hints.origin = values[4]
  }

  /// Markup taken off, entities decoded, the publisher's `¶` before numbers taken off.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var index = range.lowerBound
    // A `<` without a `>` in the rest of the text is text; looked for only once.
    var hasTagEnd = true
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), hasTagEnd {
        var end = index
        while end < range.upperBound, bytes[end] != UInt8(ascii: ">") { end += 1 }
        if end < range.upperBound {
          index = end + 1
          continue
        }
        hasTagEnd = false
      }
      if byte == UInt8(ascii: "&"), let entity = Entity.read(bytes, at: index) {
        plain += entity.bytes
        index = entity.end
        continue
      }
      if byte == 0xC2, index + 1 < range.upperBound, bytes[index + 1] == 0xB6,
        plain.last.map({ $0 == 0x0A }) ?? true
      {
        index += 2
        continue
      }
      plain.append(byte)
      index += 1
    }
    return plain
  }

  /// The first place of a text between two offsets.
  ///
  /// Cost: linear.
  static func find(_ text: StaticString, in bytes: [UInt8], from: Int, before: Int) -> Int? {
    text.withUTF8Buffer { wanted -> Int? in
      guard let first = wanted.first, before - from >= wanted.count else { return nil }
      var index = from
      while index <= before - wanted.count {
        if bytes[index] == first, (1..<wanted.count).allSatisfy({ bytes[index + $0] == wanted[$0] })
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}

/// A character reference of HTML: `&amp;`, `&#8217;`, `&#x000A;`.
enum Entity {
  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "para": 0xB6,
    "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "ndash": 0x2013,
    "mdash": 0x2014, "hellip": 0x2026, "eacute": 0xE9, "aacute": 0xE1, "iacute": 0xED,
    "oacute": 0xF3, "uacute": 0xFA, "ntilde": 0xF1, "ouml": 0xF6, "uuml": 0xFC, "auml": 0xE4,
    "ccedil": 0xE7, "agrave": 0xE0, "egrave": 0xE8, "ecirc": 0xEA, "sect": 0xA7,
  ]

  /// Reads a reference at an ampersand; nil where there is none.
  ///
  /// Cost: it looks at 12 bytes at most.
  static func read(_ bytes: [UInt8], at start: Int) -> (bytes: [UInt8], end: Int)? {
    var end = start + 1
    while end < bytes.count, end - start <= 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    let value: UInt32? =
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst())
      } else {
        named[name]
      }
    guard let value, let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
      return nil
    }
    return (Array(encoded), end + 1)
  }
}
