/// A paragraph of a cable as people write it down: `09ASTANA1327#2`.
///
/// The paragraph is named by the number that it prints, so that the link is also true on paper.
public struct ParagraphLink: Sendable, Hashable {
  /// The cable.
  public var cable: CableID
  /// The printed number (`2`, `3a`), or what a block without a number is (`heading`).
  public var paragraph: String

  /// A link from its parts.
  public init(cable: CableID, paragraph: String) {
    self.cable = cable
    self.paragraph = paragraph
  }

  /// The blocks that it names, in order: several where the cable prints a number twice.
  ///
  /// Cost: one pass over the blocks of the cable.
  public func blocks(of cable: Cable) -> [(block: Paragraph, name: BlockName)] {
    BlockName.all(in: cable).filter { $0.name.isSpelled(paragraph) }
  }
}

extension ParagraphLink: LosslessStringConvertible {
  /// A link as it is typed: an id in any spelling, `#`, and a number or a kind.
  public init?(_ description: String) {
    guard let sign = description.lastIndex(of: "#"),
      let cable = CableID(parsing: String(description[..<sign]))
    else { return nil }
    let paragraph = description[description.index(after: sign)...]
    guard paragraph.contains(where: { !$0.isWhitespace }) else { return nil }
    self.init(cable: cable, paragraph: String(paragraph))
  }

  /// The canonical id, `#` and the number.
  public var description: String { "\(cable)#\(paragraph)" }
}

extension BlockName {
  /// True if a person means this block by a number (`8`, `¶8`, `3a`) or a kind (`heading`).
  public func isSpelled(_ typed: String) -> Bool {
    func plain(_ text: String) -> String {
      text.lowercased().filter { !$0.isWhitespace && $0 != "¶" && $0 != "." }
    }
    return plain(number ?? kind) == plain(typed)
  }
}
