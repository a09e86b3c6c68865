public import CableCatalog
public import CableCore

extension NotebookView {
  /// What a reader added to a cable, for an export.
  ///
  /// Cost: linear in the length of the cable where it has notes.
  public func ownNotes(on cable: Cable) -> OwnNotes {
    let name = cable.id?.description ?? cable.source.hints.fileName ?? "?"
    let digest = cable.source.bytes.withUnsafeBufferPointer { Hashing.hash($0) }
    let key = CableKey(id: name, digest: digest)
    var own = OwnNotes()
    own.isStarred = isStarred(key)
    own.isRead = isRead(key)
    own.tags = tags(of: key)
    own.entries = notes(on: key).map { note in
      let place = note.anchor.found(in: cable.paragraphs)
      return OwnNotes.Entry(
        ordinal: place?.ordinal, isUnsure: place?.isUnsure ?? true, text: note.text,
        author: note.author,
        changed: Moment.text(note.changed))
    }
    return own
  }
}
