import CableCore
import Glibc

/// The parser alone: texts that are in memory already, on one core.
enum Parsing {
  /// Texts that are read first, spread over the library.
  private static let count = 20_000

  static func run(_ paths: [String]) {
    var files: [String] = []
    for path in paths { Floors.walk(path, &files) }
    let step = max(1, files.count / count)
    let texts = stride(from: 0, to: files.count, by: step).compactMap { bytes(files[$0]) }
    let size = texts.reduce(0) { $0 + $1.count }
    var found = 0
    var times: [Double] = []
    for _ in 0..<3 {
      times.append(
        Stopwatch.measure {
          for text in texts {
            for source in Container.read(text, fileName: "").cables {
              found += Cable(parsing: source).paragraphs.count
            }
          }
        })
    }
    precondition(found > 0 || texts.isEmpty)
    report("parse.speed", Double(size) / 1e3 / percentile(0.5, of: times), "MB/s")
    report("parse.bytes", Double(size) / 1e6, "MB")
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: Int(info.st_size)) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, buffer.count))
    }
  }
}
