// Any text may be asked for an id; an id that was read is read again from its own spelling.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  if let id = CableID(parsing: text) {
    let again = CableID(parsing: id.description)
    demand(again == id, "\(id) is read as \(again?.description ?? "nothing")")
  }
  if let id = CableID(correcting: text) {
    let again = CableID(correcting: id.description)
    demand(again == id, "\(id) is mended to \(again?.description ?? "nothing")")
  }
  _ = HeaderLine.explain(text)
  return 0
}
