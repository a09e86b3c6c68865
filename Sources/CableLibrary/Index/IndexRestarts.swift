import PackedFiles
import SQLiteStore

/// Restart points of compressed files, kept beside the columns, by what the system said of the file.
extension IndexDatabase {
  /// Those of a file; nil if there are none.
  func restartPoints(_ stamp: FileColumns.Stamp) -> RestartPoints? {
    let key = stamp.bytes
    return try? reading { connection in
      let row = try connection.rows("SELECT points FROM restart WHERE stamp = ?", [key])
      guard try row.next() else { return nil }
      return try row.withBytes(0) { raw in
        PostingBlock.opened(raw).flatMap { RestartPoints(decoding: Array($0)) }
      }
    }
  }

  /// Keeps those of a file.
  func keep(_ points: RestartPoints, of stamp: FileColumns.Stamp) throws(IndexFault) {
    let (key, bytes) = (stamp.bytes, PostingBlock.sealed(points.encoded))
    try writing {
      try $0.run("INSERT OR REPLACE INTO restart(stamp, points) VALUES(?, ?)", [key, bytes])
    }
  }

  /// Forgets those of files that are no longer there, or no longer as they were.
  func forgetRestartPoints(except isKnown: (FileColumns.Stamp) -> Bool) throws(IndexFault) {
    let kept = try reading { connection in
      let row = try connection.rows("SELECT stamp FROM restart")
      var kept: [[UInt8]] = []
      while try row.next() { kept.append(try row.withBytes(0) { Array($0) }) }
      return kept
    }
    for key in kept where !(FileColumns.Stamp(bytes: key).map(isKnown) ?? false) {
      try writing { try $0.run("DELETE FROM restart WHERE stamp = ?", [key]) }
    }
  }
}

extension FileColumns.Stamp {
  /// Its numbers, eight bytes each.
  fileprivate var bytes: [UInt8] {
    [UInt64(bitPattern: size), UInt64(bitPattern: modified), UInt64(bitPattern: changed), inode]
      .flatMap { number in withUnsafeBytes(of: number.littleEndian) { Array($0) } }
  }

  /// What `bytes` gave; nil if it is not of that length.
  fileprivate init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    let numbers = (0..<4).map { index in
      bytes.withUnsafeBytes {
        UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      }
    }
    self.init(
      size: Int64(bitPattern: numbers[0]), modified: Int64(bitPattern: numbers[1]),
      changed: Int64(bitPattern: numbers[2]), inode: numbers[3])
  }
}

extension IndexSession {
  /// Keeps the restart points that were noted, of the files that are in the index.
  func keepRestartPoints() {
    guard let database, !database.isReadOnly, !database.isInMemory else { return }
    var known: Set<FileColumns.Stamp>?
    func isKnown(_ stamp: FileColumns.Stamp) -> Bool {
      if let known { return known.contains(stamp) }
      var stamps: Set<FileColumns.Stamp> = []
      files.alive().forEach { stamps.insert(files.stamp($0)) }
      known = stamps
      return stamps.contains(stamp)
    }
    PackedPlaces.shared.keepPoints { stamp, points in
      guard isKnown(stamp) else { return false }
      // Without them the first cable to be opened takes a while; that is all.
      return (try? database.keep(points, of: stamp)) != nil
    }
    try? database.forgetRestartPoints(except: isKnown)
  }
}
