// Any text may be asked for an id; an id that was read is read again from its own spelling.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for id in [CableID(parsing: text), CableID(mending: text)].compactMap({ $0 }) {
    let spelled = id.description
    let again = CableID(parsing: spelled)
    demand(again?.description == spelled, "\(spelled) is read as \(String(describing: again))")
    let mended = CableID(mending: spelled)
    demand(mended?.description == spelled, "\(spelled) is mended to \(String(describing: mended))")
  }
  _ = HeaderLine.explain(text)
  return 0
}
