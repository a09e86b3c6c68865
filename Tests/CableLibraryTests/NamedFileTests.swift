import CableCore
import CableLibrary
import Foundation
import Testing

/// A file that is named is read, however little it holds; a walk passes such a file over.
@Suite struct NamedFileTests {
  static let pieces: [(String, String)] = [
    ("REF: A. STATE 12345\n", "a label"), ("SUBJECT: DUES RAISED\n", "a label"),
    ("(C) The minister was brief.\n", "a mark"),
    ("SECRET\n", "a classification line"),
    ("SIPDIS\n", "a caption"), ("09ASTANA1327\n", "an id"),
    ("Mr. Borg spoke, see 09 Astana 1327.\n", "an id in the prose"),
  ]

  private func read(_ path: String) throws -> (cables: [Cable], skipped: [SkippedFile]) {
    var cables: [Cable] = []
    var skipped: [SkippedFile] = []
    try CableStream.read([path]) {
      cables.append($0.cable)
    } skipped: {
      skipped.append($0)
    }
    return (cables, skipped)
  }

  @Test(
    "A piece of a cable is a partial cable by its name, and skipped by a walk",
    arguments: pieces)
  func piece(text: String, what: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("fragment.txt", text)
    let named = try read(folder.path + "/fragment.txt")
    #expect(named.skipped.isEmpty, "\(what)")
    let cable = try #require(named.cables.first, "\(what)")
    #expect(cable.isPartial)
    #expect(cable.diagnostics.contains { $0.code == .partialExtract })
    let walked = try read(folder.path)
    #expect(walked.cables.isEmpty)
    #expect(walked.skipped.map(\.isOrdinary) == [true])
    var searcher = Searcher()
    try LibraryLoader.load(
      [folder.path + "/fragment.txt"], options: LoadOptions(index: .memory)
    ) { searcher = $0 }
    let library = searcher.library
    #expect(library.rows.count == 1)
    #expect(try LibraryLoader.cable(at: 0, of: library).isPartial)
    #expect(LibraryLoader.reasonWithoutCable(folder.path + "/fragment.txt") == nil)
  }

  @Test(
    "A named file without anything of a cable is reported as a failure",
    arguments: ["", "A tree was planted.\n", "\u{0}\u{1}\u{2}\u{0}PNG\u{0}\u{0}", "Dear reader,\n"])
  func nothing(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("other.txt", text)
    let path = folder.path + "/other.txt"
    let named = try read(path)
    #expect(named.cables.isEmpty)
    #expect(named.skipped.map(\.isOrdinary) == [false])
    #expect(LibraryLoader.reasonWithoutCable(path) == named.skipped.first?.reason)
    let walked = try read(folder.path)
    #expect(walked.skipped.map(\.isOrdinary) == [true])
    #expect(LibraryLoader.reasonWithoutCable(folder.path) == nil)
  }
}
