/// Distinct texts, each stored once and named by a small number; the numbers never change.
///
/// Cost: a look-up is one hash and, nearly always, one comparison.
package struct SymbolTable<Thing>: Sendable {
  package private(set) var texts = TextColumn<Symbol<Thing>>()
  /// Where each text is found, for those that add texts; empty as long as nothing is added.
  ///
  /// Open addressing: symbol plus one, 0 where free.
  private var places: [UInt32] = []
  /// The same where texts are only looked for.
  private var fixedPlaces = Deferred<Stored<UInt32>>()

  /// No texts.
  package init() {}

  package var count: Int { texts.count }

  /// A symbol's text.
  subscript(symbol: Symbol<Thing>) -> String { texts[symbol] }

  /// All symbols, in the order in which their texts came.
  var symbols: Range<Symbol<Thing>> { texts.keys }

  /// A symbol's text as bytes.
  func bytes(of symbol: Symbol<Thing>) -> Slice<Stored<UInt8>> {
    texts.bytes[texts.range(symbol)]
  }

  /// Calls with a symbol's text as bytes.
  @inlinable
  package func withBytes<Result>(
    of symbol: Symbol<Thing>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result { texts.withBytes(symbol, body) }

  /// The symbol of a text, new where it was not there.
  mutating func intern(_ text: String) -> Symbol<Thing> {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// The symbol of some bytes, new where they were not there.
  package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Symbol<Thing> {
    if count * 3 >= places.count * 2 { places = madePlaces(room: count) }
    let place = place(of: bytes, in: places)
    if places[place] != 0 { return Symbol(number: places[place] - 1) }
    texts.append(bytes)
    places[place] = UInt32(count)
    if fixedPlaces.known != nil { fixedPlaces = Deferred() }
    return Symbol(count - 1)
  }

  /// The symbol of a text, if it is there; `index` must have been called since texts were visited.
  func find(_ text: String) -> Symbol<Thing>? {
    var text = text
    return text.withUTF8 { find($0) }
  }

  /// The symbol of some bytes, if they are there.
  package func find(_ bytes: [UInt8]) -> Symbol<Thing>? {
    bytes.withUnsafeBufferPointer { find($0) }
  }

  /// The symbol of some bytes, if they are there.
  func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Symbol<Thing>? { finder.find(bytes) }

  /// What looks for many texts, one after the other, in the table as it is now.
  var finder: Finder {
    Finder(table: self, places: places.isEmpty ? keptPlaces : Stored(places))
  }

  /// Where each text is found, for a table to which nothing is added; made when it is first asked for.
  var keptPlaces: Stored<UInt32> { fixedPlaces.value { Stored(madePlaces(room: 0)) } }

  /// Takes what `keptPlaces` gave of a table with the same texts.
  mutating func keep(_ places: Stored<UInt32>) { fixedPlaces = Deferred(places) }

  /// True if some places can be those of as many texts: each leads to a text, and a search comes to an end.
  static func areSound(_ places: Stored<UInt32>, count: Int) -> Bool {
    places.count == placeCount(count) && places.areWithin(0...UInt32(count))
      && places.count(where: { $0 != 0 }) == count
  }

  private static func placeCount(_ count: Int) -> Int { count * 5 / 3 + 8 }

  /// A table with where its texts are found.
  struct Finder {
    fileprivate let table: SymbolTable
    fileprivate let places: Stored<UInt32>

    /// The symbol of some bytes, if they are there.
    func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Symbol<Thing>? {
      guard table.count > 0 else { return nil }
      let found = places[table.place(of: bytes, in: places)]
      return found == 0 ? nil : Symbol(number: found - 1)
    }
  }

  /// Takes the texts as they are now; where each is found is seen when one is first looked for.
  mutating func index() {
    places = []
    fixedPlaces = Deferred()
  }

  /// Looks where each text is found, so that no look-up waits for it.
  func prepare() { _ = find("") }

  /// Where each text is found, with room for more.
  ///
  /// Three of five places are taken: so few bytes that a table of millions is small, and so many that a look-up
  /// compares one text or two.
  private func madePlaces(room: Int) -> [UInt32] {
    var places = [UInt32](repeating: 0, count: Self.placeCount(count + room))
    places.withUnsafeMutableBufferPointer { places in
      for symbol in symbols {
        var place = texts.withBytes(symbol) { Self.firstPlace(of: $0, among: places.count) }
        while places[place] != 0 { place = place + 1 == places.count ? 0 : place + 1 }
        places[place] = symbol.number + 1
      }
    }
    return places
  }

  /// Where a text is looked for first.
  private static func firstPlace(of bytes: UnsafeBufferPointer<UInt8>, among count: Int) -> Int {
    Int(truncatingIfNeeded: Hashing.hash(bytes).multipliedFullWidth(by: UInt64(count)).high)
  }

  /// What has a count and a symbol, by the count, the highest first, and by the text where they are equal.
  ///
  /// Cost: no text is made; nearly always one number decides, which holds the count and the first twelve bytes.
  func sortedByCount<Item>(
    _ items: some Sequence<Item>, count: (Item) -> Int, symbol: (Item) -> Symbol<Thing>
  ) -> [Item] {
    var keys = items.map { item in
      let symbol = symbol(item)
      let rank = UInt128(UInt32.max - UInt32(clamping: count(item)))
      return (head: rank << 96 | texts.head(symbol) >> 32, symbol: symbol, item: item)
    }
    keys.sort { left, right in
      left.head != right.head
        ? left.head < right.head : texts.precedes(left.symbol, right.symbol)
    }
    return keys.map(\.item)
  }

  /// True if the text of a symbol is before that of another in the order of their bytes.
  func precedes(_ symbol: Symbol<Thing>, _ other: Symbol<Thing>) -> Bool {
    texts.precedes(symbol, other)
  }

  /// Lets a visitor see the texts; afterwards `index` is due if it changed them.
  mutating func visit(_ visitor: inout some ColumnVisitor) { texts.visit(&visitor) }

  private func place<Places: RandomAccessCollection>(
    of bytes: UnsafeBufferPointer<UInt8>, in places: Places
  ) -> Int where Places.Element == UInt32, Places.Index == Int {
    var place = Self.firstPlace(of: bytes, among: places.count)
    while places[place] != 0, !texts.equals(Symbol(number: places[place] - 1), bytes) {
      place = place + 1 == places.count ? 0 : place + 1
    }
    return place
  }
}

/// Texts one after the other in one array of bytes, one for each of a kind.
package struct TextColumn<Key: Numbered>: Sendable {
  package private(set) var bytes = Stored<UInt8>()
  /// Where each text ends.
  package private(set) var ends = Stored<UInt32>()

  /// No texts.
  package init() {}

  @inlinable
  package var count: Int { ends.count }
  /// All keys that have a text.
  @inlinable
  package var keys: Range<Key> { Key(0)..<Key(count) }

  /// A text, repaired where it is not UTF-8.
  subscript(key: Key) -> String { withBytes(key) { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of a text.
  package func array(_ key: Key) -> [UInt8] { withBytes(key) { Array($0) } }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Where a text is in `bytes`.
  @inlinable
  package func range(_ key: Key) -> Range<Int> {
    let index = key.index
    let start = Int(index == 0 ? 0 : ends[index - 1])
    // Of lent numbers that were lost since they were checked, zeros are left.
    return start..<max(start, Int(ends[index]))
  }

  @inlinable
  package func withBytes<Result>(_ key: Key, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    bytes.withUnsafeBufferPointer(range(key), body)
  }

  /// Calls with all bytes, and where each text ends.
  func withBuffers<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in ends.withUnsafeBufferPointer { body(bytes, $0) } }
  }

  /// Calls with all texts in one run, or in two where some are lent and some are not, so that nothing is copied.
  ///
  /// - Parameter body: gets the place of the first text, that of its first byte, the bytes, and where each text ends
  ///   among all bytes.
  func forEachRun(
    _ body: (Int, Int, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    for keys in [0..<ends.lentCount, ends.lentCount..<ends.count] where !keys.isEmpty {
      let start = keys.lowerBound == 0 ? 0 : Int(ends[keys.lowerBound - 1])
      let end = max(start, Int(ends[keys.upperBound - 1]))
      bytes.withUnsafeBufferPointer(start..<end) { bytes in
        ends.withUnsafeBufferPointer(keys) { body(keys.lowerBound, start, bytes, $0) }
      }
    }
  }

  @inlinable
  package func equals(_ key: Key, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes(key) { Hashing.areEqual(UnsafeRawBufferPointer($0), UnsafeRawBufferPointer(other)) }
  }

  /// The first sixteen bytes of a text, zeros after a shorter one: in the order of the texts.
  func head(_ key: Key) -> UInt128 {
    withBytes(key) { text in
      var head: UInt128 = 0
      for byte in text.prefix(16) { head = head << 8 | UInt128(byte) }
      return head << UInt128(8 * (16 - min(16, text.count)))
    }
  }

  /// True if a text is before another in the order of their bytes.
  func precedes(_ key: Key, _ other: Key) -> Bool {
    withBytes(key) { text in withBytes(other) { text.lexicographicallyPrecedes($0) } }
  }

  mutating func visit(_ visitor: inout some ColumnVisitor) {
    visitor.visit(&bytes)
    visitor.visit(&ends)
  }

  /// True if every text is inside the bytes.
  var isSound: Bool {
    ends.areRising() && Int(ends.last ?? 0) == bytes.count
  }
}

/// For each cable a list of symbols, or of what has a symbol in it, one after the other.
package struct ListColumn<Value: Numbered>: Sendable {
  package private(set) var values = Stored<Value>()
  package private(set) var ends = Stored<UInt32>()

  /// No lists.
  init() {}

  var count: Int { ends.count }
  /// All cables that have a list.
  var slots: Range<Slot> { Slot(0)..<Slot(count) }

  @inlinable
  package subscript(slot: Slot) -> Slice<Stored<Value>> { values[range(slot)] }

  @inlinable
  package func range(_ slot: Slot) -> Range<Int> {
    let index = slot.index
    let start = Int(index == 0 ? 0 : ends[index - 1])
    // As of texts.
    return start..<max(start, Int(ends[index]))
  }

  /// Makes room for so many values in so many lists.
  mutating func reserve(values valueCount: Int, lists: Int) {
    values.reserveCapacity(valueCount)
    ends.reserveCapacity(lists)
  }

  /// Adds the lists of another column after those that are here.
  mutating func append(lists other: ListColumn) {
    let before = UInt32(truncatingIfNeeded: values.count)
    reserve(values: values.count + other.values.count, lists: count + other.count)
    values.append(contentsOf: other.values)
    ends.append(contentsOf: other.ends.lazy.map { $0 &+ before })
  }

  mutating func append(_ list: some Sequence<Value>) {
    values.append(contentsOf: list)
    ends.append(UInt32(truncatingIfNeeded: values.count))
  }

  mutating func visit(_ visitor: inout some ColumnVisitor) {
    visitor.visit(&values)
    visitor.visit(&ends)
  }

  /// True if every list is inside the values, and each value's number is below the bound.
  func isSound(below bound: Int) -> Bool {
    ends.areRising() && Int(ends.last ?? 0) == values.count && values.areBelow(bound)
  }
}

/// Sees every array of some columns, always in one order; this is how they are saved and loaded.
package protocol ColumnVisitor {
  /// Sees an array of numbers, or of what is one number: as bytes they have no gaps.
  mutating func visit<Value: BitwiseCopyable & Sendable>(_ column: inout Stored<Value>)
}

/// Gives back the room that arrays keep for what may still come.
package struct ColumnTrimmer: ColumnVisitor {
  /// A trimmer.
  package init() {}

  package mutating func visit<Value: BitwiseCopyable & Sendable>(_ column: inout Stored<Value>) {
    column.trim()
  }
}

/// Hashes that stay the same between runs and machines; not for keeping secrets.
package enum Hashing {
  /// A hash of some bytes, eight at a time.
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    hash(UnsafeRawBufferPointer(bytes), seed: seed)
  }

  /// A hash of some bytes, eight at a time.
  package static func hash(_ raw: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var state = seed ^ 0x9E37_79B9_7F4A_7C15 &* (UInt64(raw.count) &+ 1)
    var offset = 0
    while offset + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      state = mix(state ^ word)
      offset += 8
    }
    var last: UInt64 = 0
    var shift: UInt64 = 0
    while offset < raw.count {
      last |= UInt64(raw[offset]) << shift
      shift += 8
      offset += 1
    }
    return mix(state ^ last ^ shift)
  }

  /// True if two runs of bytes are the same, eight at a time.
  @inlinable @inline(__always)
  package static func areEqual(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer)
    -> Bool
  {
    guard one.count == other.count else { return false }
    var offset = 0
    while offset + 8 <= one.count {
      guard
        one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset += 8
    }
    while offset < one.count {
      guard one[offset] == other[offset] else { return false }
      offset += 1
    }
    return true
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
