import CableCore
import Glibc

/// Reads cables again for their words, on all cores, and hands these over in the order of slots.
enum WordGathering {
  /// Slots that one thread takes at a time; those of one file stay together.
  private static let share = 64

  /// Gathers from a slot on; `take` gets each share and ends it all by returning false.
  ///
  /// A file that changed or went since gives no words; the next refresh sees to it.
  static func run(
    _ storage: LibraryStorage, from first: Int,
    take: (Range<Int>, [(slot: Int, words: [UInt8])]) -> Bool
  ) {
    let columns = storage.columns
    typealias Gathered = (Range<Int>, [(slot: Int, words: [UInt8])])
    let conveyor = Conveyor<Range<Int>, Gathered>(jobLimit: .max, resultLimit: 64)
    var start = first
    while start < columns.count {
      var end = min(columns.count, start + share)
      while end < columns.count, columns.file[end] == columns.file[end - 1] { end += 1 }
      _ = conveyor.offer(start..<end)
      start = end
    }
    conveyor.finish()
    let workers = (0..<2 * sysconf(Int32(_SC_NPROCESSORS_ONLN))).map { _ in
      Worker(isPatient: true) {
        var gatherer = WordGatherer()
        while let (number, slots) = conveyor.nextJob() {
          conveyor.deliver(number, (slots, words(of: slots, storage, &gatherer)))
        }
      }
    }
    while let (slots, gathered) = conveyor.nextResult() {
      if !take(slots, gathered) {
        conveyor.stop()
        break
      }
    }
    for worker in workers { worker.join() }
  }

  private static func words(
    of slots: Range<Int>, _ storage: LibraryStorage, _ gatherer: inout WordGatherer
  ) -> [(slot: Int, words: [UInt8])] {
    var gathered: [(slot: Int, words: [UInt8])] = []
    var slot = slots.lowerBound
    while slot < slots.upperBound {
      let file = storage.columns.file[slot]
      var end = slot + 1
      while end < slots.upperBound, storage.columns.file[end] == file { end += 1 }
      if storage.alive.contains(slot) {
        let path = LibraryFiles(storage: storage).bytes(Int(file))
        for one in slot..<end {
          let row = LibraryRow(storage: storage, slot: one)
          guard
            let source = try? CableFile.source(
              path, name: FileReading.name(of: path), part: row.part, fileRange: row.fileRange)
          else { continue }
          gathered.append((one, gatherer.words(of: Cable(parsing: source))))
        }
      }
      slot = end
    }
    return gathered
  }
}
