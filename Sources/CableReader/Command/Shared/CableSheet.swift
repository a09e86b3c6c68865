import CableCore
import CableScreen

/// A cable as lines for people: header facts, then paragraphs with their marks.
enum CableSheet {
  /// The lines of a cable.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - title: its id, or the file's name where there is none.
  ///   - width: columns to fit in.
  ///   - naming: the name of a reference, and what is known about it, such as `here`.
  /// - Returns: lines of pieces, of which those with colour say in letters what the colour says.
  static func lines(
    _ cable: Cable, title: String, width: Int, naming: (Reference) -> (name: String, state: String?)
  ) -> [[Piece]] {
    let measure = max(20, min(80, width - 2))
    let level = cable.classification?.value
    var lines: [[Piece]] = []
    lines.append([
      Piece(title + "  ", .heading, isBold: true),
      Piece(
        level?.description ?? "no classification", Theme.role(of: level.map(Theme.level)),
        isBold: true),
    ])
    func add(_ label: String, _ value: String, _ role: Role = .body, isBold: Bool = false) {
      for (index, line) in wrapped(value, measure - 15).enumerated() {
        lines.append([
          Piece((index == 0 ? label : "").padding(to: 15), .dim), Piece(line, role, isBold: isBold),
        ])
      }
    }
    if let subject = cable.subject?.value { add("Subject", subject, .heading, isBold: true) }
    for fact in HeaderFacts(cable).facts where fact.label != "Classification" {
      add(fact.label, fact.value)
    }
    for (index, tag) in cable.tags.enumerated() {
      let meaning = Vocabulary.tag(tag.value).map { "  \($0.meaning)" } ?? ""
      add(index == 0 ? "TAGS" : "", tag.value + meaning, .tag)
    }
    for (index, reference) in cable.references.enumerated() {
      let bullet = reference.bullet.map { $0 + ". " } ?? ""
      let (name, known) = naming(reference)
      let state = known.map { " (\($0))" } ?? ""
      add(
        index == 0 ? "Ref" : "",
        bullet + name + state, .link)
    }
    for paragraph in cable.paragraphs {
      lines.append([])
      lines += self.lines(paragraph, measure)
    }
    for name in cable.signature {
      lines.append([])
      lines.append([Piece("  " + name.value, .heading, isBold: true)])
    }
    if !cable.diagnostics.isEmpty {
      lines.append([])
      for note in cable.diagnostics {
        lines.append([Piece("line \(note.line): \(note.message)", .error)])
      }
    }
    return lines
  }

  /// The lines of the paragraphs that a link names, each below the address by which it can be found again.
  static func lines(
    of link: ParagraphLink, in cable: Cable, title: String, width: Int
  ) -> [[Piece]] {
    let measure = max(20, min(80, width - 2))
    var lines: [[Piece]] = []
    for (paragraph, name) in link.blocks(of: cable) {
      if !lines.isEmpty { lines.append([]) }
      lines.append([Piece("\(title) \(name.place)", .heading, isBold: true)])
      lines += self.lines(paragraph, measure)
    }
    return lines
  }

  private static func lines(_ paragraph: Paragraph, _ measure: Int) -> [[Piece]] {
    let level = paragraph.mark?.level
    let role = Theme.role(of: level)
    let label = paragraph.label.map { $0 + ($0.allSatisfy(\.isNumber) ? ". " : " ") } ?? ""
    let mark = paragraph.mark.map { "(\($0.mark)) " } ?? ""
    let gutter = Piece((level.map { String($0.letter) } ?? " ") + " ", role, isBold: true)
    if paragraph.kind == .table {
      let rows = paragraph.text.split(separator: "\n", omittingEmptySubsequences: false)
      return rows.map { [gutter, Piece(String($0))] }
    }
    var lines: [[Piece]] = []
    var lead = label + mark
    for line in wrapped(label + mark + paragraph.text, measure) {
      // The label and the mark, which may themselves be wrapped, keep their colour.
      let count = line.commonPrefix(with: lead).count
      lead = ""
      lines.append([
        gutter, Piece(String(line.prefix(count)), role, isBold: true),
        Piece(String(line.dropFirst(count)), isBold: paragraph.kind == .heading),
      ])
    }
    return lines
  }

  /// Breaks a text at blanks, without touching its characters.
  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    let bytes = Array(text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    return DisplayText(utf8: bytes).wrapped(to: width).map { line in
      guard let first = line.glyphs.first, let last = line.glyphs.last else { return "" }
      return String(decoding: bytes[first.offset..<last.bytes.upperBound], as: UTF8.self)
    }
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> Substring {
    var end = startIndex
    for (mine, its) in zip(self, other) {
      guard mine == its else { break }
      end = index(after: end)
    }
    return self[..<end]
  }
}
