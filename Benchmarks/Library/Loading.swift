import CableLibrary
import Synchronization

/// Opening a library: without an index, with one, and after a change.
struct Loading {
  let paths: [String]
  let cache: String

  /// Loads again while the library is open, as `R` does: what the folders tell, and every file.
  private func reload(_ searcher: Searcher) throws {
    var folders: Double?
    let time = try Stopwatch.measure {
      let start = Stopwatch.now
      try LibraryLoader.load(
        paths, options: LoadOptions(index: .below(cache)), after: searcher
      ) { searcher in
        if folders == nil, searcher.library.changes != nil { folders = Stopwatch.now - start }
      }
    }
    report("reload.folders", folders ?? time, "ms")
    report("reload.files", time, "ms")
  }

  /// Loads everything and reports the moments that a person would notice.
  ///
  /// - Parameters:
  ///   - prefix: what the reported names begin with.
  ///   - gathersWords: false stops before the words.
  ///   - lists: false lists nothing before the end, as the command `index` does.
  /// - Throws: where a path is not there.
  func run(prefix: String, gathersWords: Bool = true, lists: Bool = true) throws {
    var first: Double?
    var listed: Double?
    var metadata: Double?
    var (firstWork, listedWork, metadataWork) = (0.0, 0.0, 0.0)
    var publications = 0
    var latest = Searcher()
    var last: Library { latest.library }
    let start = Stopwatch.now
    try LibraryLoader.load(
      paths,
      options: LoadOptions(
        index: .below(cache), gathersWords: gathersWords, listsWhileReading: lists)
    ) { searcher in
      let library = searcher.library
      publications += 1
      let now = Stopwatch.now
      if first == nil, !library.rows.isEmpty {
        first = now
        firstWork = Usage.processorMilliseconds
      }
      if library.rows.count != last.rows.count {
        listed = now
        listedWork = Usage.processorMilliseconds
      }
      if metadata == nil, library.isComplete, library.progress?.phase != .checking {
        metadata = now
        metadataWork = Usage.processorMilliseconds
      }
      latest = searcher
    }
    let end = Stopwatch.now
    report(prefix + ".first-list", first ?? end, "ms")
    report(prefix + ".whole-list", listed ?? end, "ms")
    report(prefix + ".metadata", (metadata ?? end), "ms")
    report(prefix + ".all", end, "ms")
    report(prefix + ".load", end - start, "ms")
    report(prefix + ".first-list.processor", firstWork, "ms")
    report(prefix + ".whole-list.processor", listedWork, "ms")
    report(prefix + ".metadata.processor", metadataWork, "ms")
    report(prefix + ".all.processor", Usage.processorMilliseconds, "ms")
    report(prefix + ".processor", Usage.processorMilliseconds, "ms")
    report(prefix + ".publications", Double(publications), "")
    report(prefix + ".cables", Double(last.rows.count), "")
    report(prefix + ".searchable", Double(last.searchableCount), "")
    report(prefix + ".peak", Usage.peakMegabytes, "MB")
    report(prefix + ".anonymous", Usage.anonymousMegabytes, "MB")
    if let changes = last.changes {
      report(prefix + ".added", Double(changes.added), "")
      report(prefix + ".changed", Double(changes.changed), "")
      report(prefix + ".gone", Double(changes.gone), "")
    }
    if prefix == "warm" { try reload(latest) }
    if let notice = last.notice { print("# \(notice)") }
  }
}
