/// Recognises lists, documents and maps of YAML that hold cables.
enum YAMLSniffer {
  /// Looks at the beginning of a file; nil if its first lines are no such YAML.
  ///
  /// Its first record must name what a head row names; of documents one is a text's, since a head of
  /// YAML may precede any text.
  ///
  /// Cost: a line for most files.
  static func find(in head: [UInt8], at start: Int) -> RecordSniffer.Finding? {
    var place = start
    for _ in 0..<40 {
      let end = head.place(of: 0x0A, from: place) ?? head.count
      let line = Array(head[place..<end].prefix { $0 != 0x0D })
      let text = line.drop { $0 == 0x20 }
      if text.isEmpty || text.first == UInt8(ascii: "#") {
        // Comments and blank lines.
      } else if line.starts(with: Array("---".utf8)), line.dropFirst(3).allSatisfy(\.isBlank) {
        let found = records(in: head, at: place, opening: Array("---".utf8))
        if let found, found.isText { return found.finding }
      } else if text.starts(with: Array("- ".utf8)) {
        let opening = line.prefix(line.count - text.count) + [0x2D]
        return records(in: head, at: place, opening: Array(opening))?.finding
      } else if YAMLRecord.id(in: Array(text)) != nil {
        let opening = Array(line.prefix(line.count - text.count))
        return records(in: head, at: place, opening: opening, isKeyed: true)?.finding
      } else if !text.prefix(while: { $0 != UInt8(ascii: ":") }).allSatisfy(isName)
        || !text.contains(UInt8(ascii: ":"))
      {
        // Names in small letters may be above a list, as of what it is made.
        return nil
      }
      guard end < head.count else { return nil }
      place = end + 1
    }
    return nil
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isLower || byte.isDigit || byte == UInt8(ascii: "_")
  }

  /// The records that begin as a line does, and whether a text is among what they name.
  private static func records(
    in head: [UInt8], at place: Int, opening: [UInt8], isKeyed: Bool = false
  ) -> (finding: RecordSniffer.Finding, isText: Bool)? {
    var dialect = RecordDialect(form: .yaml)
    (dialect.opening, dialect.isKeyed, dialect.start) = (opening, isKeyed, place)
    var stream = RecordStream(dialect)
    guard let first = stream.records(in: head, isLast: true).first else { return nil }
    let names = Array(Set(YAMLRecord.items(of: Array(head[first.range])).compactMap(\.name)))
    guard RecordColumns.areNames(names) else { return nil }
    let what = isKeyed ? "ids as keys" : opening.count == 3 ? "documents" : "items of a list"
    let known = names.count { RecordColumns.meaning(of: $0) != nil }
    let signs = ["\(what), of whose names \(known) are known"]
    return (
      RecordSniffer.Finding(dialect: dialect, signs: signs), RecordColumns.nameText(names)
    )
  }
}
