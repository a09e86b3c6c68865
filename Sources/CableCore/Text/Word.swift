/// A run of bytes without blanks, and its place.
///
/// The preamble is a matter of words: each is compared with dozens of labels, levels, captions and
/// prosigns, and is hardly ever any of them. So a word is no `String`, which must be checked,
/// counted and compared with care for Unicode, but its first sixteen bytes in one number: a
/// comparison is one step, and a list of words owns no memory but its own.
struct Word: Sendable {
  /// The first sixteen bytes in two halves, the first of them lowest; zero past the end.
  ///
  /// A number of sixteen bytes would have every list of words allocated for its alignment.
  private let low, high: UInt64
  /// How many bytes it has.
  let count: Int
  /// Every byte of a word that is longer than its key.
  private let long: Long

  /// The bytes of a long word, and nothing for others.
  ///
  /// An enumeration of its own: to copy an optional goes through the runtime, to copy this only finds
  /// that there is nothing to retain.
  private enum Long: Sendable { case none, bytes([UInt8]) }

  /// All of a long word; nil for others.
  private var whole: [UInt8]? {
    @inline(__always)
    get { if case .bytes(let bytes) = long { bytes } else { nil } }
  }
  /// Where it is in the source; empty for a word of a container's.
  var range: Range<Int>

  /// The first sixteen bytes, the first of them lowest; zero past the end.
  var key: UInt128 {
    @inline(__always)
    get { UInt128(high) << 64 | UInt128(low) }
  }

  /// The bytes of a key.
  private static let width = 16

  @inline(__always)
  private init(key: UInt128, count: Int, range: Range<Int>) {
    (low, high) = (UInt64(truncatingIfNeeded: key), UInt64(truncatingIfNeeded: key >> 64))
    self.count = count
    long = .none
    self.range = range
  }

