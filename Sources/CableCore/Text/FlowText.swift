/// The re-flowed text of every paragraph in one run of bytes, with the way back to the source.
struct FlowText {
  /// One paragraph's share of the run.
  struct Part {
    /// Its bytes in the run.
    var text: Range<Int>
    /// Its lines among `lines`.
    var lines: Range<Int>
    fileprivate var stretches: Range<Int>
  }

  /// The run; what is after the last part is not used.
  private(set) var utf8: [UInt8]
  /// The lines of the source with their own text, for the passages that keep line ends.
  private(set) var lines: [Range<Int>] = []
  /// The parts in the order of the paragraphs.
  private(set) var parts: [Part] = []
  private var count = 0
  /// Offsets in the run where a stretch of the source begins, in order.
  private var stretches: [(text: Int, source: Int)] = []

  /// An empty run with room for the lines of a text.
  init(bytes: Int, lines: Int, parts: Int) {
    // Room after the end, so that a search may look at whole blocks.
    utf8 = [UInt8](repeating: 0, count: bytes + lines + 1 + 3 * ByteBlock.width)
    self.lines.reserveCapacity(lines)
    self.parts.reserveCapacity(parts)
    stretches.reserveCapacity(lines * 2)
  }

  /// Adds lines joined with one blank, runs of blanks squeezed.
  ///
  /// A word that a hyphen broke at a line's end is joined, without the hyphen where `joins` says so
  /// of the whole word.
  mutating func append(
    _ block: ArraySlice<Range<Int>>, from start: Int, in bytes: [UInt8], joins: (String) -> Bool
  ) {
    let first = (text: count, line: lines.count, stretch: stretches.count)
    for line in block {
      let from = max(line.lowerBound, start)
      if from < line.upperBound { lines.append(from..<line.upperBound) }
    }
    var count = self.count
    utf8.withUnsafeMutableBufferPointer { output in
      bytes.withUnsafeBufferPointer { input in
        for line in lines[first.line...] {
          if count > first.text {
            let isBroken =
              output[count - 1] == UInt8(ascii: "-") && count - 1 > first.text
              && output[count - 2].isLetter
            if !isBroken {
              output[count] = 0x20
              count += 1
            } else if input[line.lowerBound].isLetter,
              joins(Self.word(endingAt: count - 1, after: first.text, of: output, line, of: input))
            {
              count -= 1
            }
          }
          stretches.append((count, line.lowerBound))
          var index = line.lowerBound
          while index < line.upperBound {
            index = Self.copyPlain(input, index..<line.upperBound, to: output, at: &count)
            guard index < line.upperBound else { break }
            let byte = input[index]
            if byte != 0x20, byte != 0x09 {
              output[count] = byte
              count += 1
              index += 1
              continue
            }
            let blank = index
            while index < line.upperBound, input[index] == 0x20 || input[index] == 0x09 {
              index += 1
            }
            guard index < line.upperBound else { break }
            output[count] = 0x20
            count += 1
            // A run of blanks becomes one; the bytes after it are elsewhere.
            if index - blank > 1 || byte != 0x20 { stretches.append((count, index)) }
          }
        }
      }
    }
    self.count = count
    add(first)
  }

  /// The letters before a hyphen and those that the next line begins with, as one word.
  private static func word(
    endingAt end: Int, after start: Int, of output: UnsafeMutableBufferPointer<UInt8>,
    _ line: Range<Int>, of input: UnsafeBufferPointer<UInt8>
  ) -> String {
    var from = end
    while from > start, end - from < 32, output[from - 1].isLetter { from -= 1 }
    let next = input[line].prefix(32).prefix(while: \.isLetter)
    return String(decoding: output[from..<end], as: UTF8.self)
      + String(decoding: next, as: UTF8.self)
  }

  /// Copies the beginning of a line up to where blanks must be squeezed, in whole blocks.
  ///
  /// - Returns: where the copy stopped; what is shorter than a block is left to be looked at.
  @inline(__always)
  private static func copyPlain(
    _ input: UnsafeBufferPointer<UInt8>, _ line: Range<Int>,
    to output: UnsafeMutableBufferPointer<UInt8>, at count: inout Int
  ) -> Int {
    var index = line.lowerBound
    let width = ByteBlock.width
    // Below, a tab is looked for after each byte.
    if input[index] == 0x09 { return index }
    // Two blocks at once: nearly all texts have single blanks.
    while index &+ 2 * width < line.upperBound {
      let (block, next) = ByteBlock.pair(input, at: index, ahead: 1)
      let (further, last) = ByteBlock.pair(input, at: index &+ width, ahead: 1)
      guard (squeezed(block, before: next) | squeezed(further, before: last)).isEmpty else { break }
      block.store(to: output, at: count)
      further.store(to: output, at: count &+ width)
      index &+= 2 * width
      count &+= 2 * width
    }
    while index &+ width < line.upperBound {
      let (block, next) = ByteBlock.pair(input, at: index, ahead: 1)
      let plain = squeezed(block, before: next).first
      // What is stored after the plain bytes is overwritten by what comes next.
      block.store(to: output, at: count)
      index &+= plain
      count &+= plain
      if plain < width { return index }
    }
    // The last block begins within what was copied, and puts the same bytes there again.
    let last = line.upperBound - width
    guard last > line.lowerBound else { return index }
    let (before, block) = ByteBlock.pair(input, at: last - 1, ahead: 1)
    guard (squeezed(before, before: block) | before.are(0x09)).isEmpty else { return index }
    block.store(to: output, at: count - (index - last))
    count += line.upperBound - index
    return line.upperBound
  }

  /// Where a blank is before another, or anything before a tab.
  @inline(__always)
  private static func squeezed(_ block: ByteBlock, before next: ByteBlock) -> ByteBlock.Places {
    block.are(0x20) & next.are(0x20) | next.are(0x09)
  }

  /// Adds lines unchanged, for tables.
  mutating func append(verbatim block: ArraySlice<Range<Int>>, in bytes: [UInt8]) {
    let first = (text: count, line: lines.count, stretch: stretches.count)
    lines += block
    for line in block {
      if count > first.text {
        utf8[count] = 0x0A
        count += 1
      }
      // The blanks before the first column are part of the table.
      var start = line.lowerBound
      while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
      stretches.append((count, start))
      utf8.replaceSubrange(
        count..<(count + line.upperBound - start), with: bytes[start..<line.upperBound])
      count += line.upperBound - start
    }
    add(first)
  }

  private mutating func add(_ first: (text: Int, line: Int, stretch: Int)) {
    parts.append(
      Part(
        text: first.text..<count, lines: first.line..<lines.count,
        stretches: first.stretch..<stretches.count))
  }

  /// The place in the source of an offset in the run.
  func source(_ offset: Int, in part: Part) -> Int {
    let next = stretches[part.stretches].firstIndex(halvingAt: { $0.text > offset })
    guard next > part.stretches.lowerBound else { return 0 }
    let stretch = stretches[next - 1]
    return stretch.source + offset - stretch.text
  }
}
