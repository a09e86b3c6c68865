/// Finds where the documents of a volume in TEI end, as its bytes come in.
struct VolumeStream {
  private var depth = 0
  /// Bytes looked at already, from the buffer's beginning.
  private var seen = 0
  /// Where the open document begins; nil between documents.
  private var start: Int?

  /// The documents that end within a buffer; call `drop` before it is changed.
  mutating func documents(in buffer: [UInt8], isLast: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while let place = buffer.place(of: UInt8(ascii: "<"), from: seen) {
      seen = place
      // A tag may be across two reads: it waits for the rest.
      guard isLast || buffer.count - seen > 512 else { return found }
      if let tag = Markup.tag("DIV", at: seen, in: buffer) {
        let end = buffer[tag.end...].prefix(512).firstIndex(of: UInt8(ascii: ">")) ?? buffer.count
        if tag.isClosing, let from = start {
          depth -= 1
          if depth == 0 {
            found.append(from..<min(end + 1, buffer.count))
            start = nil
          }
        } else if start != nil {
          depth += 1
        } else if DiplomaticHistory.isDocument(buffer, tag.end..<end) {
          start = seen
          depth = 1
        }
      }
      seen += 1
    }
    seen = buffer.count
    if isLast, let from = start { found.append(from..<buffer.count) }
    return found
  }

  /// How much of the buffer's beginning is done with.
  var done: Int { start ?? seen }

  /// Leaves out the open document, which has grown too long; returns where it was.
  mutating func abandon(before end: Int) -> Range<Int> {
    defer { (start, seen, depth) = (nil, end, 0) }
    return (start ?? end)..<end
  }

  /// Signals that the beginning of the buffer was taken off.
  mutating func drop(_ count: Int) {
    seen -= count
    start = start.map { $0 - count }
  }
}
