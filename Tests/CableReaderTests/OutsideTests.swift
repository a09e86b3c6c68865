import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

// One after another: while a program has the keyboard, the signals of the whole process are its own.
@Suite("Nothing outside of the program is started or written without permission", .serialized)
struct OutsideTests {
  private let secure = Confinement(isAsked: true)
  private let folder = NSTemporaryDirectory() + "cablereader-outside-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test(
    "Secure mode is asked for by the option or by LESSSECURE",
    arguments: [
      (true, nil, true), (false, nil, false), (false, "1", true), (false, "", false),
      (true, "", true),
    ] as [(Bool, String?, Bool)])
  func asked(option: Bool, variable: String?, isSecure: Bool) {
    let confinement = Confinement(isAsked: option) { $0 == "LESSSECURE" ? variable : nil }
    #expect(confinement.isSecure == isSecure)
  }

  @Test("In secure mode no program is started", arguments: ForeignProgram.Purpose.allCases)
  func noProgram(purpose: ForeignProgram.Purpose) {
    #expect(throws: ForeignProgram.Failure.self) {
      try ForeignProgram(purpose, command: "true", confinement: secure)
    }
    #expect(throws: Never.self) {
      try ForeignProgram(purpose, command: "true", confinement: .open)
    }
  }

  @Test("A name that is proposed for a file is one that no file has")
  func freeNames() throws {
    let path = folder + "/cables.jsonl"
    #expect(WrittenFile.freePath(path) == path)
    for number in 2...4 {
      try Data().write(to: URL(filePath: WrittenFile.freePath(path)))
      #expect(WrittenFile.freePath(path) == folder + "/cables-\(number).jsonl")
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/lone", withDestinationPath: folder + "/nowhere")
    #expect(WrittenFile.freePath(folder + "/lone") == folder + "/lone-2")
  }

  @Test("In secure mode only files below the current folder are written")
  func writing() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/in/deep", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder + "/inside", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/in/out", withDestinationPath: folder)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/in/link.txt", withDestinationPath: folder + "/target.txt")
    let secure = Confinement(isAsked: true, folder: folder + "/in")
    for path in ["a.txt", "./a.txt", "deep/a.txt", folder + "/in/a.txt", "deep/../a.txt", "out2"] {
      #expect(secure.refusal(ofWriting: path) == nil, "\(path)")
    }
    for path in [
      "../a.txt", folder + "/a.txt", "/a.txt", "out/a.txt", "link.txt", "..", "deep/..", "", "/",
      "nowhere/a.txt", folder + "/inside/a.txt", "out/in/../a.txt",
    ] {
      #expect(secure.refusal(ofWriting: path) != nil, "\(path)")
      #expect(Confinement.open.refusal(ofWriting: path) == nil)
    }
  }

  @Test(
    "A command is split as a shell splits words, and nothing is expanded",
    arguments: [
      ("less -R", ["less", "-R"]), ("  vi  ", ["vi"]), ("'my pager' -x", ["my pager", "-x"]),
      (#"a\ b "c d"e 'f"g'"#, ["a b", "c de", "f\"g"]),
      ("$(rm) `x` *;|>y", ["$(rm)", "`x`", "*;|>y"]),
      ("", []), ("''", [""]), ("\"open", ["open"]),
    ])
  func words(command: String, words: [String]) {
    #expect(CommandWords.separated(command) == words)
  }

  @Test("A program gets names of any bytes after --, absolute, and no shell sees them")
  func files() throws {
    let out = folder + "/arguments"
    let program = try ForeignProgram(
      .editor,
      command:
        "python3 -c 'import os,sys; open(\"\(out)\",\"wb\").write(b\"\\0\".join(map(os.fsencode, sys.argv[1:])))'",
      confinement: .open)
    let names: [[UInt8]] = [Array("-rf".utf8), Array("$(touch x)\n;".utf8), [0xFF, 0x80, 0x1B]]
    #expect(try program.run(files: names) == 0)
    let seen = try Data(contentsOf: URL(fileURLWithPath: out)).split(separator: 0).map(Array.init)
    let here = Array(FileManager.default.currentDirectoryPath.utf8) + [0x2F]
    #expect(seen == [Array("--".utf8)] + names.map { here + $0 })
  }

  @Test("A program's end is reported: status, signal, or why it could not start")
  func ends() throws {
    #expect(try ForeignProgram(.pipe, command: "sh -c 'exit 7'", confinement: .open).run() == 7)
    #expect(
      try ForeignProgram(.pipe, command: "sh -c 'kill -9 $$'", confinement: .open).run() == 137)
    let none = try ForeignProgram(.pipe, command: folder + "/none", confinement: .open)
    #expect(throws: ForeignProgram.Failure.self) { try none.run() }
    #expect(throws: ForeignProgram.Failure.unnamed(.editor)) {
      try ForeignProgram(.editor, command: " ", confinement: .open)
    }
  }

  @Test("A program that does not read its input to the end is no fault")
  func leavesEarly() throws {
    let much = [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(try ForeignProgram(.pipe, command: "true", confinement: .open).run(input: much) == 0)
    let out = folder + "/copy"
    let copy = try ForeignProgram(.pipe, command: "dd status=none of=\(out)", confinement: .open)
    #expect(try copy.run(input: much) == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: out)).count == much.count)
  }

  @Test("A program that is fed beside the screen says nothing there, and may go away early")
  func fed() throws {
    let out = folder + "/fed"
    let copy = try ForeignProgram(
      .clipboard, words: ["dd", "status=none", "of=" + out], confinement: .open)
    #expect(try copy.feed(Array("text".utf8)) == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: out)) == Data("text".utf8))
    let much = [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(try ForeignProgram(.clipboard, words: ["false"], confinement: .open).feed(much) == 1)
    let silent = try ForeignProgram(
      .clipboard, words: ["sh", "-c", "test /dev/null -ef /proc/self/fd/1"], confinement: .open)
    #expect(try silent.feed([]) == 0)
  }

  @Test("A file is written whole or not at all, and keeps its mode")
  func whole() throws {
    let path = folder + "/file"
    try WrittenFile.write([1, 2, 3], to: path, confinement: .open)
    chmod(path, 0o640)
    try WrittenFile.write([4], to: path, confinement: .open)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([4]))
    #expect(
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(throws: WrittenFile.Failure.self) {
      try WrittenFile.write([5], to: path, isNew: true, confinement: .open)
    }
    #expect(throws: WrittenFile.Failure.self) {
      try WrittenFile.write([5], to: "/dev/full", confinement: .open)
    }
    #expect(throws: WrittenFile.Failure.self) {
      try WrittenFile.write([5], to: folder + "/none/file", confinement: .open)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
  }
}

