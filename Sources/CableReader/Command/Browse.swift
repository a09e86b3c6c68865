import ArgumentParser
import CableCore
import CableLibrary
import CableScreen
import Glibc

/// `cablereader [PATH…]`: opens folders and files of cables.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open folders and files of cables on the screen.",
    discussion: """
      An id among the paths opens that cable, 09ASTANA1327#2 its second paragraph.

      Example: cablereader Samples
      """)

  @OptionGroup var arguments: PathArguments
  @Option(
    help: ArgumentHelp(
      "Play these keys without a terminal and print the last screen; @FILE takes them from a file.",
      valueName: "keys"))
  var script: String?
  @Option(
    help: ArgumentHelp(
      "Write each key that is pressed to a new file, for --script @FILE: to report a bug.",
      valueName: "file"), completion: .file())
  var record: String?
  @Option(help: "The size of the played screen, columns x rows.") var size = "80x24"
  @Flag(help: "Print the played screen without its styles.") var plain = false
  @Flag(help: "Print the played screen as a picture (SVG).") var svg = false
  @OptionGroup var look: LookOptions
  @Flag(help: "Open ten invented cables that teach the program; nothing is kept.")
  var demo = false
  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard !demo || arguments.paths.isEmpty else {
      throw ValidationError("--demo has its own cables: leave out the path.")
    }
  }

  mutating func run() throws {
    let (named, destination) = try separated()
    for path in named
    where path != StandardInput.name && LibraryLoader.reasonMissing(path) != nil {
      if let command = CableReaderCommand.command(like: path) {
        Failure.end(
          "\(path) does not exist. If you meant a command, it is \(command): "
            + "cablereader \(command) --help.", code: 2)
      }
      Failure.end("\(path) does not exist. Check the name, or open another folder.", code: 3)
    }
    if var script {
      if script.first == "@" { script = try Self.keys(inFile: String(script.dropFirst())) }
      if demo {
        try LessonFolder.with(Keymap(look.over(Configuration()))) { try play(script, $0, nil) }
      } else {
        let (paths, missing) = PathArguments.readable(named)
        try play(script, paths, destination)
        if missing > 0 { throw ExitCode(3) }
      }
      return
    }
    guard Console().isTerminal else {
      Failure.end(
        "There is no terminal to open. `cablereader list` prints a line for each cable, "
          + "`cablereader show` a cable, --script '' a screen.", code: 2)
    }
    if demo { throw ExitCode(try LessonFolder.open(look, options, startsReading: false)) }
    let (paths, missing) = PathArguments.readable(named)
    let settings = look.over(ConfigurationFile.load())
    if settings.isPrivate {
      options.isPrivate = true
      Confinement.current = options.confinement
    }
    let isKept = !named.contains(StandardInput.name)
    var opening = Opening(
      paths: paths, place: isKept ? LastLibrary.whole(paths) : [], settings: settings,
      output: options)
    opening.record = record
    opening.destination = destination
    let code = MainActor.assumeIsolated { opening.run() }
    throw ExitCode(code == 0 && missing > 0 ? 3 : code)
  }

  /// What is to be opened, and the cable to begin with: a name that is no file and reads as an id.
  private func separated() throws -> (paths: [String], destination: String?) {
    var paths = NamedLibrary.expanded(arguments.paths)
    let ids = paths.filter { path in
      path != StandardInput.name && !path.contains(where: { "/.".contains($0) })
        && LibraryLoader.reasonMissing(path) != nil
        && (ParagraphLink(path) != nil || CableID(parsing: path) != nil)
    }
    if ids.count > 1 {
      throw ValidationError(
        "\(ids.joined(separator: " and ")) are \(ids.count) cables, and one can be opened first. "
          + "cablereader show prints several.")
    }
    paths.removeAll(where: ids.contains)
    return (paths, ids.first)
  }

  /// The keys that `--record` wrote.
  private static func keys(inFile path: String) throws -> String {
    guard let bytes = TextFile.bytes(path) else {
      throw ValidationError("--script @\(path): the file cannot be read.")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Prints the screen that keys give.
  private func play(_ script: String, _ paths: [String], _ destination: String?) throws {
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ (0...1000).contains($0) }) else {
      throw ValidationError("--size \(size) is not a size. Write columns x rows, such as 80x24.")
    }
    let settings = look.over(Configuration())
    let grid = ScriptPlayer.play(
      script, paths: paths, width: numbers[0], height: numbers[1],
      notebook: Notebook.inMemory(), settings: settings, destination: destination)
    let output = Output(colour: options.color)
    let screen =
      svg
      ? ScreenSVG.text(
        grid, theme: settings.themeChoice.theme(onLight: false),
        title: "cablereader, keys \(script)")
      : ScreenDump.text(grid, isPlain: plain)
    output.bytes(Array((screen + "\n").utf8))
    output.flush()
  }
}

/// How the screen looks and what it is asked to do, overriding what `config.toml` says.
struct LookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colours: auto, dark, light, mono, official or cvd.", valueName: "name"),
    completion: .list(["auto"] + ThemeChoice.names))
  var theme: String?
  @Option(
    help: ArgumentHelp(
      "Familiar keys: vim, mutt, less or plain.", valueName: "preset"),
    completion: .list(KeyPreset.names))
  var keys: String?
  @Flag(help: "Draw lines and signs as ASCII.") var ascii = false
  @Flag(help: "One pane without lines, words for colours and signs: for screen readers.")
  var a11y = false
  @Flag(help: "Let the mouse click and scroll; Shift-drag then selects text.") var mouse = false
  @Flag(help: "Show no keys on the last line.") var noHints = false

  func validate() throws {
    if let theme, theme != "auto", !ThemeChoice.names.contains(theme) {
      throw ValidationError(
        "--theme \(theme) is not one of auto, \(ThemeChoice.names.joined(separator: ", ")).")
    }
    if let keys, !KeyPreset.names.contains(keys) {
      throw ValidationError(
        "--keys \(keys) is not one of \(KeyPreset.names.joined(separator: ", ")).")
    }
  }

  /// The settings as the command line overrides them.
  func over(_ settings: Configuration) -> Configuration {
    var settings = settings
    if let theme { settings.theme = theme }
    if let keys { settings.preset = keys }
    if ascii { settings.ascii = true }
    if a11y { settings.a11y = true }
    if mouse { settings.mouse = true }
    if noHints { settings.hints = false }
    return settings
  }
}
