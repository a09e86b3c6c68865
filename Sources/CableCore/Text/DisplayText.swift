/// Text that is safe to show: the one way from document data to anything a person sees.
///
/// Controls, bidirectional overrides, invisible, private and unassigned characters and bytes that
/// are no UTF-8 become visible substitutes. Nothing is left out: every glyph knows the bytes that
/// it came from, and the bytes of all glyphs together are the bytes of the text.
public struct DisplayText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// What is drawn, in the order of columns.
  public private(set) var glyphs: [Glyph] = []
  /// How many characters or bytes had to be replaced by something that can be seen.
  public private(set) var hiddenCount = 0
  /// How many words mix letters of scripts that look alike, as `СОNFIDENTIAL` with a Cyrillic С.
  public private(set) var mixedScriptWords = 0

  /// Makes any string safe.
  public init(_ string: String) {
    var string = string
    self = string.withUTF8 { DisplayText(buffer: $0) }
  }

  /// Makes any bytes safe; what is not UTF-8 is shown as what it is.
  ///
  /// Cost: linear.
  public init(utf8 bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { DisplayText(buffer: $0) }
  }

  /// Makes any bytes safe, such as a part of a file; offsets count from the start of the part.
  public init(utf8 bytes: ArraySlice<UInt8>) {
    self = bytes.withUnsafeBufferPointer { DisplayText(buffer: $0) }
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// Glyphs that are already safe, such as a slice of another text.
  public init(glyphs: [Glyph]) {
    self.glyphs = glyphs
    for glyph in glyphs {
      if glyph.isSubstitute, glyph.isFirst { hiddenCount += 1 }
    }
    var inside = false
    for glyph in glyphs {
      if glyph.isHomoglyph {
        if !inside { mixedScriptWords += 1 }
        inside = true
      } else if glyph.character == " " {
        inside = false
      }
    }
  }

  private init(buffer: UnsafeBufferPointer<UInt8>) {
    var maker = DisplayTextMaker(count: buffer.count)
    maker.read(buffer)
    glyphs = maker.glyphs
    hiddenCount = maker.hiddenCount
    mixedScriptWords = maker.mixedScriptWords
  }

  /// How many columns it takes on the screen; cost linear.
  public var columns: Int { glyphs.reduce(0) { $0 + $1.columns } }

  /// As a string: safe to print.
  public var string: String { String(glyphs.map(\.character)) }

  /// What the status line says about what cannot be seen; nil if there is nothing to say.
  public var warning: String? {
    HiddenCharacters(hidden: hiddenCount, mixedScriptWords: mixedScriptWords).warning
  }

  /// As much as fits, with `…` where something is left out.
  public func truncated(to limit: Int) -> DisplayText {
    var used = 0
    // The glyphs that stay if an ellipsis must follow them.
    var kept = 0
    for (index, glyph) in glyphs.enumerated() {
      if used + glyph.columns > limit {
        guard limit > 0 else { return DisplayText(glyphs: []) }
        var short = Array(glyphs[..<kept])
        short.append(Glyph(character: "…", columns: 1, offset: glyphs[kept].offset, length: 0))
        return DisplayText(glyphs: short)
      }
      used += glyph.columns
      if used <= limit - 1 { kept = index + 1 }
    }
    return self
  }

  /// Breaks at blanks into lines of at most `limit` columns; longer words are cut.
  ///
  /// Cost: linear, whatever the limit.
  ///
  /// - Returns: at least one line. The blank at a break is left out.
  public func wrapped(to limit: Int) -> [DisplayText] {
    let limit = max(2, limit)
    var lines: [DisplayText] = []
    var start = 0
    var width = 0
    // The last blank of the line, and the columns up to and with it.
    var blank: (index: Int, width: Int)?
    var index = 0
    while index < glyphs.count {
      let glyph = glyphs[index]
      guard width + glyph.columns > limit else {
        width += glyph.columns
        if glyph.character == " " { blank = (index, width) }
        index += 1
        continue
      }
      if glyph.character == " " {
        lines.append(DisplayText(glyphs: Array(glyphs[start..<index])))
        index += 1
        (start, width) = (index, 0)
      } else if let last = blank, last.index > start {
        lines.append(DisplayText(glyphs: Array(glyphs[start..<last.index])))
        (start, width) = (last.index + 1, width - last.width)
      } else {
        lines.append(DisplayText(glyphs: Array(glyphs[start..<index])))
        (start, width) = (index, 0)
      }
      blank = nil
    }
    if start < glyphs.count || lines.isEmpty {
      lines.append(DisplayText(glyphs: Array(glyphs[start...])))
    }
    return lines
  }
}

extension DisplayText {
  /// One thing to draw: a character of one or two columns.
  ///
  /// A substitute such as `^[` takes several glyphs; each has the bytes of what it stands for.
  public struct Glyph: Sendable, Hashable {
    /// What is drawn in its columns; never a control or an invisible character.
    public var character: Character
    private var start: UInt32
    private var extent: UInt16
    private var width: UInt8
    private var flags: UInt8

    /// A glyph from its parts; `length` counts the bytes that it stands for.
    public init(
      character: Character, columns: Int, offset: Int, length: Int = 1, isSubstitute: Bool = false,
      isFirst: Bool = true
    ) {
      self.character = character
      start = UInt32(clamping: offset)
      extent = UInt16(clamping: length)
      width = UInt8(clamping: columns)
      flags = (isSubstitute ? 1 : 0) | (isFirst ? 0 : 2)
    }

    /// 1 or 2.
    public var columns: Int { Int(width) }

    /// The bytes that it stands for, in the UTF-8 of the text it was made from.
    public var bytes: Range<Int> { offset..<(offset + Int(extent)) }

    /// Where the bytes start.
    public var offset: Int { Int(start) }

    /// True if it stands for a character that must not be shown as such.
    public var isSubstitute: Bool { flags & 1 != 0 }

    /// False in the second and further glyphs of one substitute or tab.
    public var isFirst: Bool { flags & 2 == 0 }

    /// True for a letter of another script than most of its word, which may pass for one of it.
    public internal(set) var isHomoglyph: Bool {
      get { flags & 4 != 0 }
      set { flags = newValue ? flags | 4 : flags & ~4 }
    }

    /// Draws a mark on this character too.
    mutating func join(_ joined: Character, length: Int) {
      character = joined
      extent = UInt16(clamping: Int(extent) + length)
    }
  }
}
