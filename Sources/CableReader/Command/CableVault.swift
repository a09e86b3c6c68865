import CableCore
import CableLibrary
import CableScreen

/// A folder of Markdown that Obsidian opens as a vault: a page per cable, with links.
struct CableVault {
  private let selection: Selection
  private let folder: String
  private let notebook: NotebookView
  private let source: CitationSource
  /// The name of each row's page, without its ending.
  private let pages: [Int: String]

  /// The plan of a vault: which page is where.
  init(_ selection: Selection, folder: String, notebook: NotebookView) {
    self.selection = selection
    self.folder = folder
    self.notebook = notebook
    source = ConfigurationFile.load().citation
    var names = PageNames()
    var pages: [Int: String] = [:]
    for row in selection.rowsByFile {
      pages[row] = names.take("", selection.library.rows[row].id, ending: "")
    }
    self.pages = pages
  }

  /// Writes every page.
  ///
  /// - Throws: where the folder is there already, or something cannot be written.
  func write(
    _ tally: inout ExportTally, unread: inout Int, confinement: Confinement
  ) throws(WrittenFile.Failure) {
    try WrittenFile.makeFolder(folder, confinement: confinement)
    let library = selection.library
    let pages = pages
    for row in selection.rows {
      guard let page = pages[row], let cable = selection.cable(row, unread: &unread) else {
        continue
      }
      tally.add(cable)
      let id = library.rows[row].id
      let text = VaultPage.text(
        library.resolved(cable, from: row), title: id,
        citation: Citation(cable, fallbackID: id, source: source),
        own: notebook.ownNotes(on: cable)
      ) { cited in
        // A cable that is not here has the page that it would have: Obsidian shows who links to it.
        library.row(of: cited.description).flatMap { pages[$0] } ?? cited.description
      }
      try WrittenFile.write(
        Array(text.utf8), to: "\(folder)/\(page).md", isNew: true, confinement: confinement)
    }
  }
}
