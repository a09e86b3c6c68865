internal import CArchive

/// Gives libarchive the bytes of an input, and keeps why it could not.
final class Feed {
  let input: any PackedInput
  private let isCancelled: @Sendable () -> Bool
  private let progress: @Sendable (Int) -> Void
  /// Why no more bytes came; nil if libarchive itself knows.
  private(set) var fault: PackedFault?

  init(
    _ input: any PackedInput, _ isCancelled: @escaping @Sendable () -> Bool,
    _ progress: @escaping @Sendable (Int) -> Void
  ) {
    (self.input, self.isCancelled, self.progress) = (input, isCancelled, progress)
  }

  /// Opens an archive that reads from here, and does not outlive this object.
  func open(_ archive: OpaquePointer) throws(PackedFault) {
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    archive_read_set_read_callback(archive) { _, data, block in
      guard let feed = Feed.of(data), let block else { return -1 }
      return feed.read(block)
    }
    archive_read_set_skip_callback(archive) { _, data, count in
      Feed.of(data).map { Int64($0.input.skip(Int(count))) } ?? 0
    }
    if input.isSeekable {
      archive_read_set_seek_callback(archive) { _, data, offset, origin in
        Feed.of(data)?.input.seek(Int(offset), from: origin).map(Int64.init) ?? Int64(ARCHIVE_FATAL)
      }
    }
    let code = archive_read_open1(archive)
    guard code == ARCHIVE_OK else { throw fault ?? PackedFault(archive, code) }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> Feed? {
    data.map { Unmanaged<Feed>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(_ block: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
    do throws(PackedFault) {
      while true {
        if isCancelled() { throw .cancelled }
        guard let bytes = try input.next() else { return 0 }
        if bytes.isEmpty {
          if let share = input.share { progress(share) }
          continue
        }
        block.pointee = bytes.baseAddress
        return bytes.count
      }
    } catch {
      fault = error
      return -1
    }
  }
}
