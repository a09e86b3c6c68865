import CableCore
import CableLibrary
import CableScreen

/// A text made of cables, for the clipboard, a file or another program.
struct SharedText {
  let share: Share
  let rows: [Int]
  let library: Library
  /// What citations say of the collection.
  var citation = CitationSource()
  /// False where it goes on after other cables.
  var isFirst = true
  /// True where it goes into a file, so that the last line has its end.
  var isFile = false

  /// Reads the cables that it needs and gives the text with what it is.
  ///
  /// - Parameters:
  ///   - failed: told of each cable that cannot be read.
  ///   - result: takes the text and what it is.
  func make(failed: (String) -> Void, result: (String, String) -> Void) {
    switch share {
    case .id: result(joined { library.rows[$0].id }, count("id"))
    case .path: result(joined { library.files[library.rows[$0].file] }, count("path"))
    default:
      var parts: [String] =
        share == .csv && isFirst ? [DelimitedText.csv(ExportRecord.csvHeader)] : []
      for row in rows {
        do throws(LibraryError) {
          parts.append(text(of: try LibraryLoader.cable(at: row, of: library), row: row))
        } catch {
          failed(error.message)
        }
      }
      let separator = share == .ris ? "" : share == .text || share == .markdown ? "\n\n" : "\n"
      let end = isFile || rows.count > 1 ? (share == .ris ? "" : separator) : ""
      result(parts.joined(separator: separator) + end, count(share.title))
    }
  }

  private func joined(_ text: (Int) -> String) -> String {
    rows.map(text).joined(separator: "\n") + (isFile || rows.count > 1 ? "\n" : "")
  }

  private func count(_ what: String) -> String {
    rows.count == 1 ? "\(what) of \(library.rows[rows[0]].id)" : "\(what) of \(rows.count) cables"
  }

  private func text(of cable: Cable, row: Int) -> String {
    let entry = library.rows[row]
    let path = library.files[entry.file]
    return switch share {
    case .chicago: Citation(cable, fallbackID: entry.id, source: citation).chicago
    case .bibtex: Citation(cable, fallbackID: entry.id, source: citation).bibTeX
    case .ris: Citation(cable, fallbackID: entry.id, source: citation).ris
    case .markdown: CableMarkdown.text(cable, title: entry.id)
    case .jsonl: CableJSON.line(cable, path: path)
    case .csv: DelimitedText.csv(ExportRecord.csv(cable, title: entry.id, path: path))
    case .text, .id, .path, .paragraph: plain(cable, row: row)
    }
  }

  /// The page as it is read, without colours.
  private func plain(_ cable: Cable, row: Int) -> String {
    let page = PageMaker.page(
      cable, options: PageOptions(width: 80 + PageGutter.frame, header: .full),
      links: PageLink.all(of: cable, in: library, row: row))
    return page.lines.map { line in
      let letter = line.isFirst ? line.level.map { String($0.letter) } ?? " " : " "
      return (letter + " " + line.text.string)
    }.joined(separator: "\n") + "\n"
  }
}
