extension CableID {
  /// Reads `09ASTANA1327`, `2009ASTANA01327`, `09 ASTANA 1327` and spellings of stations.
  ///
  /// - Returns: nil if there is no year, no station or no number. A station without year
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

  /// An id from a station as printed; the A after a known one (`BANGKOKA50`) is an airgram's.
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
}

extension CableID: LosslessStringConvertible {
  /// An id in any spelling that ``init(parsing:)`` understands.
  public init?(_ description: String) { self.init(parsing: description) }
}

extension CableID: ExpressibleByStringLiteral {
  /// An id that the source of a program spells out: `let id: CableID = "09ASTANA1327"`.
  ///
  /// A literal that is no id is a fault of the program and ends it.
  public init(stringLiteral text: String) {
    guard let id = CableID(parsing: text) else {
      preconditionFailure("\(text) is not the id of a cable")
    }
    self = id
  }
}
