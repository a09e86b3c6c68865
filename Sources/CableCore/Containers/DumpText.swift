/// A dump with its own preamble: `refid:` and other facts, the header, `header ends`, the body.
enum DumpText {
  /// True if the dump's marks are in a text.
  static func isDump(_ head: [UInt8], _ phrases: FormPhrases) -> Bool {
    phrases.found.contains(.headerEnds)
      || phrases.found.contains(.refID) && labelled("refid:", in: head) != nil
        && labelled("header:", in: head) != nil
  }

  /// The cable's own text, header and body, and where the header ends in it; nil if the text is
  /// no dump.
  ///
  /// The facts become hints; a copy of the header before them is the same header again.
  static func read(_ bytes: [UInt8], hints: inout ContainerHints) -> (
    text: [UInt8], headerEnd: Int?
  )? {
    guard bytes.place(of: "REFID:", in: 0..<bytes.count) != nil,
      let refid = labelled("refid:", in: bytes), let header = labelled("header:", in: bytes),
      refid.upperBound <= header.lowerBound
    else { return nil }
    let labels: [(String, ContainerValue.Field)] = [
      ("refid", .id), ("date", .sent), ("origin", .origin), ("classification", .classification),
    ]
    for (label, field) in labels {
      guard let place = labelled(label + ":", in: bytes) else { continue }
      hints.note(field, value(place, bytes), from: label)
    }
    if let list = labelled("destination:", in: bytes), let refs = value(list, bytes) {
      for item in refs.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "|" }) {
        hints.note(.references, String(item), from: "destination")
      }
    }
    var end = bytes.count
    if let mark = bytes.place(of: "=CABLE ENDS=", in: header.upperBound..<bytes.count) {
      end = mark
      while end > header.upperBound, bytes[end - 1] == UInt8(ascii: "=") { end -= 1 }
    }
    guard let ends = bytes.place(of: "HEADER ENDS", in: header.upperBound..<end) else {
      return (Array(bytes[header.upperBound..<end]), nil)
    }
    var headerEnd = ends
    while headerEnd > header.upperBound,
      bytes[headerEnd - 1] == UInt8(ascii: "-") || bytes[headerEnd - 1] == 0x20
    {
      headerEnd -= 1
    }
    var bodyStart = ends + 11
    while bodyStart < end, bytes[bodyStart] == UInt8(ascii: "-") || bytes[bodyStart] == 0x20 {
      bodyStart += 1
    }
    return (
      Array(bytes[header.upperBound..<headerEnd] + bytes[bodyStart..<end]),
      headerEnd - header.upperBound
    )
  }

  /// A label at a line's beginning within the first lines; its bytes.
  private static func labelled(_ label: String, in bytes: [UInt8]) -> Range<Int>? {
    let wanted = Array(label.utf8)
    var start = 0
    var lines = 0
    while start < bytes.count, lines < 400 {
      if bytes[start...].starts(with: wanted) { return start..<(start + wanted.count) }
      while start < bytes.count, bytes[start] != 0x0A { start += 1 }
      start += 1
      lines += 1
    }
    return nil
  }

  private static func value(_ label: Range<Int>, _ bytes: [UInt8]) -> String? {
    var end = label.upperBound
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let text = Word.words(bytes, label.upperBound..<end).joined
    return text.isEmpty ? nil : text
  }
}
