/// Some words in a row of the alphabet, each with the cables that hold it and its places in them.
///
/// Two texts of bytes, each behind its checksum: the words with their slots, and the places, which
/// only phrases need. A slot is a step from the one before (the first from the one before the
/// segment's first), doubled, plus one where the word stands there once; else the number of times
/// follows. A place is a step from the one before in the cable.
struct PostingBlock {
  /// A block as it is stored.
  struct Encoded: Sendable {
    /// Its first word.
    var first: [UInt8]
    var terms: [UInt8]
    var places: [UInt8]
  }

  /// A word's lists in a block.
  struct Entry {
    var slots: UnsafeBufferPointer<UInt8>
    /// Where its places lie among those of the block.
    var places: Range<Int>
  }

  /// Puts words into a block.
  struct Writer {
    /// Words in a block at most, and bytes after which it is full.
    private static let mostTerms = 256
    private static let fullBytes = 24_576

    private var first: [UInt8] = []
    private var last: [UInt8] = []
    private var count = 0
    private var head: [UInt8] = []
    private var slots: [UInt8] = []
    private var places: [UInt8] = []

    var isEmpty: Bool { count == 0 }
    var isFull: Bool {
      count >= Self.mostTerms || head.count + slots.count + places.count >= Self.fullBytes
    }

    /// Adds a word that is behind all others in the alphabet.
    mutating func append(_ term: [UInt8], slots: ArraySlice<UInt8>, places: ArraySlice<UInt8>) {
      if count == 0 { first = term }
      let shared = zip(last, term).prefix { $0 == $1 }.count
      Varint.append(shared, to: &head)
      Varint.append(term.count - shared, to: &head)
      head += term[shared...]
      Varint.append(slots.count, to: &head)
      Varint.append(places.count, to: &head)
      self.slots += slots
      self.places += places
      last = term
      count += 1
    }

    /// The block; the writer is empty again.
    mutating func take() -> Encoded {
      var terms: [UInt8] = []
      Varint.append(count, to: &terms)
      Varint.append(head.count, to: &terms)
      terms += head
      terms += slots
      let block = Encoded(
        first: first, terms: PostingBlock.sealed(terms), places: PostingBlock.sealed(places))
      self = Writer()
      return block
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let count: Int
  private let headStart: Int
  private let slotsStart: Int

  /// Opens the words of a block; nil where they are not what was written.
  init?(_ raw: UnsafeRawBufferPointer) {
    guard let bytes = Self.opened(raw) else { return nil }
    self.bytes = bytes
    var place = 0
    count = Int(Varint.read(bytes, at: &place))
    let headSize = Int(Varint.read(bytes, at: &place))
    headStart = place
    slotsStart = place + headSize
    guard slotsStart <= bytes.count else { return nil }
  }

  /// Calls with each word and its lists until that returns false; false where they do not fit.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>, Entry) -> Bool) -> Bool {
    var term: [UInt8] = []
    var place = headStart
    var slots = slotsStart
    var places = 0
    for _ in 0..<count {
      let shared = Int(Varint.read(bytes, at: &place))
      let added = Int(Varint.read(bytes, at: &place))
      guard shared <= term.count, place + added <= slotsStart else { return false }
      term.removeSubrange(shared...)
      term.append(contentsOf: bytes[place..<place + added])
      place += added
      let slotSize = Int(Varint.read(bytes, at: &place))
      let placeSize = Int(Varint.read(bytes, at: &place))
      guard slots + slotSize <= bytes.count else { return false }
      let entry = Entry(
        slots: UnsafeBufferPointer(rebasing: bytes[slots..<slots + slotSize]),
        places: places..<places + placeSize)
      slots += slotSize
      places += placeSize
      if !term.withUnsafeBufferPointer({ body($0, entry) }) { return true }
    }
    return true
  }

  /// The bytes behind their checksum.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    let checksum = bytes.withUnsafeBufferPointer { Hashing.hash($0) }
    return withUnsafeBytes(of: checksum.littleEndian) { Array($0) } + bytes
  }

  /// What `sealed` was given; nil where it is damaged.
  static func opened(_ raw: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8>? {
    guard raw.count >= 8 else { return nil }
    let checksum = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let rest = UnsafeRawBufferPointer(rebasing: raw[8...])
    guard Hashing.hash(rest) == checksum else { return nil }
    return rest.bindMemory(to: UInt8.self)
  }
}
