import CableCore
import Foundation
import PackedFiles
import Testing

@testable import CableLibrary

extension PackedSuites {
  /// Archives that were made to do harm, or came to harm.
  @Suite struct HostileArchiveTests {
    typealias Entry = PackedFixture.Entry

    private static func cable(_ number: Int) -> Entry {
      .file("09ASTANA\(number).txt", TemporaryFolder.cable("09ASTANA\(number)"))
    }

    private func library(_ bytes: [UInt8]) throws -> (TemporaryFolder, Library) {
      let folder = try TemporaryFolder()
      try folder.write("box", bytes: bytes)
      return (folder, try folder.load())
    }

    private func reasons(_ library: Library) -> [String] {
      library.skipped.map(\.reason)
    }

    @Test(arguments: [
      ("/etc/09ASTANA1.txt", "etc/09ASTANA1.txt"), ("../../09ASTANA1.txt", "09ASTANA1.txt"),
      ("a/../../b/./09ASTANA1.txt", "a/b/09ASTANA1.txt"), ("//09ASTANA1.txt", "09ASTANA1.txt"),
      ("a//b/09ASTANA1.txt", "a/b/09ASTANA1.txt"),
    ])
    func noNameLeadsOutOfTheArchive(name: String, shown: String) throws {
      for form in [PackedFixture.Form.tar, .zip] {
        let (folder, library) = try library(
          PackedFixture.archive(form, [.file(name, TemporaryFolder.cable("09ASTANA1"))]))
        #expect(library.rows.map(\.id) == ["09ASTANA1"])
        #expect(library.files.contains("\(folder.path)/box/\(shown)"), "\(Array(library.files))")
      }
    }

    @Test func aBackslashSeparatesFoldersInAZip() throws {
      let (folder, library) = try library(
        PackedFixture.archive(
          .zip, [.file("2009\\08\\09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1"))]))
      #expect(library.files.contains("\(folder.path)/box/2009/08/09ASTANA1.txt"))
    }

    @Test func linksAreNotFollowed() throws {
      let links = [
        Entry(name: Array("passwords.txt".utf8), linksTo: "/etc/passwd"),
        Entry(name: Array("again.txt".utf8), linksTo: "09ASTANA1.txt", isHardLink: true),
      ]
      let (folder, library) = try library(PackedFixture.archive(.tar, [Self.cable(1)] + links))
      withExtendedLifetime(folder) {}
      #expect(library.rows.count == 1)
      #expect(reasons(library) == Array(repeating: "it is a link within the archive", count: 2))
    }

