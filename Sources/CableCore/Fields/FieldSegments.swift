/// The text of the preamble's fields: which label it follows, in pieces because page breaks may
/// be between its lines.
struct FieldSegments {
  /// A field's text, or that of the lines before and between fields.
  struct Segment {
    /// Nil for captions and passing lines.
    var label: FieldLabel?
    /// Where the label begins in the text.
    var labelStart: Int?
    /// Where its pieces begin among those of all segments; they end where the next one's begin.
    var start: Int
  }

  private let bytes: [UInt8]
  /// All segments, in the order of the text; the first has no label.
  private(set) var all = [Segment(label: nil, start: 0)]
  /// The pieces of all segments in order.
  private var pieces: [Range<Int>] = []

  /// No field of a text yet.
  init(bytes: [UInt8]) {
    self.bytes = bytes
    // As many as most preambles have.
    all.reserveCapacity(8)
    pieces.reserveCapacity(16)
  }

  /// The label of the field that is open.
  var label: FieldLabel? { all[all.count - 1].label }
  /// The last field that was opened by its label, and where in the text its own begins.
  var lastLabelled: Segment? { all.last { $0.labelStart != nil } }
  /// Where the first of them begins in the text; nil where there is none.
  var textStart: Int? {
    [pieces.first?.lowerBound, all.lazy.compactMap(\.labelStart).first].compactMap(\.self).min()
  }
  /// True until a field was opened.
  var isUnopened: Bool { all.count == 1 }
  /// True if no piece of the open field was added.
  var hasNoPiece: Bool { all[all.count - 1].start == pieces.count }

  /// Opens a field.
  mutating func open(_ label: FieldLabel?, labelStart: Int? = nil) {
    all.append(Segment(label: label, labelStart: labelStart, start: pieces.count))
  }

  /// Ends a field at a place that is within it: its text below is none of it.
  mutating func split(at place: Int?) {
    guard let place, let piece = pieces.firstIndex(where: { $0.lowerBound >= place }),
      let owner = all.lastIndex(where: { $0.start <= piece }), all[owner].start < piece
    else { return }
    all.insert(Segment(label: nil, start: piece), at: owner + 1)
  }

  /// Adds text to the open field.
  mutating func append(_ piece: Range<Int>) { pieces.append(piece) }

  /// True if the open field has nothing but blanks.
  var isBlank: Bool {
    pieces[all[all.count - 1].start...].allSatisfy { range in
      range.allSatisfy { bytes[$0].isBlank }
    }
  }

  /// The last byte of the open field that is no blank.
  var lastByte: UInt8? {
    hasNoPiece ? nil : bytes[pieces[pieces.count - 1]].last { !$0.isBlank }
  }

  /// The last word of the open field.
  var lastWord: Word? {
    hasNoPiece ? nil : Word.words(bytes, pieces[pieces.count - 1]).last
  }

  /// Whether the open field ends with the letter of a reason for classification, as `1.4 (b) and (d).` does.
  var endsWithReason: Bool {
    guard let word = lastWord else { return false }
    let bare = word.last.isOne(of: ".;") ? word.prefix(word.count - 1) : word
    return bare.count >= 3 && bare.last == UInt8(ascii: ")") && bare[bare.count - 2].isLetter
      && bare[bare.count - 3] == UInt8(ascii: "(")
  }

  /// Whether the last line of the open field is full, or ends with a sign or a word that ends no title.
  var isCut: Bool {
    guard !hasNoPiece, let last = lastWord else { return false }
    return pieces[pieces.count - 1].count >= 45 && !last.last.isOne(of: ".?!\")")
      || last.last.isOne(of: ":,-&/") || BodyWords.openEnds.contains(last.uppercased)
  }

  /// True if no byte of the field is a small letter of ASCII.
  var isInCapitals: Bool {
    pieces[all[all.count - 1].start...].allSatisfy { piece in
      piece.allSatisfy { bytes[$0] < 0x61 || bytes[$0] > 0x7A }
    }
  }

  /// `OVIP (KISSINGER, HENRY` / `A.), PREL`: a name that continues in the next line.
  var hasOpenBracket: Bool {
    var open = 0
    for byte in pieces[all[all.count - 1].start...].suffix(2).lazy.flatMap({ bytes[$0] }) {
      if byte == UInt8(ascii: "(") { open += 1 } else if byte == UInt8(ascii: ")") { open -= 1 }
    }
    return open > 0
  }

  /// The pieces of a segment as far as they are before the body.
  func pieces(of place: Int, before bodyStart: Int) -> ArraySlice<Range<Int>> {
    let end = place + 1 < all.count ? all[place + 1].start : pieces.count
    let own = pieces[all[place].start..<end]
    guard let last = own.last, last.upperBound > bodyStart else { return own }
    return own.filter { $0.lowerBound < bodyStart }
      .map { $0.lowerBound..<min($0.upperBound, bodyStart) }[...]
  }
}
