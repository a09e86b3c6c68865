import CableCore
import CableLibrary

/// Prints how many rows each of some thousand questions has and a number for these rows, so that the answers of two
/// builds can be compared with `diff`.
struct Answers {
  let searcher: Searcher
  private var library: Library { searcher.library }

  func run() {
    var work: [Int: Double] = [:]
    var counts: [Int: Int] = [:]
    for (size, phrase) in phrases {
      let query = Query(parsing: phrase)
      let before = Usage.processorMilliseconds
      let rows = searcher.matches(query)
      work[size, default: 0] += Usage.processorMilliseconds - before
      counts[size, default: 0] += 1
      var hash: UInt64 = 14_695_981_039_346_656_037
      for row in rows { hash = (hash ^ UInt64(row)) &* 1_099_511_628_211 }
      print("answer\t\(phrase)\t\(rows.count)\t\(hash)")
    }
    for size in work.keys.sorted() {
      report(
        "answers.\(size).processor", work[size, default: 0] / Double(counts[size, default: 1]), "ms"
      )
    }
  }

  /// Phrases of two to four words, which are in a cable, and some that are not; by how many words they have, and 0
  /// for other questions.
  private var phrases: [(Int, String)] {
    var all: [(Int, String)] = []
    let total = library.rows.count
    var known: [Substring] = []
    for number in 0..<min(400, total) {
      let row = (number * 7_919 + 13) * 104_729 % total
      guard let cable = try? LibraryLoader.cable(at: row, of: library) else { continue }
      let text = cable.paragraphs.map(\.text).joined(separator: " . ")
      let words = text.split { $0 == " " || $0 == "\n" }
        .filter { $0.allSatisfy { $0.isLetter && $0.isASCII } }
      guard words.count > 20 else { continue }
      for step in 0..<8 {
        let start = (number * 37 + step * 211) % (words.count - 4)
        let size = 2 + step % 3
        all.append((size, "\"" + words[start..<start + size].joined(separator: " ") + "\""))
      }
      known.append(words[number % words.count])
    }
    for (number, word) in known.enumerated() {
      let other = known[(number * 31 + 7) % known.count]
      all.append((2, "\"\(word) \(other)\""))
      all.append((2, "\"the \(word)\""))
      all.append((3, "\"\(word) of the\""))
      guard number % 20 == 0 else { continue }
      all.append((0, "para:(\"\(word) \(other)\" the)"))
      all.append((0, "\"\(word) \(other)\"~5"))
      all.append((0, "*\(word.dropFirst().prefix(3))*"))
      all.append((0, "\(word.prefix(1))*"))
      all.append((0, "\(word.prefix(2))*"))
      all.append((0, "\(word)~1"))
    }
    return all
  }
}
