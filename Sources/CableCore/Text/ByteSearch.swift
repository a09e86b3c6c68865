extension [UInt8] {
  /// True where an upper-case ASCII text is at a place and ends before another, in any case.
  func has(_ text: StaticString, at place: Int, before end: Int) -> Bool {
    place + text.utf8CodeUnitCount <= end && has(text, at: place)
  }

  /// True where an upper-case ASCII text is at a place, in any case.
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
  /// Cost: linear for texts whose first byte is rare.
  func place(of text: StaticString, in range: Range<Int>) -> Int? {
    let length = text.utf8CodeUnitCount
    guard length > 0, range.count >= length, range.upperBound <= count else { return nil }
    return withUnsafeBufferPointer { bytes -> Int? in
      let wanted = text.utf8Start
      func isHere(_ place: Int) -> Bool {
        for index in 0..<length where bytes[place + index].uppercased != wanted[index] {
          return false
        }
        return true
      }
      // Sixteen places at a time: hardly anywhere are both its first and its last byte.
      let (first, final) = (wanted[0], wanted[length - 1])
      let small = first.lowercased
      var place = range.lowerBound
      let last = range.upperBound - length
      let width = ByteBlock.width
      @inline(__always)
      func places(_ place: Int) -> ByteBlock.Places {
        let (head, tail) = ByteBlock.pair(bytes, at: place, ahead: length &- 1)
        return head.resemble(first) & tail.resemble(final)
      }
      while place &+ width <= last {
        // Two blocks at once, where there are as many.
        if place &+ 2 * width <= last, (places(place) | places(place &+ width)).isEmpty {
          place &+= 2 * width
          continue
        }
        var found = places(place)
        while !found.isEmpty {
          if isHere(place + found.first) { return place + found.first }
          found.removeFirst()
        }
        place &+= width
      }
      while place <= last {
        if bytes[place] == first || bytes[place] == small, isHere(place) { return place }
        place += 1
      }
      return nil
    }
  }

  /// The first place of a byte from an offset on.
  func place(of byte: UInt8, from start: Int = 0) -> Int? {
    withUnsafeBufferPointer { bytes -> Int? in
      var place = start
      while place + ByteBlock.width <= bytes.count {
        let found = ByteBlock(bytes, at: place).are(byte)
        if !found.isEmpty { return place + found.first }
        place += ByteBlock.width
      }
      while place < bytes.count {
        if bytes[place] == byte { return place }
        place += 1
      }
      return nil
    }
  }

  /// The first place of either of two bytes from an offset on.
  func place(of byte: UInt8, or other: UInt8, from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes -> Int? in
      var place = start
      while place + ByteBlock.width <= bytes.count {
        let block = ByteBlock(bytes, at: place)
        let found = block.are(byte) | block.are(other)
        if !found.isEmpty { return place + found.first }
        place += ByteBlock.width
      }
      while place < bytes.count {
        if bytes[place] == byte || bytes[place] == other { return place }
        place += 1
      }
      return nil
    }
  }

  /// The first place of either of two bytes, or of a letter in either case, from an offset on.
  func place(of byte: UInt8, or other: UInt8, orLetter lower: UInt8, from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes -> Int? in
      var place = start
      while place + 2 * ByteBlock.width <= bytes.count {
        let (block, next) = ByteBlock.pair(bytes, at: place, ahead: ByteBlock.width)
        let found = block.are(byte) | block.are(other) | block.areLetter(lower)
        let later = next.are(byte) | next.are(other) | next.areLetter(lower)
        if !(found | later).isEmpty {
          return place + (found.isEmpty ? ByteBlock.width + later.first : found.first)
        }
        place &+= 2 * ByteBlock.width
      }
      while place < bytes.count {
        if bytes[place] == byte || bytes[place] == other || bytes[place].lowercased == lower {
          return place
        }
        place += 1
      }
      return nil
    }
  }

  /// The first place in a range of a byte that is there again some bytes later.
  func place(of byte: UInt8, twiceApart distance: Int, in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer { bytes -> Int? in
      var place = range.lowerBound
      // The byte is rare: nearly everywhere two blocks at once are without it.
      let width = ByteBlock.width
      while place + 2 * width + distance <= range.upperBound {
        let (here, next) = ByteBlock.pair(bytes, at: place, ahead: width)
        let (first, second) = (here.are(byte), next.are(byte))
        if !(first | second).isEmpty {
          let (later, last) = ByteBlock.pair(bytes, at: place + distance, ahead: width)
          let found = first & later.are(byte)
          if !found.isEmpty { return place + found.first }
          let further = second & last.are(byte)
          if !further.isEmpty { return place + width + further.first }
        }
        place &+= 2 * width
      }
      while place + ByteBlock.width + distance <= range.upperBound {
        let (here, later) = ByteBlock.pair(bytes, at: place, ahead: distance)
        let found = here.are(byte) & later.are(byte)
        if !found.isEmpty { return place + found.first }
        place &+= ByteBlock.width
      }
      while place + distance < range.upperBound {
        if bytes[place] == byte, bytes[place + distance] == byte { return place }
        place += 1
      }
      return nil
    }
  }

  /// The first digit in a range that is after a blank; the range may not begin at 0.
  func digitBehindBlank(in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer { bytes -> Int? in
      var place = range.lowerBound
      let width = ByteBlock.width
      @inline(__always)
      func places(_ place: Int) -> ByteBlock.Places {
        let (before, here) = ByteBlock.pair(bytes, at: place - 1, ahead: 1)
        return before.are(in: 0...0x20) & here.are(in: 0x30...0x39)
      }
      while place &+ width <= range.upperBound {
        // Two blocks at once, where there are as many.
        if place &+ 2 * width <= range.upperBound,
          (places(place) | places(place &+ width)).isEmpty
        {
          place &+= 2 * width
          continue
        }
        var found = places(place)
        while !found.isEmpty {
          if bytes[place + found.first - 1].isBlank { return place + found.first }
          found.removeFirst()
        }
        place &+= width
      }
      while place < range.upperBound {
        if bytes[place].isDigit, bytes[place - 1].isBlank { return place }
        place += 1
      }
      return nil
    }
  }

  /// True where no byte has its top bit; cost linear, sixteen bytes at a time.
  var isASCII: Bool {
    withUnsafeBufferPointer { text in
      var place = 0
      while place + ByteBlock.width <= text.count {
        guard ByteBlock(text, at: place).are(in: 0x80...0xFF).isEmpty else { return false }
        place += ByteBlock.width
      }
      while place < text.count {
        if text[place] >= 0x80 { return false }
        place += 1
      }
      return true
    }
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
