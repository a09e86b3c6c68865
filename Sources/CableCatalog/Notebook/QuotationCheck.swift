public import CableCore

/// Whether a quotation still matches its paragraph.
public struct QuotationCheck: Sendable, Hashable {
  /// What became of a quotation; the raw value is the word that is printed.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// The paragraph says what it said, and the words quoted are in it.
    case unchanged
    /// The paragraph says what it said; the words in the text are not its words.
    case altered
    /// The paragraph says something else now.
    case changed
    /// No paragraph says it, or the cable is not here.
    case gone
  }

  /// What became of it.
  public var state: State
  /// The paragraph that was found for it; nil where none was.
  public var paragraph: Paragraph?

  /// Looks for what was quoted among the cables of its id.
  ///
  /// Cost: linear in the length of the cables.
  public init(_ record: QuotationRecord, in cables: [Cable]) {
    for cable in cables {
      let same = cable.paragraphs.filter {
        ParagraphQuotation.digest(of: $0) == record.digest
      }
      guard let found = same.first(where: { $0.ordinal == record.ordinal }) ?? same.first else {
        continue
      }
      self.init(state: Self.holds(record.quoted, found) ? .unchanged : .altered, paragraph: found)
      return
    }
    let anchor = Anchor(ordinal: record.ordinal, quote: record.quoted)
    for cable in cables {
      guard let place = anchor.found(in: cable.paragraphs),
        let found = cable.paragraphs.first(where: { $0.ordinal == place.ordinal })
      else { continue }
      switch place.ground {
      case .quotation, .similarity:
        self.init(state: .changed, paragraph: found)
        return
      case .ordinal where WordFolding.words(of: record.quoted).isEmpty:
        // Nothing but the place is known of it.
        self.init(state: .changed, paragraph: found)
        return
      case .label, .ordinal: break
      }
    }
    self.init(state: .gone, paragraph: nil)
  }

  private init(state: State, paragraph: Paragraph?) {
    self.state = state
    self.paragraph = paragraph
  }

  /// True where the words quoted are in a paragraph, with its number and mark, which may have been
  /// others, or without; what `…` or `...` leaves out may be anything.
  private static func holds(_ quoted: String, _ paragraph: Paragraph) -> Bool {
    let mark = WordFolding.words(of: paragraph.mark?.mark ?? "")
    var rest = WordFolding.words(of: paragraph.text)[...]
    let pieces = quoted.replacing("...", with: "…").split(separator: "…")
    for (place, piece) in pieces.enumerated() {
      var words = WordFolding.words(of: String(piece))[...]
      if place == 0, rest.firstRange(of: words) == nil {
        words = words.drop { word in
          word.count == 1 || word.first?.isNumber == true || mark.contains(word)
        }
      }
      guard !words.isEmpty else { continue }
      guard let found = rest.firstRange(of: words) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
