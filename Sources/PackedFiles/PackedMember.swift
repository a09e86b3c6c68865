/// One entry of a packed file.
public struct PackedMember: Sendable, Hashable {
  /// What an entry is.
  public enum Kind: Sendable, Hashable { case file, folder, link, other }

  /// Among all entries of the packed file, from 0.
  public var place: Int
  /// What it is.
  public var kind: Kind
  /// The folders and the name, from the outside in; never absolute and never leading outwards.
  ///
  /// Empty if nothing is left of the name.
  public var path: [[UInt8]]
  /// From which byte on a reading can begin at it: of a zip, a byte of the file, else of what is
  /// compressed; nil if it can begin at the front alone.
  public var offset: Int?
  /// Unpacked; nil if the packed file does not say.
  public var size: Int?
  /// True if its bytes are encrypted.
  public var isEncrypted: Bool

  /// True if it or a folder of it has a name that begins with a dot, as what systems keep beside.
  public var isHidden: Bool { path.contains { $0.first == 0x2E } }

  /// The parts of a name as it is written in an archive.
  ///
  /// Slashes at the beginning, empty parts, `.` and `..` are left out: nothing is ever written under
  /// the name, but it is shown, and must not look as if it were elsewhere.
  ///
  /// - Parameters:
  ///   - name: bytes of any encoding.
  ///   - hasBackslashes: true if `\` parts folders, too, as some programs for zip write it.
  /// - Returns: the folders and the name.
  static func parts(of name: some Sequence<UInt8>, hasBackslashes: Bool) -> [[UInt8]] {
    Array(name).split { $0 == 0x2F || hasBackslashes && $0 == 0x5C }.map(Array.init).filter {
      $0 != [0x2E] && $0 != [0x2E, 0x2E]
    }
  }
}
