package import CableCore

/// What a person did with a cable.
package enum PersonRole: UInt32, Sendable, CaseIterable {
  case signed, classified, drafted

  /// A name in this role, as `CableColumns.people` keeps it.
  func code(_ symbol: UInt32) -> UInt32 { symbol << 2 | rawValue }

  /// The role that a query's field asks for; nil for all other fields.
  package init?(_ field: Query.FieldName) {
    switch field {
    case .signed: self = .signed
    case .classifiedby: self = .classified
    case .drafted: self = .drafted
    default: return nil
    }
  }

  /// The role that a dimension counts by; nil for all other dimensions.
  init?(_ dimension: FacetDimension) {
    switch dimension {
    case .signed: self = .signed
    case .classifiedby: self = .classified
    case .drafted: self = .drafted
    case .year, .month, .post, .class, .caption, .tag, .exemption: return nil
    }
  }
}

/// Whether a name is the one that is asked for.
///
/// All words of the value must be among the name's: `borg` finds `Ida Borg` and `VAN DER BORG`. `=BORG`
/// is that whole name alone, `bor*` a word that begins so, and `borg~1` also a name with one slip.
struct AskedName {
  private var words: [String]
  private var isWhole = false
  private var isPrefix = false
  private var isNear = false

  init(_ value: String) {
    var text = value[...]
    if text.first == "=" {
      isWhole = true
      text = text.dropFirst()
    }
    if text.hasSuffix("~1") {
      isNear = true
      text = text.dropLast(2)
    } else if text.last == "*" {
      isPrefix = true
      text = text.dropLast()
    }
    words = WordFolding.words(of: String(text))
  }

  func fits(_ name: String) -> Bool {
    let own = WordFolding.words(of: name)
    if words == own { return !words.isEmpty }
    if isNear, isWhole || words.count > 1 {
      return Spelling.distance(
        own.joined(separator: " "), words.joined(separator: " "), limit: 1) <= 1
    }
    guard !isWhole, !words.isEmpty else { return false }
    return words.indices.allSatisfy { place in
      own.contains { word in
        if word == words[place] { return true }
        if isNear { return Spelling.distance(word, words[place], limit: 1) <= 1 }
        return isPrefix && place == words.count - 1 && word.hasPrefix(words[place])
      }
    }
  }
}

/// Which spellings are one name: those that differ by case or accents, and rare ones that are one slip
/// from a frequent one.
struct JoinedNames {
  /// The spellings of each name by its number, the most frequent first.
  private(set) var spellings: [[UInt32]] = []
  /// The number of the name that a symbol spells.
  private(set) var number: [UInt32: Int] = [:]

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
    let order = counts.map { (symbol: $0.key, count: $0.value, name: names[$0.key]) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    var known: [String: Int] = [:]
    var near: [String: [Int]] = [:]
    var folded: [String] = []
    var totals: [Int] = []
    for (symbol, count, name) in order {
      let key = WordFolding.words(of: name).joined(separator: " ")
      var place = known[key]
      let forms = apart || key.utf8.count < 6 ? [] : Self.shortened(key)
      if place == nil {
        place = ([key] + forms).lazy.flatMap { near[$0] ?? [] }.first { other in
          totals[other] >= count * 3 && Self.isSlip(key, folded[other])
        }
      }
      if let place {
        spellings[place].append(symbol)
        number[symbol] = place
        known[key] = place
        totals[place] += count
        continue
      }
      number[symbol] = spellings.count
      known[key] = spellings.count
      for form in [key] + forms { near[form, default: []].append(spellings.count) }
      spellings.append([symbol])
      folded.append(key)
      totals.append(count)
    }
  }

  /// A name without each of its letters in turn.
  private static func shortened(_ key: String) -> [String] {
    key.indices.map { place in
      var form = key
      form.remove(at: place)
      return form
    }
  }

  private static func isSlip(_ one: String, _ other: String) -> Bool {
    guard Spelling.distance(one, other, limit: 1) == 1 else { return false }
    let (left, right) = (one.split(separator: " "), other.split(separator: " "))
    guard left.count == right.count else { return true }
    return zip(left, right).allSatisfy { $0 == $1 || min($0.count, $1.count) > 2 }
  }
}

extension Library {
  /// Who did something with some rows, the most frequent first; spellings of one name are joined.
  ///
  /// Cost: one pass over the names of those rows, and a look-up for each letter of each name.
  ///
  /// - Parameters:
  ///   - role: what they did.
  ///   - matched: rows as `matches` gives them.
  ///   - apart: true to count each spelling by itself.
  /// - Returns: a count for each name, under its most frequent spelling.
  package func people(_ role: PersonRole, among matched: [Int], apart: Bool = false)
    -> [Facets.Count]
  {
    let counts = personCounts(role, among: matched)
    let names = storage.columns.people
    return JoinedNames(counts, names, apart: apart).spellings.map { spellings in
      let parts = spellings.map { Facets.Spelling(text: names[$0], count: counts[$0] ?? 0) }
      return Facets.Count(
        value: parts[0].text, count: parts.reduce(0) { $0 + $1.count },
        spellings: parts.count > 1 ? parts : [])
    }
    .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }

  func personCounts(_ role: PersonRole, among matched: [Int]) -> [UInt32: Int] {
    let columns = storage.columns
    var counts = [Int](repeating: 0, count: columns.people.count)
    for row in matched where storage.order.indices.contains(row) {
      for code in storage.sections.symbols(columns.persons, Int(storage.order[row]))
      where code & 3 == role.rawValue {
        counts[Int(code >> 2)] += 1
      }
    }
    return counts.indices.reduce(into: [:]) { known, place in
      if counts[place] > 0 { known[UInt32(place)] = counts[place] }
    }
  }
}
