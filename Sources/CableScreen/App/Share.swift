/// A text that is made of cables.
package enum Share: String, Sendable, Hashable, CaseIterable {
  case id, paragraph, quotation, text, source, path, chicago, bibtex, ris, csljson
  case markdown, html, jsonl, csv, tsv

  /// Its name in a menu.
  package var title: String {
    switch self {
    case .id: "id"
    case .paragraph: "paragraph with its mark and place"
    case .quotation: "quotation: the paragraph with a citation in your style"
    case .text: "text"
    case .source: "text as the cable has it"
    case .path: "path"
    case .chicago: "Chicago citation"
    case .bibtex: "BibTeX citation"
    case .ris: "RIS citation"
    case .csljson: "CSL-JSON citation, for Zotero and pandoc"
    case .markdown: "Markdown"
    case .html: "HTML, one page"
    case .jsonl: "JSON Lines"
    case .csv: "CSV"
    case .tsv: "TSV"
    }
  }
}

/// What cables are written into a file as.
package enum ExportForm: Sendable, Hashable {
  case text(Share)
  /// A database of SQLite.
  case database

  /// Its name in a menu.
  package var title: String {
    switch self {
    case .text(let share): share.title
    case .database: "SQLite database"
    }
  }

  /// What a file of it ends with.
  var suffix: String {
    switch self {
    case .text(let share): share.suffix
    case .database: "db"
    }
  }
}

/// What a text is made for.
package enum SharePurpose: Sendable, Hashable {
  case copy
  case pipe(command: String)
  case pager
  /// On the normal screen, which has some columns.
  case normalScreen(columns: Int)
}
