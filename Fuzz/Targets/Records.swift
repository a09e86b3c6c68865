// Any bytes after the beginning of a table, a dump or a list are records: in pieces they give the same cables
// as in one, each is read again from its own bytes, and none is lost unsaid.

@testable import CableCore

private let beginnings = [
  "", "doc_nbr,date,subject,body\n", "MRN;SUBJECT;DATE;CONTENT\r\n",
  "\"1\",\"2/5/2010 11:22\",\"10ASTANA1\",\"Embassy Astana\",\"SECRET\",\"\",\"head\",\"body\"\n",
  "{\"doc_nbr\":\"1979ASTANA00001\",\"body\":\"Trees.\"}\n",
  "[\n  {\"id\": \"10ASTANA1\", \"text\": \"Trees.\"},\n",
  "{\"results\": [ {\"id\": \"10ASTANA1\", \"text\": \"Trees.\"}, ",
  "INSERT INTO cables (id, body) VALUES ('10ASTANA1', 'Trees.'), (",
  "COPY cables (doc_nbr, body) FROM stdin;\n1979ASTANA00001\tTrees.\n",
  "id\tdate\tsubject\ttext\n", "\u{FEFF}id|date|subject|text\n",
]

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let bytes =
    Array(beginnings[Int(input.first ?? 0) % beginnings.count].utf8) + Array(input.dropFirst())
  let size = bytes.count % 97 + 1
  var reader = ContainerReader(fileName: "records", isNamed: true)
  var cables: [SourceText] = []
  for first in stride(from: 0, to: bytes.count, by: size) {
    cables += reader.append(Array(bytes[first..<min(bytes.count, first + size)]))
  }
  cables += reader.finish().cables
  let whole = Container.read(bytes, fileName: "records", isNamed: true)
  demand(cables == whole.cables, "records read in pieces give other cables")
  let head = ContainerHead(Array(bytes.prefix(ContainerReader.headLength)))
  for source in whole.cables.prefix(20) where source.fileRange != 0..<bytes.count {
    demand(
      source.fileRange.lowerBound >= 0 && source.fileRange.upperBound <= bytes.count,
      "a cable is outside its file")
    let again = head.cable(
      in: Array(bytes[source.fileRange]), fileName: "records", part: source.part,
      ordinal: source.ordinal, fileRange: source.fileRange)
    demand(again?.bytes == source.bytes, "a cable is another when it is read again")
  }
  for source in whole.cables.prefix(20) {
    let broken = Laws.broken(by: Cable(parsing: source))
    demand(broken.isEmpty, broken.joined(separator: "; "))
  }
  return 0
}
