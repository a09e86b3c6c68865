import CableCore
import Glibc

/// Reads cables again for their words, on all cores, and hands these over in the order of slots.
enum WordGathering {
  /// Cables in the first segments, so that words are soon found, and in the later ones, so that
  /// there are few and a kill costs little.
  ///
  /// A core holds some 10 kB for each cable of a segment.
  private static let fewest = 512
  private static let most = 4_096

  /// Gathers from a slot on; `take` gets each segment and ends it all by returning false.
  ///
  /// `done` is told of each cable on the reading threads; `tick` is called now and then on this one.
  ///
  /// A file that changed or went since gives no words; the next refresh sees to it.
  static func run(
    _ storage: LibraryStorage, from first: Int, isCancelled: @escaping @Sendable () -> Bool,
    done: @escaping @Sendable (Int) -> Void, tick: () -> Void,
    take: (PostingSegment) -> Bool
  ) {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let conveyor = Conveyor<Range<Int>, PostingSegment>(jobLimit: .max, resultLimit: cores + 1)
    for share in shares(storage.columns, from: first, cores: cores) { _ = conveyor.offer(share) }
    conveyor.finish()
    let workers = (0..<cores).map { _ in
      Worker(.most) {
        while let (number, slots) = conveyor.nextJob() {
          var builder = PostingBuilder(first: slots.lowerBound)
          gather(slots, storage, &builder, isCancelled, done)
          if isCancelled() {
            conveyor.stop()
          } else {
            conveyor.deliver(number, builder.segment(bound: slots.upperBound))
          }
        }
      }
    }
    while let segment = conveyor.nextResult(tick) {
      if !take(segment) {
        conveyor.stop()
        break
      }
    }
    for worker in workers { worker.join() }
  }

  /// Cuts the slots into shares that grow; the cables of one file stay together.
  private static func shares(_ columns: CableColumns, from first: Int, cores: Int) -> [Range<Int>] {
    var shares: [Range<Int>] = []
    var start = first
    while start < columns.count {
      let size = min(most, fewest << min(8, shares.count / cores))
      var end = min(columns.count, start + size)
      while end < columns.count, columns.file[end] == columns.file[end - 1], end - start < 2 * most
      {
        end += 1
      }
      shares.append(start..<end)
      start = end
    }
    return shares
  }

  private static func gather(
    _ slots: Range<Int>, _ storage: LibraryStorage, _ builder: inout PostingBuilder,
    _ isCancelled: () -> Bool, _ done: (Int) -> Void
  ) {
    for slot in slots where storage.alive.contains(slot) {
      if isCancelled() { return }
      if let source = try? CableReading.source(storage, slot) {
        builder.add(Cable(parsing: source), slot: slot)
      }
      done(1)
    }
  }
}
