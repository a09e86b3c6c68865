import ArgumentParser
import CableCore

/// The forms in which a command prints rows: the same words in every command.
///
/// `json` is another name of `jsonl`.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case text, tsv, csv, jsonl

  init?(argument: String) { self.init(rawValue: argument == "json" ? "jsonl" : argument) }

  /// What the help of each command says.
  static let help = ArgumentHelp("The form of the output: text, tsv, csv or jsonl (also json).")
}

/// A value of a row, as text and as JSON.
struct Cell {
  let text: String
  let json: String

  /// A text; empty is `null` in JSON where `isOptional`.
  init(_ text: String, isOptional: Bool = false) {
    self.text = text
    json = isOptional && text.isEmpty ? "null" : JSONText.string(text)
  }

  /// A number; nil is empty, and `null` in JSON.
  init(_ number: Int?) {
    text = number.map(String.init) ?? ""
    json = number.map(String.init) ?? "null"
  }

  /// True or false.
  init(_ flag: Bool) {
    text = String(flag)
    json = text
  }

  /// A text with what it is in JSON.
  init(_ text: String, json: String) {
    self.text = text
    self.json = json
  }
}

/// Rows as tab-separated or comma-separated values, or as JSON Lines.
///
/// The first line of the first two names the columns; in JSON Lines they are the keys.
struct Table {
  private let format: TableFormat
  private let columns: [String]
  private let cells: SheetOptions
  private let output: Output
  private var formulas = 0

  /// A table without rows; prints its first line.
  ///
  /// - Parameters:
  ///   - format: not `text`, in which a command prints its rows itself.
  ///   - columns: their names.
  ///   - cells: how comma-separated values are written.
  ///   - output: where the rows go.
  ///   - isBare: true for tab-separated values that never had a first line of names.
  init(
    _ format: TableFormat, _ columns: [String], _ cells: SheetOptions, to output: Output,
    isBare: Bool = false
  ) {
    self.format = format
    self.columns = columns
    self.cells = cells
    self.output = output
    switch format {
    case .tsv: if !isBare { output.data(DelimitedText.tsv(columns)) }
    case .csv: output.data(DelimitedText.csv(columns, isInert: cells.spreadsheet))
    case .text, .jsonl: break
    }
  }

  /// Prints a row, with a cell for each column.
  mutating func row(_ row: [Cell]) {
    switch format {
    case .tsv: output.data(DelimitedText.tsv(row.map(\.text)))
    case .csv:
      formulas += row.count { DelimitedText.isFormula($0.text) }
      output.data(DelimitedText.csv(row.map(\.text), isInert: cells.spreadsheet))
    case .jsonl: output.data(JSONText.object(zip(columns, row).map { ($0, $1.json) }))
    case .text: break
    }
  }

  /// Reports on standard error what a spreadsheet would run.
  func report() {
    if let report = cells.report(of: formulas) { Failure.say(report) }
  }
}
