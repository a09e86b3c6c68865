// Doubles hostile inputs and watches how the counted work grows: no input may cost more than linear.
//
// Work is what `counter.c` counts, not time, so that the machine's load changes nothing. The loops of the
// standard library are not counted, though: for them the processor's time is looked at as well, coarsely.

import Glibc

@testable import CableCore

@_silgen_name("counted_work_now") func countedWork() -> UInt64

/// How often the work of the smaller input the larger one may take; linear is 2.
let limit = 2.2

/// The same for an input of eight times the size; linear is 8.
///
/// It is measured where the double costs more than `limit`: storage that grows by doubling makes the work
/// go up in steps, which three doublings even out. An input whose double takes 2.2 times the work because a
/// part of it grows with the square takes 13 times the work here.
let limitOfEight = 10.0

/// What is counted, and how much of it grew too fast.
struct Count {
  /// Only what has one of these in its name is counted; all where there are none.
  var names: [String] = []
  /// Rows are printed only where they grow too fast.
  var isTerse = false
  private(set) var counted = 0
  private(set) var bad = 0

  /// Counts the work on an input and on its double, without what it takes to make them.
  mutating func callAsFunction<Input>(
    _ name: String, _ make: (Int) -> Input, _ run: (Input) -> Int
  ) {
    guard names.isEmpty || names.contains(where: name.contains) else { return }
    let size = 24 << 10
    func cost(_ size: Int) -> (work: Double, seconds: Double) {
      let input = make(size)
      let (before, start) = (countedWork(), seconds())
      let result = run(input)
      precondition(result >= 0)
      return (Double(countedWork() - before), seconds() - start)
    }
    let (small, large) = (cost(size), cost(size * 2))
    let ratio = large.work / max(small.work, 1)
    // What is cut to a bound, or never begun, costs nothing to speak of, whatever its double costs.
    var isLinear = ratio <= limit || large.work < 50_000
    var remark = ""
    if !isLinear {
      let eightfold = Double(cost(size * 8).work) / small.work
      isLinear = eightfold <= limitOfEight
      remark = ", eight times as long: times \(Double(Int(eightfold * 100)) / 100)"
    } else if large.seconds > 0.002, large.seconds > small.seconds * 2.8 {
      let eightfold = (0..<3).map { _ in cost(size * 8).seconds / cost(size).seconds }.min() ?? 0
      if eightfold > 20 {
        isLinear = false
        remark = ", eight times as long: \(Int(eightfold)) times the time"
      }
    }
    counted += 1
    if !isLinear { bad += 1 }
    guard !isLinear || !isTerse else { return }
    let shown = Double(Int(ratio * 100)) / 100
    print(
      "\(isLinear ? "  " : "! ")\(name): \(Int(small.work / Double(size))) a byte, doubled: times \(shown)\(remark)"
    )
  }

  /// What this thread has used of the processor.
  private func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Reads a file and writes each of its cables as JSON.
func read(_ bytes: [UInt8]) -> Int {
  Container.read(bytes, fileName: "09ASTANA1327.txt").cables.reduce(0) {
    $0 + CableJSON.line(Cable(parsing: $1), path: "x").utf8.count
  }
}

let queries: [Hostile] = [
  .same("brackets", "", "("), .same("words", "", "word "), .same("NOT", "", "NOT "),
  .same("OR", "", "a OR "), .same("quotes", "", "\""), .same("dashes", "", "-"),
  .same("fields", "", "tag:PREL "), .same("colons", "", ":"), .same("a phrase", "\"", "oak "),
  .same("closed brackets", "", ")"), .same("empty brackets", "", "() "), .same("AND", "", "a AND "),
  .same("beginnings", "", "a* "), .same("a long word", "", "a"), .same("a long value", "tag:", "A"),
  .same("dates", "", "date:2009..2010 "), .same("a long date", "date:", "9"),
  .same("points of a date", "date:2009", "."), .same("comparisons", "class:", ">="),
  .same("fields that nobody knows", "", "tga:X "),
  .same("values that nobody knows", "", "class:X "),
  .same("blanks", "", " "), .same("marks of accent", "e", "\u{301}"), .same("pictures", "", "🙂"),
]

/// `growth [crossed] [NAME…]`: only rows with one of the names; `crossed` lays each text above each other one.
@main enum Growth {
  static func main() {
    var count = Count(names: Array(CommandLine.arguments.dropFirst()))
    if count.names.first == "crossed" {
      count.names.removeFirst()
      count.isTerse = true
      for first in Hostile.texts {
        for second in Hostile.texts {
          count("\(first.name), above \(second.name)") {
            first.text(above: second, $0)
          } _: {
            read($0)
          }
        }
      }
    } else {
      for hostile in Hostile.texts { count(hostile.name, hostile.text, read) }
      for query in queries {
        count("query of \(query.name)", query.text) {
          let query = Query(parsing: String(decoding: $0, as: UTF8.self))
          return query.problems.count
        }
      }
      for id in [
        Hostile.same("digits", "", "1"), .same("letters", "09", "A"), .same("runs", "09", "A1"),
      ] {
        count("id of \(id.name)", id.text) {
          CableID(correcting: String(decoding: $0, as: UTF8.self)) == nil ? 0 : 1
        }
      }
      countOutputs(&count)
    }
    guard count.counted > 0 else { fatalError("no input has such a name") }
    if count.bad > 0 { fatalError("\(count.bad) of \(count.counted) inputs cost more than linear") }
    print("none of \(count.counted) inputs costs more than linear")
  }
}
