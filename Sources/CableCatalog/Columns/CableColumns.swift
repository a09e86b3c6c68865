import CableCore

/// Everything that the library keeps of its cables: an array per field, a slot per cable.
///
/// Slots only grow; the slot of a cable that is gone stays. 251,287 cables take about 60 MB.
package struct CableColumns: Sendable {
  /// Ids of cables and of what they cite.
  package var ids = SymbolTable()
  var stations = SymbolTable()
  /// Classifications as spelled by `Classification.description`; the first is none.
  var classifications = SymbolTable()
  var captionNames = SymbolTable()
  var tagNames = SymbolTable()
  package var addressees = SymbolTable()
  /// Names of people, as printed.
  package var people = SymbolTable()
  /// Exemptions as `Cable.exemptions` names them.
  package var exemptionNames = SymbolTable()

  private(set) var id: [UInt32] = []
  /// `DocumentKind.number`.
  private(set) var kind: [UInt8] = []
  /// As `minutes` gives it; `Int32.min` where unknown.
  private(set) var sent: [Int32] = []
  private(set) var station: [UInt32] = []
  private(set) var classification: [UInt32] = []
  /// Raw value of the precedence; 0 where unknown.
  private(set) var precedence: [UInt8] = []
  private(set) var captions = ListColumn()
  private(set) var tags = ListColumn()
  package private(set) var to = ListColumn()
  /// As `PersonRole.code` has it.
  package private(set) var persons = ListColumn()
  /// Why a release withholds parts.
  package private(set) var exemptions = ListColumn()
  /// As `CitationCode` has it.
  private(set) var cites = ListColumn()
  package private(set) var subject = TextColumn()
  private(set) var marks: [UInt8] = []
  private(set) var diagnosticCount: [UInt16] = []
  /// Slot in `FileColumns`.
  package private(set) var file: [UInt32] = []
  private(set) var part: [UInt32] = []
  private(set) var rangeStart: [UInt64] = []
  package private(set) var rangeLength: [UInt32] = []
  private(set) var digest: [UInt64] = []
  /// Slots of cables that are one section of several, rising.
  private(set) var sectionSlot: [UInt32] = []
  /// As `CableFacts.Section.code` has it, one for each of `sectionSlot`.
  private(set) var sectionCode: [UInt32] = []

  /// No cables.
  package init() {}

  package var count: Int { id.count }

  /// How many cables in slots below a bound are in files that are still there.
  package func living(_ files: SlotSet, below bound: Int = .max) -> Int {
    file.prefix(bound).count { files.contains(Int($0)) }
  }

  /// Adds a cable and gives it the next slot.
  package mutating func append(_ facts: CableFacts, file: Int) {
    id.append(ids.intern(facts.id))
    kind.append(facts.kind)
    sent.append(facts.sent.map(Self.minutes) ?? .min)
    station.append(stations.intern(facts.station))
    classification.append(classifications.intern(facts.classification?.description ?? ""))
    precedence.append(UInt8(facts.precedence?.rawValue ?? 0))
    captions.append(facts.captions.map { captionNames.intern($0) })
    tags.append(facts.tags.map { tagNames.intern($0) })
    to.append(facts.to.map { addressees.intern($0) })
    persons.append(facts.people.map { $0.role.code(people.intern($0.name)) })
    exemptions.append(facts.exemptions.map { exemptionNames.intern($0) })
    cites.append(
      facts.cites.map {
        CitationCode(
          symbol: ids.intern($0.id), isYearAssumed: $0.isYearAssumed, isUnlisted: $0.isUnlisted
        ).code
      })
    subject.append(facts.subject)
    marks.append(facts.marks)
    diagnosticCount.append(UInt16(clamping: facts.diagnosticCount))
    self.file.append(UInt32(file))
    part.append(UInt32(clamping: facts.part))
    rangeStart.append(UInt64(max(0, facts.fileRange.lowerBound)))
    rangeLength.append(UInt32(clamping: facts.fileRange.count))
    digest.append(facts.digest)
    if let section = facts.section {
      sectionSlot.append(UInt32(count - 1))
      sectionCode.append(section.code)
    }
  }

  /// Which section a cable is; nil for one that is whole.
  ///
  /// Cost: a binary search among the sections.
  func section(_ slot: Int) -> CableFacts.Section? {
    let place = sectionSlot.firstIndex(halvingAt: { Int($0) >= slot })
    guard place < sectionSlot.count, Int(sectionSlot[place]) == slot else { return nil }
    return CableFacts.Section(code: sectionCode[place])
  }

  /// Lets a visitor see every array; `index` is due if it changed them.
  package mutating func visit(_ visitor: inout some ColumnVisitor) {
    ids.visit(&visitor)
    stations.visit(&visitor)
    classifications.visit(&visitor)
    captionNames.visit(&visitor)
    tagNames.visit(&visitor)
    addressees.visit(&visitor)
    people.visit(&visitor)
    exemptionNames.visit(&visitor)
    visitor.visit(&id)
    visitor.visit(&kind)
    visitor.visit(&sent)
    visitor.visit(&station)
    visitor.visit(&classification)
    visitor.visit(&precedence)
    captions.visit(&visitor)
    tags.visit(&visitor)
    to.visit(&visitor)
    persons.visit(&visitor)
    exemptions.visit(&visitor)
    cites.visit(&visitor)
    subject.visit(&visitor)
    visitor.visit(&marks)
    visitor.visit(&diagnosticCount)
    visitor.visit(&file)
    visitor.visit(&part)
    visitor.visit(&rangeStart)
    visitor.visit(&rangeLength)
    visitor.visit(&digest)
    visitor.visit(&sectionSlot)
    visitor.visit(&sectionCode)
  }

  /// Makes texts findable again after a visitor changed the arrays.
  package mutating func index() {
    ids.index()
    stations.index()
    classifications.index()
    captionNames.index()
    tagNames.index()
    addressees.index()
    people.index()
    exemptionNames.index()
  }

  /// True where all columns are equally long and each symbol exists; false means damage.
  package func isSound(fileCount: Int) -> Bool {
    let tables = [
      ids, stations, classifications, captionNames, tagNames, addressees, people, exemptionNames,
    ]
    guard tables.allSatisfy({ $0.texts.isSound }), subject.isSound else { return false }
    let counts = [
      kind.count, sent.count, station.count, classification.count, precedence.count, captions.count,
      tags.count, to.count, persons.count, exemptions.count, cites.count, subject.count,
      marks.count,
      diagnosticCount.count, file.count,
      part.count, rangeStart.count, rangeLength.count, digest.count,
    ]
    func below(_ column: [UInt32], _ bound: Int) -> Bool {
      column.max().map { Int($0) < bound } ?? true
    }
    return counts.allSatisfy { $0 == count } && below(id, ids.count)
      && below(station, stations.count) && below(classification, classifications.count)
      && below(file, fileCount) && captions.isSound(below: captionNames.count)
      && tags.isSound(below: tagNames.count) && to.isSound(below: addressees.count)
      && persons.isSound(below: people.count << 2) && persons.values.allSatisfy { $0 & 3 < 3 }
      && exemptions.isSound(below: exemptionNames.count)
      && cites.isSound(below: CitationCode.bound(ids.count))
      && sectionSlot.count == sectionCode.count
      && sectionSlot.last.map { Int($0) < count } ?? true
      && zip(sectionSlot, sectionSlot.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// Minutes since the year 1000 in months of 31 days: order is kept and the parts come back.
  static func minutes(_ time: ZuluTime) -> Int32 {
    let day = ((time.year - 1000) * 12 + time.month - 1) * 31 + time.day - 1
    return Int32(clamping: (day * 24 + time.hour) * 60 + time.minute)
  }

  /// The time that `minutes` came from.
  static func time(_ minutes: Int32) -> ZuluTime? {
    guard minutes != .min, minutes >= 0 else { return nil }
    let minutes = Int(minutes)
    let day = minutes / 1440
    let month = day / 31
    return ZuluTime(
      year: 1000 + month / 12, month: month % 12 + 1, day: day % 31 + 1,
      hour: minutes / 60 % 24, minute: minutes % 60)
  }
}
