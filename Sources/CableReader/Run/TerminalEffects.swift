import CableCore
import CableScreen

/// Carries out what needs the terminal itself.
@MainActor
enum TerminalEffects {
  /// Carries an effect out.
  static func run(
    _ effect: TerminalEffect, on terminal: inout Terminal, settings: Configuration,
    confinement: Confinement, say: (String) -> Void
  ) {
    switch effect {
    case .copy(let text, let what):
      switch terminal.copy(text) {
      case .sent(_, let stripped) where stripped > 0:
        say("copied \(what) without \(stripped.grouped("hidden character"))")
      case .sent(let bytes, _): say("copied \(what), \(bytes.grouped("byte"))")
      case .tooLong(let bytes):
        say("\(what) is too long for a clipboard, \(bytes) bytes; x writes it to a file")
      case .none:
        say(
          "nothing was copied: this terminal has no clipboard; P prints the text for the mouse, and "
            + "the setting clipboard names a program")
      }
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    case .settings(let settings):
      terminal.use(settings.themeChoice)
      if !terminal.setMouse(settings.mouse), settings.mouse { say("this terminal has no mouse") }
    case .run(let program):
      do throws(ForeignProgram.Failure) {
        try run(program, on: &terminal, settings: settings, confinement: confinement, say: say)
      } catch {
        say(error.message)
      }
    }
  }

  private static func run(
    _ program: Program, on terminal: inout Terminal, settings: Configuration,
    confinement: Confinement, say: (String) -> Void
  ) throws(ForeignProgram.Failure) {
    let started: ForeignProgram
    var input: [UInt8]?
    var files: [[UInt8]] = []
    switch program {
    case .pager(let text):
      let words =
        settings.pager.isEmpty
        ? CommandWords.separated(Console.variable("PAGER") ?? "less") : settings.pager
      started = try ForeignProgram(.pager, words: words, confinement: confinement)
      input = safe(text)
    case .editor(let path):
      let words =
        settings.editor.isEmpty
        ? CommandWords.separated(
          Console.variable("VISUAL") ?? Console.variable("EDITOR") ?? "vi") : settings.editor
      started = try ForeignProgram(.editor, words: words, confinement: confinement)
      files = [path]
    case .pipe(let command, let text):
      started = try ForeignProgram(.pipe, command: command, confinement: confinement)
      input = Array(text.utf8)
    case .shell:
      started = try ForeignProgram(
        .shell, command: Console.variable("SHELL") ?? "sh", confinement: confinement)
    case .normalScreen(let text):
      let bytes = safe(text)
      terminal.lend(waitingForKey: true) { Console.write(bytes) }
      return
    }
    let waits = if case .pipe = program { true } else { false }
    var failure: ForeignProgram.Failure?
    let status = terminal.lend(waitingForKey: waits) { () -> Int32 in
      do throws(ForeignProgram.Failure) {
        return try started.run(files: files, input: input)
      } catch {
        failure = error
        return 127
      }
    }
    if let failure { throw failure }
    say(status == 0 ? "back from \(started.words[0])" : "\(started.words[0]) ended with \(status)")
  }

  /// Text for a terminal: what acts or hides is shown as what it is.
  private static func safe(_ text: String) -> [UInt8] {
    Array(
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { DisplayText(String($0)).string }.joined(separator: "\n").utf8)
  }
}
