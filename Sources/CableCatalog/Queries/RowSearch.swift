import CableCore

extension Library {
  /// Where in a list rows have a text in what is shown of them: id, date, TAGS or subject.
  ///
  /// - Parameters:
  ///   - text: what is looked for, letter case aside (ASCII).
  ///   - rows: rows in the order of the list.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: indices of `rows`, rising; none for an empty text.
  ///
  /// Cost: one pass over the bytes of all subjects, and a step for each row.
  public func places(
    showing text: String, among rows: [Int], isCancelled: () -> Bool = { false }
  ) -> [Int] {
    guard !text.isEmpty, !isCancelled() else { return [] }
    let columns = storage.columns
    let subjects = Self.holding(text, in: columns.subject)
    guard !isCancelled() else { return [] }
    let ids = Self.holding(text, in: columns.ids.texts)
    guard !isCancelled() else { return [] }
    let tags = Self.holding(text, in: columns.tagNames.texts)
    let isDate = text.utf8.count > 3 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2D }
    return rows.indices.filter { place in
      let slot = storage.order[rows[place]]
      if subjects.contains(slot) || ids.contains(columns.id[slot]) { return true }
      // A row has the tags of all its sections.
      let hasTag = { (slot: Slot) in columns.tags[slot].contains { tags.contains($0) } }
      if hasTag(slot) || storage.sections.others(slot).contains(where: hasTag) { return true }
      guard isDate, let sent = CableColumns.time(columns.sent[slot]) else { return false }
      return sent.isoDate.contains(text)
    }
  }

  /// The first rows of a list whose id has a text in it.
  ///
  /// - Parameters:
  ///   - text: what is looked for, letter case aside (ASCII); not empty.
  ///   - rows: rows in the order of the list.
  ///   - limit: how many are enough.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: rows, in the order of the list.
  ///
  /// Cost: one pass over the bytes of all ids, and a step for each row until there are enough.
  public func rows(
    withIDHolding text: String, among rows: some Sequence<Int>, limit: Int = .max,
    isCancelled: () -> Bool = { false }
  ) -> [Int] {
    guard !isCancelled() else { return [] }
    let ids = Self.holding(text, in: storage.columns.ids.texts)
    guard ids.count > 0, !isCancelled() else { return [] }
    var found: [Int] = []
    for row in rows where ids.contains(storage.columns.id[storage.order[row]]) {
      found.append(row)
      if found.count >= limit { break }
    }
    return found
  }

  /// The rows of the cables that a person names by an id as it is typed: those of that post and
  /// number, of any year; where there are none and it is no whole id, those listed whose id has it.
  ///
  /// - Parameters:
  ///   - typed: an id without its year, or a part of one, with blanks or without.
  ///   - listed: rows in the order of the list.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: rows; none if nothing is named so.
  ///
  /// Cost: one pass over the bytes of all ids, or two.
  public func rows(
    named typed: String, listed: [Int], isCancelled: () -> Bool = { false }
  ) -> [Int] {
    let squeezed = Self.canonical(typed.uppercased().filter { $0.isLetter || $0.isNumber })
    let found = rows(withIDHolding: squeezed, among: rows.indices, isCancelled: isCancelled)
      .filter { rows[$0].id.dropFirst(2) == squeezed }
    guard found.isEmpty, CableID(parsing: typed) == nil, squeezed.count > 2 else { return found }
    return rows(withIDHolding: squeezed, among: listed, isCancelled: isCancelled)
  }

  /// Post and number as ids have them: `MEXICOCITY000092` is `MEXICO92`; all else as it is.
  private static func canonical(_ typed: String) -> String {
    let name = typed.prefix { $0.isLetter }
    guard !name.isEmpty, let number = Int(typed.dropFirst(name.count)) else { return typed }
    return (Vocabulary.station(String(name)) ?? String(name)) + String(number)
  }

  private static func holding<Key>(_ text: String, in column: TextColumn<Key>) -> BitSet<Key> {
    BitSet(bound: column.count, SubjectSearch.keys(containing: text, in: column))
  }
}
