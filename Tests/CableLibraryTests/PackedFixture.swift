import CArchive
import Foundation
import Testing

/// Suites that measure or crowd what the program remembers of packed files: one at a time, since all share it.
@Suite(.serialized) enum PackedSuites {}

/// Makes packed files for tests.
enum PackedFixture {
  /// An entry as it is written, however odd.
  struct Entry {
    var name: [UInt8]
    var bytes: [UInt8] = []
    var linksTo: String?
    var isHardLink = false

    static func file(_ name: String, _ text: String) -> Entry {
      Entry(name: Array(name.utf8), bytes: Array(text.utf8))
    }
  }

  /// How entries are packed.
  enum Form: String, CaseIterable, Sendable {
    case tar, tarGzip, tarBzip2, tarXz, tarZstd, zip, zipStored, sevenZip

    var ending: String {
      switch self {
      case .tar: "tar"
      case .tarGzip: "tgz"
      case .tarBzip2: "tar.bz2"
      case .tarXz: "tar.xz"
      case .tarZstd: "tar.zst"
      case .zip, .zipStored: "zip"
      case .sevenZip: "7z"
      }
    }
  }

  /// An archive of some entries in their order.
  static func archive(_ form: Form, _ entries: [Entry], password: String? = nil) -> [UInt8] {
    write(password: password) { archive in
      switch form {
      case .zip, .zipStored:
        archive_write_set_format_zip(archive)
        archive_write_set_format_option(
          archive, "zip", "compression", form == .zip ? "deflate" : "store")
        if let password {
          archive_write_set_format_option(archive, "zip", "encryption", "traditional")
          archive_write_set_passphrase(archive, password)
        }
      case .sevenZip: archive_write_set_format_7zip(archive)
      default: archive_write_set_format_gnutar(archive)
      }
      switch form {
      case .tarGzip: archive_write_add_filter_gzip(archive)
      case .tarBzip2: archive_write_add_filter_bzip2(archive)
      case .tarXz: archive_write_add_filter_xz(archive)
      case .tarZstd: archive_write_add_filter_zstd(archive)
      default: break
      }
    } entries: {
      entries
    }
  }

  /// A text compressed by itself: `gzip`, `bzip2`, `xz` or `zstd`.
  ///
  /// - Parameters:
  ///   - filter: how.
  ///   - bytes: the text.
  ///   - isDivided: true makes blocks of 1 MB, as `xz -0 -T2` does.
  /// - Returns: the file.
  static func compressed(
    _ filter: String, _ bytes: [UInt8], isDivided: Bool = false
  ) -> [UInt8] {
    write(password: nil) { archive in
      archive_write_set_format_raw(archive)
      archive_write_add_filter_by_name(archive, filter)
      if isDivided {
        archive_write_set_filter_option(archive, filter, "threads", "2")
        archive_write_set_filter_option(archive, filter, "compression-level", "0")
      }
    } entries: {
      [Entry(name: Array("data".utf8), bytes: bytes)]
    }
  }

  private static func write(
    password: String?, _ prepare: (OpaquePointer) -> Void, entries: () -> [Entry]
  ) -> [UInt8] {
    let entries = entries()
    // Some forms hold names in Unicode only, which libarchive makes of what the locale calls text.
    let before = uselocale(ca_utf8_locale())
    defer { uselocale(before) }
    let capacity = (1 << 20) + entries.reduce(0) { $0 + $1.bytes.count + 4096 }
    var used = 0
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let archive = archive_write_new() else { return }
      prepare(archive)
      archive_write_set_bytes_in_last_block(archive, 1)
      archive_write_open_memory(archive, buffer.baseAddress, capacity, &used)
      for one in entries {
        guard let entry = archive_entry_new() else { return }
        var name = one.name.map { CChar(bitPattern: $0) }
        name.append(0)
        archive_entry_set_pathname(entry, name)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_filetype(entry, 0o100000)
        if let target = one.linksTo {
          if one.isHardLink {
            archive_entry_set_hardlink(entry, target)
          } else {
            archive_entry_set_filetype(entry, 0o120000)
            archive_entry_set_symlink(entry, target)
          }
        }
        archive_entry_set_size(entry, Int64(one.bytes.count))
        archive_write_header(archive, entry)
        if !one.bytes.isEmpty {
          _ = one.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        }
        archive_entry_free(entry)
      }
      archive_write_close(archive)
      archive_write_free(archive)
      count = used
    }
  }
}

extension TemporaryFolder {
  /// Writes a file of any bytes.
  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }
}
