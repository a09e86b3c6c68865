import CableCore
import Foundation
import PackedFiles
import Testing

@testable import CableLibrary

extension PackedSuites {
  /// Places in packed files that are opened again without reading what is before them.
  @Suite struct PackedPlaceTests {
    typealias Entry = PackedFixture.Entry

    private static let pool: [UInt8] = {
      var state: UInt64 = 0x9E37_79B9_7F4A_7C15
      return (0..<(1 << 18)).map { place in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return place % 7 == 6 ? 0x20 : 0x61 + UInt8(truncatingIfNeeded: state >> 60)
      }
    }()

    /// A text that compression makes about half of, another for each seed.
    private static func noise(_ seed: Int, bytes: Int) -> String {
      let start = seed &* 7_919 % pool.count
      var text = Array(pool[start...])
      while text.count < bytes { text += pool }
      return String(decoding: text.prefix(bytes), as: UTF8.self)
    }

    private func open<Value>(
      _ path: String, _ beginning: PackedFile.Beginning = .front,
      points: RestartPoints = RestartPoints(), _ body: (PackedFile) throws -> Value
    ) throws -> Value {
      let file = try FileReading.open(Array(path.utf8))
      defer { close(file.descriptor) }
      return try body(
        try PackedFile(
          descriptor: file.descriptor, size: file.size, beginning: beginning, points: points))
    }

    private func text(of packed: PackedFile) throws -> [UInt8] {
      var bytes: [UInt8] = []
      while case let more = try packed.read(70_000), !more.isEmpty { bytes += more }
      return bytes
    }

    @Test(arguments: PackedFixture.Form.allCases.filter { $0 != .sevenZip })
    func aReadingBeginsAtAnyEntry(form: PackedFixture.Form) throws {
      let folder = try TemporaryFolder()
      let long = String(repeating: "a/rather/long/way/", count: 20)
      let entries = (0..<40).map { number in
        Entry.file(
          (number % 3 == 0 ? long : "b/") + "member \(number)",
          Self.noise(number + 1, bytes: number == 7 ? 0 : 400_000 / (number + 1)))
      }
      try folder.write("box", bytes: PackedFixture.archive(form, entries))
      let path = folder.path + "/box"
      let points = RestartPoints()
      var found: [PackedMember] = []
      try open(path, points: points) { packed in
        while let member = try packed.next() { found.append(member) }
      }
      #expect(found.count == entries.count)
      for member in found.reversed() {
        let offset = try #require(member.offset)
        try open(path, .entry(offset: offset, place: member.place), points: points) { packed in
          let first = try #require(try packed.next())
          #expect(first.path == member.path && first.place == member.place)
          #expect(try text(of: packed) == entries[member.place].bytes)
          guard member.place + 1 < entries.count else { return }
          #expect(try packed.next()?.offset == found[member.place + 1].offset)
          #expect(try text(of: packed) == entries[member.place + 1].bytes)
        }
      }
    }

    @Test func aReadingOfGzipBeginsAtAnyByte() throws {
      let folder = try TemporaryFolder()
      let whole = Array(Self.noise(3, bytes: 14 << 20).utf8)
      let half = whole.count / 2 + 5
      let forms = [
        PackedFixture.compressed("gzip", whole),
        // In two parts, as `cat a.gz b.gz` makes one, and with the padding of a tape.
        PackedFixture.compressed("gzip", Array(whole[..<half]))
          + PackedFixture.compressed("gzip", Array(whole[half...]))
          + [UInt8](repeating: 0, count: 700),
      ]
      for bytes in forms {
        try folder.write("text.gz", bytes: bytes)
        let path = folder.path + "/text.gz"
        let points = RestartPoints()
        try open(path, points: points) { packed in
          _ = try packed.next()
          #expect(try text(of: packed) == whole)
        }
        #expect(points.count == 3)
        let kept = try #require(RestartPoints(decoding: points.encoded))
        #expect(kept.count == 3)
        let span = 4 << 20
        for place in [
          0, 1, span - 1, span + 70_000, half - 1, half, half + 9, 3 * span, whole.count - 3,
        ] {
          for points in [points, kept, RestartPoints()] {
            try open(path, .byte(place), points: points) { packed in
              _ = try packed.next()
              #expect(try packed.read(50_000) == Array(whole[place...].prefix(50_000)))
            }
          }
        }
      }
    }

