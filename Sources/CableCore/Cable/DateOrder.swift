/// Whether the dates of a table have the day before the month; the whole column decides:
/// `03/04/2010` may be either, and `25/04/2010` a few lines below decides.
enum DateOrder: Sendable, Hashable {
  /// Dates that can be read in one way, or none.
  case plain
  case monthFirst, dayFirst
  /// Nothing in the file's beginning decides: read as the month first.
  case unknown

  /// The first two numbers of `03/04/2010` or `3.4.10 11:22`, and what follows; nil for a date of
  /// another form.
  static func numbers(of date: String) -> (Int, Int, rest: Substring)? {
    let text = date.drop { $0 == " " }
    let parts = text.prefix(24).split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == "/" || $0 == "." })
    guard parts.count == 3, parts[2].first?.isNumber == true,
      [parts[0], parts[1]].allSatisfy({ (1...2).contains($0.utf8.count) }),
      let first = Int(parts[0]), let second = Int(parts[1])
    else { return nil }
    return (first, second, text[parts[2].startIndex...])
  }

  /// True for a printed date that may be read in two ways, and nothing decides which.
  func isOpen(_ date: String) -> Bool {
    guard self == .unknown, let (first, second, _) = Self.numbers(of: date) else { return false }
    return first <= 12 && second <= 12 && first != second
  }

  /// A printed date with the month first, as it is understood everywhere.
  func monthFirst(_ date: String) -> String {
    guard self == .dayFirst, let (day, month, rest) = Self.numbers(of: date), month <= 12 else {
      return date
    }
    return "\(month)/\(day)/\(rest)"
  }
}
