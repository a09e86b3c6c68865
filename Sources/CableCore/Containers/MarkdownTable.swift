/// Recognises a table of Markdown that holds cables, below a heading or not.
enum MarkdownTable {
  /// Looks at the beginning of a file for a head row that names columns, one of them a text's, and the
  /// rule below it.
  ///
  /// Cost: a search for a bar; a pass over the lines where there is one.
  static func find(in head: [UInt8], from start: Int) -> RecordSniffer.Finding? {
    guard let bar = head.place(of: UInt8(ascii: "|"), from: start) else { return nil }
    var line = start
    while line < head.count {
      let end = head.place(of: 0x0A, from: line) ?? head.count
      guard end >= bar else {
        line = end + 1
        continue
      }
      let next = head.place(of: 0x0A, from: min(end + 1, head.count)) ?? head.count
      if end - line < 4096, isRule(head[min(end + 1, head.count)..<next]) {
        let names = cells(head[line..<end])
        guard RecordColumns.areNames(names), RecordColumns.nameText(names) else { return nil }
        var dialect = RecordDialect(form: .delimited, separator: UInt8(ascii: "|"), quote: nil)
        (dialect.hasEscapes, dialect.isMarkdown) = (true, true)
        (dialect.names, dialect.count) = (names, names.count)
        dialect.start = min(next + 1, head.count)
        return RecordSniffer.Finding(
          dialect: dialect, signs: ["a row of names above a rule of dashes and bars"])
      }
      line = end + 1
    }
    return nil
  }

  /// `|---|:--|`, also without the bars at its ends.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
      && line.allSatisfy { $0.isOne(of: "|-: \r\t") }
  }

  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map { cell in
      let text = cell.drop(while: \.isBlank).reversed().drop(while: { $0.isBlank || $0 == 0x0D })
      return String(decoding: text.reversed(), as: UTF8.self).filter { $0 != "*" }
    }
  }
}
