import CableCore

/// Which spellings of the people of a library fold alike, and which of these are one slip from another: what the
/// joining of names needs, whatever cables are counted.
struct NameGroups: Sendable {
  /// Spellings that differ by case or accents alone.
  typealias Group = Symbol<NameGroups>

  /// The group of each spelling.
  private(set) var groups = Column<Symbol<Named.Person>, Group>()
  /// How many groups there are.
  private(set) var count = 0
  /// The spellings in the order of their bytes.
  private let byText: [Symbol<Named.Person>]
  /// The frequent groups of which each may be a slip, one group after the other, and where those of each end.
  private var slips: [Group] = []
  private var slipEnds: [UInt32] = []

  /// How many cables must have a name for another to be a slip of it.
  private static let least = 3
  /// The fewest letters of a name that may have a slip.
  private static let fewest = 6

  /// Groups all spellings.
  ///
  /// Cost: a look-up for each letter of each name, and a sort by their texts.
  ///
  /// - Parameters:
  ///   - names: the spellings by their symbols.
  ///   - counts: how many cables have each, by its symbol; no question counts more.
  init(_ names: SymbolTable<Named.Person>, counts: [Int]) {
    byText = names.sortedByCount(names.symbols, count: { _ in 0 }, symbol: { $0 })
    var keys = SymbolTable<NameGroups>()
    var folder = WordFolder()
    var key: [UInt8] = []
    var totals: [Int] = []
    for symbol in names.symbols {
      key.removeAll(keepingCapacity: true)
      names.withBytes(of: symbol) { name in
        // Single blanks between its words.
        folder.forEachWord(of: name) { word in
          if !key.isEmpty { key.append(0x20) }
          key.append(contentsOf: word)
        }
      }
      let group = key.withUnsafeBufferPointer { keys.intern($0) }
      if group.index == totals.count { totals.append(0) }
      totals[group.index] += counts[symbol.index]
      groups.append(group)
    }
    count = totals.count
    findSlips(keys.texts, totals)
  }

  /// The spellings that are counted, those that are in most cables first, then by their texts.
  ///
  /// Cost: a step for each spelling, and sorting by counting.
  func ordered(by counts: [Int]) -> [Symbol<Named.Person>] {
    var keys: [UInt64] = []
    for symbol in byText where counts[symbol.index] > 0 {
      let rank = UInt32.max - UInt32(clamping: counts[symbol.index])
      keys.append(UInt64(rank) << 32 | UInt64(symbol.number))
    }
    Radix.sortByHighHalf(&keys)
    return keys.map { Symbol(number: UInt32(truncatingIfNeeded: $0)) }
  }

  /// The groups that are in three cables or more and of which a group is one slip.
  func slips(of group: Group) -> ArraySlice<Group> {
    let start = group.index == 0 ? 0 : slipEnds[group.index - 1]
    return slips[Int(start)..<Int(slipEnds[group.index])]
  }

  /// Finds for each group the frequent ones of which it may be a slip.
  private mutating func findSlips(_ keys: TextColumn<Group>, _ totals: [Int]) {
    // The frequent names by hashes of their forms: the newest entry of each, and the one before it; -1 for none.
    var near = HashNumbers()
    var entries: [(group: Group, before: Int32)] = []
    for group in keys.keys
    where totals[group.index] >= Self.least && keys.range(group).count >= Self.fewest {
      keys.withBytes(group) { key in
        Self.forEachForm(of: key) { form in
          let before = near.set(form, to: Int32(entries.count))
          entries.append((group, before))
        }
      }
    }
    var found: [Group] = []
    for group in keys.keys {
      if keys.range(group).count >= Self.fewest {
        keys.withBytes(group) { key in
          Self.forEachForm(of: key) { form in
            var entry = near[form]
            while entry >= 0 {
              let other = entries[Int(entry)].group
              if other != group, !found.contains(other),
                keys.withBytes(other, { Self.isSlip(key, $0) })
              {
                found.append(other)
              }
              entry = entries[Int(entry)].before
            }
          }
        }
        slips.append(contentsOf: found)
        found.removeAll(keepingCapacity: true)
      }
      slipEnds.append(UInt32(slips.count))
    }
  }

  /// Calls with a hash of a name, and with one of the name without each of its bytes in turn.
  ///
  /// Cost: a step a byte, since each form is the sum of what is before and after the byte.
  private static func forEachForm(of key: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var power: UInt64 = 1
    var form: UInt64 = 0
    for byte in key.dropFirst() {
      form = form &+ UInt64(byte) &* power
      power = power &* factor
    }
    power = 1
    body(form)
    for place in key.indices.dropLast() {
      // The next byte is left out, and this one is put at its own place.
      form = form &+ (UInt64(key[place]) &- UInt64(key[place + 1])) &* power
      power = power &* factor
      body(form)
    }
    body(form &+ UInt64(key[key.endIndex - 1]) &* power)
  }

  private static func isSlip(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (one, other) = (
      String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self)
    )
    guard Spelling.distance(one, other, limit: 1) == 1 else { return false }
    let (left, right) = (one.split(separator: " "), other.split(separator: " "))
    guard left.count == right.count else { return true }
    return zip(left, right).allSatisfy { $0 == $1 || min($0.count, $1.count) > 2 }
  }
}
