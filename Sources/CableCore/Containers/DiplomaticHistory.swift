/// A document of Foreign Relations of the United States (FRUS) in TEI: `<div type="document">`.
enum DiplomaticHistory {
  /// True for a volume or one of its documents.
  static func isVolume(_ head: [UInt8]) -> Bool {
    // `<tei:TEI>`: with a prefix, too.
    for opening in ["<TEI", ":TEI"] as [StaticString] {
      var from = 0
      while let place = head.place(of: opening, in: from..<head.count) {
        from = place + 4
        let open = head[...place].suffix(18).lastIndex(of: UInt8(ascii: "<"))
        if let open, Markup.tag("TEI", at: open, in: head) != nil { return true }
      }
    }
    return isDocument(head, 0..<head.count)
  }

  /// True if a tag, or any of a range, is of the type of a document.
  static func isDocument(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var from = range.lowerBound
    while let value = Markup.find("document", in: bytes, from: from, before: range.upperBound) {
      from = value + 8
      let quote = bytes[max(value - 1, 0)]
      guard quote == 0x22 || quote == 0x27, from < range.upperBound, bytes[from] == quote else {
        continue
      }
      // `type = 'document'`
      let before = bytes[range.lowerBound..<(value - 1)].suffix(16)
      let name = before.filter { !$0.isBlank }
      if name.suffix(5).elementsEqual("type=".utf8) { return true }
    }
    return false
  }

  /// The document; nil if it has no title.
  static func read(_ printed: [UInt8], hints: ContainerHints) -> SourceText? {
    let bytes = PlainMarkup.read(printed)
    var hints = hints
    let whole = 0..<bytes.count
    guard let head = element("head", in: bytes, whole) else { return nil }
    let title = flowed(bytes, head)
    addresses(bytes, head, title, into: &hints)
    hints.published = published(bytes, head, title, in: hints.published?.volume)
    if let note = Markup.find(
      "type=\"source\"", in: bytes, from: head.lowerBound, before: bytes.count),
      let end = Markup.find("</note>", in: bytes, from: note, before: bytes.count)
    {
      let text = flowed(bytes, note..<end)
      source(text, into: &hints)
      hints.published?.archive = archive(text)
    }
    var bodyStart = head.upperBound
    if let dateline = element("dateline", in: bytes, whole) {
      let when =
        attribute("when=\"", in: bytes, dateline)
        ?? attribute("from=\"", in: bytes, dateline)
        ?? flowed(bytes, element("date", in: bytes, dateline) ?? dateline)
      if when.contains(where: \.isNumber) {
        hints.note(.sent, when, from: "dateline")
      }
      if let place = element("placeName", in: bytes, dateline) {
        hints.note(.origin, flowed(bytes, place), from: "placeName")
      }
      bodyStart = max(bodyStart, min(dateline.upperBound, bytes.count))
      if dateline.lowerBound > head.upperBound + 4096 { bodyStart = head.upperBound }
    }
    for name in signed(bytes, from: bodyStart) { hints.note(.signature, name, from: "signed") }
    var body = Markup.text(bytes, bodyStart..<bytes.count, .flowed)
    let kind = DocumentKind(title: title)
    if kind == .telegram || kind == .airgram { takeNumber(&body, title: title, into: &hints) }
    var source = SourceText(bytes: body, format: .frusTEI, hints: hints)
    source.kind = kind
    return source
  }

  /// Title and number of the document; the number is in its tag, and before the title.
  private static func published(
    _ bytes: [UInt8], _ head: Range<Int>, _ title: String, in volume: PublishedDocument.Volume?
  ) -> PublishedDocument {
    let words = title.split(separator: " ", maxSplits: 1)
    let isNumbered =
      words.count == 2
      && words[0].last == "." && words[0].dropLast().allSatisfy { $0.isASCII && $0.isNumber }
    let tag = 0..<(bytes.place(of: UInt8(ascii: ">"), from: 0) ?? 0)
    let number = isDocument(bytes, tag) ? attribute(" n=\"", in: bytes, tag) : nil
    return PublishedDocument(
      title: isNumbered ? String(words[1]) : title,
      number: number ?? (isNumbered ? String(words[0].dropLast()) : nil), volume: volume)
  }

