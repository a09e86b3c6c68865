import Glibc

/// Reads and parses on many threads what a walk finds, and hands it over in the walk's order.
enum Ingestion {
  /// Files that one thread takes at a time: few at first, so that rows appear at once, then enough
  /// that threads seldom wait for each other.
  private static let shares = 16...128

  /// Readers: more than cores, so that a cold disk is always asked for several files at once.
  static let readerCount = max(8, min(32, 8 * sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs walk, readers and the taking in; returns when all is done or `take` returned false.
  ///
  /// - Parameters:
  ///   - walk: where the files are.
  ///   - folder: gets each folder as it was just before it was listed.
  ///   - read: called on the reading threads for each share, with the path of its folder.
  ///   - take: called on this thread with each share of files, in the walk's order.
  static func run<Share: Sendable>(
    _ walk: FolderWalk, folder: @escaping @Sendable (FolderWalk.Folder) -> Void = { _ in },
    read: @escaping @Sendable (_ batch: FolderWalk.Batch, _ folder: [UInt8]) -> Share,
    take: (FolderWalk.Batch, Share) -> Bool
  ) {
    let conveyor = Conveyor<FolderWalk.Batch, (FolderWalk.Batch, Share)>(
      jobLimit: 512, resultLimit: 2 * readerCount)
    let walker = Worker(.some) {
      var share = shares.lowerBound
      walk.run(folder: folder) { batch in
        var part = batch
        var start = 0
        repeat {
          let end = min(batch.names.count, start + share)
          part.names = Array(batch.names[start..<end])
          if !conveyor.offer(part) { return false }
          part.skipped = []
          start = end
          share = min(shares.upperBound, share + 1)
        } while start < batch.names.count
        return true
      }
      conveyor.finish()
    }
    // So many threads would make a key wait for its turn.
    let readers = (0..<readerCount).map { _ in
      Worker(.most) {
        while let (number, batch) = conveyor.nextJob() {
          let folder = FolderPath.join(walk.roots[batch.root], batch.relative)
          conveyor.deliver(number, (batch, read(batch, folder)))
        }
      }
    }
    while let (batch, share) = conveyor.nextResult() {
      if !SpareCore.shared.work({ take(batch, share) }) {
        conveyor.stop()
        break
      }
    }
    walker.join()
    for reader in readers { reader.join() }
  }
}
