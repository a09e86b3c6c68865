package import CableCore

/// What a person did with a cable.
package enum PersonRole: UInt32, Sendable, CaseIterable {
  case signed, classified, drafted

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

/// A person of a cable as the columns keep them: the symbol of the name, and the role.
package struct PersonCode: Numbered {
  package let number: UInt32

  /// What an index kept.
  package init(number: UInt32) { self.number = number }

  init(_ role: PersonRole, _ name: Symbol<Named.Person>) {
    number = name.number << 2 | role.rawValue
  }

  /// In `CableColumns.people`.
  var name: Symbol<Named.Person> { Symbol(number: number >> 2) }
  /// Nil if an index is damaged.
  var role: PersonRole? { PersonRole(rawValue: number & 3) }

  func isOf(_ role: PersonRole) -> Bool { number & 3 == role.rawValue }

  /// How many codes a number of names have.
  static func bound(_ names: Int) -> Int { names << 2 }
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

extension Library {
  /// Who did something with some rows, the most frequent first; spellings of one name are joined.
  ///
  /// Cost: one pass over the names of those rows, and the first time that of `NameGroups`.
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
    let joined = JoinedNames(counts, storage.nameGroups, apart: apart)
    return joined.ordered(by: names).map { name in
      let parts = joined.spellings(of: name).map {
        Facets.Spelling(text: names[$0], count: counts[$0.index])
      }
      return Facets.Count(
        value: names[joined.firsts[name]], count: joined.totals[name], spellings: parts)
    }
  }

  /// How many of some rows have each symbol of `columns.people` in a role.
  func personCounts(_ role: PersonRole, among matched: [Int]) -> [Int] {
    let (persons, sections, order) = (storage.columns.persons, storage.sections, storage.order)
    var counts = [Int](repeating: 0, count: storage.columns.people.count)
    for row in matched where order.indices.contains(row) {
      sections.forEachValue(persons, order[row]) { code in
        if code.isOf(role) { counts[code.name.index] += 1 }
      }
    }
    return counts
  }
}
