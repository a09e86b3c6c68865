import CableCatalog
import Glibc
import Synchronization

/// Keeps the words that readers found until they are put into lists: some in memory, all others in a
/// file without a name beside the index.
///
/// What cannot be kept is found again by reading its cables again, so nothing here can fail.
final class WordStore: Sendable {
  /// Words that were kept, and how to get them back.
  struct Kept: Sendable {
    /// Cables whose words they are.
    var cables: Int
    /// Words of all of them.
    var tokens: Int
    fileprivate var place: Place
  }

  fileprivate enum Place: Sendable {
    case memory(Int)
    case file(offset: Int, sizes: [Int], checksum: UInt64)
  }

  private struct State {
    var words: [Int: FoundWords] = [:]
    var nextWords = 0
    /// Bytes of `words`.
    var size = 0
    /// Negative without a file.
    var file: Int32 = -1
    var end = 0
    /// True where the file took no more.
    var isFull = false
  }

  /// Bytes that are kept in memory.
  private static let memory = 8 << 20
  private let path: [UInt8]?
  private let state = Mutex(State())

  /// A store whose file is made when it is needed, under a name that is taken away at once.
  ///
  /// - Parameter path: of that name, which nobody else uses; nil keeps in memory alone.
  init(path: [UInt8]?) { self.path = path }

  deinit {
    let file = state.withLock { $0.file }
    if file >= 0 { close(file) }
  }

  /// Keeps some words; nil where there is no room.
  ///
  /// Any thread may call.
  func keep(_ words: FoundWords) -> Kept? {
    let size = words.size
    let number: Int? = state.withLock { state in
      guard state.size + size <= Self.memory else { return nil }
      state.size += size
      state.words[state.nextWords] = words
      state.nextWords += 1
      return state.nextWords - 1
    }
    if let number {
      return Kept(
        cables: words.cables.count, tokens: words.tokens.count, place: .memory(number))
    }
    guard let (file, offset) = room(size) else { return nil }
    var checksum: UInt64 = 0
    var sizes: [Int] = []
    var isWritten = true
    func write<Value>(_ values: [Value]) {
      values.withUnsafeBytes { raw in
        checksum = Hashing.hash(raw, seed: checksum)
        isWritten =
          isWritten && FileReading.put(raw, to: file, at: offset + sizes.reduce(0, +)) == 0
        sizes.append(raw.count)
      }
    }
    write(words.bytes)
    write(words.ends)
    write(words.tokens)
    write(words.cables)
    guard isWritten else {
      state.withLock { $0.isFull = true }
      return nil
    }
    return Kept(
      cables: words.cables.count, tokens: words.tokens.count,
      place: .file(offset: offset, sizes: sizes, checksum: checksum))
  }

  /// Gives back what was kept, once; nil where it is not there or not what was written.
  func take(_ kept: Kept) -> FoundWords? {
    switch kept.place {
    case .memory(let number):
      return state.withLock { state in
        let words = state.words.removeValue(forKey: number)
        state.size -= words?.size ?? 0
        return words
      }
    case .file(var offset, let sizes, let checksum):
      let file = state.withLock { $0.file }
      guard file >= 0, sizes.count == 4 else { return nil }
      var found: UInt64 = 0
      func read<Value: BitwiseCopyable>(_ index: Int, as type: Value.Type) -> [Value]? {
        let values = Self.read(sizes[index], of: file, at: offset, as: type)
        offset += sizes[index]
        values?.withUnsafeBytes { found = Hashing.hash($0, seed: found) }
        return values
      }
      guard let bytes = read(0, as: UInt8.self), let ends = read(1, as: UInt32.self),
        let tokens = read(2, as: UInt16.self), let cables = read(3, as: UInt32.self),
        found == checksum
      else { return nil }
      return FoundWords(bytes: bytes, ends: ends, tokens: tokens, cables: cables)
    }
  }

  /// A place in the file, which is made where there is none yet.
  private func room(_ size: Int) -> (file: Int32, offset: Int)? {
    state.withLock { state in
      guard let path, !state.isFull else { return nil }
      if state.file < 0 {
        state.file = path.withCString { name in
          // A program that was killed at this very place has left the name.
          _ = unlink(name)
          defer { _ = unlink(name) }
          return open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
        guard state.file >= 0 else {
          state.isFull = true
          return nil
        }
      }
      defer { state.end += size }
      return (state.file, state.end)
    }
  }

  private static func read<Value: BitwiseCopyable>(
    _ size: Int, of file: Int32, at offset: Int, as type: Value.Type
  ) -> [Value]? {
    let count = size / MemoryLayout<Value>.stride
    let values = [Value](unsafeUninitializedCapacity: count) { buffer, filled in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      filled = FileReading.fill(raw, from: file, at: offset).count == raw.count ? count : 0
    }
    return values.count == count ? values : nil
  }
}
