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
    let bytes = readAll(files, threads: 2, "floor.read")
    report("floor.bytes", Double(bytes) / 1e6, "MB")
    bits()
  }

  /// Reads each file, on some threads.
  static func read(_ paths: [String], threads: Int) {
    var files: [String] = []
    for path in paths { walk(path, &files) }
    _ = readAll(files, threads: threads, "floor.cold-read")
  }

  /// Asks the system to let go of the pages of these files, and of no others.
  static func drop(_ paths: [String]) {
    var files: [String] = []
    for path in paths { walk(path, &files) }
    // Pages that were not written yet cannot be let go of.
    sync()
    for path in files {
      let file = open(path, O_RDONLY)
      guard file >= 0 else { continue }
      posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
      close(file)
    }
    report("drop.files", Double(files.count), "")
  }

  /// Reads files on some threads and reports the time; gives the bytes.
  private static func readAll(_ files: [String], threads count: Int, _ name: String) -> Int {
    let total = UnsafeMutablePointer<Int>.allocate(capacity: count)
    total.initialize(repeating: 0, count: count)
    defer { total.deallocate() }
    // Each thread writes its own place.
    nonisolated(unsafe) let totals = total
    let time = Stopwatch.measure {
      let threads = (0..<count).map { place in
        Thread { totals[place] = read(files, from: place, step: count) }
      }
      for thread in threads { thread.join() }
    }
    report(name, time, "ms")
    return (0..<count).reduce(0) { $0 + totals[$1] }
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

  static func walk(_ path: String, _ files: inout [String]) {
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
