import CableCore

/// The fields of the query language, each against its column.
struct FieldMatching {
  let evaluator: Evaluator

  private var storage: LibraryStorage { evaluator.storage }
  private var columns: CableColumns { evaluator.storage.columns }
  private var bound: Int { evaluator.storage.columns.count }

  /// The cables that a field term matches; of the scope at least those.
  func slots(
    _ name: Query.FieldName, _ comparison: Query.Comparison, _ value: String, within scope: SlotSet
  ) -> SlotSet {
    switch name {
    case .tag: symbols(value.uppercased(), columns.tagNames, storage.byTag)
    case .from: from(value)
    case .to: to(value.uppercased())
    case .class: classification(comparison, value)
    case .mark: mark(comparison, value)
    case .caption: symbols(value.uppercased(), columns.captionNames, storage.byCaption)
    case .precedence: precedence(comparison, value)
    case .date: date(comparison, value)
    case .id: id(value)
    case .cites: cites(value)
    case .citedby: citedBy(value)
    case .subject: subject(value)
    case .signed: people(.signed, value)
    case .classifiedby: people(.classified, value)
    case .drafted: people(.drafted, value)
    case .exemption: exemption(value)
    case .path: path(value, within: scope)
    case .para: none
    case .stem: evaluator.texts.slots(holding: .stem(value))
    case .has: has(value.lowercased(), within: scope)
    case .is: isState(value.lowercased())
    case .note: noted { $0.contains { Self.holds($0.text, value) || Self.holds($0.quote, value) } }
    case .mytag:
      listed(
        evaluator.notebook.tags.filter {
          $0.value.contains { $0.lowercased() == value.lowercased() }
        }.keys)
    }
  }

  private var none: SlotSet { SlotSet(bound: bound) }

  /// Symbols of a table, exactly or by prefix (`K*`), through their postings.
  private func symbols<Thing>(
    _ value: String, _ table: SymbolTable<Thing>, _ postings: Postings<Thing>
  ) -> SlotSet {
    guard value.hasSuffix("*") else {
      return table.find(value).map { SlotSet(bound: bound, postings[$0]) } ?? none
    }
    let prefix = value.dropLast()
    var result = none
    for symbol in table.symbols where table[symbol].hasPrefix(prefix) {
      for slot in postings[symbol] { result.insert(slot) }
    }
    return result
  }

  private func from(_ value: String) -> SlotSet {
    let squeezed = value.uppercased().filter { $0.isLetter || $0.isNumber || $0 == "*" }
    return symbols(Vocabulary.station(squeezed) ?? squeezed, columns.stations, storage.byStation)
  }

  private func to(_ value: String) -> SlotSet {
    let squeezed = value.filter { $0.isLetter || $0.isNumber }
    let fits = columns.addressees.symbols.map { symbol in
      let name = columns.addressees[symbol].uppercased()
      return name.contains(value) || (value == "STATE" && name.hasPrefix("SECSTATE"))
        || (!squeezed.isEmpty && name.filter { $0.isLetter || $0.isNumber }.contains(squeezed))
    }
    return SlotSet(bound: bound) { columns.to[$0].contains { fits[$0.index] } }
  }

  private func people(_ role: PersonRole, _ value: String) -> SlotSet {
    let asked = AskedName(value)
    let fits = columns.people.symbols.map { asked.fits(columns.people[$0]) }
    return SlotSet(bound: bound) { slot in
      columns.persons[slot].contains { $0.isOf(role) && fits[$0.name.index] }
    }
  }

  /// `B7` is also `B7(C)`, and `(b)(6)` is `B6`; `1.4*` is what begins so.
  private func exemption(_ value: String) -> SlotSet {
    let name = Vocabulary.exemption(value)
    let fits = columns.exemptionNames.symbols.map { symbol in
      let own = columns.exemptionNames[symbol]
      if let name { return own == name || own.hasPrefix(name + "(") }
      return value.hasSuffix("*") && own.uppercased().hasPrefix(value.dropLast().uppercased())
    }
    return SlotSet(bound: bound) { columns.exemptions[$0].contains { fits[$0.index] } }
  }

  private func classification(_ comparison: Query.Comparison, _ value: String) -> SlotSet {
    guard let wanted = Level(asked: value) else { return none }
    let fits = columns.classifications.symbols.map { symbol in
      guard let own = Classification(spelled: columns.classifications[symbol]) else {
        return false
      }
      // UNCLASSIFIED//FOUO is how a sensitive but unclassified cable is headed.
      let rank =
        own.level == .unclassified && own.controls.contains("FOUO") ? Level.sbu : own.level
      return Self.compare(rank, comparison, wanted)
    }
    return SlotSet(bound: bound) { fits[columns.classification[$0].index] }
  }

  private func mark(_ comparison: Query.Comparison, _ value: String) -> SlotSet {
    let bits = MarkBits.bits(comparison, value)
    return SlotSet(bound: bound) { columns.marks[$0] & bits != 0 }
  }

  private func precedence(_ comparison: Query.Comparison, _ value: String) -> SlotSet {
    guard let wanted = Precedence(asked: value) else { return none }
    return SlotSet(bound: bound) { slot in
      Precedence(rawValue: Int(columns.precedence[slot])).map {
        Self.compare($0, comparison, wanted)
      } ?? false
    }
  }

