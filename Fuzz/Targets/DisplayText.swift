// Any bytes can be shown: nothing acts, nothing is lost, and counting finds what drawing finds.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let text = DisplayText(utf8: bytes)
  var end = 0
  for glyph in text.glyphs {
    demand((1...2).contains(glyph.columns), "a glyph has no column, or too many")
    if glyph.isFirst {
      demand(glyph.offset == end, "bytes before \(glyph.offset) are lost")
      end = glyph.bytes.upperBound
    }
    let scalars = glyph.character.unicodeScalars
    demand(!scalars.isEmpty && scalars.count <= 5, "a cell holds too much")
    for scalar in scalars {
      demand(isSafe(scalar), "U+\(String(scalar.value, radix: 16)) is drawn")
    }
  }
  demand(end == bytes.count, "the end is lost")
  let counted = HiddenCharacters(in: bytes, keeping: 1 << 20)
  // Line ends and page feeds are drawn by a sign, and are no secret in the text of a cable.
  let ends = bytes.indices.count { place in
    bytes[place] == 0x0A || bytes[place] == 0x0C
      || bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
  }
  demand(counted.hidden + ends == text.hiddenCount, "\(counted.hidden), \(text.hiddenCount)")
  demand(counted.mixedScriptWords == text.mixedScriptWords, "words of mixed scripts")
  demand(counted.places.count == counted.hidden + counted.mixedScriptWords, "places are lost")
  let limit = 2 + count % 80
  for line in text.wrapped(to: limit) { demand(line.columns <= limit, "a line is too wide") }
  demand(text.truncated(to: limit).columns <= limit, "a cut text is too wide")
  return 0
}

/// From Unicode's own properties, not from the tables that are under test.
private func isSafe(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value >= 0x20, scalar.value < 0x7F { return true }
  let properties = scalar.properties
  switch properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator:
    return false
  default:
    return !properties.isDefaultIgnorableCodePoint && !properties.isBidiControl
      && !properties.isNoncharacterCodePoint
  }
}
