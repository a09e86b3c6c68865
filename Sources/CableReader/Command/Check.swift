import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader check`: the findings about every document, and why a file has no cable.
struct Check: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print every finding about the cables, and every file without cables.",
    discussion: """
      One line each: file, line, severity, code, finding. The totals at the end add up: every file \
      that was found holds cables, or holds none, or could not be read; and so does every record of
      a table, a dump or a volume. With --explain: what each file was taken for, by which signs, with
      which columns, how many records it has, and what of it was not understood. With --query: the \
      findings about the cables that match, and their totals.

      Example: cablereader check Samples
      """)

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @Option(name: .letter("f"), help: TableFormat.help)
  var format = TableFormat.text
  @OptionGroup var cells: SheetOptions
  @Flag(help: "Print only the totals.") var summary = false
  @Flag(help: "Print what each file was taken for, and why.") var explain = false
  @Flag(help: "Print what one copy of a cable blacks out and another copy prints.")
  var redactions = false
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  /// What was counted on the way.
  private struct Totals {
    var filesWithCables = 0
    var filesWithout = 0
    var unreadable = 0
    var cables = 0
    var passedRecords = 0
    var failedRecords = 0
    var findings: [String: Int] = [:]
    var files: Int { filesWithCables + filesWithout + unreadable }
  }

  func validate() throws {
    if redactions, explain || summary {
      throw ValidationError("--redactions prints neither --explain nor --summary; leave these out.")
    }
    if explain, !query.text.isEmpty {
      throw ValidationError(
        "--explain is about files, --query about cables: leave one of them out.")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let resolved = paths.resolved()
    if explain {
      return try RecognitionSheet(format: format, cells: cells, output: output).report(
        resolved.paths, missing: resolved.missing)
    }
    if redactions {
      return RedactionsReport(
        selection: try Selection(resolved, query.query), format: format, cells: cells,
        output: output
      ).report()
    }
    var table = Table(
      format, format == .jsonl ? Self.keys : ["path", "line", "severity", "code", "id", "message"],
      cells, to: output, isBare: true)
    defer { table.report() }
    if !query.text.isEmpty { return try checkMatching(resolved, &table, output) }
    var totals = Totals()
    totals.unreadable = resolved.missing
    try EachFile.read(resolved.paths) { found, _, root in
      totals.filesWithCables += found.fileCount
      totals.cables += 1
      for note in found.cable.diagnostics {
        totals.findings[note.code.rawValue, default: 0] += 1
        let place = found.place(ofLine: note.line)
        show(
          output, &table, path: root.named(place.path), id: found.cable.id?.description,
          line: place.line, severity: note.severity.rawValue, code: note.code.rawValue,
          message: note.message)
      }
    } skipped: { file in
      if file.isOrdinary { totals.filesWithout += 1 } else { totals.unreadable += 1 }
      show(
        output, &table, path: file.path, id: nil, line: nil,
        severity: file.isOrdinary ? "notice" : "error",
        code: file.isOrdinary ? "no-cable" : "unreadable", message: file.reason)
    } passed: { file in
      if file.isOrdinary { totals.passedRecords += 1 } else { totals.failedRecords += 1 }
      show(
        output, &table, path: file.path, id: nil, line: nil,
        severity: file.isOrdinary ? "notice" : "error",
        code: file.isOrdinary ? "no-cable" : "unreadable",
        message: file.record.map {
          "record \($0.number), byte \($0.fileRange.lowerBound): \(file.reason)"
        } ?? file.reason)
    }
    show(totals, output)
    return totals.unreadable + totals.failedRecords > 0 ? 3 : totals.files == 0 ? 1 : 0
  }

  /// Findings about the cables that match a query, in the order of their files.
  private func checkMatching(
    _ resolved: (paths: [String], missing: Int), _ table: inout Table, _ output: Output
  ) throws(LibraryError) -> Int32 {
    let selection = try Selection(resolved, query.query)
    var unread = selection.unreadable
    var findings: [String: Int] = [:]
    for row in selection.rowsByFile {
      guard let cable = selection.cable(row, unread: &unread) else { continue }
      let entry = selection.library.rows[row]
      for note in cable.diagnostics {
        findings[note.code.rawValue, default: 0] += 1
        show(
          output, &table, path: selection.openablePath(entry), id: entry.id, line: note.line,
          severity: note.severity.rawValue, code: note.code.rawValue, message: note.message)
      }
    }
    let count = selection.rows.count
    switch format {
    case .text:
      output.line(
        "\(count) \(count == 1 ? "cable matches" : "cables match") among "
          + "\(selection.library.rows.count)")
      show(findings, output)
    case .jsonl:
      output.data(
        JSONText.object([("cables", String(count)), ("findings", Self.json(findings))]))
    case .tsv, .csv: break
    }
    return Selection.exitCode(isEmpty: count == 0, unreadable: unread)
  }

  /// The keys of a finding in JSON.
  private static let keys = ["path", "id", "line", "severity", "code", "message"]

  private func show(
    _ output: Output, _ table: inout Table, path: String, id: String?, line: Int?,
    severity: String, code: String, message: String
  ) {
    guard !summary else { return }
    switch format {
    case .text:
      let place = line.map { ":\($0)" } ?? ""
      output.line([
        Piece("\(path)\(place): ", .link),
        Piece("\(severity): ", severity == "notice" ? .dim : .error),
        Piece("\(message) "), Piece("[\(code)]", .dim),
      ])
    case .tsv, .csv:
      table.row([
        Cell(path), Cell(line), Cell(severity), Cell(code), Cell(id ?? ""), Cell(message),
      ])
    case .jsonl:
      table.row([
        Cell(path), Cell(id ?? "", isOptional: true), Cell(line), Cell(severity), Cell(code),
        Cell(message),
      ])
    }
  }

  /// In text the totals are lines of their own; programs get them as a record, or not at all.
  private func show(_ totals: Totals, _ output: Output) {
    switch format {
    case .text:
      output.line(
        "\(totals.files.counted("file")): \(totals.filesWithCables) with "
          + totals.cables.counted("cable") + ", "
          + "\(totals.filesWithout) without, \(totals.unreadable) unreadable")
      if totals.passedRecords + totals.failedRecords > 0 {
        output.line(
          "\(totals.cables + totals.passedRecords + totals.failedRecords) cables and records: "
            + "\(totals.cables) shown, \(totals.passedRecords) skipped, "
            + "\(totals.failedRecords) unreadable")
      }
      show(totals.findings, output)
    case .jsonl:
      output.data(
        JSONText.object([
          ("files", String(totals.files)), ("withCables", String(totals.filesWithCables)),
          ("cables", String(totals.cables)), ("withoutCable", String(totals.filesWithout)),
          ("unreadable", String(totals.unreadable)),
          ("recordsPassed", String(totals.passedRecords)),
          ("recordsUnreadable", String(totals.failedRecords)),
          ("findings", Self.json(totals.findings)),
        ]))
    case .tsv, .csv: break
    }
  }

  /// Counts of findings, the most frequent first.
  private static func sorted(_ findings: [String: Int]) -> [(key: String, value: Int)] {
    findings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
  }

  private func show(_ findings: [String: Int], _ output: Output) {
    let count = findings.values.reduce(0, +)
    output.line(count.counted("finding"))
    for (code, count) in Self.sorted(findings) { output.line("  \(count) \(code)") }
  }

  private static func json(_ findings: [String: Int]) -> String {
    JSONText.object(sorted(findings).map { ($0.key, String($0.value)) })
  }
}
