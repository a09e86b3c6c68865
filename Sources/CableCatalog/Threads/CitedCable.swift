public import CableCore

/// The cable that a reference means in a library, as far as the library knows.
public struct CitedCable: Sendable, Hashable {
  /// The id: of the cable that is here, else the likeliest.
  public var id: CableID
  /// Where it leads.
  public var resolution: Resolution
  /// From what the year of the id comes.
  public var yearFrom: YearSource
  /// What may be meant, where more than one cable may be; the older last.
  public var candidates: [CableID] = []

  /// As shown to a person: the id, or `STATE 178303 (06 or 07)` where the year is open.
  public var name: String { CableID.name(ofAny: candidates) ?? id.description }
}

extension Library {
  /// The cable that a reference of the REF block means; nil if it names none.
  ///
  /// Where no year is printed, the cable of the citing year is meant if it is here, else that of the
  /// year before if it is, else whichever the known numbers of the post leave.
  ///
  /// - Parameters:
  ///   - reference: of a cable of this library.
  ///   - row: the citing cable, whose date decides; nil if it has no row.
  /// - Returns: the id with what is known of it.
  public func cited(_ reference: Reference, from row: Int?) -> CitedCable? {
    cited(reference.id, reference.unlistedID, reference.yearFrom, row)
  }

  /// The cable that a mention in the prose means; nil if it names none.
  public func cited(_ mention: Mention, from row: Int?) -> CitedCable? {
    cited(mention.id, mention.unlistedID, mention.yearFrom, row)
  }

  /// A cable with the ids that its references and mentions mean in this library.
  public func resolved(_ cable: Cable, from row: Int?) -> Cable {
    var cable = cable
    for place in cable.references.indices {
      guard let cited = cited(cable.references[place], from: row), cited.candidates.isEmpty else {
        continue
      }
      cable.references[place].kind = .cable
      cable.references[place].id = cited.id
      cable.references[place].yearFrom = cited.yearFrom == .assumed ? .serial : cited.yearFrom
    }
    for place in cable.mentions.indices {
      guard let cited = cited(cable.mentions[place], from: row), cited.candidates.isEmpty else {
        continue
      }
      cable.mentions[place].id = cited.id
    }
    return cable
  }

  private func cited(
    _ id: CableID?, _ unlisted: CableID?, _ source: YearSource?, _ row: Int?
  ) -> CitedCable? {
    guard let id = id ?? unlisted.flatMap({ hasPost($0.station) ? $0 : nil }) else { return nil }
    let sent = row.flatMap { rows.indices.contains($0) ? storage.order[$0] : nil }
      .map { storage.columns.sent[$0] }
    let isAssumed = source == .assumed
    let found = rows(of: id.description)
    let isEarlier = found.contains { !isLater($0, than: sent) }
    let before = isAssumed && !isEarlier ? rows(of: id.yearBefore.description) : []
    if !isAssumed || !found.isEmpty && before.isEmpty {
      return CitedCable(id: id, resolution: Resolution(found), yearFrom: source ?? .printed)
    }
    if !before.isEmpty {
      return CitedCable(id: id.yearBefore, resolution: Resolution(before), yearFrom: .assumed)
    }
    let isExcluded = sent.map { storage.years.excludes(id, sent: $0) } ?? false
    return isExcluded
      ? CitedCable(id: id.yearBefore, resolution: .missing, yearFrom: .serial)
      : CitedCable(
        id: id, resolution: .missing, yearFrom: .assumed, candidates: [id, id.yearBefore])
  }

  /// True if a row was sent after a citing cable, by more than clocks and zones differ.
  private func isLater(_ row: Int, than sent: Int32?) -> Bool {
    guard let sent, sent != .min else { return false }
    return storage.columns.sent[storage.order[row]] > sent + 24 * 60
  }
}

extension Resolution {
  /// Where some rows of one id lead.
  init(_ rows: [Int]) {
    switch rows.count {
    case 0: self = .missing
    case 1: self = .found(rows[0])
    default: self = .ambiguous(rows)
    }
  }
}
