import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Columns as they are written and read again.
@Suite struct ColumnAdditionTests {
  private let columns: CableColumns
  private let files: FileColumns

  init() throws {
    let folder = try TemporaryFolder()
    for number in 1...5 {
      try folder.write(
        "\(number).txt",
        TemporaryFolder.cable("09ROME\(number)", text: "A tree was planted.\n\nBORG"))
    }
    let storage = try folder.searcher().library.storage
    (columns, files) = (storage.columns, storage.files)
  }

  @Test(
    "Parts of any size hold the same bytes, and all but the last are full",
    arguments: [1, 7, 64, 100_000])
  func parts(size: Int) {
    let added = ColumnAddition(columns, files)
    var parts: [[UInt8]] = []
    added.forEachPart(of: size) { parts.append($0) }
    #expect(Array(parts.joined()) == added.bytes)
    #expect(parts.dropLast().allSatisfy { $0.count == size })
    #expect((parts.last?.count ?? 0) <= size && parts.last?.isEmpty == false)
  }

  @Test func whatIsWrittenIsReadAgain() {
    var (read, readFiles) = (CableColumns(), FileColumns())
    let bytes = ColumnAddition(columns, files).bytes
    let isRead = bytes.withUnsafeBytes { ColumnCodec.decode($0, into: &read, &readFiles) }
    #expect(isRead)
    #expect(ColumnMark(read, readFiles) == ColumnMark(columns, files))
    #expect(ColumnAddition(read, readFiles).bytes == bytes)
    let isCut = bytes.dropLast().withUnsafeBytes {
      ColumnCodec.decode($0, into: &read, &readFiles)
    }
    #expect(!isCut)
  }

  @Test func nothingIsWrittenAfterAFailure() {
    struct Full: Error {}
    var parts = 0
    #expect(throws: Full.self) {
      try ColumnAddition(columns, files).forEachPart(of: 64) { _ throws(Full) in
        parts += 1
        if parts == 2 { throw Full() }
      }
    }
    #expect(parts == 2)
  }
}