  /// The bytes of a range of a text.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self = bytes.withUnsafeBufferPointer { Word($0, range) }
  }

  /// A word as it should have been printed, at the place of what was.
  init(spelled text: String, at range: Range<Int>) {
    var text = text
    self = text.withUTF8 { Word($0, 0..<$0.count) }
    self.range = range
  }

  @inline(__always)
  private init(_ input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let start = range.lowerBound
    let key: UInt128
    if start + Self.width <= input.count {
      let block = UnsafeRawBufferPointer(input).loadUnaligned(
        fromByteOffset: start, as: UInt128.self)
      key = UInt128(littleEndian: block) & Self.mask(range.count)
    } else {
      key = Self.keyAtEnd(of: input, range)
    }
    (low, high) = (UInt64(truncatingIfNeeded: key), UInt64(truncatingIfNeeded: key >> 64))
    count = range.count
    long = range.count > Self.width ? Self.long(input, range) : .none
    self.range = range
  }

  // What few words need is kept out of the loops that make them.
  @inline(never)
  private static func keyAtEnd(
    of input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> UInt128 {
    range.prefix(width).reversed().reduce(0) { $0 << 8 | UInt128(input[$1]) }
  }

  @inline(never)
  private static func long(_ input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Long {
    .bytes(Array(input[range]))
  }

  /// True if the key holds all of its bytes.
  var isWholeInKey: Bool { count <= Self.width }

  /// Ones for a number of bytes.
  @inline(__always)
  private static func mask(_ count: Int) -> UInt128 {
    // In halves: to shift the whole takes three times as long.
    if count >= width { return UInt128.max }
    let bytes = UInt64(count & 7) * 8
    let ones = (1 as UInt64) &<< bytes &- 1
    return count >= 8 ? UInt128(ones) << 64 | UInt128(UInt64.max) : UInt128(ones)
  }

  /// The words of a range of a byte text.
  static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Word] {
    var words: [Word] = []
    append(bytes, range, to: &words)
    return words
  }

  /// A text as one line, with one blank between its words.
  static func line(_ text: [UInt8]) -> String { words(text, 0..<text.count).joined }

  /// Adds the words of a range of a byte text to others, until there are as many as a limit.
  static func append(
    _ bytes: [UInt8], _ range: Range<Int>, to words: inout [Word], upTo limit: Int = .max
  ) {
    let range = range.clamped(to: 0..<bytes.count)
    guard words.count < limit else { return }
    if words.capacity == 0 { words.reserveCapacity(min(range.count / 4 + 1, 16)) }
    bytes.withUnsafeBufferPointer { input in
      forEach(in: input, range) { place in
        words.append(Word(input, place))
        return words.count < limit
      }
    }
  }

  /// Calls a closure with the place of each word of a range in order, as long as it returns true.
  @inline(__always)
  private static func forEach(
    in input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Bool
  ) {
    var start = range.lowerBound
    // A block is compared once for all the words that end in it.
    var block = start
    while block < range.upperBound, block &+ ByteBlock.width <= input.count {
      var found = ByteBlock(input, at: block).are(in: 0...0x20).inOrder
      while !found.isEmpty {
        let place = block &+ found.first
        guard place < range.upperBound else { break }
        found.removeFirst()
        guard input[place].isBlank else { continue }
        if start < place, !body(start..<place) { return }
        start = place &+ 1
      }
      block &+= ByteBlock.width
    }
    // Of the last bytes of a text there is no block.
    for place in min(block, range.upperBound)..<range.upperBound where input[place].isBlank {
      if start < place, !body(start..<place) { return }
      start = place &+ 1
    }
    if start < range.upperBound { _ = body(start..<range.upperBound) }
  }

  /// Where the word ends that begins with a range.
  @inline(__always)
  private static func end(in input: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index &+ ByteBlock.width <= input.count {
      var found = ByteBlock(input, at: index).are(in: 0...0x20).inOrder
      while !found.isEmpty {
        let place = index &+ found.first
        if place >= range.upperBound { return range.upperBound }
        if input[place].isBlank { return place }
        found.removeFirst()
      }
      index &+= ByteBlock.width
      if index >= range.upperBound { return range.upperBound }
    }
    while index < range.upperBound, !input[index].isBlank { index &+= 1 }
    return index
  }

  /// The first word of a range of a byte text.
  static func first(_ bytes: [UInt8], _ range: Range<Int>) -> Word? {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { input in
      guard let start = range.first(where: { !input[$0].isBlank }) else { return nil }
      return Word(input, start..<end(in: input, start..<range.upperBound))
    }
  }

  /// The places of the words of a range of a byte text, instead of those that were there.
  ///
  /// - Returns: true if one blank is between each two of them.
  static func find(_ ranges: inout [Range<Int>], in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<bytes.count)
    if ranges.capacity == 0 { ranges.reserveCapacity(16) }
    ranges.removeAll(keepingCapacity: true)
    return bytes.withUnsafeBufferPointer { input in
      var areSingle = true
      forEach(in: input, range) { place in
        if let before = ranges.last?.upperBound,
          place.lowerBound - before != 1 || input[before] != 0x20
        {
          areSingle = false
        }
        ranges.append(place)
        return true
      }
      return areSingle
    }
  }

  /// One of its bytes; 0 past its end.
  subscript(place: Int) -> UInt8 {
    if place < Self.width {
      return UInt8(truncatingIfNeeded: (place < 8 ? low : high) &>> UInt64((place & 7) * 8))
    }
    return place < count ? whole?[place] ?? 0 : 0
  }

  /// Puts its bytes into a buffer from a place on.
  ///
  /// Where the buffer has room for all of its key, zeros follow it.
  fileprivate func copy(to output: UnsafeMutableBufferPointer<UInt8>, at place: Int) {
    if let whole {
      for (index, byte) in whole.enumerated() { output[place + index] = byte }
      return
    }
    if place + Self.width <= output.count {
      UnsafeMutableRawBufferPointer(output).storeBytes(
        of: key.littleEndian, toByteOffset: place, as: UInt128.self)
      return
    }
    var rest = key
    for index in place..<(place + count) {
      output[index] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
    }
  }

  /// Its first byte; 0 where it is empty.
  var first: UInt8 { UInt8(truncatingIfNeeded: low) }
  /// Its last byte; 0 where it is empty.
  var last: UInt8 { count > 0 ? self[count - 1] : 0 }
  var isEmpty: Bool { count == 0 }

  /// As text; cost: a `String` is made.
  var text: String {
    if let whole { return String(decoding: whole, as: UTF8.self) }
    var bytes = key.littleEndian
    return withUnsafeBytes(of: &bytes) {
      String(decoding: UnsafeRawBufferPointer(rebasing: $0[..<count]), as: UTF8.self)
    }
  }

  /// As text in capitals; cost: a `String` is made, and another for letters that are not ASCII.
  var upper: String { isASCII ? uppercased.text : text.uppercased() }

  /// Its letters in capitals; cost: a `String` is made, and another for letters that are not ASCII.
  var upperLetters: String {
    guard isASCII else { return text.uppercased().filter(\.isLetter) }
    return String(unsafeUninitializedCapacity: count) { output in
      var end = 0
      forEach { byte in
        guard byte.isLetter else { return }
        output[end] = byte.uppercased
        end += 1
      }
      return end
    }
  }

  /// True if every byte is ASCII.
  var isASCII: Bool {
    if let whole { return whole.allSatisfy { $0 < 0x80 } }
    return key & Self.each(0x80) == 0
  }

  /// The word with its ASCII letters in capitals.
  var uppercased: Word {
    if let whole {
      let upper = whole.map(\.uppercased)
      var word = Word(upper, 0..<upper.count)
      word.range = range
      return word
    }
    // The top bit of each small letter becomes its bit of case.
    let small = places(of: UInt8(ascii: "a")...UInt8(ascii: "z"))
    return Word(key: key &- small >> 2, count: count, range: range)
  }

  /// A byte in all sixteen places.
  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt128 {
    let eight = UInt64(byte) &* 0x0101_0101_0101_0101
    return UInt128(eight) << 64 | UInt128(eight)
  }

  /// The top bit of each byte of the key that is between two ASCII bytes.
  ///
  /// All sixteen at once: adding to the low seven bits of a byte carries into its top bit where it
  /// is large enough, and never into its neighbour.
  @inline(__always)
  private func places(of range: ClosedRange<UInt8>) -> UInt128 {
    let low = key & Self.each(0x7F)
    let reach = low &+ Self.each(0x80 - range.lowerBound)
    let pass = low &+ Self.each(0x7F - range.upperBound)
    return (reach ^ pass) & ~key & Self.each(0x80)
  }

  /// True if there is a digit.
  var hasDigit: Bool {
    whole?.contains(where: \.isDigit) ?? (places(of: 0x30...0x39) != 0)
  }

  /// True if there is an ASCII letter.
  var hasASCIILetter: Bool {
    whole?.contains(where: \.isLetter)
      ?? (places(of: 0x41...0x5A) | places(of: 0x61...0x7A) != 0)
  }

  /// True if it is a number without sign.
  var isNumber: Bool {
    if let whole { return whole.allSatisfy(\.isDigit) }
    return count > 0 && places(of: 0x30...0x39) == Self.each(0x80) & Self.mask(count)
  }

  /// True if it is nothing but ASCII capitals.
  var isUpper: Bool {
    if let whole { return whole.allSatisfy(\.isUpper) }
    return count > 0 && places(of: 0x41...0x5A) == Self.each(0x80) & Self.mask(count)
  }

  /// True if there is a small letter of ASCII.
  var hasSmallLetter: Bool {
    whole?.contains { $0 != $0.uppercased } ?? (places(of: 0x61...0x7A) != 0)
  }

  /// True if there is a letter of any script.
  var hasLetter: Bool {
    hasASCIILetter || !isASCII && text.contains(where: \.isLetter)
  }

  /// True if it has the bytes of another, wherever the two are.
  func isSame(as other: Word) -> Bool {
    key == other.key && count == other.count && (isWholeInKey || whole == other.whole)
  }

  /// True if it is before another in some order of all words, which is not that of letters.
  func precedes(_ other: Word) -> Bool {
    if key != other.key { return key < other.key }
    if count != other.count { return count < other.count }
    return (whole ?? []).lexicographicallyPrecedes(other.whole ?? [])
  }

  /// True if it is a text of ASCII, case-sensitively.
  func `is`(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && begins(text) }

  /// True if it begins with a text of ASCII, case-sensitively.
  func begins(_ text: StaticString) -> Bool { has(text, at: 0) }

  /// True if it ends with a text of ASCII, case-sensitively.
  func ends(_ text: StaticString) -> Bool { has(text, at: count - text.utf8CodeUnitCount) }

  /// True if a text of ASCII is at a place, case-sensitively.
  func has(_ text: StaticString, at place: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    if !isWholeInKey {
      return (0..<length).allSatisfy { self[place + $0] == text.utf8Start[$0] }
    }
    var rest = key >> UInt128(place * 8)
    for index in 0..<length {
      if UInt8(truncatingIfNeeded: rest) != text.utf8Start[index] { return false }
      rest >>= 8
    }
    return true
  }

  /// The first place of a byte.
  func firstIndex(of byte: UInt8) -> Int? {
    guard contains(byte) else { return nil }
    return (0..<count).first { self[$0] == byte }
  }

  /// True if a byte is among its own.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    if let whole { return whole.contains(byte) }
    // A byte of zero is the only one from which one cannot be taken without its top bit.
    let others = key ^ Self.each(byte)
    return (others &- Self.each(1)) & ~others & Self.each(0x80) != 0
  }

  /// True if every byte is of a kind; true for an empty word.
  @inline(__always)
  func allSatisfy(_ isKind: (UInt8) -> Bool) -> Bool { prefixCount(isKind) == count }

  /// True if a byte is of a kind.
  @inline(__always)
  func contains(where isKind: (UInt8) -> Bool) -> Bool { prefixCount { !isKind($0) } < count }

  /// Calls a closure with each of its bytes in order.
  @inline(__always)
  func forEach(_ body: (UInt8) -> Void) {
    if let whole { return whole.forEach(body) }
    var rest = key
    for _ in 0..<count {
      body(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// How many of its first bytes are of a kind.
  @inline(__always)
  func prefixCount(_ isKind: (UInt8) -> Bool) -> Int {
    if let whole { return whole.firstIndex { !isKind($0) } ?? count }
    var rest = key
    for place in 0..<count {
      if !isKind(UInt8(truncatingIfNeeded: rest)) { return place }
      rest >>= 8
    }
    return count
  }

  /// The part of a word from a byte on.
  func dropping(_ first: Int) -> Word { part(min(first, count)..<count) }

  /// The part of a word up to a byte.
  func prefix(_ length: Int) -> Word { part(0..<min(length, count)) }

  /// The parts that a byte separates, empty ones left out.
  func split(at byte: UInt8) -> [Word] {
    var parts: [Word] = []
    var start = 0
    for place in 0...count where place == count || self[place] == byte {
      if start < place { parts.append(part(start..<place)) }
      start = place + 1
    }
    return parts
  }

  /// The word with another right after it, as if there were no blank between them.
  ///
  /// Their order may be another in the source: its range ends then where it begins.
  func appending(_ next: Word) -> Word {
    let whole = range.lowerBound..<max(range.lowerBound, next.range.upperBound)
    guard count + next.count <= Self.width else {
      return Word(spelled: text + next.text, at: whole)
    }
    return Word(
      key: key | next.key << UInt128(count * 8), count: count + next.count, range: whole)
  }

  /// True if it begins in the source where another ends; false for words without a place.
  fileprivate func adjoins(_ before: Word) -> Bool {
    range.lowerBound == before.range.upperBound && !range.isEmpty
  }

  /// A part of a word; a word without a place keeps none.
  func part(_ part: Range<Int>) -> Word {
    let start = min(range.lowerBound + part.lowerBound, range.upperBound)
    let place = start..<min(range.lowerBound + part.upperBound, range.upperBound)
    guard isWholeInKey else { return partOfLong(part, at: place) }
    return Word(
      key: key &>> UInt128(part.lowerBound * 8) & Self.mask(part.count), count: part.count,
      range: place)
  }

  @inline(never)
  private func partOfLong(_ part: Range<Int>, at place: Range<Int>) -> Word {
    var word = Word(whole ?? [], part)
    word.range = place
    return word
  }

  /// Its digits as a number; nil if there are other bytes, or too many.
  var number: Int? {
    guard count <= 16, isNumber else { return nil }
    var value = 0
    var rest = key
    for _ in 0..<count {
      value = value * 10 + Int(UInt8(truncatingIfNeeded: rest) - 0x30)
      rest >>= 8
    }
    return value
  }

  /// `RUEHTA`: R and four to seven more letters.
  var isRoutingIndicator: Bool {
    count >= 5 && count <= 8 && first == UInt8(ascii: "R") && isUpper
  }
}

extension BidirectionalCollection where Element == Word, Index == Int {
  /// Joined with one blank.
  var joined: String {
    var length = 0
    for word in self { length += word.count + 1 }
    return String(unsafeUninitializedCapacity: length) { output in
      var end = 0
      for word in self {
        word.copy(to: output, at: end)
        output[end + word.count] = 0x20
        end += word.count + 1
      }
      return Swift.max(0, end - 1)
    }
  }

  /// Joined with one blank, except where a word begins right at the end of the one before.
  var printed: String {
    guard zip(self, dropFirst()).contains(where: { $1.adjoins($0) }) else { return joined }
    var text = ""
    var last: Word?
    for word in self {
      if let last, !word.adjoins(last) { text += " " }
      text += word.text
      last = word
    }
    return text
  }

  /// From the first word's first byte to the last word's last; nil without words.
  var range: Range<Int>? {
    guard let first, let last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}
