/// A page of the PlusD library, or any other page with a telegram's text: facts and the raw text.
enum PlusDPage {
  private static let keys: [String: any (WritableKeyPath<ContainerHints, String?> & Sendable)] = [
    "canonical id": \.id, "date": \.created, "original classification": \.classification,
    "tags": \.tags, "from": \.from, "to": \.to, "subject": \.subject, "title": \.subject,
  ]

  /// The page's cable: its facts and its longest block of text; nil where it holds none.
  static func read(_ bytes: [UInt8], hints: ContainerHints) -> SourceText? {
    var hints = hints
    facts(bytes, into: &hints)
    let isPlusD = Markup.find("Canonical ID", in: bytes, from: 0, before: bytes.count) != nil
    guard let text = longestBlock(bytes), !text.isEmpty else { return nil }
    if isPlusD, let id = hints.id, let tail = id.lastIndex(of: "_") {
      hints.id = String(id[..<tail])
    }
    return SourceText(bytes: text, format: isPlusD ? .plusdHTML : .cablegateHTML, hints: hints)
  }

  /// Lines `Key:` with the value behind it or in the next line.
  private static func facts(_ bytes: [UInt8], into hints: inout ContainerHints) {
    let flowed = Markup.text(bytes, 0..<bytes.count, .flowed)
    var key: WritableKeyPath<ContainerHints, String?>?
    for line in flowed.split(separator: 0x0A).prefix(400) {
      let text = String(decoding: line, as: UTF8.self)
      let trimmed = text.split(separator: " ").joined(separator: " ")
      guard !trimmed.isEmpty else { continue }
      if let waiting = key {
        key = nil
        if keyPath(trimmed) == nil {
          if hints[keyPath: waiting] == nil, trimmed.utf8.count < 400 {
            hints[keyPath: waiting] = trimmed
          }
          continue
        }
      }
      guard let found = keyPath(trimmed) else { continue }
      if found.value.isEmpty {
        key = found.path
      } else if hints[keyPath: found.path] == nil {
        hints[keyPath: found.path] = found.value
      }
    }
  }

  private static func keyPath(_ line: String) -> (
    path: WritableKeyPath<ContainerHints, String?>, value: String
  )? {
    let name = line.prefix { $0 != ":" }
    guard name.utf8.count <= 30, let path = keys[name.lowercased()] else { return nil }
    guard name.endIndex != line.endIndex else { return (path, "") }
    return (path, String(line[line.index(after: name.endIndex)...].drop { $0 == " " }))
  }

  /// The longest `<pre>`; where there is none, the page's text.
  private static func longestBlock(_ bytes: [UInt8]) -> [UInt8]? {
    var longest: Range<Int>?
    var from = 0
    while let open = Markup.find("<pre", in: bytes, from: from, before: bytes.count) {
      let close = Markup.find("</pre>", in: bytes, from: open, before: bytes.count) ?? bytes.count
      if close - open > longest?.count ?? 0 { longest = open..<close }
      from = max(close, open + 4)
    }
    if let longest { return Markup.text(bytes, longest, .kept) }
    guard let body = Markup.find("<body", in: bytes, from: 0, before: bytes.count) else {
      return Markup.text(bytes, 0..<bytes.count, .flowed)
    }
    return Markup.text(bytes, body..<bytes.count, .flowed)
  }
}
