/// A page of the PlusD library, or any other page with a telegram's text: facts and the raw text.
enum PlusDPage {
  /// A label of the page's table: its name as printed, and the field that it gives.
  typealias Label = (field: ContainerValue.Field?, name: String)

  /// The labels in small letters; what gives no field is kept all the same.
  private static let keys: [String: ContainerValue.Field?] = [
    "canonical id": .id, "date": .sent, "original classification": .classification, "tags": .tags,
    "from": .from, "to": .to, "subject": .subject, "title": .subject,
    "handling restrictions": .captions, "current classification": .none, "character count": .none,
    "executive order": .none, "locator": .none, "concepts": .none, "enclosure": .none,
    "type": .none, "office origin": .none, "office action": .none, "archive status": .none,
    "markings": .none, "film number": .none, "current handling restrictions": .none,
  ]

  /// The page's cable: its facts and its longest block of text; nil if it holds none.
  static func read(_ bytes: [UInt8], hints: ContainerHints) -> SourceText? {
    var hints = hints
    let isPlusD = Markup.find("Canonical ID", in: bytes, from: 0, before: bytes.count) != nil
    guard let text = longestBlock(bytes), !text.isEmpty else { return nil }
    hints.linksTags = MarkdownText.linksTags(bytes)
    facts(bytes, into: &hints)
    return SourceText(bytes: text, format: isPlusD ? .plusdHTML : .cablegateHTML, hints: hints)
  }

  /// Lines `Key:` with the value after it or in the next line.
  private static func facts(_ bytes: [UInt8], into hints: inout ContainerHints) {
    let flowed = Markup.text(bytes, 0..<bytes.count, .flowed)
    var key: Label?
    for line in flowed.split(separator: 0x0A).prefix(400) {
      let text = String(decoding: line, as: UTF8.self)
      let trimmed = text.split(separator: " ").joined(separator: " ")
      guard !trimmed.isEmpty else { continue }
      if let waiting = key {
        key = nil
        if labelled(trimmed) == nil {
          if trimmed.utf8.count < 400 { note(trimmed, of: waiting, into: &hints) }
          continue
        }
      }
      guard let found = labelled(trimmed) else { continue }
      if found.value.isEmpty {
        key = found.label
      } else {
        note(found.value, of: found.label, into: &hints)
      }
    }
  }

  /// Notes a value, once for each label; placeholders are skipped.
  static func note(_ value: String, of label: Label, into hints: inout ContainerHints) {
    guard !value.hasPrefix("--"), !value.hasPrefix("<unknown"),
      !hints.values.contains(where: { $0.source == label.name })
    else { return }
    switch label.field {
    case .id:
      // `79TIRANA412_c`: the tail is the library's own.
      let tail = value.lastIndex(of: "_") ?? value.endIndex
      if hints.id == nil { hints.note(.id, String(value[..<tail]), from: label.name) }
    case .to: for item in RecordValue.list(value) { hints.note(.to, item, from: label.name) }
    case .captions:
      for word in value.split(whereSeparator: { $0 == "," || $0 == " " }) {
        hints.note(.captions, word.uppercased(), from: label.name)
      }
    default: hints.note(label.field, value, from: label.name)
    }
  }

  /// `Key: value`, with a key of the table.
  static func labelled(_ line: String) -> (label: Label, value: String)? {
    let name = line.prefix { $0 != ":" }
    guard name.utf8.count <= 30, let field = keys[name.lowercased()] else { return nil }
    guard name.endIndex != line.endIndex else { return ((field, String(name)), "") }
    let value = line[line.index(after: name.endIndex)...].drop { $0 == " " }
    return ((field, String(name)), String(value))
  }

  /// The longest `<pre>`, or all that hold cables; where there is none, the page's text.
  private static func longestBlock(_ bytes: [UInt8]) -> [UInt8]? {
    var longest: Range<Int>?
    var blocks: [Range<Int>] = []
    var from = 0
    while let open = bytes.place(of: "<PRE", in: from..<bytes.count) {
      let close = bytes.place(of: "</PRE", in: open..<bytes.count) ?? bytes.count
      if close - open > longest?.count ?? 0 { longest = open..<close }
      if blocks.count < 100 { blocks.append(open..<close) }
      from = max(close, open + 4)
    }
    if blocks.count > 1 {
      // A page of several cables, each in a block of its own.
      let texts = blocks.map { Markup.preformatted(bytes, $0) }.filter { text in
        var source = SourceText(bytes: text)
        return Signs.holdsCable(&source)
      }
      if texts.count > 1 { return Array(texts.joined(separator: [0x0A])) }
    }
    if let longest { return Markup.preformatted(bytes, longest) }
    let body = bytes.place(of: "<BODY", in: 0..<bytes.count) ?? 0
    let text = body..<bytes.count
    return Markup.text(bytes, text, hasLines(bytes, text) ? .kept : .flowed)
  }

  /// Whether the lines of a telegram are lines of the page, as where a style sheet keeps them: two
  /// it contains header lines without tags at their ends.
  private static func hasLines(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var found = 0
    var start = range.lowerBound
    while start < range.upperBound, found < 2 {
      let end = bytes.place(of: 0x0A, from: start) ?? range.upperBound
      if start < end, HeaderWords.certain.row(at: start, in: bytes) != nil,
        bytes[start..<end].last(where: { !$0.isBlank }) != UInt8(ascii: ">")
      {
        found += 1
      }
      start = end + 1
    }
    return found == 2
  }
}
