import CableCore

/// What a date of a query covers: `2009`, `2009-08`, `2009-08-04`, `2009-08..2009-12`, `>=2009`.
struct DateSpan: Sendable, Hashable {
  /// As `CableColumns.minutes` counts.
  let minutes: Range<Int32>

  /// Reads a value with its comparison; nil if it is not a date.
  init?(_ value: String, _ comparison: Query.Comparison = .equal) {
    guard let asked = AskedDates(value) else { return nil }
    let first = asked.first.map(Self.minutes)
    let last = asked.last.map(Self.minutes)
    guard let days = first, first == last else {
      let start = first?.lowerBound ?? 0
      minutes = start..<max(start, last?.upperBound ?? .max)
      return
    }
    switch comparison {
    case .equal: minutes = days
    case .atLeast: minutes = days.lowerBound..<Int32.max
    case .above: minutes = days.upperBound..<Int32.max
    case .atMost: minutes = 0..<days.upperBound
    case .below: minutes = 0..<days.lowerBound
    }
  }

  /// A year, month or day as minutes.
  private static func minutes(_ part: AskedDates.Part) -> Range<Int32> {
    let start = CableColumns.minutes(
      ZuluTime(year: part.year, month: part.month ?? 1, day: part.day ?? 1))
    let length: Int32 = part.month == nil ? 12 * 31 * 1440 : part.day == nil ? 31 * 1440 : 1440
    return start..<start + length
  }
}
