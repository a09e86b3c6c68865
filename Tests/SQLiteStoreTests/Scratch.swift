import Glibc
import SQLiteStore

/// A folder that goes with the test.
final class Scratch: Sendable {
  let path: [UInt8]

  init() {
    var template = Array("/tmp/sqlitestore-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, mkdtemp(start) != nil else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: strlen(start)))
    }
  }

  deinit {
    for name in names { _ = (path + [0x2F] + name + [0]).withCharacters { unlink($0) } }
    _ = (path + [0]).withCharacters { rmdir($0) }
  }

  /// What is in the folder.
  private var names: [[UInt8]] {
    guard let stream = (path + [0]).withCharacters({ opendir($0) }) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      withUnsafeBytes(of: &entry.pointee.d_name) { names.append(Array($0.prefix { $0 != 0 })) }
    }
    return names.filter { $0 != [0x2E] && $0 != [0x2E, 0x2E] }
  }

  func file(_ name: [UInt8]) -> [UInt8] { path + [0x2F] + name }

  func file(_ name: String) -> [UInt8] { file(Array(name.utf8)) }

  func place(_ name: String) -> Connection.Place { .file(file(name)) }

  /// Writes bytes over those of a file from an offset on; makes the file where it is missing.
  func overwrite(_ name: String, at offset: Int = 0, _ bytes: [UInt8]) -> Bool {
    let descriptor = (file(name) + [0]).withCharacters { open($0, O_RDWR | O_CREAT, 0o600) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return bytes.withUnsafeBytes {
      pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) == $0.count
    }
  }
}

extension [UInt8] {
  /// Calls with the bytes, the last of which is 0, as C has them.
  func withCharacters<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("an empty name") }
      return body(start)
    }
  }
}
