/// Folders as the index spells them: the number of a root in four bytes, then the way from there.
package enum FolderPath {
  /// A path's last part.
  package static func name(of path: [UInt8]) -> String {
    let start = path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    return String(decoding: path[start...], as: UTF8.self)
  }

  /// A path as a person sees it, repaired where it is not UTF-8.
  package static func shown(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

  package static func spelled(root: Int, relative: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt32(root).littleEndian) { Array($0) } + relative
  }

  /// Splits what `spelled` made; nil if it is damaged.
  package static func parts(_ folders: SymbolTable<Named.Folder>, _ folder: Symbol<Named.Folder>)
    -> (
      root: Int, relative: ArraySlice<UInt8>
    )?
  {
    parts(folders.bytes(of: folder))
  }

  /// Splits what `spelled` made; nil if it is damaged.
  package static func parts(_ spelled: some Collection<UInt8>) -> (
    root: Int, relative: ArraySlice<UInt8>
  )? {
    let bytes = Array(spelled)
    guard bytes.count >= 4 else { return nil }
    var root = 0
    for byte in bytes.prefix(4).reversed() { root = root << 8 | Int(byte) }
    return (root, bytes.dropFirst(4))
  }

  static func joined(
    _ folders: SymbolTable<Named.Folder>, _ folder: Symbol<Named.Folder>, _ roots: [[UInt8]]
  ) -> [UInt8] {
    guard let (root, relative) = parts(folders, folder), roots.indices.contains(root) else {
      return []
    }
    return join(roots[root], relative)
  }

  /// Folder and name with one slash between them.
  package static func join(_ folder: some Collection<UInt8>, _ name: some Collection<UInt8>)
    -> [UInt8]
  {
    if name.isEmpty { return Array(folder) }
    if folder.isEmpty { return Array(name) }
    var path: [UInt8] = []
    path.reserveCapacity(folder.count + name.count + 1)
    path.append(contentsOf: folder)
    if path.last != 0x2F { path.append(0x2F) }
    path.append(contentsOf: name)
    return path
  }
}
