/// Finds where the mails of a mailbox end, as its bytes come in.
struct MailboxStream {
  /// A longer mail is skipped: with all that it carries none was ever sent.
  static let largest = 64 << 20

  private var start = 0
  /// Looked at already, from the buffer's beginning.
  private var seen = 0
  /// True while the rest of a mail that was left out goes by.
  private var isLost = false

  /// True at the line before a mail: `From ann@example.org Tue May  6 14:22:00 2008`.
  static func opens(_ bytes: [UInt8], at place: Int) -> Bool {
    guard bytes.has("FROM ", at: place), bytes[place] == UInt8(ascii: "F") else { return false }
    let limit = min(bytes.count, place + 300)
    let end = bytes[place..<limit].firstIndex(of: 0x0A) ?? limit
    let words = Word.words(bytes, place..<end)
    return words.count >= 3
      && (words.contains { word in
        word.contains(0x3A) && (word.first.isDigit || word.contains(UInt8(ascii: "@")))
      } || words[1].contains(UInt8(ascii: "@")))
  }

  /// The mails that end within a buffer; call `drop` before its beginning is taken off.
  mutating func documents(in buffer: [UInt8], isLast: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while let place = buffer.place(of: "\nFROM ", in: max(seen, start + 1)..<buffer.count) {
      // The line may be across two reads: it waits for the rest.
      guard isLast || buffer.count - place > 400 else {
        seen = place
        return found
      }
      seen = place + 1
      guard isBehindEmptyLine(buffer, place), Self.opens(buffer, at: place + 1) else { continue }
      if !isLost { found.append(start..<(place + 1)) }
      (start, isLost) = (place + 1, false)
    }
    seen = max(start, buffer.count - 8)
    if isLast, start < buffer.count {
      if !isLost { found.append(start..<buffer.count) }
      start = buffer.count
    }
    return found
  }

  /// Even where a mailer left that line out after the last part of a mail.
  private func isBehindEmptyLine(_ buffer: [UInt8], _ lineEnd: Int) -> Bool {
    var end = lineEnd
    if end > 0, buffer[end - 1] == 0x0D { end -= 1 }
    guard end > 0, buffer[end - 1] != 0x0A else { return true }
    return end > 1 && buffer[end - 1] == 0x2D && buffer[end - 2] == 0x2D
  }

  /// How much of the buffer's beginning is done with.
  var done: Int { start }

  /// Leaves out the open mail, which has grown too long; returns where it was.
  mutating func abandon(before end: Int) -> Range<Int> {
    defer { (start, seen, isLost) = (end, end, true) }
    return start..<end
  }

  /// Signals that the beginning of the buffer was taken off.
  mutating func drop(_ count: Int) {
    start -= count
    seen = max(0, seen - count)
  }
}
