/// Recognises records in XML, and tables of cables in pages of HTML.
enum MarkupSniffer {
  /// Roots that have a reader of their own.
  private static let roots: Set<String> = ["tei", "alto", "teicorpus"]
  /// Elements that an element may be in, and still be looked at.
  private static let deepest = 12

  /// Looks at the beginning of a file that begins with a tag.
  ///
  /// An element is a record where the names of its attributes and of the elements within it are those
  /// of a head row; a row of a page's table where the row above names columns, and one of a text.
  ///
  /// Cost: a pass over the tags of `head`.
  static func find(in head: [UInt8], at start: Int) -> RecordSniffer.Finding? {
    if DiplomaticHistory.isVolume(head) || CablegatePage.isPage(head) { return nil }
    var open:
      [(name: String, mark: String, own: String, names: Set<String>, isLeaf: Bool, isFlat: Bool)] =
        []
    for tag in MarkupTags(head, start..<head.count) {
      if open.isEmpty, tag.name == "html" || tag.name == "table" {
        return rows(in: head, from: tag.start)
      }
      if open.isEmpty, roots.contains(tag.name) { return nil }
      if tag.isClosing {
        guard let at = open.lastIndex(where: { $0.name == tag.name }) else { continue }
        let closed = open[at]
        open.removeSubrange(at...)
        if let found = finding(closed.mark, closed.names, at: start)
          ?? (closed.isFlat ? cable(closed.name, closed.mark, closed.names, at: start) : nil)
        {
          return found
        }
        if at > 0 {
          if closed.isLeaf {
            open[at - 1].names.insert(closed.own)
          } else {
            open[at - 1].isFlat = false
          }
        }
        continue
      }
      let attributes = ElementRecord.attributes(head, of: tag)
      let named = attributes.first { ["name", "key", "column"].contains($0.name.lowercased()) }
      let own = named.map { String(decoding: $0.value, as: UTF8.self) } ?? tag.name
      let mark = head.string(tag.range).lowercased()
      var names = Set(attributes.map(\.name))
      // The text of an element with an id is the cable's.
      if names.contains(where: { RecordColumns.meaning(of: $0)?.meaning == .field(.id) }) {
        names.insert("text")
      }
      if !open.isEmpty { open[open.count - 1].isLeaf = false }
      if tag.isEmpty {
        if let found = finding(mark, names, at: start) { return found }
      } else if open.count < deepest {
        open.append((tag.name, mark, own, names, true, true))
      }
    }
    // A first record that is longer than the beginning.
    if let last = open.popLast(), let parent = open.indices.last {
      open[parent].names.insert(last.own)
    }
    return open.reversed().lazy.compactMap { finding($0.mark, $0.names, at: start) }.first
  }

  private static func finding(
    _ name: String, _ names: Set<String>, at start: Int
  ) -> RecordSniffer.Finding? {
    let meanings = names.compactMap { RecordColumns.meaning(of: $0)?.meaning }
    guard RecordColumns.areNames(Array(names)),
      meanings.count > 2 || meanings.contains(.field(.id)) || meanings.contains(.reference)
    else { return nil }
    return finding(name, at: start, sign: "of whose names \(meanings.count) are known")
  }

  /// An element that is called a cable, and has nothing but a text or the parts of one.
  private static func cable(
    _ name: String, _ mark: String, _ names: Set<String>, at start: Int
  ) -> RecordSniffer.Finding? {
    guard DocumentWords.elements[name.uppercased()] != nil,
      names.allSatisfy({ DocumentWords.parts[$0.uppercased()] != nil })
    else { return nil }
    return finding(mark, at: start, sign: "which are cables")
  }

  private static func finding(
    _ name: String, at start: Int, sign: String
  ) -> RecordSniffer.Finding {
    var dialect = RecordDialect(form: .elements)
    dialect.opening = Array("<\(name)".utf8)
    dialect.closing = Array("</\(name)".utf8)
    dialect.start = start
    return RecordSniffer.Finding(dialect: dialect, signs: ["elements \(name), \(sign)"])
  }

  /// The rows below a first one that names columns, of which one is a text's.
  private static func rows(in head: [UInt8], from start: Int) -> RecordSniffer.Finding? {
    var place = start
    while let table = head.place(of: "<TABLE", in: place..<head.count) {
      place = table + 6
      guard let row = head.place(of: "<TR", in: place..<head.count),
        let next = head.place(of: "<TR", in: (row + 3)..<head.count)
      else { return nil }
      let names = ElementRecord.cells(of: Array(head[row..<next]), from: 0).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard RecordColumns.areNames(names), RecordColumns.nameText(names) else { continue }
      var dialect = RecordDialect(form: .elements)
      (dialect.opening, dialect.closing) = (Array("<tr".utf8), Array("</tr".utf8))
      (dialect.names, dialect.count, dialect.start) = (names, names.count, next)
      return RecordSniffer.Finding(
        dialect: dialect, signs: ["a table whose first row names \(names.count) columns"])
    }
    return nil
  }
}
