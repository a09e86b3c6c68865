import CNcurses
import CTerminalGuard
import CableCore
import Glibc

/// The terminal: a grid goes out, events come in.
///
/// Ends curses when it goes out of scope.
@MainActor
struct Terminal: ~Copyable {
  /// Why no terminal could be opened.
  enum Failure: Error { case noTerminal, unknownType }

  private let theme: Theme
  private let file: UnsafeMutablePointer<FILE>
  private var templates: [Style: cchar_t] = [:]
  private let hasColours: Bool
  /// Read end of the pipe that the signal handlers write to.
  private let signals: Int32

  /// Opens `/dev/tty`; tries plainer types where `TERM` is unknown.
  init(theme: Theme, isColoured: Bool) throws(Failure) {
    setlocale(LC_ALL, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let tty = fopen("/dev/tty", "r+") else { throw .noTerminal }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .noTerminal }
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    terminal_guard_install(fileno(tty))
    terminal_guard_forward(ends[1])
    set_escdelay(25)
    let types = [nil, "xterm-256color", "xterm", "vt100", "ansi"]
    guard types.contains(where: { newterm($0, tty, tty) != nil }) else { throw .unknownType }
    cbreak()
    noecho()
    nonl()
    keypad(stdscr, true)
    nodelay(stdscr, true)
    let colours = isColoured && has_colors()
    if colours {
      start_color()
      use_default_colors()
    }
    hasColours = colours
    signals = ends[0]
    file = tty
    self.theme = theme
    fputs("\u{1B}[?2004h", tty)
    fflush(tty)
  }

  deinit {
    fputs("\u{1B}[?2004l", file)
    fflush(file)
    endwin()
  }

  var size: (width: Int, height: Int) { (Int(getmaxx(stdscr)), Int(getmaxy(stdscr))) }

  /// Puts a grid on the screen; curses sends what differs.
  mutating func show(_ grid: Grid) {
    werase(stdscr)
    for y in 0..<grid.height {
      var row: [cchar_t] = []
      row.reserveCapacity(grid.width)
      for x in 0..<grid.width {
        let cell = grid[x, y]
        guard let character = cell.character else { continue }
        var image = template(cell.style)
        let scalars = Array(character.unicodeScalars.prefix(5))
        withUnsafeMutableBytes(of: &image.chars) { bytes in
          let places = bytes.bindMemory(to: wchar_t.self)
          for (index, scalar) in scalars.enumerated() where index < places.count {
            places[index] = wchar_t(scalar.value)
          }
        }
        row.append(image)
      }
      mvwadd_wchnstr(stdscr, Int32(y), 0, row, Int32(row.count))
    }
    if let (x, y) = grid.cursor { wmove(stdscr, Int32(y), Int32(x)) }
    wrefresh(stdscr)
  }

  /// A blank cell of a style, made once: `setcchar` is the dear part of a frame.
  private mutating func template(_ style: Style) -> cchar_t {
    if let known = templates[style] { return known }
    var attributes: attr_t = 0
    if style.isBold { attributes |= NC_ATTR_BOLD }
    if style.isUnderlined { attributes |= NC_ATTR_UNDERLINE }
    if style.isReversed || style.role == .substitute || style.role == .linkFocused {
      attributes |= NC_ATTR_REVERSE
    }
    var image = cchar_t()
    let blank: [wchar_t] = [0x20, 0]
    if hasColours {
      let (foreground, background) = theme.colours(style.role)
      var pair = max(0, alloc_pair(reduced(foreground), reduced(background)))
      setcchar(&image, blank, attributes, 0, &pair)
    } else {
      setcchar(&image, blank, attributes, 0, nil)
    }
    templates[style] = image
    return image
  }

  /// The nearest of 8 colours where there are no 256.
  private func reduced(_ colour: Int32) -> Int32 {
    guard colour >= 0, COLORS < 256 else { return colour }
    return switch colour {
    case 28, 29, 49: 2
    case 19, 20, 110, 25, 81: 4
    case 53, 54, 135: 5
    case 88, 160, 167: 1
    case 130, 178, 208: 3
    case 255: 7
    case 16: 0
    default: -1
    }
  }

  /// Waits for keys, signals, sizes and results; returns at least one event.
  mutating func wait(_ mailbox: Mailbox) -> [Event] {
    while true {
      var events: [Event] = []
      while let event = TerminalInput.next() { events.append(event) }
      events += mailbox.take()
      var byte: UInt8 = 0
      while read(signals, &byte, 1) == 1 { events.append(.terminate(128 + Int32(byte))) }
      guard events.isEmpty else { return events }
      var files = [
        pollfd(fd: fileno(file), events: Int16(POLLIN), revents: 0),
        pollfd(fd: mailbox.wake, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&files, 3, -1)
      // The terminal is gone: end as a hang-up does, instead of spinning.
      if ready > 0, files[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
        return [.terminate(129)]
      }
    }
  }
}
