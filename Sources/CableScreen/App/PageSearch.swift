import CableCatalog
import CableCore

/// What is searched for in the open cable.
package struct SearchTerm: Sendable, Hashable {
  var text = ""
  /// True for a regular expression, false for words.
  var isPattern = false
  /// The filter whose words it is, where nothing was typed.
  var filter: Query?

  var isEmpty: Bool { text.isEmpty && filter == nil }
  /// True where it is the words of the filter and not what was typed.
  var isOfFilter: Bool { filter != nil }

  /// What was typed; nothing yet.
  init(text: String = "", isPattern: Bool = false) {
    self.text = text
    self.isPattern = isPattern
  }

  /// The words that a filter looks for; empty where it looks for none.
  init(of filter: Query) {
    if !HitSearch(filter).isEmpty { self.filter = filter }
  }
}

/// What a search found on a page.
package struct PageHits: Sendable, Hashable {
  /// In the order of the page.
  var hits: [Reader.Hit] = []
  /// True where a costly pattern was not looked for to the end of the page.
  var isCut = false
  /// Why the pattern cannot be used.
  var fault: Pattern.Fault?

  /// No hits.
  init() {}

  /// Looks through a page in every block, even across the ends of lines.
  ///
  /// Case matters only where capitals are searched for. Cost: linear in the page; `isCancelled` is
  /// asked at every block.
  package init(_ search: SearchTerm, on page: Page, isCancelled: () -> Bool = { false }) {
    guard !search.isEmpty else { return }
    do throws(Pattern.Fault) {
      var running = try PageSearch(search)
      (hits, isCut) = running.hits(in: page, isCancelled: isCancelled)
    } catch {
      fault = error
    }
  }
}

/// Looks for words or a pattern on a page.
struct PageSearch {
  /// Steps that a pattern may take on a page: some tenths of a second.
  static let budget = 3_000_000

  private enum Wanted {
    case words([Character], ignoresCase: Bool)
    case pattern(Pattern)
    case filter(HitSearch)
  }

  private var wanted: Wanted
  private var budget = Self.budget

  /// A search as typed; capitals in it make case matter.
  init(_ search: SearchTerm) throws(Pattern.Fault) {
    let text = search.text
    if let filter = search.filter {
      wanted = .filter(HitSearch(filter))
    } else if search.isPattern {
      wanted = .pattern(try Pattern(parsing: text))
    } else {
      wanted = .words(Array(text), ignoresCase: text == text.lowercased())
    }
  }

  /// A glyph of a block with its place on the page.
  private struct Spot {
    var character: Character
    var line: Int
    var column: Int
    var width: Int
  }

  /// Every hit, in the order of the page, and whether a costly pattern left the rest unsearched.
  mutating func hits(in page: Page, isCancelled: () -> Bool) -> (hits: [Reader.Hit], isCut: Bool) {
    var hits: [Reader.Hit] = []
    var line = 0
    while line < page.lines.count, budget > 0, !isCancelled() {
      let block = page.lines[line].block
      var end = line
      while end < page.lines.count, page.lines[end].block == block { end += 1 }
      let spots = Self.spots(page.lines[line..<end])
      for range in find(in: spots) { Self.note(spots[range], &hits) }
      line = end
    }
    return (hits, budget <= 0)
  }

  /// The characters of a block, with a blank where one line continues in the next.
  private static func spots(_ lines: ArraySlice<PageLine>) -> [Spot] {
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
                character: glyph.character, line: number, column: column, width: glyph.columns))
          }
          column += glyph.columns
        }
      }
    }
    return spots
  }

  private mutating func find(in spots: [Spot]) -> [Range<Int>] {
    switch wanted {
    case .filter(var search):
      let found = Self.places(of: &search, in: spots)
      wanted = .filter(search)
      return found
    case .pattern(let pattern):
      return pattern.matches(in: spots.map(\.character), budget: &budget)
    case .words(let words, let ignoresCase):
      return Self.places(
        of: words, in: spots.map { ignoresCase ? Pattern.folded($0.character) : $0.character })
    }
  }

  /// Where the words of a filter are.
  private static func places(of search: inout HitSearch, in spots: [Spot]) -> [Range<Int>] {
    var text = ""
    var ends: [Int] = []
    for spot in spots {
      text.append(spot.character)
      ends.append(text.utf8.count)
    }
    var place = 0
    // Hits rise, so the spots are walked through once.
    func spot(at index: String.Index) -> Int {
      let offset = text.utf8.distance(from: text.startIndex, to: index)
      while place < ends.count, ends[place] <= offset { place += 1 }
      return place
    }
    return search.hits(in: text, nil).map { spot(at: $0.lowerBound)..<spot(at: $0.upperBound) }
  }

  /// Where some characters are in a row in others, one after the other.
  static func places(of words: [Character], in text: [Character]) -> [Range<Int>] {
    guard !words.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start + words.count <= text.count {
      if text[start] == words[0], text[start..<start + words.count].elementsEqual(words) {
        found.append(start..<start + words.count)
        start += words.count
      } else {
        start += 1
      }
    }
    return found
  }

  private static func note(_ spots: ArraySlice<Spot>, _ hits: inout [Reader.Hit]) {
    guard let first = spots.first(where: { $0.width > 0 }) else { return }
    // One hit is counted once: where it crosses a line's end the first piece stands for it.
    let pieces = spots.filter { $0.width > 0 && $0.line == first.line }
    let end = pieces.last.map { $0.column + $0.width } ?? first.column
    hits.append(Reader.Hit(line: first.line, columns: first.column..<end))
  }
}
