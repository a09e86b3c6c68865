/// What a text holds that a reader would not see: counted, and found, without drawing it.
public struct HiddenCharacters: Sendable, Hashable {
  /// One of them.
  public struct Place: Sendable, Hashable {
    /// Its bytes in the text.
    public var range: Range<Int>
    /// How it is written out, as in `‹U+202E RLO›`, `^[`, `‹9B›`; nil for a word of mixed scripts,
    /// which is shown as it is.
    public var name: String?
  }

  /// Characters and bytes that `DisplayText` shows by a substitute.
  public var hidden = 0
  /// Words that mix letters of scripts that look alike.
  public var mixedScriptWords = 0
  /// The first of either, in bytes of the text.
  public var first: Range<Int>?
  /// Where they are, in the order of the text; no more than were asked for.
  public private(set) var places: [Place] = []
  private var limit = 0

  /// A count from its parts.
  public init(hidden: Int = 0, mixedScriptWords: Int = 0, first: Range<Int>? = nil) {
    self.hidden = hidden
    self.mixedScriptWords = mixedScriptWords
    self.first = first
  }

  /// Counts in the text of a whole cable, where line ends and page feeds are no secret.
  ///
  /// Cost: linear; plain ASCII is skipped sixteen bytes at a time and takes no memory.
  /// - Parameters:
  ///   - bytes: the text.
  ///   - limit: how many places to keep.
  public init(in bytes: [UInt8], keeping limit: Int = 0) {
    self = bytes.withUnsafeBufferPointer { HiddenCharacters(in: $0, keeping: limit) }
  }

  /// Counts in a part of a text; `first` counts from the start of the part.
  public init(in bytes: UnsafeBufferPointer<UInt8>, keeping limit: Int = 0) {
    self.limit = limit
    var word = ScriptCounter()
    var wordStart = 0
    var index = 0
    var bearer = MarkBearer()
    func endWord(_ end: Int, _ counts: inout HiddenCharacters) {
      if word.isMixed {
        counts.mixedScriptWords += 1
        counts.keep(wordStart..<end, nil)
      }
      word = ScriptCounter()
    }
    while index < bytes.count {
      if word.isEmpty {
        let plain = Self.plainRun(bytes, from: index)
        if plain > index {
          // The word that the run ends with may continue in another script.
          var start = plain
          while start > index, Script.ofASCII(bytes[start - 1]) != .none { start -= 1 }
          let last = bytes[plain - 1]
          bearer = MarkBearer(last > 0x20 ? Unicode.Scalar(last) : nil)
          if plain < bytes.count, start < plain {
            wordStart = start
            word.add(.latin)
          }
          index = plain
          continue
        }
      }
      guard let (scalar, length) = UTF8Strict.decode(bytes, at: index) else {
        note(
          index..<(index + 1),
          "‹" + Hexadecimal.text(bytes[index], digits: 2, uppercase: true) + "›")
        index += 1
        bearer = MarkBearer()
        continue
      }
      let range = index..<(index + length)
      let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
      let kind = CharacterClass(scalar)
      switch kind {
      case .narrow, .wide:
        let script = Script.of(scalar)
        if script == .none {
          endWord(index, &self)
        } else {
          if word.isEmpty { wordStart = index }
          word.add(script)
        }
        bearer = MarkBearer(scalar == " " ? nil : scalar)
      case .blank:
        endWord(index, &self)
        bearer = MarkBearer()
      case .combining:
        if !bearer.take(scalar) { note(range, CharacterClass.name(scalar)) }
      case .control:
        endWord(index, &self)
        bearer = MarkBearer()
        let isOrdinary =
          scalar == "\n" || scalar == "\u{0C}" || (scalar == "\r" && next == 0x0A)
        if !isOrdinary { note(range, CharacterClass.caret(scalar)) }
      case .emojiSelector:
        if !bearer.takeSelector() { note(range, CharacterClass.name(scalar)) }
      case .hidden:
        note(range, CharacterClass.name(scalar))
        bearer = MarkBearer()
      }
      index = range.upperBound
    }
    endWord(bytes.count, &self)
  }

  /// What a status line says; nil if there is nothing to say.
  public var warning: String? {
    var parts: [String] = []
    if hidden > 0 { parts.append("\(hidden) hidden character\(hidden == 1 ? "" : "s")") }
    if mixedScriptWords > 0 {
      parts.append("\(mixedScriptWords) word\(mixedScriptWords == 1 ? "" : "s") of mixed scripts")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private mutating func note(_ range: Range<Int>, _ name: @autoclosure () -> String) {
    hidden += 1
    keep(range, name())
  }

  private mutating func keep(_ range: Range<Int>, _ name: @autoclosure () -> String?) {
    if first == nil { first = range }
    if places.count < limit { places.append(Place(range: range, name: name())) }
  }

  /// True for a text of nothing but printable ASCII with line ends and tabs, as most are.
  ///
  /// Cost: linear, sixty-four bytes at a time.
  static func areNone(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { plainRun($0, from: 0) == $0.count }
  }

  /// Where printable ASCII with line ends and tabs stops.
  private static func plainRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let width = ByteBlock.width
    while index &+ 4 * width <= bytes.count {
      let (first, second) = ByteBlock.pair(bytes, at: index, ahead: width)
      let (third, fourth) = ByteBlock.pair(bytes, at: index &+ 2 * width, ahead: width)
      let found = plain(in: first) & plain(in: second) & plain(in: third) & plain(in: fourth)
      guard found.isFull else { break }
      index &+= 4 * width
    }
    while index + width <= bytes.count {
      let end = index + width
      let block = ByteBlock(bytes, at: index)
      var found = plain(in: block)
      if !found.isFull, end < bytes.count {
        // A CR before an LF is part of a line end.
        found = found | block.are(0x0D) & ByteBlock(bytes, at: index + 1).are(0x0A)
      }
      if found.isFull {
        index = end
        continue
      }
      while index < end, isPlain(bytes, index) { index += 1 }
      if index < end { return index }
    }
    while index < bytes.count, isPlain(bytes, index) { index += 1 }
    return index
  }

  @inline(__always)
  private static func plain(in block: ByteBlock) -> ByteBlock.Places {
    block.are(in: 0x20...0x7E) | block.are(in: 0x09...0x0A)
  }

  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x20..<0x7F, 0x09, 0x0A: true
    case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A
    default: false
    }
  }
}

/// The character that the next mark is drawn on, by the rules of `DisplayTextMaker`.
private struct MarkBearer {
  private var scalars: [Unicode.Scalar] = []
  private var base: Unicode.Scalar?
  private var hasSelector = false

  /// A character, or nothing that could bear a mark.
  init(_ base: Unicode.Scalar? = nil) { self.base = base }

  /// Whether a mark is drawn on it; one that is not is shown as its code point.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard let base, scalars.count < DisplayTextMaker.marks else {
      self.base = nil
      return false
    }
    var joined = String.UnicodeScalarView([base])
    joined.append(contentsOf: scalars + [mark])
    guard String(joined).count == 1 else {
      self.base = nil
      return false
    }
    scalars.append(mark)
    return true
  }

  /// Whether an emoji's selector belongs to it.
  mutating func takeSelector() -> Bool {
    guard let base, scalars.isEmpty, !hasSelector, base.value > 0xFF, base.properties.isEmoji else {
      self.base = nil
      return false
    }
    hasSelector = true
    return true
  }
}
