import CableCore
import CableLibrary
import CableScreen

/// A folder of linked pages: a page per cable, per year and per tag, and a page that searches.
///
/// The only script is that of the search, which nothing else needs; nothing uses a network.
struct CableSite {
  private let selection: Selection
  private let folder: String
  private let confinement: Confinement
  /// What the reader added; nil where the pages show nothing of it.
  private let notebook: NotebookView?
  /// Rows in the order of dates.
  private let rows: [Int]
  /// The page of each row, below the folder.
  private let pages: [Int: String]
  /// The page of each tag, below the folder.
  private let tagPages: [String: String]
  private let tagCounts: [(tag: String, count: Int)]

  /// The plan of a site: which page is where.
  init(
    _ selection: Selection, folder: String, confinement: Confinement, notebook: NotebookView? = nil
  ) {
    self.notebook = notebook
    self.selection = selection
    self.folder = folder
    self.confinement = confinement
    let library = selection.library
    rows = selection.rows
    var names = PageNames()
    var pages: [Int: String] = [:]
    for row in selection.rowsByFile {
      let cable = library.rows[row]
      let year = cable.sent.map { String($0.year) } ?? "undated"
      pages[row] = names.take("cables/\(year)/", cable.id)
    }
    self.pages = pages
    tagCounts = library.tagCounts(among: selection.rows)
    var tagPages: [String: String] = [:]
    for entry in tagCounts.sorted(by: { $0.tag < $1.tag }) {
      tagPages[entry.tag] = names.take("tags/", entry.tag)
    }
    self.tagPages = tagPages
  }

  /// Writes every page.
  ///
  /// - Throws: where the folder is there already, or something cannot be written.
  func write(
    _ tally: inout ExportTally, unread: inout Int
  ) throws(WrittenFile.Failure) {
    try WrittenFile.makeFolder(folder, confinement: confinement)
    for name in ["cables", "tags", "years"] + SiteSearch.folders { try make(name) }
    for year in Set(rows.map(year)).sorted() { try make("cables/\(year)") }
    try write("style.css", CableHTML.styleSheet)
    try write("search.html", SiteSearch.page(navigation: Self.navigation("")))
    let library = selection.library
    var search = SiteSearch()
    for row in rows {
      guard let page = pages[row], let cable = selection.cable(row, unread: &unread) else {
        continue
      }
      tally.add(cable)
      try write(page, self.page(cable, row: row, page: page))
      search.add(cable, library.rows[row], page: page)
    }
    try search.write(write)
    var rowsOfTags: [String: [Int]] = [:]
    for row in rows {
      for tag in selection.library.rows[row].tags { rowsOfTags[tag, default: []].append(row) }
    }
    for entry in tagCounts { try tagPage(entry.tag, rowsOfTags[entry.tag] ?? []) }
    let years = Dictionary(grouping: rows, by: year)
    for (year, rows) in years {
      try write(
        "years/\(year).html", pageOfRows(rows, title: year == "undated" ? "No date" : year))
    }
    try write("tags.html", tagIndex())
    try write("index.html", index(years, tally))
  }

  private func year(_ row: Int) -> String {
    selection.library.rows[row].sent.map { String($0.year) } ?? "undated"
  }

  // MARK: Pages

  private func page(_ cable: Cable, row: Int, page: String) -> String {
    let library = selection.library
    let pages = pages
    let tagPages = tagPages
    let links = CableHTML.Links { id in
      guard let target = library.row(of: id.description) else { return nil }
      return pages[target].map { "../../" + $0 }
    } tag: { tag in
      tagPages[tag].map { "../../" + $0 }
    }
    let own = library.rows[row]
    var body = [Self.navigation("../../")]
    let added = notebook?.ownNotes(on: cable) ?? OwnNotes()
    body.append(
      CableHTML.article(
        library.resolved(cable, from: row), title: own.id, links: links, own: added))
    let citing = library.citing(row).filter { pages[$0] != nil }
    if !citing.isEmpty {
      body.append("<section><h2>Cited by</h2>")
      body.append(table(citing, up: "../../"))
      body.append("</section>")
    }
    let citation = Citation(cable, fallbackID: own.id).chicago
    body.append("<footer><p>\(CableHTML.escaped(citation))</p></footer>")
    return CableHTML.page(
      title: "\(own.id): \(own.subject)", body: body.joined(separator: "\n"),
      style: "../../style.css")
  }

