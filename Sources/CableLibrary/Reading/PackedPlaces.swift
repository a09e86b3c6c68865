import CableCore
import Glibc
import PackedFiles
import Synchronization

/// Opens places in packed files again: at the member itself where its place is known, at a restart point
/// before a byte of a gzip file, else from the front.
///
/// A few packed files stay open, each going forward only, so that whoever reads in the order of the
/// archive reads it once.
final class PackedPlaces: Sendable {
  /// Of the whole program.
  static let shared = PackedPlaces()

  /// Packed files that stay open where nobody reads them.
  private static let idleLimit = 4
  /// Packed files of which something is remembered.
  private static let knownLimit = 16
  /// How many bytes are skipped rather than opening the packed file again.
  private static let reach = 1 << 20

  private let idle = Mutex<[PackedCursor]>([])
  private let known = Mutex<[Known]>([])
  private let store = Mutex<Store>(Store())

  /// The index that was opened last, which keeps restart points.
  private struct Store: Sendable {
    weak var database: IndexDatabase?
  }

  /// What is remembered of a packed file.
  private struct Known: Sendable {
    var path: [UInt8]
    var stamp: FileColumns.Stamp
    var points: RestartPoints
    /// How many of them the index has.
    var keptCount: Int
    /// Of the large texts in it, by their places.
    var texts: [Int: LargeText] = [:]
  }

  /// What is remembered of a text that is not kept whole.
  struct LargeText: Sendable {
    /// What its first bytes show.
    var head: ContainerHead
    /// Where it begins in what is packed.
    var start: Int
  }

  /// The restart points of a packed file, which whoever unpacks it notes and asks for.
  func points(of path: [UInt8], _ stamp: FileColumns.Stamp) -> RestartPoints {
    withKnown(path, stamp) { $0.points }
  }

  /// Takes the restart points that an index has.
  func use(_ database: IndexDatabase) { store.withLock { $0.database = database } }

  /// Calls with the restart points that no index has yet; true keeps them so.
  func keepPoints(_ keep: (FileColumns.Stamp, RestartPoints) -> Bool) {
    for one in known.withLock({ $0 }) where one.points.count > one.keptCount {
      let count = one.points.count
      guard keep(one.stamp, one.points) else { continue }
      withKnown(one.path, one.stamp) { $0.keptCount = count }
    }
  }

  private func withKnown<Value>(
    _ path: [UInt8], _ stamp: FileColumns.Stamp, _ body: (inout Known) -> Value
  ) -> Value {
    known.withLock { known in
      if let place = known.lastIndex(where: { $0.path == path && $0.stamp == stamp }) {
        // The one that was used longest ago is forgotten first.
        known.append(known.remove(at: place))
        return body(&known[known.count - 1])
      }
      known.removeAll { $0.path == path }
      let kept = store.withLock(\.database)?.restartPoints(stamp)
      var new = Known(
        path: path, stamp: stamp, points: kept ?? RestartPoints(), keptCount: kept?.count ?? 0)
      let value = body(&new)
      known.append(new)
      if known.count > Self.knownLimit { known.removeFirst() }
      return value
    }
  }

  /// Reads one cable again.
  ///
  /// Cost: in a zip or tar that of its own bytes; in a gzip file the unpacking of some 4 MB at most; in any
  /// other reading what precedes it, from where the last one was found if that is before it.
  ///
  /// - Parameters:
  ///   - place: of the packed file, and of the member.
  ///   - cable: where it is in the unpacked text.
  ///   - waiter: asked now and then whether to give up.
  /// - Returns: nil if the file no longer holds the cable there.
  /// - Throws: where the packed file cannot be read up to there.
  func source(
    _ place: FilePlace, _ cable: CablePlace, _ waiter: Waiter
  ) throws(LibraryError) -> SourceText? {
    try withCursor(place, cable.fileRange, waiter) { cursor throws(PackedFault) in
      guard let text = try cursor.text(at: cable.fileRange) else { return nil }
      let name = place.member?.name ?? CableFile.unpackedName(place.name)
      switch text {
      case .whole(let bytes):
        return Container.read(bytes, fileName: name, isNamed: true).cables.first {
          $0.part == cable.part
        }
      case .range(let bytes, let head):
        return head.cable(
          in: bytes, fileName: name, part: cable.part, ordinal: cable.ordinal,
          fileRange: cable.fileRange)
      }
    }
  }

