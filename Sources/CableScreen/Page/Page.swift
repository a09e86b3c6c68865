package import CableCore

/// One line of the reading pane.
package struct PageLine: Sendable, Hashable {
  package var text = StyledText()
  /// Ordinal of the paragraph that it belongs to; nil above the text and between paragraphs.
  var paragraph: Int?
  /// True for a paragraph's first line.
  package var isFirst = false
  /// The level whose letter and bar are in the gutter.
  package var level: Level?
  /// Number of the text that a search goes through as one, however it was broken into lines.
  var block = 0
  /// True where the lens sets the paragraph aside without hiding it.
  var isDimmed = false
  /// True for the first line of a paragraph with a note: the margin shows it.
  var isNoted = false
  /// True for the first line of a finding.
  var isFinding = false

  /// Where the line begins in the paragraph's text, in UTF-8 bytes.
  var offset: Int { text.offset }
}

extension StyledText {
  /// Where the line begins in the text that it was cut from, in UTF-8 bytes.
  var offset: Int {
    for run in runs {
      if let origin = run.origin { return origin + (run.text.glyphs.first?.offset ?? 0) }
    }
    return 0
  }
}

/// A place in a cable that outlives wrapping, resizing and a change of view.
struct PageAnchor: Sendable, Hashable {
  /// Ordinal of the paragraph; 0 above the text.
  var paragraph = 0
  /// Bytes into the paragraph's text; lines of the header for paragraph 0, below 0 above the cable.
  var offset = 0
}

/// A paragraph, heading or table of a cable with the lines of the page that show it.
struct PageBlock: Sendable, Hashable {
  /// `Paragraph.ordinal`.
  var ordinal: Int
  /// Indices of `Page.lines`; its notes are among them.
  var lines: Range<Int>
}

/// A cable laid out in lines of some width.
package struct Page: Sendable, Hashable {
  package var lines: [PageLine] = []
  /// The blocks that are on the page, in order; none where the lines are those of another text.
  private(set) var blocks: [PageBlock] = []
  /// The references that can be followed; runs name them by index.
  var links: [PageLink] = []
  /// References for which the card had no room, by their numbers.
  var unseen = 0..<0
  /// The lines beside the text, which do not scroll with it.
  var margin: [StyledText] = []
  /// Where own highlights are seen.
  var highlights: [Reader.Hit] = []
  /// The lines that show the subject; empty where none do.
  var subject = 0..<0
  /// The line at which the cable begins: in a file something else may be above it.
  var top = 0

  /// True where looking through it takes longer than a person should wait for a key.
  var isLong: Bool { lines.count > 4_000 }

  /// The index of a block in `blocks`; nil where it is folded away.
  func place(ofBlock ordinal: Int) -> Int? {
    let place = blocks.firstIndex(halvingAt: { $0.ordinal >= ordinal })
    return blocks.indices.contains(place) && blocks[place].ordinal == ordinal ? place : nil
  }

  /// The lines of a block, for 0 those of the header; nil where it is folded away.
  func lines(ofBlock ordinal: Int) -> Range<Int>? {
    if ordinal == 0 { return 0..<(blocks.first?.lines.lowerBound ?? lines.count) }
    return place(ofBlock: ordinal).map { blocks[$0].lines }
  }

  /// The blocks that some lines show a part of.
  func blocks(in shown: Range<Int>) -> ArraySlice<PageBlock> {
    let first = blocks.firstIndex(halvingAt: { $0.lines.upperBound > shown.lowerBound })
    let end = blocks.firstIndex(halvingAt: { $0.lines.lowerBound >= shown.upperBound })
    return blocks[first..<max(first, end)]
  }

  /// The ordinal of the block that a line shows, or of the next one; 0 above the text.
  func block(at line: Int) -> Int {
    guard let first = blocks.first, line >= first.lines.lowerBound else { return 0 }
    let place = blocks.firstIndex(halvingAt: { $0.lines.upperBound > line })
    return blocks[min(place, blocks.count - 1)].ordinal
  }

  /// Finds the blocks, once all lines are there.
  ///
  /// Cost: linear in the lines.
  mutating func findBlocks() {
    blocks = []
    for (number, line) in lines.enumerated() {
      guard let ordinal = line.paragraph else { continue }
      if let last = blocks.last, last.ordinal >= ordinal {
        blocks[blocks.count - 1].lines = last.lines.lowerBound..<number + 1
      } else {
        blocks.append(PageBlock(ordinal: ordinal, lines: number..<number + 1))
      }
    }
  }

  /// The first line that shows a link.
  func line(ofLink link: Int) -> Int? {
    lines.firstIndex { line in line.text.runs.contains { $0.link == link } }
  }

  /// Links in the order in which they are shown, each once.
  var linkOrder: [Int] {
    var seen: Set<Int> = []
    var order: [Int] = []
    for text in margin + lines.map(\.text) {
      for run in text.runs {
        if let link = run.link, seen.insert(link).inserted { order.append(link) }
      }
    }
    // After the references that are shown come those for which there was no room.
    let place = order.firstIndex { $0 >= unseen.lowerBound } ?? order.count
    order.insert(contentsOf: unseen.filter { !seen.contains($0) }, at: place)
    return order
  }

  /// True for a link that is on no line of the text: in the margin, or one for which the card had no
  /// room.
  func isOutside(link: Int) -> Bool {
    unseen.contains(link) || margin.contains { line in line.runs.contains { $0.link == link } }
  }

  /// The place that a line shows.
  func anchor(at line: Int) -> PageAnchor {
    guard lines.indices.contains(line) else { return PageAnchor() }
    var place = line
    // Between two paragraphs the following one is taken.
    while place < lines.count, lines[place].paragraph == nil, isInText(place) { place += 1 }
    guard place < lines.count, let ordinal = lines[place].paragraph else {
      return PageAnchor(paragraph: 0, offset: line - top)
    }
    return PageAnchor(paragraph: ordinal, offset: lines[place].offset)
  }

  /// The line that shows a place, or what comes nearest.
  func line(at anchor: PageAnchor) -> Int {
    guard anchor.paragraph > 0 else { return max(0, min(top + anchor.offset, lines.count - 1)) }
    var best: Int?
    for (index, line) in lines.enumerated() {
      guard let ordinal = line.paragraph else { continue }
      if ordinal > anchor.paragraph { return best ?? index }
      if ordinal == anchor.paragraph {
        if best != nil, line.offset > anchor.offset { return best ?? index }
        best = index
      } else {
        best = nil
      }
    }
    return best ?? max(0, lines.count - 1)
  }

  private func isInText(_ place: Int) -> Bool {
    lines[..<place].contains { $0.paragraph != nil }
  }
}

