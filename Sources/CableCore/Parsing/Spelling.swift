/// How far apart two spellings are.
package enum Spelling {
  /// Insertions, deletions, replacements and swaps of neighbours between two texts, up to a limit.
  ///
  /// - Returns: the distance, or `limit + 1` where it is greater.
  package static func distance(_ first: String, _ second: String, limit: Int) -> Int {
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
}
