/// What the notebook says about cables at one moment, for queries.
public struct NotebookView: Sendable, Hashable {
  /// A note on a paragraph.
  public struct Note: Sendable, Hashable {
    public var text: String
    /// What the paragraph said when the note was made.
    public var quote: String

    /// A note with its quotation.
    public init(text: String, quote: String = "") {
      self.text = text
      self.quote = quote
    }
  }

  /// Canonical ids of starred cables.
  public var starred: Set<String>
  /// Canonical ids of cables that were read.
  public var read: Set<String>
  /// Notes by the cable's id.
  public var notes: [String: [Note]]
  /// One's own tags by the cable's id.
  public var tags: [String: Set<String>]

  /// A view; empty unless told otherwise.
  public init(
    starred: Set<String> = [], read: Set<String> = [], notes: [String: [Note]] = [:],
    tags: [String: Set<String>] = [:]
  ) {
    self.starred = starred
    self.read = read
    self.notes = notes
    self.tags = tags
  }
}
