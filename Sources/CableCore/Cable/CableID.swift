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
    // Joined and not interpolated: that would cost twice as much, and every cable asks for it.
    return (two < 10 ? "0" : "") + String(two) + station + (isAirgram ? "A" : "") + String(number)
  }
}

extension CableID: Comparable {
  /// By year, then post, then number; an airgram after a telegram of its number.
  public static func < (left: CableID, right: CableID) -> Bool {
    (left.year, left.station, left.number, left.isAirgram ? 1 : 0)
      < (right.year, right.station, right.number, right.isAirgram ? 1 : 0)
  }
}

extension CableID {
  /// A printed year of two or four digits; nil for any that two digits cannot give back.
  static func year(printed digits: String) -> Int? {
    guard digits.utf8.count == 2 || digits.utf8.count == 4, let value = Int(digits) else {
      return nil
    }
    let year = fullYear(value)
    return (1950..<2050).contains(year) ? year : nil
  }

  /// Two digits of a year turn at 50; four stay.
  static func fullYear(_ year: Int) -> Int {
    year >= 100 ? year : year >= 50 ? 1900 + year : 2000 + year
  }
}
