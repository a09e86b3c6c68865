import CableCore
import CableLibrary
import CableScreen

/// Cables that are read for a box over the panes.
struct LookedAt {
  let library: Library
  /// Columns of a text.
  let width: Int
  /// Asked while a file is unpacked; true gives up.
  let isCancelled: @Sendable () -> Bool
  /// Gets how far that is, in percent.
  let progress: @Sendable (Int) -> Void

  /// A box, or why there is none.
  ///
  /// - Throws: where a cable cannot be read, or it was given up.
  func notice(_ source: Notice.Source) throws(LibraryError) -> (Notice?, String) {
    switch source {
    case .cable(let row):
      return (Notice(of: try cable(row), row: row, in: library, width: width), "")
    case .copies(let row, let other):
      let path = path(other)
      let notice = Comparison.notice(
        try cable(row), self.path(row), try cable(other), path, id: library.rows[row].id,
        width: width)
      return (notice, notice == nil ? "the text of \(path) is the same" : "")
    case .beside(let row, let other, let link):
      let notice = Notice(
        of: try cable(row), row: row, beside: try cable(other), row: other, link: link, in: library,
        width: width)
      return (notice, "")
    case .explanation: return (nil, "")
    }
  }

  private func cable(_ row: Int) throws(LibraryError) -> Cable {
    try LibraryLoader.cable(at: row, of: library, isCancelled: isCancelled, progress: progress)
  }

  private func path(_ row: Int) -> String { library.files[library.rows[row].file] }
}
