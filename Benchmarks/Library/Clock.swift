import Glibc

/// Milliseconds of a clock that only goes forward, since the program was started.
enum Stopwatch {
  private static let start = raw

  /// Starts counting.
  static func begin() { _ = start }

  static var now: Double { raw - start }

  private static var raw: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// What some work takes, in milliseconds.
  static func measure(_ work: () throws -> Void) rethrows -> Double {
    let before = raw
    try work()
    return raw - before
  }
}

/// What the process used so far.
enum Usage {
  /// Most memory that was resident at any moment, in MB.
  static var peakMegabytes: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  /// Processor time of all threads, in milliseconds.
  static var processorMilliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// Memory that is this program's alone now, in MB: what pages of files add to `peakMegabytes`
  /// belongs to the page cache.
  static var anonymousMegabytes: Double {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
      let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      let string = String(decoding: text, as: UTF8.self)
      guard string.hasPrefix("RssAnon:") else { continue }
      return (Double(string.filter(\.isNumber)) ?? 0) / 1024
    }
    return 0
  }
}

/// Prints one measured value: a line of name, value and unit, parted by tabs.
func report(_ name: String, _ value: Double, _ unit: String) {
  let rounded = (value * 1000).rounded() / 1000
  print("\(name)\t\(rounded)\t\(unit)")
}

/// The value below which a share of the values lies.
func percentile(_ share: Double, of values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return .nan }
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}