  /// The bytes of a range of an unpacked text, fewer where it ends before.
  func bytes(
    _ place: FilePlace, _ range: Range<Int>, _ waiter: Waiter
  ) throws(LibraryError) -> [UInt8] {
    let text = try withCursor(place, range, waiter) { cursor throws(PackedFault) in
      try cursor.text(at: range)
    }
    return switch text {
    case .whole(let bytes):
      Array(bytes[min(range.lowerBound, bytes.count)..<min(range.upperBound, bytes.count)])
    case .range(let bytes, _): bytes
    case nil: []
    }
  }

  private func withCursor<Value>(
    _ place: FilePlace, _ range: Range<Int>, _ waiter: Waiter,
    _ body: (PackedCursor) throws(PackedFault) -> Value?
  ) throws(LibraryError) -> Value? {
    let stamp = FileReading.status(place.path).map(FileReading.stamp) ?? .init()
    var cursor: PackedCursor?
    do throws(LibraryError) {
      cursor = try self.cursor(place, stamp, range, waiter)
    } catch {
      if case .cancelled = error { throw error }
    }
    if cursor == nil {
      // Where the file is no longer what it was, only reading from the front shows what it is now.
      let front = try PackedCursor(place.path, points: points(of: place.path, stamp), waiter)
      cursor = try go(front, to: place) ? front : nil
    }
    guard let cursor else { return nil }
    let value = try FileReading.unpacking(place.path) { () throws(PackedFault) in try body(cursor) }
    cursor.serves(Waiter())
    // One that failed is not kept.
    idle.withLock { idle in
      idle.append(cursor)
      if idle.count > Self.idleLimit { idle.removeFirst() }
    }
    return value
  }

  /// An open file before a range of a text; nil if there is no such text at the place.
  private func cursor(
    _ place: FilePlace, _ stamp: FileColumns.Stamp, _ range: Range<Int>, _ waiter: Waiter
  ) throws(LibraryError) -> PackedCursor? {
    let points = points(of: place.path, stamp)
    let member = place.member?.place ?? 0
    var cursor: PackedCursor
    if let near = take(place, stamp, range) {
      near.serves(waiter)
      cursor = near
    } else if let text = withKnown(place.path, stamp, { $0.texts[member] }) {
      return try PackedCursor(
        place, in: text, from: range.lowerBound, points: points, waiter)
    } else {
      cursor = try PackedCursor(place.path, entry: place.member, points: points, waiter)
    }
    guard try go(cursor, to: place) else { return nil }
    guard let text = cursor.largeText, !cursor.isNear(range, reach: Self.reach) else {
      return cursor
    }
    withKnown(place.path, stamp) { $0.texts[member] = text }
    return try PackedCursor(place, in: text, from: range.lowerBound, points: points, waiter)
  }

  private func go(_ cursor: PackedCursor, to place: FilePlace) throws(LibraryError) -> Bool {
    try FileReading.unpacking(place.path) { () throws(PackedFault) in
      try cursor.go(to: place.member?.place ?? 0, named: place.member?.name)
    }
  }

  /// The open one that is nearest before a place; nil if opening the file again is less work.
  private func take(
    _ place: FilePlace, _ stamp: FileColumns.Stamp, _ range: Range<Int>
  ) -> PackedCursor? {
    idle.withLock { idle -> PackedCursor? in
      idle.removeAll { $0.path == place.path && $0.stamp != stamp }
      let near = idle.indices.filter {
        idle[$0].path == place.path && idle[$0].isBefore(place.member, range, reach: Self.reach)
      }.max { idle[$0].progress < idle[$1].progress }
      return near.map { idle.remove(at: $0) }
    }
  }
}