  private func tagPage(_ tag: String, _ rows: [Int]) throws(WrittenFile.Failure) {
    guard let page = tagPages[tag] else { return }
    let meaning = Vocabulary.tag(tag).map { ": \($0.meaning)" } ?? ""
    try write(page, pageOfRows(rows, title: tag + meaning))
  }

  private func pageOfRows(_ rows: [Int], title: String) -> String {
    let body = """
      \(Self.navigation("../"))
      <h1>\(CableHTML.escaped(title))</h1>
      <p>\(rows.count.counted("cable"))</p>
      \(table(rows, up: "../"))
      """
    return CableHTML.page(title: title, body: body, style: "../style.css")
  }

  private func tagIndex() -> String {
    var lines = [Self.navigation(""), "<h1>TAGS</h1>", "<table>"]
    lines.append("<tr><th>TAG</th><th>Cables</th><th>Meaning</th></tr>")
    for entry in tagCounts {
      let meaning = Vocabulary.tag(entry.tag)?.meaning ?? ""
      lines.append(
        "<tr><td>\(CableHTML.link(entry.tag, to: tagPages[entry.tag]))</td>"
          + "<td>\(entry.count)</td><td>\(CableHTML.escaped(meaning))</td></tr>")
    }
    lines.append("</table>")
    return CableHTML.page(title: "TAGS", body: lines.joined(separator: "\n"), style: "style.css")
  }

  private func index(_ years: [String: [Int]], _ tally: ExportTally) -> String {
    var lines = [Self.navigation(""), "<h1>Diplomatic cables</h1>"]
    lines.append(
      "<p>\(tally.count.counted("cable")), <a href=\"tags.html\">\(tagCounts.count) TAGS</a></p>")
    lines.append("<ul>")
    for (year, rows) in years.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "<li>\(CableHTML.link(year, to: "years/\(year).html")): \(rows.count.counted("cable"))</li>"
      )
    }
    lines.append("</ul>")
    if rows.count <= 500 { lines.append(table(rows, up: "")) }
    lines.append(
      "<footer><p>Written by \(CableHTML.escaped(tally.line)). "
        + "Marks are as printed in the documents.</p></footer>")
    return CableHTML.page(
      title: "Diplomatic cables", body: lines.joined(separator: "\n"), style: "style.css")
  }

  private func table(_ rows: [Int], up: String) -> String {
    var lines = ["<table>"]
    lines.append("<tr><th>Date</th><th>Cable</th><th>Class</th><th>Subject</th></tr>")
    for row in rows {
      let cable = selection.library.rows[row]
      let target = pages[row].map { up + $0 }
      lines.append(
        "<tr><td>\(cable.sent?.isoDate ?? "")</td><td>\(CableHTML.link(cable.id, to: target))</td>"
          + "<td>\(CableHTML.escaped(cable.classification?.description ?? ""))</td>"
          + "<td>\(CableHTML.escaped(cable.subject))</td></tr>")
    }
    lines.append("</table>")
    return lines.joined(separator: "\n")
  }

  private static func navigation(_ up: String) -> String {
    "<nav><a href=\"\(up)index.html\">Cables</a> · <a href=\"\(up)tags.html\">TAGS</a> · "
      + "<a href=\"\(up)search.html\">Search</a></nav>"
  }

  // MARK: Files

  private func make(_ name: String) throws(WrittenFile.Failure) {
    try WrittenFile.makeFolder("\(folder)/\(name)", confinement: confinement)
  }

  private func write(_ name: String, _ text: String) throws(WrittenFile.Failure) {
    try WrittenFile.write(
      Array(text.utf8), to: "\(folder)/\(name)", isNew: true, confinement: confinement)
  }
}
