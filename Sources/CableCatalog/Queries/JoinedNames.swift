import CableCore

/// Which spellings are one name: those that differ by case or accents, and rare ones that are one slip
/// from a frequent one.
struct JoinedNames {
  /// The most frequent spelling of each name by its number.
  private(set) var firsts: [Symbol<Named.Person>] = []
  /// The other spellings of the names that have any, the most frequent first: few have, and an array for each would
  /// take longer than all else.
  private var others: [Int: [Symbol<Named.Person>]] = [:]
  /// How many cables have each name, in any spelling.
  private(set) var totals: [Int] = []
  /// The number of the name that each symbol spells; -1 for one that is not counted.
  private var numbers: [Int32]
  /// The names, folded.
  private var folded = TextColumn<Name>()
  /// The names by hashes of their forms, whole and without a letter: the newest entry of each.
  private var near = HashNumbers()
  /// A name, and the entry before it that has the same hash; -1 for none.
  private var entries: [(name: Int32, before: Int32)] = []

  /// A name by its number.
  private struct Name: Numbered {
    let number: UInt32
  }

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
  init(_ counts: [Int], _ names: SymbolTable<Named.Person>, apart: Bool) {
    numbers = [Int32](repeating: -1, count: counts.count)
    // Spellings that fold alike are one name.
    var keys = SymbolTable<Name>()
    var nameOfKey: [Int] = []
    var folder = WordFolder()
    var key: [UInt8] = []
    let counted = names.symbols.filter { counts[$0.index] > 0 }
    for symbol in names.sortedByCount(counted, count: { counts[$0.index] }, symbol: { $0 }) {
      let count = counts[symbol.index]
      key.removeAll(keepingCapacity: true)
      names.withBytes(of: symbol) { name in
        // Single blanks between its words.
        folder.forEachWord(of: name) { word in
          if !key.isEmpty { key.append(0x20) }
          key.append(contentsOf: word)
        }
      }
      let number = key.withUnsafeBufferPointer { keys.intern($0) }.index
      let isNew = number == nameOfKey.count
      var known = isNew ? nil : nameOfKey[number]
      if isNew, !apart { known = slip(key, count) }
      let own = known ?? totals.count
      if isNew { nameOfKey.append(own) }
      numbers[symbol.index] = Int32(own)
      if known != nil {
        others[own, default: []].append(symbol)
        totals[own] += count
      } else {
        firsts.append(symbol)
        key.withUnsafeBufferPointer { folded.append($0) }
        totals.append(count)
      }
      // Only from then on may another be a slip of it.
      if !apart, folded.range(Name(own)).count >= Self.fewest, totals[own] >= Self.times,
        totals[own] - count < Self.times
      {
        Self.forEachForm(of: folded.bytes[folded.range(Name(own))]) { form in
          let before = near.set(form, to: Int32(entries.count))
          entries.append((Int32(own), before))
        }
      }
    }
  }

  /// The numbers of the names, the most frequent first, then by the text of their most frequent spellings.
  ///
  /// Cost: a step for each name, and the sorting of those that have several spellings.
  func ordered(by names: SymbolTable<Named.Person>) -> [Int] {
    let several = names.sortedByCount(
      others.keys.sorted(), count: { totals[$0] }, symbol: { firsts[$0] })
    var isSeveral = [Bool](repeating: false, count: firsts.count)
    for name in several { isSeveral[name] = true }
    var ordered: [Int] = []
    ordered.reserveCapacity(firsts.count)
    var next = 0
    // Those of one spelling came in their order.
    for name in firsts.indices where !isSeveral[name] {
      while next < several.count, isBefore(several[next], name, names) {
        ordered.append(several[next])
        next += 1
      }
      ordered.append(name)
    }
    return ordered + several[next...]
  }

  private func isBefore(_ one: Int, _ other: Int, _ names: SymbolTable<Named.Person>) -> Bool {
    totals[one] != totals[other]
      ? totals[one] > totals[other] : names.precedes(firsts[one], firsts[other])
  }

  /// The spellings of a name, the most frequent first; none where it has but one.
  func spellings(of name: Int) -> [Symbol<Named.Person>] {
    others[name].map { [firsts[name]] + $0 } ?? []
  }

  /// The number of the name that a symbol spells; nil for one that is not counted.
  func number(of symbol: Symbol<Named.Person>) -> Int? {
    let number = numbers[symbol.index]
    return number < 0 ? nil : Int(number)
  }

  /// The most frequent name of which a rarer one is a slip.
  private func slip(_ key: [UInt8], _ count: Int) -> Int? {
    guard key.count >= Self.fewest else { return nil }
    var found: Int?
    Self.forEachForm(of: key[...]) { form in
      var entry = near[form]
      while entry >= 0 {
        let name = Int(entries[Int(entry)].name)
        if name < found ?? .max, totals[name] >= count * Self.times,
          Self.isSlip(key[...], folded.bytes[folded.range(Name(name))])
        {
          found = name
        }
        entry = entries[Int(entry)].before
      }
    }
    return found
  }

  /// Calls with a hash of a name, and with one of the name without each of its bytes in turn.
  ///
  /// Cost: a step a byte, since each form is the sum of what is before and after the byte.
  private static func forEachForm(of key: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
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

  private static func isSlip(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let (one, other) = (
      String(decoding: one, as: UTF8.self), String(decoding: other, as: UTF8.self)
    )
    guard Spelling.distance(one, other, limit: 1) == 1 else { return false }
    let (left, right) = (one.split(separator: " "), other.split(separator: " "))
    guard left.count == right.count else { return true }
    return zip(left, right).allSatisfy { $0 == $1 || min($0.count, $1.count) > 2 }
  }
}
