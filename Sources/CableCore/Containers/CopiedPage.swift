/// The text of a PlusD page as it is copied from a browser: labels with tabs between, then the telegram.
enum CopiedPage {
  /// The text after the labels; nil if they are not there.
  static func read(
    _ bytes: [UInt8], _ phrases: FormPhrases, hints: inout ContainerHints
  ) -> [UInt8]? {
    guard phrases.found.contains(.canonicalID),
      bytes.place(of: "CANONICAL ID:", in: 0..<min(bytes.count, 8192)) != nil
    else { return nil }
    var facts: [(label: PlusDPage.Label, value: String)] = []
    var title: String?
    var waiting: PlusDPage.Label?
    var end: Int?
    var start = 0
    for _ in 0..<60 where start < bytes.count {
      let stop = bytes.place(of: 0x0A, from: start) ?? bytes.count
      let line = bytes.string(start..<stop)
      start = stop + 1
      let text = line.split { $0 == " " || $0 == "\r" }.joined(separator: " ")
      if isEnd(text) {
        end = start
        continue
      }
      // After the last label a line of the telegram comes.
      if end != nil, !text.isEmpty { break }
      for cell in text.split(separator: "\t") {
        let cell = cell.drop { $0 == " " }
        if let (label, value) = PlusDPage.labelled(String(cell)) {
          waiting = value.isEmpty ? label : nil
          if !value.isEmpty { facts.append((label, value)) }
          end = nil
        } else if let label = waiting {
          facts.append((label, String(cell)))
          waiting = nil
        } else if facts.isEmpty, title == nil, !cell.isEmpty {
          title = String(cell)
        }
      }
      if end == nil, facts.count > 4, text.isEmpty { end = start }
    }
    guard let end, end <= bytes.count, facts.count >= 3 else { return nil }
    hints.note(.subject, title, from: "title")
    for (label, value) in facts { PlusDPage.note(value, of: label, into: &hints) }
    return Array(bytes[end...])
  }

  /// A heading of the page between its labels and the telegram.
  private static func isEnd(_ line: String) -> Bool {
    [
      "content", "show headers", "hide headers", "raw content", "metadata", "print", "share",
      "raw source", "contents",
    ].contains(line.lowercased())
  }
}
