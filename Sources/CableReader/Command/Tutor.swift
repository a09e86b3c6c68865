import ArgumentParser
import CableLibrary
import CableScreen
import Glibc

/// `cablereader tutor`: the cables that teach the program, the first of them opened.
struct Tutor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learn the program from ten invented cables.",
    discussion: """
      The cables name your own keys, as config.toml and --keys have them. Nothing is kept.

      Example: cablereader tutor
      """)

  @OptionGroup var look: LookOptions
  @OptionGroup var options: OutputOptions

  mutating func run() throws {
    guard Console().isTerminal else {
      Failure.end(
        "There is no terminal to open. `cablereader --demo --script ''` prints the screen.",
        code: 2)
    }
    throw ExitCode(try LessonFolder.open(look, options, startsReading: true))
  }
}

/// The lessons as files, for as long as the screen is open.
enum LessonFolder {
  /// Opens the lessons on the screen.
  ///
  /// - Returns: the exit code.
  static func open(
    _ look: LookOptions, _ options: OutputOptions, startsReading: Bool
  ) throws -> Int32 {
    let settings = look.over(ConfigurationFile.load())
    return try with(Keymap(settings)) { paths in
      let opening = Opening(
        paths: paths, place: [], settings: settings, output: options,
        lesson: startsReading ? .read : .listed)
      return MainActor.assumeIsolated { opening.run() }
    }
  }

  /// Writes the lessons into a folder of their own, and removes it afterwards; where no trace is
  /// left, into memory.
  static func with<Result>(_ keymap: Keymap, _ body: ([String]) throws -> Result) throws -> Result {
    guard !Confinement.current.leavesNoTrace else {
      return try body(
        Lesson.all.compactMap {
          MemoryFile.path($0.name, holding: Array($0.text(keymap).utf8))
        })
    }
    let parent = Console.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/cablereader-lessons-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      Failure.end(
        "The lessons cannot be written in \(parent): \(String(cString: strerror(errno))). "
          + "Set TMPDIR to a folder that can be written.", code: 3)
    }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let files = Lesson.all.map { folder + "/" + $0.name }
    defer {
      for file in files { unlink(file) }
      rmdir(folder)
    }
    for (lesson, file) in zip(Lesson.all, files) {
      let bytes = Array(lesson.text(keymap).utf8)
      guard let stream = fopen(file, "wxe") else { continue }
      fwrite(bytes, 1, bytes.count, stream)
      fclose(stream)
    }
    return try body([folder])
  }
}
