import CableCore

/// Everything that the library keeps of its cables: an array per field, a slot per cable.
///
/// Slots only grow; the slot of a cable that is gone stays. 251,287 cables take about 60 MB.
package struct CableColumns: Sendable {
  /// Ids of cables and of what they cite.
  package var ids = SymbolTable<Named.Cable>()
  var stations = SymbolTable<Named.Post>()
  /// Classifications as spelled by `Classification.description`; the first is none.
  var classifications = SymbolTable<Named.Classification>()
  var captionNames = SymbolTable<Named.Caption>()
  var tagNames = SymbolTable<Named.Tag>()
  package var addressees = SymbolTable<Named.Addressee>()
  /// Names of people, as printed.
  package var people = SymbolTable<Named.Person>()
  /// Exemptions as `Cable.exemptions` names them.
  package var exemptionNames = SymbolTable<Named.Exemption>()

  private(set) var id = Column<Slot, Symbol<Named.Cable>>()
  /// `DocumentKind.number`.
  private(set) var kind = Column<Slot, UInt8>()
  /// As `minutes` gives it; `Int32.min` where unknown.
  private(set) var sent = Column<Slot, Int32>()
  private(set) var station = Column<Slot, Symbol<Named.Post>>()
  private(set) var classification = Column<Slot, Symbol<Named.Classification>>()
  /// Raw value of the precedence; 0 where unknown.
  private(set) var precedence = Column<Slot, UInt8>()
  private(set) var captions = ListColumn<Symbol<Named.Caption>>()
  private(set) var tags = ListColumn<Symbol<Named.Tag>>()
  package private(set) var to = ListColumn<Symbol<Named.Addressee>>()
  package private(set) var persons = ListColumn<PersonCode>()
  /// Why a release withholds parts.
  package private(set) var exemptions = ListColumn<Symbol<Named.Exemption>>()
  private(set) var cites = ListColumn<CitationCode>()
  package private(set) var subject = TextColumn<Slot>()
  private(set) var marks = Column<Slot, UInt8>()
  private(set) var diagnosticCount = Column<Slot, UInt16>()
  package private(set) var file = Column<Slot, FileSlot>()
  private(set) var part = Column<Slot, UInt32>()
  private(set) var rangeStart = Column<Slot, UInt64>()
  package private(set) var rangeLength = Column<Slot, UInt32>()
  private(set) var digest = Column<Slot, UInt64>()
  /// Slots of cables that are one section of several, rising.
  private(set) var sectionSlot = Stored<Slot>()
  /// As `CableFacts.Section.code` has it, one for each of `sectionSlot`.
  private(set) var sectionCode = Stored<UInt32>()

  /// No cables.
  package init() {}

  package var count: Int { id.count }
  /// How many of them are in memory of their own, and not lent.
  package var addedCount: Int { count - id.values.lentCount }
  /// All slots.
  package var slots: Range<Slot> { id.keys }

  /// How many cables in slots below a bound are in files that are still there.
  package func living(_ files: BitSet<FileSlot>, below bound: Int = .max) -> Int {
    file.values.prefix(bound).count { files.contains($0) }
  }

  /// Adds a cable and gives it the next slot.
  package mutating func append(_ facts: CableFacts, file: FileSlot) {
    id.append(ids.intern(facts.id))
    kind.append(facts.kind)
    sent.append(facts.sent.map(Self.minutes) ?? .min)
    station.append(stations.intern(facts.station))
    classification.append(classifications.intern(facts.classification?.description ?? ""))
    precedence.append(UInt8(facts.precedence?.rawValue ?? 0))
    captions.append(facts.captions.map { captionNames.intern($0) })
    tags.append(facts.tags.map { tagNames.intern($0) })
    to.append(facts.to.map { addressees.intern($0) })
    persons.append(facts.people.map { PersonCode($0.role, people.intern($0.name)) })
    exemptions.append(facts.exemptions.map { exemptionNames.intern($0) })
    cites.append(
      facts.cites.map {
        CitationCode(
          symbol: ids.intern($0.id), isYearAssumed: $0.isYearAssumed, isUnlisted: $0.isUnlisted)
      })
    subject.append(facts.subject)
    marks.append(facts.marks)
    diagnosticCount.append(UInt16(clamping: facts.diagnosticCount))
    self.file.append(file)
    part.append(UInt32(clamping: facts.part))
    rangeStart.append(UInt64(max(0, facts.fileRange.lowerBound)))
    rangeLength.append(UInt32(clamping: facts.fileRange.count))
    digest.append(facts.digest)
    if let section = facts.section {
      sectionSlot.append(Slot(count - 1))
      sectionCode.append(section.code)
    }
  }

  /// Which section a cable is; nil for one that is whole.
  ///
  /// Cost: a binary search among the sections.
  func section(_ slot: Slot) -> CableFacts.Section? {
    let place = sectionSlot.firstIndex(halvingAt: { $0 >= slot })
    guard place < sectionSlot.count, sectionSlot[place] == slot else { return nil }
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
    visitor.visit(&id.values)
    visitor.visit(&kind.values)
    visitor.visit(&sent.values)
    visitor.visit(&station.values)
    visitor.visit(&classification.values)
    visitor.visit(&precedence.values)
    captions.visit(&visitor)
    tags.visit(&visitor)
    to.visit(&visitor)
    persons.visit(&visitor)
    exemptions.visit(&visitor)
    cites.visit(&visitor)
    subject.visit(&visitor)
    visitor.visit(&marks.values)
    visitor.visit(&diagnosticCount.values)
    visitor.visit(&file.values)
    visitor.visit(&part.values)
    visitor.visit(&rangeStart.values)
    visitor.visit(&rangeLength.values)
    visitor.visit(&digest.values)
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

  /// Looks where the names that are asked for are found, so that no question waits for it.
  func prepare() {
    ids.prepare()
    stations.prepare()
    captionNames.prepare()
    tagNames.prepare()
  }

  /// True where all columns are equally long and each symbol exists; false means damage.
  package func isSound(fileCount: Int) -> Bool {
    guard subject.isSound, ids.texts.isSound, stations.texts.isSound,
      classifications.texts.isSound, captionNames.texts.isSound, tagNames.texts.isSound,
      addressees.texts.isSound, people.texts.isSound, exemptionNames.texts.isSound
    else { return false }
    let counts = [
      kind.count, sent.count, station.count, classification.count, precedence.count, captions.count,
      tags.count, to.count, persons.count, exemptions.count, cites.count, subject.count,
      marks.count,
      diagnosticCount.count, file.count,
      part.count, rangeStart.count, rangeLength.count, digest.count,
    ]
    func below<Thing>(_ column: Column<Slot, Symbol<Thing>>, _ table: SymbolTable<Thing>) -> Bool {
      column.values.areBelow(table.count)
    }
    return counts.allSatisfy { $0 == count } && below(id, ids)
      && below(station, stations) && below(classification, classifications)
      && file.values.areBelow(fileCount)
      && captions.isSound(below: captionNames.count)
      && tags.isSound(below: tagNames.count) && to.isSound(below: addressees.count)
      && persons.isSound(below: PersonCode.bound(people.count))
      && persons.values.allSatisfy { $0.role != nil }
      && exemptions.isSound(below: exemptionNames.count)
      && cites.isSound(below: CitationCode.bound(ids.count))
      && sectionSlot.count == sectionCode.count
      && sectionSlot.last.map { $0.index < count } ?? true
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
