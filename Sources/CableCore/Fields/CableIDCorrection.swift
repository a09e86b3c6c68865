extension CableID {
  /// Reads ids as mirrors and file names print them, even malformed ones.
  ///
  /// Eaten and doubled letters (`06ANOI582`), a swallowed classification line
  /// (`08ECTION01OF02MANAMA492`), glued words (`09EFTOLONDON2468`), doubled years, and the tails of
  /// TOSEC series, cancelled and suspected duplicate copies.
  ///
  /// - Returns: nil if there is no year, station or number, such as `06ASTANA`.
  public init?(correcting text: String) {
    let squeezed = text.utf8.compactMap { $0.isLetter || $0.isDigit ? $0.uppercased : nil }
    var runs: [(text: String, isNumber: Bool)] = []
    var start = 0
    for place in squeezed.indices {
      let next = place + 1 < squeezed.count ? squeezed[place + 1].isDigit : nil
      if next != squeezed[place].isDigit {
        runs.append((squeezed.string(start..<(place + 1)), squeezed[place].isDigit))
        start = place + 1
      }
    }
    guard let first = runs.first, first.isNumber, runs.count >= 3 else { return nil }
    // The number after the last name, or that of the copy which took its place.
    var names = runs.indices.filter { !runs[$0].isNumber && $0 + 1 < runs.count }
    guard var year = Self.year(first.text) else { return nil }
    let replaced = names.first { CopyWords.kind(runs[$0].text) == .copy }
    let serial = names.first { CopyWords.kind(runs[$0].text) == .series }
    if let serial, serial > 1 { names.removeAll { $0 >= serial } }
    var number = replaced.flatMap {
      runs[$0 + 1].text.utf8.count <= 7 ? Int(runs[$0 + 1].text) : nil
    }
    if let replaced { names.removeAll { $0 >= replaced } }
    names.removeAll { Self.isSection(runs[$0].text) }
    guard let place = names.last, runs[place + 1].text.utf8.count <= 7 else { return nil }
    number = number ?? Int(runs[place + 1].text)
    guard let number, number > 0 else { return nil }
    if place > 1, let later = Self.year(runs[place - 1].text), runs[place - 1].text == first.text {
      year = later
    }
    var name = runs[place].text
    for glued in CopyWords.leftovers
    where name.hasPrefix(glued)
      && Vocabulary.station(String(name.dropFirst(glued.utf8.count))) != nil
    {
      name = String(name.dropFirst(glued.utf8.count))
    }
    guard name.utf8.count <= 30 else { return nil }
    self.init(year: year, name: name, number: number)
    if !isAirgram, let corrected = Vocabulary.correctedStation(name) { station = corrected }
  }

  private static func year(_ digits: String) -> Int? {
    if let year = year(printed: digits) { return year }
    // `7575LIBREVILLE1895`: two digits printed twice.
    guard digits.utf8.count == 4, digits.prefix(2) == digits.suffix(2) else { return nil }
    return year(printed: String(digits.prefix(2)))
  }

  /// `SECTION`, `ECTION`, `SECTIOQ` or `OF`: leftovers of a classification line.
  private static func isSection(_ text: String) -> Bool {
    text == "OF" || Spelling.distance(text, "SECTION", limit: 2) <= 2
  }
}
