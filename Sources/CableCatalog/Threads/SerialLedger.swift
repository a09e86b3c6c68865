import CableCore

/// What a library holds of the numbers that its posts gave: each post counts from 1 in every year.
public struct SerialLedger: Sendable {
  /// A post in a year.
  public struct Entry: Sendable, Hashable {
    /// Upper case without spaces, such as `ASTANA`.
    public var post: String
    /// Four digits.
    public var year: Int
    /// Numbers of which a cable is here.
    public var held: Int
    /// Numbers of which none is here and one is cited with its year.
    public var cited: Int
    /// Numbers below the highest that are neither here nor cited.
    public var unseen: Int
    /// Numbers that are cited without a year, of which this is the likelier; in none of the others.
    public var open: Int
    /// The highest number that is here or cited with its year: as many cables there were at least.
    public var highest: Int
    /// The cables that are here by `Classification.description`, empty for none; those with most first.
    public var classes: [Facets.Count]
  }

  /// Those with most cables that are here first, then by post and year.
  public let entries: [Entry]

  /// The ledger of a library for the posts and years of some of its rows.
  ///
  /// The posts and years are those of the rows and of what they cite. All cables of the library are
  /// looked at, also those that are not among the rows: a number is not missing because a filter leaves
  /// its cable out. Airgrams, which count in a series of their own, and
  /// cables without id are left out.
  ///
  /// Cost: one pass over the ids of the library, and over those that are cited and not here; a text is made
  /// for each post only.
  public init(_ library: Library, of rows: [Int]) {
    let storage = library.storage
    let ids = storage.columns.ids
    var series = SeriesTable(ids)
    let all = Array(library.rows.indices)
    let cited = library.missingSymbols(citedBy: all).symbols
    let open = CitationNetwork(library).openYears(of: cited)
    var serials = series.serials()
    // Of what is cited without a year, that of the likeliest.
    for (symbol, year) in open { serials[symbol.index] = series.serial(year.likeliest) }
    var counts = [Count](repeating: Count(), count: series.count)
    let order = storage.order
    for row in rows where order.indices.contains(row) {
      let symbol = storage.columns.id[order[row]]
      if let serial = serials[symbol.index] { counts[serial.series].isWanted = true }
    }
    for symbol in rows.count == all.count ? cited : library.missingSymbols(citedBy: rows).symbols {
      if let serial = serials[symbol.index] { counts[serial.series].isWanted = true }
    }
    let classification = storage.columns.classification
    var classes = ClassCounts()
    var seen = BitSet<Symbol<Named.Cable>>(bound: ids.count)
    for slot in order {
      // The newest of several copies is the one whose class is counted.
      let symbol = storage.columns.id[slot]
      guard let serial = serials[symbol.index], !seen.contains(symbol) else { continue }
      seen.insert(symbol)
      counts[serial.series].hold(serial.number)
      classes.add(classification[slot], of: serial.series)
    }
    for own in classes.all { counts[own.series].classes.append((own.name, own.count)) }
    let isOpen = BitSet(bound: ids.count, open.lazy.map(\.symbol))
    for symbol in cited {
      guard let serial = serials[symbol.index] else { continue }
      counts[serial.series].cite(serial.number, isOpen: isOpen.contains(symbol))
    }
    entries = counts.indices.filter { counts[$0].isWanted }.map { number in
      let (post, year) = series.names(number)
      return counts[number].entry(post, year, storage.columns.classifications)
    }.sorted { ($1.held, $0.post, $0.year) < ($0.held, $1.post, $1.year) }
  }

  /// What is counted of a post in a year.
  private struct Count {
    /// True if it is one of those that are asked for.
    var isWanted = false
    var held = 0
    var cited = 0
    var open = 0
    var highest = 0
    /// Each once.
    var classes: [(name: Symbol<Named.Classification>, count: Int)] = []

    /// Counts a cable that is here.
    mutating func hold(_ number: Int) {
      held += 1
      highest = max(highest, number)
    }

    /// Counts a cable that is cited and not here.
    mutating func cite(_ number: Int, isOpen: Bool) {
      if isOpen {
        open += 1
      } else {
        cited += 1
        highest = max(highest, number)
      }
    }

    func entry(_ post: String, _ year: Int, _ names: SymbolTable<Named.Classification>) -> Entry {
      Entry(
        post: post, year: year, held: held, cited: cited, unseen: max(0, highest - held - cited),
        open: open, highest: highest,
        classes: classes.map { Facets.Count(value: names[$0.name], count: $0.count) }
          .sorted { ($1.count, $0.value) < ($0.count, $1.value) })
    }
  }
}

