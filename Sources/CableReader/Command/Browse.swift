import ArgumentParser
import CableCore
import CableLibrary
import Glibc

/// `cablereader [PATH…]`: opens folders and files of cables.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open folders and files of cables on the screen.",
    discussion: "Example: cablereader Samples")

  @OptionGroup var arguments: PathArguments
  @Option(help: "Play these keys without a terminal and print the last screen.")
  var script: String?
  @Option(help: "The size of the played screen, columns x rows.") var size = "80x24"
  @Flag(help: "Print the played screen without its styles.") var plain = false
  @Flag(help: "Print the played screen as a picture (SVG).") var svg = false
  @OptionGroup var look: LookOptions
  @Flag(name: .customLong("private"), help: "Keep no trace of what is read and typed.")
  var isPrivate = false
  @OptionGroup var options: OutputOptions

  mutating func run() throws {
    for path in arguments.paths
    where path != StandardInput.name && LibraryLoader.reasonMissing(path) != nil {
      Failure.end("\(path) is not there. Check the name, or open another folder.", code: 2)
    }
    if let script {
      let numbers = size.split(separator: "x").compactMap { Int($0) }
      guard numbers.count == 2, numbers.allSatisfy({ (0...1000).contains($0) }) else {
        Failure.end("--size \(size) is no size. Write columns x rows, such as 80x24.", code: 2)
      }
      let paths = arguments.resolved().paths
      let grid = ScriptPlayer.play(
        script, paths: paths, width: numbers[0], height: numbers[1],
        notebook: Notebook.inMemory(), settings: look.over(Configuration()))
      let output = Output(colour: options.color)
      let screen =
        svg
        ? ScreenSVG.text(
          grid, theme: look.over(Configuration()).themeChoice.theme(onLight: false),
          title: "cablereader, keys \(script)")
        : ScreenDump.text(grid, isPlain: plain)
      output.bytes(Array((screen + "\n").utf8))
      output.flush()
      return
    }
    guard Console().isTerminal else {
      Failure.end(
        "There is no terminal to open. `cablereader list` prints a line for each cable, "
          + "`cablereader show` a cable, --script '' a screen.", code: 2)
    }
    let paths = arguments.resolved().paths
    if !arguments.paths.contains(StandardInput.name) { LastLibrary.remember(paths) }
    let code = MainActor.assumeIsolated { [self] in browse(paths) }
    throw ExitCode(code)
  }

  @MainActor
  private func browse(_ paths: [String]) -> Int32 {
    let isColoured = options.color.isColoured(
      onTerminal: true, environment: Console.variable)
    do throws(Terminal.Failure) {
      let settings = look.over(ConfigurationFile.load())
      var terminal = try Terminal(theme: settings.themeChoice, isColoured: isColoured)
      var state = AppState(width: 0, height: 0)
      state.isSecure = options.confinement.isSecure
      _ = App.use(settings, &state)
      let runner = EffectRunner(
        paths: paths, confinement: options.confinement,
        notebook: openNotebook(isPrivate: isPrivate || settings.isPrivate))
      return EventLoop.run(state, runner: runner, terminal: &terminal, mailbox: Mailbox())
    } catch {
      Failure.end(error.message, code: 2)
    }
  }

  /// The notebook; one in memory where the kept one cannot be used.
  private func openNotebook(isPrivate: Bool) -> Notebook {
    do throws(NotebookError) {
      return try Notebook(isPrivate: isPrivate)
    } catch {
      return Notebook(inMemoryFor: error)
    }
  }
}

/// How the screen looks and is told what to do, over what `config.toml` says.
struct LookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colours: auto, dark, light, mono, official or cvd.", valueName: "name"),
    completion: .list(["auto"] + ThemeChoice.names))
  var theme: String?
  @Option(
    help: ArgumentHelp(
      "Keys that your fingers know: vim, mutt, less or plain.", valueName: "preset"),
    completion: .list(KeyPreset.names))
  var keys: String?
  @Flag(help: "Draw lines and signs as ASCII.") var ascii = false
  @Flag(help: "One pane without lines, words for colours and signs: for screen readers.")
  var a11y = false
  @Flag(help: "Let the mouse click and scroll; Shift-drag selects text then.") var mouse = false
  @Flag(help: "Show no keys on the last line.") var noHints = false

  func validate() throws {
    if let theme, theme != "auto", !ThemeChoice.names.contains(theme) {
      throw ValidationError(
        "--theme \(theme) is none of auto, \(ThemeChoice.names.joined(separator: ", ")).")
    }
    if let keys, !KeyPreset.names.contains(keys) {
      throw ValidationError(
        "--keys \(keys) is none of \(KeyPreset.names.joined(separator: ", ")).")
    }
  }

  /// The settings with what the command line says over them.
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
