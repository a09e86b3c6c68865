/// A cable, or a paragraph of one, that a person named in a note: `09ASTANA1327`, `09ASTANA1327#2`.
public struct WrittenLink: Sendable, Hashable {
  /// Where it is written, in bytes of the text.
  public var range: Range<Int>
  /// The cable.
  public var cable: CableID
  /// The printed number of the paragraph; nil for the whole cable.
  public var paragraph: String?

  /// The links of a text in their order: ids without blanks, of posts that are known.
  ///
  /// Cost: linear in the text.
  public static func all(in text: String) -> [WrittenLink] {
    let bytes = Array(text.utf8)
    var found: [WrittenLink] = []
    var place = 0
    func end(from start: Int) -> Int {
      var end = start
      while end < bytes.count, bytes[end].isWordByte { end += 1 }
      return end
    }
    while place < bytes.count {
      let last = end(from: place)
      defer { place = max(place + 1, last) }
      guard last > place, bytes[place].isDigit,
        let id = CableID(parsing: String(decoding: bytes[place..<last], as: UTF8.self)),
        Vocabulary.postName(id.station) != nil
      else { continue }
      let number = last < bytes.count && bytes[last] == UInt8(ascii: "#") ? last + 1 : last
      let close = end(from: number)
      let paragraph =
        number > last && close > number
        ? String(decoding: bytes[number..<close], as: UTF8.self) : nil
      found.append(
        WrittenLink(
          range: place..<(paragraph == nil ? last : close), cable: id, paragraph: paragraph))
    }
    return found
  }
}
