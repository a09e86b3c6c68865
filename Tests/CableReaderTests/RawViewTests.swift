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

  /// Paragraphs, each with a number of its own and several lines.
  private static let paragraphs = (1...12).map { number in
    """
    \(number). (U) The ferry of pier \(number) leaves at \(number) o'clock for the "outer" islands, and
    nobody waits for the milk of Friday \(number) & the mail. The harbour master counts lamp \(number)
    and every rope, and the tariff of the winter applies to all who cross at pier \(number).
    """
  }

  private static let header =
    "R 041111Z AUG 09\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n\nUNCLAS ROME 000007\n\n"
    + "TAGS: PREL\nSUBJECT: FERRIES\n\n"

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
  }

  /// The same cable in files that have other bytes than its text.
  static let files: [(name: String, text: String)] = [
    ("a.txt", header + paragraphs.joined(separator: "\n\n")),
    (
      "crlf.txt",
      (header + paragraphs.joined(separator: "\n\n")).replacing("\n", with: "\r\n")
    ),
    (
      "page.html",
      "<html><head><title>09ROME7: FERRIES</title></head><body>\n"
        + String(repeating: "<div class='menu'><a href='/u'>UNCLAS</a></div>\n", count: 60)
        + "<pre>" + escaped(header).replacing("\n", with: "&#x000A;")
        + paragraphs.map { "<a id='p'>¶</a>" + escaped($0).replacing("\n", with: "&#x000A;") }
        .joined(separator: "&#x000A;&#x000A;") + "</pre></body></html>"
    ),
    (
      "b.md",
      "# A note about ferries\n\n```\n" + header + paragraphs.joined(separator: "\n\n")
        + "\n```\n"
    ),
    (
      "table.csv",
      "id,date,origin,classification,body\n1,2009-08-04,Embassy Rome,UNCLASSIFIED,\""
        + (header + paragraphs.joined(separator: "\n\n")).replacing("\"", with: "\"\"") + "\"\n"
    ),
  ]

  @Test("The bytes of a file are shown where one reads, and the text again there", arguments: files)
  func placeInTheBytes(file: (name: String, text: String)) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(file.text.utf8).write(to: folder.appending(path: file.name))
    func rows(_ keys: String) -> [Substring] {
      ScreenDump.text(
        ScriptPlayer.play(keys, paths: [folder.path], width: 80, height: 30), isPlain: true
      ).split(separator: "\n", omittingEmptySubsequences: false)
    }
    let raw = rows("<Enter>z6Gww")
    #expect(raw[0].contains("raw bytes · ¶ 6 of 12"), "\(raw[0])")
    let own = raw.filter { $0.hasPrefix("▌") }
    #expect(own.first?.contains("6. (U) The ferry of pier 6") ?? false, "\(raw)")
    #expect(own.contains { $0.contains("milk of Friday 6") }, "\(own)")
    #expect(own.contains { $0.contains("cross at pier 6.") }, "\(own)")
    #expect(!own.contains { $0.contains("pier 7") }, "\(own)")
    let again = rows("<Enter>z6Gwww")
    #expect(again[0].contains("¶ 6 of 12") && again[1].hasPrefix("▌U· 6. (U)"), "\(again)")
    // From the header it is the first line of the cable, and not what is above it in the file.
    let top = rows("<Enter>zww")
    #expect(top[1].contains("R 041111Z AUG 09"), "\(top[1])")
  }

  @Test func inBytesWithoutTheWordsThePlaceOfTheTextIsKept() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Self.header + Self.paragraphs.joined(separator: "\n\n")
    try Data([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      .write(to: folder.appending(path: "wide.txt"))
    func rows(_ keys: String) -> [Substring] {
      ScreenDump.text(
        ScriptPlayer.play(keys, paths: [folder.path], width: 80, height: 30), isPlain: true
      ).split(separator: "\n", omittingEmptySubsequences: false)
    }
    #expect(rows("<Enter>z6Gww")[1].contains("00000000"))
    #expect(rows("<Enter>z6Gwwjjjw")[1].hasPrefix("▌U· 6. (U)"))
  }
}
