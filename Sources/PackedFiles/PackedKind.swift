/// How a file is packed, by its first bytes.
public enum PackedKind: String, Sendable, Hashable, CaseIterable {
  case gzip, bzip2, xz, zstd, zip, sevenZip, tar

  /// Bytes of a file's beginning that decide.
  public static let headLength = 512

  private static let signatures: [(kind: PackedKind, at: Int, bytes: [UInt8])] = [
    (.gzip, 0, [0x1F, 0x8B, 0x08]),
    (.xz, 0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    (.zstd, 0, [0x28, 0xB5, 0x2F, 0xFD]),
    (.zip, 0, [0x50, 0x4B, 0x03, 0x04]),
    (.zip, 0, [0x50, 0x4B, 0x05, 0x06]),
    (.sevenZip, 0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    (.tar, 257, Array("ustar".utf8)),
    // The mark of the first block, or of the end where there is none.
    (.bzip2, 4, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]),
    (.bzip2, 4, [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]),
  ]

  /// The kind of a file that begins so; nil for one that is not packed.
  public init?(_ head: some Collection<UInt8>) {
    guard let first = head.first else { return nil }
    for (kind, place, bytes) in Self.signatures {
      if place == 0, first != bytes[0] { continue }
      if kind == .bzip2, !head.starts(with: Array("BZh".utf8)) { continue }
      if head.dropFirst(place).starts(with: bytes) {
        self = kind
        return
      }
    }
    // A frame to be skipped, as pzstd writes one before each other.
    if first & 0xF0 == 0x50, head.dropFirst().starts(with: [0x2A, 0x4D, 0x18]) {
      self = .zstd
      return
    }
    return nil
  }

  /// True if a reading can begin at any byte of what is packed.
  public var hasOffsets: Bool { self != .zip && self != .sevenZip }

  /// True if it then begins at a restart point, and unpacks what is between.
  public var hasRestartPoints: Bool { hasOffsets && self != .tar }

  /// True if a reading can begin at an entry whose offset is known.
  public var hasEntries: Bool { hasOffsets || self == .zip }

  /// The kind in words.
  public var name: String {
    switch self {
    case .sevenZip: "7z"
    case .zip, .tar, .gzip, .bzip2, .xz: rawValue
    case .zstd: "Zstandard"
    }
  }
}
