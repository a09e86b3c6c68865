/// The name by which a cable is cited: year, post and the post's number, `09ASTANA1327`.
public struct CableID: Sendable, Hashable, CustomStringConvertible {
  /// Four digits.
  public var year: Int
  /// Upper case, without spaces, hyphens and apostrophes.
  public var station: String
  /// Without leading zeros.
  public var number: Int
  /// True for an airgram (`BANGKOK A-50`), which counts in a series of its own.
  public var isAirgram: Bool

  /// An id from its parts.
  public init(year: Int, station: String, number: Int, isAirgram: Bool = false) {
    self.year = year
    self.station = station
    self.number = number
    self.isAirgram = isAirgram
  }

  /// The canonical spelling: two digits of the year, post, number.
  public var description: String {
    let two = year % 100
    return (two < 10 ? "0\(two)" : "\(two)") + station + (isAirgram ? "A" : "") + String(number)
  }
}
