package import CableCatalog
package import CableCore

// Cables as boxes over the panes; they have been read for it.

extension Notice {
  /// A short look at a cable, in lines of some columns.
  ///
  /// Cost: linear in the text.
  package init(of cable: Cable, row: Int, in library: Library, width: Int) {
    let page = Self.page(cable, PageLink.all(of: cable, in: library, row: row), width: width)
    self.init(
      title: library.rows[row].id, lines: page.lines.map(\.text), choice: .cable(row: row))
  }

  /// A cable and beside it another one, in lines of some columns.
  ///
  /// The places that cite the other one are the stops of the first.
  ///
  /// Cost: linear in both texts, for each link to the other one.
  ///
  /// - Parameters:
  ///   - cable: the one that is read.
  ///   - row: its row in the library.
  ///   - other: the one beside it.
  ///   - otherRow: its row in the library.
  ///   - link: the link at which it is read; nil for its beginning.
  ///   - library: where both are.
  ///   - width: columns of the lines.
  package init(
    of cable: Cable, row: Int, beside other: Cable, row otherRow: Int, link: Int?,
    in library: Library, width: Int
  ) {
    let links = PageLink.all(of: cable, in: library, row: row)
    let page = Self.page(cable, links, width: width)
    func line(_ link: Int) -> Int? { page.line(ofLink: link) }
    let stops = links.indices.filter { links[$0].rows.contains(otherRow) }.compactMap(line)
    var pane = NoticePane(
      title: Self.title(row, library), lines: page.lines.map(\.text),
      stops: Array(Set(stops)).sorted(), stopName: "mention")
    if let own = link.flatMap(line), let stop = pane.stops.firstIndex(of: own) {
      pane.go(toStop: stop)
    }
    let otherPage = Self.page(
      other, PageLink.all(of: other, in: library, row: otherRow), width: width)
    self.init(
      pane,
      beside: NoticePane(
        title: Self.title(otherRow, library), lines: otherPage.lines.map(\.text),
        choice: .cable(row: otherRow)))
  }

  /// The id, and the subject for those that have scrolled it away.
  private static func title(_ row: Int, _ library: Library) -> String {
    "\(library.rows[row].id)  \(library.rows[row].subject)"
  }

  private static func page(_ cable: Cable, _ links: [PageLink], width: Int) -> Page {
    PageMaker.page(
      cable, options: PageOptions(width: width + PageGutter.frame - 2, measure: width),
      links: links)
  }
}
