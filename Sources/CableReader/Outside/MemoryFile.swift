import CKernelGuard
import Glibc

/// A file without a place on the disk, which lives as long as the program.
enum MemoryFile {
  /// A file that is open for writing; negative with `errno` set where the system has none.
  static func make(_ name: String) -> Int32 { kernel_guard_memory_file(name) }

  /// A path by which the program itself can read an open file again.
  static func path(_ file: Int32) -> String { "/proc/self/fd/\(file)" }

  /// The path of a file that holds some bytes; nil if there is no memory for it.
  static func path(_ name: String, holding bytes: [UInt8]) -> String? {
    let file = make(name)
    guard file >= 0 else { return nil }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return nil }
      rest = rest.dropFirst(count)
    }
    return path(file)
  }
}
