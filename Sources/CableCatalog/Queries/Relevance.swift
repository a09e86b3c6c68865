/// How well cables fit the words of a query: Okapi BM25.
///
/// It is described by Robertson and Zaragoza in "The Probabilistic Relevance Framework" (2009).
/// A rare word says more than a common one, a second occurrence less than the first, and an occurrence in
/// a long cable less than one in a short cable. A cable's length is that of its source, in bytes. A word
/// of the subject has the weight of three.
package struct Relevance: Sendable {
  /// How soon further occurrences say little.
  private static let saturation = 1.2
  /// How much the length of a cable says, from 0 to 1.
  private static let lengthShare = 0.75
  private static let subjectWeight = 2.0

  private let count: Double
  /// For each slot what its length divides an occurrence by.
  private let norms: Column<Slot, Float>

  /// What the lengths of a library's cables say.
  ///
  /// Cost: a step for each cable.
  package init(_ storage: LibraryStorage) {
    let lengths = storage.columns.rangeLength.values.copied
    count = Double(max(1, storage.listed.count))
    let total = lengths.reduce(0.0) { $0 + Double($1) }
    let average = max(1, total / Double(max(1, lengths.count)))
    norms = Column(
      lengths.map {
        Float(Self.saturation * (1 - Self.lengthShare + Self.lengthShare * Double($0) / average))
      })
  }

  /// The natural logarithm of a number above 0: the standard library has none.
  private static func log(_ number: Double) -> Double {
    // ln m = 2 (z + z³/3 + z⁵/5 …), of which z is a third at most where m is from 1 to 2.
    let z = (number.significand - 1) / (number.significand + 1)
    var (sum, power) = (0.0, z)
    for odd in stride(from: 1.0, through: 21, by: 2) {
      sum += power / odd
      power *= z * z
    }
    return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
  }

  /// How much a word says that so many cables have.
  func weight(of holding: Int) -> Double { Self.weight(of: holding, among: count) }

  /// How much a word says that so many of some cables have.
  package static func weight(of holding: Int, among count: Double) -> Double {
    log(1 + (max(0, count - Double(holding)) + 0.5) / (Double(holding) + 0.5))
  }

  /// What a word adds to the score of a cable, per weight.
  package func part(_ occurrences: Double, _ slot: Slot) -> Double {
    occurrences * (Self.saturation + 1) / (occurrences + Double(norms[slot]))
  }

  /// For each slot how well it fits some terms.
  ///
  /// Cost: the places of the terms' words, and the subjects of the cables that have them.
  func scores(
    _ terms: [WordTerm], _ storage: LibraryStorage, _ texts: any TextSource
  ) -> Column<Slot, Double> {
    var scores = Column<Slot, Double>(Array(repeating: 0, count: norms.count))
    var occurrences = Occurrences(bound: norms.count)
    for term in Set(terms) {
      texts.forEachFrequency(of: term) { occurrences.add(Double($1), $0) }
      let weight = weight(of: occurrences.slots.count)
      // A word of the subject is one of the text, too.
      for slot in SubjectSearch.slots(
        of: term, in: storage.columns.subject, among: occurrences.slots)
      {
        occurrences.add(Self.subjectWeight, slot)
      }
      occurrences.take { slot, count in scores[slot] += weight * part(count, slot) }
    }
    // A cable in several files is its first section.
    for (slot, first) in storage.sections.followers {
      scores[first] = max(scores[first], scores[slot])
    }
    return scores
  }
}

/// How often a word is in each cable.
private struct Occurrences {
  private var counts: Column<Slot, Double>
  /// Those that have it, each once.
  private(set) var slots: [Slot] = []

  init(bound: Int) { counts = Column(Array(repeating: 0, count: bound)) }

  /// Adds some; a slot beyond the bound is none.
  @inline(__always)
  mutating func add(_ count: Double, _ slot: Slot) {
    guard slot.index < counts.count else { return }
    if counts[slot] == 0 { slots.append(slot) }
    counts[slot] += count
  }

  /// Calls with each slot and its count; there are none then.
  mutating func take(_ body: (Slot, Double) -> Void) {
    for slot in slots {
      body(slot, counts[slot])
      counts[slot] = 0
    }
    slots.removeAll(keepingCapacity: true)
  }
}