  /// `Source: National Archives, RG 59, Central Files 1964–66. Secret.`: what precedes the level.
  private static func archive(_ note: String) -> String? {
    guard let start = note.firstRange(of: "Source:") else { return nil }
    let sentences = note[start.upperBound...].split(separator: ".")
    let end = sentences.firstIndex(where: { sentence in
      level(sentence.split(separator: " ").joined(separator: " ").uppercased()) != nil
    })
    // Without a level nothing says where the place ends: an abbreviation has a full stop, too.
    let text = sentences[..<(end ?? min(1, sentences.count))].joined(separator: ".")
      .split(separator: " ").joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  /// Sender and addressee: the editors mark them, or the title says `From the … to the …`.
  private static func addresses(
    _ bytes: [UInt8], _ head: Range<Int>, _ title: String, into hints: inout ContainerHints
  ) {
    var sender = marked("type=\"from\"", in: bytes, head)
    var addressee = marked("type=\"to\"", in: bytes, head)
    defer {
      hints.note(.from, sender, from: "head")
      hints.note(.to, addressee, from: "head")
    }
    let words = title.split(separator: " ")
    guard let from = words.firstIndex(where: { $0 == "From" || $0 == "from" }) else { return }
    let rest = words[(from + 1)...]
    // `From the Ambassador to Japan (Reischauer) to the …`: the sender ends with the bracket.
    let isTo = { (place: Int) in rest[place] == "to" || rest[place] == "To" }
    // `From the Mission to the United Nations to the …`: a mission is to somebody itself.
    let places = rest.indices.filter(isTo)
    let isMission = places.count > 1 && places.first.map { rest[$0 - 1] == "Mission" } == true
    let to =
      rest.indices.dropFirst().first { isTo($0) && rest[$0 - 1].hasSuffix(")") }
      ?? (isMission ? places[1] : places.first) ?? rest.endIndex
    let named = name(rest[..<to].joined(separator: " "))
    // Where a person's surname alone is marked, the title has the office before it.
    if sender.map(named.hasSuffix) ?? true { sender = named }
    guard to < rest.endIndex else { return }
    let receiver = name(rest[(to + 1)...].joined(separator: " "))
    if addressee.map(receiver.hasSuffix) ?? true { addressee = receiver }
  }

  private static func marked(_ mark: StaticString, in bytes: [UInt8], _ range: Range<Int>)
    -> String?
  {
    guard
      let place = Markup.find(mark, in: bytes, from: range.lowerBound, before: range.upperBound),
      let open = Markup.find(">", in: bytes, from: place, before: range.upperBound),
      let close = closing(of: "GLOSS", in: bytes, (open + 1)..<range.upperBound),
      close < Markup.find("</persName>", in: bytes, from: open, before: range.upperBound) ?? Int.max
        || Markup.find("<persName", in: bytes, from: open, before: close) != nil
    else { return nil }
    return name(flowed(bytes, (open + 1)..<close))
  }

  /// Where the element ends in which a range begins; it may contain elements of the same name.
  private static func closing(of name: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Int?
  {
    var depth = 1
    var place = range.lowerBound
    while let tag = Markup.find("<", in: bytes, from: place, before: range.upperBound) {
      place = tag + 1
      let isClosing = place < range.upperBound && bytes[place] == UInt8(ascii: "/")
      let start = isClosing ? place + 1 : place
      let end = start + name.utf8CodeUnitCount
      guard end < range.upperBound, bytes.has(name, at: start), !bytes[end].isLetter else {
        continue
      }
      depth += isClosing ? -1 : 1
      if depth == 0 { return tag }
    }
    return nil
  }

  /// Who signed the telegram itself, not what is attached to it: those that the last closer marks
  /// as signed, or the last one elsewhere.
  private static func signed(_ bytes: [UInt8], from start: Int) -> [String] {
    let end =
      Markup.find("<frus:attachment", in: bytes, from: start, before: bytes.count) ?? bytes.count
    var found: [Range<Int>] = []
    var place = start
    while let open = Markup.find("<signed", in: bytes, from: place, before: end),
      let text = Markup.find(">", in: bytes, from: open, before: end),
      let close = Markup.find("</signed>", in: bytes, from: text, before: end)
    {
      // Those beside each other signed together; what was marked further above is quoted.
      if Markup.find("</closer>", in: bytes, from: place, before: open) != nil
        || Markup.find("<p", in: bytes, from: place, before: open) != nil
      {
        found = []
      }
      found.append((text + 1)..<close)
      place = close
    }
    return found.compactMap { signer(bytes, in: $0) }
  }

  /// The person that the mark-up of a signature names, else its first line.
  private static func signer(_ bytes: [UInt8], in marked: Range<Int>) -> String? {
    var range = marked
    if let person = Markup.find(
      "<persName", in: bytes, from: range.lowerBound, before: range.upperBound),
      let note = Optional(
        Markup.find("<note", in: bytes, from: range.lowerBound, before: range.upperBound) ?? Int.max
      ),
      person < note, let name = element("persName", in: bytes, person..<range.upperBound)
    {
      range = name
    } else if let line = Markup.find(
      "<lb", in: bytes, from: range.lowerBound, before: range.upperBound)
    {
      range = range.lowerBound..<line
    }
    var text = flowed(bytes, range)[...]
    while let first = text.first, "[(\"“”,;: ".contains(first) { text.removeFirst() }
    while let last = text.last, "])\"“”,;: ".contains(last) { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }

  private static func name(_ text: String) -> String {
    text.hasPrefix("the ") ? String(text.dropFirst(4)) : text
  }

  /// `Secret; Priority; Limdis.`: level, precedence and captions are in the source note only.
  private static func source(_ note: String, into hints: inout ContainerHints) {
    let sentences = note.split(separator: ".")
    for (place, sentence) in sentences.enumerated() {
      let words = sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
      guard let (level, own) = level(words) else { continue }
      var rest = own
      // `Secret. Niact.`: a full stop between the parts.
      if rest.isEmpty, place + 1 < sentences.count {
        let next = sentences[place + 1].split(whereSeparator: \.isWhitespace)
          .joined(separator: " ").uppercased()
        if SourceNoteWords.precedences[next] != nil || SourceNoteWords.captions[next] != nil {
          rest = next[...]
        }
      }
      hints.note(.classification, level, from: "source note")
      var highest: Precedence?
      for part in rest.split(whereSeparator: { ";,:/()[]–—".contains($0) }) {
        let part = part.split(separator: " ").joined(separator: " ")
        if let precedence = SourceNoteWords.precedences[part]?.meaning {
          highest = max(precedence, highest ?? precedence)
        } else if let caption = caption(part), !hints.captions.contains(caption) {
          hints.note(.captions, caption, from: "source note")
        }
      }
      hints.note(.precedence, highest?.word, from: "source note")
      return
    }
  }

  /// The caption that a part of a note is or begins with: `Eyes Only for the Secretary`.
  private static func caption(_ part: String) -> String? {
    SourceNoteWords.captions.rows.first {
      part == $0.text || $0.met.contains(.beginning) && part.hasPrefix($0.text + " ")
    }?.meaning
  }

  /// The level that a sentence of a note begins with, and what follows it; nil for prose.
  private static func level(_ sentence: String) -> (String, Substring)? {
    for level in SourceNoteWords.levels.rows.map(\.text) where sentence.hasPrefix(level) {
      let rest = sentence.dropFirst(level.count).drop { $0 == " " }
      guard let sign = rest.first else { return (level, rest) }
      // `Secret talks were held` is prose; after a dash or a bracket a part follows.
      if ";,:/-–—()[]".contains(sign) { return (level, rest) }
      // `Secret Nodis`, without a sign between.
      let isPart =
        SourceNoteWords.precedences.rows.contains { rest.hasPrefix($0.text) }
        || SourceNoteWords.captions.rows.contains { rest.hasPrefix($0.text) }
      if isPart { return (level, rest) }
    }
    return nil
  }

  /// `513. 1. This morning`: the post's number for the telegram, glued before the first paragraph.
  private static func takeNumber(
    _ body: inout [UInt8], title: String, into hints: inout ContainerHints
  ) {
    let beginning = body.beginning(256)
    let text = PlainBlanks.read(beginning)?.bytes ?? beginning
    var start = 0
    while start < text.count, text[start].isBlank { start += 1 }
    var end = start
    while end < text.count, text[end].isDigit { end += 1 }
    var number: Int?
    if end > start, end - start <= 7, end + 1 < text.count, text[end] == UInt8(ascii: "."),
      text[end + 1].isBlank
    {
      let value = Int(String(decoding: text[start..<end], as: UTF8.self))
      var next = end + 1
      while next < text.count, text[next] == 0x20 { next += 1 }
      // `1. This morning` alone is a paragraph.
      if value != 1 || next < text.count && text[next].isDigit {
        number = value
        body.removeFirst(next)
      }
    }
    var isAirgram = false
    if number == nil {
      // `Telegram 828/Secto 574 From …`, `Airgram A-123 From …`
      let words = title.split(separator: " ")
      if let at = words.firstIndex(where: { $0.hasPrefix("Telegram") }), at + 1 < words.count {
        number = Int(words[at + 1].prefix { $0.isNumber })
      } else if let at = words.firstIndex(where: { $0.hasPrefix("Airgram") }) {
        let printed = at + 1 < words.count ? airgramNumber(words[at + 1]) : nil
        let line = body[start...].prefix { $0 != 0x0A }.prefix(24)
        number = printed ?? airgramNumber(Substring(String(decoding: line, as: UTF8.self)))
        isAirgram = number != nil
      }
    }
    guard let number, let year = hints.created.flatMap(DateText.time)?.year else { return }
    let place = hints.from?.contains("Department of State") == true ? "STATE" : hints.origin ?? ""
    let station = place.uppercased().filter(\.isLetter)
    guard !station.isEmpty else { return }
    let two = year % 100
    hints.note(
      .id,
      (two < 10 ? "0" : "") + String(two) + station + (isAirgram ? "A" : "") + String(number),
      from: "number, dateline and sender")
  }

  /// `A-123`, `No. A–123`: the number of an airgram, which counts in a series of its own.
  private static func airgramNumber(_ text: Substring) -> Int? {
    var rest = text.hasPrefix("No. ") ? text.dropFirst(4) : text
    guard rest.first == "A" else { return nil }
    rest = rest.dropFirst()
    while let sign = rest.first, "-–—. ".contains(sign) { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isNumber }
    let after = rest.dropFirst(digits.count).first
    return after.map { $0.isLetter || $0.isNumber } == true ? nil : Int(digits)
  }

  private static func element(_ name: String, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>?
  {
    let open = Array("<\(name)".utf8)
    let close = Array("</\(name)>".utf8)
    var index = range.lowerBound
    while index + open.count < range.upperBound {
      if bytes[index] == UInt8(ascii: "<"), bytes[index...].starts(with: open),
        !bytes[index + open.count].isLetter
      {
        var end = index
        while end < range.upperBound {
          if bytes[end] == UInt8(ascii: "<"), bytes[end...].starts(with: close) {
            return index..<(end + close.count)
          }
          end += 1
        }
        return nil
      }
      index += 1
    }
    return nil
  }

  private static func attribute(_ name: StaticString, in bytes: [UInt8], _ range: Range<Int>)
    -> String?
  {
    guard let place = Markup.find(name, in: bytes, from: range.lowerBound, before: range.upperBound)
    else { return nil }
    let start = place + name.utf8CodeUnitCount
    var end = start
    while end < range.upperBound, bytes[end] != UInt8(ascii: "\"") { end += 1 }
    return bytes.string(start..<end)
  }

  /// One line of text, the notes left out.
  private static func flowed(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    Word.line(PlainBlanks.bare(Markup.text(bytes, range, .flowed)))
  }
}
