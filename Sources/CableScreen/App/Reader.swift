import CableCore
import CableCatalog

/// The reading pane: which cable, how it is laid out, and where in it the reader is.
package struct Reader: Sendable {
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
  /// The ordinal of the block that the cursor is on, which notes and copies are of; 0 in the header.
  var current = 0
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
  /// The phrase that is being selected in the current block; nil while none is.
  var phrase: Phrase?
  /// True once it was said that the files have the cable no more.
  var isGone = false
  /// The place in the text before a page on which no paragraph was found, such as the bytes of a file.
  private var unseen: Place?
  /// The line of the finding that was gone to last.
  var anomaly: Int?
  /// Where to go once the cable is here.
  var pending: Place?

  /// A place to come back to.
  package struct Place: Sendable, Hashable {
    var key: CableKey
    /// The first line that is shown.
    var anchor = PageAnchor()
    /// The block that the cursor is on; nil for the one of the first line.
    var current: Int?
    var link: Int?
  }

  /// A long page under way.
  struct Awaited: Sendable {
    /// Counts the pages that were asked for: an answer to an older one is ignored.
    var number: Int
    var source: PageSource
  }

  /// Where the reader is now; nil without a cable.
  var place: Place? {
    key.map { Place(key: $0, anchor: page.anchor(at: scroll), current: current, link: link) }
  }

  /// The place of the cursor, for a mark.
  var mark: PageAnchor {
    let top = page.anchor(at: scroll)
    return current == 0 || top.paragraph == current ? top : PageAnchor(paragraph: current)
  }

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
    current = 0
    link = nil
    phrase = nil
    anomaly = nil
    isGone = false
    unseen = nil
  }

  /// Lays the page out again and stays at the same place of the text; a long one is only asked for.
  ///
  /// - Parameters:
  ///   - source: what is laid out.
  ///   - height: rows of the pane.
  ///   - isRead: true while the pane has the keys. Then the cursor stays in sight; else the page
  ///     keeps its first line, and the cursor its block.
  mutating func layOut(_ source: PageSource, height: Int, isRead: Bool) {
    if source == self.source {
      awaited = nil
      let cursor = current
      scrolled(to: scroll, height: height)
      if isRead { keep(on: cursor, height: height) } else { current = cursor }
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

  /// Gives up the page that was asked for: the one that is shown stays as it is.
  mutating func declinePage() {
    guard let source, let awaited else { return }
    declined = awaited.source
    self.awaited = nil
    let width = options.width
    options = source.options
    options.width = width
  }

  private mutating func show(_ page: Page, of source: PageSource, height: Int) {
    let (here, wasSeen) = (place, !self.page.blocks.isEmpty)
    var left = here
    if !page.blocks.isEmpty {
      left = unseen ?? here
      unseen = nil
    } else if wasSeen {
      unseen = here
      left = nil
    }
    let (anchor, cursor) = (left?.anchor ?? PageAnchor(), left?.current ?? current)
    self.page = page
    self.source = source
    awaited = nil
    declined = nil
    let isFirst = cable == nil
    cable = source.cable
    arriving = nil
    isOpening = false
    scrolled(to: page.line(at: anchor), height: height)
    keep(on: cursor, height: height)
    if let focused = link, !page.links.indices.contains(focused) { link = nil }
    findHits()
    guard isFirst, let place = pending else { return }
    pending = nil
    current = place.current ?? place.anchor.paragraph
    scrolled(to: page.line(at: place.anchor), height: height)
    if let focused = place.link, page.links.indices.contains(focused) { link = focused }
  }

  /// Scrolls; the cursor goes along when its block would leave the screen.
  mutating func scrolled(to line: Int, height: Int) {
    scroll = max(0, min(line, lastScroll(height: height)))
    let shown = scroll..<(scroll + max(1, height))
    let own = page.lines(ofBlock: current)
    if let own, own.overlaps(shown) { return }
    let seen = page.blocks(in: shown)
    if own.map({ $0.lowerBound >= shown.upperBound }) ?? false {
      current = seen.last?.ordinal ?? page.block(at: scroll)
    } else {
      // A block that begins on the screen is nearer than the rest of one that began above it.
      let begins = seen.first { $0.lines.lowerBound >= scroll }
      current = (begins ?? seen.first)?.ordinal ?? page.block(at: scroll)
    }
  }

  /// Leaves the cursor on a block, and shows its beginning where none of it is in sight.
  private mutating func keep(on block: Int, height: Int) {
    guard block > 0, let own = page.lines(ofBlock: block) else { return }
    current = block
    let height = max(1, height)
    guard !own.overlaps(scroll..<scroll + height) else { return }
    // Below the screen it comes in at the bottom, as far as it fits.
    let line = own.lowerBound < scroll ? own.lowerBound : own.upperBound - height
    scrolled(to: min(own.lowerBound, line), height: height)
  }

  /// Puts the cursor on the block that shows a line, a third from the top where it was not seen.
  mutating func reveal(_ line: Int, height: Int) {
    let height = max(1, height)
    current = page.block(at: line)
    let isSeen = line >= scroll && line < scroll + height
    scrolled(to: isSeen ? scroll : line - height / 3, height: height)
  }

  /// Puts the cursor on a block, and its beginning at the top where the whole of it was not seen.
  ///
  /// - Returns: false where the block is folded away.
  mutating func goTo(block ordinal: Int, height: Int) -> Bool {
    guard let lines = page.lines(ofBlock: ordinal) else { return false }
    current = ordinal
    let isWhole = lines.lowerBound >= scroll && lines.upperBound <= scroll + max(1, height)
    scrolled(to: isWhole ? scroll : lines.lowerBound, height: height)
    return true
  }

  /// Moves the cursor by some blocks; below the first one is the header.
  ///
  /// - Returns: false where it is at the end.
  mutating func step(blocks count: Int, height: Int) -> Bool {
    let after = page.blocks.firstIndex(halvingAt: { $0.ordinal >= current })
    let isHere = page.place(ofBlock: current) != nil
    let at = current == 0 ? -1 : isHere || count < 0 ? after : after - 1
    let wanted = min(at + count, page.blocks.count - 1)
    guard wanted >= 0 else {
      let before = (current, scroll)
      current = 0
      scrolled(to: 0, height: height)
      return before != (current, scroll)
    }
    return page.blocks[wanted].ordinal != current
      && goTo(block: page.blocks[wanted].ordinal, height: height)
  }

  /// The paragraph, heading or table that the cursor is on; nil in the header.
  var block: Paragraph? { cable?.paragraphs.first { $0.ordinal == current } }

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

  /// The answer to a search; one to an older search is ignored.
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
