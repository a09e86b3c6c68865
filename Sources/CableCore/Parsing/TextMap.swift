/// A paragraph's re-flowed text, with the way back to the source.
struct TextMap {
  private(set) var text = ""
  /// UTF-8 offsets in the text where a stretch of the source begins, in order.
  private var stretches: [(text: Int, source: Int)] = []
  /// The lines with their own text, for the passages that keep line ends.
  let lines: [Range<Int>]

  /// Lines joined with one blank, runs of blanks squeezed.
  ///
  /// A word that a hyphen broke at a line's end is joined; NARA's texts lose the hyphen.
  init(lines: [Range<Int>], from start: Int, in bytes: [UInt8], dropsHyphens: Bool) {
    self.lines = lines.compactMap { line in
      let from = max(line.lowerBound, start)
      return from < line.upperBound ? from..<line.upperBound : nil
    }
    var output: [UInt8] = []
    output.reserveCapacity(self.lines.reduce(0) { $0 + $1.count + 1 })
    for line in self.lines {
      if let last = output.last {
        let isBroken =
          last == UInt8(ascii: "-") && output.count > 1 && output[output.count - 2].isLetter
        if !isBroken {
          output.append(0x20)
        } else if dropsHyphens, bytes[line.lowerBound].isLetter {
          output.removeLast()
        }
      }
      append(line, bytes, to: &output)
    }
    text = String(decoding: output, as: UTF8.self)
  }

  /// Lines as they stand, for tables.
  init(verbatim lines: [Range<Int>], in bytes: [UInt8]) {
    self.lines = lines
    var output: [UInt8] = []
    for line in lines {
      if !output.isEmpty { output.append(0x0A) }
      // The blanks before the first column are part of the table.
      var start = line.lowerBound
      while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
      stretches.append((output.count, start))
      output += bytes[start..<line.upperBound]
    }
    text = String(decoding: output, as: UTF8.self)
  }

  private mutating func append(_ line: Range<Int>, _ bytes: [UInt8], to output: inout [UInt8]) {
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      if bytes[index] == 0x20 || bytes[index] == 0x09 {
        var end = index + 1
        while end < line.upperBound, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        if end > index + 1 || bytes[index] == 0x09 {
          stretches.append((output.count, start))
          output += bytes[start..<index]
          output.append(0x20)
          start = end
        }
        index = end
      } else {
        index += 1
      }
    }
    stretches.append((output.count, start))
    output += bytes[start..<line.upperBound]
  }

  /// The place in the source of a UTF-8 offset in the text.
  func source(_ offset: Int) -> Int {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return stretches.first?.source ?? 0 }
    let stretch = stretches[low - 1]
    return stretch.source + offset - stretch.text
  }
}
