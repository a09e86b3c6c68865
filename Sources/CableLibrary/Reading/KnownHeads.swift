import CableCore
import Synchronization

/// The beginnings of the files that were read last, so that each cable of a table is read again without
/// the beginning of its file.
final class KnownHeads: Sendable {
  /// Of the whole program.
  static let shared = KnownHeads()

  private struct Known {
    var path: [UInt8]
    var stamp: FileColumns.Stamp
    var head: ContainerHead
  }

  private static let limit = 16
  private let known = Mutex<[Known]>([])

  /// What is known of a file that is as it was; nil if nothing is.
  func head(_ path: [UInt8], _ stamp: FileColumns.Stamp) -> ContainerHead? {
    known.withLock { known in known.last { $0.path == path && $0.stamp == stamp }?.head }
  }

  /// Keeps what was learnt of a file, and forgets the oldest.
  func keep(_ head: ContainerHead, _ path: [UInt8], _ stamp: FileColumns.Stamp) {
    known.withLock { known in
      known.removeAll { $0.path == path }
      known.append(Known(path: path, stamp: stamp, head: head))
      if known.count > Self.limit { known.removeFirst() }
    }
  }
}
