import CableLibrary
import CableScreen

/// One line on standard error that says how far the reading is; only on a terminal.
final class Progress {
  private let isShown: Bool
  private let isOutputShown: Bool
  private var isWritten = false
  private var latest = ContinuousClock.now

  /// A line that has not appeared yet.
  init(console: Console) {
    isShown = console.isErrorTerminal && !Console.isDumb
    isOutputShown = console.isTerminal
  }

  /// Shows how far a library is.
  func show(_ library: Library) {
    guard isShown, !library.isComplete else { return clear() }
    // While the first are read, none is listed.
    var parts = library.rows.isEmpty ? [] : [library.rows.count.counted("cable")]
    if let progress = library.progress {
      let total = progress.total.map { " of \($0)" } ?? ""
      let doing =
        switch progress.phase {
        case .checking: "checking files"
        case .reading: "reading files"
        case .words: "gathering words"
        case .following: "another cablereader is indexing"
        }
      parts.append("\(doing) \(progress.done)\(total)")
      if progress.perSecond > 0 { parts.append("\(Int(progress.perSecond))/s") }
      if let seconds = progress.secondsLeft, seconds >= 1 { parts.append("\(Int(seconds)) s left") }
    }
    write(parts.joined(separator: " · "))
  }

  /// Shows what was read so far of files whose number is not known; ten times a second at most.
  ///
  /// Where the output goes to the terminal too, it is what shows how far the reading is.
  func show(files: Int, cables: Int) {
    guard isShown, !isOutputShown, latest.duration(to: .now) > .milliseconds(100) else { return }
    latest = .now
    write("\(files) files read · \(cables) cables")
  }

  /// Shows how many entries of a notebook were read so far; ten times a second at most.
  func show(entries: Int) {
    guard isShown, latest.duration(to: .now) > .milliseconds(100) else { return }
    latest = .now
    write("\(entries) entries read")
  }

  private func write(_ text: String) {
    Failure.write("\r\u{1B}[K\(text)")
    isWritten = true
  }

  /// Removes the line.
  func clear() {
    if isWritten { Failure.write("\r\u{1B}[K") }
    isWritten = false
  }
}
