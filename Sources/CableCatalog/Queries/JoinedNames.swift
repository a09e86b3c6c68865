import CableCore

/// Which spellings are one name: those that differ by case or accents, and rare ones that are one slip
/// from a frequent one.
struct JoinedNames {
  /// The spellings of each name by its number, the most frequent first.
  private(set) var spellings: [[UInt32]] = []
  /// How many cables have each name, in any spelling.
  private(set) var totals: [Int] = []
  /// The number of the name that a symbol spells.
  private(set) var number: [UInt32: Int] = [:]
  /// The names, folded.
  private var folded: [[UInt8]] = []
  /// The names whose form, whole or without a letter, has a hash.
  private var near: [UInt64: [Int32]] = [:]

  /// How many times as frequent as a slip the name must be.
  private static let times = 3
  /// The fewest letters of a name that may have a slip.
  private static let fewest = 6

  /// Joins the spellings that are counted.
  ///
  /// A slip is one letter wrong, missing or added, or two changed about, in a name of six letters or
  /// more, where the name is three times as frequent. Initials never are: `J. Borg` is not `K. Borg`.
  ///
  /// Cost: a look-up for each letter of each name.
  ///
  /// - Parameters:
  ///   - counts: how many cables have each spelling, by its symbol.
  ///   - names: the spellings by their symbols.
  ///   - apart: true to join nothing but a difference of case.
  init(_ counts: [UInt32: Int], _ names: SymbolTable, apart: Bool) {
    var known: [[UInt8]: Int] = [:]
    var folder = WordFolder()
    for symbol in names.sortedByCount(counts.keys, count: { counts[$0] ?? 0 }, symbol: { $0 }) {
      let count = counts[symbol] ?? 0
      let key = names.texts.withBytes(Int(symbol)) { folder.key(of: $0) }
      let mayBeNear = !apart && key.count >= Self.fewest
      let place = known[key] ?? (mayBeNear ? slip(key, count) : nil)
      known[key] = place ?? spellings.count
      number[symbol] = place ?? spellings.count
      if let place {
        spellings[place].append(symbol)
        totals[place] += count
      } else {
        spellings.append([symbol])
        folded.append(key)
        totals.append(count)
      }
      let own = place ?? totals.count - 1
      // Only from then on may another be a slip of it.
      if !apart, folded[own].count >= Self.fewest, totals[own] >= Self.times,
        totals[own] - count < Self.times
      {
        Self.forEachForm(of: folded[own]) { near[$0, default: []].append(Int32(own)) }
      }
    }
  }

  /// The most frequent name of which a rarer one is a slip.
  private func slip(_ key: [UInt8], _ count: Int) -> Int? {
    var found: Int?
    Self.forEachForm(of: key) { form in
      for place in near[form] ?? [] where Int(place) < found ?? .max {
        let place = Int(place)
        if totals[place] >= count * Self.times, Self.isSlip(key, folded[place]) { found = place }
      }
    }
    return found
  }

  /// Calls with a hash of a name, and with one of the name without each of its bytes in turn.
  ///
  /// Cost: a step a byte, since each form is the sum of what is before and after the byte.
  private static func forEachForm(of key: [UInt8], _ body: (UInt64) -> Void) {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var power: UInt64 = 1
    var form: UInt64 = 0
    for byte in key.dropFirst() {
      form = form &+ UInt64(byte) &* power
      power = power &* factor
    }
    power = 1
    body(form)
    for place in 0..<(key.count - 1) {
      // The next byte is left out, and this one is put at its own place.
      form = form &+ (UInt64(key[place]) &- UInt64(key[place + 1])) &* power
      power = power &* factor
      body(form)
    }
    body(form &+ UInt64(key[key.count - 1]) &* power)
  }

  private static func isSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (one, other) = (
      String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self)
    )
    guard Spelling.distance(one, other, limit: 1) == 1 else { return false }
    let (left, right) = (one.split(separator: " "), other.split(separator: " "))
    guard left.count == right.count else { return true }
    return zip(left, right).allSatisfy { $0 == $1 || min($0.count, $1.count) > 2 }
  }
}

extension WordFolder {
  /// The words of a name with single blanks between them, folded.
  fileprivate mutating func key(of name: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    removeAll()
    fold(name)
    var key: [UInt8] = []
    key.reserveCapacity(buffer.count + ends.count)
    forEachWord { word in
      if !key.isEmpty { key.append(0x20) }
      key.append(contentsOf: word)
    }
    return key
  }
}
