package import CableCatalog
import CableCore

/// A name in the texts of some cables.
package struct NamedInText: Sendable, Hashable {
  /// As it is printed.
  package var name: String
  /// How many cables have it.
  package var cables: Int
  /// How many paragraphs have it.
  package var paragraphs: Int
  /// The names that share most paragraphs with it, with how many.
  package var company: [Facets.Count]
}

extension Searcher {
  /// The names in the texts of some rows, those of most cables first.
  ///
  /// Cost: the reading of the cables, on all cores.
  ///
  /// - Returns: the names; how many cables are in capitals, so that names cannot be recognized in them; and
  ///   why cables could not be read again.
  package func names(among rows: [Int]) -> (
    names: [NamedInText], inCapitals: Int, errors: [LibraryError]
  ) {
    var counts: [String: (cables: Int, paragraphs: Int)] = [:]
    var pairs: [String: [String: Int]] = [:]
    var inCapitals = 0
    let errors = read(rows) {
      { cable, _ in ParagraphNames(cable) }
    } each: { (found: ParagraphNames) in
      if found.isInCapitals { inCapitals += 1 }
      for name in Set(found.paragraphs.joined()) { counts[name, default: (0, 0)].cables += 1 }
      for names in found.paragraphs {
        for name in names {
          counts[name, default: (0, 0)].paragraphs += 1
          // So many names are a list, and share no more than it.
          guard names.count <= 40 else { continue }
          for other in names where other != name {
            pairs[name, default: [:]][other, default: 0] += 1
          }
        }
      }
    }
    let names = counts.map { name, count in
      let company = (pairs[name] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .prefix(5).map { Facets.Count(value: $0.key, count: $0.value) }
      return NamedInText(
        name: name, cables: count.cables, paragraphs: count.paragraphs, company: company)
    }
    .sorted { ($1.cables, $1.paragraphs, $0.name) < ($0.cables, $0.paragraphs, $1.name) }
    return (names, inCapitals, errors)
  }
}

/// The names of a cable's paragraphs, each once a paragraph.
private struct ParagraphNames: Sendable {
  var paragraphs: [Set<String>] = []
  /// True where every paragraph of the text is in capitals.
  var isInCapitals = false

  init?(_ cable: Cable) {
    var capitals = 0
    var texts = 0
    for paragraph in cable.paragraphs where paragraph.kind != .heading {
      texts += 1
      guard let names = NamedRuns.names(in: paragraph.text) else {
        capitals += 1
        continue
      }
      if !names.isEmpty { paragraphs.append(Set(names)) }
    }
    isInCapitals = texts > 0 && capitals * 2 > texts
  }
}
