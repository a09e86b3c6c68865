internal import CArchive
import Glibc

/// A compressed file or an archive that is open, read from front to back or from a place in it on,
/// nothing of it kept.
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

  /// Where a reading begins.
  public enum Beginning: Sendable, Hashable {
    /// At the first byte.
    case front
    /// At an entry whose `PackedMember.offset` is known.
    ///
    /// - Parameters:
    ///   - offset: of the entry.
    ///   - place: of the entry, as `PackedMember.place` has it.
    case entry(offset: Int, place: Int)
    /// At a byte of what is compressed, which comes as one entry; only where `PackedKind.hasOffsets`.
    case byte(Int)
  }

  // Its owner lets one thread at a time use it, which is why the class may be shared.
  private let archive: OpaquePointer
  private let feed: Feed
  private let limits: Limits
  private let budget: Int
  private let isCancelled: @Sendable () -> Bool
  private let isTrusted: Bool
  /// Read already, to learn the kind.
  private var pending: PackedMember?
  private var count = 0
  private var unpacked = 0
  private var isWithin = false
  private let isZip: Bool
  private let hasOffsets: Bool
  private let descriptor: Int32
  /// Before the first byte that is read.
  private let start: Int
  private var isSparse = false
  private var isUntouched = true
  /// Where the bytes of the entry that came last begin, in what is packed; nil before they are read, and
  /// where a reading cannot begin at them.
  public private(set) var textStart: Int?

  /// What was wrong with a header that was skipped.
  private var damage: PackedFault?

  /// True for an archive with members; false for one text that is compressed.
  public private(set) var isArchive = false
  /// Opens a packed file.
  ///
  /// - Parameters:
  ///   - descriptor: open for reading; stays the caller's, who closes it after
  ///     this object has gone.
  ///   - size: of the file, in bytes; what comes to it later is not read.
  ///   - beginning: where to begin.
  ///   - points: of a compressed file, whatever is known of its restart points; takes those that are met.
  ///   - limits: how far it is believed.
  ///   - isTrusted: true for a file that was read to its end before: what is not asked for is passed
  ///     over without counting what would come out.
  ///   - isCancelled: asked now and then; true gives up.
  ///   - progress: gets how much of what is before the beginning is unpacked, in percent.
  /// - Throws: where it is not packed in a way that is read here.
  public init(
    descriptor: Int32, size: Int, beginning: Beginning = .front,
    points: RestartPoints = RestartPoints(), limits: Limits = Limits(), isTrusted: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(PackedFault) {
    let kind = PackedKind(FileInput.bytes(descriptor, 0..<min(size, PackedKind.headLength)))
    switch beginning {
    case .front: start = 0
    case .entry(let offset, let place): (start, count) = (offset, place)
    case .byte(let offset): start = offset
    }
    let input: any PackedInput =
      if kind == .gzip {
        try GzipInput(descriptor, size: size, from: start, points)
      } else {
        PieceInput(kind, descriptor, size: size, from: start, points)
          ?? FileInput(descriptor, size: size, from: start)
      }
    guard let archive = archive_read_new() else { throw PackedFault("there is not enough memory") }
    self.archive = archive
    self.limits = limits
    self.isCancelled = isCancelled
    self.isTrusted = isTrusted
    isZip = kind == .zip
    hasOffsets = kind?.hasOffsets ?? false
    self.descriptor = descriptor
    feed = Feed(input, isCancelled, progress)
    let (product, isTooLarge) = size.multipliedReportingOverflow(by: limits.ratio)
    budget = isTooLarge ? .max : product.addingReportingOverflow(limits.slack).partialValue
    for support in Self.supports(beginning, isZip: isZip) where support(archive) != ARCHIVE_OK {
      throw PackedFault("this libarchive was built without a part that is needed")
    }
    try feed.open(archive)
    // The last filter is what the input gives.
    guard archive_filter_count(archive) <= (input.isUnpacking ? 1 : 2) else {
      throw PackedFault("it is compressed more than once: unpack it first")
    }
    pending = try header()
    let format = archive_format(archive)
    isArchive = format != ARCHIVE_FORMAT_RAW && format != ARCHIVE_FORMAT_EMPTY
  }

  /// What libarchive is to know.
  ///
  /// A filter that answers with a warning would start a program of the system instead.
  private static func supports(
    _ beginning: Beginning, isZip: Bool
  ) -> [(OpaquePointer?) -> Int32] {
    switch beginning {
    case .front:
      return [
        archive_read_support_filter_gzip, archive_read_support_filter_bzip2,
        archive_read_support_filter_xz, archive_read_support_filter_zstd,
        archive_read_support_format_tar, archive_read_support_format_zip,
        archive_read_support_format_7zip, archive_read_support_format_empty,
        archive_read_support_format_raw,
      ]
    case .entry where isZip:
      // The directory at the end of a zip describes all entries, and is long.
      return [archive_read_support_format_zip_streamable]
    case .entry: return [archive_read_support_format_tar]
    case .byte: return [archive_read_support_format_empty, archive_read_support_format_raw]
    }
  }

  deinit { archive_read_free(archive) }

  /// The next entry; nil after the last.
  ///
  /// What was not read of the one before is skipped.
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
        // The place is known only while nothing is between what was read and what was given.
        let wanted = isUntouched ? 1 : most - count
        let got = archive_read_data(archive, buffer.baseAddress.map { $0 + count }, wanted)
        if isUntouched { noteStart() }
        if got == 0 { break }
        if got < 0 {
          fault = self.fault(Int32(clamping: got))
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

  private func noteStart() {
    isUntouched = false
    guard hasOffsets, !isSparse else { return }
    switch archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK {
    case ARCHIVE_FORMAT_RAW: textStart = start
    case ARCHIVE_FORMAT_TAR: textStart = start + Int(archive_filter_bytes(archive, 0))
    default: break
    }
  }

  /// Skips the rest of an entry by reading it: what libarchive skips itself is not counted.
  private func pass() throws(PackedFault) {
    isWithin = false
    let format = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK
    // These find the next entry without unpacking anything.
    let isUnpacking = feed.input.isUnpacking || archive_filter_count(archive) > 1
    if isTrusted || format == ARCHIVE_FORMAT_ZIP || !isUnpacking && format != ARCHIVE_FORMAT_7ZIP {
      return
    }
    var (block, size, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
    while true {
      let code = archive_read_data_block(archive, &block, &size, &offset)
      if code == ARCHIVE_EOF { return }
      guard code == ARCHIVE_OK || code == ARCHIVE_WARN else {
        let fault = fault(code)
        if fault.isFinal { throw fault }
        return
      }
      if let fault = noted(size) { throw fault }
    }
  }

  /// Why libarchive gave a code other than success.
  private func fault(_ code: Int32) -> PackedFault { feed.fault ?? PackedFault(archive, code) }

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

  /// Reads on to the end of what is unpacked here: an archive ends before the checks of its compression.
  private func drain() throws(PackedFault) {
    guard feed.input.isUnpacking, !isTrusted else { return }
    while let bytes = try feed.input.next() {
      if let fault = noted(bytes.count) { throw fault }
    }
  }

  private func header() throws(PackedFault) -> PackedMember? {
    var entry: OpaquePointer?
    var code = ARCHIVE_RETRY
    for _ in 0..<8 where code == ARCHIVE_RETRY {
      code = ca_next_header(archive, &entry, Self.locale)
      if code == ARCHIVE_RETRY { damage = fault(code) }
    }
    if code == ARCHIVE_EOF {
      try drain()
      // Entries after a damaged header are found again; that one was lost is said after the last.
      if let damage { throw damage }
      return nil
    }
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN, let entry else {
      var fault = fault(code)
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
    (isUntouched, textStart) = (true, nil)
    isSparse = archive_entry_sparse_count(entry) > 0
    return member(entry)
  }

  // Made once and never changed.
  private nonisolated(unsafe) static let locale = ca_utf8_locale()

  private func member(_ entry: OpaquePointer) -> PackedMember {
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
      offset: kind == .file ? offset : nil,
      size: archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil,
      isEncrypted: archive_entry_is_data_encrypted(entry) != 0)
  }

  /// Where the last header that was read is.
  private var offset: Int? {
    switch archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK {
    case ARCHIVE_FORMAT_TAR: start + Int(archive_read_header_position(archive))
    case ARCHIVE_FORMAT_ZIP where isZip:
      ZipHeader.offset(before: start + Int(archive_filter_bytes(archive, 0)), in: descriptor)
    default: nil
    }
  }
}
