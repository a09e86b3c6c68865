import CableCore
import Glibc
import PackedFiles

/// The files in an archive, one after another in its own order.
///
/// Nothing is unpacked to the disk. Entries that are no files, and what systems keep beside under names
/// that begin with a dot, are skipped as in a walk through folders.
final class ArchiveMembers {
  /// A file in the archive.
  struct Item: Sendable {
    /// Among all entries of the archive.
    var place: Int
    /// From which byte on a reading can begin at it; nil if it can begin at the front alone.
    var offset: Int?
    /// The way to it within the archive; empty for one at the top.
    var folder: [UInt8]
    /// Of any bytes; each once in its folder.
    var name: [UInt8]
    /// Why it is not read; nil if its bytes can be asked for.
    var refusal: String?
    /// False if it could not be read.
    var isOrdinary = true

    /// The way to it within the archive, with its name.
    var path: [UInt8] { FolderPath.join(folder, name) }
  }

  /// What was found in a file.
  struct Found {
    var reason: String?
    var isOrdinary = true
    var recognition: Recognition?
  }

  /// What the system said of the archive when it was opened.
  let stamp: FileColumns.Stamp
  private let path: [UInt8]
  private let descriptor: Int32
  private let packed: PackedFile
  /// The ways to what is asked for; empty for all.
  private let ways: [[UInt8]]
  /// Those of the ways that led to a file.
  private var met: Set<[UInt8]> = []
  private var names: Set<UInt64> = []
  /// False for a compressed text.
  var isArchive: Bool { packed.isArchive }
  /// How many files were met, of those that are asked for.
  private(set) var count = 0

  /// Opens an archive at its beginning.
  ///
  /// - Parameters:
  ///   - path: of the archive.
  ///   - ways: to the files and folders in it that are asked for; empty for all.
  ///   - limits: how far it is believed.
  ///   - isCancelled: asked now and then; true gives up.
  /// - Throws: where it cannot be read.
  init(
    _ path: [UInt8], ways: [[UInt8]] = [], limits: PackedFile.Limits = PackedFile.Limits(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(LibraryError) {
    let file = try FileReading.open(path)
    do throws(PackedFault) {
      packed = try PackedFile(
        descriptor: file.descriptor, size: file.size,
        points: PackedPlaces.shared.points(of: path, file.stamp), limits: limits,
        isCancelled: isCancelled)
    } catch {
      close(file.descriptor)
      throw .unreadable(path: FolderPath.shown(path), reason: error.reason)
    }
    (self.path, self.ways) = (path, ways)
    (descriptor, stamp) = (file.descriptor, file.stamp)
  }

  deinit { close(descriptor) }

  /// Why there is not what was asked for, after the last file; nil where it is there.
  var reasonMissing: String? {
    if ways.isEmpty { return count == 0 ? "it is an archive without files" : nil }
    let missing = ways.filter { !met.contains($0) }.map(FolderPath.shown)
    return missing.isEmpty ? nil : "nothing in the archive is at " + missing.joined(separator: ", ")
  }

  /// The next file; nil after the last.
  ///
  /// - Throws: where nothing after it can be read.
  func next() throws(LibraryError) -> Item? {
    while true {
      let entry: PackedMember?
      do throws(PackedFault) { entry = try packed.next() } catch { throw failure(error) }
      guard let entry else { return nil }
      guard entry.kind != .folder, !entry.isHidden else { continue }
      let folder = Array(entry.path.dropLast().joined(separator: [0x2F]))
      let name = unique(entry.path.last ?? Array("member".utf8), in: folder, entry.place)
      if !ways.isEmpty {
        let path = FolderPath.join(folder, name)
        let leading = ways.filter { PathBytes.isWithin(path, $0) }
        guard !leading.isEmpty else { continue }
        met.formUnion(leading)
      }
      count += 1
      var item = Item(place: entry.place, offset: entry.offset, folder: folder, name: name)
      switch entry.kind {
      case .link: item.refusal = "it is a link within the archive"
      case .other: item.refusal = "it is not an ordinary file"
      case .file where entry.isEncrypted:
        item.refusal = "it is encrypted: unpack it with its password, and open what comes out"
        item.isOrdinary = false
      case .file, .folder: break
      }
      return item
    }
  }

  /// Reads the file that came last, and gives its cables in order.
  ///
  /// - Parameters:
  ///   - item: the file.
  ///   - explains: true keeps what it was taken for, and why.
  ///   - each: gets each cable's text.
  ///   - passed: gets each record that gave none.
  /// - Returns: what was found beside the cables.
  /// - Throws: where nothing after it can be read.
  func read(
    _ item: Item, explains: Bool = false, each: (SourceText) -> Void,
    passed: (PassedRecord) -> Void
  ) throws(LibraryError) -> Found {
    if let refusal = item.refusal {
      return Found(reason: refusal, isOrdinary: item.isOrdinary)
    }
    var fault: PackedFault?
    func more() throws(LibraryError) -> [UInt8] {
      do throws(PackedFault) {
        return try read()
      } catch {
        fault = error
        throw failure(error)
      }
    }
    do throws(LibraryError) {
      let found = try CableFile.unpacked(
        try more(), path, name: FolderPath.shown(item.name), explains: explains, each: each,
        passed: passed, next: more)
      return Found(reason: found.reason, recognition: found.recognition)
    } catch {
      if fault?.isFinal == true { throw error }
      return Found(reason: error.clause, isOrdinary: false)
    }
  }

  /// The description of a fault after which nothing can be read.
  func failure(_ fault: PackedFault) -> LibraryError {
    if fault.isCancelled { return .cancelled }
    let before = count == 1 ? "" : ", after \(count - 1) of its files"
    return .unreadable(path: FolderPath.shown(path), reason: fault.reason + before)
  }

  /// Further bytes of the file that came last, none at its end.
  ///
  /// - Throws: where they cannot be read; `isFinal` says whether the files after it can.
  func read() throws(PackedFault) -> [UInt8] { try packed.read(CableFile.chunk) }

  /// The name, with a number where another file of the folder has it already.
  private func unique(_ name: [UInt8], in folder: [UInt8], _ place: Int) -> [UInt8] {
    var unique = name
    var number = place + 1
    while !names.insert(Self.hash(folder, unique)).inserted {
      unique = name + Array(" [\(number)]".utf8)
      number += 1
    }
    return unique
  }

  private static func hash(_ folder: [UInt8], _ name: [UInt8]) -> UInt64 {
    let seed = folder.withUnsafeBytes { Hashing.hash($0) }
    return name.withUnsafeBytes { Hashing.hash($0, seed: seed &+ 1) }
  }
}
