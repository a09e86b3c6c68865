package import CableCatalog
package import CableCore

// What a page takes from the library and the notebook; all else of it is made from the cable alone.

extension PageLink {
  /// The links of a cable: the references of the REF block, then the mentions in the prose.
  ///
  /// The date of the cable's own row decides a year that nobody printed.
  package static func all(of cable: Cable, in library: Library, row: Int?) -> [PageLink] {
    let references = cable.references.map { reference in
      PageLink(
        reference.text, reference.kind, bullet: reference.bullet,
        library.cited(reference, from: row))
    }
    let mentions = cable.mentions.map { mention in
      PageLink(mention.text, mention.kind, bullet: nil, library.cited(mention, from: row))
    }
    return references + mentions
  }

  /// A cable that a note names.
  init(_ link: WrittenLink, in library: Library) {
    id = link.cable
    name = link.cable.description
    paragraph = link.paragraph
    text = name + (paragraph.map { "#" + $0 } ?? "")
    isOwn = true
    let rows = library.rows(of: name)
    state =
      switch rows.count {
      case 0: .missing
      case 1: .here(row: rows[0])
      default: .ambiguous(rows: rows)
      }
  }

  private init(_ text: String, _ kind: ReferenceKind, bullet: String?, _ cited: CitedCable?) {
    self.text = text
    self.bullet = bullet
    id = cited?.id
    name = cited?.name ?? text
    state =
      switch cited?.resolution {
      case .found(let row): .here(row: row)
      case .ambiguous(let rows): .ambiguous(rows: rows)
      case .missing: .missing
      case nil: kind == .cable ? .missing : .notACable(kind)
      }
  }
}

extension PageAnchor {
  /// Where the notebook says that reading stopped.
  init(_ position: ReadingPosition, in cable: Cable) {
    paragraph = position.ordinal
    offset = position.offset
    guard let text = cable.paragraphs.first(where: { $0.ordinal == position.ordinal })?.text else {
      return
    }
    offset = text.prefix(position.offset).utf8.count
  }

  /// The place as the notebook keeps it, in characters of the paragraph's text.
  func position(in cable: Cable) -> ReadingPosition {
    let text = cable.paragraphs.first { $0.ordinal == paragraph }?.text.utf8
    let characters = text.map { String(decoding: $0.prefix(offset), as: UTF8.self).count }
    return ReadingPosition(ordinal: paragraph, offset: characters ?? max(0, offset))
  }
}
