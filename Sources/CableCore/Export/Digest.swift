/// SHA-256 (FIPS 180-4), fed piece by piece: by it an export says which set it was made from.
///
/// Cost: linear in the bytes; some hundred megabytes a second.
package struct Digest: Sendable {
  private var state = SIMD8<UInt32>(
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19)
  /// Bytes of a block that is not full yet.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  private static let blockSize = 64

  /// The digest of nothing, to be fed.
  package init() {}

  /// Adds bytes to what is digested.
  package mutating func append(_ bytes: [UInt8]) {
    count += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(bytes.count, Self.blockSize - rest.count)
      rest += bytes[..<start]
      guard rest.count == Self.blockSize else { return }
      mix(rest, 0..<Self.blockSize)
      rest.removeAll(keepingCapacity: true)
    }
    let end = bytes.count - (bytes.count - start) % Self.blockSize
    mix(bytes, start..<end)
    rest += bytes[end...]
  }

  /// The digest of all that was added, as 64 hexadecimal digits in lower case.
  package var hexadecimal: String {
    var copy = self
    let padding = (119 - rest.count % 64) % 64
    let length = (0..<8).map { UInt8(truncatingIfNeeded: (count * 8) >> (56 - 8 * UInt64($0))) }
    copy.append([0x80] + [UInt8](repeating: 0, count: padding) + length)
    let state = copy.state
    return state.indices.map { Hexadecimal.text(state[$0], digits: 8) }.joined()
  }

  /// Adds the blocks of a range.
  private mutating func mix(_ bytes: [UInt8], _ range: Range<Int>) {
    var state = state
    bytes.withUnsafeBytes { bytes in
      Self.constants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockSize) { schedule in
          for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.blockSize) {
            Self.fill(schedule, bytes, at: start)
            Self.mix(schedule, constants, into: &state)
          }
        }
      }
    }
    self.state = state
  }

  /// Makes the words of all rounds from those of a block, each of which gets its constant later.
  @inline(__always)
  private static func fill(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, _ bytes: UnsafeRawBufferPointer, at start: Int
  ) {
    for index in 0..<16 {
      schedule[index] = UInt32(
        bigEndian: bytes.loadUnaligned(fromByteOffset: start &+ index &* 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index &- 15], schedule[index &- 2])
      let one = turned(early, 7) ^ turned(early, 18) ^ (early &>> 3)
      let two = turned(late, 17) ^ turned(late, 19) ^ (late &>> 10)
      schedule[index] = schedule[index &- 16] &+ one &+ schedule[index &- 7] &+ two
    }
  }

  @inline(__always)
  private static func mix(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
    into state: inout SIMD8<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // Eight rounds at a time, so that the words need not change places after each.
    for index in stride(from: 0, to: 64, by: 8) {
      func word(_ place: Int) -> UInt32 { schedule[index &+ place] &+ constants[index &+ place] }
      turn(a, b, c, &d, e, f, g, &h, word(0))
      turn(h, a, b, &c, d, e, f, &g, word(1))
      turn(g, h, a, &b, c, d, e, &f, word(2))
      turn(f, g, h, &a, b, c, d, &e, word(3))
      turn(e, f, g, &h, a, b, c, &d, word(4))
      turn(d, e, f, &g, h, a, b, &c, word(5))
      turn(c, d, e, &f, g, h, a, &b, word(6))
      turn(b, c, d, &e, f, g, h, &a, word(7))
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round: the fourth and the last word change.
  @inline(__always)
  private static func turn(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let one = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    let first = h &+ one &+ (g ^ (e & (f ^ g))) &+ word
    let two = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    d = d &+ first
    h = first &+ two &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func turned(_ word: UInt32, _ places: UInt32) -> UInt32 {
    word &>> places | word &<< (32 &- places)
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}
