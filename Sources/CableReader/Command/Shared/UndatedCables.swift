import CableLibrary
import CableScreen

/// Cables without a date, which a table by time cannot place: they are counted and named.
struct UndatedCables {
  /// Their ids, each with the queries that it matches; those with any first.
  let cables: [(id: String, matches: [String])]

  /// As many are named.
  private static let named = 20

  /// Cables with what they match, in any order.
  init(_ cables: [(id: String, matches: [String])]) {
    self.cables = cables.filter { !$0.matches.isEmpty } + cables.filter { $0.matches.isEmpty }
  }

  /// Those of some rows.
  init(_ library: Library, among rows: [Int]) {
    self.init(
      rows.filter { library.rows[$0].sent == nil }.map { (library.rows[$0].id, []) })
  }

  /// Names them below a table for people.
  func show(on output: Output) {
    guard !cables.isEmpty else { return }
    output.line()
    output.line([Piece("without a date: \(cables.count.grouped)", .heading, isBold: true)])
    for cable in cables.prefix(Self.named) {
      output.line([
        Piece("  " + cable.id, .link),
        Piece(cable.matches.isEmpty ? "" : "  " + cable.matches.joined(separator: ", ")),
      ])
    }
    if cables.count > Self.named {
      output.line([Piece("  and \((cables.count - Self.named).grouped) more", .dim)])
    }
  }

  /// Names them next to a table for other programs, where messages go.
  func say() {
    guard !cables.isEmpty else { return }
    let names = cables.prefix(Self.named).map(\.id).joined(separator: ", ")
    Failure.say(
      "\(cables.count.grouped("cable")) \(cables.count == 1 ? "has" : "have") no date, counted in the "
        + "row without a value: \(names)\(cables.count > Self.named ? " …" : "").")
  }
}
