import CableCore
import CableLibrary

/// The reading pane: which cable, how it is laid out, and where in it the reader is.
struct Reader: Sendable {
  /// A hit of the search, as a piece of a line.
  struct Hit: Sendable, Hashable {
    var line: Int
    /// Columns of the line.
    var columns: Range<Int>
  }

  /// The cable that is shown or on its way.
  var key: CableKey?
  /// Its id, as the list shows it.
  var id: String?
  var cable: Cable?
  /// The bytes of its file, once the raw view asked for them.
  var file: [UInt8]?
  var page = Page()
  var options = PageOptions(width: 0)
  /// The first line that is shown.
  var scroll = 0
  /// The focused link.
  var link: Int?
  var search = ""
  /// True where the search is a word of the filter and not one that was typed.
  var isSearchOfFilter = false
  var hits: [Hit] = []
  /// Index in `hits` of the one that was gone to.
  var hit: Int?
  /// The line of the finding that was gone to last.
  var anomaly: Int?
  /// Where to go once the cable is here.
  var pending: Place?

  /// A place to come back to.
  struct Place: Sendable, Hashable {
    var id: String
    var anchor = PageAnchor()
    var link: Int?
  }

  /// Where the reader is now; nil without a cable.
  var place: Place? { id.map { Place(id: $0, anchor: page.anchor(at: scroll), link: link) } }

  /// The ordinal of the paragraph at the top of the pane; 0 above the text.
  var paragraph: Int { page.anchor(at: scroll).paragraph }

  /// How far one can scroll in a pane of some height.
  func lastScroll(height: Int) -> Int { max(0, page.lines.count - max(1, height)) }

  /// Lays the page out anew and stays at the same place of the text.
  mutating func layOut(links: [PageLink], notes: [Int: [String]], height: Int) {
    guard let cable else {
      page = Page()
      return
    }
    let anchor = page.anchor(at: scroll)
    page = PageMaker.page(cable, options: options, links: links, notes: notes, file: file)
    scroll = min(page.line(at: anchor), lastScroll(height: height))
    if let focused = link, !page.links.indices.contains(focused) { link = nil }
    findHits()
  }

  /// Scrolls so that a line is on the screen, a third from the top where it was not.
  mutating func reveal(_ line: Int, height: Int) {
    let height = max(1, height)
    if line < scroll || line >= scroll + height { scroll = line - height / 3 }
    scroll = max(0, min(scroll, lastScroll(height: height)))
  }

  /// Looks for the searched words in every block, also across the ends of lines.
  ///
  /// Case counts only where the searched words have capitals. Cost: linear in the page.
  mutating func findHits() {
    hits = []
    hit = nil
    guard !search.isEmpty else { return }
    hits = PageSearch(search).hits(in: page)
  }
}

/// Looks for words on a page.
struct PageSearch {
  private let wanted: [Character]
  private let ignoresCase: Bool

  /// A search for a text as typed; capitals in it make case count.
  init(_ typed: String) {
    ignoresCase = typed == typed.lowercased()
    wanted = Array(typed)
  }

  /// A glyph of a block with its place on the page.
  private struct Spot {
    var character: Character
    var line: Int
    var column: Int
    var width: Int
  }

  /// Every hit, in the order of the page; a hit over two lines gives a piece for each.
  func hits(in page: Page) -> [Reader.Hit] {
    guard !wanted.isEmpty else { return [] }
    var hits: [Reader.Hit] = []
    var line = 0
    while line < page.lines.count {
      let block = page.lines[line].block
      var end = line
      while end < page.lines.count, page.lines[end].block == block { end += 1 }
      search(page.lines[line..<end], &hits)
      line = end
    }
    return hits
  }

  private func search(_ lines: ArraySlice<PageLine>, _ hits: inout [Reader.Hit]) {
    var spots: [Spot] = []
    for (number, line) in zip(lines.indices, lines) {
      if number > lines.startIndex {
        spots.append(Spot(character: " ", line: number - 1, column: 0, width: 0))
      }
      var column = 0
      for run in line.text.runs {
        for glyph in run.text.glyphs {
          let isIndent =
            run.origin == nil && glyph.character == " " && column < HeaderCard.labelWidth
            && number > lines.startIndex
          if !isIndent {
            spots.append(
              Spot(
                character: fold(glyph.character), line: number, column: column,
                width: glyph.columns))
          }
          column += glyph.columns
        }
      }
    }
    guard spots.count >= wanted.count else { return }
    var start = 0
    while start + wanted.count <= spots.count {
      if matches(spots, at: start) {
        note(spots[start..<start + wanted.count], &hits)
        start += wanted.count
      } else {
        start += 1
      }
    }
  }

  private func matches(_ spots: [Spot], at start: Int) -> Bool {
    for (offset, character) in wanted.enumerated()
    where spots[start + offset].character != character { return false }
    return true
  }

  private func fold(_ character: Character) -> Character {
    ignoresCase ? (character.lowercased().first ?? character) : character
  }

  private func note(_ spots: ArraySlice<Spot>, _ hits: inout [Reader.Hit]) {
    guard let first = spots.first(where: { $0.width > 0 }) else { return }
    // One hit is counted once: where it goes over a line's end the first piece stands for it.
    let pieces = spots.filter { $0.width > 0 && $0.line == first.line }
    let end = pieces.last.map { $0.column + $0.width } ?? first.column
    hits.append(Reader.Hit(line: first.line, columns: first.column..<end))
  }
}
