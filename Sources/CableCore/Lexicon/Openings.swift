/// The two bytes that begin the rows of a table, in either case: a filter made from what it guards.
///
/// It lets every row through, and much that is none: of a byte only its case-blind low bits are kept.
/// Of rows that are met as they are written, the third byte is known as well.
///
/// Cost: a kilobyte after a reference, so that a table is not copied where it is asked; a look-up is
/// three loads.
struct Openings: Sendable {
  /// For each first byte, a bit for each second one; after those of all first bytes, for the two together
  /// a bit for each third one.
  private var bits = [UInt64](repeating: 0, count: 2 * Self.width)

  /// How many codes a byte may have.
  static let width = 64

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
      // Where there is one blank in a row, there may be several in a text.
      let isKnown = bytes.count > 2 && !bytes[1...].contains(0x20)
      let third: UInt64 = isKnown ? 1 << Self.code(bytes[2]) : .max
      insert(first, bytes.count > 1 ? 1 << Self.code(bytes[1]) : .max, third)
      if met.contains(.spaced) { insert(first, Self.signs, .max) }
      guard slips, met.contains(.oneSlip), bytes.count > 2 else { continue }
      // The second byte may be anything, the first may be missing or have changed places.
      insert(first, .max, .max)
      insert(bytes[1], 1 << Self.code(bytes[2]) | 1 << Self.code(first), .max)
    }
  }

  /// The openings of some texts, which are met as they are.
  init(_ texts: [StaticString]) { self.init(of: texts.map { ($0.description, .bare) }) }

  private mutating func insert(_ first: UInt8, _ seconds: UInt64, _ thirds: UInt64) {
    let first = Self.code(first)
    bits[Int(first)] |= seconds
    for second in 0..<UInt64(Self.width) where seconds & 1 << second != 0 {
      bits[Self.place(ofThirds: first, second)] |= thirds
    }
  }

  /// Where the third bytes are that follow two; some pairs share a place, which lets more through.
  @inline(__always)
  private static func place(ofThirds first: UInt64, _ second: UInt64) -> Int {
    width + Int((first &* 13 ^ second) & UInt64(width - 1))
  }

  /// The openings of either of two tables.
  func union(_ others: Openings) -> Openings {
    var all = self
    for place in all.bits.indices { all.bits[place] |= others.bits[place] }
    return all
  }

  /// Six bits of a byte: a letter has those of its other case, and never those of a sign.
  @inline(__always)
  static func code(_ byte: UInt8) -> UInt64 {
    UInt64(byte & 0x1F | byte >> 1 & 0x20)
  }

  /// False where no row begins with two bytes; the second is anything after a word of one byte.
  @inline(__always)
  func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    bits[Int(Self.code(first))] & 1 << Self.code(second) != 0
  }

  /// False where certainly no row is at a place as it is written, in any case: of the first byte of many
  /// lines some row has the second, and hardly one the third.
  @inline(__always)
  func mayBeWritten(at place: Int, in bytes: [UInt8]) -> Bool {
    guard mayBegin(at: place, in: bytes) else { return false }
    guard place + 2 < bytes.count else { return true }
    let thirds = Self.place(ofThirds: Self.code(bytes[place]), Self.code(bytes[place + 1]))
    return bits[thirds] & 1 << Self.code(bytes[place + 2]) != 0
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