@Suite("The terminal's small parts") struct TerminalPartsTests {
  @Test("Two presses in one cell within the time are a double press, a third begins again")
  func doublePress() {
    var clicks = ClickCounter()
    let start = ContinuousClock.now
    func kind(_ column: Int, _ milliseconds: Int) -> Mouse.Kind {
      clicks.press(column: column, row: 2, at: start + .milliseconds(milliseconds)).kind
    }
    #expect(kind(5, 0) == .press)
    #expect(kind(5, 300) == .doublePress)
    #expect(kind(5, 400) == .press)
    #expect(kind(5, 900) == .press)
    #expect(kind(6, 1000) == .press)
    #expect(kind(6, 1400) == .doublePress)
  }

  @Test("Every line and block is one ASCII character, letters and quotation marks stay")
  func plainGlyphs() {
    for value in UInt32(0x2500)...0x257F {
      let plain = Unicode.Scalar(value).flatMap { PlainGlyph.of($0) }
      #expect(plain?.isASCII == true, "U+\(String(value, radix: 16))")
    }
    #expect(PlainGlyph.plain("┌─┐│ é“x” 漢 ▸…–▃▆✕") == "+-+| é“x” 漢 >~-.:x")
    #expect(Set("·:┆║█".unicodeScalars.map { PlainGlyph.of($0) ?? $0 }).count == 5)
  }
}