    /// A text compressed in several ways, with how many restart points it has.
    private static func divided(_ whole: [UInt8]) -> [(name: String, bytes: [UInt8], points: Int)] {
      let parts = [0..<(5 << 20), (5 << 20)..<(9 << 20), (9 << 20)..<whole.count].map {
        Array(whole[$0])
      }
      func joined(_ filter: String) -> [UInt8] {
        Array(parts.map { PackedFixture.compressed(filter, $0) }.joined())
      }
      let skipped: [UInt8] = [0x5E, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]
      return [
        ("one block of xz", PackedFixture.compressed("xz", whole), 0),
        ("blocks of xz", PackedFixture.compressed("xz", whole, isDivided: true), 2),
        ("streams of xz", joined("xz") + [0, 0, 0, 0], 2),
        ("one frame of Zstandard", PackedFixture.compressed("zstd", whole), 0),
        ("frames of Zstandard", skipped + joined("zstd") + skipped, 2),
        ("blocks of bzip2", PackedFixture.compressed("bzip2", whole), 2),
        ("streams of bzip2", joined("bzip2") + [UInt8](repeating: 0, count: 700), 2),
      ]
    }

    @Test func aReadingOfBlocksBeginsAtAnyByte() throws {
      let folder = try TemporaryFolder()
      let whole = Array(Self.noise(3, bytes: 10 << 20).utf8)
      for (name, bytes, count) in Self.divided(whole) {
        try folder.write("text", bytes: bytes)
        let path = folder.path + "/text"
        let points = RestartPoints()
        try open(path, points: points) { packed in
          _ = try packed.next()
          #expect(try text(of: packed) == whole, "\(name)")
        }
        #expect(points.count == count, "\(name)")
        let kept = try #require(RestartPoints(decoding: points.encoded))
        #expect(kept.count == count, "\(name)")
        for place in [0, 1, (5 << 20) - 1, 5 << 20, (9 << 20) + 70_000, whole.count - 3] {
          for points in [points, kept] {
            try open(path, .byte(place), points: points) { packed in
              _ = try packed.next()
              #expect(
                try packed.read(50_000) == Array(whole[place...].prefix(50_000)), "\(name) \(place)"
              )
            }
          }
        }
      }
    }

    @Test func wrongBytesOfBlocksAreAFaultOrTheSameText() throws {
      let folder = try TemporaryFolder()
      let whole = Array(Self.noise(3, bytes: 20_000).utf8)
      for filter in ["xz", "zstd", "bzip2"] {
        let packed = PackedFixture.compressed(filter, whole, isDivided: filter == "xz")
        let steps = Array(stride(from: 0, to: packed.count, by: packed.count / 25))
        for step in steps + (1...25).map({ packed.count - $0 }) {
          var bytes = packed
          bytes[step] ^= 0x10
          for bytes in [bytes, Array(packed[..<step])] {
            try folder.write("text", bytes: bytes)
            var read: [UInt8] = []
            _ = try? open(folder.path + "/text") { packed in
              _ = try packed.next()
              while case let more = try packed.read(7_000), !more.isEmpty { read += more }
            }
            #expect(read.count <= whole.count + 7_000, "\(filter) \(step)")
          }
        }
      }
    }

    @Test func damagedRestartPointsAreNoneAtAll() throws {
      let folder = try TemporaryFolder()
      let whole = Array(Self.noise(5, bytes: 9 << 20).utf8)
      try folder.write("text.gz", bytes: PackedFixture.compressed("gzip", whole))
      let points = RestartPoints()
      try open(folder.path + "/text.gz", points: points) { packed in
        _ = try packed.next()
        _ = try text(of: packed)
      }
      let encoded = points.encoded
      #expect(RestartPoints(decoding: [])?.count == 0)
      for length in [1, 39, 40, 41, encoded.count - 1] {
        #expect(RestartPoints(decoding: Array(encoded.prefix(length))) == nil)
      }
      // Whatever they say, no more than a fault comes of it.
      for place in stride(from: 0, to: encoded.count, by: 1_931) {
        var bytes = encoded
        bytes[place] ^= 0x41
        guard let points = RestartPoints(decoding: bytes) else { continue }
        _ = try? open(folder.path + "/text.gz", .byte(8 << 20), points: points) { packed in
          _ = try packed.next()
          _ = try packed.read(1000)
        }
      }
    }

