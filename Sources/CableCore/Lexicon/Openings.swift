/// The two bytes that begin the rows of a table, in either case: a filter made from what it guards.
///
/// It lets every row through, and much that is none: of a byte only its case-blind low bits are kept.
///
/// Cost: 512 bytes after a reference, so that a table is not copied where it is asked; a look-up is
/// three loads.
struct Openings: Sendable {
  /// For each first byte, a bit for each second one.
  private var seconds = [UInt64](repeating: 0, count: 64)

  /// The bits of all bytes that are no letters.
  private static let signs: UInt64 = 0xFFFF_FFFF

  /// The openings of some texts.
  ///
  /// - Parameters:
  ///   - rows: texts in capitals, and how they are met.
  ///   - slips: true where those are let through too that are one slip away from a row.
  init(of rows: some Sequence<(text: String, met: Met)>, slips: Bool = false) {
    for (text, met) in rows {
      let bytes = Array(text.utf8.prefix(3))
      guard let first = bytes.first else { continue }
      insert(first, bytes.count > 1 ? 1 << Self.code(bytes[1]) : .max)
      if met.contains(.spaced) { insert(first, Self.signs) }
      guard slips, met.contains(.oneSlip), bytes.count > 2 else { continue }
      // The second byte may be anything, the first may be missing or have changed places.
      insert(first, .max)
      insert(bytes[1], 1 << Self.code(bytes[2]) | 1 << Self.code(first))
    }
  }

  /// The openings of some texts, which are met as they are.
  init(_ texts: [StaticString]) { self.init(of: texts.map { ($0.description, .bare) }) }

  private mutating func insert(_ first: UInt8, _ bits: UInt64) {
    seconds[Int(Self.code(first))] |= bits
  }

  /// The openings of either of two tables.
  func union(_ others: Openings) -> Openings {
    var all = self
    for place in all.seconds.indices { all.seconds[place] |= others.seconds[place] }
    return all
  }

  /// Six bits of a byte: a letter has those of its other case, and never those of a sign.
  @inline(__always)
  private static func code(_ byte: UInt8) -> UInt64 {
    UInt64(byte & 0x1F | byte >> 1 & 0x20)
  }

  /// False where no row begins with two bytes; the second is anything after a word of one byte.
  @inline(__always)
  func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    seconds[Int(Self.code(first))] & 1 << Self.code(second) != 0
  }

  /// False where a word is certainly none of the rows.
  @inline(__always)
  func mayBegin(_ word: Word) -> Bool { mayBegin(word.first, word[1]) }

  /// False where certainly none of the rows is at a place.
  @inline(__always)
  func mayBegin(at place: Int, in bytes: [UInt8]) -> Bool {
    mayBegin(bytes[place], place + 1 < bytes.count ? bytes[place + 1] : 0)
  }
}
