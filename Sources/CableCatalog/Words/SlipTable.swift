import CableCore

/// Words that may be one slip away, by what is left of them without one of their bytes.
package struct SlipTable: Sendable {
  /// Shorter words have too many others one slip away.
  private static let shortest = 4
  private var words: [(bytes: [UInt8], number: Int32)] = []
  private var byRest: [UInt64: [Int32]] = [:]
  private var known: Set<Int32> = []

  /// No words.
  package init() {}

  /// True without words.
  package var isEmpty: Bool { words.isEmpty }

  /// Adds a folded word under a number; short words have no slips.
  package mutating func insert(_ word: [UInt8], _ number: Int32) {
    guard word.count >= Self.shortest, known.insert(number).inserted else { return }
    let place = Int32(words.count)
    words.append((word, number))
    word.withUnsafeBufferPointer { word in
      for hash in Set(Self.rests(of: word)) { byRest[hash, default: []].append(place) }
    }
  }

  /// The numbers of the words that are one slip away from a folded word, itself excepted; rising.
  package func near(_ word: UnsafeBufferPointer<UInt8>) -> [Int32] {
    guard word.count >= Self.shortest - 1 else { return [] }
    var places: Set<Int32> = []
    for hash in Self.rests(of: word) { places.formUnion(byRest[hash] ?? []) }
    guard !places.isEmpty else { return [] }
    let spelled = String(decoding: word, as: UTF8.self)
    return places.filter { place in
      let other = String(decoding: words[Int(place)].bytes, as: UTF8.self)
      return Spelling.distance(spelled, other, limit: 1) == 1
    }.map { words[Int($0)].number }.sorted()
  }

  /// Hashes of a word and of what is left without each of its bytes.
  private static func rests(of word: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var rest = [UInt8](word)
    var hashes = [Hashing.hash(word)]
    for index in rest.indices {
      let byte = rest.remove(at: index)
      hashes.append(rest.withUnsafeBufferPointer { Hashing.hash($0) })
      rest.insert(byte, at: index)
    }
    return hashes
  }
}
