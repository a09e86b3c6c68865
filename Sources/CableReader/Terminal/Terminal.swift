import CNcurses
import CTerminalGuard
import CableCore
import CableScreen
import Glibc

/// The terminal: a grid goes out, events come in.
///
/// Ends curses when it goes out of scope.
@MainActor
struct Terminal: ~Copyable {
  /// Why no terminal could be opened.
  enum Failure: Error {
    case noTerminal
    case unknownType(String)
    case cannotMoveCursor(String)

    /// What happened and what to do; safe to print.
    var message: String {
      let why =
        switch self {
        case .noTerminal: "There is no terminal to draw on."
        case .unknownType(""): "TERM is not set, and no type of terminal is known here."
        case .unknownType(let name): "The terminal type \(name) is unknown here."
        case .cannotMoveCursor(let name): "A terminal of type \(name) cannot draw a screen."
        }
      return why + " Set TERM to a type such as xterm-256color, or print the cables with "
        + "`cablereader export`, one screen with --script ''."
    }
  }

  /// What the person should know about the terminal, such as an unknown type.
  let notice: String?
  private var theme: Theme
  private let isLight: Bool
  private let file: UnsafeMutablePointer<FILE>
  private let colours: TerminalColours
  private let hasModes: Bool
  private var templates: [Style: cchar_t] = [:]
  private var glyphs: TerminalGlyphs
  /// Read end of the pipe that the signal handlers write to.
  private let signals: Int32
  private var shownSize: (width: Int32, height: Int32) = (-1, -1)
  /// The size that was last reported to the program.
  private var reportedSize: (width: Int, height: Int) = (-1, -1)
  private var clicks = ClickCounter()
  private var hasMouse = false
  /// Signals that came while another program had the terminal.
  private var deferred: [Int32] = []

  /// Opens `/dev/tty`; tries plainer types where `TERM` is unknown.
  ///
  /// - Parameters:
  ///   - theme: in which the terminal is asked whether it is light.
  ///   - isColoured: false for a screen without hues.
  /// - Throws: `Failure` where there is no terminal, or none that can be drawn on.
  init(theme: ThemeChoice, isColoured: Bool) throws(Failure) {
    setlocale(LC_ALL, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let tty = Self.open() else { throw .noTerminal }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .noTerminal }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    let number = fileno(tty)
    let type = try TerminalType.choose(number)
    let hasModes = TerminalType.supportsModes
    guard terminal_guard_install(number) == 0 else { throw .noTerminal }
    terminal_guard_restore_with(TerminalType.restoring())
    terminal_guard_forward(ends[1])
    let answer = hasModes ? TerminalBackground.ask(number) : TerminalAnswer()
    set_escdelay(25)
    // A stale COLUMNS in the environment must not win over the terminal.
    use_tioctl(true)
    guard newterm(type.name, tty, tty) != nil else {
      terminal_guard_release()
      throw .unknownType(type.name)
    }
    terminal_guard_forward_sizes()
    cbreak()
    terminal_guard_take_keys(number)
    noecho()
    nonl()
    def_prog_mode()
    keypad(stdscr, true)
    nodelay(stdscr, true)
    // Until it has been ended once, curses 6.4 writes after each move of its cursor: forty writes a
    // frame, and at each of them whoever reads the terminal may take the core.
    endwin()
    reset_prog_mode()
    wrefresh(stdscr)
    TerminalInput.defineKeys()
    for byte in answer.typed.reversed() { ungetch(Int32(byte)) }
    self.hasModes = hasModes
    isLight = Self.isLight(answer)
    self.theme = theme.theme(onLight: isLight)
    colours = TerminalColours(isWanted: isColoured)
    glyphs = TerminalGlyphs()
    notice = type.notice
    signals = ends[0]
    file = tty
    if hasModes { Self.send(TerminalModes.on, tty) }
  }

  deinit {
    if hasModes { Self.send(TerminalModes.off, file) }
    endwin()
    terminal_guard_release()
  }

  var size: (width: Int, height: Int) { (Int(getmaxx(stdscr)), Int(getmaxy(stdscr))) }

