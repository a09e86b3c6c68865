/// What a publisher printed of a cable below an earlier copy of it, or above its text: a row of a table, or lines
/// of one value each.
struct PublisherList {
  /// The year of the id.
  var year: Int
  /// When it was sent.
  var sent: ZuluTime?
  /// The post.
  var origin: String?

  /// The list that has the id of a post and a number, among the lines that are in no field; nil without one.
  ///
  /// Cost: linear in those lines.
  static func find(_ station: String, _ number: Int, in cable: Cable) -> PublisherList? {
    let bytes = cable.source.bytes
    for line in cable.passing.map(\.range) + cable.pageBreaks {
      for piece in bytes[line].split(whereSeparator: { !$0.isLetter && !$0.isDigit })
      where piece.count >= 6 && piece.first?.isDigit == true {
        let word = bytes.string(piece.startIndex..<piece.endIndex)
        guard let found = CableID(parsing: word), found.number == number, found.station == station
        else { continue }
        var list = PublisherList(year: found.year)
        list.read(around: piece.indices, bytes)
        return list
      }
    }
    return nil
  }

  /// Reads the values next to the id, of the row or in the lines above and below.
  private mutating func read(around id: Range<Int>, _ bytes: [UInt8]) {
    let before = bytes[max(0, id.lowerBound - 64)..<id.lowerBound].split(whereSeparator: Self.parts)
    // The first is cut off where the row is longer.
    let isCut = id.lowerBound > 64 && !Self.parts(bytes[id.lowerBound - 65])
    take((isCut ? before.dropFirst() : before[...]).map(Array.init))
    let after = bytes[id.upperBound..<min(bytes.count, id.upperBound + 64)]
    take(after.split(whereSeparator: Self.parts).prefix(2).map(Array.init))
  }

  private static func parts(_ byte: UInt8) -> Bool { byte.isOne(of: ",\t\"\n\r") }

  private mutating func take(_ values: [[UInt8]]) {
    for value in values where value.count <= 40 {
      let text = String(decoding: value, as: UTF8.self)
      if !value.contains(where: \.isDigit) {
        if origin == nil, Self.isPost(text) { origin = text }
      } else if sent == nil, value.contains(where: { $0.isOne(of: "/-:") }) {
        sent = DateText.time(text)
      }
    }
  }

  /// `Embassy Lisbon`, `Consulate Sao Paulo`: a post, whatever it is called before its name.
  private static func isPost(_ text: String) -> Bool {
    let words = text.uppercased().split(separator: " ")
    return words.indices.prefix(3).contains {
      Vocabulary.isStation(words[$0...].joined().filter(\.isLetter))
    }
  }
}
