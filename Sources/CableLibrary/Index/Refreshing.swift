extension IndexSession {
  /// Compares the index with the files, and reads those that are new or changed: first where the
  /// folders show that names came or went, then everywhere.
  func refresh() {
    let stamps = database?.folders()
    var findings = Findings(known: KnownFiles(files))
    if let stamps, isComplete {
      if let (walk, folders) = stamps.changed(in: walk) {
        let scope = Set(folders.compactMap { files.folders.find($0) })
        look(walk, within: scope, &findings)
        guard !options.isCancelled() else { return stop() }
        if !findings.changes.isEmpty {
          save()
          makeStorage()
          findings.known = KnownFiles(files)
        }
      }
      changes = findings.changes
      show(.checking)
    }
    let before = findings.changes
    let collector = FolderStamps.Collector()
    look(walk, within: nil, &findings) { collector.note($0) }
    guard !options.isCancelled() else { return stop() }
    countMoves(&findings)
    save()
    keepRestartPoints()
    isComplete = true
    keep { database throws(IndexFault) in try database.setComplete() }
    let found = collector.stamps
    // A file that was asked for by itself has no folder that shows its changes.
    if walk.hasFoldersOnly, found != stamps {
      keep { database throws(IndexFault) in try database.keep(found) }
    }
    changes = findings.hadFiles ? findings.changes : nil
    // What was read for the first time is all in the files afterwards.
    let least = findings.hadFiles ? columns.count / options.leastMapped + 1 : 0
    if findings.changes != before || !findings.hadFiles {
      compactIfSparse()
      var trimmer = ColumnTrimmer()
      columns.visit(&trimmer)
      files.visit(&trimmer)
      mapColumns(least: least)
      makeStorage()
    } else if mapColumns(least: least) {
      makeStorage()
    }
    show(options.gathersWords ? .words : nil, done: words?.indexedCount ?? 0, total: columns.count)
  }

  /// What a refresh has found so far.
  private struct Findings {
    var known: KnownFiles
    let hadFiles: Bool
    var changes = LibraryChanges()
    var added: [FileSlot] = []
    var gone: [FileSlot] = []
    /// Archives and large files that were met and are to be read.
    var large: [FoundLarge] = []

    init(known: KnownFiles) {
      self.known = known
      hadFiles = known.count > 0
    }
  }

  /// An archive or a large file that is new or changed.
  private struct FoundLarge {
    var isArchive: Bool
    /// True if it was asked for by its name.
    var isNamed: Bool
    var root: Int
    /// The folder that it is in.
    var relative: [UInt8]
    var name: [UInt8]
    /// The ways to what is to be read in an archive; empty for all of it.
    var ways: [[UInt8]]
    /// The slot of what it was before.
    var replaces: FileSlot?

    /// The path to it, as those of folders are written.
    var way: [UInt8] { FolderPath.join(relative, name) }
  }

  /// Keeps what was read; the next session continues from there.
  private func stop() {
    save()
    makeStorage()
  }

  /// Looks at the files of a walk; `scope` says in which folders a file that is not met is gone,
  /// and that only names are looked at: a folder seldom shows that a file in it changed.
  private func look(
    _ walk: FolderWalk, within scope: Set<Symbol<Named.Folder>>?, _ findings: inout Findings,
    folder: @escaping @Sendable (FolderWalk.Folder) -> Void = { _ in }
  ) {
    let known = findings.known
    var seen = BitSet<FileSlot>(bound: files.count)
    var relisting = Relisting(columns.count)
    var looked = 0
    pace = Pace()
    // A whole index knows how many there are, near enough.
    let total = isComplete ? { scope == nil ? known.count : nil } : count(walk)
    func goOn(_ count: Int, _ phase: LoadProgress.Phase, total: Int?) -> Bool {
      looked += count
      pace.note(looked)
      if options.listsWhileReading, relisting.isDue(columns.count, at: Clock.now) {
        makeStorage()
        relisting.isMade(columns.count, at: Clock.now)
        show(.reading, done: looked, total: total)
      } else if pace.isDue {
        show(phase, done: looked, total: total)
      }
      saveIfDue()
      return !options.isCancelled()
    }
    let isCancelled = options.isCancelled
    let (store, large) = (backlog?.store, options.large)
    Ingestion.run(walk, folder: folder) { batch, path in
      CheckedFile.files(
        batch, in: path, folder: known.folder(root: batch.root, relative: batch.relative),
        known: known, byName: scope != nil, leaving: large, keepingWords: store,
        isCancelled: isCancelled)
    } take: { batch, share in
      let checked = share.files
      let first = columns.slots.upperBound
      take(batch, checked, &seen, &findings)
      backlog?.note(share.words, of: first..<columns.slots.upperBound)
      let phase: LoadProgress.Phase =
        findings.hadFiles && findings.added.isEmpty ? .checking : .reading
      return goOn(checked.count, phase, total: total())
    }
    let found = findings.large
    findings.large = []
    for one in found where !options.isCancelled() {
      // How much is in it nobody knows before its end.
      read(one, &seen, &findings) { goOn($0, .reading, total: nil) }
    }
    guard !options.isCancelled() else { return }
    let gone = known.slots.filter {
      !seen.contains($0) && scope?.contains(files.folder[$0]) ?? true
    }
    for slot in gone { files.kill(slot) }
    // The files in an archive are counted.
    findings.gone += gone.filter { !known.isArchive($0) }
    findings.changes.added = findings.added.count
    findings.changes.gone = findings.gone.count
  }

  /// Counts the files of a walk beside all else, to show the time that is left; gives nil until
  /// that is done.
  private func count(_ walk: FolderWalk) -> () -> Int? {
    let counted = Counter(0)
    let isDone = Flag()
    let isCancelled = options.isCancelled
    // Not among the last: beside so many readers it would never come to its turn.
    let worker = Worker(.some) {
      walk.run { batch in
        counted.add(batch.names.count)
        return !isCancelled()
      }
      _ = isDone.raise()
    }
    worker.detach()
    return { isDone.isRaised ? counted.value : nil }
  }

  /// Reads an archive or a large file; `goOn` gets how many files or cables of it were read.
  private func read(
    _ large: FoundLarge, _ seen: inout BitSet<FileSlot>, _ findings: inout Findings,
    goOn: (Int) -> Bool
  ) {
    if large.isArchive {
      read(archive: large, &seen, &findings, goOn: goOn)
    } else {
      read(file: large, &seen, &findings, goOn: goOn)
    }
  }

  private func folderSymbol(_ root: Int, _ relative: [UInt8]) -> Symbol<Named.Folder> {
    FolderPath.spelled(root: root, relative: relative)
      .withUnsafeBufferPointer { files.folders.intern($0) }
  }

  /// Reads an archive; it is noted itself once all of its files are, so that one whose reading was
  /// given up is read again.
  private func read(
    archive: FoundLarge, _ seen: inout BitSet<FileSlot>, _ findings: inout Findings,
    goOn: (Int) -> Bool
  ) {
    let known = findings.known.members(root: archive.root, archive: archive.way)
    for slot in known + [archive.replaces].compactMap(\.self) {
      seen.insert(slot)
      files.kill(slot)
    }
    let isNew = known.isEmpty && archive.replaces == nil
    let path = FolderPath.join(walk.roots[archive.root], archive.way)
    let stamp = FileReading.status(path).map(FileReading.stamp)
    var begun: FileSlot?
    let outcome = LargeIngestion.run(
      archive: path, ways: archive.ways, shareSize: options.large.share,
      keepingWords: backlog?.store, isCancelled: options.isCancelled
    ) { share in
      let first = columns.slots.upperBound
      for member in share.members {
        let place = FileColumns.Member(
          archiveLength: archive.way.count, place: member.item.place, offset: member.item.offset)
        let slot = take(member, &begun) { file in
          files.append(
            folder: folderSymbol(archive.root, FolderPath.join(archive.way, member.item.folder)),
            name: file.name, stamp: stamp ?? .init(), member: place, reason: file.reason,
            isOrdinary: file.isOrdinary)
        }
        if let slot, isNew { findings.added.append(slot) }
      }
      backlog?.note(share.words, of: first..<columns.slots.upperBound)
      return goOn(share.members.count { $0.isLast })
    }
    guard !options.isCancelled() else { return }
    let own = files.append(
      folder: folderSymbol(archive.root, archive.relative), name: archive.name,
      stamp: outcome.stamp, reason: outcome.reason, isOrdinary: outcome.isOrdinary)
    if !isNew {
      findings.changes.changed += 1
    } else if outcome.reason != nil {
      findings.added.append(own)
    }
  }

  /// Reads a large file; its stamp is that of no file until it was read to its end, so that one whose
  /// reading was given up is read again.
  private func read(
    file large: FoundLarge, _ seen: inout BitSet<FileSlot>, _ findings: inout Findings,
    goOn: (Int) -> Bool
  ) {
    let path = FolderPath.join(walk.roots[large.root], large.way)
    let folder = folderSymbol(large.root, large.relative)
    let inode = FileReading.status(path).map(FileReading.stamp)?.inode ?? 0
    let isNew = large.replaces.map { files.stamp($0).isUnfinished } ?? true
    var replaced = large.replaces
    var begun: FileSlot?
    LargeIngestion.run(
      file: path, name: large.name, isNamed: large.isNamed, shareSize: options.large.share,
      keepingWords: backlog?.store, isCancelled: options.isCancelled
    ) { share in
      if let slot = replaced {
        seen.insert(slot)
        files.kill(slot)
        replaced = nil
      }
      let first = columns.slots.upperBound
      for member in share.members {
        let hasBegun = begun != nil
        let slot = take(member, &begun) { file in
          files.append(
            folder: folder, name: file.name,
            stamp: member.isLast ? file.stamp : .unfinished(inode: inode),
            digest: file.digest.value, reason: file.reason, isOrdinary: file.isOrdinary)
        }
        guard let slot else { continue }
        if hasBegun { files.touch(slot, member.file.stamp, digest: member.file.digest.value) }
        if isNew { findings.added.append(slot) } else { findings.changes.changed += 1 }
      }
      let slots = first..<columns.slots.upperBound
      backlog?.note(share.words, of: slots)
      return goOn(slots.count)
    }
  }

  /// Takes in a file, or a part of a large one, whose slot is in `begun` from its first part to its last.
  ///
  /// - Parameters:
  ///   - member: the file or the part.
  ///   - begun: the slot of the file that has begun; nil if none has.
  ///   - append: makes a slot of what is known of the file.
  /// - Returns: its slot once the file has ended.
  private func take(
    _ member: LargeIngestion.Member, _ begun: inout FileSlot?, append: (ParsedFile) -> FileSlot
  ) -> FileSlot? {
    let file = member.file
    guard !file.isGivenUp else { return nil }
    // Nothing is kept of a file that could not be read to its end.
    if file.reason != nil, let slot = begun {
      files.kill(slot)
      begun = nil
    }
    let slot = begun ?? append(file)
    for cable in file.cables { columns.append(cable, file: slot) }
    begun = member.isLast ? nil : slot
    return member.isLast ? slot : nil
  }

  /// Takes some files of one folder in.
  private func take(
    _ batch: FolderWalk.Batch, _ checked: [CheckedFile], _ seen: inout BitSet<FileSlot>,
    _ findings: inout Findings
  ) {
    let known = findings.known
    let folder = folderSymbol(batch.root, batch.relative)
    let knownFolder = known.folder(root: batch.root, relative: batch.relative)
    for (name, reason, isOrdinary) in batch.skipped {
      if let slot = knownFolder.flatMap({ known.find(name, in: $0) }),
        files.skipped(slot)?.reason == reason
      {
        seen.insert(slot)
      } else {
        _ = files.append(
          folder: folder, name: name, stamp: .init(), reason: reason, isOrdinary: isOrdinary)
      }
    }
    func members(_ slot: FileSlot) -> [FileSlot] {
      guard known.hasArchives else { return [] }
      let name = files.name.array(slot)
      return known.members(root: batch.root, archive: FolderPath.join(batch.relative, name))
    }
    for one in checked {
      switch one {
      case .unchanged(let slot):
        seen.insert(slot)
        for member in members(slot) { seen.insert(member) }
      case .touched(let slot, let stamp):
        seen.insert(slot)
        files.touch(slot, stamp)
      case .parsed(let parsed, _) where parsed.isGivenUp: break
      case .parsed(let parsed, let replaced) where parsed.isArchive || parsed.isLarge:
        findings.large.append(
          FoundLarge(
            isArchive: parsed.isArchive, isNamed: batch.isNamed, root: batch.root,
            relative: batch.relative, name: parsed.name, ways: batch.ways, replaces: replaced))
      case .parsed(let parsed, let replaced):
        let file = files.append(
          folder: folder, name: parsed.name, stamp: parsed.stamp, digest: parsed.digest.value,
          reason: parsed.reason, isOrdinary: parsed.isOrdinary)
        for cable in parsed.cables { columns.append(cable, file: file) }
        if let replaced {
          seen.insert(replaced)
          files.kill(replaced)
          findings.changes.changed += 1
        } else {
          findings.added.append(file)
        }
      }
    }
  }

  /// A gone file whose inode, size and time came up elsewhere has moved.
  private func countMoves(_ findings: inout Findings) {
    guard !findings.added.isEmpty, !findings.gone.isEmpty else { return }
    var stamps: [FileColumns.Stamp: Int] = [:]
    for slot in findings.gone where files.size[slot] > 0 {
      stamps[files.stamp(slot).moved, default: 0] += 1
    }
    for slot in findings.added {
      let stamp = files.stamp(slot).moved
      guard let count = stamps[stamp], count > 0 else { continue }
      stamps[stamp] = count - 1
      findings.changes.moved += 1
      findings.changes.added -= 1
      findings.changes.gone -= 1
    }
  }

  /// Where many slots are dead, the living move together and the words are gathered again.
  private func compactIfSparse() {
    let living = files.alive()
    let dead = columns.file.values.count { !living.contains($0) }
    let deadFiles = files.dead.count
    guard max(dead, deadFiles) > 4_096, dead * 4 > columns.count || deadFiles * 4 > files.count
    else { return }
    // The slots are others from here on.
    backlog?.move { living.contains(columns.file[$0]) }
    (columns, files) = Compaction.compacted(columns, files)
    forgetCounts()
    let counts = counted()
    let all = ColumnAddition(columns, files)
    keep { database throws(IndexFault) in
      try database.replaceAll(with: all, counts, keepingWords: false)
    }
    segments = 1
    generation += 1
    mark = ColumnMark(columns, files)
    words = database.map { WordIndex($0, indexedCount: 0) }
  }
}
