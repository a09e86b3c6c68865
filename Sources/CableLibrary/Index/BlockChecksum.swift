import CableCatalog

/// A number by which it is noticed that a row of the word index is not what was written; not for keeping secrets.
enum BlockChecksum {
  /// The number of some bytes.
  ///
  /// Cost: a step for 32 bytes. These are four chains, so that a processor need not wait for one product before it
  /// begins the next: of a phrase in most cables megabytes are checked.
  static func of(_ raw: UnsafeRawBufferPointer) -> UInt64 {
    var (first, second, third, fourth) = (
      0x9E37_79B9_7F4A_7C15 as UInt64, 0xC2B2_AE3D_27D4_EB4F as UInt64,
      0x1656_67B1_9E37_79F9 as UInt64, 0x27D4_EB2F_1656_67C5 as UInt64
    )
    var offset = 0
    while offset &+ 32 <= raw.count {
      first = mix(first ^ word(raw, offset))
      second = mix(second ^ word(raw, offset &+ 8))
      third = mix(third ^ word(raw, offset &+ 16))
      fourth = mix(fourth ^ word(raw, offset &+ 24))
      offset &+= 32
    }
    let rest = Hashing.hash(
      UnsafeRawBufferPointer(rebasing: raw[offset...]), seed: UInt64(raw.count))
    return mix(mix(mix(mix(rest ^ first) ^ second) ^ third) ^ fourth)
  }

  @inline(__always)
  private static func word(_ raw: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
