import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Cables that are there more than once.
@Suite struct CopyTests {
  private func library(_ files: [(String, String)]) throws -> (TemporaryFolder, Library) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return (folder, try folder.load())
  }

  @Test func copiesWithOneIdAreListedBoth() throws {
    let (folder, library) = try library([
      ("a/09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1", text: "One text.")),
      ("b/09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1", text: "Another text.")),
    ])
    defer { withExtendedLifetime(folder) {} }
    let id = CableID(year: 2009, station: "ASTANA", number: 1)
    #expect(library.resolve(id) == .ambiguous([0, 1]))
    #expect(library.rows[0].digest != library.rows[1].digest)
  }
}