  private func date(_ comparison: Query.Comparison, _ value: String) -> SlotSet {
    guard let span = DateSpan(value, comparison) else { return none }
    let minutes = span.minutes
    return SlotSet(bound: bound) { columns.sent[$0] != .min && minutes.contains(columns.sent[$0]) }
  }

  private func id(_ value: String) -> SlotSet {
    if value.hasSuffix("*") {
      let prefix = value.dropLast().uppercased()
      return SlotSet(bound: bound) { columns.ids[columns.id[$0]].hasPrefix(prefix) }
    }
    return evaluator.identified(value)
      ?? symbols(value, columns.ids, storage.byID)
  }

  private func cites(_ value: String) -> SlotSet {
    let id = CableID(parsing: value)?.description ?? value.uppercased()
    return columns.ids.find(id).map { SlotSet(bound: bound, storage.citations.byCited[$0]) } ?? none
  }

  private func citedBy(_ value: String) -> SlotSet {
    let id = CableID(parsing: value)?.description ?? value.uppercased()
    guard let symbol = columns.ids.find(id) else { return none }
    var result = none
    for citing in storage.byID[symbol] {
      for cited in storage.citations.cites[citing] {
        for slot in storage.byID[cited] { result.insert(slot) }
      }
    }
    return result
  }

  private func subject(_ value: String) -> SlotSet {
    SlotSet(bound: bound, SubjectSearch.keys(containing: value, in: columns.subject))
  }

  private func path(_ value: String, within scope: SlotSet) -> SlotSet {
    let wanted = Array(value.utf8)
    let files = storage.files
    var result = none
    let relatives = files.folders.symbols.map { folder in
      FolderPath.parts(files.folders, folder).map { Array($0.relative) } ?? []
    }
    let folderFits = relatives.map { $0.contains(wanted) }
    let isWhole = wanted.contains(0x2F)
    storage.sections.unfolded(scope).forEach { slot in
      let file = columns.file[slot]
      let folder = files.folder[file].index
      let fits =
        folderFits[folder]
        || files.name.withBytes(file) { name in
          isWhole
            ? FolderPath.join(relatives[folder], name).contains(wanted)
            : name.contains(wanted)
        }
      if fits { result.insert(slot) }
    }
    return result
  }

  private func has(_ value: String, within scope: SlotSet) -> SlotSet {
    switch value {
    case "diagnostic":
      var result = SlotSet(bound: bound) { columns.diagnosticCount[$0] > 0 }
      for (slot, _) in storage.sections.followers { result.remove(slot) }
      for (slot, count) in storage.sections.diagnosticCounts {
        if count > 0 { result.insert(slot) } else { result.remove(slot) }
      }
      return result
    case "refs":
      let cites = storage.citations.cites
      return SlotSet(bound: bound) { !cites.range($0).isEmpty }
    case "cited":
      let byCited = storage.citations.byCited
      return SlotSet(bound: bound) { !byCited[columns.id[$0]].isEmpty }
    case "missing-ref":
      let cites = storage.citations.cites
      return SlotSet(bound: bound) { cites[$0].contains { storage.byID[$0].isEmpty } }
    case "star": return starred
    case "note": return noted { !$0.isEmpty }
    case "mytag": return listed(evaluator.notebook.tags.filter { !$0.value.isEmpty }.keys)
    default: return none
    }
  }

  private func isState(_ value: String) -> SlotSet {
    switch value {
    case "read": return read
    case "starred", "star": return starred
    case "unread":
      var result = read
      result.invert()
      return result
    default:
      guard let kind = DocumentKind(asked: value)?.number else { return none }
      var result = none
      for slot in columns.slots where columns.kind[slot] == kind { result.insert(slot) }
      return result
    }
  }

  private var read: SlotSet { storage.read.slots(evaluator.notebook.reads, listed) }
  private var starred: SlotSet { storage.starred.slots(evaluator.notebook.stars, listed) }

  private func noted(_ fits: ([Note]) -> Bool) -> SlotSet {
    listed(evaluator.notebook.notes.filter { fits($0.value) }.keys)
  }

  /// The cables that the notebook names; those without id, or with another id now, by their text.
  private func listed(_ names: some Sequence<String>) -> SlotSet {
    var result = none
    var digests: Set<UInt64> = []
    var strange: Set<String> = []
    for name in names {
      if let symbol = columns.ids.find(name) {
        for slot in storage.byID[symbol] { result.insert(slot) }
      } else if let digest = CableKey.digest(in: name) {
        digests.insert(digest)
      } else {
        strange.insert(name)
      }
    }
    if !strange.isEmpty {
      for (digest, name) in evaluator.notebook.names where strange.contains(name) {
        digests.insert(digest)
      }
    }
    guard !digests.isEmpty else { return result }
    for slot in columns.slots where digests.contains(columns.digest[slot]) { result.insert(slot) }
    return result
  }

  private static func holds(_ text: String, _ value: String) -> Bool {
    let wanted = WordFolding.words(of: value)
    let words = WordFolding.words(of: text)
    return wanted.allSatisfy { word in
      words.contains { value.hasSuffix("*") ? $0.hasPrefix(word) : $0 == word }
    }
  }

  private static func compare<Value: Comparable>(
    _ own: Value, _ comparison: Query.Comparison, _ wanted: Value
  ) -> Bool {
    switch comparison {
    case .equal: own == wanted
    case .atLeast: own >= wanted
    case .atMost: own <= wanted
    case .above: own > wanted
    case .below: own < wanted
    }
  }
}
