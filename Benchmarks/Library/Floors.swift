import Glibc

/// What the machine needs at least: the same files with nothing done to them.
enum Floors {
  /// Walks, asks for the status of each file, and reads each on two threads.
  static func run(_ paths: [String]) {
    var files: [String] = []
    report("floor.walk", Stopwatch.measure { for path in paths { walk(path, &files) } }, "ms")
    report("floor.files", Double(files.count), "")
    report(
      "floor.stat",
      Stopwatch.measure {
        var info = stat()
        for file in files { _ = stat(file, &info) }
      }, "ms")
    let shared = files
    let total = UnsafeMutablePointer<Int>.allocate(capacity: 2)
    nonisolated(unsafe) let totals = total
    totals.initialize(repeating: 0, count: 2)
    let time = Stopwatch.measure {
      let threads = (0..<2).map { half in
        Thread { totals[half] = read(shared, from: half, step: 2) }
      }
      for thread in threads { thread.join() }
    }
    report("floor.read", time, "ms")
    report("floor.bytes", Double(totals[0] + totals[1]) / 1e6, "MB")
    total.deallocate()
    bits()
  }

  /// And, or, not of three sets of a quarter of a million bits.
  private static func bits() {
    let size = 251_287 / 64 + 1
    let one = (0..<size).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    let two = one.map { $0 &* 31 }
    let three = one.map { $0 &* 17 }
    var result = one
    let time = Stopwatch.measure {
      for place in 0..<size { result[place] = one[place] & two[place] & ~three[place] }
    }
    precondition(result.count == size)
    report("floor.bits", time, "ms")
  }

  private static func walk(_ path: String, _ files: inout [String]) {
    guard let folder = opendir(path) else {
      files.append(path)
      return
    }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let child = path + "/" + name
      if entry.pointee.d_type == DT_DIR { walk(child, &files) } else { files.append(child) }
    }
  }

  private static func read(_ files: [String], from start: Int, step: Int) -> Int {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var total = 0
    for place in stride(from: start, to: files.count, by: step) {
      let file = open(files[place], O_RDONLY)
      guard file >= 0 else { continue }
      while true {
        let count = Glibc.read(file, &buffer, buffer.count)
        if count <= 0 { break }
        total += count
      }
      close(file)
    }
    return total
  }
}

/// A thread to measure with.
private final class Thread: @unchecked Sendable {
  // The thread alone reads `body`; the owner alone reads `thread`.
  private var thread = pthread_t()
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
    pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        Unmanaged<Thread>.fromOpaque(raw).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
  }

  func join() { pthread_join(thread, nil) }
}
