import CableCore

/// What the notebook knows a cable by: its id, and a digest of its text; never a path.
///
/// So what is written about a cable survives a moved, renamed or copied folder. A cable without an
/// id of its own (whose `LibraryRow.id` is a file's name) is known by that name and the digest
/// together, because many folders have a `0001.txt`.
public struct CableKey: Sendable, Hashable {
  /// The canonical id (`09ASTANA1327`), or the file's name with the digest (`0001.txt@…`).
  ///
  /// The sets of `NotebookView` hold these names.
  public let name: String
  /// `LibraryRow.digest` at the time; another one shows that the text has changed since.
  public let digest: UInt64

  /// The key of a cable.
  ///
  /// - Parameters:
  ///   - id: as `LibraryRow.id` has it.
  ///   - digest: as `LibraryRow.digest` has it.
  public init(id: String, digest: UInt64) {
    let isCanonical = CableID(parsing: id)?.description == id
    name = isCanonical ? id : id + Self.suffix(digest)
    self.digest = digest
  }

  /// The key of a row.
  public init(_ row: LibraryRow) { self.init(id: row.id, digest: row.digest) }

  /// A key as `spelled` wrote it, or as programs before it wrote an id alone.
  public init(spelled: String) {
    digest = Self.digest(in: spelled) ?? 0
    let start = spelled.lastIndex(of: "@").map { String(spelled[..<$0]) } ?? spelled
    let isCanonical = digest != 0 && CableID(parsing: start)?.description == start
    name = isCanonical ? start : spelled
  }

  /// The name with the digest, from which `init(spelled:)` makes the key again.
  public var spelled: String {
    Self.digest(in: name) == nil ? name + Self.suffix(digest) : name
  }

  /// A key as the notebook keeps it.
  package init(name: String, digest: UInt64) {
    self.name = name
    self.digest = digest
  }

  /// The name without the digest: the id, or the file's name.
  public var shown: String {
    Self.digest(in: name) == nil
      ? name : name.lastIndex(of: "@").map { String(name[..<$0]) } ?? name
  }

  /// Sixteen hexadecimal digits after an `@`.
  static func suffix(_ digest: UInt64) -> String { "@" + hexadecimal(digest) }

  /// The digest at the end of the name of a cable without id; nil for an id.
  static func digest(in name: String) -> UInt64? {
    guard let at = name.utf8.lastIndex(of: 0x40) else { return nil }
    let digits = name[name.index(after: at)...]
    return digits.utf8.count == 16 ? UInt64(digits, radix: 16) : nil
  }

  /// Sixteen digits, lower case.
  package static func hexadecimal(_ number: UInt64) -> String {
    Hexadecimal.text(number, digits: 16)
  }
}
