import Glibc
import SQLiteStore

/// Where indexes are kept, and what is there, for a person who looks for trouble.
public struct IndexReport: Sendable, Hashable {
  /// The folder, shown only through `DisplayText`; nil if there is none to use.
  public private(set) var folder: String?
  /// Why no index can be kept there, as the middle of a sentence; nil if it can.
  public private(set) var problem: String?
  /// How many libraries have an index.
  public private(set) var indexCount = 0
  /// What the indexes take on disk, in bytes.
  public private(set) var byteCount = 0
  /// Indexes that were damaged and set aside; they can be removed.
  public private(set) var damagedCount = 0

  /// Looks at the folder; makes it where it is missing, as opening a library would.
  public init() { self.init(parent: CacheFolder.standardParent) }

  /// Looks below another cache folder.
  init(parent: [UInt8]?) {
    guard let parent else {
      problem = "neither XDG_CACHE_HOME nor HOME names a folder"
      return
    }
    let path = FolderPath.join(parent, Array("cablereader".utf8))
    folder = FolderPath.shown(path)
    do throws(CacheFolder.Refusal) { _ = try CacheFolder(parent: parent) } catch {
      problem = error.reason
      return
    }
    if path.withCString({ access($0, W_OK | X_OK) }) != 0 {
      problem = String(cString: strerror(errno))
    }
    let opened = path.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    for name in FileReading.names(in: opened) {
      let file = FolderPath.join(path, Array(name.utf8))
      guard let info = FileReading.status(file),
        info.st_mode & S_IFMT == S_IFREG
      else { continue }
      byteCount += Int(info.st_blocks) * 512
      if name.hasSuffix(".sqlite") {
        indexCount += 1
        byteCount += ColumnFiles.size(beside: file)
      }
      if name.hasSuffix(".damaged") { damagedCount += 1 }
    }
  }

  /// The version of SQLite that is used, such as `3.40.1`.
  public static var databaseVersion: String { Connection.libraryVersion }
}
