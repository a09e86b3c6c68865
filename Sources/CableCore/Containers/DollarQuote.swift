/// Strings of PostgreSQL in which nothing is escaped: `$$…$$`, `$text$…$text$` (PostgreSQL, 4.1.2.4).
enum DollarQuote {
  /// Bytes of the longest one that anybody writes.
  static let longest = 40

  /// Where a quote is that begins at a place; nil if none does.
  ///
  /// Cost: `longest` bytes at most.
  static func range<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at place: Int
  ) -> Range<Int>? where Bytes.Element == UInt8, Bytes.Index == Int {
    guard bytes.indices.contains(place), bytes[place] == UInt8(ascii: "$") else { return nil }
    let tag = bytes[(place + 1)...].prefix(longest - 2).prefix {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_")
    }
    let isNumber = tag.first?.isDigit ?? false
    guard !isNumber, tag.endIndex < bytes.endIndex, bytes[tag.endIndex] == UInt8(ascii: "$") else {
      return nil
    }
    return place..<(tag.endIndex + 1)
  }

  /// What a value in such quotes holds; nil for any other.
  static func content(of value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let open = range(in: value, at: value.startIndex), value.count >= 2 * open.count,
      value.suffix(open.count).elementsEqual(value[open])
    else { return nil }
    return value[open.upperBound..<(value.endIndex - open.count)]
  }
}
