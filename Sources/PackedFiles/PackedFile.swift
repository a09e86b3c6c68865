internal import CArchive
import Glibc

/// A compressed file or an archive that is open, read from front to back, nothing of it kept.
///
/// It starts no program, whatever the file asks for. Used by one thread at a time.
public final class PackedFile: @unchecked Sendable {
  /// How far an archive is believed.
  public struct Limits: Sendable, Hashable {
    /// Entries that are read.
    public var members: Int
    /// Bytes that may come out of each packed one, on the whole; texts seldom have 30.
    public var ratio: Int
    /// Bytes that may come out in any case.
    public var slack: Int

    /// The usual limits.
    public init(members: Int = 1 << 20, ratio: Int = 250, slack: Int = 64 << 20) {
      self.members = members
      self.ratio = ratio
      self.slack = slack
    }
  }

  // Its owner lets one thread at a time use it, which is why the class may be shared.
  private let archive: OpaquePointer
  private let limits: Limits
  private let budget: Int
  private let isCancelled: @Sendable () -> Bool
  /// Read already, to learn the kind.
  private var pending: PackedMember?
  private var count = 0
  private var unpacked = 0
  private var isWithin = false

  /// True for an archive with members; false for one text that is compressed.
  public private(set) var isArchive = false
  /// How far the packed file was read, in bytes.
  public var position: Int { max(0, Int(archive_filter_bytes(archive, -1))) }

  /// Opens a packed file at its beginning.
  ///
  /// - Parameters:
  ///   - descriptor: open for reading; stays the caller's, who closes it after
  ///     this object has gone.
  ///   - size: of the file, in bytes.
  ///   - limits: how far it is believed.
  ///   - isCancelled: asked now and then; true gives up.
  /// - Throws: where it is not packed in a way that is read here.
  public init(
    descriptor: Int32, size: Int, limits: Limits = Limits(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(PackedFault) {
    guard let archive = archive_read_new() else { throw PackedFault("there is no memory left") }
    self.archive = archive
    self.limits = limits
    self.isCancelled = isCancelled
    let (product, isTooLarge) = size.multipliedReportingOverflow(by: limits.ratio)
    budget = isTooLarge ? .max : product.addingReportingOverflow(limits.slack).partialValue
    // A filter that answers with a warning would start a program of the system instead.
    let supports = [
      archive_read_support_filter_gzip, archive_read_support_filter_bzip2,
      archive_read_support_filter_xz, archive_read_support_filter_zstd,
      archive_read_support_format_tar, archive_read_support_format_zip,
      archive_read_support_format_7zip, archive_read_support_format_empty,
      archive_read_support_format_raw,
    ]
    for support in supports where support(archive) != ARCHIVE_OK {
      throw PackedFault("this libarchive was built without a part that is needed")
    }
    lseek(descriptor, 0, SEEK_SET)
    let code = archive_read_open_fd(archive, descriptor, 1 << 16)
    guard code == ARCHIVE_OK else { throw PackedFault(archive, code) }
    // The last filter is the file itself.
    guard archive_filter_count(archive) <= 2 else {
      throw PackedFault("it is compressed more than once: unpack it first")
    }
    pending = try header()
    let format = archive_format(archive)
    isArchive = format != ARCHIVE_FORMAT_RAW && format != ARCHIVE_FORMAT_EMPTY
  }

  deinit { archive_read_free(archive) }

  /// The next entry; nil behind the last.
  ///
  /// What was not read of the one before is passed over.
  ///
  /// - Throws: where the file is damaged, or holds more than is believed.
  public func next() throws(PackedFault) -> PackedMember? {
    if let member = pending {
      pending = nil
      return member
    }
    if isWithin { try pass() }
    return try header()
  }

  /// Further bytes of the entry that came last: at most so many, none at its end.
  ///
  /// - Throws: where they are damaged, or more than is believed.
  public func read(_ most: Int) throws(PackedFault) -> [UInt8] {
    var fault: PackedFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      while count < most, fault == nil {
        let got = archive_read_data(archive, buffer.baseAddress.map { $0 + count }, most - count)
        if got == 0 { break }
        if got < 0 {
          fault = PackedFault(archive, Int32(clamping: got))
        } else {
          count += got
          fault = noted(got)
        }
      }
    }
    if let fault { throw fault }
    if bytes.count < most { isWithin = false }
    return bytes
  }

  /// Passes over the rest of an entry by reading it: what libarchive passes over nobody counts.
  private func pass() throws(PackedFault) {
    isWithin = false
    let format = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK
    // These find the next entry without unpacking anything.
    if format == ARCHIVE_FORMAT_ZIP
      || archive_filter_count(archive) <= 1 && format != ARCHIVE_FORMAT_7ZIP
    {
      return
    }
    var (block, size, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
    while true {
      let code = archive_read_data_block(archive, &block, &size, &offset)
      if code == ARCHIVE_EOF { return }
      guard code == ARCHIVE_OK || code == ARCHIVE_WARN else {
        let fault = PackedFault(archive, code)
        if fault.isFinal { throw fault }
        return
      }
      if let fault = noted(size) { throw fault }
    }
  }

  /// Counts bytes that came out; the fault where these are too many, or nobody wants more.
  private func noted(_ count: Int) -> PackedFault? {
    if isCancelled() { return .cancelled }
    unpacked += count
    guard unpacked <= budget else {
      return PackedFault(
        "more than \(limits.ratio) bytes come out of each packed one, as from a bomb: the rest was not read"
      )
    }
    return nil
  }

  private func header() throws(PackedFault) -> PackedMember? {
    var entry: OpaquePointer?
    var code = ARCHIVE_RETRY
    for _ in 0..<8 where code == ARCHIVE_RETRY {
      code = ca_next_header(archive, &entry, Self.locale)
    }
    if code == ARCHIVE_EOF { return nil }
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else {
      var fault = PackedFault(archive, code)
      // Without a header nobody knows where the next one is.
      fault.isFinal = true
      throw fault
    }
    if isCancelled() { throw .cancelled }
    count += 1
    guard count <= limits.members else {
      throw PackedFault("it holds more than \(limits.members) entries: the rest was not read")
    }
    isWithin = true
    return member(entry)
  }

  // Made once and never changed.
  private nonisolated(unsafe) static let locale = ca_utf8_locale()

  private func member(_ entry: OpaquePointer) -> PackedMember {
    let isZip = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP
    let name =
      archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    var bytes: [UInt8] = []
    if let name {
      bytes = Array(UnsafeRawBufferPointer(start: name, count: strlen(name)))
    }
    let isLink = archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil
    let kind: PackedMember.Kind =
      switch archive_entry_filetype(entry) {
      case _ where isLink: .link
      case S_IFREG, 0: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return PackedMember(
      place: count - 1, kind: kind,
      path: PackedMember.parts(of: bytes, hasBackslashes: isZip),
      size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil,
      isEncrypted: archive_entry_is_data_encrypted(entry) != 0)
  }
}
