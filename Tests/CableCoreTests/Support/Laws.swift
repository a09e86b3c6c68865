@testable import CableCore

/// The laws of the parser, as what is broken by one cable.
///
/// Every law holds for any bytes at all; a test calls this on texts that were cut and damaged.
enum Laws {
  /// A sentence for each law that the cable breaks; empty for a cable in order.
  static func broken(by cable: Cable) -> [String] {
    rangesOutside(cable) + paragraphsOutOfOrder(cable) + lostText(of: cable) + lostFields(of: cable)
      + doubleRoles(in: cable) + falseMaps(cable)
  }

  /// Every field is a range of the source text.
  private static func rangesOutside(_ cable: Cable) -> [String] {
    let whole = 0..<cable.source.bytes.count
    return allRanges(of: cable).filter { $0.lowerBound < 0 || $0.upperBound > whole.upperBound }
      .map { "the range \($0) is outside of \(whole)" }
  }

  private static func allRanges(of cable: Cable) -> [Range<Int>] {
    var ranges: [Range<Int>?] = [
      cable.transmissionID?.range, cable.transmission?.range, cable.securityProsign?.range,
      cable.precedence?.range, cable.sent?.range, cable.from?.range, cable.classification?.range,
      cable.number?.range, cable.station?.range, cable.section?.range, cable.executiveOrder?.range,
      cable.subject?.range, cable.subjectMark?.range,
    ]
    for fields in [
      cable.routing, cable.captions, cable.distribution, cable.classifiedBy, cable.tags,
      cable.signature, cable.passing,
    ] { ranges += fields.map(\.range) }
    ranges += (cable.to + cable.info).map(\.range)
    ranges += cable.references.map(\.range)
    ranges += cable.mentions.map(\.range)
    ranges += cable.passages.map(\.range)
    ranges += cable.paragraphs.flatMap { [$0.range] + $0.pieces + [$0.mark?.range ?? $0.range] }
    ranges += cable.pageBreaks
    ranges += cable.diagnostics.map(\.range)
    return ranges.compactMap { $0 }
  }

  private static func paragraphsOutOfOrder(_ cable: Cable) -> [String] {
    var broken: [String] = []
    var end = cable.bodyStart
    for (index, paragraph) in cable.paragraphs.enumerated() {
      if paragraph.ordinal != index + 1 { broken.append("paragraph \(index + 1) has no place") }
      for piece in paragraph.pieces {
        if piece.lowerBound < end {
          broken.append("paragraph \(index + 1) overlaps the one before")
        }
        if piece.isEmpty { broken.append("paragraph \(index + 1) has an empty piece") }
        end = piece.upperBound
      }
      if paragraph.range != (paragraph.pieces.first?.lowerBound ?? -1)..<end {
        broken.append("paragraph \(index + 1) is not the range of its pieces")
      }
    }
    for passage in cable.passages where passage.paragraphs.upperBound > cable.paragraphs.count {
      broken.append("a passage ends after the last paragraph")
    }
    return broken
  }

  /// Nothing is lost: each word of the body is in a paragraph, furniture, the signature, a passing line
  /// of a further header or a classification line that the fields were read from, and the text that is
  /// shown has the words of the pieces it was made of.
  private static func lostText(of cable: Cable) -> [String] {
    let bytes = cable.source.bytes
    var isTaken = [Bool](repeating: false, count: bytes.count)
    var taken: [Range<Int>] = cable.paragraphs.flatMap(\.pieces)
    taken += cable.pageBreaks
    taken += cable.passing.map(\.range)
    taken += cable.signature.map(\.range)
    taken += cable.captions.map(\.range)
    taken += [
      cable.classification?.range, cable.number?.range, cable.station?.range, cable.section?.range,
    ].compactMap(\.self)
    for range in taken { for place in range { isTaken[place] = true } }
    var broken: [String] = []
    if let lost = bytes.indices.first(where: {
      $0 >= cable.bodyStart && isWordByte(bytes[$0]) && !isTaken[$0]
    }) {
      let line = bytes[lost...].prefix { $0 != 0x0A }.prefix(60)
      broken.append(
        "a word of the body is lost at \(lost): \(String(decoding: line, as: UTF8.self))")
    }
    for paragraph in cable.paragraphs {
      let printed: [UInt8] = paragraph.pieces.flatMap { bytes[$0].filter(isWordByte) }
      let shown = paragraph.text.utf8.filter(isWordByte)
      if !printed.reversed().starts(with: shown.reversed()) || printed.count - shown.count > 64 {
        broken.append("paragraph \(paragraph.ordinal) shows other words than its pieces have")
      }
    }
    return broken
  }

