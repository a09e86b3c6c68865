import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader check`: what is odd about every document, and why a file gave no cable.
struct Check: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print every finding about the cables, and every file that gave none.",
    discussion: """
      A line each: file, line, severity, code, finding. The totals at the end add up: every file \
      that was found holds cables, or holds none, or could not be read; and so does every record of
      a table, a dump or a volume. With --explain: what each file was taken for, by which signs, with
      which columns, how many records it has, and what of it was not understood.

      Example: cablereader check Samples
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tsv, jsonl }

  @OptionGroup var paths: PathArguments
  @Option(help: "The form of the output: text, tsv or jsonl.") var format = Format.text
  @Flag(help: "Print the totals alone.") var summary = false
  @Flag(help: "Print what each file was taken for, and why.") var explain = false
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

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let resolved = paths.resolved()
    if explain {
      return try RecognitionSheet(format: format, output: output).report(
        resolved.paths, missing: resolved.missing)
    }
    var totals = Totals()
    totals.unreadable = resolved.missing
    try EachFile.read(resolved.paths) { found, _, root in
      totals.filesWithCables += found.fileCount
      totals.cables += 1
      for note in found.cable.diagnostics {
        totals.findings[note.code.rawValue, default: 0] += 1
        let place = found.place(ofLine: note.line)
        show(
          output, path: root.named(place.path), id: found.cable.id?.description, line: place.line,
          severity: note.severity.rawValue, code: note.code.rawValue, message: note.message)
      }
    } skipped: { file in
      if file.isOrdinary { totals.filesWithout += 1 } else { totals.unreadable += 1 }
      show(
        output, path: file.path, id: nil, line: nil,
        severity: file.isOrdinary ? "notice" : "error",
        code: file.isOrdinary ? "no-cable" : "unreadable", message: file.reason)
    } passed: { file in
      if file.isOrdinary { totals.passedRecords += 1 } else { totals.failedRecords += 1 }
      show(
        output, path: file.path, id: nil, line: nil,
        severity: file.isOrdinary ? "notice" : "error",
        code: file.isOrdinary ? "no-cable" : "unreadable",
        message: file.record.map {
          "record \($0.number), byte \($0.fileRange.lowerBound): \(file.reason)"
        } ?? file.reason)
    }
    show(totals, output)
    return totals.unreadable + totals.failedRecords > 0 ? 3 : totals.files == 0 ? 1 : 0
  }

  private func show(
    _ output: Output, path: String, id: String?, line: Int?, severity: String, code: String,
    message: String
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
    case .tsv:
      output.data(
        DelimitedText.tsv([path, line.map(String.init) ?? "", severity, code, id ?? "", message]))
    case .jsonl:
      output.data(
        JSONText.object([
          ("path", JSONText.string(path)), ("id", JSONText.optional(id)),
          ("line", line.map(String.init) ?? "null"), ("severity", JSONText.string(severity)),
          ("code", JSONText.string(code)), ("message", JSONText.string(message)),
        ]))
    }
  }

  /// In text the totals are lines of their own; programs get them as a record, or not at all.
  private func show(_ totals: Totals, _ output: Output) {
    let findings = totals.findings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    switch format {
    case .text:
      output.line(
        "\(totals.files) files: \(totals.filesWithCables) with \(totals.cables) cables, "
          + "\(totals.filesWithout) without, \(totals.unreadable) unreadable")
      if totals.passedRecords + totals.failedRecords > 0 {
        output.line(
          "\(totals.cables + totals.passedRecords + totals.failedRecords) cables and records: "
            + "\(totals.cables) shown, \(totals.passedRecords) passed over, "
            + "\(totals.failedRecords) unreadable")
      }
      output.line("\(findings.reduce(0) { $0 + $1.value }) findings")
      for (code, count) in findings { output.line("  \(count) \(code)") }
    case .jsonl:
      output.data(
        JSONText.object([
          ("files", String(totals.files)), ("withCables", String(totals.filesWithCables)),
          ("cables", String(totals.cables)), ("withoutCable", String(totals.filesWithout)),
          ("unreadable", String(totals.unreadable)),
          ("recordsPassed", String(totals.passedRecords)),
          ("recordsUnreadable", String(totals.failedRecords)),
          ("findings", JSONText.object(findings.map { ($0.key, String($0.value)) })),
        ]))
    case .tsv: break
    }
  }
}
