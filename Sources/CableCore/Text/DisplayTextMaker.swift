/// Turns bytes into glyphs, one pass.
struct DisplayTextMaker {
  private(set) var glyphs: [DisplayText.Glyph] = []
  private(set) var hiddenCount = 0
  private(set) var mixedScriptWords = 0
  private var column = 0
  private var word = ScriptCounter()
  private var wordStart = 0

  /// Tabs are at every eighth column.
  private static let tab = 8
  /// The marks that are drawn on one character; ncurses has room for no more.
  static let marks = 4

  init(count: Int) {
    glyphs.reserveCapacity(count)
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        let scalar = Unicode.Scalar(byte)
        follow(Script.ofASCII(byte))
        append(Character(scalar), columns: 1, at: index, length: 1)
        index += 1
      } else if let (scalar, length) = UTF8Strict.decode(bytes, at: index) {
        append(scalar, at: index, length: length)
        index += length
      } else {
        let digits = Hexadecimal.text(byte, digits: 2, uppercase: true)
        substitute("‹" + digits + "›", at: index, length: 1)
        index += 1
      }
    }
    endWord()
  }

  private mutating func append(_ character: Character, columns: Int, at offset: Int, length: Int) {
    glyphs.append(.init(character: character, columns: columns, offset: offset, length: length))
    column += columns
  }

  private mutating func append(_ scalar: Unicode.Scalar, at offset: Int, length: Int) {
    let kind = CharacterClass(scalar)
    switch kind {
    case .narrow, .wide:
      follow(Script.of(scalar))
      append(Character(scalar), columns: kind == .wide ? 2 : 1, at: offset, length: length)
    case .blank:
      follow(.none)
      blanks(scalar, at: offset, length: length)
    case .combining: join(scalar, at: offset, length: length)
    case .control:
      follow(.none)
      substitute(CharacterClass.caret(scalar), at: offset, length: length)
    case .emojiSelector:
      // Chooses how the emoji before it is drawn, and nothing else; anywhere else it is hidden.
      guard let last = glyphs.last, !last.isSubstitute, last.bytes.upperBound == offset,
        last.character.unicodeScalars.count == 1, let base = last.character.unicodeScalars.first,
        base.value > 0xFF, base.properties.isEmoji, last.bytes.count == base.utf8.count
      else { return substitute(CharacterClass.name(scalar), at: offset, length: length) }
      glyphs[glyphs.count - 1].join(last.character, length: length)
    case .hidden:
      substitute(CharacterClass.name(scalar), at: offset, length: length)
    }
  }

  /// A blank of one column or two, or a tab up to its stop.
  private mutating func blanks(_ scalar: Unicode.Scalar, at offset: Int, length: Int) {
    let count = scalar == "\t" ? Self.tab - column % Self.tab : scalar.value == 0x3000 ? 2 : 1
    for place in 0..<count {
      glyphs.append(
        .init(character: " ", columns: 1, offset: offset, length: length, isFirst: place == 0))
    }
    column += count
  }

  /// Draws a mark on the character before it, if there is one that can bear it.
  private mutating func join(_ scalar: Unicode.Scalar, at offset: Int, length: Int) {
    if let last = glyphs.last, !last.isSubstitute, last.character != " ",
      last.character.unicodeScalars.count <= Self.marks, last.bytes.upperBound == offset
    {
      var scalars = String.UnicodeScalarView(last.character.unicodeScalars)
      scalars.append(scalar)
      let joined = String(scalars)
      if let character = joined.first, joined.utf8.count == character.utf8.count {
        glyphs[glyphs.count - 1].join(character, length: length)
        return
      }
    }
    substitute(CharacterClass.name(scalar), at: offset, length: length)
  }

  private mutating func substitute(_ text: String, at offset: Int, length: Int) {
    hiddenCount += 1
    var isFirst = true
    for character in text {
      glyphs.append(
        .init(
          character: character, columns: 1, offset: offset, length: length, isSubstitute: true,
          isFirst: isFirst))
      column += 1
      isFirst = false
    }
  }

  /// Keeps track of the word that the next glyph continues or ends.
  private mutating func follow(_ script: Script) {
    guard script != .none else { return endWord() }
    if word.isEmpty { wordStart = glyphs.count }
    word.add(script)
  }

  /// Marks the letters of a word that are not of its main script.
  private mutating func endWord() {
    guard !word.isEmpty else { return }
    defer { word = ScriptCounter() }
    guard word.isMixed else { return }
    mixedScriptWords += 1
    let main = word.main
    for index in wordStart..<glyphs.count where !glyphs[index].isSubstitute {
      guard let scalar = glyphs[index].character.unicodeScalars.first else { continue }
      let script = Script.of(scalar)
      if script != .none, script != main { glyphs[index].isHomoglyph = true }
    }
  }
}

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Strict {
  /// True for a text that is UTF-8 as a whole.
  ///
  /// Cost: linear, sixty-four bytes at a time where all are ASCII.
  static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      while let place = ByteBlock.first(
        in: text, start..<text.count, where: { $0[0].are(in: 0x80...0xFF) }, { text[$0] >= 0x80 })
      {
        guard let (_, length) = decode(text, at: place) else { return false }
        start = place + length
      }
      return true
    }
  }

  /// The character at a place and how many bytes it has; nil if there is none.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for step in 1..<length {
      let byte = bytes[index + step]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