/// How often each classification is in each series.
private struct ClassCounts {
  private(set) var all: [(series: Int, name: Symbol<Named.Classification>, count: Int)] = []
  /// By the series, and the classification in the lower half.
  private var places = HashNumbers()

  mutating func add(_ name: Symbol<Named.Classification>, of series: Int) {
    let key = UInt64(series) << 32 | UInt64(name.number)
    let place = places.number(of: key, new: all.count)
    if place == all.count { all.append((series, name, 0)) }
    all[place].count += 1
  }
}

/// The series in which posts number their cables: one for each post and year.
private struct SeriesTable {
  /// The series of a cable, and its number in it.
  struct Serial {
    var series: Int { Int(own.series) }
    var number: Int { Int(own.number) }
    // Small, since there is one for each id.
    private let own: (series: Int32, number: Int32)

    init(series: Int, number: Int) { own = (Int32(clamping: series), Int32(clamping: number)) }
  }

  private let ids: SymbolTable<Named.Cable>
  private var posts = SymbolTable<Named.Post>()
  /// By the post, and the year in the lower half.
  private var numbers = HashNumbers()
  private var all: [UInt64] = []
  /// What is between year and number of an id, and the post that it names: none for an airgram's.
  private var middles = SymbolTable<Middle>()
  private var postOfMiddle: [Symbol<Named.Post>?] = []

  private enum Middle {}

  init(_ ids: SymbolTable<Named.Cable>) { self.ids = ids }

  /// How many series there are so far.
  var count: Int { all.count }

  /// The post and the year of a series.
  func names(_ series: Int) -> (post: String, year: Int) {
    (
      posts[Symbol(number: UInt32(truncatingIfNeeded: all[series] >> 32))],
      Int(all[series] & 0xFFFF_FFFF)
    )
  }

  /// The serial of an id.
  mutating func serial(_ id: CableID) -> Serial {
    Serial(series: series(posts.intern(id.station), id.year), number: id.number)
  }

  /// The serial of each id by its symbol; nil for an airgram's, and for what is none.
  ///
  /// Cost: the bytes of the ids; one is parsed for the first of each post.
  mutating func serials() -> [Serial?] {
    var serials: [Serial?] = []
    serials.reserveCapacity(ids.count)
    let texts = ids.texts
    for symbol in ids.symbols {
      texts.withBytes(symbol) { serials.append(serial(of: symbol, $0)) }
    }
    return serials
  }

  @inline(__always)
  private mutating func serial(
    of symbol: Symbol<Named.Cable>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Serial? {
    guard let (year, middle, number) = Self.parts(text) else { return parsed(symbol) }
    let place = middles.intern(middle).index
    if place == postOfMiddle.count {
      let id = CableID(parsing: ids[symbol]).flatMap { $0.isAirgram ? nil : $0 }
      postOfMiddle.append(id.map { posts.intern($0.station) })
    }
    return postOfMiddle[place].map { Serial(series: series($0, year), number: number) }
  }

  private mutating func parsed(_ symbol: Symbol<Named.Cable>) -> Serial? {
    guard let id = CableID(parsing: ids[symbol]), !id.isAirgram else { return nil }
    return serial(id)
  }

  private mutating func series(_ post: Symbol<Named.Post>, _ year: Int) -> Int {
    let key = UInt64(post.number) << 32 | UInt64(year)
    let number = numbers.number(of: key, new: all.count)
    if number == all.count { all.append(key) }
    return number
  }

  /// The parts of an id as `CableID.description` writes it; nil for what is spelled otherwise.
  private static func parts(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (year: Int, middle: UnsafeBufferPointer<UInt8>, number: Int)? {
    func digit(_ place: Int) -> Int? {
      bytes[place] >= 0x30 && bytes[place] <= 0x39 ? Int(bytes[place] - 0x30) : nil
    }
    guard bytes.count > 3, let tens = digit(0), let ones = digit(1) else { return nil }
    var place = 2
    while place < bytes.count, bytes[place] >= 0x41, bytes[place] <= 0x5A { place += 1 }
    let middle = UnsafeBufferPointer(rebasing: bytes[2..<place])
    guard !middle.isEmpty, place < bytes.count, bytes.count - place <= 7, bytes[place] != 0x30
    else {
      return nil
    }
    var number = 0
    for place in place..<bytes.count {
      guard let digit = digit(place) else { return nil }
      number = number * 10 + digit
    }
    return ((tens < 5 ? 2000 : 1900) + tens * 10 + ones, middle, number)
  }
}
