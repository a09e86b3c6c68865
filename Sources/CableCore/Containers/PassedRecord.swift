/// A record or document of a file that gave no cable: skipped, or not readable.
public struct PassedRecord: Sendable, Hashable {
  /// Its place among the records of its file, from 1; of text outside of them that of the record above it, 0 before
  /// the first.
  public var number: Int
  /// Where it is in the file, in bytes.
  public var fileRange: Range<Int>
  /// Why it gave none, as a clause for a person.
  public var reason: String
  /// True if it could not be read; false if it holds no cable.
  public var isFailure: Bool

  /// The same, of bytes that follow so many others.
  func moved(by offset: Int) -> PassedRecord {
    var copy = self
    copy.fileRange = (fileRange.lowerBound + offset)..<(fileRange.upperBound + offset)
    return copy
  }
}
