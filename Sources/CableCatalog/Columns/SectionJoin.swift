import CableCore

/// Cables that came in sections, each in a file of its own: `SECTION 01 OF 02` here, 02 of 02 there.
///
/// They are one cable and one row, that of the section with the lowest number; their words, tags and
/// references are found through any of them. Copies of a section stay rows of their own.
package struct SectionJoin: Sendable {
  /// Slots of sections after the first, each with the first's.
  package private(set) var followers: [(slot: Slot, first: Slot)] = []
  /// For each first section the others, in order.
  private var parts: [Slot: [Slot]] = [:]
  /// Slots of first sections that others are joined to, of a set that is empty if there are none.
  package private(set) var firsts = SlotSet(bound: 0)
  /// Findings about the joined cable, by the first section's slot.
  private(set) var diagnosticCounts: [Slot: Int] = [:]

  /// What sections of one cable have in common.
  private struct Whole: Hashable {
    var id: Symbol<Named.Cable>
    var count: Int
  }

  /// Nothing is joined.
  init() {}

  /// Joins the living sections of one id and one count; those of one folder before all others.
  ///
  /// Cost: a step for each section; cables that are whole cost nothing.
  init(_ columns: CableColumns, _ files: FileColumns, _ byID: Postings<Named.Cable>, alive: SlotSet)
  {
    var groups: [Whole: [(number: Int, slot: Slot)]] = [:]
    for (slot, code) in zip(columns.sectionSlot, columns.sectionCode)
    where alive.contains(slot) && byID[columns.id[slot]].count > 1 {
      let section = CableFacts.Section(code: code)
      groups[Whole(id: columns.id[slot], count: section.count), default: []].append(
        (section.number, slot))
    }
    for group in groups.values where group.count > 1 {
      // Copies of a whole set are in folders of their own.
      let folders = Dictionary(grouping: group) { files.folder[columns.file[$0.slot]] }
      var rest: [(number: Int, slot: Slot)] = []
      for folder in folders.keys.sorted() { rest += join(folders[folder] ?? [], columns) }
      _ = join(rest, columns)
    }
    followers.sort { $0.slot < $1.slot }
    if !parts.isEmpty { firsts = SlotSet(bound: columns.count, parts.keys) }
  }

  /// Joins the first of each number where there are several; returns the slots that were not joined.
  private mutating func join(_ sections: [(number: Int, slot: Slot)], _ columns: CableColumns)
    -> [(number: Int, slot: Slot)]
  {
    var numbered: [Int: Slot] = [:]
    for (number, slot) in sections where numbered[number] == nil { numbered[number] = slot }
    guard numbered.count > 1 else { return sections }
    let ordered = numbered.sorted { $0.key < $1.key }
    let slots = ordered.map(\.value)
    parts[slots[0]] = Array(slots.dropFirst())
    for slot in slots.dropFirst() { followers.append((slot, slots[0])) }
    // Of what each said to be missing, only what is before the first and after the last remains.
    var count = ordered[0].key > 1 ? 1 : 0
    for slot in slots {
      guard let section = columns.section(slot) else { continue }
      count += max(0, Int(columns.diagnosticCount[slot]) - section.missing)
      if slot == slots.last, section.number < section.count { count += 1 }
    }
    diagnosticCounts[slots[0]] = count
    return sections.filter { numbered[$0.number] != $0.slot }
  }

  /// The sections that are joined to a first one, in order.
  package func others(_ first: Slot) -> [Slot] {
    parts.isEmpty ? [] : parts[first] ?? []
  }

  /// True if others are joined to a slot.
  func isFirst(_ slot: Slot) -> Bool { slot.index < firsts.bound && firsts.contains(slot) }

  /// What a list column says of any section, each value once, those of the first before others.
  func values<Value>(_ column: ListColumn<Value>, _ first: Slot) -> [Value] {
    let others = others(first)
    guard !others.isEmpty else { return Array(column[first]) }
    var seen: Set<Value> = []
    return ([first] + others).flatMap { column[$0] }.filter { seen.insert($0).inserted }
  }

  /// Calls with what `values` gives; no list of it is made for a cable that is whole.
  @inline(__always)
  func forEachValue<Value>(_ column: ListColumn<Value>, _ first: Slot, _ body: (Value) -> Void) {
    if isFirst(first) {
      values(column, first).forEach(body)
    } else {
      for place in column.range(first) { body(column.values[place]) }
    }
  }

  /// Adds the first section wherever a later one is in the set.
  package func fold(_ set: inout SlotSet) {
    for (slot, first) in followers where set.contains(slot) { set.insert(first) }
  }

  /// The set with the later sections of what is in it.
  package func unfolded(_ set: SlotSet) -> SlotSet {
    var set = set
    for (slot, first) in followers where set.contains(first) { set.insert(slot) }
    return set
  }
}
