@testable import CableCore

extension LexiconTable {
  /// The tables that `Header` and `Lines` read with.
  static let header: [LexiconTable] = [
    LexiconTable("Precedences.words", Precedences.words) { text, meaning in
      let header = Telegram.header.replacing("IMMEDIATE 5947", with: "\(text) 5947")
      let to = Telegram.parse(header).to.first
      return to?.precedence == meaning && to?.name == "SECSTATE WASHDC"
    }
  ]
}
