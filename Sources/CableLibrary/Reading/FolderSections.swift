import CableCore

/// Which cables of a folder came in sections, each in a file of its own, and where these are.
struct FolderSections {
  /// The place of one section.
  struct Place: Hashable {
    /// Among the names of the folder.
    var file: Int
    /// In the file.
    var cable: CablePlace
  }

  private struct Name: Hashable {
    var id: String
    var count: Int
  }

  private var groups: [Name: [Int: Place]] = [:]

  /// Looks through some files of a folder.
  ///
  /// Cost: the reading of all of them, their prose left out.
  init(_ names: [[UInt8]], in folder: [UInt8]) {
    for (file, name) in names.enumerated() {
      let path = FolderPath.join(folder, name)
      // A file that cannot be read is reported when its turn comes.
      _ = try? CableFile.read(path, name: FolderPath.shown(name)) { note($0, in: file) }
    }
  }

  /// No files yet.
  init() {}

  /// Takes in a text of one file.
  mutating func note(_ source: SourceText, in file: Int) {
    note(Cable(fieldsOf: source), in: file)
  }

  /// Takes in a cable of one file.
  mutating func note(_ cable: Cable, in file: Int) {
    guard let section = CableFacts.Section(cable), let own = Self.name(cable, section) else {
      return
    }
    let place = Place(file: file, cable: CablePlace(cable.source))
    // Of copies of a section the first counts.
    if groups[own]?[section.number] == nil { groups[own, default: [:]][section.number] = place }
  }

  private static func name(_ cable: Cable, _ section: CableFacts.Section) -> Name? {
    cable.id.map { Name(id: $0.description, count: section.count) }
  }

  /// Where the sections of a cable are, in order; nil if the one at a place is the only one, or a
  /// copy.
  func places(of cable: Cable, at place: Place) -> [Place]? {
    guard let section = CableFacts.Section(cable),
      let group = Self.name(cable, section).flatMap({ groups[$0] }), group.count > 1,
      group[section.number] == place
    else { return nil }
    return group.sorted { $0.key < $1.key }.map(\.value)
  }
}
