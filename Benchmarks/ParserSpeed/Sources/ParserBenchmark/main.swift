// Parses the cables of a folder in memory, on one core, and prints the median rate in MB/s, and how
// long a whole file takes.
//
// Time is the thread's own, so that what else runs on the machine counts little. The floor, measured
// in the same run, is finding the lines of the same bytes.

import CableCore
import Foundation

/// One measurement of the parser over files held in memory.
struct Measurement {
  let files: [(name: String, bytes: [UInt8])]
  let runs: Int

  func report() {
    let total = files.reduce(0) { $0 + $1.bytes.count }
    let sources = files.flatMap { Container.read($0.bytes, fileName: $0.name).cables }
    let parsed = sources.reduce(0) { $0 + $1.bytes.count }
    let floor = rate(total) {
      var lines = 0
      for file in files { for byte in file.bytes where byte == 0x0A { lines += 1 } }
      return lines
    }
    let containers = rate(total) {
      files.reduce(0) { $0 + Container.read($1.bytes, fileName: $1.name).cables.count }
    }
    let parser = rate(parsed) { sources.reduce(0) { $0 + Cable(parsing: $1).paragraphs.count } }
    print(
      "files \(files.count), cables \(sources.count), \(total / 1000) kB, median of \(runs) runs")
    print("count line ends (floor)   \(text(floor))")
    print("containers                \(text(containers))")
    print("parser                    \(text(parser))")
    print("a file, from its bytes to its paragraphs: \(spread())")
  }

  /// The file in the middle and the slowest one, each by the median of its runs.
  private func spread() -> String {
    let times = files.map { file in
      seconds {
        Container.read(file.bytes, fileName: file.name).cables
          .reduce(0) { $0 + Cable(parsing: $1).paragraphs.count }
      }
    }.sorted().map { $0 * 1000 }
    return String(
      format: "%.2f ms, %.2f ms at most", times[times.count / 2], times[times.count - 1])
  }

  private func rate(_ bytes: Int, _ work: () -> Int) -> Double {
    Double(bytes) / 1e6 / seconds(work)
  }

  /// The median of the runs.
  private func seconds(_ work: () -> Int) -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = Self.threadSeconds()
      let sink = work()
      times.append(Self.threadSeconds() - start)
      precondition(sink >= 0)
    }
    return times.sorted()[runs / 2]
  }

  /// Processor time of this thread.
  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private func text(_ rate: Double) -> String { String(format: "%8.1f MB/s", rate) }
}

guard CommandLine.arguments.count >= 2 else {
  print("Name a folder of cables: ParserBenchmark FOLDER [RUNS]")
  exit(2)
}
var files: [(name: String, bytes: [UInt8])] = []
let root = URL(filePath: CommandLine.arguments[1])
if let urls = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil) {
  for case let url as URL in urls {
    if let data = try? Data(contentsOf: url) { files.append((url.lastPathComponent, Array(data))) }
  }
}
guard !files.isEmpty else {
  print("There are no files in \(root.path).")
  exit(1)
}
let runs = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 7 : 7
Measurement(files: files, runs: runs).report()
