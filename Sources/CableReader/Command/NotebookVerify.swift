import ArgumentParser
import CableCore
import CableLibrary
import CableScreen
import Glibc

/// `cablereader notebook verify`.
struct NotebookVerify: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Report which quotations in a text are unchanged.",
    discussion: """
      Quotations in Markdown and Org, copied by yq or written by show --quote and notebook export, \
      carry the digest of their paragraph. Prints a line for each: whether it is unchanged; altered, if \
      the words in the text are not those of the paragraph; changed, if the paragraph says something \
      else now; or gone.

      Exit status: 0 if all are unchanged, else 1.

      Example: cablereader notebook verify chapter.md --in Samples
      """)

  @Argument(
    help: ArgumentHelp("Texts with quotations; - is standard input.", valueName: "file"),
    completion: .file())
  var files: [String]
  @OptionGroup var places: PlaceOptions
  @Option(name: .letter("f"), help: TableFormat.help)
  var format = TableFormat.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    var unread = 0
    var records: [(file: String, record: QuotationRecord)] = []
    for file in files {
      guard let bytes = TextFile.bytes(file) else {
        Failure.say("\(file) cannot be read: \(String(cString: strerror(errno))). Check the name.")
        unread += 1
        continue
      }
      let found = QuotationRecord.all(in: String(decoding: bytes, as: UTF8.self))
      if found.isEmpty { Failure.say("\(file) has no quotation that carries a digest.") }
      records += found.map { (file, $0) }
    }
    guard !records.isEmpty else { return unread > 0 ? 3 : 1 }
    let selection = try Selection(PathArguments.resolved(places.folders), Query())
    unread += selection.unreadable
    var table = Table(
      format, ["file", "line", "state", "id", "paragraph", "text"], cells, to: output)
    defer { table.report() }
    var counts: [QuotationCheck.State: Int] = [:]
    for (file, record) in records {
      var cables: [Cable] = []
      for row in selection.library.rows(of: record.id) {
        if let cable = selection.cable(row, unread: &unread) { cables.append(cable) }
      }
      let check = QuotationCheck(record, in: cables)
      counts[check.state, default: 0] += 1
      show(file, record, check, isHere: !cables.isEmpty, &table, output)
    }
    if format == .text {
      let counted = QuotationCheck.State.allCases.compactMap { state in
        counts[state].map { "\($0) \(state.rawValue)" }
      }
      output.line()
      output.line("\(records.count.counted("quotation")): \(counted.joined(separator: ", "))")
    }
    let areAllUnchanged = counts[.unchanged, default: 0] == records.count
    return unread > 0 ? 3 : areAllUnchanged ? 0 : 1
  }

  private func show(
    _ file: String, _ record: QuotationRecord, _ check: QuotationCheck, isHere: Bool,
    _ table: inout Table, _ output: Output
  ) {
    guard format == .text else {
      table.row([
        Cell(file), Cell(record.line), Cell(check.state.rawValue), Cell(record.id),
        Cell(check.paragraph?.ordinal), Cell(check.paragraph?.text ?? "", isOptional: true),
      ])
      return
    }
    let isSound = check.state == .unchanged
    output.line([
      Piece("\(file):\(record.line)  "),
      Piece(check.state.rawValue, isSound ? .body : .error, isBold: !isSound),
      Piece("  \(record.id)"), Piece(Self.described(record, check, isHere: isHere)),
    ])
  }

  private static func described(
    _ record: QuotationRecord, _ check: QuotationCheck, isHere: Bool
  ) -> String {
    let label = check.paragraph?.label.map { " ¶\($0)" } ?? ""
    let text = check.paragraph?.text ?? ""
    return switch check.state {
    case .unchanged: label
    case .altered: "\(label): the paragraph is as it was; the text has other words: \(text)"
    case .changed: "\(label): the paragraph now says: \(text)"
    case .gone: isHere ? ": no paragraph says this" : ": the cable is not in this library"
    }
  }
}
