import Glibc

/// Times of the notebook as people read them.
package enum Moment {
  /// `2009-08-04T11:11:00.000Z` for milliseconds since 1970 (UTC); what the notebook keeps no
  /// times of is the nearest of which it does.
  package static func text(_ milliseconds: Int64) -> String {
    let times = NotebookTable.times
    let milliseconds = min(max(milliseconds, times.lowerBound), times.upperBound)
    let thousand: Int64 = 1000
    let rest = milliseconds % thousand
    var seconds = time_t((milliseconds - rest) / thousand)
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return "1970-01-01T00:00:00.000Z" }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date = [
      padded(Int(parts.tm_year) + 1900, 4), padded(Int(parts.tm_mon) + 1, 2),
      padded(Int(parts.tm_mday), 2),
    ].joined(separator: "-")
    let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }
      .joined(separator: ":")
    return "\(date)T\(time).\(padded(Int(rest), 3))Z"
  }

  /// `2009-08-04` for seconds since 1970 (UTC).
  static func day(_ seconds: Int) -> String { String(text(Int64(seconds) * 1000).prefix(10)) }

  /// What `text` wrote; nil for anything else, and before 1970.
  static func milliseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
      bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x2E, bytes[23] == 0x5A
    else { return nil }
    func number(_ range: Range<Int>) -> Int32? {
      var value: Int32 = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int32(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let rest = number(20..<23), year >= 1970
    else { return nil }
    var parts = tm()
    parts.tm_year = year - 1900
    parts.tm_mon = month - 1
    parts.tm_mday = day
    parts.tm_hour = hour
    parts.tm_min = minute
    parts.tm_sec = second
    let milliseconds = Int64(timegm(&parts)) * 1000 + Int64(rest)
    // Days and months that there are not come out as others.
    guard parts.tm_year == year - 1900, parts.tm_mon == month - 1, parts.tm_mday == day,
      parts.tm_hour == hour, parts.tm_min == minute, parts.tm_sec == second
    else { return nil }
    return milliseconds
  }
}
