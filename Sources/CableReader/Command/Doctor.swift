import ArgumentParser
import CableCore
import CableLibrary
import CableScreen
import Glibc

/// `cablereader doctor`: what the program finds around it, and what to do where that is not well.
struct Doctor: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report what the program finds: terminal, locale, folders, settings, limits.",
    discussion: """
      Example: cablereader doctor

      Exit status: 0 if it can work; 4 if the index or the notebook cannot be used.
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "The form of the output: text or json.") var format = Format.text
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let findings = Examination().findings
    switch format {
    case .json:
      output.data(
        JSONText.array(
          findings.map { finding in
            JSONText.object([
              ("name", JSONText.string(finding.name)),
              ("state", JSONText.string(finding.state.rawValue)),
              ("text", JSONText.string(finding.text)),
              ("advice", JSONText.optional(finding.advice)),
            ])
          }))
    case .text:
      for finding in findings {
        let role: Role = finding.state == .ok ? .heading : .error
        let state = finding.state.rawValue
        let name = finding.name
        output.line([
          Piece(state + String(repeating: " ", count: 6 - state.count), role, isBold: true),
          Piece(name + String(repeating: " ", count: max(1, 12 - name.count)), .dim),
          Piece(finding.text),
        ])
        if let advice = finding.advice {
          output.line(String(repeating: " ", count: 18) + "→ " + advice)
        }
      }
    }
    return findings.contains { $0.state == .bad } ? 4 : 0
  }
}

/// Something that the doctor looked at.
struct Finding: Sendable, Hashable {
  /// How it is.
  enum State: String, Sendable {
    case ok
    /// The program works, but not as well as it could.
    case warn
    /// Something cannot be used.
    case bad
  }

  var name: String
  var state: State
  var text: String
  /// What to do; nil if all is well.
  var advice: String?

  /// A finding; without advice all is well.
  init(_ name: String, _ text: String, _ state: State = .ok, advice: String? = nil) {
    self.name = name
    self.text = text
    self.state = advice == nil ? .ok : state == .ok ? .warn : state
    self.advice = advice
  }
}

/// Looks at everything that the program depends on.
struct Examination {
  /// In the order in which they are reported.
  private(set) var findings: [Finding] = []

  private let console = Console()
  private let settings = ConfigurationFile.load()

  /// Looks; the program's folders are made where they are missing, nothing else is changed.
  init() {
    program()
    terminal()
    colours()
    locale()
    size()
    index()
    notebook()
    configuration()
    programs()
    lastLibrary()
    limits()
    kernel()
  }

  /// What the kernel holds this command to, which is what it holds all but the screen to.
  private mutating func kernel() {
    let held = KernelHold.current
    guard held.landlock > 0, held.refusesSockets else {
      let missing = held.landlock == 0 ? "Landlock" : "seccomp"
      tell(
        "kernel", "\(held.summary) in force",
        advice: "A newer kernel, or one with \(missing) switched on, would also refuse what no "
          + "command should do.")
      return
    }
    tell(
      "kernel",
      "\(held.summary) in force: no socket, no other program, nothing written outside cache, data "
        + "and state; without --secure the screen holds the threads that read to it, and not those "
        + "that start programs and write exports for you")
  }

  private mutating func tell(
    _ name: String, _ text: String, _ state: Finding.State = .ok, advice: String? = nil
  ) {
    findings.append(Finding(name, text, state, advice: advice))
  }

  private mutating func program() {
    var system = utsname()
    uname(&system)
    func text<Value>(_ field: Value) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    tell(
      "program",
      "cablereader \(Version.current), SQLite \(IndexReport.databaseVersion), "
        + "\(TerminalReport.libraryVersion), \(text(system.sysname)) \(text(system.release)) "
        + text(system.machine))
  }

  private mutating func terminal() {
    let type = Console.variable("TERM") ?? ""
    let report = MainActor.assumeIsolated { TerminalReport(type: type) }
    let inside =
      Console.variable("TMUX") != nil
      ? ", inside tmux" : Console.variable("STY") != nil ? ", inside screen" : ""
    let remote = Console.variable("SSH_CONNECTION") != nil ? ", over ssh" : ""
    guard report.isKnown else {
      let name = type.isEmpty ? "TERM is not set" : "\(type) is unknown on this machine"
      tell(
        "terminal", name + (report.fallback.map { "; drawn as \($0)" } ?? "") + inside + remote,
        advice: "Set TERM to a type that is installed, such as xterm-256color, or install the "
          + "description (Debian: ncurses-term).")
      return
    }
    let direct = report.isDirect ? ", direct" : ""
    let about = "\(type), \(report.colourCount) colours\(direct)\(inside)\(remote)"
    if !report.canMoveCursor {
      tell(
        "terminal", about + "; it cannot draw a screen",
        advice: "`cablereader list` and `cablereader show` need no screen; or set TERM.")
    } else if !inside.isEmpty, !type.hasPrefix("tmux"), !type.hasPrefix("screen") {
      tell(
        "terminal", about,
        advice: "Inside tmux or screen TERM is tmux-256color or screen-256color; another one "
          + "may draw incorrectly.")
    } else if (1..<256).contains(report.colourCount), type.hasPrefix("xterm") {
      tell(
        "terminal", about,
        advice: "Nearly every terminal of this kind has 256 colours: set TERM=xterm-256color.")
    } else if !report.hasAlternateScreen {
      tell(
        "terminal", about,
        advice: "This type has no alternate screen, so the earlier text is not restored.")
    } else {
      tell("terminal", about)
    }
  }

  private mutating func colours() {
    let names = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLORFGBG"]
    let set = names.compactMap { name in Console.variable(name).map { "\(name)=\($0)" } }
    let isColoured = ColourChoice.auto.isColoured(
      onTerminal: !Console.isDumb, environment: Console.variable)
    let theme = "theme \(settings.theme)"
    tell(
      "colours",
      ([theme, isColoured ? "colours are used" : "no colours are used"] + set)
        .joined(separator: ", "))
  }

  private mutating func locale() {
    let known = setlocale(LC_ALL, "") != nil
    let codeset = String(cString: nl_langinfo(Int32(CODESET)))
    let wish = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Console.variable).first
    let name = wish ?? "none is set"
    if !known {
      tell(
        "locale", "\(name) is not installed, so \(codeset) is used",
        advice: "Install the locale, or set LC_ALL=C.UTF-8.")
    } else if codeset != "UTF-8" {
      tell(
        "locale", "\(name), \(codeset)",
        advice: "Set LC_ALL=C.UTF-8, so that letters with accents and lines are drawn as they are.")
    } else {
      tell("locale", "\(name), UTF-8")
    }
  }

  private mutating func size() {
    guard let size = console.size else {
      tell("size", "standard output is not a terminal")
      return
    }
    let about = "\(size.columns) columns, \(size.rows) rows"
    if size.columns < 60 || size.rows < 11 {
      tell("size", about, advice: "From 80 by 24 on there is room for list and cable together.")
    } else {
      tell("size", about)
    }
  }

  private mutating func index() {
    guard !Confinement.current.leavesNoTrace else {
      tell("index", "in memory: --secure and --private keep none")
      return
    }
    let report = IndexReport()
    guard let folder = report.folder, report.problem == nil else {
      tell(
        "index",
        "\(report.folder ?? "no folder"): no index can be kept, because "
          + (report.problem ?? "there is no folder"), .bad,
        advice: "Set XDG_CACHE_HOME to a folder of your own. Until then each start reads all "
          + "cables again.")
      return
    }
    let megabytes = (report.byteCount + 1_048_575) / 1_048_576
    var about =
      "\(folder): \(report.indexCount) \(report.indexCount == 1 ? "library" : "libraries"), \(megabytes) MB"
    if let free = Self.freeMegabytes(folder) { about += ", \(free) MB free" }
    if report.damagedCount > 0 {
      tell(
        "index", about,
        advice: report.damagedCount == 1
          ? "A damaged index was set aside (*.damaged) and can be removed."
          : "\(report.damagedCount) damaged indexes were set aside (*.damaged) and can be removed.")
    } else if let free = Self.freeMegabytes(folder), free < 500 {
      tell(
        "index", about,
        advice: "There is little room: an index takes up to two fifths of the text. Remove what "
          + "you do not need, or set XDG_CACHE_HOME.")
    } else {
      tell("index", about)
    }
  }

  private mutating func notebook() {
    do throws(NotebookError) {
      guard !Confinement.current.leavesNoTrace else {
        tell("notebook", "in memory: --secure and --private write none")
        return
      }
      let notebook = try CableLibrary.Notebook()
      guard let path = notebook.path, notebook.isKept else {
        tell(
          "notebook", notebook.notice ?? "in memory", .bad,
          advice: "Make it writable for you, or set XDG_DATA_HOME to a folder of your own.")
        return
      }
      let counts = try notebook.counts()
      tell(
        "notebook",
        "\(path): \(counts.starred) starred, \(counts.notes.counted("note")), \(counts.read) read")
    } catch {
      tell(
        "notebook", error.message, .bad,
        advice: "Reading continues without it; nothing is lost.")
    }
  }

  private mutating func configuration() {
    guard let path = ConfigurationFile.path else {
      tell(
        "settings", "neither XDG_CONFIG_HOME nor HOME names a folder",
        advice: "Set HOME; until then all defaults apply.")
      return
    }
    guard access(path, F_OK) == 0 else {
      tell("settings", "\(path) does not exist, so all defaults apply")
      return
    }
    guard let first = settings.problems.first else {
      tell("settings", "\(path): no problems")
      return
    }
    let count = settings.problems.count
    tell(
      "settings",
      "\(path): \(count) problem\(count == 1 ? "" : "s"), the first \(first.description)",
      advice: "`cablereader config --check` reports them all.")
  }

  /// The programs that are started for a person.
  private mutating func programs() {
    let wishes = [
      ("clipboard", settings.clipboard),
      ("pager", Self.command(settings.pager, ["PAGER"])),
      ("editor", Self.command(settings.editor, ["VISUAL", "EDITOR"])),
    ]
    for (name, command) in wishes {
      guard let program = command.first else { continue }
      if Self.isFound(program) {
        tell(name, command.joined(separator: " "))
      } else {
        tell(
          name, "\(program) is not found in PATH",
          advice: "Install it, or name another program in the settings (\(name) = …).")
      }
    }
  }

  private mutating func lastLibrary() {
    let paths = LastLibrary.paths
    tell(
      "library",
      paths.isEmpty ? "none was opened yet" : "last opened: " + paths.joined(separator: ", "))
  }

  private mutating func limits() {
    var files = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let pages = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    let about =
      "\(files.rlim_cur) open files, \(cores) cores, \(pages / 1_048_576) MB of memory"
    if files.rlim_cur < 256 {
      tell("limits", about, advice: "Allow more open files: ulimit -n 1024.")
    } else {
      tell("limits", about)
    }
  }

  private static func freeMegabytes(_ path: String) -> Int? {
    var info = statvfs()
    guard statvfs(path, &info) == 0 else { return nil }
    return Int(info.f_bavail) * Int(info.f_frsize) / 1_048_576
  }

  /// The command of the settings, else of the environment.
  private static func command(_ own: [String], _ variables: [String]) -> [String] {
    if !own.isEmpty { return own }
    let value = variables.lazy.compactMap(Console.variable).first
    return value?.split(separator: " ").map(String.init) ?? []
  }

  private static func isFound(_ program: String) -> Bool {
    if program.contains("/") { return access(program, X_OK) == 0 }
    return (Console.variable("PATH") ?? "").split(separator: ":").contains { folder in
      access("\(folder)/\(program)", X_OK) == 0
    }
  }
}
