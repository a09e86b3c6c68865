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
  /// True while the cable is awaited.
  var isOpening = false
  /// The bytes of its file, once the raw view asked for them.
  var file: [UInt8]?
  var page = Page()
  var options = PageOptions(width: 0)
  /// The first line that is shown.
  var scroll = 0
  /// The focused link.
  var link: Int?
  var search = SearchTerm()
  var hits: [Hit] = []
  /// Why the pattern that is searched for cannot be used.
  var fault: Pattern.Fault?
  /// True where a costly pattern was not looked for to the end of the page.
  var isSearchCut = false
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

  /// Looks for what is searched in every block, also across the ends of lines.
  ///
  /// Case counts only where capitals are searched for. Cost: linear in the page.
  mutating func findHits() {
    hits = []
    hit = nil
    fault = nil
    isSearchCut = false
    guard !search.text.isEmpty else { return }
    do throws(Pattern.Fault) {
      var running = try PageSearch(search)
      (hits, isSearchCut) = running.hits(in: page)
    } catch {
      fault = error
    }
  }
}
