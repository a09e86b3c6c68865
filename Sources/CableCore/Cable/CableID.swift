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

extension CableID {
  /// Reads `09ASTANA1327`, `2009ASTANA01327`, `09 ASTANA 1327` and spellings of stations.
  ///
  /// - Returns: nil where there is no year, no station or no number. A station without year
  ///   (`ASTANA 001327`) is no id.
  public init?(parsing text: String) {
    let squeezed = text.utf8.compactMap { $0.isLetter || $0.isDigit ? $0.uppercased : nil }
    let year = squeezed.prefix(while: \.isDigit)
    let station = squeezed[year.endIndex...].prefix(while: \.isLetter)
    let number = String(decoding: squeezed[station.endIndex...], as: UTF8.self)
    guard let year = Self.year(printed: String(decoding: year, as: UTF8.self)), !station.isEmpty,
      station.count <= 30, number.utf8.count <= 7, let value = Int(number)
    else { return nil }
    self.init(year: year, name: String(decoding: station, as: UTF8.self), number: value)
  }

  /// An id from a station as printed; the A behind a known one (`BANGKOKA50`) is an airgram's.
  init(year: Int, name: String, number: Int) {
    if let station = Vocabulary.station(name) {
      self.init(year: year, station: station, number: number)
    } else if name.utf8.last == UInt8(ascii: "A"),
      let station = Vocabulary.station(String(name.dropLast()))
    {
      self.init(year: year, station: station, number: number, isAirgram: true)
    } else {
      self.init(year: year, station: name, number: number)
    }
  }

  /// A printed year of two or four digits; nil for any that two digits cannot tell again.
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
