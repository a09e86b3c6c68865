import CableCore
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// What `x` writes is what the command of its form writes.
@Suite struct SharingTests {
  private static let forms: [(key: String, name: String, start: String, end: String, count: Int)] =
    [
      ("j", "a.jsonl", "{\"schema\":", "}\n", 23), ("c", "a.csv", "id,", "\n", 24),
      ("v", "a.tsv", "id\t", "\n", 24), ("z", "a.json", "[\n", "]\n", 23),
      ("h", "a.html", "<!DOCTYPE html>", "</html>\n", 23),
    ]

  @Test("x writes all listed cables as a whole document", arguments: forms)
  func everyFormIsWhole(
    form: (key: String, name: String, start: String, end: String, count: Int)
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path + "/" + form.name
    let screen = ScreenDump.text(
      ScriptPlayer.play(
        "x\(form.key)<C-u>\(path)<Enter>", paths: [BrowseTests.samples], width: 160, height: 24),
      isPlain: true)
    #expect(screen.contains("wrote 23 cables to \(path)"))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix(form.start) && text.hasSuffix(form.end))
    switch form.key {
    case "z":
      let items = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
      #expect(items?.count == form.count)
    case "h":
      #expect(text.components(separatedBy: "<article>").count == form.count + 1)
      #expect(text.components(separatedBy: "<html").count == 2)
    default: #expect(text.split(separator: "\n").count == form.count)
    }
  }

  @Test("A reading list is written in its order, and what is written after it in that of the list")
  func aReadingListKeepsItsOrder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func ids(_ keys: String) throws -> [Substring] {
      let path = folder.path + "/" + UUID().uuidString
      _ = ScriptPlayer.play(
        "\(keys)<C-u>\(path)<Enter>", paths: [BrowseTests.samples], width: 160, height: 24)
      return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }
    let all = try ids("xi")
    let listing = "jj:list<Space>a<Enter>gg:list<Space>a<Enter>"
    #expect(try ids("\(listing):export-list<Space>a<Enter>i") == [all[2], all[0]])
    #expect(try ids("\(listing):export-list<Space>a<Enter><Esc>xi") == all)
  }

  @Test("x writes a database of what is listed, which is new and outside of the library")
  func aDatabaseIsWritten() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func screen(_ path: String) -> String {
      ScreenDump.text(
        ScriptPlayer.play(
          "fwater<Enter>xq<C-u>\(path)<Enter>", paths: [BrowseTests.samples], width: 160, height: 24
        ),
        isPlain: true)
    }
    let path = folder.path + "/a.db"
    #expect(screen(path).contains("wrote 4 cables to \(path)"))
    let bytes = try Data(contentsOf: URL(filePath: path))
    #expect(bytes.starts(with: Data("SQLite format 3\0".utf8)))
    #expect(screen(path).contains("\(path) cannot be written: it already exists"))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    for name in ["/a.db", "/a.md", "/2009/new.csv"] {
      let inside = BrowseTests.samples + name
      #expect(screen(inside).contains("it would be among the cables"))
      #expect(!FileManager.default.fileExists(atPath: inside))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.db"])
  }

  @Test("More cables than one file takes are left to a command that there is")
  func commandsExist() {
    let formats = Export.Format.allCases.map(\.rawValue)
    for form in Share.allCases.map({ ExportForm.text($0) }) + [.database] {
      let words = form.command.split(separator: " ")
      if let place = words.firstIndex(of: "--format") {
        #expect(words[0] == "export" && formats.contains(String(words[place + 1])))
      } else {
        #expect(words[0] == "list" && RowColumn(rawValue: String(words.last ?? "")) != nil)
      }
    }
  }
}
