import CableCore
import CableLibrary
import Foundation
import Testing

@Suite("Files that cannot be read are reported, and read once they can be") struct FaultTests {
  /// A text with a hole after it, too large to be one cable: unreadable even for root.
  private static func writeHuge(
    _ folder: TemporaryFolder, _ name: String,
    _ text: String = String(repeating: "A tree.\n", count: 10_000)
  ) throws {
    try folder.write(name, text)
    let handle = try FileHandle(forWritingTo: folder.url.appending(path: name))
    try handle.truncate(atOffset: 4 << 30)
    try handle.close()
  }

  @Test("Wherever such a file is among the others", arguments: ["a.txt", "m.txt", "z.txt"])
  func isTold(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("b.txt", TemporaryFolder.cable("09ASTANA1"))
    try folder.write("n.txt", TemporaryFolder.cable("09ASTANA2"))
    try Self.writeHuge(folder, name)
    let library = try folder.load()
    #expect(library.rows.map(\.id).sorted() == ["09ASTANA1", "09ASTANA2"])
    #expect(library.skipped.map(\.path) == [folder.path + "/" + name])
    #expect(library.skipped.allSatisfy { !$0.isOrdinary })
  }

  @Test("So is one that begins with no text: its beginning says nothing of the rest")
  func hole() throws {
    let folder = try TemporaryFolder()
    try folder.write("b.txt", TemporaryFolder.cable("09ASTANA1"))
    try Self.writeHuge(folder, "a.txt", "")
    let library = try folder.load()
    #expect(library.rows.map(\.id) == ["09ASTANA1"])
    #expect(library.skipped.map(\.isOrdinary) == [false])
    #expect(library.skipped.first?.reason.contains("larger than 64 MB") == true)
  }

  @Test("What its beginning names is no fault, of any size")
  func film() throws {
    let folder = try TemporaryFolder()
    try Self.writeHuge(folder, "a.ogg", "OggS\u{0}\u{2}")
    let library = try folder.load()
    #expect(library.skipped.map(\.isOrdinary) == [true])
  }

  @Test("A link that leads nowhere, alone in its folder, is reported too")
  func dangling() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/none.txt", withDestinationPath: "/nowhere/at/all")
    let library = try folder.load()
    #expect(library.skipped.count == 1)
    #expect(library.rows.isEmpty)
  }

  @Test("Names of any bytes are found, opened and distinguished")
  func names() throws {
    let folder = try TemporaryFolder()
    let names: [[UInt8]] = [
      [0xFF, 0x2E, 0x74], [0xFE, 0x2E, 0x74], [0x0A], [0x2D, 0x66], [0x80],
    ]
    for (number, name) in names.enumerated() {
      let path = Array(folder.path.utf8) + [0x2F] + name
      let file = path.map { CChar(bitPattern: $0) } + [0]
      let stream = try #require(fopen(file, "w"))
      fputs(TemporaryFolder.cable("09ASTANA\(number + 1)"), stream)
      fclose(stream)
    }
    let library = try folder.load()
    #expect(library.rows.count == names.count)
    for row in library.rows.indices {
      let id = library.rows[row].id
      #expect(try LibraryLoader.cable(at: row, of: library).id?.description == id)
      #expect(library.files.bytes(library.rows[row].file).starts(with: Array(folder.path.utf8)))
    }
  }
}
