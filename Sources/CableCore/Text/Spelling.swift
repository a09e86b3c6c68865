/// How far apart two spellings are.
package enum Spelling {
  /// Insertions, deletions, replacements and swaps of neighbours between two texts, up to a limit.
  ///
  /// - Returns: the distance, or `limit + 1` where it is greater.
  package static func distance(_ first: String, _ second: String, limit: Int) -> Int {
    if limit == 1 { return isNear(first.utf8, second.utf8) ? first == second ? 0 : 1 : 2 }
    let left = Array(first.utf8)
    let right = Array(second.utf8)
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var row = Array(0...right.count)
    var above2 = row
    for i in 0..<left.count {
      let last = row
      var diagonal = row[0]
      row[0] = i + 1
      var best = row[0]
      for j in 0..<right.count {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          row[j + 1] = min(row[j + 1], above2[j - 1] + 1)
        }
        diagonal = above
        best = min(best, row[j + 1])
      }
      if best > limit { return limit + 1 }
      above2 = last
    }
    return min(row[right.count], limit + 1)
  }

  /// True if what differs between a common beginning and a common end is one byte at most, or
  /// two neighbours that changed places.
  ///
  /// Whole tables are searched with it: it makes no arrays.
  private static func isNear(_ first: String.UTF8View, _ second: String.UTF8View) -> Bool {
    guard abs(first.count - second.count) <= 1 else { return false }
    var left = first[...]
    var right = second[...]
    while let byte = left.first, byte == right.first {
      left.removeFirst()
      right.removeFirst()
    }
    while let byte = left.last, byte == right.last {
      left.removeLast()
      right.removeLast()
    }
    if left.count == 2, right.count == 2 { return left.elementsEqual(right.reversed()) }
    return left.count <= 1 && right.count <= 1
  }

  /// True if a word has one byte more, less or other than another, or two neighbours changed.
  static func isSlip(_ word: Word, of other: Word) -> Bool {
    var start = 0
    while start < word.count, start < other.count, word[start] == other[start] { start += 1 }
    var (end, otherEnd) = (word.count, other.count)
    while end > start, otherEnd > start, word[end - 1] == other[otherEnd - 1] {
      end -= 1
      otherEnd -= 1
    }
    let (length, otherLength) = (end - start, otherEnd - start)
    if length == 2, otherLength == 2 {
      return word[start] == other[start + 1] && word[start + 1] == other[start]
    }
    return length <= 1 && otherLength <= 1 && length + otherLength > 0
  }
}