  /// The controlling terminal, even where standard input is a file; otherwise the one we were given.
  private static func open() -> UnsafeMutablePointer<FILE>? {
    if let tty = fopen("/dev/tty", "r+e") { return tty }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, let name = ttyname(STDIN_FILENO)
    else { return nil }
    return fopen(name, "r+e")
  }

  /// What the terminal says of its background, else the environment, else dark.
  private static func isLight(_ answer: TerminalAnswer) -> Bool {
    let said = getenv("COLORFGBG").map { String(cString: $0) } ?? ""
    return answer.isLight ?? TerminalAnswer.isLight(colourFGBG: said) ?? false
  }

  private nonisolated static func send(_ text: String, _ file: UnsafeMutablePointer<FILE>) {
    fputs(text, file)
    fflush(file)
  }

  /// Puts a grid on the screen; curses sends what differs.
  mutating func show(_ grid: Grid) {
    // Terminals move text about when their size changes, so nothing on them can be trusted.
    let size = (width: getmaxx(stdscr), height: getmaxy(stdscr))
    if size != shownSize { clearok(stdscr, true) }
    shownSize = size
    werase(stdscr)
    for y in 0..<min(grid.height, Int(size.height)) {
      var row: [cchar_t] = []
      row.reserveCapacity(grid.width)
      for x in 0..<grid.width {
        let cell = grid[x, y]
        guard let character = cell.character else { continue }
        let image = template(cell.style)
        let isWide = x + 1 < grid.width && grid[x + 1, y].character == nil
        glyphs.append(character, columns: isWide ? 2 : 1, image: image, to: &row)
      }
      mvwadd_wchnstr(stdscr, Int32(y), 0, row, Int32(row.count))
    }
    // Braille displays and screen readers follow the cursor: so it is on what is selected.
    if let (x, y) = grid.cursor {
      wmove(stdscr, Int32(y), Int32(x))
      curs_set(1)
    } else {
      wmove(stdscr, max(0, size.height - 1), 0)
      curs_set(0)
    }
    wrefresh(stdscr)
  }

  /// Draws in other colours from the next `show` on.
  mutating func use(_ choice: ThemeChoice) {
    let theme = choice.theme(onLight: isLight)
    guard theme != self.theme else { return }
    self.theme = theme
    templates = [:]
  }

  /// Redraws everything at the next `show`, as Ctrl-L asks.
  mutating func redraw() { shownSize = (-1, -1) }

  /// A blank cell of a style, made once: `setcchar` is the expensive part of a frame.
  private mutating func template(_ style: Style) -> cchar_t {
    if let known = templates[style] { return known }
    var attributes: attr_t = 0
    if style.isBold { attributes |= NC_ATTR_BOLD }
    if style.isUnderlined { attributes |= NC_ATTR_UNDERLINE }
    let look = theme.look(of: style, isColoured: colours.isColoured)
    if look.isReversed { attributes |= NC_ATTR_REVERSE }
    var image = cchar_t()
    let blank: [wchar_t] = [0x20, 0]
    var pair = colours.pair(look.foreground, look.background)
    setcchar(&image, blank, attributes, 0, &pair)
    templates[style] = image
    return image
  }

  /// Puts a text on the person's clipboard, through the terminal.
  func copy(_ text: String) -> Clipboard.Outcome {
    guard hasModes else { return .none }
    let multiplexer: Clipboard.Multiplexer =
      getenv("TMUX") != nil ? .tmux : getenv("STY") != nil ? .screen : .none
    let (sequence, outcome) = Clipboard.sequence(for: text, through: multiplexer)
    if let sequence { Self.send(sequence, file) }
    return outcome
  }

  /// Turns reports of the mouse on or off; while they are on, selecting text needs Shift in most
  /// terminals.
  ///
  /// - Returns: whether they are on now; some terminals have none.
  @discardableResult
  mutating func setMouse(_ isOn: Bool) -> Bool {
    guard isOn != hasMouse else { return hasMouse }
    mouseinterval(0)
    hasMouse = mousemask(isOn ? NC_MOUSE_EVENTS : 0, nil) != 0
    return hasMouse
  }