    @Test(arguments: PackedFixture.Form.allCases)
    func namesThatComeTwiceStayApart(form: PackedFixture.Form) throws {
      let texts = ["An oak.", "A birch.", "A fir."]
      let (folder, library) = try library(
        PackedFixture.archive(
          form,
          texts.map { .file("a/09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1", text: $0)) }))
      withExtendedLifetime(folder) {}
      #expect(library.rows.count == 3)
      #expect(Set(library.files).count == 4)
      let read = try library.rows.indices.map { row in
        try LibraryLoader.cable(at: row, of: library).paragraphs.last?.text ?? ""
      }
      #expect(Set(read.map { $0.suffix(8) }) == Set(texts.map { $0.suffix(8) }))
    }

    @Test func namesOfAnyBytesAreKept() throws {
      let name: [UInt8] = [0x30, 0x39, 0xE9, 0xFF, 0x0A, 0x2E, 0x74]
      for form in [PackedFixture.Form.tar, .zip] {
        let (folder, library) = try library(
          PackedFixture.archive(
            form, [Entry(name: name, bytes: Array(TemporaryFolder.cable("09ASTANA1").utf8))]))
        withExtendedLifetime(folder) {}
        #expect(library.rows.map(\.id) == ["09ASTANA1"])
        #expect(try LibraryLoader.cable(at: 0, of: library).id?.description == "09ASTANA1")
      }
    }

    @Test func namesInUnicodeAreKeptInAnyLocale() throws {
      for form in [PackedFixture.Form.tar, .zip, .sevenZip] {
        let (folder, library) = try library(
          PackedFixture.archive(
            form, [.file("Посольство/été.txt", TemporaryFolder.cable("09ASTANA1"))]))
        #expect(
          library.files.contains("\(folder.path)/box/Посольство/été.txt"), "\(Array(library.files))"
        )
      }
    }

    @Test(arguments: [PackedFixture.Form.tarGzip, .zip, .tarXz, .sevenZip])
    func aBombIsNotUnpacked(form: PackedFixture.Form) throws {
      let folder = try TemporaryFolder()
      let line = Array((TemporaryFolder.cable("09ASTANA2") + "\n").utf8)
      let bomb = Entry(
        name: Array("bomb.txt".utf8), bytes: Array(repeatElement(line, count: 60_000).joined()))
      try folder.write(
        "box", bytes: PackedFixture.archive(form, [Self.cable(1), bomb, Self.cable(3)]))
      var read = 0
      let outcome = LargeIngestion.run(
        archive: Array("\(folder.path)/box".utf8),
        limits: PackedFile.Limits(ratio: 20, slack: 1 << 20), isCancelled: { false }
      ) { share in
        read += share.members.count { !$0.file.cables.isEmpty }
        return true
      }
      #expect(outcome.isOrdinary == false)
      #expect(outcome.reason?.contains("more than 20 bytes come out of each packed one") == true)
      #expect(read <= 2)
    }

    @Test func aCompressedBombIsNotUnpacked() throws {
      // Two hundred megabytes of spaces in two hundred kilobytes.
      let packed = PackedFixture.compressed("gzip", [UInt8](repeating: 0x20, count: 200 << 20))
      let (folder, library) = try library(packed)
      withExtendedLifetime(folder) {}
      #expect(library.rows.isEmpty)
      #expect(reasons(library).count == 1)
      #expect(library.skipped.first?.isOrdinary == false)
    }

    @Test func moreEntriesThanAnybodyPacksAreNotRead() throws {
      let folder = try TemporaryFolder()
      try folder.write("box", bytes: PackedFixture.archive(.tar, (1...30).map(Self.cable)))
      var read = 0
      let outcome = LargeIngestion.run(
        archive: Array("\(folder.path)/box".utf8), limits: PackedFile.Limits(members: 20),
        isCancelled: { false }
      ) { share in
        read += share.members.count
        return true
      }
      #expect(read == 20)
      #expect(outcome.reason?.hasPrefix("it holds more than 20 entries") == true)
      #expect(!outcome.isOrdinary)
    }

    @Test(arguments: [
      PackedFixture.Form.tar, .tarGzip, .tarXz, .tarBzip2, .tarZstd, .zip, .sevenZip,
    ])
    func anArchiveThatIsCutShortSaysSoAndHarmsNothing(form: PackedFixture.Form) throws {
      var random = SystemRandomNumberGenerator()
      let entries = (1...40).map { number -> Entry in
        let noise = (0..<300).map { _ in String(UInt64.random(in: 0...UInt64.max, using: &random)) }
        return .file(
          "09ASTANA\(number).txt",
          TemporaryFolder.cable("09ASTANA\(number)", text: noise.joined(separator: " ")))
      }
      let whole = PackedFixture.archive(form, entries)
      for share in [0.02, 0.4, 0.7, 0.95] {
        let (folder, library) = try library(Array(whole.prefix(Int(Double(whole.count) * share))))
        #expect(library.rows.count < 40)
        #expect(library.skipped.contains { !$0.isOrdinary }, "\(form) \(share) \(reasons(library))")
        for row in library.rows.indices { _ = try? LibraryLoader.cable(at: row, of: library) }
        var failures = 0
        try CableStream.read(
          [folder.path], each: { _ in }, skipped: { failures += $0.isOrdinary ? 0 : 1 })
        #expect(failures > 0)
      }
    }

    @Test func aWrongChecksumIsReportedAndTheOthersAreRead() throws {
      var bytes = PackedFixture.archive(.zipStored, [Self.cable(1), Self.cable(2), Self.cable(3)])
      let place = try #require(bytes.firstRange(of: Array("IN 09ASTANA2".utf8)))
      bytes[place.lowerBound] = UInt8(ascii: "X")
      let (folder, library) = try library(bytes)
      withExtendedLifetime(folder) {}
      #expect(library.rows.map(\.id).sorted() == ["09ASTANA1", "09ASTANA3"])
      #expect(library.skipped.map(\.isOrdinary) == [false])
      #expect(reasons(library).first?.contains("it is damaged") == true)
    }

    @Test(arguments: [PackedFixture.Form.tar, .tarGzip, .tarBzip2, .tarXz, .sevenZip])
    func aWrongChecksumOfAnyFormatIsReported(form: PackedFixture.Form) throws {
      var bytes = PackedFixture.archive(form, (1...9).map(Self.cable))
      switch form {
      case .tar:
        // A letter of the second entry's name, which its header's sum counts.
        let name = try #require(bytes.firstRange(of: Array("09ASTANA2.txt".utf8)))
        bytes[name.lowerBound] = UInt8(ascii: "X")
      case .tarGzip: bytes[bytes.count - 6] ^= 0x21
      case .tarBzip2: bytes[12] ^= 0x21
      case .tarXz: bytes[bytes.count - 1 - bytes.count / 3] ^= 0x21
      default: bytes[40] ^= 0x21
      }
      let (folder, library) = try library(bytes)
      withExtendedLifetime(folder) {}
      #expect(library.rows.count <= 9)
      #expect(library.skipped.contains { !$0.isOrdinary }, "\(form) \(reasons(library))")
      for row in library.rows.indices { _ = try? LibraryLoader.cable(at: row, of: library) }
    }

    @Test func whatIsEncryptedSaysSo() throws {
      let (folder, library) = try library(
        PackedFixture.archive(.zip, [Self.cable(1), Self.cable(2)], password: "birch"))
      withExtendedLifetime(folder) {}
      #expect(library.rows.isEmpty)
      #expect(
        reasons(library)
          == Array(
            repeating: "it is encrypted: unpack it with its password, and open what comes out",
            count: 2))
    }

    @Test func aFileThatIsPackedTwiceIsNamed() throws {
      let inner = PackedFixture.archive(.zip, [Self.cable(1)])
      let (folder, library) = try library(
        PackedFixture.archive(
          .tar, [Entry(name: Array("inner.zip".utf8), bytes: inner), Self.cable(2)]))
      withExtendedLifetime(folder) {}
      #expect(library.rows.map(\.id) == ["09ASTANA2"])
      #expect(reasons(library) == ["it is packed within a packed file: unpack it first"])
      let twice = PackedFixture.compressed(
        "gzip", PackedFixture.compressed("gzip", Array(TemporaryFolder.cable("09ASTANA1").utf8)))
      let (other, second) = try self.library(twice)
      withExtendedLifetime(other) {}
      #expect(second.rows.isEmpty)
      #expect(reasons(second).first?.contains("unpack it first") == true)
    }

    @Test func anArchiveWithoutFilesSaysSo() throws {
      let (folder, library) = try library(PackedFixture.archive(.tar, [.file(".hidden", "x")]))
      withExtendedLifetime(folder) {}
      #expect(reasons(library) == ["it is an archive without files"])
    }

    @Test(arguments: [
      "PK\u{3}\u{4}", "PK\u{5}\u{6}", "7z\u{BC}\u{AF}\u{27}\u{1C}", "BZh91AY&SY",
      "\u{1F}\u{8B}\u{8}",
    ])
    func aBeginningAloneIsNoArchive(text: String) throws {
      let beginning = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      for rest in [[], [UInt8](repeating: 0xFF, count: 600), [UInt8](repeating: 0, count: 600)] {
        let (folder, library) = try library(beginning + rest)
        withExtendedLifetime(folder) {}
        #expect(library.rows.isEmpty)
        #expect(!library.skipped.isEmpty)
      }
    }

    @Test func anyByteOfAnArchiveMayBeWrong() throws {
      let entries = [Self.cable(1), Self.cable(2)]
      for form in PackedFixture.Form.allCases {
        let whole = PackedFixture.archive(form, entries)
        for step in stride(from: 0, to: min(whole.count, 3_000), by: 97) {
          var bytes = whole
          bytes[step] ^= 0x55
          let (folder, library) = try library(bytes)
          for row in library.rows.indices { _ = try? LibraryLoader.cable(at: row, of: library) }
          withExtendedLifetime(folder) {}
        }
      }
    }
  }
}
