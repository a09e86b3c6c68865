import CableCore

/// All that a page is laid out from: two that are equal give the same page.
package struct PageSource: Sendable, Equatable {
  var cable: Cable
  var options: PageOptions
  var links: [PageLink] = []
  /// Notes by the ordinal of the paragraph.
  var notes: [Int: [PageNote]] = [:]
  /// Phrases that were noted, as bytes of the text of the paragraph of an ordinal.
  var highlights: [Int: [Range<Int>]] = [:]
  /// The bytes of the file, for the raw view.
  var file: [UInt8]?

  /// Bytes that are laid out within a frame; what has more is laid out away from the keys.
  static let briefBytes = 65_536

  /// True where laying out takes longer than a person should wait for a key.
  var isLong: Bool { max(cable.source.bytes.count, file?.count ?? 0) > Self.briefBytes }
}
