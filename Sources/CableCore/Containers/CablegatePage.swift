/// A page of the Cablegate site: a table of facts and the cable in two `<code><pre>` blocks.
///
/// Browsers and mirrors write its tags in their own ways: in capitals, apart, one around the other.
enum CablegatePage {
  /// True for a page with the cable's blocks.
  static func isPage(_ head: [UInt8]) -> Bool {
    // As the site itself wrote nearly all of them.
    Markup.find("<code><pre>", in: head, from: 0, before: head.count) != nil
      || block(in: head, from: 0, hasTable: table(head, before: head.count) != nil) != nil
  }

  /// The page's cable; nil if the page holds none.
  static func read(_ bytes: [UInt8], hints: ContainerHints) -> SourceText? {
    var blocks: [[UInt8]] = []
    var from = 0
    var first: Int?
    let table = table(bytes, before: bytes.count)
    while let block = block(in: bytes, from: from, hasTable: table != nil) {
      first = first ?? block.lowerBound
      blocks.append(text(bytes, block))
      from = block.upperBound
    }
    guard let first else { return nil }
    var hints = hints
    hints.linksTags = MarkdownText.linksTags(bytes)
    if let table, table < first { cells(bytes, table..<first, into: &hints) }
    // The publisher's `¶` before numbers is no part of the cable; the lines leave it out.
    let joined = Array(blocks.joined(separator: [0x0A]))
    var source = SourceText(bytes: joined, format: .cablegateHTML, hints: hints)
    if let dump = DumpText.read(joined, hints: &hints) {
      // Below an empty `header:` the page's own block has it.
      let isBare = blocks.count > 1 && dump.text.place(of: "FM ", in: 0..<dump.text.count) == nil
      let header = isBare ? blocks[0] + [0x0A] : []
      source = SourceText(bytes: header + dump.text, format: .cablegateHTML, hints: hints)
      source.headerEnd = isBare ? blocks[0].count : dump.headerEnd
    } else if blocks.count > 1 {
      source.headerEnd = blocks[0].contains { $0 > 0x20 } ? blocks[0].count : nil
    }
    return source
  }

  /// The text of the next block: `<code>` and `<pre>` are both around it, or `<pre>` alone on a page with the
  /// table of facts; nil if there is none.
  ///
  /// Cost: linear up to its beginning, and from there to its end.
  private static func block(in bytes: [UInt8], from start: Int, hasTable: Bool) -> Range<Int>? {
    var from = start
    while let pre = bytes.place(of: "<PRE", in: from..<bytes.count),
      let close = Markup.tagEnd(bytes, pre, bytes.count)
    {
      from = close + 1
      guard let tag = Markup.tag("PRE", at: pre, in: bytes), tag.end <= close else { continue }
      guard hasTable || isWithinCode(bytes, before: pre) || beginsCode(bytes, after: close) else {
        continue
      }
      let end = bytes.place(of: "</PRE", in: (close + 1)..<bytes.count) ?? bytes.count
      return (close + 1)..<end
    }
    return nil
  }

  /// Whether nothing but blanks is between `<code>` and a place.
  private static func isWithinCode(_ bytes: [UInt8], before place: Int) -> Bool {
    guard let last = bytes[..<place].suffix(64).lastIndex(where: { !$0.isBlank }),
      bytes[last] == UInt8(ascii: ">"),
      let open = bytes[max(0, last - 64)..<last].lastIndex(of: UInt8(ascii: "<"))
    else { return false }
    return Markup.tag("CODE", at: open, in: bytes)?.isClosing == false
  }

  /// Whether `<code>` is right after a place, blanks aside.
  private static func beginsCode(_ bytes: [UInt8], after place: Int) -> Bool {
    guard let open = bytes[(place + 1)...].prefix(16).firstIndex(where: { !$0.isBlank }) else {
      return false
    }
    return Markup.tag("CODE", at: open, in: bytes)?.isClosing == false
  }

  /// The text of a block; one whose line ends are still references was escaped twice.
  private static func text(_ bytes: [UInt8], _ block: Range<Int>) -> [UInt8] {
    let text = Markup.preformatted(bytes, block)
    return text.place(of: "&#X000A;", in: 0..<text.count) == nil ? text : Entity.decoded(text)
  }

  /// The facts of the table, in the order of its head: id, created, released, level, origin.
  private static func cells(_ bytes: [UInt8], _ range: Range<Int>, into hints: inout ContainerHints)
  {
    var values: [String] = []
    var from = range.lowerBound
    while let open = bytes.place(of: "<TD", in: from..<range.upperBound), values.count < 5 {
      let close = bytes.place(of: "</TD", in: open..<range.upperBound) ?? range.upperBound
      values.append(Word.line(Markup.text(bytes, open..<close, .flowed)))
      from = close
    }
    guard values.count == 5 else { return }
    let cells: [(ContainerValue.Field?, String)] = [
      (.id, "Reference ID"), (.sent, "Created"), (nil, "Released"),
      (.classification, "Classification"), (.origin, "Origin"),
    ]
    for (cell, value) in zip(cells, values) { hints.note(cell.0, value, from: cell.1) }
  }

  /// Where the table of the class `cable` begins.
  private static func table(_ bytes: [UInt8], before end: Int) -> Int? {
    var from = 0
    while let open = bytes.place(of: "<TABLE", in: from..<end),
      let close = Markup.tagEnd(bytes, open, end)
    {
      from = close + 1
      guard let tag = MarkupTag(bytes, open...close) else { continue }
      let isCable = ElementRecord.attributes(bytes, of: tag).contains {
        $0.name.lowercased() == "class" && $0.value.elementsEqual("cable".utf8)
      }
      if isCable { return close + 1 }
    }
    return nil
  }
}
