import CableCore

/// A note as a page shows it.
package struct PageNote: Sendable, Hashable {
  /// What it says, and what is to be said of it.
  let text: String
  /// Cables that it names: bytes of the text, and their numbers among the links of the page.
  let links: [Link]

  /// A link of a note.
  struct Link: Sendable, Hashable {
    var range: Range<Int>
    var number: Int
  }

  /// A note, of which the links have the next numbers of a page.
  init(_ text: String, links written: [WrittenLink], numbered first: Int) {
    self.text = text
    links = written.enumerated().map { Link(range: $1.range, number: first + $0) }
  }

  /// The line, after a sign, with its links.
  func styled(after sign: String, _ pageLinks: [PageLink]) -> StyledText {
    let bytes = Array(text.utf8)
    var styled = StyledText(sign, .note)
    var from = 0
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    for link in links where pageLinks.indices.contains(link.number) {
      styled.append(part(from..<link.range.lowerBound), .note)
      styled.append(
        part(link.range), Style(role: pageLinks[link.number].role, isUnderlined: true),
        link: link.number)
      from = link.range.upperBound
    }
    styled.append(part(from..<bytes.count), .note)
    return styled
  }
}
