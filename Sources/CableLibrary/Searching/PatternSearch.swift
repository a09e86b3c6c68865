public import CableCatalog
public import CableCore

/// The hits of a regular expression in one cable.
public struct PatternHits: Sendable, Hashable {
  /// Of the library.
  public var row: Int
  /// Where the hits are, with the words around them.
  public var hits: [KeywordInContext]
  /// True if the pattern took so many steps in this cable that it was given up before the end.
  public var isCut: Bool
}

extension Searcher {
  /// Steps that a pattern may take in one cable: some tenths of a second.
  private static let stepsPerCable = 3_000_000

  /// Looks for a regular expression in the texts of some cables: subject, header lines and paragraphs, each by
  /// itself and in one line.
  ///
  /// Cost: the reading of the cables, on all cores; linear in their texts. Answers come as they are found.
  ///
  /// - Parameters:
  ///   - pattern: the expression, which does not match nothing (`takesNothing`).
  ///   - rows: of the library; the order in which the answers come.
  ///   - width: characters of context on each side of a hit.
  ///   - isCancelled: asked now and then; true ends the search.
  ///   - each: gets the hits of each cable that has any, or that was given up; false ends the search.
  /// - Returns: why cables could not be read again.
  public func hits(
    of pattern: Pattern, among rows: [Int], width: Int, isCancelled: () -> Bool = { false },
    each: (PatternHits) -> Bool
  ) -> [LibraryError] {
    var isEnough = false
    return read(rows) {
      { cable, row in
        var found = PatternHits(row: row, hits: [], isCut: false)
        var budget = Self.stepsPerCable
        cable.forEachSearched { text, _, place in
          let text = text.inOneLine
          guard pattern.mayMatch(text) else { return }
          for range in pattern.matches(in: text, budget: &budget) {
            var hit = KeywordInContext(of: range, in: text, width: width)
            place(&hit)
            found.hits.append(hit)
          }
        }
        found.isCut = budget <= 0
        return found.hits.isEmpty && !found.isCut ? nil : found
      }
    } until: {
      isEnough || isCancelled()
    } each: { (found: PatternHits) in
      if !isEnough { isEnough = !each(found) }
    }
  }
}

extension Pattern {
  /// Every match in a text, as `matches(in:budget:)` has it for characters.
  fileprivate func matches(in text: String, budget: inout Int) -> [Range<String.Index>] {
    let found = matches(in: Array(text), budget: &budget)
    var place = 0
    var index = text.startIndex
    func move(to wanted: Int) -> String.Index {
      index = text.index(index, offsetBy: wanted - place)
      place = wanted
      return index
    }
    return found.map { range in
      let start = move(to: range.lowerBound)
      return start..<move(to: range.upperBound)
    }
  }
}
