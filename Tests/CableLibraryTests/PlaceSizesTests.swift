import Testing

@testable import CableLibrary

/// Sums of many small numbers, of which eight or sixteen are taken at a time.
@Suite struct PlaceSizesTests {
  /// Numbers that look random, of which some are large.
  private static func numbers(_ seed: UInt32, most: UInt32) -> [UInt32] {
    var state = seed &* 2_654_435_761 | 1
    return (0..<300).map { _ in
      state ^= state << 13
      state ^= state >> 17
      state ^= state << 5
      switch state % 11 {
      case 0: return (state >> 3) % most
      case 1, 2: return (state >> 3) % 200
      default: return (state >> 3) % 14
      }
    }
  }

  @Test(
    "The sum of the next sizes is that of each of them", arguments: 1...20 as ClosedRange<UInt32>)
  func sums(seed: UInt32) {
    for numbers in [Self.numbers(seed, most: 5_000), Self.numbers(seed, most: 3).map { $0 % 13 }] {
      var halves: [UInt8] = []
      HalfBytes.append(numbers, to: &halves)
      var bytes: [UInt8] = []
      for number in numbers { Varint.append(Int(number), to: &bytes) }
      for count in [0, 1, 2, 3, 5, 8, 15, 16, 17, 40] {
        var (half, byte, next) = (0, 0, 0)
        while next + count + 1 <= numbers.count {
          let wanted = numbers[next..<next + count].reduce(0) { $0 + Int($1) }
          halves.withUnsafeBufferPointer { raw in
            #expect(HalfBytes.sum(count, of: raw, at: &half) == wanted)
            #expect(HalfBytes.read(raw, at: &half) == numbers[next + count])
          }
          bytes.withUnsafeBufferPointer { raw in
            #expect(Varint.sum(count, of: raw, at: &byte) == wanted)
            #expect(Varint.read(raw, at: &byte) == numbers[next + count])
          }
          next += count + 1
        }
      }
    }
  }

  @Test(
    "Numbers within eight bytes are summed unless one has three",
    arguments: 1...20 as ClosedRange<UInt32>)
  func sumsWithinWord(seed: UInt32) {
    let numbers = Self.numbers(seed, most: 40_000)
    var bytes: [UInt8] = []
    for number in numbers { Varint.append(Int(number), to: &bytes) }
    bytes.withUnsafeBufferPointer { raw in
      var place = 0
      while place + 8 <= raw.count {
        var (end, sum, isShort) = (place, 0, true)
        // Up to the last number that ends within them.
        while true {
          var next = end
          let number = Varint.read(raw, at: &next)
          // Of a longer one it is enough that two bytes of it are there.
          if next - end > 2, end + 2 <= place + 8 { isShort = false }
          guard next <= place + 8 else { break }
          (end, sum) = (next, sum + Int(number))
          guard end < place + 8 else { break }
        }
        let found = Varint.sumWithinWord(of: raw, at: place)
        #expect(found.size == (isShort ? end - place : 0))
        #expect(found.sum == (isShort ? sum : 0))
        Varint.skip(raw, at: &place)
      }
    }
  }
}
