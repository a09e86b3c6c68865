// Any text is a query, and what is printed of it is the same query again.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let query = Query(parsing: text)
  for problem in query.problems {
    demand(
      problem.column >= 0 && problem.column <= text.count, "a problem is outside the query")
    demand(!problem.message.isEmpty, "a problem has no words")
  }
  demand(Query(parsing: text) == query, "the same text gives another query")
  return 0
}
