import CableCore

/// Looks for phrases that begin in one section of a cable and end in the next, where these are in
/// files of their own.
struct SeamSearch: Sendable {
  let storage: LibraryStorage
  let words: any WordSource
  let isCancelled: @Sendable () -> Bool

  /// First sections of the cables in which some folded words are consecutive across a seam.
  ///
  /// What a section begins with in the midst of a sentence may be taken for something else where it
  /// is read alone: so only the first word is asked of the index, and the cable itself for the rest.
  ///
  /// Cost: nothing where no cable came in several files; else the reading of each such cable that
  /// has the first word in a section before the last.
  func slots(holding phrase: [String], within scope: SlotSet) -> [Slot] {
    guard let first = phrase.first, !storage.sections.firsts.isEmpty else { return [] }
    let holding = words.slots(holding: first, isPrefix: false, bound: storage.columns.count)
    var wanted = Array((" " + phrase.joined(separator: " ")).utf8)
    wanted.append(0x20)
    var folder = WordFolder()
    var found: [Slot] = []
    storage.sections.firsts.forEach { first in
      guard scope.contains(first), !isCancelled() else { return }
      let sections = [first] + storage.sections.others(first)
      let mayHold = sections.dropLast().contains { holding.contains($0) }
      guard mayHold, let cable = try? CableReading.cable(LibraryRow(storage: storage, slot: first)),
        TextScan.holds(cable, wanted, &folder)
      else { return }
      found.append(first)
    }
    return found
  }
}
