import CableCore

/// What one file gave.
struct ParsedFile: Sendable {
  var name: [UInt8]
  var stamp = FileColumns.Stamp()
  /// Of the bytes that were read.
  var digest = FileDigest()
  var cables: [CableFacts] = []
  /// Why there is no cable; nil where there are some.
  var reason: String?
  var isOrdinary = true

  /// Reads and parses a file; never fails, but tells.
  init(reading path: [UInt8], name: [UInt8]) {
    self.name = name
    do throws(LibraryError) {
      var facts: [CableFacts] = []
      let found = try CableFile.read(path, name: FileReading.shown(name)) { source in
        facts.append(CableFacts(Cable(parsing: source)))
      }
      (reason, stamp, digest, cables) = (found.reason, found.stamp, found.digest, facts)
    } catch {
      reason = error.message
      isOrdinary = false
      if let info = FileReading.status(path) { stamp = FileReading.stamp(info) }
    }
  }
}
