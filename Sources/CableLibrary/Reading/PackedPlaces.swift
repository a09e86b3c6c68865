import CableCore
import Glibc
import PackedFiles
import Synchronization

/// Opens places in packed files again: each open one goes forward only, and a few stay open, so that
/// whoever reads in the order of the archive reads it once.
final class PackedPlaces: Sendable {
  /// Of the whole program.
  static let shared = PackedPlaces()

  /// Packed files that stay open where nobody reads them.
  private static let idleLimit = 4

  private let idle = Mutex<[PackedCursor]>([])

  /// Reads one cable again.
  ///
  /// Cost: in a zip that of its own bytes; in any other the reading of what lies before it, from where
  /// the last one was found if that is before it.
  ///
  /// - Parameters:
  ///   - place: of the packed file, and of the member.
  ///   - cable: where it lies in the unpacked text.
  ///   - isCancelled: asked now and then; true gives up.
  /// - Returns: nil where the file no longer holds the cable there.
  /// - Throws: where the packed file cannot be read up to there.
  func source(
    _ place: FilePlace, _ cable: CablePlace,
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(LibraryError) -> SourceText? {
    try withCursor(place, cable.fileRange, isCancelled) { cursor throws(PackedFault) in
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
    _ place: FilePlace, _ range: Range<Int>, isCancelled: @escaping @Sendable () -> Bool
  ) throws(LibraryError) -> [UInt8] {
    let text = try withCursor(place, range, isCancelled) { cursor throws(PackedFault) in
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
    _ place: FilePlace, _ range: Range<Int>, _ isCancelled: @escaping @Sendable () -> Bool,
    _ body: (PackedCursor) throws(PackedFault) -> Value?
  ) throws(LibraryError) -> Value? {
    let cursor = try take(place, range)
    cursor.asks(isCancelled)
    let value = try FileReading.unpacking(place.path) { () throws(PackedFault) in
      try cursor.go(to: place.member?.place ?? 0, named: place.member?.name)
        ? try body(cursor) : nil
    }
    cursor.asks { false }
    // One that failed is not kept.
    idle.withLock { idle in
      idle.append(cursor)
      if idle.count > Self.idleLimit { idle.removeFirst() }
    }
    return value
  }

  /// The open one that is nearest before a place, else a new one.
  private func take(_ place: FilePlace, _ range: Range<Int>) throws(LibraryError) -> PackedCursor {
    let stamp = FileReading.status(place.path).map(FileReading.stamp)
    let member = place.member?.place ?? 0
    let known = idle.withLock { idle -> PackedCursor? in
      idle.removeAll { $0.path == place.path && $0.stamp != stamp }
      let near = idle.indices.filter {
        idle[$0].path == place.path && idle[$0].isBefore(member, range)
      }.max { idle[$0].progress < idle[$1].progress }
      return near.map { idle.remove(at: $0) }
    }
    if let known { return known }
    return try PackedCursor(place.path)
  }
}

/// A packed file that is open, and where in it one is; used by one thread at a time.
final class PackedCursor: @unchecked Sendable {
  /// What was found at a range.
  enum Text {
    /// All of a small text, whatever the range.
    case whole([UInt8])
    /// The bytes of the range, and what the first ones of the text tell.
    case range([UInt8], head: ContainerHead)
  }

  // `PackedPlaces` gives it to one thread at a time, which is why the class may be shared.
  let path: [UInt8]
  let stamp: FileColumns.Stamp
  private let descriptor: Int32
  private let packed: PackedFile
  /// Of the entry that is open; -1 before the first.
  private var member = -1
  private var name = ""
  /// All of a small text, else the first bytes.
  private var first: [UInt8] = []
  /// What these tell, once that was asked.
  private var head: ContainerHead?
  /// Read of the text so far, and the bytes that were read last and end there.
  private var offset = 0
  private var window: [UInt8] = []
  private let question: Question

  /// Who asks now whether to give up.
  private final class Question: Sendable {
    let asked = Mutex<(@Sendable () -> Bool)?>(nil)
  }

  /// Opens a packed file.
  init(_ path: [UInt8]) throws(LibraryError) {
    let file = try FileReading.open(path)
    let question = Question()
    do throws(PackedFault) {
      packed = try PackedFile(descriptor: file.descriptor, size: file.size) {
        question.asked.withLock { $0 }?() ?? false
      }
    } catch {
      close(file.descriptor)
      throw .unreadable(path: FolderPath.shown(path), reason: error.reason)
    }
    (self.path, descriptor, stamp, self.question) = (path, file.descriptor, file.stamp, question)
  }

  deinit { close(descriptor) }

  /// Sets whom to ask whether to give up.
  func asks(_ isCancelled: @escaping @Sendable () -> Bool) {
    question.asked.withLock { $0 = isCancelled }
  }

  /// How far it is: the entry, then the place in it.
  var progress: (Int, Int) { (member, offset) }

  /// True where a range of an entry can still be read.
  func isBefore(_ member: Int, _ range: Range<Int>) -> Bool {
    if self.member != member { return self.member < member }
    return first.count == offset || range.lowerBound >= offset - window.count
  }

  /// Texts up to this size are kept whole.
  private static let wholeLimit = CableFile.chunk

  /// Goes forward to an entry; false where there is none of that name.
  func go(to wanted: Int, named name: String?) throws(PackedFault) -> Bool {
    while member < wanted {
      guard let next = try packed.next() else { return false }
      member = next.place
      self.name = FolderPath.shown(next.path.last ?? [])
      (first, head, offset, window) = ([], nil, 0, [])
    }
    // A second one of a name has a number behind it.
    guard member == wanted, name?.hasPrefix(self.name) ?? true || self.name.isEmpty else {
      return false
    }
    if offset == 0 {
      first = try packed.read(Self.wholeLimit)
      offset = first.count
      window = first
      if first.count == Self.wholeLimit { first = Array(first[..<ContainerReader.headLength]) }
    }
    return true
  }

  /// What is at a range of the entry; nil where it ends before.
  func text(at range: Range<Int>) throws(PackedFault) -> Text? {
    if offset < Self.wholeLimit, first.count == offset { return .whole(first) }
    guard range.count <= FileReading.largest else { return nil }
    while offset < range.upperBound {
      let bytes = try packed.read(Self.wholeLimit)
      if bytes.isEmpty { return nil }
      // What lies before the range is not asked for again.
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
