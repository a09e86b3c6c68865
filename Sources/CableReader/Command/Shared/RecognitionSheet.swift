import CableCore
import CableLibrary
import CableScreen

/// What files were taken for, as `check --explain` prints it.
struct RecognitionSheet {
  let format: TableFormat
  let cells: SheetOptions
  let output: Output

  /// Records that are named one by one.
  private static let namedRecords = 5

  /// Prints a file after the other.
  ///
  /// - Returns: the exit code: 3 where a file could not be read, 1 where there is none.
  /// - Throws: where a path cannot be walked.
  func report(_ paths: [String], missing: Int) throws(LibraryError) -> Int32 {
    var (count, failed) = (0, missing)
    var table = Table(format, ["path", "key", "text"], cells, to: output, isBare: true)
    try FileRecognition.read(paths, followsLinks: Confinement.current.followsLinks) { file in
      count += 1
      if !file.isReadable || file.passed.contains(where: \.isFailure) { failed += 1 }
      var file = file
      file.path = StandardInput.shown(file.path)
      switch format {
      case .text: show(file, isFirst: count == 1)
      case .tsv, .csv:
        for (key, text) in Self.facts(of: file) {
          table.row([Cell(file.path), Cell(key), Cell(text)])
        }
      case .jsonl: output.data(Self.json(file))
      }
    }
    table.report()
    return failed > 0 ? 3 : count == 0 ? 1 : 0
  }

  private func show(_ file: FileRecognition, isFirst: Bool) {
    if !isFirst { output.line() }
    output.line([Piece(file.path, .link)])
    var before = ""
    for (key, text) in Self.facts(of: file) {
      let head = key == before ? "" : key
      output.line([
        Piece("  \(head)\(String(repeating: " ", count: max(1, 16 - head.count)))", .dim),
        Piece(text),
      ])
      before = key
    }
  }

  /// The facts about a file, in the order in which they are printed; several facts may have one key.
  static func facts(of file: FileRecognition) -> [(key: String, text: String)] {
    var facts: [(String, String)] = []
    if let recognition = file.recognition {
      facts.append(("read as", recognition.form))
      facts += recognition.signs.map { ("known by", $0) }
      for column in recognition.columns {
        guard let meaning = column.meaning else { continue }
        facts.append(("column", "\(column.name): \(meaning)"))
      }
    }
    let failed = file.passed.count { $0.isFailure }
    let found = file.cableCount + file.passed.count
    facts.append(
      (
        "found",
        found == file.cableCount
          ? found.counted("cable")
          : "\(found.counted("record")): \(file.cableCount.counted("cable")), \(file.passed.count - failed) skipped, "
            + "\(failed) unreadable"
      ))
    facts += notUnderstood(in: file).map { ("not understood", $0) }
    return facts
  }

  private static func notUnderstood(in file: FileRecognition) -> [String] {
    var all: [String] = []
    if let reason = file.reason { all.append(reason) }
    let unknown = file.recognition?.columns.filter { $0.meaning == nil }.map(\.name) ?? []
    if !unknown.isEmpty {
      all.append(
        "what \(unknown.count == 1 ? "the column" : "the columns") \(unknown.joined(separator: ", ")) "
          + "\(unknown.count == 1 ? "means" : "mean")")
    }
    all += file.passed.prefix(namedRecords).map {
      "record \($0.number), byte \($0.fileRange.lowerBound): \($0.reason)"
    }
    if file.passed.count > namedRecords {
      all.append("\(file.passed.count - namedRecords) further records, which `check` lists")
    }
    for (code, count) in file.findings.sorted(by: {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }) {
      all.append("\(count.counted("finding")) \(code.rawValue)")
    }
    return all
  }

  private static func json(_ file: FileRecognition) -> String {
    let columns = file.recognition?.columns.map { column in
      JSONText.object([
        ("name", JSONText.string(column.name)), ("meaning", JSONText.optional(column.meaning)),
      ])
    }
    return JSONText.object([
      ("path", JSONText.string(file.path)),
      ("form", JSONText.optional(file.recognition?.form)),
      ("signs", JSONText.array((file.recognition?.signs ?? []).map(JSONText.string))),
      ("columns", JSONText.array(columns ?? [])),
      ("cables", String(file.cableCount)),
      ("recordsPassed", String(file.passed.count { !$0.isFailure })),
      ("recordsUnreadable", String(file.passed.count { $0.isFailure })),
      ("notUnderstood", JSONText.array(notUnderstood(in: file).map(JSONText.string))),
    ])
  }
}
