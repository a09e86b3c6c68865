extension [UInt8] {
  /// True where an upper-case ASCII text stands at a place, in any case.
  func has(_ text: StaticString, at place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place >= 0, place + count <= self.count else { return false }
    return withUnsafeBufferPointer { bytes in
      let wanted = text.utf8Start
      for index in 0..<count where bytes[place + index].uppercased != wanted[index] {
        return false
      }
      return true
    }
  }

  /// The first place of an upper-case ASCII text in a range, in any case.
  ///
  /// Cost: linear for texts whose first byte is rare.
  func place(of text: StaticString, in range: Range<Int>) -> Int? {
    let length = text.utf8CodeUnitCount
    guard length > 0, range.count >= length, range.upperBound <= count else { return nil }
    return withUnsafeBufferPointer { bytes -> Int? in
      let wanted = text.utf8Start
      let first = wanted[0]
      let other = first.isUpper ? first | 0x20 : first
      var place = range.lowerBound
      let last = range.upperBound - length
      while place <= last {
        let byte = bytes[place]
        if byte == first || byte == other {
          var index = 1
          while index < length, bytes[place + index].uppercased == wanted[index] { index += 1 }
          if index == length { return place }
        }
        place += 1
      }
      return nil
    }
  }

  /// The first place of a byte from an offset on.
  func place(of byte: UInt8, from start: Int = 0) -> Int? {
    withUnsafeBufferPointer { bytes -> Int? in
      var place = start
      // Eight at a time: a word has a zero byte where it differs nowhere from the wanted one.
      let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
      while place + 8 <= bytes.count {
        let word =
          UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + place).loadUnaligned(
            as: UInt64.self) ^ pattern
        if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
        place += 8
      }
      while place < bytes.count {
        if bytes[place] == byte { return place }
        place += 1
      }
      return nil
    }
  }

  /// A range as text.
  func string(_ range: Range<Int>) -> String {
    withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }
}
