/// Cables passed on by mail: in its text, maybe quoted with `>`, or in files that it carries.
enum MailText {
  private static let signs: [StaticString] = [
    "MIME-VERSION:", "MESSAGE-ID:", "RECEIVED:", "CONTENT-TYPE:", "RETURN-PATH:", "DELIVERED-TO:",
  ]

  /// True where a text begins with the head of a mail.
  static func isMail(_ head: [UInt8]) -> Bool {
    var start = 0
    while start < head.count, head[start].isBlank { start += 1 }
    return isHead(head, at: start)
  }

  /// True where the head of a mail begins, known by more than a sender: what quotes a mail
  /// has that, too.
  static func isSureHead(_ bytes: [UInt8], at place: Int) -> Bool {
    isHead(bytes, at: place, isSure: true)
  }

  /// True where the head of a mail begins at a place: lines `Name: value` with a sign among them, or the
  /// line that separates the mails of a mailbox.
  private static func isHead(_ bytes: [UInt8], at place: Int, isSure: Bool = false) -> Bool {
    var start = place
    for number in 0..<24 {
      guard start < bytes.count else { return false }
      if bytes[start].isBlank {
        // An empty line ends the head; any other that begins so continues with the last.
        guard number > 0, bytes[start] != 0x0A, bytes[start] != 0x0D else { return false }
      } else {
        // Asked first: a line of a text hardly ever looks so.
        guard isField(bytes, at: start) else { return false }
        if number == 0, MailboxStream.opens(bytes, at: start) { return true }
        if mayBeSign(bytes[start]), signs.contains(where: { bytes.has($0, at: start) }) {
          return true
        }
      }
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      if !isSure, bytes.has("FROM:", at: start), bytes[start..<end].contains(UInt8(ascii: "@")) {
        return true
      }
      start = end + 1
    }
    return false
  }

  /// `Name: value`, or the first line of a mailbox.
  private static func isField(_ bytes: [UInt8], at start: Int) -> Bool {
    if bytes.has("FROM ", at: start) || bytes.has(">FROM ", at: start) { return true }
    var place = start
    while place < bytes.count, place - start < 60 {
      if bytes[place] == 0x3A { return place > start }
      guard bytes[place].isLetter || bytes[place].isDigit || bytes[place] == 0x2D else {
        return false
      }
      place += 1
    }
    return false
  }

  /// The first letters of the signs.
  private static func mayBeSign(_ byte: UInt8) -> Bool {
    byte.isOne(of: "MRCDmrcd")
  }

  /// The text of a part that the mail itself wrote: without `>` where most lines have it, else without
  /// the one that a mailbox puts before `From `.
  static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: ">")) else { return bytes }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let quoted = lines.count { $0.first == UInt8(ascii: ">") }
    let isQuoted = quoted * 2 > lines.count(where: { !$0.isEmpty && $0.first != 0x0D })
    let plain = lines.map { line -> ArraySlice<UInt8> in
      let bare = line.drop { $0 == UInt8(ascii: ">") }
      if isQuoted { return bare.drop { $0 == 0x20 } }
      return bare.startIndex > line.startIndex && bare.starts(with: Array("From ".utf8))
        ? line.dropFirst() : line
    }
    return Array(plain.joined(separator: [0x0A]))
  }
}

extension Container {
  /// The cables of a mail: those of its own text, and of each file that it carries.
  ///
  /// A note that goes with a file is no cable, though it may name one: where a file holds a cable, the
  /// text is taken only with a header or TAGS of its own.
  static func mail(_ bytes: [UInt8], hints: ContainerHints, depth: Int) -> Contents {
    var all = Contents(cables: [])
    var notes: [SourceText] = []
    var reasons: [String] = []
    var taken: Set<Int> = []
    for part in MailPart.all(of: bytes, depth: depth) where !taken.contains(part.alternative) {
      var found = contents(of: part, hints: hints, depth: depth)
      guard !found.cables.isEmpty else {
        if let name = part.fileName { reasons.append(reason(found, of: part, name)) }
        continue
      }
      taken.insert(part.alternative)
      if let charset = part.unknownCharset {
        for index in found.cables.indices {
          found.cables[index].diagnostics.append(
            Diagnostic(
              code: .encodingGuessed, range: 0..<0, line: 1,
              message: "the mail names the charset \(charset), which is not known here: it was "
                + "read as UTF-8 or Windows-1252"))
        }
      }
      all.passed += found.passed.map { record in
        var record = record
        record.fileRange = 0..<bytes.count
        record.reason = "of the file \(part.fileName ?? "with it"): \(record.reason)"
        return record
      }
      if part.fileName == nil, !found.cables.contains(where: isSure) {
        notes += found.cables
      } else {
        all.cables += found.cables
      }
    }
    if all.cables.isEmpty { all.cables = notes }
    for index in all.cables.indices {
      (all.cables[index].ordinal, all.cables[index].fileRange) = (index, 0..<bytes.count)
    }
    if all.cables.isEmpty {
      all.reason = (["it is a mail without a cable"] + reasons).joined(separator: "; ")
    }
    return all
  }

  private static func reason(_ found: Contents, of part: MailPart, _ name: String) -> String {
    let reason = part.bytes.isEmpty ? "it holds no text" : found.reason ?? "it holds no cable"
    return "the file \(name) with it: \(reason)"
  }

  private static func isSure(_ source: SourceText) -> Bool {
    let cable = Cable(fieldsOf: source)
    return cable.transmission != nil || cable.number != nil || !cable.tags.isEmpty
      || cable.source.hints.id != nil
  }

  /// The cables of a part.
  private static func contents(of part: MailPart, hints: ContainerHints, depth: Int) -> Contents {
    guard !part.bytes.isEmpty else { return Contents(cables: []) }
    var found: Contents
    if let name = part.fileName {
      found = read(part.bytes, fileName: name, depth: depth + 1)
    } else if part.type == "text/html" {
      let isWhole = part.bytes.beginning(4096).place(
        of: "<HTML", in: 0..<min(part.bytes.count, 4096))
      found = documents(
        of: isWhole == nil ? Array("<html>".utf8) + part.bytes : part.bytes, hints: hints,
        depth: depth + 1)
    } else {
      found = documents(of: MailText.unquoted(part.bytes), hints: hints, depth: depth + 1)
    }
    for index in found.cables.indices where part.fileName == nil {
      found.cables[index].format = .mail
    }
    for index in found.cables.indices where found.cables[index].format == .text {
      found.cables[index].format = .mail
    }
    return found
  }
}
