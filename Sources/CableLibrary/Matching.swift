import CableCore

/// Whether a row matches a node of a query.
enum Matching {
  static func matches(_ node: Query.Node, _ row: LibraryRow, _ library: Library) -> Bool {
    switch node {
    case .all: true
    case .not(let inner): !matches(inner, row, library)
    case .and(let nodes): nodes.allSatisfy { matches($0, row, library) }
    case .or(let nodes): nodes.contains { matches($0, row, library) }
    case .word(let word, let isPrefix): has(word, isPrefix: isPrefix, row)
    case .phrase(let words): words.allSatisfy { has($0, isPrefix: false, row) }
    case .field(let name, let comparison, let value):
      matches(name, comparison, value, row, library)
    }
  }

  private static func has(_ word: String, isPrefix: Bool, _ row: LibraryRow) -> Bool {
    if let id = CableID(parsing: word), id.description == row.id { return true }
    return WordList.split(word).allSatisfy { wanted in
      var low = 0
      var high = row.words.count
      while low < high {
        let middle = (low + high) / 2
        if row.words[middle] < wanted { low = middle + 1 } else { high = middle }
      }
      guard low < row.words.count else { return false }
      return isPrefix ? row.words[low].hasPrefix(wanted) : row.words[low] == wanted
    }
  }

  private static func matches(
    _ name: Query.FieldName, _ comparison: Query.Comparison, _ value: String, _ row: LibraryRow,
    _ library: Library
  ) -> Bool {
    let upper = value.uppercased()
    switch name {
    case .tag: return row.tags.contains(upper)
    case .from:
      let squeezed = upper.filter { $0.isLetter }
      return row.station == Vocabulary.station(squeezed) ?? squeezed
    case .to:
      return row.to.contains {
        $0.contains(upper) || (upper == "STATE" && $0.hasPrefix("SECSTATE"))
      }
    case .class:
      guard let level = level(upper), let own = row.classification else { return false }
      let rank =
        own.level == .unclassified && own.controls.contains("FOUO") ? Level.sbu : own.level
      return compare(rank, comparison, level)
    case .mark:
      guard let level = level(upper) else { return false }
      return row.marks.contains { compare($0, comparison, level) }
    case .caption: return row.captions.contains(upper)
    case .precedence: return row.precedence?.word == upper
    case .date:
      guard let date = row.sent?.isoDate else { return false }
      return matches(date, comparison, value)
    case .id: return row.id == (CableID(parsing: value)?.description ?? upper)
    case .cites: return row.cites.contains(CableID(parsing: value)?.description ?? upper)
    case .citedby:
      guard let id = CableID(parsing: value) else { return false }
      switch library.resolve(id) {
      case .found(let index): return library.rows[index].cites.contains(row.id)
      case .ambiguous(let all): return all.contains { library.rows[$0].cites.contains(row.id) }
      case .missing: return false
      }
    case .subject: return row.subject.uppercased().contains(upper)
    case .path: return library.files[row.file].contains(value)
    case .has:
      switch value.lowercased() {
      case "diagnostic": return row.diagnosticCount > 0
      case "refs": return !row.cites.isEmpty
      case "missing-ref": return row.cites.contains { !library.holds($0) }
      default: return false
      }
    case .is, .note, .mytag: return false
    }
  }

  private static func level(_ word: String) -> Level? {
    switch word {
    case "U", "UNCLASSIFIED", "UNCLAS": .unclassified
    case "SBU", "FOUO", "B": .sbu
    case "LOU", "LIMITED OFFICIAL USE": .limitedOfficialUse
    case "C", "CONFIDENTIAL": .confidential
    case "S", "SECRET": .secret
    case "TS", "TOP SECRET", "T": .topSecret
    default: nil
    }
  }

  private static func compare<Value: Comparable>(
    _ own: Value, _ comparison: Query.Comparison, _ wanted: Value
  ) -> Bool {
    switch comparison {
    case .equal: own == wanted
    case .atLeast: own >= wanted
    case .atMost: own <= wanted
    case .above: own > wanted
    case .below: own < wanted
    }
  }

  /// `2009`, `2009-08`, `2009-08-04..2009-12`: a prefix of the ISO date, or a range of such.
  private static func matches(_ date: String, _ comparison: Query.Comparison, _ value: String)
    -> Bool
  {
    if let dots = value.firstIndex(of: "."), value[dots...].hasPrefix("..") {
      let from = value[..<dots]
      let through = value[dots...].drop { $0 == "." }
      return date >= from && (date.hasPrefix(through) || date < through)
    }
    return switch comparison {
    case .equal: date.hasPrefix(value)
    case .atLeast: date >= value
    case .atMost: date.hasPrefix(value) || date < value
    case .above: date > value && !date.hasPrefix(value)
    case .below: date < value
    }
  }
}
