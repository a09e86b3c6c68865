import Glibc

/// Shows text through the reader's own pager.
enum Pager {
  /// Gives text to `$PAGER`, `less` without one.
  ///
  /// Blocks until the pager ends.
  ///
  /// - Returns: false where there is none to start, or none may be; the text is then still to be
  ///   written.
  static func show(_ text: [UInt8], confinement: Confinement) -> Bool {
    let command = Console.variable("PAGER") ?? "less"
    do throws(ForeignProgram.Failure) {
      let pager = try ForeignProgram(.pager, command: command, confinement: confinement)
      guard pager.words.first != "cat" else { return false }
      // As git and systemd do: colours as they are, leave what was read on the screen.
      if getenv("LESS") == nil { setenv("LESS", "FRX", 1) }
      try pager.run(input: text)
      return true
    } catch {
      return false
    }
  }
}
