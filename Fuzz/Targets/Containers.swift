// Any bytes are read as a file of cables; in pieces they give the same cables as in one.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let whole = Container.read(bytes, fileName: "09ASTANA1327.txt")
  demand(whole.cables.isEmpty == (whole.reason != nil), "a file without cables says why")
  for source in whole.cables {
    demand(
      source.fileRange.lowerBound >= 0 && source.fileRange.upperBound <= count,
      "a cable is outside its file")
    demand(
      String(validating: source.bytes, as: UTF8.self) != nil, "a cable's text is not UTF-8")
    let broken = Laws.broken(by: Cable(parsing: source))
    demand(broken.isEmpty, broken.joined(separator: "; "))
  }
  let size = count % 61 + 1
  var reader = ContainerReader(fileName: "09ASTANA1327.txt")
  var cables: [SourceText] = []
  for first in stride(from: 0, to: count, by: size) {
    cables += reader.append(Array(bytes[first..<min(count, first + size)]))
  }
  cables += reader.finish().cables
  demand(cables == whole.cables, "a file read in pieces gives other cables")
  return 0
}
