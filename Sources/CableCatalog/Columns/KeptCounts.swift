/// How many cables have each tag, post, class, caption, reason to withhold, and month.
///
/// They are kept up to date as slots are added and files go, and stored with the index: what all
/// rows divide by is read and not counted. Each section of a cable is a slot of its own here; only
/// `Library` knows which of them are one row.
package struct KeptCounts: Sendable, Hashable {
  /// How many slots, and how many entries of the list of dead files, are taken into account.
  private var slots = 0
  private var dead = 0
  /// By symbol.
  private(set) var tags: [UInt32] = []
  private(set) var posts: [UInt32] = []
  private(set) var classes: [UInt32] = []
  private(set) var captions: [UInt32] = []
  private(set) var exemptions: [UInt32] = []
  /// Since January of the year 1000.
  private(set) var months = [UInt32](repeating: 0, count: monthCount)
  private(set) var undated: UInt32 = 0

  /// Months from the year 1000 on that are counted; a later date is none.
  static let monthCount = 12 * 1_200

  /// Counts of nothing.
  package init() {}

  /// Counts of what some columns hold; `counted` has those of some of it, which are not counted again.
  ///
  /// Cost: a step for each slot that came since; where files went, one for each slot.
  package init(_ columns: CableColumns, _ files: FileColumns, after counted: KeptCounts = .init()) {
    if counted.fits(columns, files) { self = counted }
    tags.extend(to: columns.tagNames.count)
    posts.extend(to: columns.stations.count)
    classes.extend(to: columns.classifications.count)
    captions.extend(to: columns.captionNames.count)
    exemptions.extend(to: columns.exemptionNames.count)
    let before = BitSet(bound: files.count, files.dead[..<dead])
    let now = BitSet(bound: files.count, files.dead)
    if files.dead.count > dead {
      for slot in Slot(0)..<Slot(slots)
      where now.contains(columns.file[slot]) && !before.contains(columns.file[slot]) {
        add(slot, of: columns, &-)
      }
    }
    for slot in Slot(slots)..<Slot(columns.count) where !now.contains(columns.file[slot]) {
      add(slot, of: columns, &+)
    }
    slots = columns.count
    dead = files.dead.count
  }

  /// True if these can be counts of what was in the columns some time ago.
  private func fits(_ columns: CableColumns, _ files: FileColumns) -> Bool {
    slots <= columns.count && dead <= files.dead.count && tags.count <= columns.tagNames.count
      && posts.count <= columns.stations.count && classes.count <= columns.classifications.count
      && captions.count <= columns.captionNames.count
      && exemptions.count <= columns.exemptionNames.count
  }

  /// The month of a slot, counted as `months` are; nil without a date.
  static func month(_ slot: Slot, of columns: CableColumns) -> Int? {
    let sent = columns.sent[slot]
    guard sent >= 0 else { return nil }
    let month = Int(sent) / (31 * 1440)
    return month < monthCount ? month : nil
  }

  private mutating func add(
    _ slot: Slot, of columns: CableColumns, _ sum: (UInt32, UInt32) -> UInt32
  ) {
    func add<Thing>(_ list: ListColumn<Symbol<Thing>>, _ counts: inout [UInt32]) {
      for place in list.range(slot) {
        let symbol = list.values[place].index
        counts[symbol] = sum(counts[symbol], 1)
      }
    }
    add(columns.tags, &tags)
    add(columns.captions, &captions)
    add(columns.exemptions, &exemptions)
    addSingle(slot, of: columns, sum)
  }

  /// Adds what a cable has one of, or takes it away.
  private mutating func addSingle(
    _ slot: Slot, of columns: CableColumns, _ sum: (UInt32, UInt32) -> UInt32
  ) {
    let (post, own) = (columns.station[slot].index, columns.classification[slot].index)
    posts[post] = sum(posts[post], 1)
    classes[own] = sum(classes[own], 1)
    if let month = Self.month(slot, of: columns) {
      months[month] = sum(months[month], 1)
    } else {
      undated = sum(undated, 1)
    }
  }

  /// The counts of rows: of joined sections all are one.
  ///
  /// Cost: a step for each section that is joined.
  func joined(_ sections: SectionJoin, of columns: CableColumns) -> KeptCounts {
    guard !sections.followers.isEmpty else { return self }
    var counts = self
    for (slot, _) in sections.followers { counts.addSingle(slot, of: columns, &-) }
    func join<Thing>(_ list: ListColumn<Symbol<Thing>>, _ counts: inout [UInt32]) {
      for (slot, _) in sections.followers {
        for symbol in list[slot] { counts[symbol.index] &-= 1 }
      }
      sections.firsts.forEach { first in
        for symbol in list[first] { counts[symbol.index] &-= 1 }
        for symbol in sections.values(list, first) { counts[symbol.index] &+= 1 }
      }
    }
    join(columns.tags, &counts.tags)
    join(columns.captions, &counts.captions)
    join(columns.exemptions, &counts.exemptions)
    return counts
  }
}

extension KeptCounts {
  /// As an index stores them, in the byte order of the machine, as `ColumnCodec` does.
  package var encoded: [UInt8] {
    var numbers = [UInt32(slots), UInt32(dead), undated]
    for counts in [tags, posts, classes, captions, exemptions, months] {
      // Of months nearly all are empty, those before and after all others.
      let first = counts.firstIndex { $0 > 0 } ?? counts.count
      let end = (counts.lastIndex { $0 > 0 } ?? first - 1) + 1
      numbers += [UInt32(counts.count), UInt32(first), UInt32(end - first)]
      numbers += counts[first..<end]
    }
    return numbers.withUnsafeBytes { Array($0) }
  }

  /// What `encoded` gave; nil if it is anything else.
  package init?(decoding bytes: UnsafeRawBufferPointer) {
    var place = 0
    func number() -> UInt32? {
      guard place + 4 <= bytes.count else { return nil }
      defer { place += 4 }
      return bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    }
    func counts() -> [UInt32]? {
      guard let size = number(), let first = number(), let count = number(),
        size < 1 << 28, Int(first) + Int(count) <= Int(size), Int(count) * 4 <= bytes.count - place
      else { return nil }
      var counts = [UInt32](repeating: 0, count: Int(size))
      for index in 0..<Int(count) { counts[Int(first) + index] = number() ?? 0 }
      return counts
    }
    guard let slots = number(), let dead = number(), let undated = number(),
      let tags = counts(), let posts = counts(), let classes = counts(), let captions = counts(),
      let exemptions = counts(), let months = counts(), months.count == Self.monthCount,
      place == bytes.count
    else { return nil }
    (self.slots, self.dead, self.undated) = (Int(slots), Int(dead), undated)
    (self.tags, self.posts, self.classes) = (tags, posts, classes)
    (self.captions, self.exemptions, self.months) = (captions, exemptions, months)
  }
}

extension [UInt32] {
  /// Appends zeros up to a length.
  fileprivate mutating func extend(to length: Int) {
    if count < length { append(contentsOf: repeatElement(0, count: length - count)) }
  }
}
