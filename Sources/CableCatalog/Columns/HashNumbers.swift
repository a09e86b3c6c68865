/// Numbers by hashes: what a dictionary would be, but that nothing is hashed again.
struct HashNumbers: Sendable {
  /// Open addressing; a number is one more than it is, 0 where a place is free.
  private var places: [(hash: UInt64, number: UInt32)]
  private(set) var count = 0

  /// No numbers.
  init() { places = Array(repeating: (0, 0), count: 1_024) }

  /// The number of a hash; -1 if it has none.
  subscript(hash: UInt64) -> Int32 { Int32(places[place(of: hash)].number) - 1 }

  /// Gives a hash a number that is not negative; returns the one before, -1 if there was none.
  mutating func set(_ hash: UInt64, to number: Int32) -> Int32 {
    let place = place(of: hash)
    let before = Int32(places[place].number) - 1
    places[place] = (hash, UInt32(number + 1))
    if before < 0 {
      count += 1
      if count * 2 > places.count { grow() }
    }
    return before
  }

  /// The number of a hash; a new one where it has none.
  mutating func number(of hash: UInt64, new: Int) -> Int {
    let known = self[hash]
    if known >= 0 { return Int(known) }
    _ = set(hash, to: Int32(new))
    return new
  }

  private func place(of hash: UInt64) -> Int {
    let mask = places.count - 1
    // The upper half of a product depends on all bits.
    var place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while places[place].number != 0, places[place].hash != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: (0, 0), count: old.count * 2)
    for entry in old where entry.number != 0 { places[place(of: entry.hash)] = entry }
  }
}
