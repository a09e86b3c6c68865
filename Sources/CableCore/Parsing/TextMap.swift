/// A paragraph's re-flowed text, with the way back to the source.
struct TextMap {
  let text: String
  /// The same as bytes.
  let utf8: [UInt8]
  /// UTF-8 offsets in the text where a stretch of the source begins, in order.
  private let stretches: [(text: Int, source: Int)]
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
    var stretches: [(text: Int, source: Int)] = []
    stretches.reserveCapacity(self.lines.count)
    let capacity = self.lines.reduce(0) { $0 + $1.count + 1 }
    let ranges = self.lines
    utf8 = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      bytes.withUnsafeBufferPointer { input in
        for line in ranges {
          if count > 0 {
            let isBroken =
              output[count - 1] == UInt8(ascii: "-") && count > 1 && output[count - 2].isLetter
            if !isBroken {
              output[count] = 0x20
              count += 1
            } else if dropsHyphens, input[line.lowerBound].isLetter {
              count -= 1
            }
          }
          stretches.append((count, line.lowerBound))
          var isBlank = false
          for index in line {
            let byte = input[index]
            if byte == 0x20 || byte == 0x09 {
              isBlank = true
              continue
            }
            if isBlank {
              // A run of blanks becomes one; the bytes behind it lie elsewhere.
              output[count] = 0x20
              count += 1
              if input[index - 1] != 0x20 || input[index - 2] == 0x20 || input[index - 2] == 0x09 {
                stretches.append((count, index))
              }
              isBlank = false
            }
            output[count] = byte
            count += 1
          }
        }
      }
    }
    self.stretches = stretches
    text = String(decoding: utf8, as: UTF8.self)
  }

  /// Lines as they stand, for tables.
  init(verbatim lines: [Range<Int>], in bytes: [UInt8]) {
    self.lines = lines
    var output: [UInt8] = []
    var stretches: [(text: Int, source: Int)] = []
    for line in lines {
      if !output.isEmpty { output.append(0x0A) }
      // The blanks before the first column are part of the table.
      var start = line.lowerBound
      while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
      stretches.append((output.count, start))
      output += bytes[start..<line.upperBound]
    }
    self.stretches = stretches
    utf8 = output
    text = String(decoding: output, as: UTF8.self)
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
