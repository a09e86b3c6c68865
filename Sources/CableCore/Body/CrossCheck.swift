/// Compares what the parts of a cable say about each other, and notes where they differ.
enum CrossCheck {
  /// Adds what was found to a cable's findings, `isPlain` where nothing in its text is hidden.
  static func run(on cable: inout Cable, isPlain: Bool) {
    numbering(&cable)
    marks(&cable)
    header(&cable)
    sections(&cable)
    references(&cable)
    if cable.isPartial {
      cable.note(.partialExtract, at: 0..<0, "only an extract of the cable is here")
    }
    if cable.subject == nil, !cable.isPartial, cable.source.format != .frusTEI {
      cable.note(.missingField, at: 0..<0, "the cable has no SUBJECT line")
    }
    if let name = cable.source.hints.fileName, let id = cable.id, name != id.description,
      let named = CableID(parsing: name), named != id
    {
      cable.note(
        .idMismatch, .warning, at: cable.number?.range ?? 0..<0,
        "the text says \(id), the file's name \(named)")
    }
    ContainerCheck.run(on: &cable)
    if !isPlain { hidden(&cable) }
    order(&cable)
  }

  /// The same for a cable whose text had more in it than was parsed.
  static func runAgain(on cable: inout Cable) {
    hidden(&cable)
    order(&cable)
  }

  private static func order(_ cable: inout Cable) {
    cable.diagnostics.sort { $0.range.lowerBound < $1.range.lowerBound }
    countLines(&cable)
  }

  private static func hidden(_ cable: inout Cable) {
    // In a text whose lines all end with CR, CR hides nothing.
    let bytes = cable.source.bytes
    let hidden = HiddenCharacters(in: bytes.contains(0x0A) ? bytes : bytes.withLFForCR)
    if let warning = hidden.warning, let first = hidden.first {
      cable.note(.hiddenCharacters, .warning, at: first, "the text has \(warning)")
    }
  }

  /// Gives each finding its line; one pass over the text for all of them.
  private static func countLines(_ cable: inout Cable) {
    let bytes = cable.source.bytes
    var line = 1
    var next = bytes.place(of: 0x0A, or: 0x0D, from: 0)
    for index in cable.diagnostics.indices {
      while let end = next, end < cable.diagnostics[index].range.lowerBound {
        if bytes.endsLine(at: end) { line += 1 }
        next = bytes.place(of: 0x0A, or: 0x0D, from: end + 1)
      }
      cable.diagnostics[index].line = line
    }
  }

  /// A text of several sections that begins with a later one, or whose marks stop before the last.
  private static func sections(_ cable: inout Cable) {
    guard let section = cable.section, section.value.count > 1, !cable.isPartial else { return }
    let count = section.value.count
    if section.value.number > 1, section.value.number <= count {
      cable.note(
        .missingSection, .warning, at: section.range,
        "the text is section \(section.value.number) of \(count); the ones before it are not here")
    }
    var highest = cable.highestSection
    for range in cable.pageBreaks {
      if let mark = PageBreak.section(cable.source.bytes, in: range), mark.count == count {
        highest = max(highest, mark.number)
      }
    }
    cable.highestSection = highest
    // Mirrors took the marks out of many texts: without any, nothing can be compared.
    if highest > 0, highest < count, highest >= section.value.number {
      cable.note(
        .missingSection, .warning, at: section.range,
        "the text ends in section \(highest) of \(count)")
    }
  }

  /// Items of the REF block that name a cable without saying which.
  private static func references(_ cable: inout Cable) {
    for reference in cable.references where reference.kind == .cable && reference.id == nil {
      cable.note(
        .unresolvedReference, at: reference.range,
        "the reference \(reference.text.prefix(60)) names no post, or a time instead of a number")
    }
  }

  private static func numbering(_ cable: inout Cable) {
    var last: Int?
    // By index: to take a paragraph out would hold all of its parts.
    for index in cable.paragraphs.indices where cable.paragraphs[index].kind == .paragraph {
      guard let number = cable.paragraphs[index].label.flatMap({ Int($0) }) else { continue }
      let start = cable.paragraphs[index].range.lowerBound
      let at = start..<start
      if let last {
        if number == last {
          cable.note(.paragraphNumberRepeat, at: at, "paragraph number \(number) is repeated")
        } else if number < last {
          cable.note(
            .paragraphNumberBack, at: at, "paragraph numbering goes back from \(last) to \(number)")
        } else if number > last + 1 {
          cable.note(
            .paragraphNumberJump, at: at, "paragraph numbering jumps from \(last) to \(number)")
        }
      }
      last = number
    }
  }

  private static func marks(_ cable: inout Cable) {
    guard let highest = highestMark(cable.paragraphs), let overall = cable.classification?.value
    else { return }
    let level =
      overall.level == .unclassified && overall.controls.contains("FOUO") ? .sbu : overall.level
    if highest.level > level {
      // An unclassified cable with an SBU paragraph lacks a caption; a classified one is too low.
      cable.note(
        .markAboveClassification, highest.level >= .confidential ? .warning : .notice,
        at: highest.range,
        "a paragraph is marked \(highest.mark), above the cable's \(overall)")
    } else if highest.level < level, level >= .confidential, cable.source.format != .frusTEI,
      cable.paragraphs.allSatisfy({ $0.mark != nil || $0.kind != .paragraph || $0.label == nil })
    {
      cable.note(
        .classificationAboveMarks, at: cable.classification?.range ?? 0..<0,
        "the cable is \(overall), but no paragraph is marked above \(highest.mark)")
    }
  }

  /// The first of the paragraphs' highest marks.
  private static func highestMark(_ paragraphs: [Paragraph]) -> PortionMark? {
    var place: Int?
    var top = Level.unclassified
    // By span: to take a paragraph out would hold all of its parts.
    let span = paragraphs.span
    for index in span.indices {
      guard let level = span[index].mark?.level, place == nil || level > top else { continue }
      (place, top) = (index, level)
    }
    return place.flatMap { paragraphs[$0].mark }
  }

  private static func header(_ cable: inout Cable) {
    if let line = cable.transmission, let sent = cable.sent?.value {
      if let day = line.value.julianDay, day != sent.julianDay {
        cable.note(
          .julianDayMismatch, at: line.range,
          "the DE line says day \(day), the date-time group day \(sent.julianDay)")
      }
    }
    if let line = cable.transmission, let serial = line.value.serial,
      let number = cable.number?.value, serial != number % 10_000
    {
      cable.note(
        .serialMismatch, at: line.range,
        "the DE line has serial \(serial), the text number \(number)")
    }
    if let prosign = cable.securityProsign, let level = cable.classification?.value.level {
      let expected = SecurityProsign.level(prosign.value)
      if let expected, expected != level.withoutHandling {
        cable.note(
          .prosignMismatch, .warning, at: prosign.range,
          "the header is \(prosign.value), the text \(level.name)")
      }
    }
  }
}
