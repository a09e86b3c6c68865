// Any text is a pattern or has a fault with a place; what a pattern finds lies in order, takes no more
// steps than it may, and is found again in itself where no edge of the text is asked for.

@testable import CableCore

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
  guard let first = parts.first else { return 0 }
  let typed = String(decoding: first, as: UTF8.self)
  let pattern: Pattern
  do throws(Pattern.Fault) {
    pattern = try Pattern(parsing: typed)
  } catch {
    demand(
      error.column >= 0 && error.column <= typed.count, "a fault is outside the pattern")
    demand(!error.message.isEmpty, "a fault has no words")
    return 0
  }
  let text = parts.dropFirst().flatMap { Array(String(decoding: $0, as: UTF8.self)) }
  let most = 200_000
  var budget = most
  let found = pattern.matches(in: text, budget: &budget)
  demand(budget > -pattern.steps.count - 2, "a search takes more steps than it may")
  var end = 0
  for match in found {
    demand(!match.isEmpty, "an empty match is reported")
    demand(
      match.lowerBound >= end && match.upperBound <= text.count, "matches overlap or lie outside")
    end = match.upperBound
  }
  let asksForEdges = pattern.steps.contains { step in
    switch step {
    case .start, .end, .edge: true
    default: false
    }
  }
  if let match = found.first, !asksForEdges {
    var again = most
    let inside = pattern.matches(in: Array(text[match]), budget: &again)
    demand(again <= 0 || !inside.isEmpty, "what is found in a text is not found alone")
  }
  return 0
}
