// Any bytes parse as the text of a cable, and the laws of the parser hold for what comes out.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var source = SourceText(bytes: bytes)
  source.hints.fileName = "09ASTANA1327"
  let broken = Laws.broken(by: Cable(parsing: source))
  demand(broken.isEmpty, broken.joined(separator: "; "))
  return 0
}
