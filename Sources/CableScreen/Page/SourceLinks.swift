import CableCore

/// Where the references of a cable are in its bytes, so that lines as sent have links as well.
struct SourceLinks {
  private var pieces: [(range: Range<Int>, link: Int)]
  private let links: [PageLink]

  /// The places of the references of the REF block and of the mentions in the prose.
  init(_ cable: Cable, _ links: [PageLink]) {
    let ranges = cable.references.map(\.range) + cable.mentions.map(\.range)
    var end = 0
    var pieces: [(range: Range<Int>, link: Int)] = []
    for (link, range) in ranges.enumerated().sorted(by: {
      ($0.element.lowerBound, $0.offset) < ($1.element.lowerBound, $1.offset)
    }) where range.lowerBound >= end && !range.isEmpty && links.indices.contains(link) {
      pieces.append((range, link))
      end = range.upperBound
    }
    self.pieces = pieces
    self.links = links
  }

  /// The same places in the bytes of the file, whatever the container did to them.
  ///
  /// Each is looked for as it is printed, after the one before; what is not found is no link.
  /// Cost: linear.
  func moved(from source: [UInt8], to file: [UInt8]) -> SourceLinks {
    var moved = self
    moved.pieces = []
    var at = 0
    // Where the container changed everything, searching the rest of the file is in vain.
    var missed = 0
    for piece in pieces where missed < 20 {
      let wanted = source[piece.range]
      guard let first = wanted.first else { continue }
      var place = at
      missed += 1
      while let found = file[place...].firstIndex(of: first), found + wanted.count <= file.count {
        if file[found..<found + wanted.count].elementsEqual(wanted) {
          moved.pieces.append((found..<found + wanted.count, piece.link))
          at = found + wanted.count
          missed -= 1
          break
        }
        place = found + 1
      }
    }
    return moved
  }

  /// A range of the bytes as text, cut where links begin and end.
  ///
  /// - Parameters:
  ///   - range: what is shown.
  ///   - bytes: the cable's bytes.
  ///   - style: how it is shown outside of links.
  ///   - start: the byte that origins count from.
  /// - Returns: one line, however long.
  func text(_ range: Range<Int>, in bytes: [UInt8], _ style: Style, from start: Int) -> StyledText {
    var text = StyledText()
    func add(_ part: Range<Int>, link: Int?) {
      guard !part.isEmpty else { return }
      let role = link.map { links[$0].role }
      text.runs.append(
        StyledText.Run(
          text: DisplayText(utf8: bytes[part]),
          style: role.map { Style(role: $0, isUnderlined: $0 == .link) } ?? style, link: link,
          origin: max(0, part.lowerBound - start)))
    }
    var at = range.lowerBound
    var place = firstPiece(after: at)
    while place < pieces.count, pieces[place].range.lowerBound < range.upperBound {
      let piece = pieces[place].range.clamped(to: range)
      add(at..<max(at, piece.lowerBound), link: nil)
      add(piece, link: pieces[place].link)
      at = max(at, piece.upperBound)
      place += 1
    }
    add(at..<max(at, range.upperBound), link: nil)
    return text
  }

  /// The first piece that ends after a byte, by halving.
  private func firstPiece(after byte: Int) -> Int {
    pieces.firstIndex(halvingAt: { $0.range.upperBound > byte })
  }
}
