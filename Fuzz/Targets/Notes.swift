// with: Sources/CableLibrary/Exports.swift Sources/CableLibrary/Notebook/NotebookEntry.swift
// with: Sources/CableLibrary/Notebook/Moment.swift Sources/CableLibrary/Notebook/NotebookTable.swift
// Any line is an entry of a notebook or is reported to be none; an entry that was read is written as a
// line that reads as the same entry.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for line in text.split(separator: "\n") {
    guard let entry = try? NotebookEntry(line: line) else { continue }
    demand(!entry.line.contains("\n"), "an entry is written in two lines")
    let again = try? NotebookEntry(line: entry.line)
    demand(again?.line == entry.line, "\(entry.line) reads as \(again?.line ?? "nothing")")
  }
  return 0
}
