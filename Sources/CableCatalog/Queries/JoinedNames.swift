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

  /// How many times as frequent as a slip the name must be.
  private static let times = 3

  /// Joins the spellings that are counted.
  ///
  /// A slip is one letter wrong, missing or added, or two changed about, in a name of six letters or
  /// more, where the name is three times as frequent. Initials never are: `J. Borg` is not `K. Borg`.
  ///
  /// Cost: a step for each spelling.
  ///
  /// - Parameters:
  ///   - counts: how many cables have each spelling, by its symbol.
  ///   - groups: which spellings fold alike, and which are slips.
  ///   - apart: true to join nothing but a difference of case.
  init(_ counts: [Int], _ groups: NameGroups, apart: Bool) {
    numbers = [Int32](repeating: -1, count: counts.count)
    // The name of each group; -1 where none of it was seen.
    var names = [Int32](repeating: -1, count: groups.count)
    for symbol in groups.ordered(by: counts) {
      let (count, group) = (counts[symbol.index], groups.groups[symbol])
      var known = names[group.index] < 0 ? nil : Int(names[group.index])
      if known == nil, !apart {
        known = groups.slips(of: group).compactMap { other -> Int? in
          let name = Int(names[other.index])
          // A group that is itself a slip is no name.
          guard name >= 0, groups.groups[firsts[name]] == other, totals[name] >= count * Self.times
          else { return nil }
          return name
        }.min()
      }
      let own = known ?? totals.count
      if names[group.index] < 0 { names[group.index] = Int32(own) }
      numbers[symbol.index] = Int32(own)
      if known != nil {
        others[own, default: []].append(symbol)
        totals[own] += count
      } else {
        firsts.append(symbol)
        totals.append(count)
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
}
