import CableCore
import Foundation
import PackedFiles
import Testing

@testable import CableLibrary

extension PackedSuites {
  /// Archives that are still being written, or were fetched in part.
  @Suite struct GrowingArchiveTests {
    private static let count = 60

    /// Texts that compression makes a third of, so that a part of the archive holds a part of the files.
    private static let entries: [PackedFixture.Entry] = (1...count).map { number in
      var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
      let noise = (0..<200).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return String(state >> 20, radix: 36)
      }
      return .file(
        "09ASTANA\(number).txt",
        TemporaryFolder.cable("09ASTANA\(number)", text: noise.joined(separator: " ")))
    }

    private func expectNothingTwice(_ library: Library) {
      #expect(Set(library.rows.map(\.id)).count == library.rows.count)
      #expect(Set(library.skipped.map(\.path)).count == library.skipped.count)
    }

    @Test(arguments: [PackedFixture.Form.tar, .tarGzip, .tarXz, .tarZstd, .zip])
    func aPartIsReadAsFarAsItGoesAndTheRestOnceItIsThere(form: PackedFixture.Form) throws {
      let (folder, cache) = (try TemporaryFolder(), try TemporaryFolder())
      let options = LoadOptions(index: .below(cache.path), gathersWords: false)
      let whole = PackedFixture.archive(form, Self.entries)
      var before = 0
      for share in [0.3, 0.6, 0.9, 1] {
        try folder.write("box", bytes: Array(whole.prefix(Int(Double(whole.count) * share))))
        let library = try folder.load(options)
        expectNothingTwice(library)
        #expect(library.rows.count >= before)
        before = library.rows.count
        for row in library.rows.indices {
          let cable = try LibraryLoader.cable(at: row, of: library)
          #expect(cable.id?.description == library.rows[row].id)
        }
        let failures = library.skipped.filter { !$0.isOrdinary }
        #expect(failures.isEmpty == (share == 1), "\(form) \(share) \(failures.map(\.reason))")
      }
      #expect(before == Self.count)
      // And a shorter one again.
      try folder.write("box", bytes: Array(whole.prefix(whole.count / 2)))
      let library = try folder.load(options)
      expectNothingTwice(library)
      #expect(library.rows.count < Self.count)
      #expect(library.skipped.contains { !$0.isOrdinary })
    }

    @Test func aCableThatWasListedIsOpenedEvenIfTheArchiveHasGrownSince() throws {
      for form in [PackedFixture.Form.tar, .tarGzip] {
        let folder = try TemporaryFolder()
        let whole = PackedFixture.archive(form, Self.entries)
        try folder.write("box", bytes: Array(whole.prefix(whole.count / 2)))
        let library = try folder.load()
        #expect(library.rows.count > 10)
        let file = try #require(FileHandle(forWritingAtPath: folder.path + "/box"))
        try file.seekToEnd()
        try file.write(contentsOf: whole.dropFirst(whole.count / 2))
        try file.close()
        for row in library.rows.indices {
          #expect(
            try LibraryLoader.cable(at: row, of: library).id?.description == library.rows[row].id)
        }
      }
    }

    @Test func whatComesWhileAnArchiveIsReadIsLeftForTheNextTime() throws {
      for form in [PackedFixture.Form.tar, .tarGzip, .zip] {
        let folder = try TemporaryFolder()
        let whole = PackedFixture.archive(form, Self.entries)
        let half = whole.count / 2
        try folder.write("box", bytes: Array(whole.prefix(half)))
        let file = try #require(FileHandle(forUpdatingAtPath: folder.path + "/box"))
        defer { try? file.close() }
        let size = half
        let packed = try PackedFile(descriptor: file.fileDescriptor, size: size)
        var names: [String] = []
        var fault: PackedFault?
        do throws(PackedFault) {
          while let member = try packed.next() {
            names.append(String(decoding: member.path.last ?? [], as: UTF8.self))
            _ = try packed.read(1 << 16)
            if names.count == 3 {
              _ = try? file.seekToEnd()
              try? file.write(contentsOf: whole.dropFirst(half))
            }
          }
        } catch {
          fault = error
        }
        #expect(names.count > 5 && names.count < Self.count, "\(form)")
        #expect(
          fault?.reason.contains("fetch it again") == true, "\(form): \(fault?.reason ?? "none")")
      }
    }

    @Test func theChecksumOfAGzipFileIsHeld() throws {
      let folder = try TemporaryFolder()
      var bytes = PackedFixture.compressed(
        "gzip", Array(TemporaryFolder.cable("09ASTANA1").utf8))
      bytes[bytes.count - 6] ^= 0xFF
      try folder.write("09ASTANA1.txt.gz", bytes: bytes)
      let library = try folder.load()
      #expect(library.rows.isEmpty)
      #expect(library.skipped.first?.reason.contains("it is damaged") == true)
    }
  }
}
