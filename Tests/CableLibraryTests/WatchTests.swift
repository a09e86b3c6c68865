import Foundation
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct WatchTests {
  /// Counts calls and waits for them.
  private final class Calls: Sendable {
    private let count = Atomic(0)

    func call() { count.wrappingAdd(1, ordering: .relaxed) }

    /// True once there were more calls than `before`; false after ten seconds.
    func come(after before: Int) -> Bool {
      for _ in 0..<1_000 {
        if count.load(ordering: .relaxed) > before { return true }
        usleep(10_000)
      }
      return false
    }

    var soFar: Int { count.load(ordering: .relaxed) }
  }

  @Test(arguments: [false, true])
  func whatChangesBelowAFolderIsReported(isPolling: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("2009/08/09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1"))
    let calls = Calls()
    let watch = LibraryWatch([folder.path], pollSeconds: 0.05, isPolling: isPolling) {
      calls.call()
    }
    defer { watch.stop() }
    usleep(200_000)
    #expect(calls.soFar == 0)
    try folder.write("2009/08/09ASTANA2.txt", TemporaryFolder.cable("09ASTANA2"))
    #expect(calls.come(after: 0), "a new file")
    var before = calls.soFar
    try folder.write("2009/09/09ASTANA3.txt", TemporaryFolder.cable("09ASTANA3"))
    #expect(calls.come(after: before), "a new folder")
    usleep(700_000)
    before = calls.soFar
    try folder.write("2009/09/09ASTANA3.txt", TemporaryFolder.cable("09ASTANA3", text: "Longer."))
    #expect(calls.come(after: before), "a changed file in the new folder")
    usleep(700_000)
    before = calls.soFar
    try FileManager.default.removeItem(atPath: folder.path + "/2009/08/09ASTANA1.txt")
    #expect(calls.come(after: before), "a file that went")
  }

  @Test func aStoppedWatchIsQuiet() throws {
    let folder = try TemporaryFolder()
    let calls = Calls()
    let watch = LibraryWatch([folder.path]) { calls.call() }
    watch.stop()
    watch.stop()
    try folder.write("09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1"))
    usleep(500_000)
    #expect(calls.soFar == 0)
  }
}
