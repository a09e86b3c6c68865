/// How evenly the cables that match are spread over the parts of a collection: posts, years, tags.
public struct Dispersion: Sendable, Hashable {
  /// How many parts have any cable.
  public let parts: Int
  /// How many of them have a cable that matches.
  public let range: Int
  /// Deviation of proportions: 0 as all cables are spread, almost 1 in one small part.
  ///
  /// It is half the sum of the differences between a part's share of the matching cables and its share of all
  /// (Gries 2008). Parts may differ in size.
  public let deviation: Double
  /// Juilland's D: 0 in one part, 1 where each part has the same share.
  ///
  /// It is 1 less the coefficient of
  /// variation of the shares, by the root of the parts less one (Juilland 1964). A part counts the same
  /// whatever its size.
  public let evenness: Double

  /// What some counts say; nil if nothing matches, or there are fewer than two parts.
  ///
  /// - Parameter counts: for each part how many of its cables match, and how many it has; parts without a
  ///   cable are left out.
  public init?(_ counts: [(matching: Int, all: Int)]) {
    let counts = counts.filter { $0.all > 0 }
    let matching = counts.reduce(0) { $0 + $1.matching }
    let all = counts.reduce(0) { $0 + $1.all }
    guard matching > 0, counts.count > 1 else { return nil }
    parts = counts.count
    range = counts.count { $0.matching > 0 }
    deviation =
      counts.reduce(0) { sum, part in
        sum + abs(Double(part.matching) / Double(matching) - Double(part.all) / Double(all))
      } / 2
    let shares = counts.map { Double($0.matching) / Double($0.all) }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let variance =
      shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count)
    evenness = max(0, 1 - variance.squareRoot() / mean / Double(shares.count - 1).squareRoot())
  }
}
