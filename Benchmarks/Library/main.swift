// Measures the library and prints a line a value: name, value, unit.
//
// LibraryBenchmark STEP CACHE PATH…
// STEP: floors, cold (no index yet), index (the same without a list before the end), warm (an index is there), metadata (cold, no words), ask,
// ask=NAME,… (some of its questions), drop (lets go of the files’ pages), read (all files, 32 threads),
// parse (in memory, one core), answers (of thousands of phrases, to be compared between builds).
// LibraryBenchmark generate COUNT FOLDER writes cables to measure with.
// LibraryBenchmark rows COUNT - measures the columns of so many cables that have no text: what is next after the index.
// `Benchmarks/run` calls this several times and makes the table.

import CableLibrary
import Glibc

Stopwatch.begin()
let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print(
    "usage: LibraryBenchmark floors|cold|index|metadata|warm|ask|answers|drop|read|parse CACHE PATH…, "
      + "generate COUNT FOLDER, or rows COUNT -")
  exit(2)
}
let paths = Array(arguments[3...])
let step = arguments[1].split(separator: "=", maxSplits: 1).map(String.init)
let loading = Loading(paths: paths, cache: arguments[2])
switch step[0] {
case "generate":
  var generator = Generator()
  generator.write(Int(arguments[2]) ?? 0, below: arguments[3])
case "rows": Rows.run(Int(arguments[2]) ?? 0)
case "floors": Floors.run(paths)
case "drop": Floors.drop(paths)
case "read": Floors.read(paths, threads: 32)
case "parse": Parsing.run(paths)
case "cold": try loading.run(prefix: "cold")
case "metadata": try loading.run(prefix: "metadata", gathersWords: false)
case "index": try loading.run(prefix: "index", lists: false)
case "warm": try loading.run(prefix: "warm")
case "ask":
  var searcher = Searcher()
  try LibraryLoader.load(paths, options: LoadOptions(index: .below(arguments[2]))) { searcher = $0 }
  Asking(
    searcher, only: step.dropFirst().flatMap { $0.split(separator: ",").map(String.init) }
  ).run()
  report("ask.peak", Usage.peakMegabytes, "MB")
  report("ask.anonymous", Usage.anonymousMegabytes, "MB")
case "answers":
  var searcher = Searcher()
  try LibraryLoader.load(paths, options: LoadOptions(index: .below(arguments[2]))) { searcher = $0 }
  Answers(searcher: searcher).run()
default:
  print("no such step: \(arguments[1])")
  exit(2)
}
