// Prints which cable of a folder refers to which: a line a reference, `09ASTANA1327 → 09STATE78227`.
//
// It uses CableCore alone, so it shows what the library does without an index or a screen.

import CableCore
import Foundation

guard CommandLine.arguments.count == 2 else {
  print("Name a folder of cables: references FOLDER")
  exit(2)
}
let folder = CommandLine.arguments[1]
guard let files = FileManager.default.enumerator(atPath: folder) else {
  print("\(folder) cannot be read; name a folder.")
  exit(3)
}

var lines: Set<String> = []
for case let name as String in files {
  guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
  let fileName = name.split(separator: "/").last.map(String.init) ?? name
  for source in Container.read(Array(data), fileName: fileName).cables {
    let cable = Cable(parsing: source)
    for reference in cable.references {
      let from = cable.id?.description ?? name
      let state = reference.id.map(\.description) ?? "(\(reference.kind)) \(reference.text)"
      // Text of a document may hold anything; DisplayText makes it safe for a terminal.
      lines.insert(DisplayText("\(from) → \(state)").string)
    }
  }
}
for line in lines.sorted() { print(line) }
exit(lines.isEmpty ? 1 : 0)
