/// A page of the Cablegate site: a table of facts and the cable in two `<code><pre>` blocks.
enum CablegatePage {
  /// True for a page with the cable's blocks.
  static func isPage(_ head: [UInt8]) -> Bool {
    Markup.find("<code><pre>", in: head, from: 0, before: head.count) != nil
  }

  /// The page's cable; nil if the page holds none.
  static func read(_ bytes: [UInt8], hints: ContainerHints) -> SourceText? {
    var blocks: [[UInt8]] = []
    var from = 0
    var first: Int?
    while let open = Markup.find("<code><pre>", in: bytes, from: from, before: bytes.count) {
      let start = open + 11
      first = first ?? open
      let end = Markup.find("</pre>", in: bytes, from: start, before: bytes.count) ?? bytes.count
      blocks.append(Markup.text(bytes, start..<end, .kept))
      from = end
    }
    guard let first else { return nil }
    var hints = hints
    hints.linksTags = MarkdownText.linksTags(bytes)
    cells(bytes, before: first, into: &hints)
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
      source.headerEnd = blocks[0].count
    }
    return source
  }

  /// The facts of the table, in the order of its head: id, created, released, level, origin.
  private static func cells(_ bytes: [UInt8], before end: Int, into hints: inout ContainerHints) {
    guard let table = Markup.find("class='cable'", in: bytes, from: 0, before: end) else { return }
    var values: [String] = []
    var from = table
    while let open = Markup.find("<td", in: bytes, from: from, before: end), values.count < 5 {
      let close = Markup.find("</td>", in: bytes, from: open, before: end) ?? end
      let inner = Markup.text(bytes, open..<close, .flowed)
      values.append(Word.words(inner, 0..<inner.count).joined)
      from = close
    }
    guard values.count == 5 else { return }
    let cells: [(ContainerValue.Field?, String)] = [
      (.id, "Reference ID"), (.sent, "Created"), (nil, "Released"),
      (.classification, "Classification"), (.origin, "Origin"),
    ]
    for (cell, value) in zip(cells, values) { hints.note(cell.0, value, from: cell.1) }
  }
}
