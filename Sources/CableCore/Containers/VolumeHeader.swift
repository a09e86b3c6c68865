/// The header of a volume of FRUS in TEI (TEI P5, 2.2): what the volume is called and who edited it.
enum VolumeHeader {
  /// A document of which the volume alone is known; nil if the file has no header.
  static func document(_ head: [UInt8]) -> PublishedDocument? {
    read(head).map { PublishedDocument(title: "", volume: $0) }
  }

  /// The volume that a file's beginning describes; nil if no header is in it.
  static func read(_ head: [UInt8]) -> PublishedDocument.Volume? {
    let head = PlainMarkup.read(Decoding(head).bytes)
    guard let start = Markup.find("<titleStmt", in: head, from: 0, before: head.count) else {
      return nil
    }
    let end =
      Markup.find("</fileDesc", in: head, from: start, before: head.count) ?? head.count
    let range = start..<end
    var volume = PublishedDocument.Volume()
    for row in titles {
      let text = element("TITLE", with: row.type, in: head, range)
      if let text, volume[keyPath: row.field] == nil { volume[keyPath: row.field] = text }
    }
    for role in ["primary", "general"] {
      var from = start
      while let place = Markup.find("<editor", in: head, from: from, before: end),
        let open = Markup.find(">", in: head, from: place, before: end),
        let close = Markup.find("</editor", in: head, from: open, before: end)
      {
        from = close
        guard head.string(place..<open).contains("\"\(role)\"") else { continue }
        let name = text(head, (open + 1)..<close)
        if !name.isEmpty, !volume.editors.contains(name) { volume.editors.append(name) }
      }
    }
    volume.publisher = element("PUBLISHER", in: head, range)
    volume.place = element("PUBPLACE", in: head, range)
    let statement =
      Markup.find("<publicationStmt", in: head, from: start, before: end) ?? end
    volume.year = element("DATE", in: head, statement..<end)
    return volume
  }

  /// The titles of a volume by their types; the Office of the Historian has written them both ways.
  private static let titles:
    [(type: String, field: any WritableKeyPath<PublishedDocument.Volume, String?> & Sendable)] = [
      ("series", \.series), ("subseries", \.subseries), ("sub-series", \.subseries),
      ("volumenumber", \.number), ("volume-number", \.number), ("volume", \.title),
    ]

  /// The text of the first element of a name in upper case, of a type where one is given; nil for an empty one.
  private static func element(
    _ name: StaticString, with type: String? = nil, in head: [UInt8], _ range: Range<Int>
  ) -> String? {
    var from = range.lowerBound
    while let place = Markup.find("<", in: head, from: from, before: range.upperBound) {
      from = place + 1
      let afterName = from + name.utf8CodeUnitCount
      guard afterName < range.upperBound, head.has(name, at: from),
        !head[afterName].isLetter,
        let open = Markup.find(">", in: head, from: from, before: range.upperBound),
        let close = Markup.find("</", in: head, from: open, before: range.upperBound)
      else { continue }
      if let type, !head.string(place..<open).contains("type=\"\(type)\"") { continue }
      let found = text(head, (open + 1)..<close)
      return found.isEmpty ? nil : found
    }
    return nil
  }

  private static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    Word.line(PlainBlanks.bare(Markup.text(bytes, range, .flowed)))
  }
}
