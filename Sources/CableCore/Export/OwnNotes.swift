/// What a reader added to a cable, for an export of it.
public struct OwnNotes: Sendable, Hashable {
  /// A note on a paragraph.
  public struct Entry: Sendable, Hashable {
    /// The paragraph's place in the cable, from 1; nil where the cable has no paragraphs.
    public var ordinal: Int?
    /// True where another paragraph may be meant, since the text has changed.
    public var isUnsure: Bool
    /// What was noted; may have several lines.
    public var text: String
    /// Who wrote it; nil for the reader.
    public var author: String?
    /// When it was last changed, such as `2026-01-02T03:04:05.678Z`.
    public var changed: String

    /// A note from its parts.
    public init(
      ordinal: Int?, isUnsure: Bool, text: String, author: String?, changed: String
    ) {
      self.ordinal = ordinal
      self.isUnsure = isUnsure
      self.text = text
      self.author = author
      self.changed = changed
    }

    /// `Note`, `Note by Ann, 2026-01-02`.
    var title: String {
      let by = author.map { " by \($0)" } ?? ""
      return "Note\(by), \(changed.prefix(10))"
        + (isUnsure ? " (the paragraph may be another one)" : "")
    }

    /// The note as a paragraph of a document.
    public var documentText: String { "**\(CableMarkdown.escaped(title)):** \(markdown)" }

    /// The text for Markdown: the reader's own is Markdown already, but for live HTML; that of others
    /// shows what they typed.
    var markdown: String {
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      return lines.map { line in
        author == nil
          ? DisplayText(String(line)).string.replacing("<", with: "\\<")
          : CableMarkdown.escaped(String(line))
      }.joined(separator: "\n")
    }
  }

  /// True for a cable with a star.
  public var isStarred = false
  /// True for a cable that was read.
  public var isRead = false
  /// The reader's own tags, in order.
  public var tags: [String] = []
  /// Notes, in the order of their places.
  public var entries: [Entry] = []

  /// Nothing added.
  public init() {}

  /// The notes on a paragraph.
  func entries(on paragraph: Paragraph) -> [Entry] {
    entries.filter { $0.ordinal == paragraph.ordinal }
  }

  /// The notes that no paragraph has.
  var strayEntries: [Entry] { entries.filter { $0.ordinal == nil } }

  /// The members that JSON has for them, after those of the cable.
  var json: [(String, String)] {
    [
      ("starred", String(isStarred)), ("read", String(isRead)),
      ("ownTags", JSONText.strings(tags)),
      (
        "notes",
        JSONText.array(
          entries.map { entry in
            JSONText.object([
              ("paragraph", entry.ordinal.map(String.init) ?? "null"),
              ("unsure", String(entry.isUnsure)), ("text", JSONText.string(entry.text)),
              ("author", JSONText.optional(entry.author)),
              ("changed", JSONText.string(entry.changed)),
            ])
          })
      ),
    ]
  }
}
