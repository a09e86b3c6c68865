/// The bytes of a file near the place that was looked at last, so that a step does not read it again.
struct FileWindow {
  private let descriptor: Int32
  /// Of the file when it was opened, in bytes.
  let size: Int
  private var bytes: [UInt8] = []
  private var start = 0
  /// How many bytes are read at once, where a caller wants no more.
  private let length: Int

  /// No bytes yet.
  init(_ descriptor: Int32, size: Int, length: Int) {
    (self.descriptor, self.size, self.length) = (descriptor, size, length)
  }

  /// Bytes from a place on, fewer where the file ends before.
  mutating func bytes(_ place: Int, _ count: Int) -> ArraySlice<UInt8> {
    let end = min(size, place + count)
    guard place < end else { return [] }
    if place < start || end > start + bytes.count {
      bytes = FileInput.bytes(descriptor, place..<min(size, max(end, place + length)))
      start = place
    }
    let from = place - start
    return bytes[min(from, bytes.count)..<min(end - start, bytes.count)]
  }
}