  /// What a range is of, for the law that no byte is two things at once.
  private enum Role: String {
    case transmissionID, routing, transmission, prosign, precedence, time, sender, addressee
    case classification, number, station, section, caption, distribution, passing, order,
      classifiedBy
    case tag, subject, subjectMark, reference, furniture, paragraph, signature, drafter, exemption

    /// The roles whose text has this one as a part.
    var wholes: [Role] {
      switch self {
      // Where no line has a level, the prosign has one.
      case .classification: [.prosign]
      case .number, .station, .section, .caption: [.classification]
      // Where no time has a precedence, the addressees have one.
      case .precedence: [.time, .addressee]
      // What a line says is read, and the line is kept where it is.
      case .drafter, .exemption: [.passing, .furniture, .paragraph, .signature, .subject]
      // Where the text begins with who classified it, and until when.
      case .classifiedBy, .order: [.paragraph]
      default: []
      }
    }
  }

  /// Every range with its role; of a field that a page break interrupts the parts.
  private static func roles(of cable: Cable) -> [(role: Role, range: Range<Int>)] {
    var roles: [(role: Role, range: Range<Int>)] = []
    func add(_ role: Role, _ ranges: [Range<Int>?]) {
      for range in ranges.compactMap(\.self) {
        // The blanks around furniture within a field are nobody's.
        roles += cable.pieces(of: range).map { (role, trimmed($0, cable.source.bytes)) }
      }
    }
    add(.transmissionID, [cable.transmissionID?.range])
    add(.routing, cable.routing.map(\.range))
    add(.transmission, [cable.transmission?.range])
    add(.prosign, [cable.securityProsign?.range])
    add(.precedence, [cable.precedence?.range])
    add(.time, [cable.sent?.range])
    add(.sender, [cable.from?.range])
    add(.addressee, (cable.to + cable.info).map(\.range))
    add(.classification, [cable.classification?.range])
    add(.number, [cable.number?.range])
    add(.station, [cable.station?.range])
    add(.section, [cable.section?.range])
    add(.caption, cable.captions.map(\.range))
    add(.distribution, cable.distribution.map(\.range))
    add(.passing, cable.passing.map(\.range))
    add(.order, [cable.executiveOrder?.range])
    add(.classifiedBy, cable.classifiedBy.map(\.range))
    add(.tag, cable.tags.map(\.range))
    add(.subject, [cable.subject?.range])
    add(.subjectMark, [cable.subjectMark?.range])
    add(.reference, cable.references.map(\.range))
    // A form feed alone is a blank.
    roles += cable.pageBreaks.map { (.furniture, trimmed($0, cable.source.bytes)) }
    add(.signature, cable.signature.map(\.range))
    add(.drafter, cable.draftedBy.map(\.range))
    add(.exemption, cable.exemptions.map(\.range))
    let bytes = cable.source.bytes
    roles += cable.paragraphs.flatMap { joined($0.pieces, bytes) }.map { (.paragraph, $0) }
    return roles.filter { !$0.range.isEmpty }
  }

