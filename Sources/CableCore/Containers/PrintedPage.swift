/// The source of a page as a browser prints it: with a number before each line, or with its tags written as
/// text of another page.
enum PrintedPage {
  /// The page itself; nil where a text is none.
  ///
  /// Cost: the first bytes of most texts.
  static func read(_ bytes: [UInt8], _ rare: RareBytes, isCablegate: Bool) -> [UInt8]? {
    if rare.hasTag, let page = numbered(bytes) { return page }
    return rare.hasAmpersand && !isCablegate ? escaped(bytes, rare) : nil
  }

  /// `1 <html>`, `2 <head>`: without the numbers.
  private static func numbered(_ bytes: [UInt8]) -> [UInt8]? {
    guard let first = bytes.first(where: { !$0.isBlank }), first == UInt8(ascii: "1"),
      let plain = NumberedText.plain(bytes), Container.isPage(plain.beginning(16_384))
    else { return nil }
    return plain
  }

  /// `&lt;pre&gt;` for each tag, in a page or a text.
  private static func escaped(_ bytes: [UInt8], _ rare: RareBytes) -> [UInt8]? {
    let head = 0..<min(bytes.count, 16_384)
    guard tags.contains(where: { bytes.place(of: $0, in: head) != nil }) else { return nil }
    // A text may name a tag: where one is escaped, all are.
    let isPage = rare.hasTag && Container.isPage(bytes.beginning(16_384))
    let text = isPage ? unwrapped(bytes) : Entity.decoded(bytes)
    let begins = text.first { !$0.isBlank } == UInt8(ascii: "<")
    return begins && Container.isPage(text.beginning(16_384)) ? text : nil
  }

  private static let tags: [StaticString] = ["&LT;HTML", "&LT;BODY", "&LT;PRE", "&LT;!DOCTYPE"]

  /// The text of the page around, of which each line is one of the source.
  private static func unwrapped(_ bytes: [UInt8]) -> [UInt8] {
    let block = bytes.place(of: "<PRE", in: 0..<bytes.count)
    return block.map { Markup.preformatted(bytes, $0..<bytes.count) }
      ?? Markup.text(bytes, 0..<bytes.count, .flowed)
  }
}
