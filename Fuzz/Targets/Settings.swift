// Any bytes are a file of settings, and what is understood of them is written and read again.

@testable import CableScreen

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let names = ConfigurationNames(
    actions: [
      .init(name: "down", help: "next row", keys: ["j", "Down"]),
      .init(name: "next-link", help: "next reference", keys: [".", "c-n"]),
    ],
    roles: ["link", "markSecret"], themes: ["dark", "light"],
    isKey: KeySpelling.isKey)
  let file = Array(UnsafeBufferPointer(start: start, count: count))
  let read = Configuration(reading: file, names: names)
  let lines = file.count { $0 == 0x0A } + 1
  for problem in read.problems {
    demand((1...lines).contains(problem.line), "a problem is outside the file")
    demand(problem.column >= 1, "a problem is before its line")
    demand(!problem.message.isEmpty, "a problem has no words")
  }
  demand(Configuration(reading: file, names: names) == read, "the same file gives others")
  var understood = read
  understood.problems = []
  let again = Configuration(reading: Array(understood.text(names: names).utf8), names: names)
  demand(again == understood, "what was understood is not read back: \(again) \(understood)")
  _ = KeyTable(read, names: names)
  return 0
}
