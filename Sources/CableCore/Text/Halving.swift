extension RandomAccessCollection where Index == Int {
  /// The first index whose element is after a point, found by binary search; `endIndex` where none is.
  ///
  /// Every element before the point must precede every one after it. Cost: logarithmic.
  ///
  /// - Parameter isAfter: false for the elements before the point, true for all others.
  /// - Returns: an index of the collection, or its end.
  @inlinable package func firstIndex(halvingAt isAfter: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
