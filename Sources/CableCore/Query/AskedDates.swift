/// What a query asks of a date: `2009`, `2009-08`, `2009-08-04`, or from one to another with two dots,
/// of which either may be left open.
public struct AskedDates: Sendable, Hashable {
  /// A year, a month or a day.
  public struct Part: Sendable, Hashable {
    /// Four digits.
    public let year: Int
    /// 1 to 12; nil for a whole year.
    public let month: Int?
    /// 1 to 31; nil for a whole month or year.
    public let day: Int?

    /// Reads `2009`, `2009-08` or `2009-08-04`; nil for anything else.
    init?(_ text: Substring) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { part in
        part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
      }
      guard numbers.count == parts.count, let year = numbers.first, numbers.count <= 3,
        parts[0].count == 4
      else { return nil }
      self.year = year
      month = numbers.count > 1 ? numbers[1] : nil
      day = numbers.count > 2 ? numbers[2] : nil
      guard (1...12).contains(month ?? 1), (1...Self.days(year, month ?? 1)).contains(day ?? 1)
      else { return nil }
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
  }

  /// The first that is asked for; nil if the beginning is open.
  public let first: Part?
  /// The last that is asked for, the same as the first without dots; nil if the end is open.
  public let last: Part?

  /// Reads the value of `date:`; nil if it is not a date.
  public init?(_ value: String) {
    guard let dots = value.firstRange(of: "..") else {
      guard let part = Part(value[...]) else { return nil }
      (first, last) = (part, part)
      return
    }
    let (low, high) = (value[..<dots.lowerBound], value[dots.upperBound...])
    first = Part(low)
    last = Part(high)
    guard low.isEmpty || first != nil, high.isEmpty || last != nil, first != nil || last != nil
    else { return nil }
  }

  /// True if the first and the last are separated by dots, or one of them is left open.
  public var isRange: Bool { first != last }

  /// True if the last is before the first, so that no date can match.
  public var isBackwards: Bool {
    guard let first, let last else { return false }
    return (first.year, first.month ?? 1, first.day ?? 1)
      > (last.year, last.month ?? 12, last.day ?? 31)
  }
}