  /// The pieces of a paragraph, those as one that blanks alone separate: a name may go over them.
  private static func joined(_ pieces: [Range<Int>], _ bytes: [UInt8]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for piece in pieces {
      if let last = joined.last, last.upperBound <= piece.lowerBound,
        bytes[last.upperBound..<piece.lowerBound].allSatisfy({ $0 <= 0x20 })
      {
        joined[joined.count - 1] = last.lowerBound..<piece.upperBound
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    // Another law reports a range outside.
    let range = range.clamped(to: 0..<bytes.count)
    let isPrinted = { (byte: UInt8) in byte > 0x20 }
    guard let first = bytes[range].firstIndex(where: isPrinted),
      let last = bytes[range].lastIndex(where: isPrinted)
    else { return range.lowerBound..<range.lowerBound }
    return first..<(last + 1)
  }

  /// No byte is two things at once, in any field: only a part is where its whole is, and what shares a
  /// word with another of its kind (`PRELPGOV`, `ROME 317/274`) has the same range.
  private static func doubleRoles(in cable: Cable) -> [String] {
    let roles = roles(of: cable).sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var broken: [String] = []
    var open: [(role: Role, range: Range<Int>)] = []
    for (role, range) in roles {
      open.removeAll { $0.range.upperBound <= range.lowerBound }
      for (other, whole) in open {
        let isPart = role.wholes.contains(other) && range.upperBound <= whole.upperBound
        let isWhole = other.wholes.contains(role) && range == whole
        if isPart || isWhole || role == other && range == whole { continue }
        broken.append("the text at \(range) is \(other.rawValue) and \(role.rawValue)")
      }
      open.append((role, range))
    }
    return broken
  }

  /// The words of a header that name a field whose value may be missing.
  private static let openings: Set<String> = ["TO", "INFO", "XMT", "FM", "EO"]

  /// Whether a line names a field and has no value.
  ///
  /// What is after the words in their line may say that the last of them is a label.
  private static func isLabelAlone(
    _ words: [Word], in bytes: [UInt8], before next: [Word]
  ) -> Bool {
    guard let first = words.first, let end = words.range?.upperBound, words.count <= 3 else {
      return false
    }
    if words.count == 1, openings.contains(first.uppercased.text.filter(\.isLetter)) { return true }
    let labels =
      [[], next].map { next in
        FieldLabel.find(in: words + next, seen: [], isReadingRoom: true).filter { $0.end <= end }
      }.first { !$0.isEmpty } ?? []
    return labels.first.map {
      !bytes[first.range.lowerBound..<$0.start].contains(where: isWordByte)
    }
      == true
      && labels.last.map { !bytes[$0.end..<end].contains(where: isWordByte) } == true
  }

  /// Each line above the body holds a field, is furniture, or is kept as one that no field takes.
  private static func lostFields(of cable: Cable) -> [String] {
    // As the cable is read: a wide blank parts words, too.
    let bytes = PlainBlanks.read(cable.source.bytes)?.bytes ?? cable.source.bytes
    let taken = allRanges(of: cable).filter { !$0.isEmpty }
    let reported = Set(
      (cable.to + cable.info).flatMap(\.exempt).flatMap { $0.split(separator: " ") }.map(
        String.init))
    var broken: [String] = []
    for line in bytes[..<min(cable.bodyStart, bytes.count)]
      .split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    {
      let range = line.startIndex..<line.endIndex
      guard line.contains(where: isWordByte), !taken.contains(where: { $0.overlaps(range) }) else {
        continue
      }
      // And a sign of no width among its letters is left out.
      let plain = BareText(Array(line))?.bytes ?? Array(line)
      let words = Word.words(plain, plain.indices)
      let rest = bytes[range.upperBound...].prefix { $0 != 0x0A && $0 != 0x0D }
      let next = Word.words(Array(rest), 0..<rest.count)
      if !isLabelAlone(words, in: plain, before: next),
        !words.contains(where: { reported.contains($0.text) }),
        !ClassifiedByField.namesReason(words), !namesReasonAlone(words, in: plain),
        !namesAgain(range, cable)
      {
        broken.append("a line above the text is lost: \(String(decoding: line, as: UTF8.self))")
      }
    }
    return broken
  }

  /// `Classified By:d).`: a letter of the reasons right after the label.
  private static func namesReasonAlone(_ words: [Word], in bytes: [UInt8]) -> Bool {
    guard let end = words.range?.upperBound,
      let label = FieldLabel.find(in: words, seen: [], isReadingRoom: true).last
    else { return false }
    return ClassifiedByField.namesReason(Word.words(bytes, label.end..<max(label.end, end)))
  }

  /// A reference that is named again is among the cable's once: its other lines name no other.
  private static func namesAgain(_ line: Range<Int>, _ cable: Cable) -> Bool {
    var alone = cable
    alone.references = []
    ReferenceList.read([[line]], into: &alone)
    let known = Set(cable.references.compactMap(\.id))
    return !alone.references.isEmpty
      && alone.references.allSatisfy { $0.id.map(known.contains) ?? false }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { byte.isDigit || byte.isLetter }

  /// A mention is at the same words in the source and in the shown text.
  private static func falseMaps(_ cable: Cable) -> [String] {
    cable.mentions.compactMap { mention in
      guard mention.paragraph >= 1, mention.paragraph <= cable.paragraphs.count else {
        return "a mention names a paragraph that is not there"
      }
      let paragraph = cable.paragraphs[mention.paragraph - 1]
      let text = Array(paragraph.text.utf8)
      guard mention.textRange.upperBound <= text.count else {
        return "a mention ends after its paragraph"
      }
      let shown = text[mention.textRange].filter(isWordByte)
      // A page break or a lone caption may be between its words.
      let printed = paragraph.pieces.flatMap { piece in
        cable.source.bytes[piece.clamped(to: mention.range)].filter(isWordByte)
      }
      return shown == printed ? nil : "a mention is elsewhere in the source"
    }
  }
}