    /// How often whoever opens a cable was asked whether to give up: once for each block that is read.
    private func work(_ id: String, _ library: Library) throws -> Int {
      let asked = Counter(0)
      let row = try #require(library.row(of: id))
      let cable = try LibraryLoader.cable(
        at: row, of: library,
        isCancelled: {
          asked.add(1)
          return false
        })
      #expect(cable.source.hints.fileName == id || cable.id?.description == id)
      return asked.value
    }

    @Test(arguments: [PackedFixture.Form.zip, .zipStored, .tar, .tarGzip, .tarBzip2])
    func aCableFarInsideIsOpenedWithoutReadingWhatIsBeforeIt(form: PackedFixture.Form) throws {
      let folder = try TemporaryFolder()
      // Bytes that are no text are skipped quickly.
      let entries = (1...8).map { number in
        Entry.file(
          "09ASTANA\(number).txt",
          number.isMultiple(of: 2)
            ? TemporaryFolder.cable("09ASTANA\(number)") : "\0" + Self.noise(number, bytes: 3 << 20)
        )
      }
      try folder.write("box", bytes: PackedFixture.archive(form, entries))
      let library = try folder.searcher(LoadOptions(index: .memory, gathersWords: false)).library
      // 12 MB are 190 blocks at least, 400 where they come out of gzip.
      for number in [8, 2, 6, 4, 8] {
        #expect(try work("09ASTANA\(number)", library) < 190, "\(form) \(number)")
      }
    }

    @Test(arguments: ["text.gz", "box.tgz", "box.tar"])
    func aRecordFarInsideATableIsOpenedWithoutReadingWhatIsBeforeIt(name: String) throws {
      let folder = try TemporaryFolder()
      let table =
        "MRN,SUBJECT,DATE,CONTENT\n"
        + (1...200).map { number in
          "09 ASTANA \(number),TREES,2009-08-04,"
            + "\"\(TemporaryFolder.cable("09ASTANA\(number)", text: Self.noise(number, bytes: 60_000)).replacing("\"", with: "\"\""))\"\n"
        }.joined()
      try folder.write(
        name,
        bytes: name == "text.gz"
          ? PackedFixture.compressed("gzip", Array(table.utf8))
          : PackedFixture.archive(
            name == "box.tar" ? .tar : .tarGzip,
            [.file("a", "No."), .file("cables.csv", table)]))
      let library = try folder.searcher(LoadOptions(index: .memory, gathersWords: false)).library
      #expect(library.rows.count == 200)
      // The first one learns what the head of the table says.
      _ = try work("09ASTANA200", library)
      for number in [2, 101, 199, 100] {
        #expect(try work("09ASTANA\(number)", library) < 130, "\(name) \(number)")
      }
    }

    @Test func theIndexKeepsRestartPoints() throws {
      let (folder, cache) = (try TemporaryFolder(), try TemporaryFolder())
      let bytes = PackedFixture.archive(
        .tarGzip,
        [
          .file("noise", "\0" + Self.noise(9, bytes: 9 << 20)),
          .file("09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1")),
        ])
      try folder.write("box.tgz", bytes: bytes)
      let searcher = try folder.searcher(
        LoadOptions(index: .below(cache.path), gathersWords: false))
      let database = try #require(searcher.origin?.database)
      let stamp = FileReading.stamp(
        try #require(FileReading.status(Array("\(folder.path)/box.tgz".utf8))))
      #expect(database.restartPoints(stamp)?.count == 2)
      let places = PackedPlaces()
      places.use(database)
      #expect(places.points(of: Array("elsewhere".utf8), stamp).count == 2)
      try folder.write("box.tgz", bytes: PackedFixture.archive(.tarGzip, [.file("a", "No.")]))
      _ = try folder.searcher(LoadOptions(index: .below(cache.path), gathersWords: false))
      #expect(database.restartPoints(stamp) == nil)
    }
  }
}
