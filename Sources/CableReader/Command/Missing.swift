import CableCore
import CableLibrary
import CableScreen

/// What `refs --missing` prints: the cables that are cited and not here, with what cites them.
struct MissingReport {
  let selection: Selection
  let output: Output
  let cells: SheetOptions
  /// Ids to report; all if there are none.
  let ids: [CableID]
  let limit: Int?
  /// What is missing of the library, if that is known already.
  let known: (cables: [MissingCable], count: Int)?

  private var library: Library { selection.library }

  /// How many are printed as text where no limit is given.
  private static let fewLines = 20

  /// Prints the cables.
  ///
  /// - Returns: how many cables are missing, and how many citing ones could not be read again.
  func show(as format: Refs.Format) -> (count: Int, unread: Int) {
    let wanted = limit ?? (format == .text && ids.isEmpty ? Self.fewLines : .max)
    var (cables, count) =
      known
      ?? library.missing(citedBy: selection.rows, limit: ids.isEmpty ? wanted : .max)
    if !ids.isEmpty {
      cables.removeAll { cable in
        !ids.contains(cable.id) && !ids.contains { cable.candidates.contains($0) }
      }
      count = cables.count
    }
    cables = Array(cables.prefix(max(0, wanted)))
    var unread = 0
    guard !cables.isEmpty else { return (count, 0) }
    switch format {
    case .foia: unread = request(cables)
    case .tsv, .csv, .jsonl: unread = table(cables, TableFormat(rawValue: format.rawValue) ?? .tsv)
    case .text, .json, .dot, .graphml, .svg: unread = text(cables, of: count)
    }
    return (count, unread)
  }

  /// What the cables that cite one say of it.
  private func citing(_ cable: MissingCable, unread: inout Int) -> [CitingCable] {
    cable.citing.map { row in
      library.citing(cable, from: row, in: selection.cable(row, unread: &unread))
    }
  }

  private func entry(_ citing: CitingCable) -> LibraryRow { library.rows[citing.row] }

  // MARK: Text

  private func text(_ cables: [MissingCable], of count: Int) -> Int {
    var unread = 0
    output.line(
      "\(count.grouped("cable")) \(count == 1 ? "is" : "are") cited and not here")
    for cable in cables {
      let facets = library.facets(among: cable.citing)
      output.line()
      output.line([
        Piece(cable.name, .missingLink, isBold: true),
        Piece("  cited by \(cable.citing.count.grouped)", .heading),
        Piece(
          "  "
            + [facets.posts, facets.years, facets.tags].map(Self.listed)
            .filter { !$0.isEmpty }.joined(separator: " · "), .dim),
      ])
      for citing in citing(cable, unread: &unread) {
        output.line([
          Piece("  " + entry(citing).id, .link),
          Piece("  \(entry(citing).sent?.isoDate ?? "no date")", .dim),
          Piece(citing.item.map { "  as \($0)" } ?? ""),
        ])
        for sentence in citing.sentences {
          for line in StyledText(DisplayText(sentence).string).wrapped(
            to: max(20, min(100, output.columns ?? 100) - 4))
          { output.line("    " + line.string) }
        }
      }
    }
    if count > cables.count {
      output.line()
      output.line([Piece("and \((count - cables.count).grouped) more; --limit shows them", .dim)])
    }
    return unread
  }

  /// The first few of some counts: `ASTANA 5, ALMATY 2`.
  private static func listed(_ counts: [Facets.Count]) -> String {
    let named = counts.filter { !$0.value.isEmpty }
    let first = named.sorted { ($1.count, $0.value) < ($0.count, $1.value) }.prefix(4)
      .map { "\($0.value) \($0.count)" }
    return first.joined(separator: ", ") + (named.count > 4 ? " …" : "")
  }

  // MARK: Tables

  private static let columns = [
    "id", "candidates", "count", "posts", "years", "tags", "citedBy", "sentences",
  ]

