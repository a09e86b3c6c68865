public import CableCore

/// What the list shows of a cable, and where the cable lies.
public struct LibraryRow: Sendable, Hashable {
  /// The canonical id, or the file's name where there is none.
  public var id: String
  public var sent: ZuluTime?
  /// Upper case without spaces, such as `ASTANA`; empty if unknown.
  public var station: String
  public var classification: Classification?
  public var captions: [String]
  public var precedence: Precedence?
  public var tags: [String]
  public var subject: String
  /// Addressees' names.
  public var to: [String]
  /// Canonical ids that the REF block cites.
  public var cites: [String]
  /// Levels of the portion marks, highest last, each once.
  public var marks: [Level]
  public var diagnosticCount: Int
  /// Index into `Library.files`.
  public var file: Int
  /// Place among the cables of the file, from 0.
  public var part: Int
  /// Where the cable lies in the file, in bytes.
  public var fileRange: Range<Int>

  /// A row from a parsed cable.
  public init(_ cable: Cable, file: Int) {
    id = cable.id?.description ?? cable.source.hints.fileName ?? "?"
    sent = cable.sent?.value
    station = cable.station?.value ?? cable.id?.station ?? ""
    classification = cable.classification?.value
    captions = cable.captions.map(\.value)
    precedence = cable.precedence?.value
    tags = cable.tags.map(\.value)
    subject = cable.subject?.value ?? ""
    to = cable.to.map(\.name)
    cites = cable.references.compactMap { $0.id?.description }
    marks = Set(cable.paragraphs.compactMap { $0.mark?.level }).sorted()
    diagnosticCount = cable.diagnostics.count
    self.file = file
    part = cable.source.part
    fileRange = cable.source.fileRange
  }
}

/// A file that gave no cable, with the reason as a sentence.
public struct SkippedFile: Sendable, Hashable {
  public var path: String
  public var reason: String

  /// A skipped file.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}

/// Where a reference leads.
public enum Resolution: Sendable, Hashable {
  /// One cable: its row.
  case found(Int)
  /// Several cables of one id: their rows.
  case ambiguous([Int])
  /// Not in this library.
  case missing
}

/// An unchanging view of the cables known so far; cheap to copy, safe to share between threads.
public struct Library: Sendable {
  /// Newest first.
  public private(set) var rows: [LibraryRow] = []
  /// Paths as bytes of the file system, decoded for display only through `DisplayText`.
  public private(set) var files: [String] = []
  public private(set) var skipped: [SkippedFile] = []
  /// False while files are still being read.
  public private(set) var isComplete = true

  /// A library without cables.
  public init() {}

  /// The rows that match, in the order of `rows`; words are looked up in the index.
  public func matches(_ query: Query) -> [Int] { Array(rows.indices) }

  /// Tags with their counts among some rows, most frequent first.
  public func tagCounts(among matched: [Int]) -> [(tag: String, count: Int)] { [] }

  /// Where an id leads; for an assumed year in a January–March cable also the year before.
  public func resolve(_ id: CableID, isYearAssumed: Bool = false, from row: Int? = nil)
    -> Resolution
  { .missing }

  /// Rows that cite a row.
  public func citing(_ row: Int) -> [Int] { [] }
}

/// What can go wrong with a library, told so that a person knows what to do next.
public enum LibraryError: Error, Sendable, Hashable {
  case notFound(path: String)
  case unreadable(path: String, reason: String)
  /// The file no longer holds the cable where it was.
  case changed(path: String)

  /// What happened, why, and what to do next.
  public var message: String {
    switch self {
    case .notFound(let path): "\(path) is not there. Check the name."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    case .changed(let path): "\(path) has changed since it was listed. Press R to read it again."
    }
  }
}

/// Reads folders and files into libraries, away from the screen.
public enum LibraryLoader {
  /// Walks the paths and reads every cable; calls `progress` with ever larger libraries, the last
  /// one complete. Blocks; run it off the main thread.
  public static func load(
    _ paths: [String], progress: @Sendable (Library) -> Void
  ) throws(LibraryError) {}

  /// Reads a row's file again and parses the cable.
  public static func cable(at row: Int, of library: Library) throws(LibraryError) -> Cable {
    throw .notFound(path: "")
  }
}