  /// Gives the terminal to another program, such as a pager or an editor, and takes it back.
  ///
  /// The program sees the screen that the shell left, in the shell's modes.
  ///
  /// - Parameters:
  ///   - waits: true if what is on the screen then should stay until a key is pressed.
  ///   - body: runs the program and waits for its end, or writes to the terminal itself.
  /// - Returns: what `body` returns.
  mutating func lend<Result>(waitingForKey waits: Bool = false, _ body: () -> Result) -> Result {
    leave()
    let result = body()
    if waits { waitForKey() }
    // An interrupt at the other program came to us as well; it was not meant for us.
    deferred += takeSignals(except: [SIGINT, SIGQUIT, SIGTSTP, SIGCONT])
    enter()
    return result
  }

  /// Gives the terminal back to the shell, as Ctrl-Z does; returns when the shell says to continue.
  mutating func suspend() {
    leave()
    terminal_guard_stop()
    enter()
  }

  /// Waits for a key on the shell's screen.
  private func waitForKey() {
    Self.send("\nPress a key to go back to the cables.", file)
    let number = fileno(file)
    var modes = termios()
    guard tcgetattr(number, &modes) == 0 else { return }
    var raw = modes
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(number, TCSAFLUSH, &raw)
    var key: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
    while read(number, &key, key.count) < 0, errno == EINTR {}
    tcsetattr(number, TCSAFLUSH, &modes)
    Self.send("\r\n", file)
  }

  /// Back to the shell's screen and modes.
  private func leave() {
    if hasModes { Self.send(TerminalModes.off, file) }
    endwin()
  }

  /// The program's own screen and modes, redrawn.
  private mutating func enter() {
    reset_prog_mode()
    if hasModes { Self.send(TerminalModes.on, file) }
    wrefresh(stdscr)
    redraw()
  }

  /// The signals that came since the last time.
  private func takeSignals(except ignored: Set<Int32> = []) -> [Int32] {
    var taken: [Int32] = []
    var byte: UInt8 = 0
    while read(signals, &byte, 1) == 1 { taken.append(Int32(byte)) }
    if !taken.isEmpty { terminal_guard_answered() }
    return taken.filter { !ignored.contains($0) }
  }

  /// Waits for keys, signals, sizes and results; returns at least one event.
  mutating func wait(_ mailbox: Mailbox) -> [Event] {
    var silent = 0
    while true {
      var events: [Event] = []
      // Before the keys: a size that changes from here on leaves a byte, and `poll` does not wait.
      let came = deferred + takeSignals()
      deferred = []
      let before = pending()
      while events.count < 1024, let event = TerminalInput.next(&clicks) { events.append(event) }
      events += mailbox.take()
      for signal in came { events += handle(signal) }
      // Whoever read the key of the new size, and whatever came with it.
      if size != reportedSize {
        reportedSize = size
        events.append(.resize(width: size.width, height: size.height))
      }
      guard events.isEmpty else { return events }
      // Nothing came although there was something to read: the terminal is gone.
      silent = before > 0 && pending() < before ? 0 : silent
      var files = [
        pollfd(fd: fileno(file), events: Int16(POLLIN), revents: 0),
        pollfd(fd: mailbox.wake, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&files, 3, -1)
      guard ready > 0 else { continue }
      if files[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return [.terminate(129)] }
      if files[0].revents & Int16(POLLIN) != 0 {
        silent += 1
        if silent > 20 { return [.terminate(129)] }
      }
    }
  }

  /// Bytes that wait to be read.
  private func pending() -> Int32 {
    var count: Int32 = 0
    return ioctl(fileno(file), UInt(FIONREAD), &count) == 0 ? count : 0
  }

  private mutating func handle(_ signal: Int32) -> [Event] {
    switch signal {
    case SIGWINCH: return []
    case SIGTSTP:
      // SIGCONT follows, and draws the screen.
      leave()
      terminal_guard_stop()
      return []
    case SIGCONT:
      // Also after a stop that could not be caught, with the shell's lines on our screen. Curses is not
      // ended for that: what is typed meanwhile would be echoed.
      if !isendwin() { Self.send(TerminalType.screenAgain(), file) }
      enter()
      let size = size
      return [.resize(width: size.width, height: size.height)]
    default:
      return [.terminate(128 + signal)]
    }
  }
}
