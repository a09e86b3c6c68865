import CableCore
import CableScreen
import Glibc

/// A piece of a line in one style.
struct Piece: Sendable {
  var text: String
  /// What a program gets instead, such as the name of a file that is not UTF-8; nil for the text.
  var bytes: [UInt8]?
  var style: Style

  /// Text of a role; plain without one.
  init(_ text: String, _ role: Role = .body, isBold: Bool = false, isUnderlined: Bool = false) {
    self.text = text
    style = Style(role: role, isBold: isBold, isUnderlined: isUnderlined)
  }
}

/// Standard output: plain in a pipe; safe, coloured and emphasized on a terminal.
///
/// Everything that a command prints goes through here, so everything that reaches a terminal goes
/// through `DisplayText`.
final class Output {
  /// What the lines are for.
  let console: Console
  /// True if a person looks: on a terminal, or where colours are asked for.
  let isShown: Bool
  private let isColoured: Bool
  private let isEmphasized: Bool
  private let hasManyColours: Bool
  private let theme: Theme
  private let terminator: UInt8
  /// The file that is written instead of standard output.
  private let file: WrittenFile.Draft?
  private var buffer: [UInt8] = []
  private var collected: [UInt8]?

  /// An output as the options and the environment ask for it.
  ///
  /// - Parameters:
  ///   - colour: what `--color` says.
  ///   - endsWithNull: true ends each line with a NUL byte.
  ///   - console: the streams to write for.
  ///   - file: written instead of standard output; gets neither colours nor safe forms.
  init(
    colour: ColourChoice = .auto, endsWithNull: Bool = false, console: Console = Console(),
    file: WrittenFile.Draft? = nil
  ) {
    self.console = console
    self.file = file
    isColoured = colour.isColoured(
      onTerminal: console.isTerminal && !Console.isDumb, environment: Console.variable)
    isShown = file == nil && (console.isTerminal || isColoured)
    isEmphasized = isColoured || (console.isTerminal && !Console.isDumb && colour != .never)
    let terminal = Console.variable("TERM") ?? ""
    hasManyColours =
      terminal.contains("256color") || terminal.contains("direct")
      || Console.variable("COLORTERM") != nil
    // `COLORFGBG=0;15` is black on white; the terminal itself is asked by `browse` only.
    let background = Console.variable("COLORFGBG")?.split(separator: ";").last.flatMap { Int($0) }
    theme = Theme(isLight: background == 7 || background == 15)
    terminator = endsWithNull ? 0 : 0x0A
  }

  /// Columns to fit in; nil if nothing need fit.
  var columns: Int? { console.size?.columns }

  /// Prints a line of pieces; a line end inside of a piece is shown, never obeyed.
  func line(_ pieces: [Piece]) {
    for piece in pieces { append(piece) }
    end()
  }

  /// Prints a line of plain text.
  func line(_ text: String = "") { line([Piece(text)]) }

  /// Prints a line of a format that programs read, as it is; on a terminal it is made safe.
  func data(_ text: String) {
    buffer += isShown ? Array(DisplayText(text).string.utf8) : Array(text.utf8)
    end()
  }

  /// Prints bytes as they are; on a terminal each line is made safe.
  func bytes(_ bytes: [UInt8]) {
    guard isShown else {
      buffer += bytes
      flushIfFull()
      return
    }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      var text = line.last == 0x0D ? line.dropLast() : line
      // A line may be as long as its file; what is shown of it need not be kept.
      while text.count > Self.piece, let cut = Self.cut(text) {
        buffer += DisplayText(utf8: text[..<cut]).string.utf8
        flushIfFull()
        text = text[cut...]
      }
      buffer += DisplayText(utf8: text).string.utf8
      end()
    }
  }

  /// How much of a line is made safe at a time.
  private static let piece = 1 << 16

  /// Where a long line can be split without separating a character from its marks.
  private static func cut(_ text: ArraySlice<UInt8>) -> Int? {
    let middle = text.startIndex + piece
    return text[middle...].firstIndex { $0 > 0x20 && $0 < 0x7F }
  }

  /// Keeps what is printed inside of `body` and gives it to a pager where it is longer than the
  /// screen.
  func paged(isWanted: Bool, _ body: () throws -> Void) rethrows {
    guard isWanted, console.isTerminal, let size = console.size else { return try body() }
    collected = []
    defer {
      flush()
      let text = collected ?? []
      collected = nil
      let isLong = text.count { $0 == 0x0A } >= size.rows
      if !isLong { Pager.dismiss() }
      if !isLong || !Pager.show(text) { write(text) }
    }
    try body()
  }

  /// Writes what is waiting.
  func flush() {
    if collected != nil {
      collected?.append(contentsOf: buffer)
    } else {
      write(buffer)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func end() {
    buffer.append(terminator)
    flushIfFull()
  }

  private func flushIfFull() {
    if buffer.count >= 1 << 16 { flush() }
  }

  private func append(_ piece: Piece) {
    guard isShown else {
      let bytes = piece.bytes ?? Array(piece.text.utf8)
      // One line stays one line, whatever a file's name or a subject holds; where NUL ends it, it does.
      buffer += terminator == 0 ? bytes : bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      return
    }
    let safe = DisplayText(piece.text).string
    let codes = self.codes(piece.style)
    buffer += Array((codes.isEmpty ? safe : "\u{1B}[\(codes)m\(safe)\u{1B}[0m").utf8)
  }

  /// The numbers of a Select Graphic Rendition sequence (ECMA-48, 8.3.117).
  private func codes(_ style: Style) -> String {
    guard isEmphasized else { return "" }
    var codes: [String] = []
    if style.isBold { codes.append("1") }
    if style.isUnderlined { codes.append("4") }
    if style.isReversed { codes.append("7") }
    if isColoured {
      let (foreground, background) = theme.colours(style.role)
      if foreground >= 0 { codes.append(colour(foreground, plain: 30, many: "38")) }
      if background >= 0 { codes.append(colour(background, plain: 40, many: "48")) }
    }
    return codes.joined(separator: ";")
  }

  private func colour(_ number: Int32, plain: Int32, many: String) -> String {
    if hasManyColours { return "\(many);5;\(number)" }
    let near = TerminalColours.sixteen(number)
    return String(near < 8 ? plain + near : plain + 52 + near)
  }

  /// Writes all bytes; ends the program silently where nobody reads any more.
  private func write(_ bytes: [UInt8]) {
    let descriptor = file?.descriptor ?? STDOUT_FILENO
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE, file == nil {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        Glibc.exit(141)
      } else if errno != EINTR {
        let reason = String(cString: strerror(errno))
        file?.abandon()
        Failure.end(
          "The output cannot be written: \(reason). Make room, or write to another place.", code: 3)
      }
    }
  }
}
