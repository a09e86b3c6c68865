/// Text with Markdown's links and emphasis, as cables are passed on the web.
enum MarkdownText {
  /// Takes off `[text](target)` and `**`, and says whether there was any.
  ///
  /// Only a link whose closing bracket and target stand in the same line counts.
  static func unwrapped(_ bytes: [UInt8]) -> (bytes: [UInt8], isMarkdown: Bool) {
    guard bytes.place(of: UInt8(ascii: "[")) != nil else { return (bytes, false) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isMarkdown = false
    var index = 0
    // No link opens before this place: keeps the search linear where brackets never close.
    var noLinkBefore = 0
    while index < bytes.count {
      let open = UInt8(ascii: "[")
      let end =
        bytes.place(of: open, or: isMarkdown ? UInt8(ascii: "*") : open, from: index) ?? bytes.count
      if end > index {
        plain += bytes[index..<end]
        index = end
        continue
      }
      if bytes[index] == UInt8(ascii: "["), index >= noLinkBefore {
        if let link = link(bytes, at: index) {
          plain += bytes[link.text]
          index = link.end
          isMarkdown = true
          continue
        }
        noLinkBefore = index + 1
      }
      if bytes[index] == UInt8(ascii: "*"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "*"), isMarkdown
      {
        index += 2
        continue
      }
      plain.append(bytes[index])
      index += 1
    }
    return (plain, isMarkdown)
  }

  private static func link(_ bytes: [UInt8], at start: Int) -> (text: Range<Int>, end: Int)? {
    let limit = min(bytes.count, start + 512)
    var close = start + 1
    while close < limit, bytes[close] != UInt8(ascii: "]") {
      guard bytes[close] != 0x0A, bytes[close] != UInt8(ascii: "[") else { return nil }
      close += 1
    }
    guard close + 1 < limit, bytes[close + 1] == UInt8(ascii: "(") else { return nil }
    var end = close + 2
    while end < limit, bytes[end] != UInt8(ascii: ")") {
      guard bytes[end] != 0x0A else { return nil }
      end += 1
    }
    guard end < limit else { return nil }
    return ((start + 1)..<close, end + 1)
  }
}
