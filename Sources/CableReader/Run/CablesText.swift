import CableCore
import CableLibrary
import CableScreen

/// A text made of cables, for the clipboard, a file or another program.
struct CablesText {
  let share: Share
  let library: Library
  /// Columns of a line of text, where it is laid out.
  private let columns: Int
  /// What was made so far.
  private(set) var text = ""
  /// How many rows were added.
  private var count = 0
  /// The row that was added last.
  private var last = 0
  /// Where the text is in a form that other programs read.
  private var export: ExportText?

  /// A text without a cable.
  init(_ share: Share, of library: Library, citation: CitationSource, columns: Int = 80) {
    self.share = share
    self.library = library
    self.columns = columns
    export = share.form.map { ExportText($0, source: citation) }
    text = export?.heading ?? ""
  }

  /// Adds some cables, those that it needs read from their files.
  ///
  /// - Parameters:
  ///   - rows: of the library.
  ///   - failed: gets each cable that cannot be read.
  mutating func add(_ rows: [Int], failed: (LibraryError) -> Void) {
    for row in rows {
      do throws(LibraryError) { text += try next(row) } catch { failed(error) }
      count += 1
      last = row
    }
  }

  /// The whole document.
  var document: String {
    guard share == .html else { return text + (export?.ending ?? "") }
    let title = count == 1 ? library.rows[last].id : count.counted("cable")
    return CableHTML.page(title: title, body: text, style: nil)
  }

  /// The text as it is put where somebody types: one line has no end there.
  var typed: String {
    count == 1 && share.isOneLine && text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// What the text is: `id of 09ASTANA1`.
  var name: String {
    count == 1
      ? "\(share.title) of \(library.rows[last].id)" : "\(share.title) of \(count) cables"
  }

  private mutating func next(_ row: Int) throws(LibraryError) -> String {
    let entry = library.rows[row]
    let path = library.files[entry.file]
    switch share {
    case .id: return entry.id + "\n"
    case .path: return path + "\n"
    case .source:
      let cable = try LibraryLoader.cable(at: row, of: library)
      let text = String(decoding: cable.source.bytes, as: UTF8.self)
      return (count > 0 ? "\n\n" : "") + text + (text.hasSuffix("\n") ? "" : "\n")
    case .text, .paragraph, .quotation:
      let cable = try LibraryLoader.cable(at: row, of: library)
      return (count > 0 ? "\n\n" : "") + plain(cable, row: row)
    case .html:
      let cable = try LibraryLoader.cable(at: row, of: library)
      return (count > 0 ? "\n" : "") + CableHTML.article(cable, title: entry.id, links: .none)
    case .chicago, .bibtex, .ris, .csljson, .markdown, .jsonl, .csv, .tsv:
      let cable = try LibraryLoader.cable(at: row, of: library)
      return export?.next(cable, title: entry.id, path: path) ?? ""
    }
  }

  /// The page as it is read, without colours.
  private func plain(_ cable: Cable, row: Int) -> String {
    let page = PageMaker.page(
      cable,
      options: PageOptions(
        width: columns + PageGutter.frame, measure: min(columns, 72), header: .full),
      links: PageLink.all(of: cable, in: library, row: row))
    return page.lines.map { line in
      let letter = line.isFirst ? line.level.map { String($0.letter) } ?? " " : " "
      return (letter + " " + line.text.string)
    }.joined(separator: "\n") + "\n"
  }
}

extension Share {
  /// The form of an export; nil for what is no export.
  fileprivate var form: ExportText.Form? {
    switch self {
    case .id, .paragraph, .quotation, .text, .source, .path, .html: nil
    case .chicago: .chicago
    case .bibtex: .bibtex
    case .ris: .ris
    case .csljson: .csljson
    case .markdown: .markdown
    case .jsonl: .jsonl
    case .csv: .csv
    case .tsv: .tsv
    }
  }

  /// The command that writes any number of cables in this form, or in the nearest that it has.
  var command: String {
    switch self {
    case .id, .path: "list -q QUERY --columns \(rawValue)"
    case .html: "export -q QUERY --format html -o FOLDER"
    case .paragraph, .quotation, .text, .source, .chicago, .bibtex, .ris, .csljson, .markdown,
      .jsonl, .csv, .tsv:
      "export -q QUERY --format \(form?.rawValue ?? "markdown")"
    }
  }

  /// True for what is put into a line or a list, and not a document of its own.
  fileprivate var isOneLine: Bool {
    switch self {
    case .id, .path, .chicago, .bibtex, .jsonl, .csv, .tsv: true
    case .paragraph, .quotation, .text, .source, .ris, .csljson, .markdown, .html: false
    }
  }
}
