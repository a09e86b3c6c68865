import CableCore

/// What a date of a query covers: `2009`, `2009-08`, `2009-08-04`, `2009-08..2009-12`, `>=2009`.
struct DateSpan: Sendable, Hashable {
  /// As `CableColumns.minutes` counts.
  let minutes: Range<Int32>

  /// Reads a value with its comparison; nil where it is no date.
  init?(_ value: String, _ comparison: Query.Comparison = .equal) {
    if let dots = value.range(ofDots: ()) {
      let low = value[..<dots.lowerBound]
      let high = value[dots.upperBound...]
      let from = low.isEmpty ? nil : Self.days(low)
      let through = high.isEmpty ? nil : Self.days(high)
      guard low.isEmpty || from != nil, high.isEmpty || through != nil else { return nil }
      let start = from?.lowerBound ?? 0
      minutes = start..<max(start, through?.upperBound ?? .max)
      return
    }
    guard let days = Self.days(value[...]) else { return nil }
    switch comparison {
    case .equal: minutes = days
    case .atLeast: minutes = days.lowerBound..<Int32.max
    case .above: minutes = days.upperBound..<Int32.max
    case .atMost: minutes = 0..<days.upperBound
    case .below: minutes = 0..<days.lowerBound
    }
  }

  /// A year, month or day as minutes.
  private static func days(_ text: Substring) -> Range<Int32>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    guard numbers.count == parts.count, (1...3).contains(parts.count), parts[0].count == 4,
      numbers.dropFirst().allSatisfy({ $0 >= 1 && $0 <= 31 }),
      numbers.count < 2 || numbers[1] <= 12
    else { return nil }
    let year = numbers[0]
    let month = numbers.count > 1 ? numbers[1] : 1
    let day = numbers.count > 2 ? numbers[2] : 1
    let start = CableColumns.minutes(ZuluTime(year: year, month: month, day: day))
    let length: Int32 =
      switch numbers.count {
      case 1: 12 * 31 * 1440
      case 2: 31 * 1440
      default: 1440
      }
    return start..<start + length
  }
}

extension String {
  /// Where two dots stand.
  fileprivate func range(ofDots: Void) -> Range<Index>? {
    var place = startIndex
    while let dot = self[place...].firstIndex(of: ".") {
      let next = index(after: dot)
      guard next < endIndex else { return nil }
      if self[next] == "." { return dot..<index(after: next) }
      place = next
    }
    return nil
  }
}
