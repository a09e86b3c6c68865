/// A note on a paragraph of a cable.
public struct Note: Sendable, Hashable {
  /// Sixteen hexadecimal digits, drawn at random, so that notebooks of two machines can be merged.
  public let id: String
  /// The cable that the note is about.
  public var cable: CableKey
  /// The paragraph it is on, described so that it is found again.
  public var anchor: Anchor
  /// What was noted; may have several lines.
  public var text: String
  /// Who wrote it, where it was taken from another's notebook; nil for the reader.
  public var author: String?
  /// Milliseconds since 1970 (UTC), put in by the notebook; 0 for a note it has not yet taken.
  public var made: Int64
  /// When the text was last changed, as `made`.
  public var changed: Int64

  /// What the paragraph said when the note was made.
  public var quote: String { anchor.quote }

  /// A new note.
  public init(
    id: String = Note.newID(), on cable: CableKey, at anchor: Anchor, text: String,
    author: String? = nil, made: Int64 = 0, changed: Int64 = 0
  ) {
    self.id = id
    self.cable = cable
    self.anchor = anchor
    self.text = text.replacing("\0", with: " ")
    self.author = author?.replacing("\0", with: " ")
    self.made = made
    self.changed = changed
  }

  /// An id that no other note has.
  public static func newID() -> String { CableKey.hexadecimal(.random(in: .min ... .max)) }

  /// The order in which notes of a cable are shown: by place, then by age.
  package static func precedes(_ left: Note, _ right: Note) -> Bool {
    (left.anchor.ordinal, left.made, left.id) < (right.anchor.ordinal, right.made, right.id)
  }
}

/// A place in a cable that does not depend on how wide the screen is.
public struct ReadingPosition: Sendable, Hashable {
  /// The paragraph's place in the cable, from 1; 0 is the header.
  public var ordinal: Int
  /// Characters of the paragraph's text before the place.
  public var offset: Int

  /// A place; negative numbers are treated as 0.
  public init(ordinal: Int, offset: Int = 0) {
    self.ordinal = max(0, ordinal)
    self.offset = max(0, offset)
  }
}

/// A place to come back to, under a letter; it leads to its cable from any other.
public struct Mark: Sendable, Hashable {
  /// The cable that it leads to.
  public var cable: CableKey
  /// The place in it.
  public var position: ReadingPosition
  /// What a list of marks calls it, such as the cable's subject.
  public var name: String

  /// A mark.
  public init(cable: CableKey, position: ReadingPosition, name: String = "") {
    self.cable = cable
    self.position = position
    self.name = name
  }

  /// The letters a mark can have: a–z and A–Z.
  public static func isLetter(_ letter: Character) -> Bool { letter.isASCII && letter.isLetter }
}

/// A query with a name.
public struct SavedQuery: Sendable, Hashable {
  /// The name it was saved under.
  public var name: String
  /// As typed.
  public var text: String

  /// A query with a name.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// A cable that was read, and when.
public struct Visit: Sendable, Hashable {
  /// The cable that was opened.
  public var cable: CableKey
  /// Milliseconds since 1970 (UTC).
  public var time: Int64

  /// A visit.
  public init(cable: CableKey, time: Int64) {
    self.cable = cable
    self.time = time
  }
}

/// The prompts that remember what was typed.
public enum PromptKind: String, Sendable, Hashable, CaseIterable {
  case search, filter, command
  /// A search in the rows of the list.
  case rows
  /// A search by a regular expression.
  case pattern
  /// The text of a note, the name of an own tag and that of a view.
  case note, tag, view
  /// A file to export to, a command to pipe to, a cable to go to.
  case save, pipe, goto
}

/// Where a reader left a library.
public struct Session: Sendable, Hashable {
  /// The paths of the library as they were opened.
  public var library: [String]
  /// The id of the selected cable.
  public var selected: String?
  /// The filter as typed.
  public var filter: String
  /// How the list was ordered, by a name of the screen's choice; empty for the usual order.
  public var order: String
  /// Sizes of panes by a name of the screen's choice, such as `wide` (columns of the list).
  public var panes: [String: Int]

  /// A session.
  public init(
    library: [String], selected: String? = nil, filter: String = "", order: String = "",
    panes: [String: Int] = [:]
  ) {
    self.library = library
    self.selected = selected
    self.filter = filter
    self.order = order
    self.panes = panes
  }
}
