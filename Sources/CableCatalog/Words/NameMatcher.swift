import CableCore

/// Finds all names of a list in texts at once.
///
/// A word becomes the number that it has among the words of the names, and those it is one slip away
/// from; names are looked for where their first word is. So a text costs the same for ten names as
/// for ten thousand, but for the hits.
package struct NameMatcher: Sendable {
  /// A name in a text.
  package struct Hit: Sendable, Hashable {
    /// Index among the names.
    package var name: Int
    /// In the UTF-8 of the text.
    package var range: Range<Int>
  }

  private struct Pattern: Sendable {
    var name: Int
    var words: [Int32]
    var allowsSlip: Bool
  }

  private let patterns: [Pattern]
  /// Numbers of the words of the names, by hash; two words of one hash would be taken for each other,
  /// which of 10,000 happens once in 10¹¹ lists.
  private let numbers: [UInt64: Int32]
  /// The words with slips, each with its number.
  private let slipping: SlipTable
  /// Patterns by the number of their first word.
  private let byFirst: [[Int32]]
  /// Patterns with slips by the number of their first word.
  private var near: [UInt64: [Int32]] = [:]
  private var folder = WordFolder()

  /// A matcher of some names.
  package init(_ names: [ListedName]) {
    var numbers: [UInt64: Int32] = [:]
    var slips = SlipTable()
    var patterns: [Pattern] = []
    for (index, name) in names.enumerated() {
      for form in name.forms {
        let words = form.map { word -> Int32 in
          let bytes = Array(word.utf8)
          let hash = bytes.withUnsafeBufferPointer { Hashing.hash($0) }
          let number = numbers[hash] ?? Int32(numbers.count)
          numbers[hash] = number
          if name.allowsSlip { slips.insert(bytes, number) }
          return number
        }
        patterns.append(Pattern(name: index, words: words, allowsSlip: name.allowsSlip))
      }
    }
    var byFirst = [[Int32]](repeating: [], count: numbers.count)
    for (index, pattern) in patterns.enumerated() {
      byFirst[Int(pattern.words[0])].append(Int32(index))
    }
    self.patterns = patterns
    self.numbers = numbers
    self.byFirst = byFirst
    slipping = slips
  }

  /// The names in a text, in order of place; of one name none within another.
  ///
  /// Cost: linear in the text, a look-up per word; more where many names begin with a word of it.
  package mutating func hits(in text: String) -> [Hit] {
    var text = text
    return text.withUTF8 { hits(in: $0) }
  }

  private mutating func hits(in text: UnsafeBufferPointer<UInt8>) -> [Hit] {
    folder.removeAll()
    folder.fold(text)
    var words: [Int32] = []
    var slips: [[Int32]] = []
    words.reserveCapacity(folder.ends.count)
    var isAny = false
    folder.forEachWord { word in
      let hash = Hashing.hash(word)
      let number = numbers[hash] ?? -1
      words.append(number)
      isAny = isAny || number >= 0
      guard !slipping.isEmpty else { return }
      let found = near[hash] ?? slipping.near(word)
      near[hash] = found
      slips.append(found)
      isAny = isAny || !found.isEmpty
    }
    guard isAny else { return [] }
    var found: [(name: Int, words: Range<Int>)] = []
    var ends: [Int: Int] = [:]
    for start in words.indices {
      var longest: [Int: Int] = [:]
      let firsts = (words[start] >= 0 ? [words[start]] : []) + (slips.isEmpty ? [] : slips[start])
      for first in firsts {
        for index in byFirst[Int(first)] {
          let pattern = patterns[Int(index)]
          guard fits(pattern, at: start, words, slips) else { continue }
          longest[pattern.name] = max(longest[pattern.name] ?? 0, pattern.words.count)
        }
      }
      for (name, length) in longest.sorted(by: { $0.key < $1.key })
      where start >= ends[name] ?? 0 {
        found.append((name, start..<start + length))
        ends[name] = start + length
      }
    }
    guard !found.isEmpty else { return [] }
    let places = WordFolder.places(in: text)
    return found.compactMap { name, words in
      guard words.upperBound <= places.count else { return nil }
      return Hit(
        name: name,
        range: places[words.lowerBound].lowerBound..<places[words.upperBound - 1].upperBound)
    }
  }

  /// True where the words of a pattern are in a row, one of them with a slip where it allows that.
  private func fits(
    _ pattern: Pattern, at start: Int, _ words: [Int32], _ slips: [[Int32]]
  ) -> Bool {
    guard start + pattern.words.count <= words.count else { return false }
    var left = pattern.allowsSlip ? 1 : 0
    for (offset, wanted) in pattern.words.enumerated() where words[start + offset] != wanted {
      guard left > 0, !slips.isEmpty, slips[start + offset].contains(wanted) else { return false }
      left -= 1
    }
    return true
  }
}

/// Words that may be one slip away, by what is left of them without one of their bytes.
package struct SlipTable: Sendable {
  /// Shorter words have too many others one slip away.
  private static let shortest = 4
  private var words: [(bytes: [UInt8], number: Int32)] = []
  private var byRest: [UInt64: [Int32]] = [:]
  private var known: Set<Int32> = []

  /// No words.
  package init() {}

  /// True without words.
  package var isEmpty: Bool { words.isEmpty }

  /// Adds a folded word under a number; short words have no slips.
  package mutating func insert(_ word: [UInt8], _ number: Int32) {
    guard word.count >= Self.shortest, known.insert(number).inserted else { return }
    let place = Int32(words.count)
    words.append((word, number))
    word.withUnsafeBufferPointer { word in
      for hash in Set(Self.rests(of: word)) { byRest[hash, default: []].append(place) }
    }
  }

  /// The numbers of the words that are one slip away from a folded word, itself excepted; rising.
  package func near(_ word: UnsafeBufferPointer<UInt8>) -> [Int32] {
    guard word.count >= Self.shortest - 1 else { return [] }
    var places: Set<Int32> = []
    for hash in Self.rests(of: word) { places.formUnion(byRest[hash] ?? []) }
    guard !places.isEmpty else { return [] }
    let spelled = String(decoding: word, as: UTF8.self)
    return places.filter { place in
      let other = String(decoding: words[Int(place)].bytes, as: UTF8.self)
      return Spelling.distance(spelled, other, limit: 1) == 1
    }.map { words[Int($0)].number }.sorted()
  }

  /// Hashes of a word and of what is left without each of its bytes.
  private static func rests(of word: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var rest = [UInt8](word)
    var hashes = [Hashing.hash(word)]
    for index in rest.indices {
      let byte = rest.remove(at: index)
      hashes.append(rest.withUnsafeBufferPointer { Hashing.hash($0) })
      rest.insert(byte, at: index)
    }
    return hashes
  }
}
