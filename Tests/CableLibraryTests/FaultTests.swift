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

  @Test(
    "A link that takes the place of a file, or of its folder, is not followed out of the library")
  func linkOutside() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    let files = FileManager.default
    for id in ["09ASTANA1", "09ASTANA2", "09ASTANA3"] {
      try folder.write("2009/\(id).txt", TemporaryFolder.cable(id))
      try outside.write("\(id).txt", TemporaryFolder.cable(id, text: "Not of this library."))
    }
    let library = try folder.load()
    func text(_ id: String) throws -> String {
      let row = try #require(library.row(of: id))
      let bytes = try LibraryLoader.bytes(at: row, of: library)
      _ = try LibraryLoader.cable(at: row, of: library)
      return String(decoding: bytes, as: UTF8.self)
    }
    func replace(_ path: String, with target: String) throws {
      try files.removeItem(atPath: path)
      try files.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
    let path = folder.path + "/2009/"
    try replace(path + "09ASTANA1.txt", with: outside.path + "/09ASTANA1.txt")
    #expect(throws: LibraryError.self) { try text("09ASTANA1") }
    #expect(try text("09ASTANA2").contains("09ASTANA2"))
    // What leads to another file of the library is read, and so is one that was written again.
    try replace(path + "09ASTANA2.txt", with: path + "09ASTANA3.txt")
    #expect(try text("09ASTANA2").contains("09ASTANA3"))
    try folder.write("2009/new.txt", TemporaryFolder.cable("09ASTANA3", text: "Edited."))
    try files.removeItem(atPath: path + "09ASTANA3.txt")
    try files.moveItem(atPath: path + "new.txt", toPath: path + "09ASTANA3.txt")
    #expect(try text("09ASTANA3").contains("Edited."))
    try replace(folder.path + "/2009", with: outside.path)
    for id in ["09ASTANA1", "09ASTANA2", "09ASTANA3"] {
      #expect(throws: LibraryError.self) { try text(id) }
    }
  }
}
