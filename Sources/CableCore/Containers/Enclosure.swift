/// A cable within a page of notes: between the fences of Markdown, the tags `<pre>` and `<nowiki>` of a
/// wiki, or what other programs put around a text that is to stay as it is.
///
/// To teach the reader a pair, add a row.
enum Enclosure {
  private static let tags: [(open: StaticString, close: StaticString)] = [
    ("<PRE", "</PRE>"), ("<SYNTAXHIGHLIGHT", "</SYNTAXHIGHLIGHT>"), ("<SOURCE", "</SOURCE>"),
    ("<NOWIKI", "</NOWIKI>"), ("<CODE", "</CODE>"), ("<BLOCKQUOTE", "</BLOCKQUOTE>"),
    ("<POEM", "</POEM>"), ("{% HIGHLIGHT", "{% ENDHIGHLIGHT"), ("{% RAW", "{% ENDRAW"),
    ("\\BEGIN{VERBATIM}", "\\END{VERBATIM}"), ("\\BEGIN{LSTLISTING}", "\\END{LSTLISTING}"),
    ("#+BEGIN_", "#+END_"), ("[CODE]", "[/CODE]"), ("[QUOTE]", "[/QUOTE]"),
  ]

  /// The longest enclosed text, where it holds a header or labels and what is around holds none.
  ///
  /// Cost: linear.
  static func taken(from bytes: [UInt8], _ rare: RareBytes) -> [UInt8]? {
    // A page is read as one.
    if rare.hasTag, Container.isPage(bytes.beginning(16_384)) { return nil }
    if rare.has(UInt8(ascii: ">")), let inner = quoted(bytes) { return inner }
    guard let range = fenced(bytes, rare) ?? tagged(bytes, rare), isCable(bytes, range),
      !isCable(bytes, 0..<range.lowerBound), !isCable(bytes, range.upperBound..<bytes.count)
    else { return nil }
    return Array(bytes[range])
  }

