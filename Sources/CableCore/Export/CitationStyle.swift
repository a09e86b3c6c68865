/// How a citation is written in words.
public enum CitationStyle: String, Sendable, Hashable, CaseIterable {
  /// A note of the Chicago Manual (17th edition, 14.229–14.231).
  case chicago
  /// An entry of a bibliography of the Chicago Manual.
  case chicagoBibliography = "chicago-bibliography"
  /// An entry of the MLA Handbook (9th edition).
  case mla
  /// Number, author and date alone.
  case plain
  /// The Chicago note, for a quotation in Markdown.
  case markdown
  /// The Chicago note, for a quotation in Org.
  case org
}

extension Citation {
  /// A note in the style of the Chicago Manual (17th edition, 14.229–14.231), in one line.
  public var chicago: String { text(.chicago) }

  /// The citation in words, in one line.
  ///
  /// - Parameters:
  ///   - style: how it is written.
  ///   - locator: the place in the cable, such as `¶8`; nil for the whole of it.
  /// - Returns: the line, without a line end.
  public func text(_ style: CitationStyle, at locator: String? = nil) -> String {
    let locator = locator.map { [$0] } ?? []
    return switch style {
    case .chicago: Self.sentence(published == nil ? note(locator) : noteOfVolume(locator))
    case .org: OrgText.inert(text(.chicago, at: locator.first))
    case .markdown: CableMarkdown.escaped(text(.chicago, at: locator.first))
    case .chicagoBibliography: sentences(published == nil ? entry(locator) : entryOfVolume(locator))
    case .mla: sentences(mla(locator))
    case .plain:
      ([id, author] + (sent.map { [$0.isoDate] } ?? []) + locator).joined(separator: ", ")
    }
  }

  // MARK: Parts

  private var numbered: String {
    let name = "\(kind) \(id)"
    return recipient.map { name + " to \($0)" } ?? name
  }

  private var written: String? { sent.map { "\($0.monthName) \($0.day), \($0.year)" } }

  private func note(_ locator: [String]) -> [String] {
    ["\(author), \(quoted(",")) \(numbered)"] + [written, classification].compactMap(\.self)
      + locator + place
  }

  /// As the Office of the Historian asks for: volume, editors, place and year, number of the document.
  private func noteOfVolume(_ locator: [String]) -> [String] {
    var parts = [quoted(",")]
    parts[0] += written.map { " \($0), in \(volume)" } ?? " in \(volume)"
    return parts + [document].compactMap(\.self) + locator + originals
  }

  private func entry(_ locator: [String]) -> [String] {
    let place = place
    return [
      author, quoted("."),
      ([Self.capitalised(numbered)] + [written].compactMap(\.self) + locator)
        .joined(separator: ", "),
    ] + [classification].compactMap(\.self) + (place.isEmpty ? [] : [place.joined(separator: ", ")])
  }

  private func entryOfVolume(_ locator: [String]) -> [String] {
    [
      quoted("."), written,
      "In " + ([volume, document].compactMap(\.self) + locator).joined(separator: ", "),
    ]
    .compactMap(\.self) + (originals.isEmpty ? [] : [originals.joined(separator: ", ")])
  }

  private func mla(_ locator: [String]) -> [String] {
    let day = sent.map { "\($0.day) \(Self.mlaMonth($0)) \($0.year)" }
    if published != nil {
      return [quoted(".")]
        + [([volume, document, day].compactMap(\.self) + locator).joined(separator: ", ")]
    }
    let rest = [Self.capitalised(numbered), day].compactMap(\.self) + locator + place
    return [author, quoted("."), rest.joined(separator: ", ")]
  }

  /// The volume with its editors and imprint.
  private var volume: String {
    guard let volume = published?.volume else { return "Foreign Relations of the United States" }
    var text = [volume.wholeSeries, volume.number, volume.title].compactMap(\.self)
      .joined(separator: ", ")
    if !volume.editors.isEmpty {
      text += (volume.editors.count == 1 ? ", ed. " : ", eds. ") + Self.list(volume.editors)
    }
    let printed = [volume.publisher, volume.year].compactMap(\.self).joined(separator: ", ")
    let imprint = [volume.place, printed.isEmpty ? nil : printed].compactMap(\.self)
    return imprint.isEmpty ? text : text + " (\(imprint.joined(separator: ": ")))"
  }

  /// `document 12`, with the number of the telegram where it is known.
  var document: String? {
    let number = published?.number.map { "document \($0)" }
    let own = CableID(parsing: id) == nil ? nil : "\(kind) \(id)"
    let parts = [number, own].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var originals: [String] { [url].compactMap(\.self) }

  /// The title in quotation marks; those within it become straight, so that no pair is torn.
  private func quoted(_ sign: String) -> String {
    let title = String(title.map { $0 == "“" || $0 == "”" ? "\"" : $0 })
    return "“\(title)\(title.last.map { "?!".contains($0) && sign == "." } == true ? "" : sign)”"
  }

  private static func list(_ names: [String]) -> String {
    names.count < 3
      ? names.joined(separator: " and ")
      : names.dropLast().joined(separator: ", ") + ", and " + (names.last ?? "")
  }

  private static func mlaMonth(_ time: ZuluTime) -> String {
    switch time.month {
    case 5, 6, 7: time.monthName
    case 9: "Sept."
    default: time.monthName.prefix(3) + "."
    }
  }

  private static func sentence(_ parts: [String]) -> String {
    let text = parts.joined(separator: ", ")
    return text.hasSuffix(".") ? text : text + "."
  }

  private func sentences(_ parts: [String]) -> String {
    parts.map { $0.hasSuffix(".") || $0.hasSuffix("”") ? $0 : $0 + "." }.joined(separator: " ")
  }
}
