public import CableCatalog
import CableCore

/// Words in a row, and how often they are.
public struct WordRun: Sendable, Hashable {
  /// Folded, with one blank between.
  public var words: String
  /// How many cables have it.
  public var cables: Int
  /// How often it is in them.
  public var hits: Int
}

extension Searcher {
  /// The most frequent runs of some number of words in the paragraphs of some cables.
  ///
  /// A run does not go beyond its paragraph. Cost: the reading of the cables, on all cores; some 60 bytes
  /// of memory for each different run, of which at most `most` are kept: then those that were seen once
  /// are let go, and counts may be too low by `missed`.
  ///
  /// - Parameters:
  ///   - length: how many words, from 1.
  ///   - rows: of the library.
  ///   - limit: at most so many.
  ///   - most: how many different runs are kept at a time.
  ///   - mostCables: how many cables are read at most, spread evenly over the rows; nil for all.
  /// - Returns: those in most cables first; how many different ones were counted; by how much a count may
  ///   be too low; how many cables were read; and why cables could not be read again.
  public func wordRuns(
    of length: Int, among rows: [Int], limit: Int, most: Int = 4_000_000, mostCables: Int? = nil
  ) -> (
    runs: [WordRun], count: Int, missed: Int, readCount: Int, errors: [LibraryError]
  ) {
    guard length > 0 else { return ([], 0, 0, 0, []) }
    let rows = spread(rows, most: mostCables)
    var counts: [UInt64: RunCount] = [:]
    var missed = 0
    let errors = read(rows) {
      var folder = WordFolder()
      return { cable, row in CableRuns(cable, row, of: length, &folder) }
    } each: { (found: CableRuns) in
      for (key, count) in found.counts {
        if counts[key]?.add(count) == nil { counts[key] = count }
      }
      if counts.count > most {
        // Whoever was seen once in so many is not among the most frequent.
        missed += 1
        counts = counts.filter { $0.value.cables > missed }
      }
    }
    let order = counts.values.sorted {
      ($1.cables, $1.hits, $0.row, $0.start) < ($0.cables, $0.hits, $1.row, $1.start)
    }
    let named = order.prefix(max(0, limit))
    var texts: [Int: String] = [:]
    var folder = WordFolder()
    // Each is spelled from the first cable that has it.
    for (row, places) in Dictionary(grouping: named.indices, by: { named[$0].row }) {
      guard let cable = try? LibraryLoader.cable(at: Int(row), of: library) else { continue }
      let words = CableRuns.words(of: cable, &folder)
      for place in places {
        let start = Int(named[place].start)
        guard start + length <= words.count else { continue }
        texts[place] = words[start..<start + length].map { $0 ?? "" }.joined(separator: " ")
      }
    }
    let runs = named.indices.compactMap { place in
      texts[place].map {
        WordRun(words: $0, cables: Int(named[place].cables), hits: Int(named[place].hits))
      }
    }
    return (runs, counts.count, missed, rows.count, errors)
  }
}

/// How often a run is, and where it was found first.
private struct RunCount: Sendable {
  var cables: UInt32
  var hits: UInt32
  var row: UInt32
  /// The number of its first word in the cable, the ends of paragraphs counted as words.
  var start: UInt32

  mutating func add(_ other: RunCount) {
    cables += other.cables
    hits += other.hits
    // Cables are read in the order of their files, and named is the first one that is listed.
    if other.row < row { (row, start) = (other.row, other.start) }
  }
}

/// The runs of one cable by a hash of their words.
private struct CableRuns: Sendable {
  private(set) var counts: [UInt64: RunCount] = [:]

  /// The runs; nil if there are none.
  init?(_ cable: Cable, _ row: Int, of length: Int, _ folder: inout WordFolder) {
    let words = Self.words(of: cable, &folder)
    let hashes = words.map { word -> UInt64? in
      guard var word else { return nil }
      return word.withUTF8 { Hashing.hash($0) }
    }
    guard hashes.count >= length else { return nil }
    for start in 0...hashes.count - length {
      var key: UInt64 = 0
      var isWhole = true
      for hash in hashes[start..<start + length] {
        guard let hash else {
          isWhole = false
          break
        }
        key = (key ^ hash) &* 0x9E37_79B9_7F4A_7C15
        key ^= key >> 29
      }
      guard isWhole else { continue }
      if counts[key] == nil {
        counts[key] = RunCount(
          cables: 1, hits: 1, row: UInt32(clamping: row), start: UInt32(clamping: start))
      } else {
        counts[key]?.hits += 1
      }
    }
    if counts.isEmpty { return nil }
  }

  /// The folded words of the paragraphs in a row; nil where a paragraph ends.
  static func words(of cable: Cable, _ folder: inout WordFolder) -> [String?] {
    var words: [String?] = []
    for paragraph in cable.paragraphs {
      folder.removeAll()
      var text = paragraph.text
      text.withUTF8 { folder.fold($0) }
      folder.forEachWord { words.append(String(decoding: $0, as: UTF8.self)) }
      words.append(nil)
    }
    return words
  }
}
