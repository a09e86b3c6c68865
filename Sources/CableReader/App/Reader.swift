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
  /// A long cable that was read and whose first page is being laid out.
  var arriving: Cable?
  /// True while the cable or its first page is awaited.
  var isOpening = false
  /// The bytes of its file, once the raw view asked for them.
  var file: [UInt8]?
  var page = Page()
  /// What the page was laid out from.
  private(set) var source: PageSource?
  /// The page that is being laid out away from the keys.
  private(set) var awaited: Awaited?
  /// What was stopped while it was laid out: it is not begun again before the next key.
  var declined: PageSource?
  /// How many pages were asked for.
  private var pages = 0
  var options = PageOptions(width: 0)
  /// The first line that is shown.
  var scroll = 0
  /// The focused link.
  var link: Int?
  var search = SearchTerm()
  /// What was found; empty while `seeking`.
  private(set) var found = PageHits()
  /// The number of the search that goes through a long page away from the keys.
  private(set) var seeking: Int?
  /// Where to go once it has ended, as `App.jumpHit` counts.
  var jump: Int?
  /// How many searches were asked for.
  private var searches = 0
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

  /// A long page under way.
  struct Awaited: Sendable {
    /// Counts the pages that were asked for: an answer to an older one is passed over.
    var number: Int
    var source: PageSource
  }

  /// Where the reader is now; nil without a cable.
  var place: Place? { id.map { Place(id: $0, anchor: page.anchor(at: scroll), link: link) } }

  /// The ordinal of the paragraph at the top of the pane; 0 above the text.
  var paragraph: Int { page.anchor(at: scroll).paragraph }

  /// How far one can scroll in a pane of some height.
  func lastScroll(height: Int) -> Int { max(0, page.lines.count - max(1, height)) }

  /// Takes the cable away, and what was on its way.
  mutating func clear() {
    cable = nil
    arriving = nil
    file = nil
    page = Page()
    findHits()
    source = nil
    awaited = nil
    declined = nil
    scroll = 0
    link = nil
    anomaly = nil
  }

  /// Lays the page out anew and stays at the same place of the text; a long one is only asked for.
  mutating func layOut(_ source: PageSource, height: Int) {
    if source == self.source {
      awaited = nil
      scroll = min(scroll, lastScroll(height: height))
    } else if !source.isLong {
      show(PageMaker.page(source), of: source, height: height)
    } else if source != awaited?.source, source != declined {
      pages += 1
      awaited = Awaited(number: pages, source: source)
    }
  }

  /// A page that was asked for is here.
  mutating func laidOut(_ number: Int, _ page: Page, height: Int) {
    guard let awaited, awaited.number == number else { return }
    show(page, of: awaited.source, height: height)
  }

  /// Does without the page that was asked for: the one that is shown stays as it is.
  mutating func declinePage() {
    guard let source, let awaited else { return }
    declined = awaited.source
    self.awaited = nil
    let width = options.width
    options = source.options
    options.width = width
  }

  private mutating func show(_ page: Page, of source: PageSource, height: Int) {
    let anchor = self.page.anchor(at: scroll)
    self.page = page
    self.source = source
    awaited = nil
    declined = nil
    let isFirst = cable == nil
    cable = source.cable
    arriving = nil
    isOpening = false
    scroll = min(page.line(at: anchor), lastScroll(height: height))
    if let focused = link, !page.links.indices.contains(focused) { link = nil }
    findHits()
    guard isFirst, let place = pending else { return }
    pending = nil
    scroll = min(page.line(at: place.anchor), lastScroll(height: height))
    if let focused = place.link, page.links.indices.contains(focused) { link = focused }
  }

  /// Scrolls so that a line is on the screen, a third from the top where it was not.
  mutating func reveal(_ line: Int, height: Int) {
    let height = max(1, height)
    if line < scroll || line >= scroll + height { scroll = line - height / 3 }
    scroll = max(0, min(scroll, lastScroll(height: height)))
  }

  /// The places of what is searched for.
  var hits: [Hit] { found.hits }

  /// Looks for what is searched; on a long page that is only asked for.
  mutating func findHits() {
    found = PageHits()
    hit = nil
    jump = nil
    seeking = nil
    guard !search.isEmpty else { return }
    if page.isLong {
      searches += 1
      seeking = searches
    } else {
      found = PageHits(search, on: page)
    }
  }

  /// The answer to a search; one to an older search is passed over.
  ///
  /// - Returns: where to go, if a key asked for that in the meantime.
  mutating func sought(_ number: Int, _ found: PageHits) -> Int? {
    guard seeking == number else { return nil }
    seeking = nil
    self.found = found
    defer { jump = nil }
    return jump
  }
}
