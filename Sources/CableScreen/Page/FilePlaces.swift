import CableCore

/// Where the text of a cable is in the bytes of its file, whatever the container did to it.
///
/// Tags, entities and quotation marks come between the words, and lines may end elsewhere, but the
/// words stay. So a place is where some words follow each other within a short distance.
struct FilePlaces {
  /// The byte at which the text begins; 0 where that was not found.
  private(set) var start = 0
  /// The bytes of each paragraph, in the order of the cable's; nil for one that was not found.
  private(set) var paragraphs: [Range<Int>?] = []

  private let file: [UInt8]
  /// Places that may still be looked at: a file of one word over and over has no end of them.
  private var budget = 10_000

  /// Bytes that may come between two words of the text.
  private static let gap = 120
  /// Words that a place is found by.
  private static let probe = 8
  /// Where the container changed everything, searching the rest of the file is in vain.
  private static let mostMissed = 20

  /// Finds the text and its paragraphs, each after the one before.
  ///
  /// Cost: linear in the file, at most `mostMissed` times, and `budget` places.
  init(of cable: Cable, in file: [UInt8]) {
    self.file = file
    let source = cable.source.bytes
    guard source != file else {
      paragraphs = cable.paragraphs.map { $0.range }
      return
    }
    var missed = 0
    var at = 0
    if let first = find(Self.words(of: source, in: 0..<source.count, last: false), from: 0) {
      at = first.lowerBound
      // Blank lines above it are no reason to leave the beginning of the file.
      start = file[..<at].allSatisfy { $0 <= 0x20 } ? 0 : at
    }
    for paragraph in cable.paragraphs {
      guard missed < Self.mostMissed,
        let found = find(Self.words(of: source, in: paragraph.range, last: false), from: at)
      else {
        missed += 1
        paragraphs.append(nil)
        continue
      }
      let last = find(
        Self.words(of: source, in: paragraph.range, last: true), from: found.lowerBound)
      // A last word that is much further away is that of another paragraph.
      let reach = found.lowerBound + 4 * paragraph.range.count + 1_000
      let end = last.map(\.upperBound).flatMap { $0 <= reach ? $0 : nil } ?? found.upperBound
      paragraphs.append(found.lowerBound..<closed(max(found.upperBound, end)))
      at = found.upperBound
    }
    separate()
  }

  /// The end of a sentence, with the signs that belong to its last word.
  private func closed(_ end: Int) -> Int {
    let signs = Array(".,;:!?)]\"'".utf8)
    return file[end...].firstIndex { !signs.contains($0) } ?? file.count
  }

  /// No paragraph reaches into the next one.
  private mutating func separate() {
    var limit = file.count
    for index in paragraphs.indices.reversed() {
      guard let range = paragraphs[index] else { continue }
      paragraphs[index] = range.lowerBound..<max(range.lowerBound, min(range.upperBound, limit))
      limit = range.lowerBound
    }
  }

  /// The first or the last words of a range.
  private static func words(of bytes: [UInt8], in range: Range<Int>, last: Bool)
    -> [ArraySlice<UInt8>]
  {
    var words: [ArraySlice<UInt8>] = []
    var at = last ? range.upperBound : range.lowerBound
    while words.count < probe {
      if last {
        while at > range.lowerBound, bytes[at - 1].script == nil { at -= 1 }
        let end = at
        while at > range.lowerBound, bytes[at - 1].script == bytes[end - 1].script { at -= 1 }
        guard at < end else { break }
        words.append(bytes[at..<end])
      } else {
        while at < range.upperBound, bytes[at].script == nil { at += 1 }
        let start = at
        while at < range.upperBound, bytes[at].script == bytes[start].script { at += 1 }
        guard start < at else { break }
        words.append(bytes[start..<at])
      }
    }
    return last ? words.reversed() : words
  }

  /// The first place after a byte at which most of some words follow each other.
  private mutating func find(_ words: [ArraySlice<UInt8>], from start: Int) -> Range<Int>? {
    // The longest word is the rarest.
    guard let anchor = words.indices.max(by: { words[$0].count < words[$1].count }) else {
      return nil
    }
    var from = start
    while budget > 0, let found = next(words[anchor], in: from..<file.count) {
      budget -= 1
      var range = found
      var matched = 0
      for word in words[..<anchor].reversed() {
        let low = max(start, range.lowerBound - word.count - Self.gap)
        guard let before = last(word, in: low..<range.lowerBound) else { continue }
        range = before.lowerBound..<range.upperBound
        matched += 1
      }
      for word in words[(anchor + 1)...] {
        let high = min(file.count, range.upperBound + word.count + Self.gap)
        guard let after = next(word, in: range.upperBound..<high) else { continue }
        range = range.lowerBound..<after.upperBound
        matched += 1
      }
      if matched * 2 >= words.count - 1 { return range }
      from = found.upperBound
    }
    return nil
  }

  private func next(_ word: ArraySlice<UInt8>, in range: Range<Int>) -> Range<Int>? {
    guard let first = word.first else { return nil }
    var at = range.lowerBound
    while at + word.count <= range.upperBound {
      guard let found = file[at..<range.upperBound].firstIndex(of: first) else { return nil }
      if let whole = whole(word, at: found, below: range.upperBound) { return whole }
      at = found + 1
    }
    return nil
  }

  private func last(_ word: ArraySlice<UInt8>, in range: Range<Int>) -> Range<Int>? {
    var at = range.upperBound - word.count
    while at >= range.lowerBound {
      if let whole = whole(word, at: at, below: range.upperBound) { return whole }
      at -= 1
    }
    return nil
  }

  /// The word at a byte of the file, where no other word continues.
  private func whole(_ word: ArraySlice<UInt8>, at place: Int, below end: Int) -> Range<Int>? {
    let range = place..<place + word.count
    guard range.upperBound <= end, file[range].elementsEqual(word),
      place == 0 || file[place - 1].script != word.first?.script,
      range.upperBound == file.count || file[range.upperBound].script != word.first?.script
    else { return nil }
    return range
  }
}

extension UInt8 {
  fileprivate enum Script { case ascii, other }

  /// What words of such bytes are written in; nil between words.
  ///
  /// `¶8` is two words, as is `CAFÉ`.
  fileprivate var script: Script? {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .ascii
    case 0x80...: .other
    default: nil
    }
  }
}
