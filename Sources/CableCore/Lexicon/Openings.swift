/// With which two bytes the rows of a table begin, in either case: a filter made from what it guards.
///
/// It lets every row through, and much that is none: two bits of a byte are not looked at.
///
/// Cost: 512 bytes; a look-up is two loads.
struct Openings: Sendable {
  /// For the low six bits of a first byte, a bit for the low six bits of each second one.
  private var seconds: InlineArray<64, UInt64> = .init(repeating: 0)

  /// The openings of some texts.
  ///
  /// - Parameter rows: texts in capitals, and whether they are met with one slip.
  init(of rows: some Sequence<(text: String, hasSlips: Bool)>) {
    for (text, hasSlips) in rows {
      let bytes = Array(text.utf8.prefix(3))
      guard let first = bytes.first else { continue }
      guard bytes.count > 1 else {
        insert(first, all: true)
        continue
      }
      insert(first, bytes[1])
      guard hasSlips, bytes.count > 2 else { continue }
      // The second byte may be anything, the first may be missing or have changed places.
      insert(first, all: true)
      insert(bytes[1], bytes[2])
      insert(bytes[1], first)
    }
  }

  /// The openings of some texts, none of which is met with a slip.
  init(_ texts: [StaticString]) { self.init(of: texts.map { ($0.description, false) }) }

  private mutating func insert(_ first: UInt8, _ second: UInt8) {
    for first in Self.cases(first) {
      for second in Self.cases(second) {
        seconds[Int(first & 63)] |= 1 << UInt64(second & 63)
      }
    }
  }

  private mutating func insert(_ first: UInt8, all: Bool) {
    for first in Self.cases(first) { seconds[Int(first & 63)] = .max }
  }

  private static func cases(_ byte: UInt8) -> [UInt8] { [byte.uppercased, byte.lowercased] }

  /// False where no row begins with two bytes; the second is anything behind a word of one byte.
  @inline(__always)
  func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    seconds[Int(first & 63)] & 1 << UInt64(second & 63) != 0
  }

  /// False where a word is certainly none of the rows.
  @inline(__always)
  func mayBegin(_ word: Word) -> Bool { mayBegin(word.first, word[1]) }

  /// False where certainly none of the rows stands at a place.
  @inline(__always)
  func mayBegin(at place: Int, in bytes: [UInt8]) -> Bool {
    mayBegin(bytes[place], place + 1 < bytes.count ? bytes[place + 1] : 0)
  }
}
