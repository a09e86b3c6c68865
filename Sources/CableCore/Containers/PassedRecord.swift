/// A record or document of a file that gave no cable: passed over, or not readable.
public struct PassedRecord: Sendable, Hashable {
  /// Its place among the records of its file, from 1.
  public var number: Int
  /// Where it lies in the file, in bytes.
  public var fileRange: Range<Int>
  /// Why it gave none, as a clause for a person.
  public var reason: String
  /// True where it could not be read; false where it holds no cable.
  public var isFailure: Bool

  /// The same, of bytes that stand behind so many others.
  func moved(by offset: Int) -> PassedRecord {
    var copy = self
    copy.fileRange = (fileRange.lowerBound + offset)..<(fileRange.upperBound + offset)
    return copy
  }
}