  private func table(_ cables: [MissingCable], _ format: TableFormat) -> Int {
    var unread = 0
    var table = Table(format, Self.columns, cells, to: output)
    for cable in cables {
      let facets = library.facets(among: cable.citing)
      let citing = citing(cable, unread: &unread)
      table.row([
        Cell(cable.id.description), Self.list(cable.candidates.map(\.description)),
        Cell(cable.citing.count), Self.cell(facets.posts), Self.cell(facets.years),
        Self.cell(facets.tags),
        Cell(
          citing.map { entry($0).id }.joined(separator: "; "),
          json: JSONText.array(citing.map(json))),
        Self.list(citing.flatMap(\.sentences), separator: "\n"),
      ])
    }
    table.report()
    return unread
  }

  private static func list(_ values: [String], separator: String = "; ") -> Cell {
    Cell(values.joined(separator: separator), json: JSONText.strings(values))
  }

  private static func cell(_ counts: [Facets.Count]) -> Cell {
    Cell(
      counts.filter { !$0.value.isEmpty }.map { "\($0.value) \($0.count)" }
        .joined(separator: "; "),
      json: JSONText.array(
        counts.map {
          JSONText.object([("value", JSONText.string($0.value)), ("count", String($0.count))])
        }))
  }

  private func json(_ citing: CitingCable) -> String {
    JSONText.object([
      ("id", JSONText.string(entry(citing).id)),
      ("date", JSONText.optional(entry(citing).sent?.isoDate)),
      ("post", JSONText.optional(entry(citing).station.isEmpty ? nil : entry(citing).station)),
      ("as", JSONText.optional(citing.item)), ("sentences", JSONText.strings(citing.sentences)),
    ])
  }

  // MARK: A request

  /// Prints the text of a request under the Freedom of Information Act, to be edited.
  private func request(_ cables: [MissingCable]) -> Int {
    var unread = 0
    func paragraph(_ text: String, indent: Int = 0, hanging: Int = 0) {
      let blank = String(repeating: " ", count: indent)
      for line in StyledText(DisplayText(text).string).wrapped(to: 76 - indent, indent: hanging) {
        output.line(blank + line.string)
      }
    }
    paragraph("[Your name, address, e-mail]")
    paragraph("[Date]")
    output.line()
    paragraph("To: U.S. Department of State, FOIA Requester Service Center")
    paragraph("Subject: Freedom of Information Act request")
    output.line()
    paragraph(
      "Under the Freedom of Information Act, 5 U.S.C. 552, I request a copy of "
        + (cables.count == 1
          ? "the telegram below." : "each of the \(cables.count.grouped) telegrams below.")
        + " Each is cited in telegrams that have been released; what these say about it is below."
    )
    for (number, cable) in cables.enumerated() {
      let citing = citing(cable, unread: &unread)
      output.line()
      paragraph("\(number + 1). \(Self.record(cable))", hanging: 3)
      if let first = citing.compactMap({ entry($0).sent }).min() {
        paragraph("Sent on or before \(first.isoDate), when it was cited.", indent: 3)
      }
      for citing in citing {
        let date = entry(citing).sent.map { " of \($0.isoDate)" } ?? ""
        let item = citing.item.map { " as \"\($0)\"" } ?? ""
        let place =
          entry(citing).station.isEmpty ? "" : " from \(Vocabulary.author(entry(citing).station))"
        paragraph("Cited in \(entry(citing).id)\(date)\(place)\(item).", indent: 3)
        for sentence in citing.sentences { paragraph("\"\(sentence)\"", indent: 6) }
      }
    }
    output.line()
    paragraph(
      "If any part of these records is withheld, please release all parts that can be segregated "
        + "from it, and name the exemption of 5 U.S.C. 552(b) for each excision.")
    paragraph("[Fee category, the most that you would pay, or your reasons for a waiver of fees]")
    output.line()
    paragraph("[Signature]")
    return unread
  }

  /// A record as an archivist looks for it.
  private static func record(_ cable: MissingCable) -> String {
    let id = cable.id
    let sender = Vocabulary.author(id.station)
    let years = (cable.isYearOpen ? cable.candidates : [id]).map { String($0.year) }.reversed()
    let open =
      cable.isYearOpen ? " (the year is not printed in what cites it)" : ""
    return "\(id.isAirgram ? "Airgram A-" : "Telegram ")\(id.number) from \(sender), "
      + "\(years.joined(separator: " or "))\(open)"
  }
}