  /// The longest run of lines that begin with `>`, without these: a callout of Obsidian (`> [!quote]`)
  /// or a quotation, below other lines; of a mail that was answered again and again (`> > TAGS: …`) the innermost.
  ///
  /// Cost: linear for each of a few levels.
  private static func quoted(_ bytes: [UInt8], levels: Int = 8) -> [UInt8]? {
    guard levels > 0 else { return nil }
    let isFirst = bytes.first == UInt8(ascii: ">")
    guard let first = isFirst ? 0 : bytes.place(of: "\n>", in: 0..<bytes.count).map({ $0 + 1 })
    else { return nil }
    var longest = 0..<0
    var run = 0..<0
    var start = first
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      let isQuoted = bytes[start] == UInt8(ascii: ">")
      if isQuoted { run = (run.isEmpty ? start : run.lowerBound)..<min(end + 1, bytes.count) }
      if run.count > longest.count { longest = run }
      if !isQuoted { run = 0..<0 }
      start = end + 1
    }
    // As in a mail, most of a cable's lines would be quoted; a few are a remark.
    guard longest.count * 2 > bytes.count, !isCable(bytes, 0..<longest.lowerBound),
      !isCable(bytes, longest.upperBound..<bytes.count)
    else { return nil }
    var lines = bytes[longest].split(separator: 0x0A, omittingEmptySubsequences: false).map {
      line in
      line.first == UInt8(ascii: ">")
        ? line.dropFirst(line.dropFirst().first == 0x20 ? 2 : 1) : line
    }
    if lines.first?.starts(with: Array("[!".utf8)) == true { lines.removeFirst() }
    let inner = Array(lines.joined(separator: [0x0A]))
    return quoted(inner, levels: levels - 1) ?? (isCable(inner, 0..<inner.count) ? inner : nil)
  }

  /// Between two lines of three signs and more.
  private static func fenced(_ bytes: [UInt8], _ rare: RareBytes) -> Range<Int>? {
    guard
      rare.has(UInt8(ascii: "`")) && bytes.place(of: "```", in: 0..<bytes.count) != nil
        || rare.has(UInt8(ascii: "~")) && bytes.place(of: "~~~", in: 0..<bytes.count) != nil
    else { return nil }
    var longest: Range<Int>?
    var open: (sign: UInt8, start: Int)?
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      var first = start
      while first < end, bytes[first] == 0x20 { first += 1 }
      let isFence = bytes.has("```", at: first) || bytes.has("~~~", at: first)
      if isFence, let (sign, begin) = open, bytes[first] == sign {
        if start - begin > longest?.count ?? 0 { longest = begin..<start }
        open = nil
      } else if isFence, open == nil {
        open = (bytes[first], min(end + 1, bytes.count))
      }
      start = end + 1
    }
    // A fence that is never closed goes to the end.
    if let open, bytes.count - open.start > longest?.count ?? 0 {
      longest = open.start..<bytes.count
    }
    return longest
  }

  /// Whether a tag is anywhere; its first byte alone is looked for, since few texts have many.
  private static func has(_ tag: StaticString, _ bytes: [UInt8]) -> Bool {
    var from = 0
    while let place = bytes.place(of: tag.utf8Start.pointee, from: from) {
      if bytes.has(tag, at: place) { return true }
      from = place + 1
    }
    return false
  }

  /// Where the second `<pre>` and later ones begin that hold another cable than the ones before, each with
  /// its fields and its text; a page of one cable may have its header in a `<pre>` of its own.
  ///
  /// Cost: linear in the page.
  static func furtherCables(in page: Range<Int>, of bytes: [UInt8]) -> [Int] {
    guard !CablegatePage.isPage(bytes) else { return [] }
    let parts = blocks("<PRE", "</PRE>", in: page, of: bytes).lazy.filter {
      isCable(bytes, $0.text)
    }
    .map { (tag: $0.tag, part: Transmissions.part($0.text, SourceText(bytes: bytes))) }
    .filter(\.part.hasText)
    var (names, subjects, unnamed): (Set<String>, Set<String>, Set<String>) = ([], [], [])
    var starts: [Int] = []
    for (tag, part) in parts {
      // One without a number is another if its subject is.
      let isOther =
        part.name.map { !names.contains($0) && !unnamed.contains(part.subject ?? "") }
        ?? part.subject.map { !subjects.contains($0) } ?? starts.isEmpty
      guard isOther else { continue }
      starts.append(tag)
      if let name = part.name { names.insert(name) }
      if let subject = part.subject {
        subjects.insert(subject)
        if part.name == nil { unnamed.insert(subject) }
      }
    }
    return Array(starts.dropFirst())
  }

  /// What is between tags of a kind, each with where its own begins.
  private static func blocks(
    _ open: StaticString, _ close: StaticString, in range: Range<Int>, of bytes: [UInt8]
  ) -> [(tag: Int, text: Range<Int>)] {
    var blocks: [(tag: Int, text: Range<Int>)] = []
    var from = range.lowerBound
    while let tag = bytes.place(of: open, in: from..<range.upperBound),
      let begin = bytes.place(of: UInt8(ascii: ">"), or: 0x0A, from: tag), begin < range.upperBound
    {
      let end = bytes.place(of: close, in: begin..<range.upperBound) ?? range.upperBound
      blocks.append((tag, (begin + 1)..<max(begin + 1, end)))
      from = end
    }
    return blocks
  }

  private static func tagged(_ bytes: [UInt8], _ rare: RareBytes) -> Range<Int>? {
    // Each begins with a byte that is looked for.
    for (open, close) in tags where rare.has(open.utf8Start.pointee) && has(open, bytes) {
      let longest = blocks(open, close, in: 0..<bytes.count, of: bytes).map(\.text)
        .max { $0.count < $1.count }
      if let longest { return longest }
    }
    return nil
  }

  /// True where a line is a header's, a classification line, or a label of a cable.
  private static func isCable(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(bytes.place(of: 0x0A, from: start) ?? bytes.count, range.upperBound)
      var first = start
      while first < end, bytes[first].isBlank { first += 1 }
      if first < end, HeaderWords.certain.row(at: first, in: bytes) != nil { return true }
      if bytes.has("SUBJECT:", at: first) || bytes.has("FM ", at: first) { return true }
      start = end + 1
    }
    return false
  }
}
