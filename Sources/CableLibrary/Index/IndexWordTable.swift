import CableCore
import SQLiteStore

/// The vocabulary of an index: kept for the segments of words up to a slot, and read from the blocks of
/// the others.
extension IndexDatabase {
  /// Blocks of words that a vocabulary may lack when it is kept: reading them takes a few milliseconds.
  private static let fewBlocks = 64

  /// All words of the index.
  ///
  /// Cost: a read of some bytes a word; a few milliseconds for the words of a quarter of a million
  /// cables.
  func vocabulary() throws(IndexFault) -> WordTable {
    try reading { connection in
      let kept = try keptVocabulary(connection)
      let others = try segments(connection).filter { $0.first.index >= kept.bound }
      return others.isEmpty ? kept.words : try Self.joined(kept.words, others, connection)
    }
  }

  /// Keeps the vocabulary, where it lacks the words of more than a few blocks.
  func keepVocabulary() throws(IndexFault) {
    try writing { connection in
      let kept = try keptVocabulary(connection)
      let others = try segments(connection).filter { $0.first.index >= kept.bound }
      if others.reduce(0, { $0 + $1.blockCount }) > Self.fewBlocks || kept.words.count == 0 {
        try keep(kept.words, and: others, connection)
      }
    }
  }

  /// Keeps the words of segments that are to be joined, where it has those of some of them: of the
  /// joined one it has all.
  func extendVocabulary(over parts: [PostingDirectory], _ connection: Connection) throws {
    let bound = try vocabularyBound(connection)
    guard let first = parts.first, let last = parts.last, first.first.index < bound,
      last.first.index >= bound
    else { return }
    let others = try segments(connection).filter {
      $0.first.index >= bound && $0.first <= last.first
    }
    try keep(try keptVocabulary(connection).words, and: others, connection)
  }

  private func keep(
    _ kept: WordTable, and others: [PostingDirectory], _ connection: Connection
  ) throws {
    guard let bound = others.last?.bound.index else { return }
    let words = try Self.joined(kept, others, connection)
    try connection.run("DELETE FROM vocabulary")
    for (row, block) in words.blocks.enumerated() {
      try connection.run(
        "INSERT INTO vocabulary(id, words) VALUES(?, ?)", [row, PostingBlock.sealed(block)])
    }
    try Self.set(connection, "vocabulary", bound)
    try Self.set(connection, "vocabularywords", words.count)
  }

  /// The slot up to which the words of segments were kept.
  private func vocabularyBound(_ connection: Connection) throws -> Int {
    try connection.int("SELECT value FROM meta WHERE key = 'vocabulary'") ?? 0
  }

  /// What was kept, and up to which slot.
  private func keptVocabulary(
    _ connection: Connection
  ) throws -> (words: WordTable, bound: Int) {
    let bound = try vocabularyBound(connection)
    guard bound > 0 else { return (WordTable(), 0) }
    let count = try connection.int("SELECT value FROM meta WHERE key = 'vocabularywords'") ?? 0
    var blocks: [[UInt8]] = []
    let rows = try connection.rows("SELECT words FROM vocabulary ORDER BY id")
    while try rows.next() {
      blocks.append(
        try rows.withBytes(0) { raw in
          guard let bytes = PostingBlock.opened(raw) else { throw IndexFault.damaged }
          return Array(bytes)
        })
    }
    guard !blocks.isEmpty else { throw IndexFault.damaged }
    return (WordTable(blocks: blocks, count: count), bound)
  }

  private static func joined(
    _ words: WordTable, _ others: [PostingDirectory], _ connection: Connection
  ) throws -> WordTable {
    var builder = WordTableBuilder()
    words.forEach { word, _, count in
      builder.add(word, count: count)
      return .next
    }
    for directory in others {
      let search = PostingSearch(connection: connection, directory: directory)
      for block in 0..<directory.blockCount {
        try search.forEachEntry(ofBlock: block) {
          if PostingBlock.isOfText($0) { builder.add($0, count: $1.slots.count) }
        }
      }
    }
    return builder.table()
  }
}
