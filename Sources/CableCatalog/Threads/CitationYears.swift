import CableCore

/// Which cables the references of a library mean where the text leaves the year or the post open.
///
/// A year that nobody printed is that of the citing cable or the one before. The candidate that is
/// here is meant; one that the post cannot have sent yet is not. Words that no table has as a post
/// are one where cables of that post are here.
struct CitationYears {
  let columns: CableColumns
  let byID: Postings<Named.Cable>
  let byStation: Postings<Named.Post>
  let serials: SerialLog

  /// What each slot cites as symbols of `columns.ids`, each once.
  ///
  /// Cost: linear; a look-up for each reference whose cable is not here.
  ///
  /// - Parameter cores: which share the slots.
  /// - Returns: a list for each slot.
  func resolved(_ cores: Cores = .one) -> ListColumn<Symbol<Named.Cable>> {
    let (start, middle, end) = (Slot(0), Slot(columns.count / 2), Slot(columns.count))
    var halves = cores.both({ resolved(of: start..<middle) }, { resolved(of: middle..<end) })
    halves.0.append(lists: halves.1)
    return halves.0
  }

  /// What some slots cite; their lists are the first of the column.
  private func resolved(of slots: Range<Slot>) -> ListColumn<Symbol<Named.Cable>> {
    var list = ListColumn<Symbol<Named.Cable>>()
    guard let last = slots.last else { return list }
    let (start, end) = (columns.cites.range(slots.lowerBound), columns.cites.range(last))
    list.reserve(values: end.upperBound - start.lowerBound, lists: slots.count)
    var symbols: [Symbol<Named.Cable>] = []
    let (cites, finder) = (columns.cites, columns.ids.finder)
    for slot in slots {
      let range = cites.range(slot)
      symbols.removeAll(keepingCapacity: true)
      // Nearly all lists are so short that looking through them takes less than any set.
      var seen: Set<Symbol<Named.Cable>> = []
      for place in range {
        let code = cites.values[place]
        guard let symbol = code.isOpen ? symbol(code, citedBy: slot, finder) : code.symbol else {
          continue
        }
        let isNew =
          range.count > Self.fewCites
          ? seen.insert(symbol).inserted : !symbols.contains(symbol)
        if isNew { symbols.append(symbol) }
      }
      list.append(symbols)
    }
    return list
  }

  /// As many references are held against each other one by one.
  private static let fewCites = 24

  /// The symbol of the cable that is meant; nil for words that are no post here.
  private func symbol(
    _ code: CitationCode, citedBy slot: Slot, _ finder: SymbolTable<Named.Cable>.Finder
  ) -> Symbol<Named.Cable>? {
    if code.isUnlisted, !isPost(columns.ids[code.symbol]) { return nil }
    guard code.isYearAssumed else { return code.symbol }
    let isHere = byID.count(of: code.symbol) > 0
    if isHere, !isLater(code.symbol, than: slot) { return code.symbol }
    guard let before = yearBefore(code.symbol, finder),
      let id = CableID(parsing: columns.ids[code.symbol])
    else { return code.symbol }
    // Of two that are here, one that was sent after the citing cable is not meant.
    if byID.count(of: before) > 0 { return before }
    return !isHere && excludes(id, sent: columns.sent[slot]) ? before : code.symbol
  }

  /// The symbol of the id of the year before, `08STATE12` for `09STATE12`; nil if no cable has or cites it.
  private func yearBefore(
    _ symbol: Symbol<Named.Cable>, _ finder: SymbolTable<Named.Cable>.Finder
  ) -> Symbol<Named.Cable>? {
    columns.ids.withBytes(of: symbol) { id in
      guard id.count > 2, id[0...1].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      let year = (Int(id[0] - 0x30) * 10 + Int(id[1] - 0x30) + 99) % 100
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: id.count) { before in
        _ = before.initialize(from: id)
        before[0] = 0x30 + UInt8(year / 10)
        before[1] = 0x30 + UInt8(year % 10)
        return finder.find(UnsafeBufferPointer(before))
      }
    }
  }

  /// Whether cables of a post are here that no table knows: `10BANJALUKA12` names BANJALUKA.
  private func isPost(_ id: String) -> Bool {
    let station = id.drop(while: \.isNumber).prefix { !$0.isNumber }
    return columns.stations.find(String(station)).map { byStation.count(of: $0) > 0 } ?? false
  }

  /// True if all cables of an id were sent after a slot's, so that it cannot cite them.
  private func isLater(_ symbol: Symbol<Named.Cable>, than slot: Slot) -> Bool {
    let sent = columns.sent[slot]
    guard sent != .min else { return false }
    return byID.allSatisfy(symbol) { columns.sent[$0] > sent + Self.day }
  }

  /// Clocks and zones differ: a cable of the next day may be of the same hour.
  private static let day: Int32 = 24 * 60

  /// More than any post has ever sent in a day, and than the Department has.
  private static let mostADay = (post: 150, department: 5_000)

  /// Whether a post cannot have sent a cable when a citing one was sent.
  ///
  /// It cannot where no post sends so many in the days of the year until then, and where it sent one
  /// later with a lower number.
  ///
  /// Cost: that of `SerialLog.lowest`.
  ///
  /// - Parameters:
  ///   - id: a candidate of the citing year.
  ///   - sent: of the citing cable, as `CableColumns.minutes`.
  /// - Returns: false if nothing is known.
  func excludes(_ id: CableID, sent: Int32) -> Bool {
    guard let time = CableColumns.time(sent), time.year == id.year, !id.isAirgram else {
      return false
    }
    let most = id.station == "STATE" ? Self.mostADay.department : Self.mostADay.post
    if id.number > ((time.month - 1) * 31 + time.day + 1) * most { return true }
    guard let station = columns.stations.find(id.station) else { return false }
    let lowest = serials.lowest(after: sent, of: station) {
      byStation[station].compactMap { slot in
        let sent = columns.sent[slot]
        guard sent != .min, let number = number(slot, of: id.station) else { return nil }
        return (sent, number)
      }
    }
    return lowest.map { $0 < id.number } ?? false
  }

  /// The number in a cable's id; nil if it has no id of the post.
  private func number(_ slot: Slot, of station: String) -> Int? {
    let bytes = columns.ids.bytes(of: columns.id[slot])
    let tail = bytes.dropFirst(2 + station.utf8.count)
    guard !tail.isEmpty, tail.count <= 7, bytes.dropFirst(2).starts(with: station.utf8),
      tail.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return tail.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// A reference as the columns keep it: the symbol of its id, and what the text leaves open.
struct CitationCode: Numbered {
  let number: UInt32

  init(number: UInt32) { self.number = number }

  init(symbol: Symbol<Named.Cable>, isYearAssumed: Bool, isUnlisted: Bool) {
    number = symbol.number << 2 | (isUnlisted ? 2 : 0) | (isYearAssumed ? 1 : 0)
  }

  /// In `CableColumns.ids`.
  var symbol: Symbol<Named.Cable> { Symbol(number: number >> 2) }
  /// True if the year is the citing cable's for want of a printed one.
  var isYearAssumed: Bool { number & 1 != 0 }
  /// True if no table has the words as a post.
  var isUnlisted: Bool { number & 2 != 0 }

  /// True if what is meant is not all in the text.
  var isOpen: Bool { number & 3 != 0 }

  /// How many codes a number of symbols have.
  static func bound(_ symbols: Int) -> Int { symbols * 4 }
}
