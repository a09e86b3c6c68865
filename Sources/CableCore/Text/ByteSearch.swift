extension [UInt8] {
  /// True where an upper-case ASCII text is at a place and ends before another, in any case.
  func has(_ text: StaticString, at place: Int, before end: Int) -> Bool {
    place + text.utf8CodeUnitCount <= end && has(text, at: place)
  }

  /// True where an upper-case ASCII text is at a place, in any case.
  ///
  /// Cost: a look at the first byte of most places, without a call.
  @inline(__always)
  func has(_ text: StaticString, at place: Int) -> Bool {
    place >= 0 && place < count && self[place].uppercased == text.utf8Start.pointee
      && hasAll(of: text, at: place)
  }

  private func hasAll(of text: StaticString, at place: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard place + count <= self.count else { return false }
    return withUnsafeBufferPointer { bytes in
      let wanted = text.utf8Start
      for index in 0..<count where bytes[place + index].uppercased != wanted[index] {
        return false
      }
      return true
    }
  }

  /// Where an upper-case ASCII text ends that begins at a place, in any case; nil if it is not there.
  ///
  /// For each blank in it there may be several: those of a word processor take two bytes and more.
  ///
  /// Cost: a look at the first byte of most places, without a call.
  @inline(__always)
  func end(ofPhrase text: StaticString, at place: Int) -> Int? {
    place >= 0 && place < count && self[place].uppercased == text.utf8Start.pointee
      ? end(ofWholePhrase: text, at: place) : nil
  }

  private func end(ofWholePhrase text: StaticString, at place: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    guard place + count <= self.count else { return nil }
    return withUnsafeBufferPointer { bytes in
      let wanted = text.utf8Start
      var index = place
      for part in 0..<count {
        guard index < bytes.count else { return nil }
        if wanted[part] == 0x20, part + 1 < count, wanted[part + 1] != 0x20 {
          guard bytes[index].isBlank else { return nil }
          while index < bytes.count, bytes[index].isBlank { index += 1 }
        } else {
          guard bytes[index].uppercased == wanted[part] else { return nil }
          index += 1
        }
      }
      return index
    }
  }

  /// Where an upper-case ASCII text is within a range, in any case and with several blanks for one; the first place.
  ///
  /// Cost: a step for each byte of the range.
  func range(ofPhrase text: StaticString, in range: Range<Int>) -> Range<Int>? {
    for place in range {
      if let end = end(ofPhrase: text, at: place), end <= range.upperBound { return place..<end }
    }
    return nil
  }

  /// Eight bytes from a place on, the first of them lowest, ASCII letters in capitals; zero past the
  /// end.
  func eightInCapitals(at place: Int) -> UInt64 {
    withUnsafeBufferPointer { text in
      var eight: UInt64 = 0
      if place + 8 <= text.count {
        eight = UInt64(
          littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(
            fromByteOffset: place, as: UInt64.self))
      } else {
        for byte in text[Swift.min(place, text.count)...].reversed() {
          eight = eight << 8 | UInt64(byte)
        }
      }
      // The top bit of each small letter becomes its bit of case.
      let each: UInt64 = 0x0101_0101_0101_0101
      let low = eight & (each &* 0x7F)
      let reach = low &+ each &* (0x80 - 0x61)
      let pass = low &+ each &* (0x7F - 0x7A)
      return eight &- ((reach ^ pass) & ~eight & (each &* 0x80)) >> 2
    }
  }

  /// The first place of an upper-case ASCII text in a range, in any case.
  ///
  /// Cost: linear for texts that have a rare byte.
  func place(of text: StaticString, in range: Range<Int>) -> Int? {
    let length = text.utf8CodeUnitCount
    guard length > 0, range.count >= length, range.upperBound <= count else { return nil }
    return withUnsafeBufferPointer { bytes in
      let wanted = text.utf8Start
      // Hardly anywhere are both its first and its last byte, or, where it is looked for in a whole text, one
      // that is rare in prose.
      let further = range.count < 1024 ? length - 1 : Self.rarest(in: wanted, length)
      let (first, rare) = (wanted[0], wanted[further])
      return ByteBlock.first(
        in: bytes, range.lowerBound..<(range.upperBound - length + 1), reach: length - 1
      ) { window in
        window[0].resemble(first) & window[further].resemble(rare)
      } _: { place in
        for index in 0..<length where bytes[place + index].uppercased != wanted[index] {
          return false
        }
        return true
      }
    }
  }

  /// Where in a text, after its first byte, one is that is rare in prose; else the second.
  private static func rarest(in text: UnsafePointer<UInt8>, _ length: Int) -> Int {
    (1..<length).last { !text[$0].isOne(of: "ETAOINSRHLDC ") } ?? Swift.min(1, length - 1)
  }

  /// The first place of some bytes in a range, each as it is.
  ///
  /// Cost: linear for bytes of which the first or the last is rare.
  func place(of wanted: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    let length = wanted.count
    guard length > 0, range.count >= length else { return nil }
    return withUnsafeBufferPointer { bytes in
      let (first, final) = (wanted[0], wanted[length - 1])
      return ByteBlock.first(
        in: bytes, range.lowerBound..<(range.upperBound - length + 1), reach: length - 1
      ) { window in
        window[0].are(first) & window[length - 1].are(final)
      } _: { place in
        for index in 0..<length where bytes[place + index] != wanted[index] { return false }
        return true
      }
    }
  }

  /// The first place of a byte from an offset on.
  func place(of byte: UInt8, from start: Int = 0) -> Int? {
    place(in: start..<Swift.max(start, count), where: { $0.are(byte) }, { $0 == byte })
  }

  /// The first place of either of two bytes from an offset on.
  func place(of byte: UInt8, or other: UInt8, from start: Int) -> Int? {
    place(of: byte, or: other, in: start..<Swift.max(start, count))
  }

  /// The first place of either of two bytes in a range.
  func place(of byte: UInt8, or other: UInt8, in range: Range<Int>) -> Int? {
    place(in: range, where: { $0.are(byte) | $0.are(other) }, { $0 == byte || $0 == other })
  }

  /// The first place in a range of a byte that is of a kind.
  @inline(__always)
  private func place(
    in range: Range<Int>, where places: (ByteBlock) -> ByteBlock.Places, _ isOne: (UInt8) -> Bool
  ) -> Int? {
    withUnsafeBufferPointer { bytes in
      ByteBlock.first(in: bytes, range, where: { places($0[0]) }, { isOne(bytes[$0]) })
    }
  }

  /// The first place in a range of a byte that is there again some bytes later.
  func place(of byte: UInt8, twiceApart distance: Int, in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer { bytes in
      ByteBlock.first(
        in: bytes,
        range.lowerBound..<Swift.max(range.lowerBound, range.upperBound - distance),
        reach: distance
      ) { window in
        window[0].are(byte) & window[distance].are(byte)
      } _: { place in
        bytes[place] == byte && bytes[place + distance] == byte
      }
    }
  }

  /// The first place in a range, after a blank or `¶`, at which a number may be: its first digit, or a zero
  /// before it; the range may not begin at 0.
  func place(ofNumber number: Int, behindBlankIn range: Range<Int>) -> Int? {
    var first = number
    while first >= 10 { first /= 10 }
    let (zero, digit) = (UInt8(ascii: "0"), UInt8(ascii: "0") + UInt8(first))
    return withUnsafeBufferPointer { bytes in
      ByteBlock.first(
        in: bytes, (range.lowerBound - 1)..<(range.upperBound - 1), reach: 1
      ) { window in
        (window[0].are(in: 0...0x20) | window[0].are(0xB6))
          & (window[1].are(digit) | window[1].are(zero))
      } _: { blank in
        (bytes[blank].isBlank || bytes[blank] == 0xB6)
          && (bytes[blank + 1] == digit || bytes[blank + 1] == zero)
      }
    }.map { $0 + 1 }
  }

  /// True if a digit is in a range; cost linear.
  func hasDigit(in range: Range<Int>) -> Bool {
    let digits: ClosedRange<UInt8> = 0x30...0x39
    return withUnsafeBufferPointer { bytes in
      ByteBlock.first(
        in: bytes, range, where: { $0[0].are(in: digits) }, { bytes[$0].isDigit })
    } != nil
  }

  /// True where no byte has its top bit; cost linear, sixty-four bytes at a time.
  var isASCII: Bool {
    place(in: 0..<count, where: { $0.are(in: 0x80...0xFF) }, { $0 >= 0x80 }) == nil
  }

  /// The first bytes, which are the array itself where it has no more.
  func beginning(_ length: Int) -> [UInt8] {
    count <= length ? self : Array(self[..<length])
  }

  /// A range as text.
  func string(_ range: Range<Int>) -> String {
    withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }
}
