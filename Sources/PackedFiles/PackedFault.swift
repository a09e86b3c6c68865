internal import CArchive

/// Why a packed file, or a member of it, cannot be read.
public struct PackedFault: Error, Sendable, Hashable {
  /// What happened and what to do, as a clause for a person.
  public var reason: String
  /// True if nothing after it can be read either; false if the next member can.
  public var isFinal: Bool
  /// True if the caller asked to give up.
  public var isCancelled = false

  /// A fault that is known without libarchive.
  init(_ reason: String, isFinal: Bool = true) {
    self.reason = reason
    self.isFinal = isFinal
  }

  /// What libarchive says of a code other than success.
  init(_ archive: OpaquePointer, _ code: Int32) {
    let said = archive_error_string(archive).map { String(cString: $0) } ?? "it is damaged"
    let lower = said.lowercased()
    isFinal = code == ARCHIVE_FATAL
    if lower.contains("crypt") || lower.contains("passphrase") {
      reason = "it is encrypted: unpack it with its password, and open what comes out"
    } else if lower.contains("truncated") {
      reason = "it is cut short: fetch it again"
    } else if lower.contains("unsupported") || lower.contains("unrecognized") {
      reason = "it is packed in a way that is not read here (\(said)): unpack it first"
    } else {
      // Some of it is said to programmers.
      let detail = lower.hasPrefix("internal error") ? "" : " (\(said))"
      reason = "it is damaged\(detail): fetch it again"
    }
  }

  /// The caller asked to give up.
  static var cancelled: PackedFault {
    var fault = PackedFault("it was cancelled")
    fault.isCancelled = true
    return fault
  }
}
