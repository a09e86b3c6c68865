public import CableCore

/// A cable as it comes out of the files one after another.
public struct StreamedCable: Sendable {
  /// The path of its file, relative to the one asked for; of several that of the first section.
  public var path: String
  /// The cable; where its sections lie in files of one folder, all of them as one.
  public var cable: Cable
  /// How many files begin with it: none for a later cable of a file, several for sections.
  public var fileCount: Int
  /// Paths of the files of its sections, each with how many lines of the text stand before it.
  private let sections: [(path: String, lines: Int)]

  init(_ cable: Cable, path: String) {
    self.cable = cable
    self.path = path
    fileCount = cable.source.part == 0 ? 1 : 0
    sections = [(path, 0)]
  }

  init(_ cable: Cable, sections: [(path: String, source: SourceText)]) {
    self.cable = cable
    path = sections.first?.path ?? ""
    fileCount = sections.count { $0.source.part == 0 }
    var lines = 0
    self.sections = sections.map { path, source in
      defer {
        lines += source.bytes.count { $0 == 0x0A } + (source.bytes.last == 0x0A ? 0 : 1)
      }
      return (path, lines)
    }
  }

  /// The file that a line of the text stands in, and its number there; lines count from 1.
  public func place(ofLine line: Int) -> (path: String, line: Int) {
    let section = sections.last { $0.lines < line } ?? (path, 0)
    return (section.path, line - section.lines)
  }
}

/// Reads cables one file after another, in a fixed order, keeping none of them.
public enum CableStream {
  /// Walks the paths and gives the cables of each file, one at a time.
  ///
  /// A cable whose sections lie in several files of one folder comes once, where its first section
  /// is; the folders are looked through for the others when one is met.
  ///
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - followsLinks: true where links may lead out of the folders.
  ///   - each: gets each cable; part 0 is the first of its file.
  ///   - skipped: gets each file that holds none, with the reason.
  ///   - passed: gets each record that gave none, of a file of several.
  /// - Throws: where one of the paths is not there or cannot be walked.
  public static func read(
    _ paths: [String], followsLinks: Bool = false, each: (StreamedCable) -> Void,
    skipped: (SkippedFile) -> Void, passed: (SkippedFile) -> Void = { _ in }
  ) throws(LibraryError) {
    for path in paths {
      let walk = try FolderWalk([PathBytes.of(path)], followsLinks: followsLinks)
      walk.run { batch in
        let folder = FolderPath.join(walk.roots[batch.root], batch.relative)
        for (name, reason, isOrdinary) in batch.skipped {
          let path = FileReading.shown(FolderPath.join(folder, name))
          skipped(SkippedFile(path: path, reason: reason, isOrdinary: isOrdinary))
        }
        var share = Share(batch: batch, folder: folder)
        for file in batch.names.indices {
          do throws(LibraryError) {
            if let reason = try share.read(file, each: each, passed: passed) {
              skipped(SkippedFile(path: FileReading.shown(share.path(file)), reason: reason))
            }
          } catch {
            skipped(
              SkippedFile(
                path: FileReading.shown(share.path(file)), reason: error.message,
                isOrdinary: false))
          }
        }
        return true
      }
    }
  }

  /// Files of one folder.
  private struct Share {
    let batch: FolderWalk.Batch
    let folder: [UInt8]
    /// Looked for once a section of a cable is met.
    var sections: FolderSections?

    func path(_ file: Int) -> [UInt8] { FolderPath.join(folder, batch.names[file]) }

    /// Gives the cables of a file; returns why there are none.
    mutating func read(
      _ file: Int, each: (StreamedCable) -> Void, passed: (SkippedFile) -> Void
    ) throws(LibraryError) -> String? {
      let name = FileReading.shown(batch.names[file])
      return try CableFile.read(path(file), name: name) { source in
        let cable = Cable(parsing: source)
        guard batch.names.count > 1, CableFacts.Section(cable) != nil else {
          return each(StreamedCable(cable, path: relative(file)))
        }
        give(cable, in: file, each)
      } passed: { record in
        passed(
          SkippedFile(
            path: FileReading.shown(path(file)), reason: record.reason,
            isOrdinary: !record.isFailure, record: record))
      }.reason
    }

    /// Gives a section's cable with its other sections, where it is the first; those come with it.
    private mutating func give(_ cable: Cable, in file: Int, _ each: (StreamedCable) -> Void) {
      let known = sections ?? FolderSections(batch.names, in: folder)
      sections = known
      let source = cable.source
      let place = FolderSections.Place(file: file, part: source.part, fileRange: source.fileRange)
      guard let places = known.places(of: cable, at: place) else {
        return each(StreamedCable(cable, path: relative(file)))
      }
      guard places.first == place else { return }
      let found = places.compactMap { place -> (path: String, source: SourceText)? in
        let name = FileReading.shown(batch.names[place.file])
        guard
          let source = try? CableFile.source(
            path(place.file), name: name, part: place.part, fileRange: place.fileRange)
        else { return nil }
        return (relative(place.file), source)
      }
      if let joined = SectionText.joined(found.map(\.source)) {
        each(StreamedCable(Cable(parsing: joined), sections: found))
      } else {
        each(StreamedCable(cable, path: relative(file)))
      }
    }

    private func relative(_ file: Int) -> String {
      FileReading.shown(FolderPath.join(batch.relative, batch.names[file]))
    }
  }
}
