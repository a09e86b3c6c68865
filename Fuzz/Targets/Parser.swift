// Any bytes parse as the text of a cable, and the laws of the parser hold for what comes out.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let buffer = UnsafeBufferPointer(start: start, count: count)
  var source = SourceText(bytes: Array(buffer))
  source.hints.fileName = "09ASTANA1327"
  _ = Cable(parsing: source)
  // Containers give UTF-8 only; shown text has the source's bytes for such a text alone.
  source.bytes = Array(String(decoding: buffer, as: UTF8.self).utf8)
  let broken = Laws.broken(by: Cable(parsing: source))
  demand(broken.isEmpty, broken.joined(separator: "; "))
  return 0
}