extension PageLine {
  /// The byte of the paragraph's text that a column shows; nil where the program put it there.
  func byte(at column: Int) -> Int? {
    var at = 0
    for run in text.runs {
      for glyph in run.text.glyphs {
        if at >= column { return run.origin.map { $0 + glyph.offset } }
        at += glyph.columns
      }
    }
    return nil
  }
}

extension Page {
  /// The pieces of lines that show some bytes of a block's text.
  ///
  /// Cost: linear in the block.
  func pieces(of bytes: Range<Int>, inBlock ordinal: Int) -> [Reader.Hit] {
    var pieces: [Reader.Hit] = []
    for number in lines(ofBlock: ordinal) ?? 0..<0 where lines[number].paragraph == ordinal {
      var column = 0
      var shown: Range<Int>?
      for run in lines[number].text.runs {
        for glyph in run.text.glyphs {
          if let origin = run.origin, bytes.contains(origin + glyph.offset) {
            shown = (shown?.lowerBound ?? column)..<column + glyph.columns
          }
          column += glyph.columns
        }
      }
      if let shown { pieces.append(Reader.Hit(line: number, columns: shown)) }
    }
    return pieces
  }

  /// Where each of some words of a block begins, by line and column; nil where it is not shown.
  ///
  /// Cost: linear in the block.
  func places(of words: [Range<Int>], inBlock ordinal: Int) -> [(line: Int, column: Int)?] {
    var places: [(line: Int, column: Int)?] = Array(repeating: nil, count: words.count)
    var next = 0
    for number in lines(ofBlock: ordinal) ?? 0..<0 where lines[number].paragraph == ordinal {
      var column = 0
      for run in lines[number].text.runs {
        for glyph in run.text.glyphs {
          if let origin = run.origin {
            while next < words.count, words[next].upperBound <= origin + glyph.offset { next += 1 }
            if next < words.count, words[next].contains(origin + glyph.offset) {
              places[next] = (number, column)
              next += 1
            }
          }
          column += glyph.columns
        }
      }
    }
    return places
  }
}
