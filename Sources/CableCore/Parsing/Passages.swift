/// Summary, comment and action request: runs of paragraphs set off by their first and last words.
enum Passages {
  private static let kinds: [(begin: String, end: String, kind: Passage.Kind)] = [
    ("SUMMARY", "END SUMMARY", .summary), ("COMMENT", "END COMMENT", .comment),
    ("ACTION REQUEST", "END ACTION REQUEST", .actionRequest), ("NOTE:", "END NOTE", .note),
  ]

  /// Finds the runs and takes the summary's text.
  static func find(in cable: inout Cable) {
    for (begin, end, kind) in kinds {
      guard
        let first = cable.paragraphs.firstIndex(where: {
          $0.kind != .table && $0.text.uppercased().hasPrefix(begin)
        })
      else { continue }
      let last =
        cable.paragraphs[first...].prefix(8).firstIndex {
          $0.text.uppercased().contains(end)
        }
        ?? (cable.paragraphs[first].kind == .heading
          ? min(first + 1, cable.paragraphs.count - 1) : first)
      let run = cable.paragraphs[first...last]
      cable.passages.append(
        Passage(
          kind: kind, paragraphs: (first + 1)...(last + 1),
          range: cable.paragraphs[first].range.lowerBound..<cable.paragraphs[last].range.upperBound)
      )
      if kind == .summary {
        let text = run.filter { $0.kind != .heading }.map(\.text).joined(separator: "\n")
        cable.summary = trimmed(text)
      }
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    if rest.uppercased().hasPrefix("SUMMARY") {
      rest = rest.dropFirst(7).drop { $0 == ":" || $0 == " " || $0 == "." || $0 == "-" }
    }
    if let end = lastIndex(of: "END SUMMARY", in: rest) { rest = rest[..<end] }
    while let last = rest.last, last == " " || last == "(" || last == "\n" {
      rest = rest.dropLast()
    }
    return String(rest)
  }

  private static func lastIndex(of words: String, in text: Substring) -> String.Index? {
    var found: String.Index?
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "E" || text[index] == "e",
        text[index...].prefix(words.count).uppercased() == words
      {
        found = index
      }
      index = text.index(after: index)
    }
    return found
  }
}
