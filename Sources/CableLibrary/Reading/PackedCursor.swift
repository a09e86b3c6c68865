import CableCore
import Glibc
import PackedFiles
import Synchronization

/// A packed file that is open, and where in it one is; used by one thread at a time.
final class PackedCursor: @unchecked Sendable {
  /// What was found at a range.
  enum Text {
    /// All of a small text, whatever the range.
    case whole([UInt8])
    /// The bytes of the range, and what the first ones of the text show.
    case range([UInt8], head: ContainerHead)
  }

  // `PackedPlaces` gives it to one thread at a time, which is why the class may be shared.
  let path: [UInt8]
  let stamp: FileColumns.Stamp
  private let descriptor: Int32
  private let packed: PackedFile
  private let kind: PackedKind?
  private let points: RestartPoints
  /// Of the entry that is open; -1 before the first.
  private var member = -1
  private var name = ""
  /// From which byte on a reading can begin at it.
  private var entryOffset: Int?
  /// All of a small text, else the first bytes.
  private var first: [UInt8] = []
  /// True if that is all.
  private var isWhole = false
  /// True if it was opened within a text, after which it knows of no other; then where that begins in
  /// what is packed.
  private var isWithin = false
  private var textStart: Int?
  /// What these show, once that was asked.
  private var head: ContainerHead?
  /// Read of the text so far, and the bytes that were read last and end there.
  private var offset = 0
  private var window: [UInt8] = []
  private let served: Served

  /// Who waits now.
  private final class Served: Sendable {
    let waiter = Mutex(Waiter())
  }

  /// Opens a packed file.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - entry: where its place is known, the reading begins there, else at the front.
  ///   - points: of the file.
  ///   - waiter: asked now and then whether to give up.
  /// - Throws: where it cannot be read.
  convenience init(
    _ path: [UInt8], entry: FilePlace.Member? = nil, points: RestartPoints, _ waiter: Waiter
  ) throws(LibraryError) {
    try self.init(path, points, waiter) { kind in
      guard kind?.hasEntries == true, let entry, let offset = entry.offset else { return .front }
      return .entry(offset: offset, place: entry.place)
    }
  }

  /// Opens a packed file within a large text of it.
  convenience init(
    _ place: FilePlace, in text: PackedPlaces.LargeText, from offset: Int, points: RestartPoints,
    _ waiter: Waiter
  ) throws(LibraryError) {
    try self.init(place.path, points, waiter) { _ in .byte(text.start + offset) }
    _ = try FileReading.unpacking(path) { () throws(PackedFault) in try packed.next() }
    (member, name, head) = (place.member?.place ?? 0, place.member?.name ?? "", text.head)
    (isWithin, textStart, self.offset) = (true, text.start, offset)
  }

  private init(
    _ path: [UInt8], _ points: RestartPoints, _ waiter: Waiter,
    _ beginning: (PackedKind?) -> PackedFile.Beginning
  ) throws(LibraryError) {
    let file = try FileReading.open(path)
    let served = Served()
    served.waiter.withLock { $0 = waiter }
    do throws(LibraryError) {
      let kind = PackedKind(
        try FileReading.bytes(of: file.descriptor, 0..<PackedKind.headLength, path))
      self.kind = kind
      packed = try FileReading.unpacking(path) { () throws(PackedFault) in
        try PackedFile(
          descriptor: file.descriptor, size: file.size, beginning: beginning(kind), points: points,
          isTrusted: true, isCancelled: { served.waiter.withLock(\.isCancelled)() },
          progress: { share in served.waiter.withLock(\.progress)(share) })
      }
    } catch {
      close(file.descriptor)
      throw error
    }
    (self.path, descriptor, stamp, self.served) = (path, file.descriptor, file.stamp, served)
    self.points = points
  }

  deinit { close(descriptor) }

  /// Sets who waits now.
  func serves(_ waiter: Waiter) { served.waiter.withLock { $0 = waiter } }

  /// Reports how far the reading is.
  private func report(_ done: Int, of whole: Int) {
    if whole > 0, done < whole { served.waiter.withLock(\.progress)(done * 100 / whole) }
  }

  /// How far it is: the entry, then the place in it.
  var progress: (Int, Int) { (member, offset) }

  /// True if a range of a text can still be read, and where the file can be opened nearer to it, no more
  /// than `reach` bytes are between.
  func isBefore(_ member: FilePlace.Member?, _ range: Range<Int>, reach: Int) -> Bool {
    let place = member?.place ?? 0
    if self.member == place { return isNear(range, reach: reach) }
    guard self.member < place, !isWithin else { return false }
    guard kind?.hasEntries == true, let from = entryOffset, let to = member?.offset else {
      return true
    }
    return isNear(from: from, to: to, reach: reach)
  }

  /// The same of a range of the text that is open.
  func isNear(_ range: Range<Int>, reach: Int) -> Bool {
    if isWhole { return true }
    guard range.lowerBound >= offset - window.count else { return false }
    guard kind?.hasOffsets == true, let start = textStart ?? packed.textStart else { return true }
    return isNear(from: start + offset, to: start + range.lowerBound, reach: reach)
  }

  /// True if continuing is less work than beginning again, between two bytes of what is packed.
  private func isNear(from: Int, to: Int, reach: Int) -> Bool {
    to - from <= reach
      || kind?.hasRestartPoints == true && !points.areNearer(to: to, than: from)
  }

  /// What to remember of the text, where it is large and can be opened at any byte.
  var largeText: PackedPlaces.LargeText? {
    guard !isWhole, !first.isEmpty, let start = packed.textStart else { return nil }
    let head = head ?? ContainerHead(first)
    self.head = head
    return PackedPlaces.LargeText(head: head, start: start)
  }

  /// Texts up to this size are kept whole.
  private static let wholeLimit = CableFile.chunk

  /// Goes forward to an entry; false if there is none of that name.
  func go(to wanted: Int, named name: String?) throws(PackedFault) -> Bool {
    while member < wanted {
      report(max(0, member), of: wanted)
      guard let next = try packed.next() else { return false }
      (member, entryOffset) = (next.place, next.offset)
      self.name = FolderPath.shown(next.path.last ?? [])
      (first, head, offset, window, isWhole) = ([], nil, 0, [], false)
    }
    // A second one of a name has a number after it.
    guard member == wanted, name?.hasPrefix(self.name) ?? true || self.name.isEmpty else {
      return false
    }
    if offset == 0, first.isEmpty {
      first = try packed.read(Self.wholeLimit)
      offset = first.count
      window = first
      isWhole = first.count < Self.wholeLimit
      if !isWhole { first = Array(first[..<ContainerReader.headLength]) }
    }
    return true
  }

  /// What is at a range of the entry; nil if it ends before.
  func text(at range: Range<Int>) throws(PackedFault) -> Text? {
    if isWhole { return .whole(first) }
    guard range.count <= FileReading.largest else { return nil }
    while offset < range.upperBound {
      report(offset, of: range.upperBound)
      let bytes = try packed.read(Self.wholeLimit)
      if bytes.isEmpty { return nil }
      // What is before the range is not asked for again.
      let keep = max(0, min(window.count, offset - range.lowerBound))
      window = Array(window.suffix(keep)) + bytes
      offset += bytes.count
    }
    let start = range.lowerBound - (offset - window.count)
    guard start >= 0 else { return nil }
    let head = head ?? ContainerHead(first)
    self.head = head
    return .range(Array(window[start..<(start + range.count)]), head: head)
  }
}
