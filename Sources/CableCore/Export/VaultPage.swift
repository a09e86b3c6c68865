/// A cable as a page of a vault of Obsidian: Markdown with front matter and links between pages.
public enum VaultPage {
  /// The page.
  ///
  /// - Parameters:
  ///   - cable: with the ids that its references mean in the library.
  ///   - title: its id, or the file's name where there is none.
  ///   - citation: of the cable.
  ///   - own: what the reader added.
  ///   - page: the name of a cable's page, also of one that is not among those written.
  /// - Returns: text that ends with a line end.
  public static func text(
    _ cable: Cable, title: String, citation: Citation, own: OwnNotes,
    page: @escaping @Sendable (CableID) -> String
  ) -> String {
    var extras = CableMarkdown.Extras()
    extras.own = own
    extras.page = page
    return frontMatter(cable, title, citation, own, page)
      + CableMarkdown.text(cable, title: title, extras: extras)
  }

  /// YAML, of which strings and lists of JSON are a part (YAML 1.2, 1.3).
  private static func frontMatter(
    _ cable: Cable, _ title: String, _ citation: Citation, _ own: OwnNotes,
    _ page: (CableID) -> String
  ) -> String {
    var seen: Set<CableID> = []
    let cited = (cable.references.compactMap(\.id) + cable.mentions.compactMap(\.id))
      .filter { $0 != cable.id && seen.insert($0).inserted }
    let tags = cable.tags.map(\.value) + own.tags
    let lines: [(String, String?)] = [
      ("id", text(title)), ("aliases", cable.subject.map { list([$0.value]) }),
      ("date", cable.sent?.value.isoDate), ("from", cable.from.map { text($0.value) }),
      ("post", cable.station.map { text($0.value) }),
      ("to", cable.to.isEmpty ? nil : list(cable.to.map(\.name))),
      ("classification", cable.classification.map { text($0.value.description) }),
      ("captions", cable.captions.isEmpty ? nil : list(cable.captions.map(\.value))),
      ("tags", tags.isEmpty ? nil : list(tags.compactMap(tag))),
      ("refs", cited.isEmpty ? nil : list(cited.map { "[[\(page($0))]]" })),
      ("starred", own.isStarred ? "true" : nil), ("read", own.isRead ? "true" : nil),
      ("citation", text(citation.chicago)),
    ]
    let written = lines.compactMap { name, value in value.map { "\(name): \($0)" } }
    return "---\n\(written.joined(separator: "\n"))\n---\n\n"
  }

  /// A string of YAML in which no program that fills in templates finds a sign of its own.
  private static func text(_ value: String) -> String {
    JSONText.string(DisplayText(value).string).replacing("<%", with: "<\\u0025")
      .replacing("{%", with: "{\\u0025").replacing("{{", with: "{\\u007b")
  }

  private static func list(_ values: [String]) -> String {
    "[\(values.map(text).joined(separator: ", "))]"
  }

  /// A tag as Obsidian takes one: letters, digits, `_`, `-` and `/`, not digits alone.
  static func tag(_ name: String) -> String? {
    let plain = String(
      name.map { $0.isLetter || $0.isNumber || "_-/".contains($0) ? $0 : "-" })
    guard !plain.isEmpty else { return nil }
    return plain.allSatisfy(\.isNumber) ? "_" + plain : plain
  }
}
