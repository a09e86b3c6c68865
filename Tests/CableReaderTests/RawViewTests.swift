import CableCore
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// The raw view is the file, whatever was read from it.
@Suite struct RawViewTests {
  @Test func bytesThatAreNoUTF8AreShownAsTheFileHasThem() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var bytes = Array("UNCLAS ASTANA 000007\nSUBJECT: CAF".utf8) + [0xE9, 0x20, 0x93]
    bytes += Array("QUOTED".utf8) + [0x94, 0x0A]
    try Data(bytes).write(to: folder.appending(path: "09ASTANA7.txt"))
    func screen(_ keys: String) -> String {
      ScreenDump.text(
        ScriptPlayer.play(keys, paths: [folder.path], width: 80, height: 24), isPlain: true)
    }
    #expect(screen("<Enter>").contains("CAFé “QUOTED”"))
    #expect(screen("<Enter>ww").contains("00000015  SUBJECT: CAF‹E9› ‹93›QUOTED‹94›␤"))
  }
}
