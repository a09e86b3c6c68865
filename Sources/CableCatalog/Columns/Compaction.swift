import CableCore

/// Makes columns without their dead slots.
package enum Compaction {
  /// The living cables and files, in new slots.
  package static func compacted(_ columns: CableColumns, _ files: FileColumns) -> (
    CableColumns, FileColumns
  ) {
    var newFiles = FileColumns()
    var newColumns = CableColumns()
    var moved: [FileSlot: FileSlot] = [:]
    files.alive().forEach { file in
      let folder = files.folders.withBytes(of: files.folder[file]) {
        newFiles.folders.intern($0)
      }
      let skipped = files.skipped(file)
      moved[file] = newFiles.append(
        folder: folder, name: files.name.array(file),
        stamp: files.stamp(file), digest: files.digest[file], member: files.member(file),
        reason: skipped?.reason,
        isOrdinary: skipped?.isOrdinary ?? true)
    }
    for slot in columns.slots {
      guard let file = moved[columns.file[slot]] else { continue }
      newColumns.append(CableFacts(columns, slot), file: file)
    }
    return (newColumns, newFiles)
  }
}

extension Compaction {
  /// Some cables with their files, in columns of their own.
  package static func extract(_ slots: [Slot], _ columns: CableColumns, _ files: FileColumns) -> (
    CableColumns, FileColumns
  ) {
    var newFiles = FileColumns()
    var newColumns = CableColumns()
    var moved: [FileSlot: FileSlot] = [:]
    for slot in slots {
      let file = columns.file[slot]
      let own: FileSlot
      if let known = moved[file] {
        own = known
      } else {
        let folder = files.folders.withBytes(of: files.folder[file]) {
          newFiles.folders.intern($0)
        }
        own = newFiles.append(
          folder: folder, name: files.name.array(file),
          stamp: files.stamp(file), digest: files.digest[file], member: files.member(file))
        moved[file] = own
      }
      newColumns.append(CableFacts(columns, slot), file: own)
    }
    return (newColumns, newFiles)
  }
}

extension CableFacts {
  /// The facts that a slot was made from.
  init(_ columns: CableColumns, _ slot: Slot) {
    id = columns.ids[columns.id[slot]]
    kind = columns.kind[slot]
    sent = CableColumns.time(columns.sent[slot])
    station = columns.stations[columns.station[slot]]
    classification = Classification(
      spelled: columns.classifications[columns.classification[slot]])
    captions = columns.captions[slot].map { columns.captionNames[$0] }
    precedence = Precedence(rawValue: Int(columns.precedence[slot]))
    tags = columns.tags[slot].map { columns.tagNames[$0] }
    subject = columns.subject[slot]
    to = columns.to[slot].map { columns.addressees[$0] }
    people = columns.persons[slot].compactMap { code in
      code.role.map { Person(role: $0, name: columns.people[code.name]) }
    }
    exemptions = columns.exemptions[slot].map { columns.exemptionNames[$0] }
    cites = columns.cites[slot].map {
      Citation(
        id: columns.ids[$0.symbol], isYearAssumed: $0.isYearAssumed, isUnlisted: $0.isUnlisted)
    }
    marks = columns.marks[slot]
    diagnosticCount = Int(columns.diagnosticCount[slot])
    part = Int(columns.part[slot])
    let start = Int(clamping: columns.rangeStart[slot])
    fileRange = start..<start + Int(columns.rangeLength[slot])
    section = columns.section(slot)
    digest = columns.digest[slot]
  }
}
