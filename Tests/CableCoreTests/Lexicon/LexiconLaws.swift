import Foundation
import Testing

@testable import CableCore

/// What holds for every row of the lexicon, so that a new spelling is a row and nothing else.
@Suite struct LexiconLaws {
  @Test("Every row is read in its table's template line", arguments: LexiconTable.all)
  func everyRowIsRead(table: LexiconTable) {
    for row in table.rows { #expect(table.isRead(row.text), "\(table): \(row.text)") }
  }

  @Test("A filter lets every row through, in either case", arguments: LexiconTable.all)
  func noFilterRefusesARow(table: LexiconTable) {
    for row in table.rows {
      for text in [row.text, row.text.lowercased(), row.text.capitalized] {
        let bytes = Array(text.utf8)
        #expect(table.openings.mayBegin(at: 0, in: bytes), "\(table): \(text)")
      }
    }
  }

  @Test("A filter lets every slip through whose first letter is right", arguments: LexiconTable.all)
  func noFilterRefusesASlip(table: LexiconTable) {
    for row in table.rows where row.met.contains(.oneSlip) && row.text.utf8.count > 2 {
      for slip in LexiconTable.slips(of: row.text) {
        #expect(table.openingsWithSlips.mayBegin(at: 0, in: Array(slip.utf8)), "\(slip)")
      }
    }
  }

  @Test("No slip of a row is another row of another meaning", arguments: LexiconTable.all)
  func noSlipIsARow(table: LexiconTable) {
    #expect(table.confused.isEmpty, "\(table.confused)")
  }

  @Test("What the filter of lines looks for anywhere is what labels without a colon begin with")
  func labelsAnywhere() {
    for text in Labels.anywhere {
      let line = Array("1234567890123456 \(text) 1234567890123456789012345678901234567890".utf8)
      #expect(FieldLabel.mayStand(in: 0..<line.count, of: line, first: 0), "\(text)")
    }
    let none = Array("1234567890123456 LAKES 1234567890123456789012345678901234567890".utf8)
    #expect(!FieldLabel.mayStand(in: 0..<(none.count - 20), of: none, first: 0))
  }

  @Test("Rows are capitals, and none is twice in its table", arguments: LexiconTable.all)
  func rowsAreCapitalsAndThereOnce(table: LexiconTable) {
    for row in table.rows { #expect(row.text == row.text.uppercased(), "\(table): \(row.text)") }
    #expect(Set(table.rows.map(\.text)).count == table.rows.count)
  }

  @Test("Every table that is declared has a template line")
  func everyTableIsTried() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/CableCore").standardizedFileURL
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    var declared: Set<String> = []
    for name in names ?? [] where name.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
      var type = ""
      for line in text.split(separator: "\n") {
        if let found = line.firstMatch(of: /^(?:enum|struct|extension) (\w+)/) {
          type = String(found.1)
        }
        if let found = line.firstMatch(of: /static let (\w+) = Forms</) {
          declared.insert("\(type).\(found.1)")
        }
      }
    }
    #expect(declared == Set(LexiconTable.all.map(\.name)))
  }
}
